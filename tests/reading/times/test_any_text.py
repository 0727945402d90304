"""Whatever the words, the scanners neither fail nor lose their place."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.model import InputError
from gavah.reading.grammar import language
from gavah.reading.numbers import numbers
from gavah.reading.times import Anchor, times

SHAPES = [
    "10:30",
    "1450/13/40",
    "2071-02-30",
    "1980s",
    "262nd",
    "1,200",
    "\n\n",
    "30.5",
    "31",
    "2",
    "1450",
    "2071",
    "1988",
    "۱۱",
    "(",
    ")",
    "-",
    ".",
    "،",
]
ANCHORS = [
    None,
    date(2071, 10, 10),
    date(1, 1, 2),
    date(9999, 12, 30),
    Anchor(earliest=date(2071, 1, 1), latest=date(2071, 10, 1)),
    Anchor(latest=date(2071, 1, 1)),
]


def texts(lang: str) -> st.SearchStrategy[str]:
    known = language(lang)
    words = sorted({*known.words, *known.numerals.words}) + SHAPES * 5
    return st.lists(st.sampled_from(words), max_size=12).map(" ".join)


@pytest.mark.parametrize("lang", ["en", "fa"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_mention_stands_at_its_offsets_with_days_in_order(lang: str, data: st.DataObject):
    text, anchor = data.draw(texts(lang)), data.draw(st.sampled_from(ANCHORS))
    for time in times(text, lang=lang, anchor=anchor):
        assert text[time.start : time.end] == time.words
        assert 0 <= time.lead <= time.start
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    for number in numbers(text, lang=lang):
        assert text[number.start : number.end] == number.words
        assert number.start <= number.core[0] < number.core[1] <= number.end
        assert number.high is None or number.low <= number.high


@given(st.text(max_size=60))
def test_no_text_makes_the_scanners_fail(text: str):
    for lang in ("en", "fa"):
        assert all(text[one.start : one.end] == one.words for one in times(text, lang=lang, anchor=date(2071, 10, 10)))
        assert all(text[one.start : one.end] == one.words for one in numbers(text, lang=lang))


@given(st.dates(date(1900, 1, 1), date(2190, 12, 31)))
def test_every_day_written_in_full_is_that_day(day: date):
    text = f"on {day:%B} {day.day}, {day.year}"
    assert [(one.earliest, one.latest) for one in times(text, lang="en")] == [(day, day)]


def test_marks_dropped_by_folding_keep_the_offsets():
    text = "در \u200f۱۱ م\u0650هر\u200cماه ۱۴۵۰ آمدند"
    assert [(text[one.start : one.end], one.value) for one in times(text, lang="fa")] == [("۱۱ م\u0650هر\u200cماه ۱۴۵۰", "2071-10-03")]


def test_a_language_without_a_grammar_says_so():
    with pytest.raises(InputError, match="no grammar"):
        times("hier", lang="de")
