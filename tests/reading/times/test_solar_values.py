"""Solar Hijri days, months and years have the values that jdatetime gives them. Any day of the calendar's cycle, in every way of writing it."""

from datetime import date, timedelta

import jdatetime
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.reading.times import times

MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
LATIN = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split()
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
DAYS = st.dates(date(1930, 1, 1), date(2070, 12, 31)).map(lambda day: jdatetime.date.fromgregorian(date=day))


def days(text: str, lang: str = "fa") -> list[tuple[date | None, date | None]]:
    return [(one.earliest, one.latest) for one in times(text, lang=lang)]


@settings(deadline=None)
@given(DAYS)
def test_a_day_written_in_any_way_is_that_day(day: jdatetime.date):
    same = day.togregorian()
    month = MONTHS[day.month - 1]
    for text in (
        f"در {day.day} {month} {day.year} آمدند",
        f"در {day.day} {month}ماه سال {day.year} هجری شمسی آمدند".translate(DIGITS),
        f"در تاریخ {day.year}/{day.month:02d}/{day.day:02d} آمدند".translate(DIGITS),
        f"در تاریخ {day.year}/{day.month}/{day.day} آمدند",
    ):
        assert days(text) == [(same, same)], text
    assert days(f"on {day.day} {LATIN[day.month - 1]} {day.year} they came", "en") == [(same, same)]


@settings(deadline=None)
@given(st.integers(1310, 1440), st.integers(1, 12))
def test_a_month_runs_from_its_first_day_to_the_day_before_the_next(year: int, month: int):
    first = jdatetime.date(year, month, 1).togregorian()
    after = jdatetime.date(year + month // 12, month % 12 + 1, 1).togregorian()
    assert days(f"در {MONTHS[month - 1]} {year} آمدند") == [(first, after - timedelta(days=1))]


@settings(deadline=None)
@given(st.integers(1310, 1440))
def test_a_year_runs_from_nowruz_to_the_day_before_the_next(year: int):
    first, after = (jdatetime.date(one, 1, 1).togregorian() for one in (year, year + 1))
    assert days(f"در سال {year} آمدند") == [(first, after - timedelta(days=1))]
    assert days(f"نوروز {year}") == [(first, first)]


@settings(deadline=None)
@given(st.integers(1320, 1419))
def test_two_digits_after_a_month_or_a_season_are_a_solar_year(year: int):
    first = jdatetime.date(year, 4, 1).togregorian()
    after = jdatetime.date(year, 7, 1).togregorian()
    assert days(f"در تابستان {year % 100:02d} آمدند") == [(first, after - timedelta(days=1))]
