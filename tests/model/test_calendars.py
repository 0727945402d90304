"""Solar and Lunar Hijri days are the Gregorian days the world takes them for."""

from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.model.calendars import (
    gregorian_to_lunar,
    gregorian_to_solar,
    is_solar_leap,
    lunar_month_length,
    lunar_to_gregorian,
    solar_month_length,
    solar_to_gregorian,
)


def test_mehr_1450_begins_on_a_wednesday_in_september_2071():
    assert solar_to_gregorian(1450, 7, 1) == date(2071, 9, 23)
    assert date(2071, 9, 23).strftime("%A") == "Wednesday"


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [((1357, 11, 22), date(1979, 2, 11)), ((1399, 12, 30), date(2021, 3, 20)), ((1403, 1, 1), date(2024, 3, 20)), ((1, 1, 1), date(622, 3, 22))],
)
def test_days_known_from_history(solar, gregorian):
    assert solar_to_gregorian(*solar) == gregorian
    assert gregorian_to_solar(gregorian) == solar


def test_every_day_of_three_hundred_years_agrees_with_jdatetime():
    day, last = jdatetime.date(1200, 1, 1).togregorian(), jdatetime.date(1500, 12, 29).togregorian()
    while day <= last:
        oracle = jdatetime.date.fromgregorian(date=day)
        assert gregorian_to_solar(day) == (oracle.year, oracle.month, oracle.day)
        day += timedelta(days=1)


@given(st.dates(min_value=date(622, 3, 22), max_value=date(3798, 1, 1)))
def test_a_day_goes_to_solar_hijri_and_back(day):
    year, month, of_month = gregorian_to_solar(day)
    assert 1 <= of_month <= solar_month_length(year, month)
    assert solar_to_gregorian(year, month, of_month) == day


@pytest.mark.parametrize("wrong", [(1450, 7, 31), (1450, 12, 30), (1450, 13, 1), (1450, 1, 0), (0, 1, 1), (3178, 1, 1)])
def test_a_day_that_is_in_no_calendar_is_refused(wrong):
    with pytest.raises(ValueError, match="no Solar Hijri"):
        solar_to_gregorian(*wrong)


def test_a_leap_esfand_has_thirty_days():
    assert [year for year in range(1395, 1413) if is_solar_leap(year)] == [1395, 1399, 1403, 1408, 1412]


@pytest.mark.parametrize(
    ("lunar", "gregorian"),
    [((1, 1, 1), date(622, 7, 19)), ((1445, 9, 1), date(2024, 3, 11)), ((1446, 1, 10), date(2024, 7, 17)), ((1400, 1, 1), date(1979, 11, 21))],
)
def test_lunar_days_are_within_a_day_of_those_kept(lunar, gregorian):
    assert abs((lunar_to_gregorian(*lunar) - gregorian).days) <= 1


@given(st.dates(min_value=date(622, 7, 19), max_value=date(3000, 1, 1)))
def test_a_day_goes_to_lunar_hijri_and_back(day):
    year, month, of_month = gregorian_to_lunar(day)
    assert 1 <= of_month <= lunar_month_length(year, month)
    assert lunar_to_gregorian(year, month, of_month) == day
