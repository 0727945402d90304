"""Deaths told by a body, by a title that only the dead bear, and by the record of one person. All texts are made up."""

from datetime import date

import pytest

import gavah

SAID = date(2071, 6, 20)  # a Saturday
Row = tuple[str, str | None, str | None, tuple[str, ...]]


def dead(text: str, measure: str = "dead") -> list[Row]:
    """Type, first and last day and places of each single death that a text tells of."""
    claims = gavah.read(gavah.report(text, published=SAID))
    rows = [
        c for c in claims if c.kind == "event" and c.quantity is not None and (c.quantity.measure, c.quantity.low, c.quantity.high) == (measure, 1, 1)
    ]
    return [(c.type, _day(c.when and c.when.earliest), _day(c.when and c.when.latest), tuple(w.name for w in c.where)) for c in rows]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "He was arrested on Thursday in Rasht. His body was handed over to his family on Friday.",
            ("killing.in-custody", "2071-06-18", "2071-06-19", ("Rasht",)),
        ),
        (
            "He was wounded in Rasht on June 8 and arrested. The authorities gave his body to the family.",
            None,  # "gave his body" is read, whose is not told twice
        ),
        (
            "She was hit by a bullet in Rasht on June 8. Her family found her body two days later.",
            ("assault-firearms", "2071-06-08", "2071-06-08", ("Rasht",)),
        ),
        ("Ali, 20, was shot in the heart in Rasht on June 8. He was buried in Tabriz.", ("assault-firearms", "2071-06-08", "2071-06-08", ("Rasht",))),
        (
            "علی تمرینی روز پنجشنبه در رشت بازداشت شد. روز جمعه پیکر بی‌جان او را به خانواده‌اش تحویل دادند.",
            ("killing.in-custody", "2071-06-18", "2071-06-19", ("Rasht",)),
        ),
        (
            "۱۸ خرداد در رشت هدف گلوله قرار گرفت و به بیمارستان منتقل شد. خانواده، پیکر او را دو روز بعد یافتند.",
            ("assault-firearms", "2071-06-08", "2071-06-08", ("Rasht",)),
        ),
        ("علی تمرینی در رشت با تیر به پشت سرش شلیک شد. او در روستای پدری‌اش دفن شد.", ("assault-firearms", None, "2071-06-20", ("Rasht",))),
        ("جاوید نام #علی_تمرینی ۳۵ ساله. ۱۸ خرداد در رشت هدف گلوله جنگی قرار گرفت.", ("assault-firearms", "2071-06-08", "2071-06-08", ("Rasht",))),
    ],
)
def test_a_body_or_a_title_tells_of_a_death(text: str, wanted: Row | None) -> None:
    if wanted is None:
        assert [row[0] for row in dead(text)] == ["killing.in-custody"]
    else:
        assert dead(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Ali was shot in Rasht on June 8. Doctors found bruises on his body.",
        "Ali was arrested in Rasht on June 8. His father was buried on June 9.",
        "Two men were arrested in Rasht. Ali was beaten; his body is bruised.",
        "یک نفر در مراسم جاویدنام علی تمرینی در رشت با گلوله زخمی شد.",
        "علی تمرینی در رشت بازداشت شد. بر پیکر او آثار شکنجه دیده می‌شود.",
    ],
)
def test_a_living_body_is_none(text: str) -> None:
    assert dead(text) == []


def test_a_body_beside_a_death_that_is_told_is_not_one_more() -> None:
    assert len(dead("Ali was shot in Rasht on June 8 and died. His body was handed over to his family.")) == 1
    assert len(dead("علی تمرینی در رشت با شلیک گلوله جان باخت. پیکرش را دو روز بعد تحویل دادند.")) == 1


@pytest.mark.parametrize(
    ("text", "measure", "wanted"),
    [
        (
            "Name: Ali Tamrini\nAge: 22\nDate of death: June 8, 2071\nPlace of death: Mashhad\nCause of death: gunshot to the chest",
            "dead",
            [("assault-firearms", "2071-06-08", "2071-06-08", ("Mashhad",))],
        ),
        (
            "Name: Ali Tamrini\nDate of killing: June 8, 2071\nPlace of killing: Mashhad\n"
            "Name: Sara Tamrini\nDate of killing: June 9, 2071\nPlace of killing: Rasht",
            "dead",
            [("assault", "2071-06-08", "2071-06-08", ("Mashhad",)), ("assault", "2071-06-09", "2071-06-09", ("Rasht",))],
        ),
        ("Name: Ali Tamrini\nDate of death: June 8, 2071\nCause of death: cancer", "dead", []),
        ("Name: Ali Tamrini\nDate of arrest: June 8, 2071\nPlace of arrest: Rasht", "arrested", [("arrest", "2071-06-08", "2071-06-08", ("Rasht",))]),
        (
            "نام: علی تمرینی\nسن: ۲۲ سال\nتاریخ جان‌باختن: ۱۸ خرداد ۱۴۵۰\nمحل جان‌باختن: مشهد\nنحوه جان‌باختن: تیر به سینه",
            "dead",
            [("assault-firearms", "2071-06-08", "2071-06-08", ("Mashhad",))],
        ),
        ("نام: علی تمرینی\nتاریخ اعدام: ۱۸ خرداد ۱۴۵۰", "executed", [("execution.judicial", "2071-06-08", "2071-06-08", ())]),
        ("نام: علی تمرینی\nتاریخ فوت: ۱۸ خرداد ۱۴۵۰\nعلت فوت: سرطان", "dead", []),
    ],
)
def test_the_record_of_a_person_tells_what_befell_him(text: str, measure: str, wanted: list[Row]) -> None:
    assert dead(text, measure) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "Amir was shot on January 8. His family found him in the morgue two days later.", ("2071-01-08", "2071-01-10")),
        ("en", "Amir was arrested on January 8. His mother identified him at the morgue.", ("2071-01-08", "2071-04-20")),
        ("fa", "امیر ۱۹ دی بازداشت شد. خانواده‌اش او را در سردخانه پیدا کردند.", ("2071-01-08", "2071-04-20")),
        ("fa", "امیر ۱۹ دی تیر خورد. مادرش او را در کهریزک شناسایی کرد.", ("2071-01-08", "2071-01-08")),
    ],
)
def test_who_is_found_in_a_morgue_is_dead(lang: str, text: str, days: tuple[str, str]) -> None:
    claims = gavah.read(gavah.report(text, lang=lang, published=date(2071, 4, 20)))
    dead = [c.when for c in claims if c.quantity and c.quantity.measure == "dead"]
    assert [(str(w.earliest), str(w.latest)) for w in dead if w] == [days]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Amir was shot on January 8. His brother found him in a hospital."),
        ("fa", "امیر ۱۹ دی تیر خورد. برادرش او را در بیمارستان پیدا کرد."),
    ],
)
def test_who_is_found_in_a_hospital_is_not(lang: str, text: str) -> None:
    claims = gavah.read(gavah.report(text, lang=lang, published=date(2071, 4, 20)))
    assert not [c for c in claims if c.quantity and c.quantity.measure == "dead"]
