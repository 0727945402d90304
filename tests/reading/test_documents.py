"""Whole invented reports, English and Persian: what a passage lends its events, which telling leads, what only stands as a statement."""

from datetime import date

import pytest
from test_reader import days, only, places, report

from gavah.model import Claim
from gavah.reading import read

NOV_18 = (date(2071, 11, 18), date(2071, 11, 18))  # a Wednesday; the reports are of Friday the 20th


def claims(text: str, measure: str, **fields) -> list[Claim]:
    return [c for c in read(report(text, **fields)) if c.quantity and c.quantity.measure == measure]


def fa(text: str, measure: str) -> Claim:
    return only(text, measure, language="fa")


# --- an accident elsewhere silences nothing ------------------------------------------------------------------------------------------


def test_an_accident_of_another_year_does_not_silence_a_killing():
    text = (
        "Night of fear in Kashan\n\nThe Council said that 12 people had been killed in Kashan on Wednesday.\nNobody else has confirmed it.\n\n"
        "In 2069 a mine accident and a train crash in the province cost 31 lives."
    )
    claim = next(c for c in claims(text, "dead") if c.quantity and c.quantity.low == 12)
    assert days(claim) == NOV_18
    assert places(claim) == ["Kashan"]


def test_the_dead_of_an_accident_are_not_told_as_killed():
    assert not claims("Bus crash near Kashan\n\nTwelve people were killed on Wednesday. The bus crashed into a truck.", "dead")


# --- inheritance ------------------------------------------------------------------------------------------------------------------------


def test_a_sentence_without_day_and_place_takes_those_of_the_one_before():
    claim = only("Workers of a tile plant rallied in Yazd on Wednesday. Nine were taken into custody, their union said.", "arrested")
    assert days(claim) == NOV_18
    assert places(claim) == ["Yazd"]


def test_the_city_is_the_one_last_named():
    claim = only("Troops shot dead two men in Enghelab Street in Tehran on Wednesday. Eleven people were detained in the city.", "arrested")
    assert places(claim) == ["Tehran"]


def test_another_city_does_not_take_the_day():
    text = "Police arrested four men in Yazd on Wednesday. In Tabriz, three women were arrested."
    told = {tuple(places(c)): days(c) for c in claims(text, "arrested")}
    assert told[("Tabriz",)] == (None, date(2071, 11, 20))


def test_where_a_person_comes_from_is_not_where_he_died():
    claim = only("Three students from Kerman were shot dead on Wednesday.", "dead")
    assert places(claim) != ["Kerman"]


def test_a_persian_origin_places_nothing_either():
    assert places(fa("سه دانشجوی اهل کرمان روز چهارشنبه با شلیک گلوله کشته شدند.", "dead")) != ["Kerman"]


def test_that_night_is_the_night_told_before():
    text = "روز چهارشنبه در یزد مردم تجمع کردند.\n\nهمان شب پنج نفر در یزد با شلیک ماموران کشته شدند."
    assert days(fa(text, "dead")) == NOV_18


def test_a_dateline_behind_a_heading_dates_and_is_no_day_of_the_event():
    text = "Five killed in Yazd\n\nYazd, 20 November 2071 (Wire) - Police shot and killed five people in Yazd on Wednesday."
    claim = only(text, "dead", published=None)
    assert days(claim) == NOV_18


def test_one_foreign_nationality_does_not_empty_the_country():
    text = "Yazd, Shiraz and Kashan waited. A German reporter watched.\n\nFour men were arrested on Wednesday."
    assert places(only(text, "arrested")) == ["Iran"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two men were executed on Wednesday on a charge of spying for Israel.", "en"),
        ("دو مرد روز چهارشنبه به اتهام جاسوسی به نفع اسرائیل اعدام شدند.", "fa"),
    ],
)
def test_the_country_of_a_charge_is_not_where_it_happened(text, language):
    assert "Israel" not in places(only(text, "executed", language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A march was held in Yazd on Wednesday.\n\nSixty people were injured, a medic said.", "en"),
        ("راهپیمایی روز چهارشنبه در یزد برگزار شد.\n\nشصت نفر زخمی شدند.", "fa"),
    ],
)
def test_the_place_may_stand_in_the_paragraph_before(text, language):
    assert places(only(text, "injured", language=language)) == ["Yazd"]


def test_a_relative_where_points_at_the_place():
    claim = only("The minister of Tabriz flew to Yazd, where police arrested four men on Wednesday.", "arrested")
    assert places(claim) == ["Yazd"]


def test_the_death_of_two_men_in_a_city_is_in_that_city():
    claim = only("The council mourned the deaths of two protesters in Yazd on Wednesday.", "dead")
    assert places(claim) == ["Yazd"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Four men were sentenced to prison on Wednesday. Two guards were killed in the attack.", "en"),
        ("چهار مرد روز چهارشنبه به زندان محکوم شدند. دو نگهبان کشته شدند.", "fa"),
    ],
)
def test_the_day_of_a_sentence_is_not_that_of_the_killing(text, language):
    assert days(only(text, "dead", language=language)) != NOV_18


def test_an_event_of_another_year_does_not_take_the_day_before():
    told = claims("Police shot dead two men in Yazd on Wednesday. In 2065 police shot dead four women in Yazd.", "dead")
    assert [days(c) == NOV_18 for c in told] == [True, False]


# --- one event, two tellings --------------------------------------------------------------------------------------------------------


def test_the_body_leads_and_the_heading_stands_beside_it():
    text = "At least five killed in Yazd\n\nSecurity forces shot and killed five people in Yazd on Wednesday."
    claim = only(text, "dead")
    assert claim.sentence.words.startswith("Security forces")
    assert [s.words for s in claim.spans[1:] if s.field == "sentence"] == ["At least five killed in Yazd"]
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (5, 5)


def test_a_heading_that_speaks_against_the_body_is_another_claim():
    text = "Nine killed in Yazd\n\nSecurity forces shot and killed five people in Yazd on Wednesday."
    assert len(claims(text, "dead")) == 2


# --- standing -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The governor denied that 12 people had been killed in Yazd.", ("denied", "asserted")),
        ("Five prisoners are to be hanged on Monday.", ("affirmed", "planned")),
        ("Should the appeal fail, three executions would follow.", ("affirmed", "hypothetical")),
        ('The governor rejected as "invention" reports of the arrest of 17 students.', ("denied", "asserted")),
    ],
)
def test_what_is_denied_planned_or_supposed_is_a_statement_with_its_number(text, standing):
    counted = [c for c in read(report(text)) if c.quantity]
    assert [(c.kind, (c.polarity, c.modality)) for c in counted] == [("statement", standing)]


def test_a_bare_denial_of_deaths_denies_at_least_one():
    told = claims("Two people were shot dead in Yazd on Wednesday. The governor denied that anyone had died.", "dead")
    denied = [c for c in told if c.polarity == "denied"]
    assert [(c.kind, c.quantity.low, c.quantity.high, places(c)) for c in denied if c.quantity] == [("statement", 1, None, ["Yazd"])]


def test_a_count_of_nobody_is_a_complete_total():
    claim = only("Pensioners rallied in Yazd on Wednesday. No arrests were made.", "arrested")
    assert (claim.kind, claim.polarity) == ("total", "affirmed")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.complete) == (0, 0, True)
    assert days(claim) == NOV_18


# --- types ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Protesters gathered in Yazd on Wednesday. Security forces shot dead three people.", "protest.lethal"),
        ("Guerrillas fought soldiers near Yazd on Wednesday. Three people were killed.", "assault"),
        ("A 15-year-old boy was shot dead in Yazd on Wednesday, his family said. Agents had fired.", "killing.extrajudicial"),
    ],
)
def test_the_passage_shows_what_kind_of_killing_it_was(text, kind):
    assert {c.type for c in claims(text, "dead")} == {kind}


def test_a_persian_passage_shows_it_too():
    assert fa("معترضان چهارشنبه در یزد تجمع کردند. سه نفر کشته شدند.", "dead").type == "protest.lethal"


def test_an_uprising_and_a_war_are_no_protest():
    text = "We call on all to join the uprising. The offensive goes on. Five people were shot dead in Yazd on Wednesday."
    assert "protest.lethal" not in {c.type for c in claims(text, "dead")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two men were killed on Wednesday 16 km north of Yazd.", "en"),
        ("دو مرد روز چهارشنبه در ۱۶ کیلومتری یزد کشته شدند.", "fa"),
    ],
)
def test_a_place_that_only_measures_the_way_is_not_the_city_of_the_event(text, language):
    assert places(only(text, "dead", language=language)) != ["Yazd"]


# --- running counts -----------------------------------------------------------------------------------------------------------------


def test_a_running_count_is_told_for_the_day_of_the_saying():
    claim = only("The Council said on Wednesday that it had recorded at least 28 executions since November 2.", "executed")
    assert claim.when is not None
    assert (claim.when.since, claim.when.as_of, claim.when.latest) == (date(2071, 11, 2), *NOV_18)


def test_missing_since_a_day_is_no_running_count():
    claim = only("Two residents of Yazd have been missing since November 18.", "missing")
    assert claim.kind == "event"
    assert days(claim) == NOV_18


def test_a_wires_dateline_with_two_digits_of_the_year_dates_it():
    claim = only("LA PAZ, 12 JAN 90 (WIRE) -- [TEXT] TWO MEN WERE SHOT DEAD IN LA PAZ LAST NIGHT.", "dead", published=None)
    assert claim.said == date(1990, 1, 12)


# --- the story's day -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed two men in Yazd on Wednesday.\n\nPeople fled.\n\nA boy was wounded by a bullet in his house.", "en"),
        ("روز چهارشنبه دو مرد در یزد با شلیک افراد مسلح کشته شدند.\n\nمردم گریختند.\n\nیک پسر در خانه‌اش زخمی شد.", "fa"),
    ],
)
def test_what_goes_on_telling_of_the_story_takes_its_day(text, language):
    assert days(only(text, "injured", language=language)) == NOV_18


def test_a_day_between_parts_a_later_event_from_the_lead():
    story = "Gunmen killed two men in Yazd on Wednesday.\n\n{}" + "It rose late.\n\n" * 200 + "A boy was wounded by a bullet in his house."
    assert days(only(story.format(""), "injured")) == NOV_18
    assert days(only(story.format("A council met on November 10.\n\n"), "injured")) != NOV_18


def test_what_is_told_of_times_before_does_not_take_the_storys_day():
    text = "Gunmen killed two men in Yazd on Wednesday.\n\nPeople fled.\n\nForty people have been wounded by bullets in the past year."
    assert days(claims(text, "injured")[0]) != NOV_18


def test_the_sentence_behind_gives_an_event_its_day():
    text = "Police shot dead two men in Yazd, their union said.\n\nThe attack took place on Wednesday."
    assert days(only(text, "dead")) == NOV_18


def test_the_line_of_the_dateline_is_the_day_of_the_saying():
    text = "Saturday, 21 November 2071\n\nA walk through Yazd. Some of his talks have ended in the arrest of two men."
    assert days(only(text, "arrested", published=None))[0] is None
