"""Who is shot, who is beside him, and what is no person: constructed Persian sentences."""

import pytest

from gavah.model import Report
from gavah.reading.reader import read

Counted = tuple[str, str, int, int | None]


def counted(text: str) -> list[Counted]:
    """(type, measure, low, high) of every claim that counts somebody."""
    found = read(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa"))
    return [(c.type, c.quantity.measure, c.quantity.low, c.quantity.high) for c in found if c.quantity]


@pytest.mark.parametrize(
    "text",
    [
        "مامور از فاصله نزدیک به سر مینا شلیک کرد.",
        "نیروهای سرکوبگر با تیر جنگی به او شلیک کردند.",
        "تیر به قلبش زدند.",
        "با گلوله میزنن به سرش.",
        "به گردن و کمر او شلیک کردند.",
        "تیر خلاص را به شقیقه‌اش شلیک کردند.",
        "از پشت بهش شلیک میکنن.",
        "سر چهارراه قلبش شلیک میکنن.",
        "گلوله به پشت سرش اصابت کرد.",
        "ماموران شکم مینا تمرینی را هدف شلیک قرار دادند.",
        "مینا تمرینی در رشت مورد گلوله قرارگرفت.",
    ],
)
def test_one_shot_without_the_word_for_death(text: str) -> None:
    assert counted(text) == [("assault-firearms", "persons", 1, 1)]


@pytest.mark.parametrize(
    "text", ["گلوله به ماشین ما اصابت کرد.", "موشک به پایگاه شلیک شد.", "ماموران به سوی مردم شلیک کردند.", "با سنگ به سرش زدند."]
)
def test_what_is_shot_at_is_not_always_one_person(text: str) -> None:
    assert not [c for c in counted(text) if c[1] == "persons"]


def test_companions_by_name_are_counted_with_him() -> None:
    text = "حسن تمرینی در ۲۰ دی ۱۴۵۰ به همراه مینا تمرینی، رضا تمرینی، سینا تمرینی و بهرام تمرینی به دار آویخته شد."
    assert counted(text) == [("execution.judicial", "executed", 5, 5)]
    assert counted("او همراه با مینا تمرینی، رضا تمرینی و سینا تمرینی در زندان اوین اعدام شد.") == [("execution.judicial", "executed", 4, 4)]


def test_companions_of_the_family_are_named_with_their_ages() -> None:
    text = "حسن تمرینی ۴۷ ساله به همراه برادرش رضا تمرینی ۴۲ ساله و فرزندش سینا تمرینی ۱۹ ساله، هدف شلیک گلوله قرار گرفتند و جان باختند."
    assert counted(text)[-1][1:] == ("dead", 3, 3)


def test_a_companion_of_another_deed_is_not_counted() -> None:
    assert counted("زهرا تمرینی همراه با پسرش در اعتراضات شرکت کرده بود و هدف گلوله قرار گرفت و جان باخت.")[-1][2:] == (1, 1)


def test_both_of_them_are_two() -> None:
    assert counted("هر دوی آن‌ها پنج‌شنبه هدف شلیک سرکوبگران قرار گرفتند و جان باختند.")[-1][1:] == ("dead", 2, 2)


def test_who_is_rescued_is_not_who_died() -> None:
    assert counted("او پس از نجات یک جوان با شلیک گلوله جان باخت.")[-1][1:] == ("dead", 1, 1)
    assert counted("به گفته یک شاهد، مینا تمرینی در رشت جان باخت.")[-1][1:] == ("dead", 1, 1)


def test_a_name_that_ends_like_a_plural_or_a_thing_is_one_person() -> None:
    assert counted("مژگان تمرینی در رشت با گلوله کشته شد.")[-1][1:] == ("dead", 1, 1)
    assert counted("ستاره تمرینی در رشت با گلوله کشته شد.")[-1][1:] == ("dead", 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "مینا تمرینی در رشت جان خودش را از دست میدهد.",
        "مینا تمرینی در رشت با گلوله کشته میشه.",
        "مینا تمرینی در رشت با گلوله جان فدای وطن شد.",
        "مینا تمرینی تیر می‌خوره و به جمع جاویدنامان می‌پیونده.",
        "مینا تمرینی همان لحظه با گلوله جان به جان آفرین تسلیم کرد.",
    ],
)
def test_ways_of_telling_a_death(text: str) -> None:
    assert [c[1:] for c in counted(text)] == [("dead", 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "۲۰ گوسفند در این حمله کشته شدند.",
        "کشته شدن ۵۰ گوسفند در شلیک ماموران",
        "ماموران ده‌ها قاطر کولبران را در بانه با شلیک گلوله کشتند.",
        "سه رأس گاو در انفجار مین کشته شدند.",
    ],
)
def test_animals_are_not_counted_as_dead(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    "text", ["این بیانیه کشتار معترضان را محکوم کرد.", "کارگران در اعتراض به کشتار مردم تجمع کردند.", "در شب‌های کشتار معترضان اینترنت قطع بود."]
)
def test_massacres_in_general_are_no_event(text: str) -> None:
    assert not [c for c in counted(text) if c[1] == "dead"]


@pytest.mark.parametrize(("text", "number"), [("در تیرماه ۱۸۰۰ مهاجر بازداشت شدند.", 1800), ("در آبان ۱۵۰۰ نفر بازداشت شدند.", 1500)])
def test_a_count_behind_a_month_is_no_year(text: str, number: int) -> None:
    assert [c[1:] for c in counted(text)] == [("arrested", number, number)]


def test_a_year_behind_a_month_stays_one() -> None:
    assert [c[1:] for c in counted("در دی ۱۴۵۰ معترضان در رشت بازداشت شدند.")] == [("arrested", 1, None)]
