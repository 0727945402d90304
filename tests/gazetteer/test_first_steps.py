"""The gazetteer finds places in both scripts."""

from gavah.gazetteer import lookup, place, places


def test_a_province_is_told_from_the_city_of_its_name():
    (found,) = places("Two prisoners were executed in Kerman Province on Monday.", lang="en")
    assert (found.id, found.level, found.words) == ("IR-08", "province", "Kerman")


def test_an_ambiguous_name_gives_several_candidates():
    assert {one.level for one in lookup("Kerman")} >= {"province", "city"}


def test_a_place_knows_its_path():
    sanandaj = place(lookup("سنندج")[0].id)
    assert sanandaj is not None
    assert sanandaj.path[:2] == ("IR", "IR-12")
