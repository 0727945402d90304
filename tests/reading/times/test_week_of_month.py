"""The weeks of a month, counted from its first day, in both languages and calendars."""

from datetime import date

import pytest

import gavah

WEEKS = [
    ("Clashes went on during the second week of December.", "en", date(2070, 12, 8), date(2070, 12, 14)),
    ("He was arrested in the first week of October 2071.", "en", date(2071, 10, 1), date(2071, 10, 7)),
    ("She was freed in the fifth week of October 2070.", "en", date(2070, 10, 29), date(2070, 10, 31)),
    ("در هفته دوم مهر سه تجمع شکل گرفت.", "fa", date(2071, 9, 30), date(2071, 10, 6)),
    ("هفته‌ی سوم آذر ۱۴۴۹ دو نفر بازداشت شدند.", "fa", date(2070, 12, 5), date(2070, 12, 11)),
    ("نخستین هفته مهر آرام گذشت.", "fa", date(2071, 9, 23), date(2071, 9, 29)),
    ("در هفته دوم اکتبر ۲۰۷۰ اعتصاب شد.", "fa", date(2070, 10, 8), date(2070, 10, 14)),
]


@pytest.mark.parametrize(("text", "lang", "first", "last"), WEEKS, ids=[text[:30] for text, *_ in WEEKS])
def test_a_week_of_a_month_is_its_seven_days(text: str, lang: str, first: date, last: date) -> None:
    found = gavah.times(text, lang=lang, anchor="2071-10-10")
    assert [(time.earliest, time.latest, time.granularity) for time in found] == [(first, last, "week")]


def test_a_week_of_something_else_is_none() -> None:
    assert all(time.granularity != "week" for time in gavah.times("هفته دوم اعتراضات", lang="fa", anchor="2071-10-10"))
    assert gavah.times("روز سوم آذر", lang="fa", anchor="2071-10-10")[0].granularity == "day"
    assert all(
        time.earliest is None for time in gavah.times("the sixth week of October", lang="en", anchor="2071-10-10") if time.granularity == "week"
    )
