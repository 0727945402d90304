"""Words that are towns where a report tells of a town; namesakes beside a town elsewhere; headlines in capitals. Constructed sentences."""

import pytest

from gavah.gazetteer import places


def found(text: str, lang: str = "fa") -> list[str]:
    return [place.name for place in places(text, lang=lang)]


TOLD = {
    "در نور چهار معلم بازداشت شدند.": ["Nur"],
    "در میانه، یک نانوا زخمی شد.": ["Mianeh"],
    "اعتراضات به راز رسید.": ["Raz"],
    "تصاویر رسیده از سراب خیابان را پر نشان می‌دهد.": ["Sarab"],
    "از گرمی گزارش می‌رسد که برق رفته است.": ["Germi"],
    "پلیس ایوان پنج نفر را گرفت.": ["Eyvan"],
    "دادگاه انقلاب محلات حکم را نوشت.": ["Mahallat"],
    "ماموران خوی را محاصره کردند.": ["Khoy"],
    "دیشب تفت شاهد تجمع معلمان بود.": ["Taft"],
    "تفت ۳ نفر، خوی ۲ نفر": ["Taft", "Khoy"],
    "#تفت اعتصاب نانواها": ["Taft"],
    "او از میانه به تبریز منتقل شد.": ["Mianeh", "Tabriz"],
    "📍 تفت | تجمع پرستاران": ["Taft"],
}


@pytest.mark.parametrize(("text", "names"), TOLD.items())
def test_a_word_is_the_town_where_a_report_tells_of_one(text: str, names: list[str]) -> None:
    assert found(text) == names


ORDINARY = [
    "در میانه درگیری دو نفر افتادند.",
    "در میانه اعتراضات پیامی فرستاد.",
    "در نور چراغ چهره‌اش پیدا بود.",
    "از نور شمع خسته شد.",
    "در صحنه سه نفر بازداشت شدند.",
    "شهردار پیشین و دادستان پیشین محکوم شدند.",
    "از خوی بد او گله کردند.",
    "اهرم فشار بر کارگران است.",
    "دانشجوی دانشگاه پیام نور بود.",
    "پس از جراحی به بند برگشت.",
    "بعد از دو هفته برگشت.",
    "دادگاه کیفری دو تشکیل شد.",
    "در این منطقه خبر می‌دهند که برق نیست.",
    "سرباز را محاصره کردند.",
    "#خوی_انسانی فراموش شد.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_the_same_and_like_words_stay_words(text: str) -> None:
    assert found(text) == []


BESIDE = {
    ("پیکرش را در باغ رضوان رشت دیدند.", "fa"): ["Rasht"],
    ("او اهل روستای حیدرآباد گرگان بود.", "fa"): ["Gorgan"],
    ("در منطقه رباط دومِ ملک شهر اصفهان تیر خورد.", "fa"): ["Malekshahr"],
    ("در باغ رضوان اصفهان دفن شد.", "fa"): ["Bagh-e Rezvan"],
    ("Shops were shut in Golshahr, Karaj.", "en"): ["Karaj"],
    ("Shops were shut in Elahiyeh area of Kermanshah.", "en"): ["Kermanshah"],
    ("Shops were shut in Narmak, Tehran.", "en"): ["Narmak", "Tehran"],
}


@pytest.mark.parametrize(("told", "names"), BESIDE.items())
def test_a_namesake_beside_a_town_elsewhere_is_none_of_our_places(told: tuple[str, str], names: list[str]) -> None:
    assert found(*told) == names


@pytest.mark.parametrize(
    ("name", "lang", "text"), [("Sarableh", "en", "FOUR TEACHERS HELD IN SARABLEH"), ("Bandar-e Ganaveh", "fa", "در گناوه باران آمد.")]
)
def test_listed_towns_are_found_in_capitals_and_by_their_short_names(name: str, lang: str, text: str) -> None:
    assert [(place.name, place.level) for place in places(text, lang=lang)] == [(name, "city")]


def test_a_letter_of_kurdish_keyboards_is_the_persian_one() -> None:
    assert found("اهل کرمانشاە بود.") == ["Kermanshah"]


GOVERNMENTS = [
    ("Tehran was accused of hiding the toll.", "en"),
    ("Both Tehran and Ankara deny it.", "en"),
    ("Tehran's crackdown on teachers was condemned.", "en"),
    ("It gave Tehran a week to answer.", "en"),
    ("Unless Tehran frees him, the office will close.", "en"),
    ("تهران دو شهروند خارجی را آزاد کرد.", "fa"),
    ("این ادعا از سوی تهران رد شد.", "fa"),
    ("میان تهران و پاریس اختلاف است.", "fa"),
    ("نه تهران و نه آنکارا چیزی نگفتند.", "fa"),
    ("به تهران هشدار دادند.", "fa"),
]


@pytest.mark.parametrize(("text", "lang"), GOVERNMENTS)
def test_a_capital_that_acts_or_is_acted_on_is_its_government(text: str, lang: str) -> None:
    assert {place.role for place in places(text, lang=lang)} == {"metonym"}


TOWNS = [
    ("A family of Tehran asked for the body.", "en"),
    ("Criticism of Tehran's mayor grew.", "en"),
    ("He told Tehran police that he was safe.", "en"),
    ("Tehran's Revolutionary Court sentenced him.", "en"),
    ("کانون وکلای تهران آن را محکوم کرد.", "fa"),
    ("تهران دیشب ناآرام بود و پلیس اعلام کرد سه نفر کشته شدند.", "fa"),
    ("زنی از تهران خواستار آزادی پسرش شد.", "fa"),
    ("تهران شب پرتنشی را گذراند.", "fa"),
]


@pytest.mark.parametrize(("text", "lang"), TOWNS)
def test_the_town_and_its_people_are_no_government(text: str, lang: str) -> None:
    assert "metonym" not in {place.role for place in places(text, lang=lang)}
