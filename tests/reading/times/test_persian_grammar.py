"""The ways in which Persian tells a time: written and spoken, repeated, rounded, by feasts and by clocks. All sentences are made up."""

from datetime import date

import pytest

from bench.times_fa import spans
from gavah.reading.times import times

ANCHOR = date(2071, 10, 10)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("ساعت هشت و نیم صبح رفتند", "ساعت هشت و نیم صبح", "2071-10-10T08:30"),
        ("ساعت یازده و ربع رفتند", "ساعت یازده و ربع", "2071-10-10T11:15"),
        ("یک ربع به نه رفتند", "یک ربع به نه", "2071-10-10T08:45"),
        ("پنج دقیقه مانده به ساعت هشت رفتند", "پنج دقیقه مانده به ساعت هشت", "2071-10-10T07:55"),
        ("ساعت ۱۰.۳۰ رفتند", "ساعت ۱۰.۳۰", "2071-10-10T10:30"),
        ("نیم ساعت ماندند", "نیم ساعت", "PT30M"),
        ("سه سال و نیم ماندند", "سه سال و نیم", "P3Y6M"),
        ("دوهفته ماندند", "دوهفته", "P2W"),
        ("۱۰ میلی‌ثانیه ماندند", "۱۰ میلی‌ثانیه", "PT0.01S"),
        ("یه ماه دیگه می‌روند", "یه ماه دیگه", "2071-10-23/2071-11-21"),
        ("سال‌ها پیش رفتند", "سال‌ها پیش", "PAST_REF"),
        ("دقایقی بعد رفتند", "دقایقی بعد", "FUTURE_REF"),
        ("سالی دو بار می‌روند", "سالی دو بار", "P1Y"),
        ("دوشنبه‌ها می‌روند", "دوشنبه‌ها", "XXXX-WXX-1"),
        ("روز به روز بدتر شد", "روز به روز", "P1D"),
        ("دهه ۶۰ شمسی بود", "دهه ۶۰ شمسی", "1981-03-21/1991-03-20"),
        ("دهه نود میلادی بود", "دهه نود میلادی", "199"),
        ("سال ۶۱ هجری قمری بود", "سال ۶۱ هجری قمری", "0680-10-03/0681-09-23"),
        ("عید فطر ۱۴۹۳ بود", "عید فطر ۱۴۹۳", "2070-11-05"),
        ("عاشورای ۸۸ بود", "عاشورای ۸۸", "2009-12-27"),
        ("۱۵ حمل ۱۴۵۰ بود", "۱۵ حمل ۱۴۵۰", "2071-04-04"),
        ("امروز سوم تیره", "سوم تیره", "2071-06-24"),
        ("زمستان پارسال", "زمستان پارسال", "2070-12-21/2071-03-20"),
        ("۸ مارس", "۸ مارس", "2071-03-08"),
    ],
)
def test_words_have_their_value(text: str, words: str, value: str):
    assert (words, value) in [(one.words, one.value) for one in times(text, lang="fa", anchor=ANCHOR)]


@pytest.mark.parametrize(
    "text",
    [
        "نماز جمعه تهران",
        "شبکه فردا گزارش داد",
        "غروب خورشید زیبا بود",
        "سرطان سینه دارد",
        "عصر حجر",
        "مه غلیظ بود",
        "می‌روند",
        "ماه کامل بود",
        "آذر خانم آمد",
    ],
)
def test_names_and_homographs_are_no_times(text: str):
    assert times(text, lang="fa", anchor=ANCHOR) == []


def test_that_night_is_the_night_of_the_day_told():
    told = times("روز چهارشنبه رفتند. همان شب برگشتند.", lang="fa", anchor=ANCHOR)
    assert [one.value for one in told] == ["2071-10-07", "2071-10-07TNI"]


def test_what_a_longer_time_leaves_free_is_still_read():
    assert [one.words for one in times("ساعت ۷ عصر فردا می‌آیند", lang="fa", anchor=ANCHOR)] == ["ساعت ۷ عصر", "فردا"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("در تابستان ۱۴۵۰ رفتند", [("در تابستان ۱۴۵۰", "DAT")]),
        ("در ۲۰۷۱ رفتند", [("۲۰۷۱", "DAT")]),
        ("تا حدود ساعت ۸ ماندند", [("تا حدود ساعت ۸", "TIM")]),
        ("دیروز صبح رفتند", [("دیروز", "DAT"), ("صبح", "TIM")]),
        ("ظهر شنبه رفتند", [("ظهر", "TIM"), ("شنبه", "DAT")]),
        ("فردا شب می‌روند", [("فردا شب", "DAT")]),
        ("از شنبه تا دوشنبه ماندند", [("از شنبه تا دوشنبه", "DAT")]),
        ("الان رفتند", []),
        ("تولد ۲۰ سالگی او", [("۲۰ سالگی", "DAT")]),
    ],
)
def test_the_corpus_terms_of_a_span(text: str, expected: list[tuple[str, str]]):
    found = spans(text, times(text, lang="fa", anchor=ANCHOR))
    assert [(text[start:end], kind) for start, end, kind in sorted(found)] == expected
