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


@pytest.mark.parametrize(
    ("lang", "text", "words", "first", "last"),
    [
        (
            "fa",
            "در سال ۱۴۵۰ نه نفر اعدام شدند، سال پیش از آن دو نفر. کانون در همین سال مرگ چهار نفر را ثبت کرد.",
            "همین سال",
            "2071-03-21",
            "2072-03-19",
        ),
        ("fa", "در سال ۱۴۵۰ نه نفر اعدام شدند. در همان سال ۴۷ نفر مردند.", "همان سال", "2071-03-21", "2072-03-19"),
        ("fa", "در مرداد ۱۴۵۰ نه نفر اعدام شدند. در همین ماه ۴۷ نفر مردند.", "همین ماه", "2071-07-23", "2071-08-22"),
        ("fa", "در همین سال ۴۷ نفر مردند.", "همین سال", "2072-03-20", "2073-03-19"),
        ("fa", "در سال ۱۴۵۰ نه نفر اعدام شدند. در همین هفته دو نفر مردند.", "همین هفته", "2072-04-02", "2072-04-08"),
        ("en", "In 2071 nine were hanged. In the same year 47 died.", "the same year", "2071-01-01", "2071-12-31"),
        ("en", "In August 2071 nine were hanged. In that same month 47 died.", "that same month", "2071-08-01", "2071-08-31"),
    ],
)
def test_this_same_year_is_the_one_told_and_else_the_running_one(lang: str, text: str, words: str, first: str, last: str) -> None:
    found = times(text, lang=lang, anchor=date(2072, 4, 2))[-1]
    assert words.endswith(found.words) or found.words.endswith(words), found.words
    assert (str(found.earliest), str(found.latest)) == (first, last)
