"""The verb decides the direction of a day without a year; feasts move. All sentences are made up; the anchor is Saturday, October 10, 2071."""

from datetime import date

import pytest

from gavah.reading.times import parts, times

ANCHOR = date(2071, 10, 10)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They did not plan to march on Monday.", "Monday", "2071-10-12"),
        ("The march was postponed until Monday.", "Monday", "2071-10-12"),
        ("By Monday two of them had left.", "Monday", "2071-10-05"),
        ("They marched in the United States Monday.", "Monday", "2071-10-05"),
        ("Mr. Doe will succeed Jane P. Roe Feb. 1.", "Feb. 1", "2072-02-01"),
        ("They gave no reason for the Nov. 14 deadline.", "Nov. 14", "2071-11-14"),
        ("The work is to be completed in November.", "November", "2071-11"),
        ("They met in November.", "November", "2070-11"),
        ("She spoke on May 22, 2065. The following month she left.", "The following month", "2065-06"),
        ("They walked for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They left at noon Thursday.", "noon Thursday", "2071-10-08T12:00"),
        ("The offer runs until 5 p.m. EST on Nov. 9.", "5 p.m. EST on Nov. 9", "2071-11-09T17:00"),
        ("It should be in place by year's end.", "year's end", "2071"),
        ("They met on Thanksgiving Day.", "Thanksgiving Day", "2070-11-27"),
        ("They met on Easter 2071.", "Easter 2071", "2071-04-19"),
        ("They met on Ashura 1493.", "Ashura 1493", "2070-02-21"),
    ],
)
def test_words_have_their_value(text: str, words: str, value: str):
    assert (words, value) in [(one.words, one.value) for one in parts(text, lang="en", anchor=ANCHOR)]


@pytest.mark.parametrize(
    ("text", "lang", "words"), [("It happened on 12 Mehr, they said.", "en", "12 Mehr"), ("در ۱۲ مهر، دفتر گفت.", "fa", "۱۲ مهر")]
)
def test_a_comma_behind_a_day_is_no_part_of_it(text, lang, words):
    assert [m.words.endswith(words) for m in times(text, lang=lang, anchor=ANCHOR)] == [True]
