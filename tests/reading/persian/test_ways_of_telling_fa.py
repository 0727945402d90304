"""Ways of telling that recall depends on: idioms, chat, notes, denials, calls, what is told before. Invented sentences."""

import pytest

from tests.reading.persian.scans import brief

TOLD = [
    ("حکم اعدام چهار زندانی در زاهدان اجرا و آنان به دار آویخته شدند.", ["execution.judicial | executed=4-4 | زاهدان"]),
    ("هفت زندانی برای اجرای حکم اعدام در کرج به سلول انفرادی منتقل شدند.", ["execution.judicial | executed=7-7 | کرج |  | statement planned"]),
    ("بیش از ۳۰ کارگر دیروز در اهواز به بند کشیده شدند.", ["arrest | arrested=31- | اهواز | دیروز"]),
    ("دیروز ۶ نفر رو تو کرج گرفتن، همشون معلم بودن", ["arrest | arrested=6-6 | کرج | دیروز"]),
    ("پنج معلم را دیروز گرفتند.", ["arrest | arrested=5-5 |  | دیروز"]),
    ("گوشی ها را گرفتند.", []),
    ("جسد را از خانواده گرفتند.", []),
    ("انتشار سه ماهنامه در رشت متوقف شد.", ["censorship | outlets=3-3 | رشت"]),
    ("دو هفته‌نامه در تبریز توقیف شد.", ["censorship | outlets=2-2 | تبریز"]),
    ("دیروز اینترنت رشت به مدت هشت ساعت قطع بود.", ["internet-cut | hours=8-8 | رشت | دیروز"]),
    ("دو شهروند سنندج از ۱۰ مهر ناپدید شده‌اند.", ["disappearance | missing=2-2 | سنندج | ۱۰ مهر"]),
    ("دوازده کارگر در قم دچار مسمومیت شدند.", ["poisoning | persons=12-12 | قم"]),
    ("دیروز ۲ تا بانک تو رشت سوخت", ["attack.site | sites=2-2 | رشت | دیروز"]),
    ("بیش از چهار نفر در کل استان کشته نشده‌اند.", ["assault | dead=0-4 |  |  | total complete"]),
    ("دیروز نه کسی کشته شد نه کسی زخمی شد", ["assault | dead=0-0 |  | دیروز | total complete", "assault | injured=0-0 |  | دیروز | total complete"]),
    (
        "مرگ یک نوجوان را تایید کرد، اما شلیک ماموران را رد کرد.",
        ["killing.extrajudicial | dead=1-1", "statement.acknowledge | None=? |  |  | statement", "statement.deny | None=? |  |  | statement denied"],
    ),
    ("بازداشت ۵ معلم در مریوان را شایعه خواند.", ["arrest | arrested=5-5 | مریوان |  | denied"]),
    ("از مردم می‌خواهد ۱۲ مهر در میدان گرد آیند.", ["protest.demo | participants=? |  | ۱۲ مهر | called-for"]),
    ("فراخوان: دیروز همه در تبریز.", ["protest.demo | None=? | تبریز | دیروز | statement called-for"]),
    ("گرانی کسب و کار ما را کشت.", []),
    ("هزار ستاره در چشمم کشته می‌شود.", []),
    ("همه از گرانی کشته شدیم.", []),
    ("عکس مال پارساله، اون موقع ۵ نفرو کشتن", []),
    ("دیروز تو کرج ده ها نفر جلوی دادگاه جمع شدن", ["protest.demo | participants=20-99 | کرج | دیروز"]),
    ("۲ آبان ۱۴۵۰ – رشت – سه نفر – اعدام – منبع: یک وکیل", ["execution.judicial | executed=3-3 | رشت | ۲ آبان ۱۴۵۰"]),
    ("آخرین نفر زندانی جوانی بود که دیروز در قم اعدام شد.", ["execution.judicial | executed=1* | قم | دیروز"]),
    ("بازداشت ۱۲ نفر در روز ۳ مهر گزارش شد.", ["arrest | arrested=12-12 |  | ۳ مهر"]),
    ("روزنامه‌ای در قم توقیف شد.", ["censorship | outlets=1* | قم"]),
    ("دیشب بچه ها رفتن یه کلانتری رو تو کرج آتیش زدن", ["attack.site | sites=1* | کرج"]),
    ("تو سقز ۵ نفرو کشتن، ۲۰ نفرم گرفتن", ["assault | dead=5-5 | سقز", "arrest | arrested=20-20 | سقز"]),
    ("شورای معلمان از همکاران خواست در قم تجمع کنند.", ["protest.demo | participants=? | قم |  | called-for"]),
    ("کارگران برای ۳ آبان فراخوان اعتصاب داده‌اند.", ["protest.strike | None=? |  | ۳ آبان | statement called-for"]),
    ("اگر مداخله نشود، چهار زندانی اعدام خواهند شد.", ["execution.judicial | executed=4-4 |  |  | hypothetical"]),
    ("در سالگرد کشته شدن ۱۲ نفر در سقز، خانواده‌ها گرد هم آمدند.", ["protest.demo | participants=? | سقز"]),
    ("آمار منتشرشده درباره کشته شدن ۲۰ نفر دروغ است.", ["assault | dead=20-20 |  |  | denied"]),
    ("همزمان چهار دانشجوی دیگر بازداشت شدند.", ["arrest | arrested=4-4"]),
    ("دیروز ریختن تو خوابگاه و ۱۲ نفر رو با خودشون بردن", ["arrest | arrested=12-12 |  | دیروز"]),
    ("دو مامور بالای سرش گذاشتند و او کشته شد.", ["killing.extrajudicial | dead=1* |  |  | anaphor"]),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_it_is_told_in_many_ways(sentence: str, told: list[str]) -> None:
    assert brief(sentence) == told
