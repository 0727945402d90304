"""Numbers told apart from what they count, lists under headings, and the registers of logs, notes and headlines. Every sentence is constructed."""

import pytest

import gavah


def told(text, lang):
    """(type, low, high) of each claim with a quantity that is no statement, sorted."""
    read = gavah.read(gavah.report(text, lang=lang, published="2071-10-10", source="Tamrin Bulletin"))
    return sorted((c.type, c.quantity.low, c.quantity.high) for c in read if c.quantity and c.kind != "statement")


ENGLISH = [
    ("The four activists whom intelligence agents arrested in Qom on Monday are brothers.", [("arrest", 4, 4)]),
    ("Those detained in Qom on Monday number 23.", [("arrest", 23, 23)]),
    ("The number of women released in Ilam on Monday was nine.", [("release", 9, 9)]),
    ("The lawyers, 11 in all, were detained in Kerman on Monday.", [("arrest", 11, 11)]),
    ("The students – all six of them – were arrested in Rasht on Monday.", [("arrest", 6, 6)]),
    ("Arrested in Urmia on Monday: fourteen people.", [("arrest", 14, 14)]),
    ("She said her husband and two sons were arrested in Tabriz.", [("arrest", 3, 3)]),
    ("Security forces rounded seven teachers up in Qom on Monday.", [("arrest", 7, 7)]),
    ("The judiciary set eleven students free in Urmia on Monday.", [("release", 11, 11)]),
    ("In Urmia eleven activists, in Ahvaz six and in Ardabil one were arrested.", [("arrest", 1, 1), ("arrest", 6, 6), ("arrest", 11, 11)]),
    ("Shops closed as 23 workers went on strike in Qom.", [("protest.strike", 23, 23)]),
    ("Mashhad: fourteen nurses stop work", [("protest.strike", 14, 14)]),
    ("Retirees protested outside the governor's office in 12 cities on Sunday.", [("protest.demo", 12, 12)]),
    ("A judge in Qom gave six men death sentences on Monday.", [("sentence.death", 6, 6)]),
    ("Arrests confirmed so far in Qom: 14.", [("arrest", 14, 14)]),
    ("Arrests by city, 1–7 October:\n- Tabriz: 4\n- Rasht: 3\nKerman 1", [("arrest", 1, 1), ("arrest", 3, 3), ("arrest", 4, 4)]),
    ("The daily Tamrin was banned on Monday.", [("censorship", 1, 1)]),
]
PERSIAN = [
    ("شمار معلمانی که در ایلام بازداشت شدند به ۱۷ نفر رسید.", [("arrest", 17, 17)]),
    ("تعداد کسانی که دیروز در زاهدان بازداشت شدند یازده نفر است.", [("arrest", 11, 11)]),
    ("دو معلمی که ماموران دوشنبه در قم بازداشت کردند هنوز تماسی نداشته‌اند.", [("arrest", 2, 2)]),
    ("بازداشت در کرمان: ۱۱ نفر", [("arrest", 11, 11)]),
    ("بازداشت‌شدگان دوشنبه: ۱۲ نفر در تبریز، ۵ نفر در رشت", [("arrest", 5, 5), ("arrest", 12, 12)]),
    ("بازداشت‌ها به تفکیک شهر:\n- تبریز: ۴ نفر\n- رشت: ۳ نفر\nکرمان ۱", [("arrest", 1, 1), ("arrest", 3, 3), ("arrest", 4, 4)]),
    ("از ۱۳ شهروند ارومیه، همه به جز هشت نفر دیروز بازداشت شدند.", [("arrest", 5, 5)]),
    ("برای ۴ نفر حکم اعدام و برای ۹ نفر حکم حبس صادر شد.", [("sentence.death", 4, 4), ("sentence.prison", 9, 9)]),
    ("ده نفر با کفالت و هفت نفر با وثیقه آزاد شدند.", [("release", 17, 17)]),
    ("کشاورزان دیروز در ۱۲ شهر تجمع کردند.", [("protest.demo", 12, 12)]),
    ("پنجاه و چند نفر در قم بازداشت شدند.", [("arrest", 51, 59)]),
    ("کلانتری زاهدان دوشنبه به آتش کشیده شد.", [("attack.site", 1, 1)]),
    ("مهرماه با هفت اعدام در قم به پایان رسید.", [("execution.judicial", 7, 7)]),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_an_english_number_apart_from_its_noun_counts(text, wanted):
    assert told(text, "en") == wanted


@pytest.mark.parametrize(("text", "wanted"), PERSIAN)
def test_a_persian_number_apart_from_its_noun_counts(text, wanted):
    assert told(text, "fa") == wanted


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("60 percent of those arrested are under 30.", "en"),
        ("Opposition members of the assembly staged a walkout on Monday.", "en"),
        ("Speakers by city:\n- Tabriz: 4\n- Rasht: 3", "en"),
        ("Some of the students are free again.", "en"),
        ("سخنرانان به تفکیک شهر:\n- تبریز: ۴ نفر\n- رشت: ۳ نفر", "fa"),
        ("مامورانی که حکم نداشتند ۱۴ نفرند.", "fa"),
        ("مذاکره برای جلوگیری از اعتصاب ادامه دارد.", "fa"),
    ],
)
def test_a_number_of_something_else_is_not_told(text, lang):
    assert told(text, lang) == []


def test_who_of_those_arrested_was_freed_counts_the_freed():
    found = told("Eight of those arrested in Arak on Monday have since been released.", "en")
    assert ("release", 8, 8) in found
    assert ("arrest", 8, 8) not in found
