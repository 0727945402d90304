"""Places that a Persian document tells around its events: whose letter it is, the province of a town, borders, the way to a hospital."""

import pytest

import gavah

PLACES = [
    ("نامهٔ اهالی روستای تمرین سمیرم به خبرنگاران\n\nجمعه با لودر آمدند. بیست و یک نفر زخمی شدند.", 21, ["Semirom"]),
    ("بیانیهٔ اهالی شهرک تمرین ماهشهر\n\nدیروز سه جوان کشته شدند.", 3, ["Bandar-e Mahshahr"]),
    ("نامهٔ دانشجویان دانشگاه تهران\n\nدیروز در مشهد سه نفر بازداشت شدند.", 3, ["Mashhad"]),
    ("انجمن اولیای دبیرستان تمرین، بروجن\n\nدر کل استان از اول اردیبهشت ۹۱ دانش‌آموز مسموم شده‌اند.", 91, ["Chaharmahal and Bakhtiari"]),
    ("در استان فارس سه نفر بازداشت شدند.", 3, ["Fars"]),
    ("در ماه گذشته ۱۲ زندانی در شیراز اعدام شدند.\n\nدر نوار مرزی غرب، شلیک نظامیان جان پنج کولبر را گرفت.", 5, []),
    ("دادگاهی در مینسک هشت فعال را محکوم کرد.\n\nدر گومل، پلیس ۲۷ نفر را بازداشت کرد. به چهار نفر اتهام تبلیغ زده‌اند.", 4, ["Homyel'"]),
    ("پهپادی به بیمارستانی در ام‌درمان زد و جان سه پرستار را گرفت.", 3, ["Omdurman"]),
    ("گلوله‌باران بازار الفاشر در شمال دارفور یکشنبه ۵۲ کشته بر جا گذاشت.", 52, ["El Fasher"]),
    ("ده نفر در روستای تمرین سروآباد در کردستان بازداشت شدند.", 10, ["Sarvabad"]),
    ("سه نفر از تهران در کردستان بازداشت شدند.", 3, ["Kurdistan"]),
    ("جوانرود، لحظه به لحظه\n\nساعت ۲۳ | ۲ کشته در تیراندازی.\nساعت ۹ | سه مجروح در راه پاوه جان دادند.", 3, ["Javanrud"]),
    ("دو کولبر در راه بانه با شلیک نیروهای مرزی کشته شدند.", 2, ["Baneh"]),
]


@pytest.mark.parametrize(("text", "low", "wanted"), PLACES)
def test_an_event_lies_where_its_document_puts_it(text: str, low: int, wanted: list[str]) -> None:
    claims = gavah.read(gavah.report(text, lang="fa", published="2071-06-01"))
    counted = [[p.name for p in c.where] for c in claims if c.quantity and c.quantity.low == low]
    assert counted
    assert all(places == wanted for places in counted)


def test_shells_on_a_burial_ground_hit_it_there() -> None:
    (claim,) = gavah.read(gavah.report("Shells fell on a cemetery in Nyala and killed two mourners.", lang="en", published="2071-06-01"))
    assert [p.name for p in claim.where] == ["Nyala"]
