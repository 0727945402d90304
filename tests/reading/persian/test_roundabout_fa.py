"""Counted events told by roundabout wordings: officialese, idioms, euphemism, spoken order. Constructed; nothing in it happened."""

from datetime import date

import pytest

from gavah.model import Report
from gavah.reading.reader import read

DAY = date(2071, 11, 30)


def told(text: str) -> set[tuple[str, int]]:
    """(measure, low) of every count that the text tells."""
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa", published=DAY)
    return {(c.quantity.measure or "", c.quantity.low) for c in read(report) if c.quantity and c.kind != "statement"}


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("حکم نه محکوم به اجرا درآمد و همه به دار آویخته شدند.", "executed", 9),
        ("زندگی دو جوان با طناب دار پایان یافت.", "executed", 2),
        ("مجازات مرگ دربارهٔ پنج تن از متهمان به مرحلهٔ اجرا رسید.", "executed", 5),
        ("رسانهٔ قوه قضاییه از اجرای حکم سه «مفسد فی‌الارض» خبر داد.", "executed", 3),
        ("بدون خداحافظی با خانواده، سه محکوم امنیتی را پای دار بردند.", "executed", 3),
        ("یازده نفر تحویل مراجع قضایی شدند.", "arrested", 11),
        ("۴۰ متهم در دام پلیس.", "arrested", 40),
        ("پای چهارده نفر به بازداشتگاه باز شد.", "arrested", 14),
        ("مأموران سه نفر از همسایه‌ها را سوار ون کردند.", "arrested", 3),
        ("سی نفر بازداشتی داشتیم.", "arrested", 30),
        ("به تجمع شلیک شد. هفت نفرشان زنده نماندند.", "dead", 7),
        ("نزدیک پل تیراندازی شد. سه نفر همان‌جا افتادند و دیگر بلند نشدند.", "dead", 3),
        ("بیمارستان تمرین امروز پنج پیکر تحویل خانواده‌ها داد. همه جای گلوله داشتند.", "dead", 5),
        ("ساچمه چشم چهار نفر را گرفت.", "injured", 4),
        ("باتوم می‌زدند و می‌آمدند. بیست نفر را با سر شکسته به مسجد رساندیم.", "injured", 20),
        ("مأموران با شلیک ساچمه سه نوجوان را زخمی کردند.", "injured", 3),
        ("ده دانشجو دیروز بازداشت شدند. چهار تن تا غروب برگشتند.", "released", 4),
        ("شب جمعه شش نفر از دانشجوها را با کفالت پدرهایشان فرستادند خانه.", "released", 6),
        ("سه معلم امروز بیرون آمدند. وثیقه‌شان ششصد میلیون بود.", "released", 3),
        ("رأی محکومیت شش متهم پرونده صادر شد.", "sentenced", 6),
        ("دادگاه انقلاب برای هفت فعال کارگری حبس برید.", "sentenced", 7),
        ("سرنوشت هفت بازداشتی نامعلوم است.", "missing", 7),
        ("محل نگهداری هشت بازداشتی معلوم نیست.", "missing", 8),
        ("مأموران آمدند. سه نفر غیبشان زد.", "missing", 3),
        ("به ۱۲ نفر تفهیم اتهام شد.", "charged", 12),
        ("اعلام جرم دادستان علیه سیزده هنرمند.", "charged", 13),
        ("هشت نفر زیر فشار به اعترافات تلویزیونی وادار شدند.", "persons", 8),
        ("پنج نفرشان گفته‌اند در بازداشتگاه کتک خورده‌اند.", "persons", 5),
        ("بیست کارگر را به دلیل اعتصاب به کار راه ندادند.", "persons", 20),
        ("کارفرما ۲۵ کارگر را جواب کرد.", "persons", 25),
        ("هفتاد خانواده با عکس زندانی‌هایشان روبه‌روی دادگستری ایستادند.", "participants", 70),
        ("پونصد نفر ریختن تو خیابون.", "participants", 500),
        ("شمار معترضان به سه هزار نفر رسید.", "participants", 3000),
        ("نود کارگر ابزار کار را بر زمین گذاشتند.", "participants", 90),
        ("۴۵ معلم یک دبیرستان به کلاس نرفتند و در دفتر نشستند.", "participants", 45),
        ("مأموران به چهار خانه ریختند.", "sites", 4),
        ("پلیس بیست مغازه در بازار را بست.", "sites", 20),
    ],
)
def test_a_roundabout_wording_tells_its_count(text: str, measure: str, low: int) -> None:
    assert (measure, low) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "پس از دیدار با زندانیان سه وکیل به دفتر خود برگشتند.",
        "پلیس سه کودک گمشده را به خانواده‌هایشان تحویل داد.",
        "مأموران آتش‌نشانی پنج نفر را از آسانسور بیرون کشیدند.",
        "آتش جان سه کارگر کارخانه را گرفت.",
        "سه کوهنورد به صبح نرسیدند.",
        "بیست مأمور جلوی زندان ایستاده بودند.",
        "باشگاه تمرین قرارداد سه بازیکن را تمدید نکرد.",
        "بهداشت سه خانه را در سیل زیر و رو شده یافت.",
        "دو زندانی برای درمان به بیمارستان منتقل شدند.",
        "چهار زندانی به مرخصی رفتند.",
        "دیوان حکم دو کارگر را برای شلاق اجرا نکرد.",
        "چهل معلم در کلاس ضمن خدمت حاضر شدند.",
        "پنجاه خبرنگار مقابل مجلس ایستادند تا وزیر بیاید.",
        "پنج سرباز تازه را به پادگان بردند.",
        "خبری از دو کامیون آرد نیست.",
        "چهار نفر سوار ون مسافربری شدند و به سفر رفتند.",
    ],
)
def test_what_only_sounds_like_one_is_not_counted(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("صدوبیست نفر بازداشت شدند.", 120, 120),
        ("بیستوسه نفر بازداشت شدند.", 23, 23),
        ("چارنفر بازداشت شدند.", 4, 4),
        ("سه‌تا بازداشت شدند.", 3, 3),
        ("چهل پنجاه نفر بازداشت شدند.", 40, 50),
        ("یکی دو نفر بازداشت شدند.", 1, 2),
        ("صد نفری را گرفتند.", 90, 110),
    ],
)
def test_a_number_written_as_one_word_or_guessed_is_read(text: str, low: int, high: int) -> None:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa", published=DAY)
    assert [(c.quantity.low, c.quantity.high) for c in read(report) if c.quantity] == [(low, high)]


def test_a_plainer_word_is_read_before_a_roundabout_one() -> None:
    assert told("چهار نفر بازداشت و روانهٔ کلانتری شدند.") == {("arrested", 4)}


def test_the_field_of_a_roundabout_wording_may_stand_in_a_sentence_beside_it() -> None:
    assert told("سه معلم برگشتند.") == set()
    assert told("بازداشت‌ها ادامه دارد. سه معلم برگشتند.") == {("released", 3)}
