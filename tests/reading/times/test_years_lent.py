"""Which dates lend their year to a day without one, and datelines with a year of two digits."""

from datetime import date

import pytest

from gavah.reading.times import times


@pytest.mark.parametrize(
    ("text", "lang"),
    [("متولد ۵ مهر ۱۴۲۵ در کرج، روز ۱۸ دی کشته شد.", "fa"), ("He was born on October 3, 2046 and was shot on January 8.", "en")],
)
def test_the_year_of_a_birth_is_lent_to_nothing(text, lang):
    born, shot = times(text, lang=lang)
    assert born.earliest is not None
    assert shot.earliest is None


@pytest.mark.parametrize("month", ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
def test_every_month_dates_a_wire_with_a_year_of_two_digits(month):
    found = times(f"LIMA, 12 {month} 90 (AGENCY) -- TWO MEN WERE KILLED.", lang="en")
    assert (found[0].earliest.year, found[0].earliest.day) == (1990, 12)


def test_three_of_may_is_no_year_of_people():
    assert all(m.earliest != date(1990, 5, 3) for m in times("On the list, 3 may 90 people join.", lang="en"))


def test_a_weekday_that_fits_within_days_ahead_is_no_day_of_years_ago():
    (found,) = times("It calls upon all to gather on Sunday, October 4.", lang="en", anchor=date(2071, 10, 1))
    assert found.earliest == date(2071, 10, 4)
    (past,) = times("They were held on Friday, October 2.", lang="en", anchor=date(2071, 10, 10))
    assert past.earliest == date(2071, 10, 2)
