"""Days in datelines, headings and date columns, in both languages and three calendars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.ingest.dates import full_dates, line_days, parse_day
from gavah.ingest.dating import heading_days, lead, nearest
from gavah.model.calendars import gregorian_to_solar

SOLAR = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize(
    "words",
    [
        "October 3, 2071",
        "3 October 2071",
        "Saturday, 3rd of October, 2071",
        "Oct. 3, 2071",
        "2071-10-03",
        "۳ اکتبر ۲۰۷۱",
        "۳ اکتوبر ۲۰۷۱",
        "۱۱ مهر ۱۴۵۰",
        "شنبه ۱۱ مهرماه ۱۴۵۰",
        "یازدهم مهر ۱۴۵۰",
        "۱۱ میزان ۱۴۵۰",
        "۱۴۵۰/۷/۱۱",
        "1450/07/11",
        "۱۱/۷/۱۴۵۰",
        "11 Mehr 1450",
        "Mehr 11, 1450",
        "١١ مهر ١٤٥٠",
    ],
)
def test_the_same_day_in_many_words(words):
    (day,) = line_days(words)
    assert day.bounds() == (date(2071, 10, 3), date(2071, 10, 3))
    assert (day.start, day.end) == (0, len(words))


def test_day_and_month_that_may_be_swapped_are_bounds():
    (day,) = line_days("3/10/2071")
    assert day.bounds() == (date(2071, 3, 10), date(2071, 10, 3))
    (certain,) = line_days("13/10/2071")
    assert certain.bounds() == (date(2071, 10, 13),) * 2


def test_a_lunar_day_is_known_to_a_day_either_side():
    earliest, latest = line_days("۱۰ محرم ۱۴۴۶")[0].bounds()
    assert (latest - earliest).days == 2
    assert earliest <= date(2024, 7, 17) <= latest


@pytest.mark.parametrize("words", ["31 Mehr 1450", "۳۱ مهر ۱۴۵۰", "February 30, 2071", "2071-02-30"])
def test_an_impossible_day_is_no_day(words):
    assert line_days(words)[0].bounds() is None


@pytest.mark.parametrize(
    "words",
    [
        "696x390",
        "IMG-2071-10-03.jpg",
        "https://tamrin.example/2071/10/03/story",
        "file_20711003.pdf",
        "۳ می‌شود",
        "3 may be enough",
        "۳ تیر به دیوار خورد",
        "call 555-10-2071",
    ],
)
def test_what_is_no_date_dates_nothing(words):
    assert full_dates(words) == []
    assert [day for day in line_days(words) if day.year is None] == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2071-10-03T10:00:00+03:30", date(2071, 10, 3)),
        ("Sat, 03 Oct 2071 10:00:00 +0330", date(2071, 10, 3)),
        ("۱۱ مهر ۱۴۵۰", date(2071, 10, 3)),
        ("@3210969600", date(2071, 10, 2)),
    ],
)
def test_a_date_field_in_any_usual_form(written, day):
    assert parse_day(written) == (day, day)


def test_a_month_or_year_alone_is_its_days():
    assert parse_day("2071-10") == (date(2071, 10, 1), date(2071, 10, 31))
    assert parse_day("مهر ۱۴۵۰") == (date(2071, 9, 23), date(2071, 10, 22))
    assert parse_day("2071") == (date(2071, 1, 1), date(2071, 12, 31))


@pytest.mark.parametrize("written", ["", "soon", "2071-13-40", "35 of them", "99999999999999999999", "@99999999999"])
def test_what_is_no_date_field_is_none(written):
    assert parse_day(written) is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1)))
def test_any_day_written_in_solar_hijri_is_read_back(day):
    year, month, of_month = gregorian_to_solar(day)
    for words in (f"{of_month} {SOLAR[month - 1]} {year}", f"{year}/{month}/{of_month}"):
        assert line_days(words.translate(PERSIAN_DIGITS))[0].bounds() == (day, day)


@given(st.text(alphabet="0123456789/-. abcOctober۱۴۵۰مهرتیر\u200c:،", max_size=120))
def test_offsets_always_lie_in_the_line(line):
    for day in line_days(line):
        assert 0 <= day.start < day.end <= len(line)
    for full in full_dates(line):
        assert full.earliest <= full.latest


@pytest.mark.parametrize(
    "line",
    [
        "Tehran – September 28, 2071 – Two workers were taken.",
        "Tehran, 28 September 2071 (Tamrin Wire) - Two workers were taken.",
        "September 28, 2071 — Two workers were taken.",
        "• Rasht: 28 September 2071: Two workers were taken.",
        "Published: 28 September 2071",
        "Monday 28 September 2071 | 10:30",
        "تهران – ۶ مهر ۱۴۵۰ – دو کارگر بازداشت شدند.",
        "تهران، ۶ مهر ۱۴۵۰ (خبرنامه تمرین) - دو کارگر بازداشت شدند.",
        "تاریخ انتشار: ۶ مهر ۱۴۵۰",
        "دوشنبه ۶ مهر ۱۴۵۰",
    ],
)
def test_a_dateline_is_found_in_both_languages(line):
    found = lead(line)
    assert found is not None
    assert found.day.bounds() == (date(2071, 9, 28),) * 2


@pytest.mark.parametrize(
    "line",
    [
        "On September 28, 2071 two workers were taken from the steel works in Rasht.",
        "Since September 28, 2071: 24 held",
        "Photo: Tehran, 28 September 2071",
        "![Tehran – September 28, 2071](gate.jpg)",
        "[IMG_0042.jpg] Tehran – 28 September 2071",
        "از ۶ مهر ۱۴۵۰ – ۲۴ بازداشتی",
        "عکس: تهران، ۶ مهر ۱۴۵۰",
        "نیما تمرینی (۳ بهمن ۱۴۲۱ – ۳۰ خرداد ۱۴۵۰) آموزگار بود",
        "Nima Tamrini (3 October 2041 – 2 May 2071)",
        "3 October 2071 to 9 October 2071",
        "۶ دی ۱۴۴۹ به بعد",
        "تاریخ تولد: ۲۱ خرداد ۱۴۳۵",
        "Born: 3 October 2041",
        "ستاره متولد ۲۱ خرداد ۱۴۳۵ بود",
        "Nima Tamrini, killed, 3 October 2071",
    ],
)
def test_sentences_bounds_lives_and_captions_are_no_datelines(line):
    assert lead(line) is None


def test_a_heading_that_names_a_start_or_a_memory_has_no_day_of_its_own():
    assert heading_days("24 executed since August 6, 2071") == []
    assert heading_days("سالگرد ۶ مهر ۱۴۴۹ در رشت") == []
    assert len(heading_days("Two held in Rasht on October 3, 2071")) == 1


def test_the_weekday_chooses_the_year():
    (day,) = line_days("Wednesday, September 23")
    assert nearest(day, date(2073, 1, 10), date(2073, 1, 12)) == date(2071, 9, 23)


def test_without_a_weekday_the_nearest_year_not_after_publication_is_chosen():
    (day,) = line_days("28 December")
    assert nearest(day, date(2072, 1, 10), date(2072, 1, 10)) == date(2071, 12, 28)
    (soon,) = line_days("۲۸ اسفند")
    assert nearest(soon, date(2071, 9, 28), date(2071, 9, 28)) == date(2071, 3, 18)
