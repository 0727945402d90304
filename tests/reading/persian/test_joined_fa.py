"""Persons named side by side count together, and numbers that two words give are one. Every sentence is constructed."""

from datetime import date

import pytest

from gavah.model import Report
from gavah.reading import read

TOLD = {
    "سینا کرمی و مینا سهرابی اعدام شدند.": [("executed", 2, 2)],
    "سینا کرمی و مینا سهرابی در کرج اعدام شد.": [("executed", 2, 2)],
    "رضا احمدی، سینا کرمی، مینا سهرابی، علی کریمی و حسن رضایی به دار آویخته شدند.": [("executed", 5, 5)],
    "پلیس سینا کرمی و مینا سهرابی را بازداشت کرد.": [("arrested", 2, 2)],
    "حکم اعدام سینا کرمی و مینا سهرابی اجرا شد.": [("executed", 2, 2)],
    "سینا کرمی و برادرش کشته شدند.": [("dead", 2, 2)],
    "سینا کرمی، معلم و شاعر، کشته شد.": [("dead", 1, 1)],
    "یک مرد و سه زن در اراک کشته شدند.": [("dead", 4, 4)],
    "یک زن و دو کودک هدف گلوله قرار گرفته و کشته شدند.": [("dead", 3, 3)],
    "سینا کرمی و دو پسرش در اراک بازداشت شدند.": [("arrested", 3, 3)],
    "زنی و سه فرزندش در ایذه کشته شدند.": [("dead", 4, 4)],
    "سینا کرمی و همسرش و دو فرزندشان بازداشت شدند.": [("arrested", 4, 4)],
    "پسری ۱۶ ساله و دایی‌اش کشته شدند.": [("dead", 2, 2)],
    "معلمان و دو کارگر بازداشت شدند.": [("arrested", 2, 2)],
    "سه ماه پیش پنج معلم در اراک بازداشت شدند.": [("arrested", 5, 5)],
    "سینا کرمی زخمی شد و مینا سهرابی کشته شد.": [("injured", 1, 1), ("dead", 1, 1)],
    "نیروهای امنیتی و لباس شخصی سینا کرمی را بازداشت کردند.": [("arrested", 1, 1)],
    "همه به جز یک نفر از نه زندانی اعدام شدند.": [("executed", 8, 8)],
    "هزاران اگر نه ده‌ها هزار نفر کشته شدند.": [("dead", 2000, 99999)],
}


@pytest.mark.parametrize(("text", "counts"), TOLD.items())
def test_persons_side_by_side_count_together(text: str, counts: list[tuple[str, int, int | None]]) -> None:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="fa", published=date(2071, 11, 22))
    assert [(c.quantity.measure, c.quantity.low, c.quantity.high) for c in read(report) if c.quantity] == counts


def told(text: str) -> list[tuple[str, str, str]]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="fa", published=date(2071, 11, 22))
    return [(c.type, c.polarity, c.modality) for c in read(report)]


def test_who_does_not_deny_denies_nothing() -> None:
    assert told("وزارت کشور کشته شدن پنج نفر را تکذیب نکرد.") == [("assault", "affirmed", "alleged")]


def test_who_denies_denies() -> None:
    assert told("وزارت کشور کشته شدن پنج نفر را تکذیب کرد.") == [("assault", "denied", "asserted")]


def test_what_is_not_so_is_denied() -> None:
    assert told("کشته شدن پنج نفر صحت ندارد.") == [("assault", "denied", "asserted")]


def test_only_persons_are_abducted() -> None:
    assert told("ربودن رویای جوانان را نمی‌بخشیم.") == []
    assert "disappearance" in [row[0] for row in told("ربودن سه دانشجو در کرج را محکوم می‌کنیم.")]


def test_a_birthday_at_a_grave_is_no_protest() -> None:
    assert told("خانواده سینا کرمی در سالروز تولد او بر سر مزارش تجمع کردند.") == []
