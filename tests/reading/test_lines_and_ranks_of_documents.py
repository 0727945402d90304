"""Days of a log's lines and of what a title covers, counts set in order by place, counts told without a verb. Each text is made up."""

import pytest
from dated_documents import Wanted, missing

import gavah

DAYS: list[tuple[str, str, str, list[Wanted]]] = [
    (
        "fa",
        "2071-06-01",
        "یادداشت‌های بند زنان\n\nشنبه: دو نفر را آوردند. ظهر لیلا تمرینی را آزاد کردند.\nیکشنبه: سه نفر اعتصاب کردند. عصر پنج نفر را کتک زدند.",
        [("release", 1, "2071-05-30", "2071-05-30"), ("beating", 5, "2071-05-31", "2071-05-31")],
    ),
    (
        "fa",
        "2071-06-01",
        "سه‌شنبه ۲۹ اردیبهشت، ساعت ۲۳ | ۲ کشته در تیراندازی.\nچهارشنبه ۳۰ اردیبهشت، ساعت ۲ | ۴ کشته.\nساعت ۹ | پنج نفر بازداشت شدند.",
        [("", 2, "2071-05-19", "2071-05-19"), ("", 4, "2071-05-20", "2071-05-20"), ("arrest", 5, "2071-05-20", "2071-05-20")],
    ),
    (
        "fa",
        "2071-06-01",
        "یکشنبه ۲۷ اردیبهشت، اهواز\n\n۱۹:۱۰ مردم جمع شدند.\n۲۱:۰۵ یازده نفر را بازداشت کردند.",
        [("arrest", 11, "2071-05-17", "2071-05-17")],
    ),
    ("en", "2071-06-01", "Sunday 17 May, Ahvaz\n\n21:05 Eleven people were arrested.", [("arrest", 11, "2071-05-17", "2071-05-17")]),
    (
        "fa",
        "2071-06-25",
        "کارنامهٔ بهار ۱۴۵۰ در کارخانه‌ها\n\nدر سه ماه گذشته ۲۳۸ اعتصاب ثبت کرده‌ایم.",
        [("protest.strike", 238, "2071-03-21", "2071-06-21")],
    ),
    ("en", "2071-06-25", "Spring 2071 in figures\n\nIn the past three months 40 people were arrested.", [("arrest", 40, "2071-03-01", "2071-05-31")]),
    ("fa", "2071-06-25", "زمستان ۱۴۴۹ در یک نگاه\n\nطی سه ماه گذشته ۴۰ نفر بازداشت شدند.", [("arrest", 40, "2071-03-25", "2071-06-25")]),
    ("fa", "2071-06-01", "از ۲۵ اردیبهشت که اعتراض‌ها آغاز شد ۳۲ نفر کشته شده‌اند.", [("", 32, "2071-05-15", "2071-06-01")]),
    (
        "fa",
        "2071-06-01",
        "سه نفر که یازدهم اردیبهشت برای پیگیری رفته بودند، همان‌جا بازداشت شدند و فردا شبش آزاد شدند.",
        [("arrest", 3, "2071-05-01", "2071-05-01"), ("release", 3, "2071-05-02", "2071-05-02")],
    ),
    (
        "fa",
        "2071-06-01",
        "بامداد شنبه مأموران به روستا ریختند. تا عصر همان روز بیست نفر بازداشت شدند.",
        [("arrest", 20, "2071-05-30", "2071-05-30")],
    ),
    (
        "fa",
        "2071-06-01",
        "هفتهٔ گذشته ۱۱ نفر در زندان‌های کشور اعدام شدند. از آغاز خرداد ۱۹ نفر.",
        [("execution", 19, "2071-05-22", "2071-06-01")],
    ),
    (
        "fa",
        "2071-06-01",
        "از اول تا نهم خرداد ۱۸ هزار مهاجر اخراج شدند؛ فقط دیروز یکشنبه ۲۵۰۰ نفر.",
        [("coerce", 2500, "2071-05-31", "2071-05-31")],
    ),
]

RANKS = [
    (
        "در ماه گذشته ۱۱۲ زندانی اعدام شدند. زندان قزلحصار با ۱۹، شیراز با ۱۴ و یزد با ۸ اعدام در صدر این فهرست‌اند.",
        {(19, "Qezel Hesar Prison"), (14, "Shiraz"), (8, "Yazd")},
    ),
    ("خوزستان با ۶۲ اعتصاب در صدر است و بوشهر با ۳۹ اعتصاب پس از آن می‌آید.", {(62, "Khuzestan"), (39, "Bushehr")}),
    (
        "در این شش ماه ۳۴ کولبر کشته شدند که کرمانشاه با ۱۵ نفر و آذربایجان غربی با ۱۰ نفر بیشترین سهم را داشتند.",
        {(15, "Kermanshah"), (10, "West Azerbaijan")},
    ),
    ("سال گذشته ۹۷۰ نفر اعدام شدند. استان البرز با ۱۸۳ مورد بیشترین شمار را داشت.", {(183, "Alborz")}),
]

NO_COUNTS = [
    "تیم تهران با ۱۹ امتیاز و اصفهان با ۱۴ امتیاز در صدر جدول‌اند.",
    "استان یزد با ۶۰۰ هزار نفر جمعیت در این رتبه است.",
    "در خرداد نشستی برگزار شد. جلسهٔ روز پنجم خرداد با دوازده نفر.",
]


def places_of_counts(text):
    claims = gavah.read(gavah.report(text, lang="fa", published="2071-06-01"))
    return {(c.quantity.low, c.where[0].name) for c in claims if c.quantity and len(c.where) == 1}


@pytest.mark.parametrize(("lang", "published", "text", "wanted"), DAYS)
def test_lines_titles_and_counts_without_a_verb_have_their_days(lang: str, published: str, text: str, wanted: list[Wanted]) -> None:
    assert missing(lang, published, text, wanted) == []


@pytest.mark.parametrize(("text", "wanted"), RANKS)
def test_places_set_in_order_have_a_count_each(text, wanted):
    assert wanted <= places_of_counts(text)


@pytest.mark.parametrize("text", NO_COUNTS)
def test_ranks_of_other_things_tell_nothing(text):
    assert not gavah.read(gavah.report(text, lang="fa", published="2071-06-01"))
