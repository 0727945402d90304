"""Deeds and what they brought about: each with its own day and place, and none twice. All texts are made up."""

from datetime import date

import pytest

import gavah

Row = tuple[str, int | None, str | None, tuple[str, ...]]
SAID = "2071-06-20"  # a Saturday


def told(lang: str, text: str) -> list[tuple[str, str, int | None, str | None, tuple[str, ...]]]:
    """Type, measure, low, first day and places of each event of a text."""
    claims = gavah.read(gavah.report(text, lang=lang, published=date.fromisoformat(SAID)))
    return [
        (
            c.type,
            c.quantity.measure or "" if c.quantity else "",
            c.quantity.low if c.quantity else None,
            c.when.earliest.isoformat() if c.when and c.when.earliest else None,
            tuple(w.name for w in c.where),
        )
        for c in claims
        if c.kind != "statement"
    ]


def brief(rows: list[tuple[str, str, int | None, str | None, tuple[str, ...]]]) -> list[Row]:
    """The rows by measure, or by type where they count nobody."""
    return [(measure or type_, low, day, where) for type_, measure, low, day, where in rows]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Mina Tamrini was beaten to death in Tehran. Her death led to protests in Shiraz.",
            [("dead", 1, None, ("Tehran",)), ("protest.demo", None, None, ("Shiraz",))],
        ),
        (
            "en",
            "Mina Tamrini's death in Tehran on Thursday set off protests in Saqqez on Friday.",
            [("dead", 1, "2071-06-18", ("Tehran",)), ("protest.demo", None, "2071-06-19", ("Saqqez",))],
        ),
        (
            "en",
            "The execution of three men in Rasht drew a wave of protests across Gilan.",
            [("executed", 3, None, ("Rasht",)), ("protest.demo", None, None, ("Gilan",))],
        ),
        ("en", "The arrest of two teachers in Rasht has led to fears of torture in Tehran.", [("arrested", 2, None, ("Rasht",))]),
        (
            "fa",
            "مینا تمرینی در تهران بر اثر ضربات مأموران جان باخت. مرگ او موجب اعتراضاتی در شیراز شد.",
            [("dead", 1, None, ("Tehran",)), ("protest.demo", None, None, ("Shiraz",))],
        ),
        (
            "fa",
            "کشته شدن سه نفر در رشت در روز پنجشنبه باعث تجمع مردم در روز جمعه در انزلی شد.",
            [("dead", 3, "2071-06-18", ("Rasht",)), ("protest.demo", None, "2071-06-19", ("Bandar-e Anzali",))],
        ),
        (
            "fa",
            "اعدام سه مرد در رشت موجی از اعتراض را در گیلان برانگیخت.",
            [("executed", 3, None, ("Rasht",)), ("protest.demo", None, None, ("Gilan",))],
        ),
        ("fa", "بازداشت دو معلم در رشت موجب نگرانی خانواده‌ها در تهران شد.", [("arrested", 2, None, ("Rasht",))]),
    ],
)
def test_a_deed_and_what_it_brought_about_have_each_their_own_place_and_day(lang: str, text: str, wanted: list[Row]) -> None:
    assert brief(told(lang, text)) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On Friday, the country launched missiles in response to the airstrike that killed a general at an airport in Rasht."),
        ("en", "Residents gathered in Rasht on Friday to mourn a boy who was shot dead by police."),
        ("fa", "روز جمعه مغازه‌های رشت در واکنش به کشته شدن یک کولبر بسته شد."),
    ],
)
def test_the_day_of_an_answer_is_not_that_of_what_it_answers(lang: str, text: str) -> None:
    assert [(low, day) for _, measure, low, day, _ in told(lang, text) if measure == "dead"] == [(1, None)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Milad Tamrini was shot dead in Rasht. His father died five years ago."),
        ("en", "Milad Tamrini was shot dead in Rasht. His mother, who died in 2069, was a teacher."),
        ("fa", "میلاد تمرینی در رشت با شلیک گلوله جان باخت. پدرش پنج سال پیش فوت کرده بود."),
        ("fa", "پدرش فوت شده و با مادرش زندگی می‌کرد و در رشت با گلوله به سرش جان باخت."),
    ],
)
def test_a_parent_dead_before_is_no_victim_and_lends_no_day(lang: str, text: str) -> None:
    assert brief(told(lang, text)) == [("dead", 1, None, ("Rasht",))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "His mother died in the attack on Rasht."),
        ("en", "Ali was shot in Rasht. Later his father died of his wounds."),
        ("fa", "پس از شلیک مأموران در رشت مادرش درگذشت."),
        ("fa", "مادرش در بازداشتگاه رشت زیر شکنجه فوت کرد."),
    ],
)
def test_a_parent_who_died_of_what_is_told_is_one(lang: str, text: str) -> None:
    assert [low for _, measure, low, _, _ in told(lang, text) if measure == "dead"] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Ali Tamrini, 27, was shot dead in Rasht. The 27-year-old died instantly.",
        "Ali Tamrini was shot dead in Rasht. Police investigated the death of the 27-year-old citizen.",
        "Ali Tamrini, a teacher, was shot dead in Rasht. The teacher died instantly.",
        "Ali Tamrini was shot dead in Rasht. The death of the young man shocked the town.",
        "Ali Tamrini was shot dead in Rasht. The father of two died on the way to hospital.",
        "علی تمرینی در رشت با شلیک گلوله کشته شد. پلیس مرگ این شهروند ۲۷ ساله را تأیید کرد.",
        "علی تمرینی در رشت با شلیک گلوله کشته شد. کشته شدن این جوان مردم را خشمگین کرد.",
    ],
)
def test_who_is_told_of_again_by_age_or_looks_is_not_one_more(text: str) -> None:
    lang = "en" if text.isascii() else "fa"
    assert [(measure, low, where) for _, measure, low, _, where in told(lang, text) if low] == [("dead", 1, ("Rasht",))]


@pytest.mark.parametrize(
    "text",
    [
        "Ali Tamrini, 27, was shot dead in Rasht. The 30-year-old woman beside him was also killed.",
        "Ali Tamrini, 27, was shot dead in Rasht. The 31-year-old died on Friday in Tehran.",
    ],
)
def test_another_age_is_somebody_else(text: str) -> None:
    assert [low for _, measure, low, _, _ in told("en", text) if measure == "dead"] == [1, 1]


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "Amnesty put the death toll at 300.", 300, 300),
        ("en", "The agency placed the protester death count in the hundreds.", 200, 999),
        ("en", "The group estimates the death toll at 40.", 40, 40),
        ("en", "Officials gave the death toll as 41.", 41, 41),
        ("fa", "شمار کشته‌شدگان به صدها نفر می‌رسد.", 200, 999),
        ("fa", "عفو بین‌الملل شمار کشته‌شدگان را ۳۰۰ نفر اعلام کرد.", 300, 300),
    ],
)
def test_a_toll_that_somebody_puts_at_a_number_is_a_count(lang: str, text: str, low: int, high: int) -> None:
    (claim,) = gavah.read(gavah.report(text, lang=lang))
    assert claim.quantity is not None
    assert (claim.quantity.measure, claim.quantity.low, claim.quantity.high) == ("dead", low, high)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("رانندگان به‌دلیل کاهش سهمیه سوخت در رشت دست به اعتصاب گسترده زدند.", [("protest.strike", None, None, ("Rasht",))]),
        ("دو جوان در رشت به رگبار بسته شدند.", [("persons", 2, None, ("Rasht",))]),
        ("دو جوان در رشت به رگبار بسته شدند و جان باختند.", [("dead", 2, None, ("Rasht",))]),
        ("علی تمرینی به همراه برادر بزرگ‌ترش رضا در رشت بازداشت شدند.", [("arrested", 2, None, ("Rasht",))]),
        ("خانواده سه روز از محل نگهداری پیکر او بی‌اطلاع بودند.", []),
    ],
)
def test_what_words_alone_would_mislead(text: str, wanted: list[Row]) -> None:
    assert brief(told("fa", text)) == wanted
