"""What the country that a source writes of says about names that lie abroad."""

import pytest

from gavah.gazetteer import places


def found(text, country, lang="en"):
    return {one.words: one.path[0] for one in places(text, lang=lang, context={"country": country} if country else None)}


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Soldiers from Salas came to Huanta.", "PE", "Salas"),
        ("Two peasants died in Victoria.", "PE", "Victoria"),
        ("Two peasants died in Santa Rosa in Puno.", "PE", "Santa Rosa"),
    ],
)
def test_a_small_homonym_abroad_that_nothing_speaks_for_is_left_out(text, country, name):
    assert name not in found(text, country)


@pytest.mark.parametrize(
    ("text", "country", "name", "abroad"),
    [
        ("He fled to Erbil in Iraq.", "IR", "Erbil", "IQ"),
        ("He fled to Van, Turkey.", "IR", "Van", "TR"),
        ("Talks were held in Vienna and in Geneva, Switzerland.", "IR", "Geneva", "CH"),
        ("The court in Istanbul met.", "IR", "Istanbul", "TR"),
    ],
)
def test_a_place_abroad_with_its_country_or_of_some_size_stays(text, country, name, abroad):
    assert found(text, country)[name] == abroad


def test_the_country_written_of_decides_between_two_of_one_name():
    assert found("Two were killed in Tripoli.", "LB") == {"Tripoli": "LB"}
    assert found("Two were killed in Tripoli.", "LY") == {"Tripoli": "LY"}


def test_without_a_country_nothing_is_left_out():
    assert found("Soldiers from Salas came.", "") != {}
