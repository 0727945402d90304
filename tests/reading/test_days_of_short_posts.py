"""Days that short posts tell beside the death: two days in one, the end of a life in brackets, the next day, months. All texts are made up."""

import pytest

import gavah
from gavah.model import Claim
from gavah.reading.times import times


def claims(text: str, kind: str = "") -> list[Claim]:
    """The claims of a constructed text, of the types that begin with `kind`."""
    return [c for c in gavah.read(gavah.report(text)) if c.type.startswith(kind)]


def value(claim: Claim) -> str:
    """What the words for a claim's day name."""
    assert claim.when is not None
    return claim.when.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("در اعتراضات ۱۸ و ۱۹ دی در رشت علی رضایی کشته شد.", "XXXX-10-18/XXXX-10-19"),
        ("علی رضایی ۱۸ یا ۱۹ دی‌ماه در رشت بازداشت شد.", "XXXX-10-18/XXXX-10-19"),
        ("از ۱۸ تا ۲۳ تیر ده نفر در رشت کشته شدند.", "XXXX-04-18/XXXX-04-23"),
        ("Ali Rezai was killed in Rasht on January 18-19.", "XXXX-01-18/XXXX-01-19"),
    ],
)
def test_two_days_of_a_month_keep_both_without_their_year(text: str, expected: str) -> None:
    assert value(claims(text)[0]) == expected


def test_two_days_take_the_year_of_the_passage() -> None:
    (first, *_) = claims("علی رضایی ۱۸ یا ۱۹ دی در رشت بازداشت شد. او ۲۵ دی ۱۴۰۴ آزاد شد.")
    assert first.when is not None
    assert (str(first.when.earliest), str(first.when.latest)) == ("2026-01-08", "2026-01-09")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("علی رضایی (۲ مهر ۱۳۷۰ – ۲۵ آبان ۱۳۹۸) از جان‌باختگان اعتراضات آبان ۱۳۹۸ بود.", "2019-11-16"),
        ("Ali Rezai (3 May 1990 – 16 November 2019) was killed in the protests.", "2019-11-16"),
    ],
)
def test_a_life_in_brackets_ends_on_its_second_day(text: str, day: str) -> None:
    (one,) = claims(text)
    assert one.when is not None
    assert str(one.when.earliest) == str(one.when.latest) == day


def test_a_day_in_brackets_is_not_that_of_an_arrest() -> None:
    (one,) = claims("علی رضایی (۲ مهر ۱۳۷۰ – ۲۵ آبان ۱۳۹۸) در اعتراضات سال ۱۳۸۸ در رشت بازداشت شد.")
    assert one.when is not None
    assert one.when.value == "1388"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "علی رضایی در اعتراضات دی‌ماه در رشت کشته شد. مادرش گفت که او ۱۸ دی از خانه بیرون رفت. پیکر او ۲۶ دی در آرامستان رشت به خاک سپرده شد.",
            "XXXX-10-18",
        ),
        ("علی رضایی در رشت کشته شد. او از جان‌باختگان دی‌ماه بود.", "XXXX-10"),
        ("علی رضایی در رشت کشته شد. دوستش گفت، او هشتم اردیبهشت به پارک رفته بود.", "XXXX-02-08"),
    ],
)
def test_a_death_takes_the_one_day_or_month_of_a_short_post(text: str, expected: str) -> None:
    assert value(claims(text)[0]) == expected


def test_a_month_is_not_sharpened_to_a_day_of_another() -> None:
    text = "تصویر او را بر مزار علی رضایی، از جان‌باختگان اعتراضات آبان ۱۳۹۸، نشان می‌دهد. روز ۱۹ دی خودروها در رشت بودند."
    assert value(claims(text)[0]) == "1398-08"


def test_a_month_of_another_story_lends_no_year() -> None:
    text = "علی رضایی شامگاه ۱۸ دی در رشت کشته شد. او بر مزار یکی از جان‌باختگان آبان ۱۳۹۸ عکس گرفته بود."
    assert value(claims(text)[0]) == "XXXX-10-18"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("علی رضایی ۱۸ دی در رشت بازداشت شد. فردای آن روز در زندان جان باخت.", "killing", "XXXX-10-19"),
        ("علی رضایی ۳۰ دی در رشت بازداشت شد و روز بعد آزاد شد.", "release", "XXXX-11-01"),
        ("علی رضایی ۱۸ دی در رشت زخمی شد و سه روز بعد در بیمارستان جان باخت.", "", "XXXX-10-21"),
    ],
)
def test_the_next_day_counts_from_a_day_without_its_year(text: str, kind: str, expected: str) -> None:
    assert value(claims(text, kind)[-1]) == expected


def test_the_next_day_is_not_tomorrow() -> None:
    found = times("۱۸ دی ۱۴۰۴ بازداشت شد و روز بعد آزاد شد", lang="fa", anchor=gavah.report("x").published)
    assert [str(t.earliest) for t in found] == ["2026-01-08", "2026-01-09"]


@pytest.mark.parametrize("text", ["۱۳ تیر نیز به سر او شلیک شده بود", "او با ۵ تیر کشته شد", "مقابل کلانتری هفت تیر ایستادند"])
def test_bullets_and_stations_are_no_days(text: str) -> None:
    assert times(text, lang="fa") == []


def test_a_birthplace_before_the_day_makes_it_no_birthday() -> None:
    text = "علی رضایی، جوان ۱۶ ساله متولد رشت و شاگرد مکانیک بود که در ۱۸ دی به خیابان رفت. او در پی تیراندازی مأموران زخمی شد."
    assert value(claims(text)[-1]) == "XXXX-10-18"
