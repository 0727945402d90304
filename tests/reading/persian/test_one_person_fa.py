"""What befell one person, told again and again in a report, is one event. Nothing here happened; names and days are invented."""

import pytest

from gavah.model import Claim, Report
from gavah.reading.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa")))


def persons(text: str, measure: str = "dead") -> list[tuple[str, int | None, int | None]]:
    """(type, low, high) of each claim that counts `measure`."""
    return [(c.type, c.quantity.low, c.quantity.high) for c in claims(text) if c.quantity and c.quantity.measure == measure]


def days(text: str, kind: str) -> list[str]:
    """The first day of each claim of a type, "" where it has none."""
    return [str(c.when.earliest) if c.when and c.when.earliest else "" for c in claims(text) if c.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        # a relative tells it again
        "مینا تمرینی روز ۱۸ دی ۱۴۵۰ در رشت با شلیک ماموران کشته شد. به گفته یکی از بستگانش، این زن جوان هنگام کمک به زخمی‌ها جان باخت.",
        # the wound, then the death
        "مینا تمرینی ۱۸ دی ۱۴۵۰ در رشت هدف گلوله قرار گرفت.\nاو سه روز در بیمارستان بستری بود. مینا در همان بیمارستان جان باخت.",
        # a noun behind it
        "مینا تمرینی ۱۸ دی ۱۴۵۰ در رشت با شلیک ماموران جان باخت. کشته‌شدن مینا تمرینی بار دیگر خبرساز شد. قتل او محکوم شد.",
        # a note's field, then the story
        "مینا تمرینی، ساکن رشت\nجاودانه شد: ۱۸ دی ۱۴۵۰\n\nدر جریان اعتراضات، مینا شامگاه ۱۸ دی در رشت هدف گلوله قرار گرفت.",
        # a title without the name
        "پدر دو فرزند با شلیک گلوله در رشت جان‌باخت\n\nحسن تمرینی، ۴۰ ساله، روز ۱۸ دی ۱۴۵۰ در رشت هدف شلیک قرار گرفت و جان باخت.",
        # a title without the name, then a name in guillemets
        "دانش‌آموز ۱۲ ساله با دو گلوله جان‌باخت\n\n«نشمیل تمرینی»، دانش‌آموز ۱۲ ساله، روز ۱۸ دی ۱۴۵۰ در رشت هدف شلیک قرار گرفت و جان باخت.",
        # of the family's child
        "مینا تمرینی ۱۸ دی ۱۴۵۰ در رشت با گلوله جان باخت. خانواده مینا تمرینی پس از کشته‌شدن فرزندشان سکوت کردند.",
        # spelled in two ways, and by his surname
        "یونس برجوئی در رشت جان باخت. یونس برجویی ۱۸ دی ۱۴۵۰ با سه گلوله زخمی شد. آقای برجویی در بیمارستان جان خود را از دست می‌دهد.",
        # one of the dead, who died
        "«مینا تمرینی»، اهل سقز، یکی از جان‌باختگان اعتراضات ۱۸ دی ۱۴۵۰ در رشت است که با شلیک نیروهای سرکوب جان‌باخت.",
        # as a corpse he is not wounded anew
        "حسن تمرینی ۱۸ دی ۱۴۵۰ در رشت با گلوله جان باخت. ریه او بر اثر اصابت ساچمه به‌شدت آسیب دیده بود.",
    ],
)
def test_one_death_told_twice_is_one_claim(text: str) -> None:
    found = [c for c in claims(text) if c.quantity and c.quantity.measure in ("dead", "injured", "persons")]
    assert [(c.quantity.measure, c.quantity.low, c.quantity.high) for c in found if c.quantity] == [("dead", 1, 1)]


def test_the_type_says_the_most_that_any_telling_says() -> None:
    text = "مینا تمرینی در رشت هدف گلوله قرار گرفت.\n\nمینا تمرینی در جریان اعتراضات مردمی رشت با شلیک ماموران جان باخت."
    assert persons(text) == [("protest.lethal", 1, 1)]


def test_the_day_is_that_of_the_death_and_not_of_wound_or_burial() -> None:
    text = (
        "حسن تمرینی، پس از چند روز تحمل جراحت جان باخت. او در ۱۹ دی ۱۴۵۰ در رشت با گلوله مجروح شد و سرانجام در ۱ بهمن ۱۴۵۰ جان باخت. "
        "پیکر او ۳ بهمن ۱۴۵۰ به خاک سپرده شد."
    )
    found = [c for c in claims(text) if c.quantity and c.quantity.measure == "dead"]
    assert [str(c.when.earliest) for c in found if c.when] == ["2072-01-21"]


def test_the_day_of_a_burial_behind_a_comma_is_not_that_of_the_death() -> None:
    text = "مینا در بیمارستان از شدت جراحت گلوله جان داد. پیکر مینا تمرینی دوشنبه ۲۲ دی ۱۴۵۰، در رشت به خاک سپرده شد."
    assert [c.when for c in claims(text) if c.quantity and c.quantity.measure == "dead"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "مینا تمرینی در رشت با گلوله کشته شد. پسرعمه مینا، رضا سهرابی، نیز هدف گلوله قرار گرفت و جان باخت.",
        "مینا تمرینی در رشت با گلوله کشته شد. رضا سهرابی در رشت با گلوله کشته شد.",
        "مینا تمرینی در رشت با گلوله کشته شد. دوستش رضا تمرینی در همان خیابان کشته شد.",
        "جاویدنام مینا تمرینی\n۲۰ ساله، در رشت با گلوله جان باخت.\n\nجاویدنام رضا سهرابی\n۳۰ ساله، در رشت با گلوله جان باخت.",
        "جوانی در تبریز هدف گلوله قرار گرفت و جان باخت.\n\nرضا سهرابی در اصفهان هدف گلوله قرار گرفت و جان باخت.",
    ],
)
def test_two_persons_stay_two(text: str) -> None:
    assert len(persons(text)) == 2


def test_who_is_executed_for_a_death_is_not_who_died() -> None:
    text = "رضا سهرابی به اعدام محکوم شد. در حکم آمده است که حسن تمرینی، مامور، ۱۸ دی ۱۴۵۰ جان باخته است.\nاو ۲۸ اسفند ۱۴۵۰ اعدام شد."
    assert len(persons(text)) == 1
    assert len(persons(text, "executed")) == 1


def test_an_arrest_named_again_is_no_second_arrest() -> None:
    text = "مینا تمرینی ۱۸ دی ۱۴۵۰ در رشت بازداشت شد. او در جریان بازداشت و شکنجه جان باخت."
    assert len(persons(text, "arrested")) == 1


def test_what_was_over_before_the_story_has_not_its_day() -> None:
    text = "مینا تمرینی روز ۱۸ دی ۱۴۵۰ در رشت با شلیک ماموران جان باخت. او پیش‌تر بازداشت شده بود."
    assert days(text, "arrest") == [""]
    assert days(text, "killing.extrajudicial") == ["2072-01-08"]


def test_a_day_before_the_story_is_not_lent_to_it() -> None:
    assert days("مینا تمرینی با شلیک ماموران جان باخت. برادرش در آبان ۱۴۴۸ کشته شده بود.", "killing.extrajudicial") == [""]
    assert days("مینا تمرینی در ۲ دی ۱۴۵۰ بازداشت شده بود. دوستش رضا سهرابی در رشت با گلوله کشته شد.", "assault-firearms") == [""]


def test_parents_who_had_died_are_no_event() -> None:
    assert len(persons("حسن تمرینی ۱۸ دی ۱۴۵۰ در رشت با گلوله جان باخت. پدرش جان باخته بود و او سرپرست مادرش بود.")) == 1
    assert len(persons("حسن تمرینی ۱۸ دی ۱۴۵۰ در رشت با گلوله جان باخت. پدر و مادر او پیش‌تر جان باخته بودند.")) == 1
