"""That very day so many years, months or weeks ago, in both languages; in Persian by the Solar calendar."""

from datetime import date

import pytest

from gavah.reading.times import Anchor, times

SAID = Anchor(day=date(2071, 10, 3), earliest=None, latest=None)


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "On this day a year ago six were killed.", date(2070, 10, 3)),
        ("en", "Two years ago today they were arrested.", date(2069, 10, 3)),
        ("en", "A week ago today they were arrested.", date(2071, 9, 26)),
        ("en", "Last year on this day six were killed.", date(2070, 10, 3)),
        ("en", "They were hanged on the same day last year.", date(2070, 10, 3)),
        ("fa", "پارسال در همین روز پنج نفر کشته شدند.", date(2070, 10, 2)),  # 11 Mehr of both years
        ("fa", "در چنین روزی در سال گذشته پنج نفر کشته شدند.", date(2070, 10, 2)),
        ("fa", "دو سال پیش در همین روز بازداشت شدند.", date(2069, 10, 2)),
        ("fa", "سال گذشته در چنین روزی اعدام شد.", date(2070, 10, 2)),
    ],
)
def test_the_day_is_that_very_day(lang, text, day):
    (found,) = [one for one in times(text, lang=lang, anchor=SAID) if one.type == "DATE"]
    assert (found.earliest, found.latest, found.granularity) == (day, day, "day")
    assert text[found.start : found.end] == found.words


def test_a_day_that_its_month_lacks_is_the_last_of_it():
    leap = Anchor(day=date(2072, 2, 29), earliest=None, latest=None)
    (found,) = times("A year ago today they were arrested.", lang="en", anchor=leap)
    assert found.earliest == found.latest == date(2071, 2, 28)


def test_without_a_day_of_its_own_the_text_gives_none():
    (found,) = times("A year ago today they were arrested.", lang="en", anchor=None)
    assert (found.earliest, found.latest) == (None, None)
