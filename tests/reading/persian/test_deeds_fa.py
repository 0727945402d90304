"""Buildings, papers, lines, schools and films: attacked, searched, shut, cut off, poisoned, counted. Every sentence is constructed."""

from datetime import date

import pytest

import gavah


def _claims(text):
    return [c for c in gavah.read(gavah.report(text, lang="fa", published=date(2071, 11, 29))) if c.kind != "statement"]


def counted(text):
    """(type, low, high) of each claim; an event of unknown number counts (1, None)."""
    return [(c.type, c.quantity.low if c.quantity else 1, c.quantity.high if c.quantity else None) for c in _claims(text)]


def placed(text):
    """(type, places) of each claim."""
    return [(c.type, tuple(sorted(p.name for p in c.where))) for c in _claims(text)]


SITES = [
    ("جوانان دیشب در ۹ شهر به مراکز سپاه و بسیج حمله کردند.", [("attack.site", 9, 9)]),
    ("دیشب سه کلانتری و یک بانک در اسلامشهر آسیب دید.", [("attack.site", 4, 4)]),
    ("معترضان در بصره دفتر دو حزب و خانهٔ یک نماینده را به آتش کشیدند.", [("attack.site", 3, 3)]),
    ("جوانان دیشب به سوی سه پایگاه بسیج در کرج کوکتل مولوتوف پرتاب کردند.", [("attack.site", 3, 3)]),
    ("مأموران دوشنبه با ورود به ۲۱ منزل در شیراز کتاب‌ها را بردند.", [("attack.site", 21, 21)]),
    ("افراد مسلح دیشب حمله‌ای به خط لوله نفت در اهواز انجام دادند.", [("attack.site", 1, 1)]),
    ("افراد مسلح دیشب دو پل را در نزدیکی اهواز نابود کردند.", [("attack.site", 2, 2)]),
    ("مأموران دیروز پنج خانهٔ بهاییان را در کرمان تفتیش کردند.", [("attack.site", 5, 5)]),
    ("پهپادها دیشب دو انبار نفت را در بندرعباس هدف قرار دادند.", [("attack.site", 2, 2)]),
    ("دیشب روی پل هوایی اکباتان دو بنر بزرگ با عکس اعدامی‌ها زدند.", [("display", 2, 2)]),
    ("دیوارنویسی و پخش تراکت دیشب در ۷ شهر انجام شد.", [("display", 7, 7)]),
]
OUTLETS = [
    ("از فروردین تا شهریور ۱۴۵۰، چهار روزنامه و نه وب‌سایت خبری توقیف شده‌اند.", [("censorship", 13, 13)]),
    ("دیروز هیئت نظارت، هفته‌نامهٔ «تمرین سپید» چاپ تبریز را تعطیل کرد.", [("censorship", 1, 1)]),
    ("هیئت نظارت مجوز ماهنامهٔ تمرین را لغو کرد.", [("censorship", 1, 1)]),
    ("از ابتدای آبان ۲۳ سایت خبری فیلتر شده‌اند.", [("censorship", 23, 23)]),
]
LINES = [
    ("سه روز است که تلفن‌های ثابت ایذه قطع است.", [("internet-cut", ("Izeh",))]),
    ("اتصال اینترنت در کردستان دیروز قطع بود. در ایلام قطعی کوتاه‌تر بود.", [("internet-cut", ("Kurdistan",)), ("internet-cut", ("Ilam",))]),
]
ILL = [
    ("روز شنبه نزدیک ۴۰ دانش‌آموز در یک هنرستان قزوین بوی تند گاز شنیدند و پس از آن سرگیجه گرفتند.", [("poisoning", 36, 40)]),
    ("شنبه ۲۲ دانش‌آموز در قم مسموم شدند. در خرم‌آباد هم ۱۶ نفر دچار همین علائم شدند.", [("poisoning", 22, 22), ("poisoning", 16, 16)]),
    ("آسیب‌دیدگان مسمومیت مدارس در مجموع ۵۱۷ نفر بوده‌اند.", [("poisoning", 517, 517)]),
    ("شنبه ۲۲ دانش‌آموز در قم مسموم شدند. از مهر تا کنون ۳۲ رویداد مشابه ثبت کرده‌ایم.", [("poisoning", 22, 22), ("poisoning", 32, 32)]),
]
FILMS = [
    (
        "این هفته ۵۸ ویدیو از اعتراضات به کانال تمرین رسید که ۴۱ تای آن را راستی‌آزمایی کردیم.",
        [("protest.demo", 58, 58), ("protest.demo", 41, 41)],
    ),
    ("در یک هفته بیش از ده هزار ویدیو از اعتراضات برای ما فرستاده شد.", [("protest.demo", 10001, None)]),
]
ITEMS = [
    ("• ایلام: حدود ۷۰۰ نفر جلوی استانداری.", [("protest.demo", 630, 770)]),
    ("• ساوه: تجمع پراکنده، شمار نامعلوم.", [("protest.demo", 1, None)]),
    (
        "کمیتهٔ انضباطی دیروز حکم صادر کرد: شش نفر اخراج، نه نفر دو نیمسال تعلیق و چهار نفر توبیخ کتبی.",
        [("sanction", 6, 6), ("sanction", 9, 9), ("sanction", 4, 4)],
    ),
    ("پلیس فرودگاه جمعه به سه روزنامه‌نگار خارجی اجازهٔ ورود نداد.", [("coerce-deport", 3, 3)]),
    ("حقوق ۱۲ معلم معترض قطع شد.", [("sanction", 12, 12)]),
]
NOTHING = [
    "سیل دیشب دو پل را در لرستان تخریب کرد.",
    "زلزله سه مدرسه را ویران کرد.",
    "در سیل دیروز سه مدرسه و یک بانک آسیب دید.",
    "بازرس بهداشت دیروز پنج رستوران را بازرسی کرد.",
    "۱۲ ویدیو از آشپزی او منتشر شد.",
    "برق ایذه سه روز است که قطع است.",
    "دیروز ۱۶ نفر بر اثر سرماخوردگی به بیمارستان رفتند.",
    "تهران: ۲۰۰ نفر در صف نان",
    "نه بانک دیدیم و نه مدرسه.",
]


@pytest.mark.parametrize(("text", "wanted"), [*SITES, *OUTLETS, *ILL, *ITEMS])
def test_it_is_counted(text, wanted):
    assert counted(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_a_line_cut_off_is_told_where_it_is(text, wanted):
    assert placed(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), FILMS)
def test_films_of_protests_are_counted_and_enter_no_figure(text, wanted):
    films = [c for c in gavah.read(gavah.report(text, lang="fa", published=date(2071, 11, 29))) if c.quantity]
    assert [(c.type, c.quantity.low, c.quantity.high) for c in films] == wanted
    assert {(c.kind, c.quantity.measure) for c in films} == {("statement", "videos")}


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_alike_tells_nothing(text):
    assert counted(text) == []
