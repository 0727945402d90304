"""Several persons told at once: terms of their own, days of their own, parts of a count, names behind a colon, «این افراد». All constructed."""

from datetime import date

import pytest

from gavah import times
from gavah.model import Claim, Report
from gavah.reading import read

SAID = date(2071, 11, 11)


def claims(text: str) -> list[Claim]:
    return list(read(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="fa", published=SAID)))


def counts(text: str) -> set[tuple[str, int, int | None]]:
    return {(c.type, c.quantity.low, c.quantity.high) for c in claims(text) if c.quantity and c.kind != "statement"}


TOLD = {
    "دادگاه انقلاب ارومیه سوران تمرینی را به سه سال، هیوا تمرینی را به چهار سال و آرام تمرینی را به ده ماه حبس محکوم کرد.": {
        ("sentence.prison", 3, 3)
    },
    "سه نفر به پنج سال حبس، دو نفر به سه سال زندان و چهار نفر به ۷۴ ضربه شلاق محکوم شدند.": {("sentence.prison", 5, 5), ("sentence.flogging", 4, 4)},
    "متهم اول را به قصاص، دو متهم بعدی را به ۲۵ سال حبس و متهم چهارم را به ۹۹ ضربه شلاق محکوم کرد.": {
        ("sentence.death", 1, 1),
        ("sentence.prison", 2, 2),
        ("sentence.flogging", 1, 1),
    },
    "دادگاه او را به پنج سال حبس و دو سال تبعید محکوم کرد.": {("sentence.prison", 1, 1)},
    "زندانیان بند ۸ انتقال دو هم‌بندی خود به زندان تمرین را محکوم کردند.": set(),
    "دوشنبه پنج شهروند در بانه بازداشت شدند. این افراد با وثیقه آزاد شدند.": {("arrest", 5, 5), ("release", 5, 5)},
    "جواد تمرینی و هادی تمرینی در تبریز بازداشت شدند. آن‌ها به هفت سال حبس محکوم شده‌اند.": {("arrest", 2, 2), ("sentence.prison", 2, 2)},
    "اسامی شماری از بازداشت‌شدگان دیروز ایلام: رضا تمرینی، کاوه تمرینی، سارا تمرینی": {("arrest", 3, None)},
    "آمار جان‌باختگان پیرانشهر: ۵ مرد، ۲ زن و یک کودک.": {("assault", 8, 8)},
    "روز چهارشنبه حکم اعدام یک زوج در زندان همدان اجرا شد.": {("execution.judicial", 2, 2)},
    "هفت نفر از اعضای یک خانواده بلوچ دیروز بازداشت شدند.": {("arrest", 7, 7)},
    "اعدام عامل شهادت دو مامور انتظامی انجام شد.": {("execution.judicial", 1, 1)},
    "۳۵۰ کارگر با تجمع مقابل دفتر مدیریت خواستار پرداخت حقوق شدند.": {("protest.demo", 350, 350)},
    "ماموران با تجمع معترضان برخورد کردند.": set(),
    "کارگران را تهدید به اخراج کردند.": set(),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_several_at_once_are_counted_together_and_apart(text: str, told: set[tuple[str, int, int | None]]) -> None:
    assert counts(text) == told


def test_parts_told_apart_by_day_keep_their_days() -> None:
    found = {
        (c.quantity.low, c.when.earliest) for c in claims("پنجم همین ماه سه شهروند و دو روز پس از آن دو شهروند دستگیر شدند.") if c.quantity and c.when
    }
    assert found == {(3, date(2071, 10, 27)), (2, date(2071, 10, 29))}


def test_parts_of_a_count_keep_their_towns() -> None:
    told = claims("در مجموع ۵۴ نفر بازداشت شده‌اند که ۳۰ نفرشان در مهاباد و ۲۴ نفر در بوکان بوده است.")
    assert {(c.quantity.low, *(p.name for p in c.where)) for c in told if c.quantity and c.kind == "event"} == {(30, "Mahabad"), (24, "Bukan")}


def test_an_event_noun_whose_verb_is_to_come_is_planned() -> None:
    assert [c.modality for c in claims("اعدام چهار زندانی بامداد فردا انجام خواهد شد.")] == ["planned"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("فرمانده انتظامی فسا از دستگیری ۲۷ نفر خبر داد.", ["Fasa"]),
        ("شش درویش گنابادی هرکدام چهار سال زندان گرفتند.", ["Gonabad"]),
        ("سارا تمرینی، نوازنده اهل سقز، آزاد شد.", []),
        ("سوران تمرینی را بازداشت کردند.", []),
    ],
)
def test_offices_and_peoples_place_an_event_and_homes_do_not(text: str, place: list[str]) -> None:
    assert [[p.name for p in c.where] for c in claims(text)] == [place]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("دوازدهم ماه گذشته", date(2071, 10, 4), date(2071, 10, 4)),
        ("شش ماه نخست سال ۱۴۵۰", date(2071, 3, 21), date(2071, 9, 22)),
        ("سه‌ماهه پایانی سال گذشته", date(2070, 12, 21), date(2071, 3, 20)),
    ],
)
def test_days_of_a_month_and_months_of_a_year(words: str, first: date, last: date) -> None:
    (found,) = times(f"در {words}", lang="fa", anchor=SAID)
    assert (found.earliest, found.latest) == (first, last)
