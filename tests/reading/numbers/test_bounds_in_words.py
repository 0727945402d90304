"""Bound words keep open what they leave open, in both languages. All sentences are made up."""

import pytest

from gavah.model import NumberMention
from gavah.reading.numbers import numbers


def only_number(text: str, lang: str) -> NumberMention:
    found = numbers(text, lang=lang)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "low", "high", "rule"),
    [
        ("en", "at least 110 people were killed", 110, None, "at-least"),
        ("en", "no fewer than 12 students were held", 12, None, "at-least"),
        ("en", "24 or more were held", 24, None, "at-least"),
        ("en", "110+ arrests", 110, None, "at-least"),
        ("en", "more than 24 workers", 25, None, "more-than"),
        ("en", "up to 30 officers", 1, 30, "up-to"),
        ("en", "as many as 50 homes", 1, 50, "up-to"),
        ("en", "nearly 41 people", 37, 41, "nearly"),
        ("en", "about 95 people", 85, 105, "about"),
        ("en", "some 40 houses", 36, 44, "about"),
        ("en", "several workers", 3, 9, "several"),
        ("en", "dozens more were hurt", 24, 99, "dozens"),
        ("en", "scores of people", 40, 99, "scores"),
        ("en", "hundreds of students", 200, 999, "hundreds"),
        ("en", "thousands marched", 2000, 9999, "thousands"),
        ("en", "tens of thousands of people", 20000, 99999, "tens-of-thousands"),
        ("en", "between 90 and 110 people", 90, 110, "between"),
        ("en", "90 to 110 people", 90, 110, "between"),
        ("en", "ten or twelve men", 10, 12, "between"),
        ("en", "a hundred and ten people", 110, 110, "exact"),
        ("en", "half a million people", 500000, 500000, "exact"),
        ("en", "two dozen men", 24, 24, "exact"),
        ("en", "1,200 people", 1200, 1200, "exact"),
        ("fa", "دست‌کم ۱۱۰ نفر کشته شدند", 110, None, "at-least"),
        ("fa", "۲۴ نفر یا بیشتر", 24, None, "at-least"),
        ("fa", "بیش از ۲۴ کارگر", 25, None, "more-than"),
        ("fa", "تا ۵۰ نفر", 1, 50, "up-to"),
        ("fa", "نزدیک به ۴۱ نفر", 37, 41, "nearly"),
        ("fa", "حدود ۹۵ نفر", 85, 105, "about"),
        ("fa", "چند نفر", 3, 9, "chand"),
        ("fa", "ده‌ها نفر", 20, 99, "dah-ha"),
        ("fa", "چند ده نفر", 30, 99, "chand-dah"),
        ("fa", "صدها دانشجو", 200, 999, "hundreds"),
        ("fa", "هزاران نفر", 2000, 9999, "thousands"),
        ("fa", "ده‌ها هزار نفر", 20000, 99999, "tens-of-thousands"),
        ("fa", "بین ۹۰ تا ۱۱۰ نفر", 90, 110, "between"),
        ("fa", "ده دوازده نفر", 10, 12, "between"),
        ("fa", "سی و چهار نفر", 34, 34, "exact"),
        ("fa", "یک هزار و دویست نفر", 1200, 1200, "exact"),
        ("fa", "نیم میلیون نفر", 500000, 500000, "exact"),
        ("fa", "۵ هزار و ۲۰۰ نفر", 5200, 5200, "exact"),
    ],
)
def test_a_bound_word_gives_its_interval(lang: str, text: str, low: int, high: int | None, rule: str):
    found = only_number(text, lang)
    assert (found.low, found.high, found.rule, found.kind) == (low, high, rule, "count")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "only 24 people"), ("en", "24 in all."), ("en", "no more than 24 people"), ("fa", "تنها ۲۴ نفر"), ("fa", "فقط ۲۴ نفر")],
)
def test_words_that_exclude_more_make_a_number_complete(lang: str, text: str):
    assert only_number(text, lang).complete


@pytest.mark.parametrize(("lang", "text"), [("en", "a total of 24 people"), ("en", "24 people"), ("fa", "در مجموع ۲۴ نفر")])
def test_a_bare_total_is_not_complete(lang: str, text: str):
    assert not only_number(text, lang).complete


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "a 24-year-old man", "age"),
        ("en", "she was aged 24", "age"),
        ("en", "the 262nd attack", "ordinal"),
        ("en", "83 percent", "percent"),
        ("en", "$3 million", "money"),
        ("en", "20 km away", "measure"),
        ("en", "Article 286", "identifier"),
        ("en", "Exercise Prison 3", "identifier"),
        ("en", "in 1988", "year"),
        ("en", "sentenced to five years", "duration"),
        ("fa", "جوان ۲۴ ساله", "age"),
        ("fa", "سومین حمله", "ordinal"),
        ("fa", "۸۳ درصد", "percent"),
        ("fa", "۵ میلیون تومان", "money"),
        ("fa", "۲۰ کیلومتر", "measure"),
        ("fa", "ماده ۲۸۶", "identifier"),
        ("fa", "زندان تمرین ۳", "identifier"),
        ("fa", "سال ۱۳۶۷", "year"),
        ("fa", "پنج سال حبس", "duration"),
    ],
)
def test_what_counts_nobody_is_another_kind(lang: str, text: str, kind: str):
    assert only_number(text, lang).kind == kind


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "a file of 696x390 pixels"), ("en", "a COVID-19 ward"), ("en", "they won 2-1"), ("en", "no one came")]
)
def test_sizes_names_and_scores_count_nobody(lang: str, text: str):
    assert all(found.kind != "count" for found in numbers(text, lang=lang))


@pytest.mark.parametrize(("lang", "text"), [("en", "On October 3, 2071 at 10:30 they left"), ("fa", "ساعت ۱۰:۳۰ روز ۱۱ مهر ۱۴۵۰ رفتند")])
def test_parts_of_a_date_are_no_numbers(lang: str, text: str):
    assert numbers(text, lang=lang) == []


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_words_and_core_stand_at_their_offsets(lang: str):
    text = "At least 110 people and about twenty-four men" if lang == "en" else "دست‌کم ۱۱۰ نفر و حدود بیست و چهار مرد"
    found = numbers(text, lang=lang)
    assert [text[one.start : one.end] for one in found] == [one.words for one in found]
    assert [text[slice(*one.core)] for one in found] == (["110", "twenty-four"] if lang == "en" else ["۱۱۰", "بیست و چهار"])
