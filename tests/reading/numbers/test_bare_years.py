"""A Persian year without the word سال counts nobody."""

import pytest

from gavah.reading.numbers import numbers


@pytest.mark.parametrize("text", ["در جریان عاشورای ۱۳۸۸ هواداران جان باختند", "اول فرودین ۱۴۰۵ جان باخت", "اعتراضات ۱۴۰۱"])
def test_four_digits_after_an_occasion_are_a_year(text):
    assert [m.kind for m in numbers(text, lang="fa") if m.low > 1000] == ["year"]


@pytest.mark.parametrize("text", ["۱۳۸۸ نفر", "دست‌کم ۱۳۹۸ معترض", "۱٬۳۸۸ هوادار", "۱۴۰۰ کشته"])
def test_with_a_classifier_a_person_or_a_separator_they_count(text):
    assert [m.kind for m in numbers(text, lang="fa")] == ["count"]
