"""Days without a year keep their value; places of a life, a hospital or a grave are no event's."""

from datetime import date

import pytest

import gavah
from gavah.gazetteer import places
from gavah.model import Claim


def only(text: str) -> Claim:
    """The one claim of a constructed text."""
    (claim,) = gavah.read(gavah.report(text))
    return claim


@pytest.mark.parametrize(
    ("text", "value", "calendar"),
    [
        ("علی رضایی روز ۱۸ دی‌ماه در رشت کشته شد.", "XXXX-10-18", "solar-hijri"),
        ("علی رضایی در رشت کشته شد در ۱۹ دی.", "XXXX-10-19", "solar-hijri"),
        ("Ali Rezai was shot dead in Rasht on January 18th.", "XXXX-01-18", "gregorian"),
        ("Ali Rezai was killed in Rasht during the October protests.", "XXXX-10", "gregorian"),
    ],
)
def test_a_yearless_day_keeps_its_words_and_value_and_no_year(text: str, value: str, calendar: str) -> None:
    when = only(text).when
    assert when is not None
    assert (when.value, when.calendar, when.earliest, when.latest) == (value, calendar, None, None)
    assert when.words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("علی رضایی روز ۱۸ دی در رشت کشته شد. پیکر او ۲۵ دی ۱۴۰۴ به خانواده رسید.", "1404-10-18"),
        ("Ali Rezai was shot dead in Rasht on 8 January. The family met the press on January 12, 2026.", "2026-01-08"),
    ],
)
def test_the_one_year_of_the_passage_is_taken_and_marked(text: str, value: str) -> None:
    when = gavah.read(gavah.report(text))[0].when
    assert when is not None
    assert (when.earliest, when.latest, when.value) == (date(2026, 1, 8), date(2026, 1, 8), value)
    assert when.rule.endswith("year-of-passage")


@pytest.mark.parametrize(
    "text",
    [
        "علی رضایی متولد ۳ تیر ۱۳۷۵، روز ۱۸ دی‌ماه در رشت کشته شد.",  # a birth lends no year
        "علی رضایی روز ۱۸ دی در رشت کشته شد. پیش‌تر ۲ آذر ۱۴۰۱ بازداشت و ۵ مهر ۱۴۰۳ آزاد شده بود.",  # two years
        "جمعه ۱۸ دی علی رضایی در رشت کشته شد. پیکر او ۲۵ دی ۱۴۰۴ به خانواده رسید.",  # it was a Thursday
        "Ali Rezai, born on 3 May 1999, was killed in Rasht on January 8.",
    ],
)
def test_no_year_is_invented(text: str) -> None:
    when = gavah.read(gavah.report(text))[0].when
    assert when is not None
    assert when.earliest is None
    assert when.value.startswith("XXXX-")


@pytest.mark.parametrize("text", ["Ali Rezai, born on 3 May 1999, was killed in Rasht.", "علی رضایی زاده ۳ تیر ۱۳۷۵ در رشت کشته شد."])
def test_a_birthday_dates_no_death(text: str) -> None:
    assert only(text).when is None


@pytest.mark.parametrize("text", ["They took scores of people in Rasht last night.", "دیشب در رشت حداقل بیست نفر را بازداشت کردند."])
def test_a_day_told_from_an_unknown_day_has_no_value(text: str) -> None:
    when = only(text).when
    assert when is None or when.value == ""


@pytest.mark.parametrize(
    "text",
    [
        "Ali Rezai was a popular restaurant owner in Rasht who was killed by security forces during protests.",
        "Ali Rezai from Ganjan village in Arak was killed by gunshot to the head.",
        "24-year-old Javad Karimi, who worked at a company in Marvdasht, was shot in the chest.",
        "Sara Karimi was a student at the University of Tehran who died in custody.",
        "علی رضایی پس از انتقال به بیمارستان کازرون، در ۲۰ دی‌ماه بر اثر شدت جراحات جان باخت.",
        "علی رضایی، دانش‌آموز ۱۲ ساله، از کردهای کرمانشاه، در ۱۹ دی جان باخت.",
    ],
)
def test_a_life_is_no_place_of_a_death(text: str) -> None:
    assert [where.level for where in only(text).where] in ([], ["country"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nima Ahmadi died during the freedom protests in Mashhad, Iran.", "Mashhad"),
        ("Pedram Karimi, a dentist and resident of Kermanshah, was shot during protests in the city.", "Kermanshah"),
        ("علی رضایی، ساکن کرمانشاه، در جریان اعتراضات در این شهر با شلیک گلوله کشته شد.", "Kermanshah"),
        ("هفده دانشجو در دانشگاه تهران بازداشت شدند.", "University of Tehran"),
        ("پنج نفر در اهواز کشته شدند.", "Ahvaz"),
    ],
)
def test_the_place_told_is_kept(text: str, place: str) -> None:
    assert [where.name for where in only(text).where] == [place]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Two were killed before the nationwide internet shutdown.", "en"), ("دو نفر در رشت کشته شدند. این پیام پیش از قطع اینترنت سراسری بود.", "fa")],
)
def test_a_nationwide_cut_is_of_the_country(text: str, lang: str) -> None:
    cuts = [c for c in gavah.read(gavah.report(text)) if c.type == "internet-cut"]
    assert all([w.level for w in c.where] in ([], ["country"]) for c in cuts)
    assert cuts or lang == "en"


def test_value_enters_the_id_only_where_days_are_open() -> None:
    import msgspec

    from gavah.model import make_claim

    claim = only("Ali Rezai was shot dead in Rasht on January 12, 2026.")
    fields = {name: getattr(claim, name) for name in claim.__struct_fields__ if name != "id"}
    assert claim.when is not None
    assert make_claim(**{**fields, "when": msgspec.structs.replace(claim.when, value="")}).id == claim.id


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("He was killed by a gunshot during the evening protests in Vakil Abad, Mashhad, his family said on the day.", "en", ("Mashhad", "city")),
        ("در محله وکیل‌آباد مشهد", "fa", ("Mashhad", "city")),
        ("Two men were hanged in Vakilabad on Monday.", "en", ("Vakilabad Prison", "site")),
        ("دو نفر در وکیل‌آباد اعدام شدند.", "fa", ("Vakilabad Prison", "site")),
        ("در استان کرمانشاه، با تیراندازی", "fa", ("Kermanshah", "province")),
        ("در شهر کرمانشاه، با تیراندازی", "fa", ("Kermanshah", "city")),
        ("مشهد – محله عباس‌آباد", "fa", ("Mashhad", "city")),
    ],
)
def test_quarters_prisons_and_provinces(text: str, lang: str, found: tuple[str, str]) -> None:
    first = places(text, lang=lang)[0]
    assert (first.name, first.level) == found


@pytest.mark.parametrize(
    "text",
    [
        "Teachers' protests / May 2071\n\nNo one was killed; activists were arrested.",
        "اعتراض معلمان / اردیبهشت ۱۴۵۰\n\nهیچ‌کس کشته نشد؛ فعالان صنفی بازداشت شدند.",
    ],
)
def test_nobody_killed_is_not_said_of_every_day_a_heading_spans(text: str) -> None:
    (nobody,) = [claim for claim in gavah.read(gavah.report(text)) if claim.quantity and claim.quantity.high == 0]
    assert nobody.when is None
