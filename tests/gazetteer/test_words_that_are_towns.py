"""Ordinary Persian words that are also towns; small listed towns bare in English; capitals that mean their governments."""

import pytest

from gavah.gazetteer import places


def found(text: str, lang: str = "fa") -> list[str]:
    return [place.name for place in places(text, lang=lang)]


TOWNS = {
    "در تفت باران تندی آمد.": ["Taft"],
    "جاده شفت دو روز است که بسته است.": ["Shaft"],
    "کارگران رابر حقوق نگرفته‌اند.": ["Rabor"],
    "مادران تفت جلوی فرمانداری نشستند.": ["Taft"],
    "او را به نیر بردند.": ["Nir"],
    "از انار تا بافت راه دوری است.": ["Anar", "Baft"],
    "مغازه‌های ساری، بهشهر و نکا بسته بود.": ["Sari", "Behshahr", "Neka"],
    "مغازه‌های شیراز، شفت و کاشان بسته بود.": ["Shiraz", "Shaft", "Kashan"],
    "تفت - مدرسه‌ها امروز باز نشد.": ["Taft"],
    "زاهدون دیگه آب نداره.": ["Zahedan"],
    "تو مریوون برف اومده.": ["Marivan"],
    "تفت: ۳ نفر، شفت: یک کشته": ["Taft", "Shaft"],
    "خوی امروز هم شاهد راه‌پیمایی بود.": ["Khoy"],
    "باز هم خبر بد: نور، شهری کوچک، زیر آب رفت.": ["Nur"],
    "دادگاه انقلاب خوی او را به زندان فرستاد.": ["Khoy"],
    "اهالی صحنه جاده را بستند.": ["Sahneh"],
}


@pytest.mark.parametrize(("text", "names"), TOWNS.items())
def test_a_word_that_a_report_seldom_uses_is_a_town_behind_what_leads_to_one(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_such_a_word_directly_before_a_town_is_something_in_it() -> None:
    assert found("در گلستان اسلام‌شهر کشته شد.") == ["Eslamshahr"]


WORDS = [
    "در خوی انسانی او تردید نیست.",
    "در بافت شهری قدیم زندگی می‌کردند.",
    "پس از دو روز آزاد شد.",
    "در سن کم کار می‌کرد.",
    "به گلزار شهدا رفتند.",
    "در اندیشه رفتن بود.",
    "راز: کسی چیزی نمی‌گوید.",
    "در راز و نیاز بود.",
    "خوی او آرام بود.",
    "راه: ۳ نفر راه را بستند.",
    "اهالی محلات بالا نان ندارند.",
    "کیش شخصیت پایان ندارد.",
]


@pytest.mark.parametrize("text", WORDS)
def test_the_same_words_in_their_ordinary_sense_are_no_towns(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("name", ["Farmahin", "Shandiz", "Nowsud", "Masuleh", "Bazargan"])
def test_a_small_listed_town_is_found_bare_in_english(name: str) -> None:
    assert found(f"{name} was quiet at night.", "en") == [name]
    assert found(f"{name}'s bazaar was shut.", "en") == [name]


GOVERNMENTS = {
    "Damascus will not comment on the arrests.": ["Damascus"],
    "Riyadh has yet to explain the shooting.": ["Riyadh"],
    "Seven ministers urged Damascus to stop.": ["Damascus"],
    "The union complained to Riyadh in writing.": ["Riyadh"],
    "دمشق این خبر را دروغ خواند.": ["Damascus"],
    "وزیران از دمشق توضیح خواستند.": ["Damascus"],
    "هفت کشور دمشق را محکوم کردند.": ["Damascus"],
    "اتحادیه به ریاض هشدار داد.": ["Riyadh"],
    "The resolution calls on Damascus to stop.": ["Damascus"],
    "According to Riyadh, nobody was hurt.": ["Riyadh"],
    "Damascus, which has denied the shooting, sent nobody.": ["Damascus"],
    "The charge was rejected by Tel Aviv.": ["Tel Aviv"],
    "به گفته دمشق کسی زخمی نشد.": ["Damascus"],
    "اتحادیه هشداری علیه ریاض نوشت.": ["Riyadh"],
    "پکن این خبر را رد کرد.": ["Beijing"],
    "تل‌آویو دو نفر را تحویل داد.": ["Tel Aviv"],
}


@pytest.mark.parametrize(("text", "names"), GOVERNMENTS.items())
def test_a_capital_that_is_told_asked_or_blamed_is_its_government(text: str, names: list[str]) -> None:
    lang = "en" if text.isascii() else "fa"
    assert [(place.name, place.role) for place in places(text, lang=lang)] == [(name, "metonym") for name in names]


CAPITALS = [
    "Seven were shot in Damascus and taken to Riyadh.",
    "She was flown from Damascus to Riyadh with her child.",
    "هفت نفر در دمشق کشته شدند و او را به ریاض بردند.",
    "شهردار دمشق این خبر را دروغ خواند.",
    "Voters in Damascus abstained, and Riyadh was cold.",
    "پاسخ را در دمشق پنهان کردند.",
]


@pytest.mark.parametrize("text", CAPITALS)
def test_a_capital_where_something_happens_is_a_place(text: str) -> None:
    lang = "en" if text.isascii() else "fa"
    assert "metonym" not in [place.role for place in places(text, lang=lang)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سه زندانی در آستانهٔ اعدام قرار دارند.", []),
        ("سه زندانی در آستانهٔ آزادی‌اند.", []),
        ("سه معلم در شهر آستانه بازداشت شدند.", ["Astaneh"]),
        ("سه معلم در آستانه اشرفیه بازداشت شدند.", ["Astaneh-ye Ashrafiyeh"]),
    ],
)
def test_on_the_eve_of_a_deed_is_no_town(text, names):
    assert found(text) == names
