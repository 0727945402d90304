"""Number words in both languages mean what they say, for every number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.reading.grammar import language, tokens_of
from gavah.reading.numbers import numbers

EN_UNITS = [
    *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    *["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
EN_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FA_UNITS = [
    *["صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"],
    *["ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"],
]
FA_TENS = ["صفر", "ده", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
FA_HUNDREDS = ["صفر", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]


def in_english(number: int) -> str:
    if number < 20:
        return EN_UNITS[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return EN_TENS[tens] + (f"-{EN_UNITS[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{EN_UNITS[hundreds]} hundred" + (f" and {in_english(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return f"{in_english(thousands)} thousand" + (f" {'and ' if rest < 100 else ''}{in_english(rest)}" if rest else "")


def in_persian(number: int) -> str:
    if number < 20:
        return FA_UNITS[number]
    for size, words in ((10, FA_TENS), (100, FA_HUNDREDS)):
        if number < size * 10:
            whole, rest = divmod(number, size)
            return words[whole] + (f" و {in_persian(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return f"{in_persian(thousands)} هزار" + (f" و {in_persian(rest)}" if rest else "")


@given(st.integers(1, 999_999))
def test_every_number_in_english_words_is_read(number: int):
    tokens = tokens_of(in_english(number), language("en"))
    assert tokens.values == [number]


@given(st.integers(1, 999_999))
def test_every_number_in_persian_words_is_read(number: int):
    tokens = tokens_of(in_persian(number), language("fa"))
    assert tokens.values == [number]


@given(st.integers(1, 9_999_999))
def test_grouped_digits_of_either_script_are_the_same_number(number: int):
    english = numbers(f"{number:,} people", lang="en")
    persian = numbers(f"{number:,} نفر".translate(str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")), lang="fa")
    assert [one.low for one in english] == [one.low for one in persian] == [number]


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "two to three thousand people", 2000, 3000),
        ("en", "500 to 1,000 people", 500, 1000),
        ("en", "several hundred people", 300, 999),
        ("fa", "دو تا سه هزار نفر", 2000, 3000),
        ("fa", "دو سه هزار نفر", 2000, 3000),
        ("fa", "چند هزار نفر", 3000, 9999),
    ],
)
def test_a_scale_word_holds_for_both_ends_of_a_range(lang: str, text: str, low: int, high: int):
    assert [(one.low, one.high) for one in numbers(text, lang=lang)] == [(low, high)]


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("en", "24 political prisoners were moved", "political prisoners"),
        ("en", "dozens of the protesters left", "protesters"),
        ("en", "24 or more protesters", "protesters"),
        ("en", "24 were moved", ""),
        ("fa", "۲۴ زندانی سیاسی را بردند", "زندانی سیاسی"),
        ("fa", "۲۴ تن از معترضان", "تن از معترضان"),
        ("fa", "۲۴ نفر کشته شدند", "نفر"),
        ("fa", "۲۴نفر", "نفر"),
    ],
)
def test_the_counted_words_stand_beside_the_number(lang: str, text: str, unit: str):
    assert [(one.unit, one.kind) for one in numbers(text, lang=lang)] == [(unit, "count")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "more than 2000 were held"), ("en", "at least 1500 in the north"), ("fa", "بیش از ۱۴۰۰ نفر"), ("fa", "دست‌کم ۱۴۰۰ در شمال")],
)
def test_a_bounded_number_is_no_year(lang: str, text: str):
    assert [one.kind for one in numbers(text, lang=lang)] == ["count"]


@pytest.mark.parametrize(("lang", "text"), [("fa", "نه برای تماشا"), ("fa", "نه او آمد و نه من")])
def test_the_persian_no_is_not_nine(lang: str, text: str):
    assert numbers(text, lang=lang) == []


def test_nine_persons_are_nine():
    assert [one.low for one in numbers("نه نفر", lang="fa")] == [9]
