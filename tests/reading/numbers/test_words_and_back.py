"""A number written out in words is read back as itself, in both languages, up to a milliard."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from gavah.reading.numbers import numbers

EN_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
FA_SMALL = "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".split()
FA_TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split()
FA_HUNDREDS = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split()
SCALES = ((10**9, "billion", "میلیارد"), (10**6, "million", "میلیون"), (10**3, "thousand", "هزار"))
YEARS = range(1_200, 2_700)  # four digits that may be years are another question
COUNTS = st.one_of(st.integers(1, 10**9), st.integers(1, 9_999), st.builds(lambda a, b: a * 10**b, st.integers(1, 999), st.integers(0, 6)))


def english(number: int, joiner: str) -> str:
    """`number` in English words; `joiner` stands between hundreds and what is less ("and" or nothing)."""
    for scale, word, _ in SCALES:
        if number >= scale:
            rest = number % scale
            link = f" {joiner} " if joiner and 0 < rest < 100 else " "
            return f"{english(number // scale, joiner)} {word}" + (link + english(rest, joiner) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{EN_SMALL[number // 100]} hundred" + (f" {joiner} ".replace("  ", " ") + english(rest, joiner) if rest else "")
    if number >= 20:
        return EN_TENS[number // 10 - 2] + (f"-{EN_SMALL[number % 10]}" if number % 10 else "")
    return EN_SMALL[number]


def persian(number: int) -> str:
    """`number` in Persian words."""
    for scale, _, word in SCALES:
        if number >= scale:
            head = "" if number // scale == 1 and scale == 1000 else persian(number // scale) + " "
            return " و ".join([head + word, *([persian(number % scale)] if number % scale else [])])
    if number >= 100:
        return " و ".join([FA_HUNDREDS[number // 100 - 1], *([persian(number % 100)] if number % 100 else [])])
    if number >= 20:
        return " و ".join([FA_TENS[number // 10 - 2], *([FA_SMALL[number % 10]] if number % 10 else [])])
    return FA_SMALL[number]


@pytest.mark.parametrize("joiner", ["and", ""])
@settings(deadline=None)
@given(COUNTS)
def test_english_words_are_their_number(joiner: str, number: int):
    words = english(number, joiner)
    assert [(one.words, one.low, one.high, one.kind) for one in numbers(f"they counted {words} people there", lang="en")] == [
        (words, number, number, "count")
    ]


@settings(deadline=None)
@given(COUNTS)
def test_persian_words_are_their_number(number: int):
    words = persian(number)
    assert [(one.words, one.low, one.high, one.kind) for one in numbers(f"آنجا {words} نفر بودند", lang="fa")] == [(words, number, number, "count")]


@settings(deadline=None)
@given(COUNTS)
def test_a_bound_before_words_bounds_them(number: int):
    for lang, text in (("en", f"at least {english(number, 'and')} people"), ("fa", f"دست‌کم {persian(number)} نفر")):
        assert [(one.low, one.high, one.rule) for one in numbers(text, lang=lang)] == [(number, None, "at-least")]


@settings(deadline=None)
@given(COUNTS.filter(lambda number: number not in YEARS), st.integers(1, 10**6))
@example(1000, 10**6)
def test_a_range_in_words_keeps_both_ends(low: int, more: int):
    high = low + more
    assume(high not in YEARS and (low >= 1000 or high % 1000))  # "between one and five thousand" is from a thousand
    for lang, text in (
        ("en", f"from {english(low, 'and')} to {english(high, 'and')} people"),
        ("fa", f"بین {persian(low)} تا {persian(high)} نفر"),
    ):
        assert [(one.low, one.high, one.rule) for one in numbers(text, lang=lang)] == [(low, high, "between")]
