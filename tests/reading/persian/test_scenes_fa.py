"""Curfews, crowds before buildings, people driven off, shares by «مورد», rival figures of one time. Every sentence is constructed."""

import pytest

import gavah

TOLD = [
    ("پلیس در ورامین ۳۰۰ کارگر را از سر ساختمان‌ها جمع کرد و به اردوگاه فرستاد.", [("arrest", 300)]),
    ("گارد ریخت توی هواخوری زندان و هفت نفر را زد.", [("beating", 7)]),
    ("هفت نشریه توقیف یا مسدود شد؛ پنج مورد در تهران و دو مورد در تبریز.", [("censorship", 7), ("censorship", 5), ("censorship", 2)]),
    ("کارگران تجمع کردند. نزدیک دویست نفر جلوی ساختمان مرکزی ایستادند.", [("protest.demo", 180)]),
    ("کارگران راه را بستند و مأموران با تیر هوایی متفرقشان کردند.", [("protest.dispersal", None)]),
    ("بیش از ۶۰ هزار نفر از این شهر رانده شده‌اند.", [("coerce-deport", 60001)]),
    ("هر پنج نفر گفتند زیر شکنجه اقرار کرده‌اند.", [("torture", 5)]),
    ("در شهر منع رفت‌وآمد برقرار است.", [("coerce-curfew", None)]),
    (
        "در خرداد ۱۸ هزار مهاجر اخراج شدند. این رقم در اردیبهشت به روایت طالبان ۶۱ هزار و به ثبت سازمان مهاجرت ۵۴ هزار نفر بود.",
        [("coerce-deport", 61000), ("coerce-deport", 54000)],
    ),
]

NOTHING = [
    "سی نفر جلوی نانوایی ایستاده بودند.",
    "پنجاه خبرنگار مقابل مجلس ایستادند تا وزیر بیاید.",
    "دانش‌آموزان را به اردوگاه تفریحی فرستادند.",
    "پلیس به سه نفر زنگ زد.",
    "به دلیل کرونا منع رفت‌وآمد اعلام شد.",
    "اعضای یک تیم پنج‌نفره برنده شدند.",
]


def told(text):
    return [(c.type, c.quantity.low if c.quantity else None) for c in gavah.read(gavah.report(text, lang="fa", published="2071-06-01"))]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_befell_people_is_counted(text, wanted):
    found = told(text)
    assert [w for w in wanted if w not in found] == []


@pytest.mark.parametrize("text", NOTHING)
def test_words_alike_tell_nothing(text):
    assert told(text) == []
