"""Eyewitness posts, wires, hospital notes, borders, and what only looks alike, in invented sentences."""

import pytest

import gavah
from tests.reading.persian.scans import brief

TOLD = [
    ("دو تا دخترو تو رشت گرفتن انداختن تو ون.", ["arrest | arrested=2-2 | رشت"]),
    ("داداشمو دیشب تو کرج بردن، هیچ خبری ازش نداریم.", ["arrest | arrested=1* | کرج"]),
    ("هیچ‌کدوم از بچه‌ها رو نگرفتن.", ["arrest | arrested=0-0 |  |  | total complete"]),
    ("مردم ریختن تو خیابون شعار می‌دن.", ["protest.demo | participants=?"]),
    ("ایذه نتشو قطع کردن.", ["internet-cut | hours=?"]),
    ("انفجار در کابل شماری کشته و زخمی بر جا گذاشت.", ["assault-explosives | dead=?", "assault-explosives | injured=?"]),
    ("چهار مرد دو رهگذر را در کویته کتک زدند.", ["beating | persons=2-2"]),
    ("هشت نفر از کارکنان یک سازمان در دارفور ناپدید شده‌اند.", ["disappearance | missing=8-8"]),
    ("تکذیب خبر بازداشت دو بازیگر", ["arrest | arrested=2-2 |  |  | denied"]),
    ("۱۱ جسد در یک گور جمعی در مکزیک پیدا شد.", ["assault | dead=11-11"]),
    ("طالبان دو جوان را در بامیان لت‌وکوب کردند.", ["beating | persons=2-2"]),
    ("دولت پاکستان ۱۸۰ افغان را اخراج کرد.", ["coerce-deport | persons=180-180"]),
]

NOTHING = [
    "تو محل ما یه جوون خودشو دار زد.",
    "لباس شخصیا ریختن تو بازار.",
    "سیل کولبری را با خود برد.",
    "کنسرت تبریز لغو شد؛ مردم متفرق شدند.",
    "۱۱ جسد در کوه پیدا شد.",
    "دو معلم در لاهور در راه از سرما مردند.",
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_it_is_told_with_whom_it_befell(sentence: str, told: list[str]) -> None:
    assert brief(sentence) == told


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_looks_alike_tells_nothing(sentence: str) -> None:
    assert brief(sentence) == []


@pytest.mark.parametrize(
    "text",
    [
        "در راه مأموران رژیم جلویش را می‌گیرند که نباید از این جلوتر بروی.",
        "مأمورا جلوشونو گرفتن و نذاشتن رد شن.",
        "در میدان مأموران راهشان را گرفتند.",
    ],
)
def test_who_is_only_stopped_is_not_taken(text):
    assert [c.type for c in gavah.read(gavah.report(text, lang="fa")) if c.kind == "event" and c.type == "arrest"] == []
