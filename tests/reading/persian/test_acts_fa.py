"""Custody, courts, penalties, expulsions, protests, strikes, and what only looks alike, in invented sentences."""

import pytest

from tests.reading.persian.scans import brief

TOLD = [
    ("دستگیری «سرکرده اغتشاشات» در بندرعباس", ["arrest | arrested=1*"]),
    ("ماموران سه جوان به نام‌های امید، کاوه و رضا تمرینی را در بانه بازداشت کردند.", ["arrest | arrested=3-3 | بانه"]),
    ("پلیس پنج مظنون وابسته به یک باند را در قم دستگیر کرد.", ["arrest | arrested=5-5 | قم"]),
    ("او و همسرش در ساری بازداشت شدند.", ["arrest | arrested=2-2 |  |  | anaphor"]),
    ("سپاه از انهدام یک تیم سه‌نفره و بازداشت اعضای آن در سراوان خبر داد.", ["arrest | arrested=3-3"]),
    ("سینا تمرینی در بانه بازداشت و به مکان نامعلومی منتقل شد.", ["arrest | arrested=1* | بانه"]),
    ("کسانی که به تجمع فراخوان داده بودند در قم بازداشت شدند.", ["protest.demo | None=? |  |  | statement called-for", "arrest | arrested=? | قم"]),
    ("به جز دو نفر، همه ۳۱ بازداشتی قم آزاد شدند.", ["release | released=29-29 | قم"]),
    ("با آزادی امین تمرینی در یزد مخالفت شد.", ["release | released=1* |  |  | denied"]),
    ("پلیس قم موفق به دستگیری سینا تمرینی نشد.", []),
    ("دادگاه قم سه نفر را به اعدام محکوم کرد.", ["sentence.death | sentenced=3-3 | قم"]),
    ("وکیل سه متهم گفت موکلانش به چهار سال حبس محکوم شدند.", ["sentence.prison | sentenced=3-3"]),
    ("منازل شش شهروند در قم تفتیش شد.", ["attack.site | sites=6-6 | قم"]),
    ("ماموران به هفت خانه در ورامین هجوم بردند.", ["coerce | sites=7-7"]),
    ("روز گذشته ۳۲۰۰ مهاجر افغان از مرز دوغارون اخراج شدند.", ["coerce-deport | persons=3200-3200"]),
    ("سه کارگر در قم اخراج شدند.", ["sanction | persons=3-3 | قم"]),
    ("در قم دو بازیکن اخراج شدند.", []),
    ("روسیه دو دیپلمات را اخراج کرد.", ["sanction-expel | persons=2-2"]),
    ("پروانه وکالت پنج وکیل در شیراز باطل شد.", ["sanction | persons=5-5 | شیراز"]),
    ("صدا و سیما اعترافات اجباری چهار زن را پخش کرد.", ["coerce | persons=4-4"]),
    ("اهالی روستا در کرمان ورودی معدن را مسدود کردند.", ["protest.obstruct | participants=?"]),
    ("برف در کرمان جاده را بست.", []),
    ("کارگران در تبریز سر کار نرفتند.", ["protest.strike | participants=? | تبریز"]),
    ("تجمع بازنشستگان در اراک برگزار نشد.", ["protest.demo | participants=? |  |  | denied"]),
    ("ماموران در تبریز جمعیت معترض را پراکندند و پنج نفر را بازداشت کردند.", ["protest.dispersal | None=? | تبریز", "arrest | arrested=5-5 | تبریز"]),
    ("مینا تمرینی در زندان قم وارد بیستمین روز اعتصاب غذا شد.", ["protest.hunger | participants=1* | قم"]),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_it_is_told_with_whom_it_befell(sentence: str, told: list[str]) -> None:
    assert brief(sentence) == told
