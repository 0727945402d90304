"""A report that is only bounded in time: the day it was collected never chooses the year of what it tells."""

from datetime import date

import pytest

from gavah.reading.times import Anchor, times

COLLECTED = date(2076, 11, 22)


def days(text, lang="en", earliest=None):
    return [(m.earliest, m.latest) for m in times(text, lang=lang, anchor=Anchor(earliest=earliest, latest=COLLECTED))]


@pytest.mark.parametrize(("text", "lang", "latest"), [("killed on June 28", "en", date(2076, 6, 28)), ("روز ۷ تیر کشته شد", "fa", date(2076, 6, 27))])
def test_a_day_without_a_year_is_only_bounded_by_the_day_of_collection(text, lang, latest):
    assert days(text, lang) == [(None, latest)]
    assert days(text, lang, earliest=date(2071, 1, 1)) == [(None, latest)]


def test_the_year_of_a_neighbour_serves():
    assert days("On 16 September 2071 she died. On October 3 he was killed.")[1] == (date(2071, 10, 3), date(2071, 10, 3))


def test_bounds_within_which_only_one_year_fits_choose_it():
    assert days("killed on June 28", earliest=date(2076, 8, 1)) == [(date(2076, 6, 28), date(2076, 6, 28))]


def test_an_explicit_year_stands():
    assert days("killed in September 2070", earliest=date(2071, 1, 1)) == [(date(2070, 9, 1), date(2070, 9, 30))]


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("killed on Sunday, June 28", "en", date(2076, 6, 28)),
        ("killed on Thursday, June 28", "en", date(2074, 6, 28)),
        ("killed on Friday, December 4", "en", date(2071, 12, 4)),
        ("روز شنبه ۷ تیر کشته شد", "fa", date(2076, 6, 27)),
        ("روز دوشنبه ۷ تیر کشته شد", "fa", date(2072, 6, 27)),
    ],
)
def test_a_weekday_chooses_the_last_year_before_the_collection(text, lang, day):
    assert days(text, lang) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "lang"), [("killed on Saturday, June 28", "en"), ("killed on Thursday, December 4", "en"), ("روز جمعه ۷ تیر کشته شد", "fa")]
)
def test_a_weekday_that_misses_the_last_such_date_by_one_chooses_no_year(text, lang):
    assert days(text, lang) == [(None, None)]


@pytest.mark.parametrize(("text", "lang"), [("in the month that ended yesterday", "en"), ("در هفته منتهی به دیروز", "fa")])
def test_words_that_no_day_can_be_read_from_without_an_anchor_are_only_bounded(text, lang):
    assert days(text, lang) == [(None, date(2076, 11, 21))]
    ((earliest, latest),) = days(text, lang, earliest=date(2076, 1, 1))
    assert earliest < date(2076, 1, 1) < latest == date(2076, 11, 21)
    assert times(text, lang=lang) == []
