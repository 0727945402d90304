"""A day as a person writes it, as coarse as they like."""

import pytest

from gavah.model import QuestionError
from gavah.pipeline.questions import coarse_day


@pytest.mark.parametrize("words", ["2071", "2071-10", "2071-10-03", "1450", "1450/7", "1450-07-30", "۱۴۵۰/۰۷", "1450-12-29", "1991-02-28"])
def test_a_year_month_or_day_of_either_calendar_is_kept_as_it_was_written(words):
    assert coarse_day(f" {words} ") == words


@pytest.mark.parametrize(
    "words",
    ["99", "yesterday", "دیروز", "2071-13", "1450-07-31", "2071-02-29", "1450-7-11-2", "2071-", "0099", "07-11", "-1450", "Mehr 1450", "1450-00"],
)
def test_what_is_none_is_refused_with_how_to_write_it(words):
    with pytest.raises(QuestionError, match="is no day, month or year") as refused:
        coarse_day(words)
    assert "1450-07" in refused.value.remedy
