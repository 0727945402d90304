"""Two of one family, one person named, the wounded who die of it: constructed sentences in both languages. Nothing in them happened."""

from datetime import date

import pytest

from gavah.model import Report
from gavah.reading import read

COUNTS = {
    "دایی و دختر داییش با گلوله زخمی شده‌اند.": [("injured", 2, 2)],
    "پدر و پسرش در رشت کشته شدند.": [("dead", 2, 2)],
    "مردی و همسرش در کرج بازداشت شدند.": [("arrested", 2, 2)],
    "کاوه مهرزاد به همراه همسرش در رشت بازداشت شد.": [("arrested", 2, 2)],
    "کاوه مهرزاد به همراه همسر خود در رشت بازداشت شد.": [("arrested", 2, 2)],
    "پسری ۲۳ ساله به نام کاوه مهرزاد در رشت کشته شد.": [("dead", 1, 1)],
    "کاوه مهرزاد، کارگری زحمتکش و پدر چهار فرزند، در رشت کشته شد.": [("dead", 1, 1)],
    "کاوه مهرزاد مورد اصابت گلوله قرار گرفت و از ناحیه سر مجروح شد و در سن ۲۷ سالگی درگذشت.": [("dead", 1, 1)],
    "او در رشت هدف گلوله‌های مأموران قرار گرفت و به جمع شهیدان پیوست.": [("dead", 1, 1)],
    "کاوه مهرزاد در رشت هدف گلوله قرار گرفت و مجروح شد. او روز بعد جان باخت.": [("dead", 1, 1)],
    "سینا کرمی زخمی شد و مینا سهرابی کشته شد.": [("injured", 1, 1), ("dead", 1, 1)],
    "A married man was killed along with his wife in Yazd.": [("dead", 2, 2)],
    "Police arrested Ali Karami together with his two sons in Yazd.": [("arrested", 3, 3)],
    "A man and his wife were killed in Yazd.": [("dead", 2, 2)],
    "Ali Karami was killed along with his hopes in Yazd.": [("dead", 1, 1)],
    "Ali Karami was shot in the head in Yazd and passed away the next day.": [("dead", 1, 1)],
    "Ali Karami was shot in the chest in Yazd. He passed away the next day.": [("dead", 1, 1)],
    "Ali Karami was wounded in Yazd and later died.": [("dead", 1, 1)],
    "Ali Karami was shot in Yazd and his mother died of her wounds.": [("persons", 1, 1), ("dead", 1, 1)],
    "Two men were shot in Yazd and one died.": [("persons", 2, 2), ("dead", 1, 1)],
}


def report(text: str) -> Report:
    language = "en" if text.isascii() else "fa"
    return Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language=language, published=date(2071, 11, 22))


@pytest.mark.parametrize(("text", "counts"), COUNTS.items())
def test_who_is_told_of_is_counted(text: str, counts: list[tuple[str, int, int | None]]) -> None:
    assert [(c.quantity.measure, c.quantity.low, c.quantity.high) for c in read(report(text)) if c.quantity] == counts


@pytest.mark.parametrize(
    "text",
    [
        "پسری ۲۳ ساله به نام کاوه مهرزاد فرزند علی در رشت کشته شد.",
        "جوانی به نام #کاوه_مهرزاد در رشت بازداشت شد.",
        "جاویدنام کاوه مهرزاد در رشت کشته شد.",
        "Kaveh Mehrzad was killed in Yazd.",
    ],
)
def test_the_one_named_is_a_victim(text: str) -> None:
    (claim,) = read(report(text))
    assert [v.replace("_", " ") for v in claim.victims] in (["کاوه مهرزاد"], ["Kaveh Mehrzad"])


@pytest.mark.parametrize(
    "text",
    [
        "جاویدنام کاوه مهرزاد در رشت کشته شد.",
        "Kaveh Mehrzad was killed in Yazd.",
        "Police arrested Kaveh Mehrzad in Yazd.",
        "The execution of Kaveh Mehrzad took place in Yazd on November 12.",
        "Brave Kaveh Mehrzad was shot dead in Yazd.",
    ],
)
def test_a_name_amid_other_words_is_no_full_list(text: str) -> None:
    """What is no list proves no two events distinct: a name misread would otherwise raise a floor."""
    (one,) = read(report(text))
    assert one.victims
    assert not one.victims_complete


@pytest.mark.parametrize(
    "text",
    [
        "پسری ۲۳ ساله به نام کاوه مهرزاد در رشت کشته شد.",
        "کاوه مهرزاد و سینا کرمی در رشت بازداشت شدند.",
        "A man was shot dead in Yazd. He was identified as Kaveh Mehrzad.",
        "Kaveh Mehrzad and Sina Karami were arrested in Yazd.",
    ],
)
def test_names_told_as_the_whole_count_are_a_full_list(text: str) -> None:
    """Words that call the one person by a name, and names that are the count, leave nobody out."""
    (one,) = read(report(text))
    assert one.victims_complete


@pytest.mark.parametrize(
    "text",
    [
        "معترضان در رشت کشته شدند. کاوه مهرزاد در رشت کشته شد.",
        "Protesters were shot dead in Yazd. They were identified as Kaveh Mehrzad and Sina Karami.",
        "Three men were shot dead in Yazd. They were identified as Kaveh Mehrzad and Sina Karami.",
        "The execution of Kaveh Mehrzad and Sina Karami took place in Yazd on November 12.",
        "At least two men were shot dead in Yazd. They were identified as Kaveh Mehrzad and Sina Karami.",
    ],
)
def test_names_of_some_of_several_are_no_full_list(text: str) -> None:
    assert not any(one.victims_complete for one in read(report(text)))


@pytest.mark.parametrize(("text", "day"), [("تجمع در ۱۷ مهر ۱۶ اعدام", None), ("او در ۱۷ مهر ۷۸ اعدام شد.", 1999)])
def test_a_count_after_a_month_is_no_year(text: str, day: int | None) -> None:
    from gavah.reading.times.scan import times

    years = {t.earliest.year for t in times(text, lang="fa", anchor=None) if t.earliest}
    assert years == ({day} if day else set())
