"""What came only later has not the year of what came before; a named person is executed, and arrested on a day, once. Each text is made up."""

from datetime import date

import pytest
from dated_documents import Wanted, missing

import gavah

PUBLISHED = "2071-06-01"

LATER: list[tuple[str, str, list[Wanted]]] = [
    ("fa", "آرش تمرینی نهمین فردی است که در جریان ناآرامی‌های سال ۱۴۴۹ دستگیر و سپس اعدام شد.", [("execution", 1, None, PUBLISHED)]),
    ("fa", "آرش تمرینی که آبان ۱۴۴۸ دستگیر و بعدا اعدام شد.", [("execution", 1, None, PUBLISHED), ("arrest", 1, "2069-10-22", "2069-11-20")]),
    ("fa", "سه نفر در اعتراضات مهر ۱۴۴۹ بازداشت و بعدها به اعدام محکوم شدند.", [("sentence", 3, None, PUBLISHED)]),
    ("fa", "مینا تمرینی پاییز ۱۴۴۹ در کرج دستگیر و سرانجام به ده سال زندان محکوم شد.", [("sentence", 1, None, PUBLISHED)]),
    ("fa", "در مهر ۱۴۴۹ دو مرد بازداشت و بعداً به اعدام محکوم شدند.", [("sentence", 2, None, PUBLISHED), ("arrest", 2, "2070-09-22", "2070-10-21")]),
    ("fa", "در سال ۱۴۴۹ نوید تمرینی بازداشت و بعدها اعدام شد.", [("execution", 1, None, PUBLISHED), ("arrest", 1, "2070-03-20", "2071-03-20")]),
    ("en", "In 2070 Navid Tamrini was arrested and later executed.", [("execution", 1, None, PUBLISHED), ("arrest", 1, "2070-01-01", "2070-12-31")]),
    ("en", "In October 2070 two men were arrested and later sentenced to death.", [("sentence", 2, None, PUBLISHED)]),
    ("en", "On 4 May two were arrested and later released.", [("release", 2, "2071-05-04", "2071-05-04")]),
    ("fa", "پنج شهروند در ماه گذشته بازداشت و سپس با وثیقه آزاد شدند.", [("release", 5, "2071-04-21", "2071-05-21")]),
    ("fa", "دو معترض شنبه زخمی و سپس بازداشت شدند.", [("arrest", 2, "2071-05-30", "2071-05-30")]),
    ("fa", "آرش تمرینی، از بازداشت‌شدگان اعتراضات سال ۱۴۴۹، بامداد امروز اعدام شد.", [("execution", 1, PUBLISHED, PUBLISHED)]),
    ("en", "Arash Tamrini was arrested in the 2070 protests and subsequently executed.", [("execution", 1, None, PUBLISHED)]),
    ("en", "Arash Tamrini was arrested during the unrest of 2070 and was then sentenced to death.", [("sentence", 1, None, PUBLISHED)]),
    ("en", "Five were arrested last month and later released.", [("release", 5, "2071-05-01", "2071-05-31")]),
]

ONCE = [
    ("آرش تمرینی صبح امروز اعدام شد. او ۲۰ دی ۱۴۴۹ در اصفهان بازداشت شده بود. آقای تمرینی در جریان اعتراضات دی‌ماه بازداشت شده بود.", 2),
    ("آرش تمرینی ۱۲ آبان ۱۴۴۹ در شیراز بازداشت شد. آرش تمرینی در جریان اعتراضات سال ۱۴۴۹ دستگیر شده بود.", 1),
    ("آرش تمرینی ۱۲ آبان ۱۴۴۷ بازداشت شد. آرش تمرینی در تیر ۱۴۴۸ دوباره بازداشت شد.", 2),
    ("آرش تمرینی ۱۲ آبان ۱۴۴۹ بازداشت شد. سارا تمرینی در آبان ۱۴۴۹ بازداشت شد.", 2),
    ("Arash Tamrini was hanged at dawn on Tuesday. Tamrini is the ninth prisoner to be hanged this year.", 1),
    ("Arash Tamrini was hanged at dawn on Tuesday. Sina Karimzadeh is the ninth prisoner to be hanged this year.", 2),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), LATER)
def test_what_came_later_has_a_day_of_its_own(lang: str, text: str, wanted: list[Wanted]) -> None:
    assert missing(lang, PUBLISHED, text, wanted) == []


@pytest.mark.parametrize(("text", "count"), ONCE)
def test_one_persons_arrest_and_execution_are_told_once(text: str, count: int) -> None:
    lang = "en" if text.isascii() else "fa"
    assert len(gavah.read(gavah.report(text, lang=lang, published=date.fromisoformat(PUBLISHED)))) == count
