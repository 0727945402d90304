"""TIMEX3 values and what governs them. All sentences are made up; the anchor is Saturday, October 10, 2071 (18 Mehr 1450)."""

from datetime import date

import pytest

from gavah.reading.times import Anchor, parts, times

ANCHOR = date(2071, 10, 10)


@pytest.mark.parametrize(
    ("lang", "text", "type", "value"),
    [
        ("en", "last month", "DATE", "2071-09"),
        ("en", "last week", "DATE", "2071-W40"),
        ("en", "this year", "DATE", "2071"),
        ("en", "a year ago", "DATE", "2070"),
        ("en", "tonight", "TIME", "2071-10-10TNI"),
        ("en", "Tuesday morning", "TIME", "2071-10-06TMO"),
        ("en", "the third quarter", "DATE", "2071-Q3"),
        ("en", "the 1980s", "DATE", "198"),
        ("en", "the summer of 2070", "DATE", "2070-SU"),
        ("en", "in 1988", "DATE", "1988"),
        ("en", "three days", "DURATION", "P3D"),
        ("en", "a six-month term", "DURATION", "P6M"),
        ("en", "several years", "DURATION", "PXY"),
        ("en", "every day", "SET", "P1D"),
        ("en", "weekly", "SET", "P1W"),
        ("en", "now", "DATE", "PRESENT_REF"),
        ("en", "recently", "DATE", "PAST_REF"),
        ("fa", "سه روز", "DURATION", "P3D"),
        ("fa", "چند سال", "DURATION", "PXY"),
        ("fa", "هر روز", "SET", "P1D"),
        ("fa", "امشب", "TIME", "2071-10-10TNI"),
        ("fa", "اکنون", "DATE", "PRESENT_REF"),
        ("fa", "ماه گذشته", "DATE", "2071-08-23/2071-09-22"),
        ("fa", "مهر ۱۴۵۰", "DATE", "2071-09-23/2071-10-22"),
        ("fa", "تابستان ۱۴۵۰", "DATE", "2071-06-22/2071-09-22"),
        ("fa", "اکتبر ۲۰۷۱", "DATE", "2071-10"),
    ],
)
def test_words_have_their_timex_value(lang: str, text: str, type: str, value: str):
    assert [(one.type, one.value) for one in times(text, lang=lang, anchor=ANCHOR)] == [(type, value)]


@pytest.mark.parametrize(
    ("lang", "text", "relation"),
    [
        ("en", "until October 3", "until"),
        ("en", "before October 3", "before"),
        ("en", "after October 3", "after"),
        ("en", "over the last three weeks", "within"),
        ("fa", "تا ۱۱ مهر", "until"),
        ("fa", "پیش از ۱۱ مهر", "before"),
        ("fa", "پس از ۱۱ مهر", "after"),
        ("fa", "از ۱۱ مهر به بعد", "since"),
    ],
)
def test_the_governing_word_gives_the_relation(lang: str, text: str, relation: str):
    assert [one.relation for one in times(text, lang=lang, anchor=ANCHOR)] == [relation]


@pytest.mark.parametrize(
    ("lang", "text", "first", "last"),
    [
        ("en", "in late September", date(2071, 9, 21), date(2071, 9, 30)),
        ("en", "in mid-September", date(2071, 9, 11), date(2071, 9, 20)),
        ("fa", "اواخر شهریور", date(2071, 9, 12), date(2071, 9, 22)),
    ],
)
def test_early_and_late_name_a_third(lang: str, text: str, first: date, last: date):
    assert [(one.earliest, one.latest) for one in times(text, lang=lang, anchor=ANCHOR)] == [(first, last)]


def test_the_next_day_counts_from_the_day_told():
    told = times("On October 3 two met. The next day one left; a week earlier none had come.", lang="en", anchor=ANCHOR)
    assert [one.earliest for one in told] == [date(2071, 10, 3), date(2071, 10, 4), date(2071, 9, 21)]


def test_later_without_a_day_told_dates_nothing():
    assert [one.earliest for one in times("Two days later they left.", lang="en", anchor=ANCHOR)] == [None]


def test_what_is_to_come_lies_ahead_and_what_was_lies_behind():
    told = times("They met on Tuesday. They will meet on Tuesday.", lang="en", anchor=ANCHOR)
    assert [one.earliest for one in told] == [date(2071, 10, 6), date(2071, 10, 13)]


def test_a_clock_time_alone_dates_nothing():
    assert [(one.type, one.earliest) for one in times("at 10:30 p.m.", lang="en", anchor=ANCHOR)] == [("TIME", None)]


def test_a_weekday_behind_its_date_is_that_day():
    told = times("در ۱۴۵۰/۷/۱۱، روز شنبه", lang="fa", anchor=date(2071, 12, 1))
    assert {one.earliest for one in told} == {date(2071, 10, 3)}


def test_the_ends_of_a_window_can_be_had_apart():
    text = "from October 3 to October 5"
    assert [one.words for one in times(text, lang="en", anchor=ANCHOR)] == ["October 3 to October 5"]
    assert [one.words for one in parts(text, lang="en", anchor=ANCHOR)] == ["October 3", "October 5"]


def test_only_an_upper_bound_leaves_the_start_open():
    (told,) = times("yesterday", lang="en", anchor=Anchor(latest=ANCHOR))
    assert (told.earliest, told.latest) == (None, date(2071, 10, 9))


def test_the_count_from_cyrus_is_the_solar_year():
    assert [one.value for one in times("۱۱ مهر ۲۶۳۰", lang="fa")] == ["2071-10-03"]


@pytest.mark.parametrize("text", ["میدان پانزده خرداد", "شکارچی تیر را زد", "سه تیر شلیک شد", "می‌رود", "مه غلیظ"])
def test_places_and_common_words_that_look_like_months_are_no_times(text: str):
    assert times(text, lang="fa", anchor=ANCHOR) == []


@pytest.mark.parametrize(
    ("lang", "text", "marked"),
    [
        ("en", "they marked the October 3 anniversary", True),
        ("en", "on the anniversary of October 3", True),
        ("en", "On October 3, the anniversary of the strike, they met", False),
        ("fa", "در سالگرد ۱۱ مهر", True),
        ("fa", "در ۱۱ مهر، سالگرد اعتصاب، گرد آمدند", False),
    ],
)
def test_the_day_of_a_commemoration_is_not_the_day_remembered(lang: str, text: str, marked: bool):
    assert [one.rule == "anniversary" for one in times(text, lang=lang, anchor=ANCHOR)] == [marked]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will meet on November 3.", date(2071, 11, 3)),
        ("He said she would come on October 3.", date(2071, 10, 3)),
        ("They met on November 3.", date(2070, 11, 3)),
        ("Held since November 3.", date(2070, 11, 3)),
    ],
)
def test_a_date_without_a_year_lies_where_the_verb_says(text: str, day: date):
    assert [one.earliest for one in times(text, lang="en", anchor=ANCHOR)] == [day]
