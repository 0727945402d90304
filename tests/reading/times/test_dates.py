"""Dates in all their orders and calendars come out as the same day. All sentences are made up; 11 Mehr 1450 is October 3, 2071, a Saturday."""

from datetime import date

import pytest

from gavah.model import TimeMention
from gavah.reading.times import Anchor, times

OCTOBER_3 = date(2071, 10, 3)
ANCHOR = date(2071, 10, 10)


def only_time(text: str, lang: str, anchor: date | Anchor | None = ANCHOR) -> TimeMention:
    found = times(text, lang=lang, anchor=anchor)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "on October 3, 2071 they met"),
        ("en", "on 3 October 2071 they met"),
        ("en", "on Oct. 3 they met"),
        ("en", "on 2071-10-03 they met"),
        ("en", "on 10/03/2071 they met"),
        ("en", "on the 3rd of October they met"),
        ("en", "on Saturday, October 3, they met"),
        ("en", "on 11 Mehr 1450 they met"),
        ("en", "on 1450/07/11 they met"),
        ("fa", "در ۱۱ مهر ۱۴۵۰ آمدند"),
        ("fa", "در یازدهم مهرماه آمدند"),
        ("fa", "در ۱۴۵۰/۰۷/۱۱ آمدند"),
        ("fa", "در ۱۱ مهر آمدند"),
        ("fa", "در یازدهم مهر ماه هزار و چهارصد و پنجاه آمدند"),
        ("fa", "در ۳ اکتبر ۲۰۷۱ آمدند"),
        ("fa", "روز شنبه ۱۱ مهر آمدند"),
    ],
)
def test_every_order_and_calendar_names_the_same_day(lang: str, text: str):
    found = only_time(text, lang)
    assert (found.earliest, found.latest, found.value) == (OCTOBER_3, OCTOBER_3, "2071-10-03")


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_capitals_carry_nothing(change: object):
    text = "On Tuesday, October 3, 2071, and in the past three days, since April 21, two days ago"
    as_it_is = [(one.start, one.value, one.earliest, one.rule) for one in times(text, lang="en", anchor=ANCHOR)]
    changed = change(text)  # type: ignore[operator]
    assert [(one.start, one.value, one.earliest, one.rule) for one in times(changed, lang="en", anchor=ANCHOR)] == as_it_is


@pytest.mark.parametrize(
    ("lang", "text", "first", "last"),
    [
        ("en", "yesterday", 9, 9),
        ("en", "two days ago", 8, 8),
        ("en", "on Tuesday", 6, 6),
        ("en", "this morning", 10, 10),
        ("en", "from October 1 to October 5", 1, 5),
        ("en", "between October 1 and October 5", 1, 5),
        ("en", "in the past three days", 7, 10),
        ("en", "early October", 1, 11),
        ("fa", "دیروز", 9, 9),
        ("fa", "پریروز", 8, 8),
        ("fa", "سه روز پیش", 7, 7),
        ("fa", "شامگاه سه‌شنبه", 6, 6),
        ("fa", "از ۹ تا ۱۳ مهر", 1, 5),
        ("fa", "از ۹ مهر تا ۱۳ مهر", 1, 5),
        ("fa", "در سه روز گذشته", 7, 10),
    ],
)
def test_relative_words_and_windows_have_days(lang: str, text: str, first: int, last: int):
    found = only_time(text, lang)
    assert (found.earliest, found.latest) == (date(2071, 10, first), date(2071, 10, last))


@pytest.mark.parametrize(("lang", "text"), [("en", "since April 21"), ("fa", "از ۱ اردیبهشت")])
def test_since_governs_its_day_and_keeps_where_it_stands(lang: str, text: str):
    found = only_time(text, lang)
    assert (found.relation, found.lead, found.earliest) == ("since", 0, date(2071, 4, 21))


@pytest.mark.parametrize(("lang", "text"), [("en", "the 262nd day of the strike"), ("fa", "دویست و شصت و دومین روز اعتصاب")])
def test_a_day_counter_dates_nothing(lang: str, text: str):
    found = only_time(text, lang)
    assert (found.ordinal_day, found.earliest, found.latest) == (262, None, None)


def test_a_wrong_weekday_is_recorded_and_the_date_kept():
    found = only_time("on Friday, October 3, 2071", "en")
    assert (found.earliest, found.rule.split(":")[1]) == (OCTOBER_3, "weekday-mismatch")


def test_a_weekday_chooses_the_year_of_a_date_without_one():
    found = only_time("on Thursday, October 3, they met", "en", Anchor(earliest=date(2068, 1, 1), latest=date(2071, 12, 1)))
    assert found.earliest == date(2069, 10, 3)


def test_without_an_anchor_a_full_date_before_lends_its_year():
    found = times("On October 3, 2071 they met. On October 5 they left. Yesterday.", lang="en")
    assert [one.earliest for one in found] == [OCTOBER_3, date(2071, 10, 5), None]


def test_an_anchor_that_is_only_bounded_widens_relative_words():
    found = only_time("yesterday", "en", Anchor(earliest=date(2071, 10, 2), latest=date(2071, 10, 4)))
    assert (found.earliest, found.latest) == (date(2071, 10, 1), date(2071, 10, 3))


@pytest.mark.parametrize(("lang", "text"), [("en", "on the tenth anniversary of October 3, 2061"), ("fa", "در سالگرد ۱۱ مهر")])
def test_an_anniversary_is_marked(lang: str, text: str):
    assert [one.rule for one in times(text, lang=lang, anchor=ANCHOR)] == ["anniversary"]


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "sentenced to five years"), ("en", "a 40-year-old man"), ("fa", "پنج سال حبس"), ("fa", "جوان ۴۰ ساله")]
)
def test_terms_and_ages_are_lengths_never_dates(lang: str, text: str):
    found = only_time(text, lang)
    assert (found.type, found.earliest) == ("DURATION", None)


@pytest.mark.parametrize("text", ["they may leave", "1,450 people", "port 1988", "they march on"])
def test_common_words_and_bare_numbers_are_no_times(text: str):
    assert times(text, lang="en", anchor=ANCHOR) == []
