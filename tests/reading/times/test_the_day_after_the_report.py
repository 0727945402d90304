"""A deed's day may lie a day behind its report's, by another clock: 8 January in a report of the 7th is not last year's. All texts are made up."""

from datetime import date

import pytest

import gavah
from gavah.reading.times import Anchor, times
from tests.reading.dated_documents import missing

EVE = date(2071, 11, 7)


def days(text: str, lang: str, said: date = EVE) -> list[tuple[date | None, date | None]]:
    """The days of a text."""
    return [(m.earliest, m.latest) for m in times(text, lang=lang, anchor=Anchor(day=said))]


@pytest.mark.parametrize(
    ("text", "lang", "first", "last"),
    [
        ("He was killed on November 8.", "en", "2071-11-08", "2071-11-08"),
        ("He was killed on November 9.", "en", "2070-11-09", "2070-11-09"),
        ("They were killed on November 8-9.", "en", "2071-11-08", "2071-11-09"),
        ("They were killed in December.", "en", "2070-12-01", "2070-12-31"),
        ("او در ۱۷ آبان کشته شد.", "fa", "2071-11-08", "2071-11-08"),
        ("او در هفدهم آبان‌ماه کشته شد.", "fa", "2071-11-08", "2071-11-08"),
        ("او در ۱۸ آبان کشته شد.", "fa", "2070-11-08", "2070-11-08"),
        ("در ۱۷ و ۱۸ آبان دو نفر کشته شدند.", "fa", "2071-11-08", "2071-11-09"),
        ("در آذر دو نفر کشته شدند.", "fa", "2070-11-21", "2070-12-20"),
    ],
)
def test_the_date_of_the_day_after_is_of_this_year(text: str, lang: str, first: str, last: str) -> None:
    assert days(text, lang) == [(date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize(
    ("text", "lang", "said", "day"),
    [
        ("He was killed on Monday, November 8.", "en", "2071-11-20", "2071-11-08"),  # a Sunday
        ("He was killed on Wednesday, November 8.", "en", "2071-11-20", "2071-11-08"),
        ("He was killed on Wednesday, November 8.", "en", "2072-03-01", "2062-11-08"),  # months later it chooses the year
        ("روز دوشنبه ۱۷ آبان کشته شد.", "fa", "2071-11-20", "2071-11-08"),
    ],
)
def test_a_weekday_that_misses_a_date_of_these_weeks_is_a_slip(text: str, lang: str, said: str, day: str) -> None:
    assert days(text, lang, date.fromisoformat(said)) == [(date.fromisoformat(day), date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Two men were shot dead in Rasht on November 8.", "en", ("", 2, "2071-11-08", "2071-11-08")),
        ("Two men were shot dead in Rasht tomorrow.", "en", ("", 2, None, "2071-11-07")),
        ("دو مرد ۱۷ آبان در رشت با شلیک گلوله جان باختند.", "fa", ("", 2, "2071-11-08", "2071-11-08")),
        ("دو مرد شامگاه یکشنبه ۱۷ آبان در رشت بازداشت می‌شوند.", "fa", ("arrest", 2, "2071-11-08", "2071-11-08")),
    ],
)
def test_what_is_told_of_the_day_after_keeps_its_day(text: str, lang: str, wanted: tuple[str, int, str | None, str]) -> None:
    assert missing(lang, EVE.isoformat(), text, [wanted]) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [("دو مرد شامگاه یکشنبه ۱۷ آبان در رشت بازداشت می‌شوند.", "asserted"), ("کارگران یکشنبه ۱۷ آبان در رشت تجمع می‌کنند.", "planned")],
)
def test_what_is_told_in_the_present_for_the_day_after_is_a_plan_only_where_plans_are_told_so(text: str, modality: str) -> None:
    (claim,) = gavah.read(gavah.report(text, lang="fa", published=EVE))
    assert claim.modality == modality
