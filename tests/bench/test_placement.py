"""The placement scorer on constructed rows: right by name and province, not by luck; and the skeleton that compares romanisations."""

from collections import defaultdict

import pytest

from bench.placement import score_row
from bench.placement.judging import Judge
from bench.placement.skeleton import skeleton
from gavah.gazetteer import default
from gavah.gazetteer.shelf import DATA, table

JUDGE = Judge(default())


def gold(text, words, name, level="city", province="", city=None, country="Iran", **further):
    start = text.index(words)
    place = {"name": name, "level": level, "province": province, "country": country, "city": name if level == "city" else city or ""}
    return {"start": start, "end": start + len(words), "words": words, **place, **further}


def score(text, *toponyms, lang="en", not_places=()):
    ranges = [[text.index(words), text.index(words) + len(words)] for words in not_places]
    return score_row({"id": "x", "text": text, "lang": lang, "part": "seen", "toponyms": list(toponyms), "not_places": ranges}, JUDGE).counts


@pytest.mark.parametrize(
    ("text", "words", "name", "province", "lang"),
    [
        ("Shops closed in Ghazvin.", "Ghazvin", "Qazvin", "Qazvin", "en"),
        ("Shops closed in Ghazvin.", "Ghazvin", "Qazwin/Casbin", "Qazvin", "en"),
        ("مغازه‌ها در ارومیه بسته ماند.", "ارومیه", "Urmia/Orumiyeh", "West Azerbaijan", "fa"),
    ],
)
def test_a_city_is_right_by_any_of_its_names_in_its_province(text, words, name, province, lang):
    assert score(text, gold(text, words, name, province=province), lang=lang)["city right"] == 1


def test_a_city_of_the_right_name_in_another_province_is_wrong():
    text = "Shops closed in Ghazvin."
    assert score(text, gold(text, "Ghazvin", "Qazvin", province="Fars"))["city right"] == 0


def test_another_city_of_the_right_province_is_wrong():
    text = "Shops closed in Ghazvin."
    assert score(text, gold(text, "Ghazvin", "Takestan", province="Qazvin"))["city right"] == 0


def test_the_province_of_one_name_is_not_the_city():
    text = "Shops closed across Qazvin Province."
    assert score(text, gold(text, "Qazvin", "Qazvin", province="Qazvin"))["city right"] == 0
    assert score(text, gold(text, "Qazvin Province", "Qazvin", "province", "Qazvin"))["province right"] == 1


def test_a_site_is_right_as_itself_or_as_its_city_and_the_two_are_told_apart():
    text = "He was held in Evin Prison."
    itself = score(text, gold(text, "Evin Prison", "Evin Prison", "site", "Tehran", "Tehran"))
    assert (itself["site right"], itself["site itself"]) == (1, 1)
    text = "He was held in the prison of Tamrin near Shiraz."
    as_city = score(text, gold(text, "prison of Tamrin near Shiraz", "Tamrin Prison", "site", "Fars", "Shiraz"))
    assert (as_city["site right"], as_city["site itself"]) == (1, 0)


def test_another_site_of_the_same_city_is_wrong():
    text = "He was held in Evin Prison."
    assert score(text, gold(text, "Evin Prison", "Qasr Prison", "site", "Tehran", "Karaj"))["site right"] == 0


def test_a_place_that_is_not_found_is_missed_and_one_taken_for_a_place_is_counted():
    text = "Nowhereabadistan was quiet; Mr Shirazi left Tehran."
    counts = score(text, gold(text, "Nowhereabadistan", "Nowhereabadistan", province="Fars"), not_places=["Tehran"])
    assert (counts["city"], counts["city found"], counts["not places taken"]) == (1, 0, 1)


def test_a_metonym_needs_its_role_and_a_city_must_not_have_it():
    text = "Ankara rejected the claim."
    metonym = gold(text, "Ankara", "Ankara", "metonym", country="Turkey", city="Ankara")
    assert score(text, metonym)["metonym right"] == 1
    assert score(text, gold(text, "Ankara", "Ankara", country="Turkey"))["city right"] == 0
    text = "Two met in Ankara."
    assert score(text, gold(text, "Ankara", "Ankara", "metonym", country="Turkey", city="Ankara"))["metonym right"] == 0


def test_a_demonym_is_apart_from_its_place():
    text = "سنندجی‌ها مغازه‌ها را بستند."
    people = gold(text, "سنندجی‌ها", "Sanandaj", province="Kurdistan", demonym=True)
    assert score(text, people, lang="fa")["demonym right"] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khorramabad", "Xoram Abad"),
        ("Qazvin", "Ghazvin"),
        ("Bandar-e Gaz", "Bandar Gaz"),
        ("Orumiyeh", "Oroumieh"),
        ("Masjed Soleyman", "Masjed-e Soleiman"),
        ("Urmia Central Prison", "Central Prison of Urmia"),
    ],
)
def test_one_name_has_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Khoy", "Khash"), ("Bam", "Baneh"), ("Nur", "Nir"), ("Evin Prison", "Evin Square"), ("Ravar", "Ravansar")]
)
def test_names_of_two_places_have_two_skeletons(one, other):
    assert skeleton(one) != skeleton(other)


def test_no_two_counties_of_a_province_share_a_skeleton():
    seen = defaultdict(set)
    for row in table(DATA / "iran" / "counties.csv"):
        seen[row["province"], skeleton(row["name_en"])].add(row["name_en"])
    assert [names for names in seen.values() if len(names) > 1] == []
