"""The event types are a closed list that others can be translated into."""

import pytest

from gavah.model import MEASURES, InputError
from gavah.ontology import crosswalk, family_of, is_type, measure_of, types

GAVAH_1 = [
    "execution.judicial",
    "killing.extrajudicial",
    "killing.in-custody",
    "sentence.death",
    "sentence.prison",
    "sentence.flogging",
    "charge",
    "poisoning",
    "rally-abroad",
    "disappearance",
    "release",
    "statement.acknowledge",
    "statement.deny",
    "slogan",
    "display",
    "video-message",
]
NORMS = [
    "protest.demo",
    "protest.strike",
    "protest.hunger",
    "protest.boycott",
    "protest.obstruct",
    "protest.dispersal",
    "protest.lethal",
    "riot",
    "arrest",
    "torture",
    "beating",
    "attack.site",
    "censorship",
    "internet-cut",
    "threat",
    "accusation",
    "denial",
    "admission",
    "demand",
]


@pytest.mark.parametrize("name", GAVAH_1 + NORMS + ["assault", "assault-suicide-attack", "coerce-martial-law", "consult-third-party", "agree"])
def test_every_name_of_the_norms_is_a_type(name):
    assert is_type(name)


@pytest.mark.parametrize("name", ["killing", "Arrest", "assault-fire", "protest.", ""])
def test_other_names_are_not(name):
    assert not is_type(name)
    with pytest.raises(InputError):
        measure_of(name)


@pytest.mark.parametrize("name", types())
def test_a_default_measure_is_of_the_closed_list_or_none(name):
    assert measure_of(name) in {"", *MEASURES}
    assert family_of(name)


def test_the_crosswalk_names_what_plover_and_acled_call_it():
    assert (crosswalk("riot").plover, crosswalk("riot").acled) == ("PROTEST-riot", "Violent demonstration")
    assert crosswalk("assault-suicide-attack").plover == "ASSAULT-suicide-attack"
    assert measure_of("execution.judicial") == "executed"
    assert family_of("protest.lethal") == family_of("assault-explosives")
