"""Days and places of what is told again, in passing, or of a whole time. All texts are made up.

Where a rule has no Persian test it stands on English forms (participles, perfects, "(country)" in a dateline) that Persian does not share.
"""

from datetime import date

import pytest

import gavah
from gavah.model import Claim

NEWS = "Wednesday, May 13, 2071\n\n"
WIRE = "TEHRAN, 13 MAY 71 (AGENCY) -- "


def _claim(text: str, word: str) -> Claim:
    found = [c for c in gavah.read(gavah.report(text)) if any(s.field == "event" and " ".join(s.words.lower().split()) == word for s in c.spans)]
    assert found, f"no event {word!r}"
    return found[-1]


def _days(text: str, word: str) -> tuple[date | None, date | None]:
    when = _claim(text, word).when
    assert when is not None
    return when.earliest, when.latest


def _places(text: str, word: str) -> list[str]:
    return [place.name for place in _claim(text, word).where]


def test_a_crime_named_again_has_its_day_and_place_there() -> None:
    text = NEWS + "A spokesman spoke of the murder of six monks. He said they knew who took part in the crime, perpetrated on 3 May in Yazd."
    assert _days(text, "murder") == (date(2071, 5, 3), date(2071, 5, 3))
    assert _places(text, "murder") == ["Yazd"]


def test_another_crime_lends_nothing() -> None:
    text = NEWS + "A spokesman spoke of the murder of six monks. He denied any link to the assassination of Ali Karimi on 3 May in Yazd."
    assert _days(text, "murder")[0] is None


@pytest.mark.parametrize("told", ["has also been shot", "has been shot"])
def test_what_has_been_done_by_now_is_not_of_the_day_told_before(told: str) -> None:
    text = NEWS + f"A bomb killed two guards in Yazd yesterday. The mayor of Rasht {told}."
    assert _days(text, "shot")[0] is None


def test_what_was_done_then_is_of_the_day_told_before() -> None:
    text = NEWS + "A bomb killed two guards in Yazd yesterday. A passer-by was wounded."
    assert _days(text, "wounded") == (date(2071, 5, 12), date(2071, 5, 12))


def test_a_participle_that_names_somebody_has_no_day_of_the_story() -> None:
    text = NEWS + "A bomb went off in Yazd yesterday. It hit the office of the recently murdered senator Ali Karimi."
    assert all(c.when is None or c.when.earliest is None for c in gavah.read(gavah.report(text)) if any(s.words == "murdered" for s in c.spans))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NEWS + "An individual has been arrested after the mayor was stabbed last night.", "arrested"),
        ("چهارشنبه ۲۳ اردیبهشت ۱۴۵۰\n\nاعتصاب کارگران روز ۲۲ اردیبهشت ۱۴۵۰ آغاز شد.\n\nاز آغاز اعتصاب ۱۲ نفر بازداشت شده‌اند.", "بازداشت شده‌اند"),
    ],
)
def test_what_followed_lies_between_that_day_and_the_saying(text: str, word: str) -> None:
    assert _days(text, word)[0] == date(2071, 5, 12)


def test_since_the_offensive_began_counts_from_its_beginning() -> None:
    text = NEWS + "The offensive, which began on May 3, goes on. Police said 40 people had been arrested since the beginning of the offensive."
    assert _days(text, "arrested") == (date(2071, 5, 3), date(2071, 5, 13))


def test_a_war_that_began_long_ago_counts_from_then() -> None:
    assert _days(NEWS + "The war that began 10 years ago in the north has left more than 7,000 dead.", "dead")[0] == date(2061, 1, 1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NEWS + "Several attacks are taking place right now in Yazd.", "attacks"),
        ("SAN SALVADOR, 13 MAY 89 (RADIO) -- SEVERAL ATTACKS ARE TAKING PLACE\nRIGHT NOW IN SEVERAL PARTS OF THE CITY.", "attacks"),
    ],
)
def test_right_now_is_the_day_of_the_telling(text: str, word: str) -> None:
    first, last = _days(text, word)
    assert first == last is not None


def test_an_editors_brackets_part_no_date() -> None:
    assert _days(NEWS + "On 3 [as heard] May, gunmen killed a judge in Yazd.", "killed") == (date(2071, 5, 3), date(2071, 5, 3))


def test_the_2d_week_is_the_second() -> None:
    assert _days(NEWS + "During the 2d week of March, 12 people were killed in Yazd.", "killed") == (date(2071, 3, 8), date(2071, 3, 14))


MONTHLY = {
    "en": "A monthly series on the protests.\n\nAs the country entered June, shops were shut.\n\nGuards killed a driver in Yazd.",
    "fa": "گزارش ماهانه اعتراضات.\n\nدر خرداد ۱۴۵۰ مغازه‌ها بسته بود.\n\nماموران یک راننده را در یزد کشتند.",
}


def test_a_monthly_compilation_tells_of_its_month() -> None:
    when = _claim(MONTHLY["en"], "killed").when
    assert when is not None
    assert when.value == "XXXX-06"


def test_a_persian_monthly_compilation_tells_of_its_month() -> None:
    claim = next(c for c in gavah.read(gavah.report(MONTHLY["fa"])) if c.quantity)
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.latest) == (date(2071, 5, 22), date(2071, 6, 21))


def test_a_month_before_a_bare_year_is_no_month() -> None:
    told = gavah.read(gavah.report("A series on the 2070 election. It tells of the previous month.\n\nOn May 9 guards killed a driver in Yazd."))
    assert [c.when.value for c in told if c.when] == ["XXXX-05-09"]


@pytest.mark.parametrize(
    ("text", "word", "town"),
    [
        (NEWS + "Yazd, north of Shiraz, has been beset by a wave of attacks that have left many people injured.", "injured", "Yazd"),
        (NEWS + "The group placed a car bomb across from the Shiraz telephone company, injuring five.", "injuring", "Shiraz"),
    ],
)
def test_what_befell_a_town_and_what_stands_beside_its_building_is_there(text: str, word: str, town: str) -> None:
    assert _places(text, word) == [town]


def test_a_meeting_spoken_of_again_is_the_one_held_before() -> None:
    text = "The first debate, held on 3 May 2071 in Yazd, was long.\n\nIn opening the debate, Rahimi spoke.\n\nKarimi called for a new dam."
    assert _days(text, "called for") == (date(2071, 5, 3), date(2071, 5, 3))
    assert _places(text, "called for") == ["Yazd"]


def test_an_occasion_of_its_own_is_not_the_meeting_before() -> None:
    text = "The first debate, held on 3 May 2071 in Yazd, was long.\n\nIn reaction to the debate, Karimi called for a new dam."
    assert _places(text, "called for") == []


def test_what_somebody_is_suspected_of_was_not_done_where_the_story_lies() -> None:
    text = "BOGOTA, 13 MAY 89 (AGENCY) -- WE SHOW YOU THE FILM OF MEN SUSPECTED OF KILLING A SENATOR."
    assert _places(text, "killing") == ["Colombia"]


def test_a_dateline_abroad_says_nothing_of_the_country() -> None:
    text = "MADRID (SPAIN), 13 MAY 89 (AGENCY) -- COLOMBIAN REBELS SHOT THREE MAYORS. THE GOVERNMENT SPOKE OF A CRIME."
    assert _places(text, "shot") == ["Colombia"]


def test_what_is_denied_today_is_denied_where_it_was_filed() -> None:
    today = "LIMA, 13 MAY 89 (AGENCY) -- THE MINISTER TODAY DENIED THAT REBELS HAVE ENTERED CUZCO, BRAZIL OR CHILE."
    assert _places(today, "denied") == ["Lima"]
    assert _places(today.replace("TODAY DENIED", "HAS DENIED"), "denied") == []
