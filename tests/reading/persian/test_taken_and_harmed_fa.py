"""Taken, let go, hurt and dead in everyday Persian words that only the sentences around explain. Every sentence is constructed."""

import pytest

import gavah


def counts(text):
    """(type, measure, low, high) of each claim with a quantity that is no statement, sorted."""
    read = gavah.read(gavah.report(text, lang="fa", published="2071-10-10", source="Tamrin Bulletin"))
    return sorted((c.type, c.quantity.measure, c.quantity.low, c.quantity.high or 0) for c in read if c.quantity and c.kind != "statement")


def arrest(n):
    return ("arrest", "arrested", n, n)


def release(n):
    return ("release", "released", n, n)


def dead(n, kind="assault"):
    return (kind, "dead", n, n)


def executed(n):
    return ("execution.judicial", "executed", n, n)


TOLD = [
    ("نیروها به روستا ریختند. ۳۷ نفر را به زاهدان بردند.", [arrest(37)]),
    ("در خانه را شکستند و من و برادرم را بردند.", [arrest(2)]),
    ("مهتاب تمرینی و فرشاد تمرینی جلوی در سوار پژوی حراست شدند.", [arrest(2)]),
    ("سه نفر را سوار ون کردند و دو ساعت بعد همه‌شان را ول کردند.", [arrest(3), release(3)]),
    ("پنج معلم را بازداشت کردند و دو روز بعد رهایشان کردند.", [arrest(5), release(5)]),
    ("سه تا از پسرا رو بردن. صبح یکی‌شونو ول کردن.", [release(1)]),
    ("مأموران ده نفر را بازداشت کردند. شب هر ده نفر به خانه برگشتند.", [arrest(10), release(10)]),
    ("مینا تمرینی پس از چهار سال از اوین بیرون آمد.", [release(1)]),
    ("دستگیری‌ها اما به هزاران نفر می‌رسد.", [("arrest", "arrested", 2000, 9999)]),
    ("بازداشت‌ها در گیلان از مرز ۱۲۰ نفر گذشت.", [("arrest", "arrested", 121, 0)]),
    ("مسئول سردخانه گفت همان شب چهارده جنازه برایشان آورده‌اند.", [dead(14)]),
    ("یگان ویژه فلفل پاشید و چهار همکار راهی بیمارستان شدند.", [("assault", "injured", 4, 4)]),
    ("مأموران به دو تن با چماق زدند.", [("beating", "persons", 2, 2)]),
    ("اقرار هر سه متهم زیر شکنجه گرفته شده است.", [("torture", "persons", 3, 3)]),
    ("چهار مأمور زن جوانی را کتک می‌زنند.", [("beating", "persons", 1, 1)]),
    ("پنج زندانی اعدام شدند. حکم سه زندانی دیگر هم در یزد اجرا شد.", [executed(3), executed(5)]),
]
OF_SEVERAL = [
    ("شش نفر را سوار خودروهای بی‌پلاک کردند. از این شش نفر دو تن جمعه و سه تن امروز برگشتند.", [arrest(6), release(2), release(3)]),
    ("یگان ویژه شلیک کرد و تیر به گردنش خورد. همان‌جا تمام کرد.", [dead(1, "killing.extrajudicial")]),
    ("حالا ۲۲ نفر از معترضان در بازداشت‌اند.", [arrest(22)]),
    ("نتیجهٔ این شب: دو نفر کشته، ده نفر زخمی، سی نفر بازداشت.", [arrest(30), dead(2), ("assault", "injured", 10, 10)]),
    ("دادگاه برای پنج نوکیش مجموعاً ۲۲ سال زندان تعیین کرد.", [("sentence.prison", "sentenced", 5, 5)]),
    ("پانزده متهم از هشت ماه تا شش سال به زندان می‌روند.", [("sentence.prison", "sentenced", 15, 15)]),
    ("۲/ چهار نفر با کفالت آزاد شدند.", [release(4)]),
    ("۲۶ مجروح را پذیرش کردیم و سه نفر دوام نیاوردند.", [dead(3), ("assault", "injured", 26, 26)]),
    ("اعضای یک خانوادهٔ پنج‌نفره در حملهٔ هوایی کشته شدند.", [dead(5, "assault-aerial")]),
    ("پسر یک خانوادهٔ پنج‌نفره در حملهٔ هوایی کشته شد.", [dead(1, "assault-aerial")]),
    ("خمپاره‌ای به مدرسه خورد. معلم و پنج شاگردش در جا مردند.", [dead(6)]),
    ("دیروز در مشهد سه زندانی اعدام شدند. در کرج هم چهار نفر دیگر.", [executed(3), executed(4)]),
    ("شنبه چهار نفر بازداشت شدند، یکشنبه دو نفر و دوشنبه شش نفر.", [arrest(2), arrest(4), arrest(6)]),
    ("در فروردین ۴۰ نفر، در اردیبهشت ۵۲ نفر و در خرداد ۶۱ نفر اعدام شدند.", [executed(40), executed(52), executed(61)]),
    ("علاوه بر این دو نفر، سه شهروند دیگر هم دستگیر شدند.", [arrest(3)]),
    ("ارتش در حمله به روستا ۲۸ غیرنظامی، بیشترشان زن و کودک، را کشته است.", [dead(28, "assault-targeted")]),
    ("دو نفر پس از تفهیم اتهام با کفالت آزاد و نفر سوم به زندان فرستاده شد.", [arrest(1), release(2)]),
    ("پنج هم‌بندشان به علت محرومیت از درمان مرده‌اند.", [dead(5)]),
    ("۷۵ مظنون گیر افتادند. ۴۱ نفر به زندان افتادند و باقی رها شدند.", [arrest(41), arrest(75), ("release", "released", 1, 0)]),
    ("دو طرف مجموعاً ۳۱۴ اسیر را مبادله کردند.", [release(314)]),
    ("کمیتهٔ تمرین اسامی ۴۸ بازداشتی روزهای نخست را منتشر کرد.", [arrest(48)]),
    ("به روی دانشجویان شلیک کردند. سه نفر نقش زمین شدند.", [("assault", "injured", 3, 3)]),
]
NOT_TOLD = [
    "زخمی‌ها را به بیمارستان بردند.",
    "بچه‌ها را به مدرسه بردند.",
    "لپ‌تاپ دخترم را بردند.",
    "کارگران از سر کار برگشتند.",
    "سه سرباز از مرخصی برگشتند.",
    "دو تن با رضایت اولیای دم از پای چوبه برگشتند.",
    "شش تن به قصاص محکوم بودند.",
    "سه نفر از این ده نفر هنوز در بازداشت‌اند.",
    "سگ را ول کردند.",
    "مأمورا زدنش. بردنش بیمارستان، از اونجا بردنش بیمارستان تمرین.",
    "پیکر دو جوان را به پزشکی قانونی بردند.",
    "حکم سه زندانی در یزد اجرا شد.",
    "پدربزرگم پارسال فوت شد.",
    "مادر میان هزاران جسد گشت ولی پسرش را پیدا نکرد.",
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_everyday_words_tell_of_what_the_words_around_say(text, wanted):
    assert counts(text) == sorted(wanted)


@pytest.mark.parametrize(("text", "wanted"), OF_SEVERAL)
def test_each_of_several_is_counted_by_its_own_number(text, wanted):
    assert counts(text) == sorted(wanted)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_everyday_words_alone_tell_of_nothing(text):
    assert counts(text) == []
