"""Spellings by rule reach the usual ones and none that is another place's or a word's."""

from pathlib import Path

import pytest

from gavah.gazetteer import default, lookup
from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import DATA, table, words
from gavah.gazetteer.spelling import spellings

COMMON = words("common_en.txt") | words("common_fa.txt") | words("given_names.txt") | words("surnames.txt")


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        *(("Ghazvin", "Qazvin"), ("Ghom", "Qom"), ("Boroujerd", "Borujerd"), ("Khoram Abad", "Khorramabad"), ("Najaf Abad", "Najafabad")),
        *(("Bandare Lengeh", "Bandar-e Lengeh"), ("Eslam Abad-e Gharb", "Eslamabad-e Gharb"), ("Ghorve", "Qorveh"), ("Naghade", "Naqadeh")),
        *(("Maraghe", "Maragheh"), ("Torbate Jam", "Torbat-e Jam"), ("Sahne", "Sahneh"), ("Firoozabad", "Firuzabad"), ("Mahmoud Abad", "Mahmudabad")),
        *(
            ("خرمآباد", "Khorramabad"),
            ("نجف اباد", "Najafabad"),
            ("بندرلنگه", "Bandar-e Lengeh"),
            ("شاهینشهر", "Shahin Shahr"),
            ("سرپلذهاب", "Sarpol-e Zahab"),
        ),
    ],
)
def test_a_usual_spelling_finds_the_city(spelt, meant):
    assert meant in {one.name for one in lookup(spelt)}


def test_no_spelling_by_rule_is_an_ordinary_word_or_a_persons_name():
    for row in table(DATA / "iran" / "counties.csv"):
        for new in spellings(key(row["name_en"])) + spellings(key(row["name_fa"])):
            if new in COMMON:
                assert all(not one.alias or one.country != "IR" or one.level != "county" for one in default().rows(new)), new


def test_the_many_hajjiabads_stay_apart():
    found = [one for one in lookup("Hajjiabad") if default().path(one.id)[0] == "IR"]
    assert len({default().path(one.id)[1] for one in found}) >= 3


@pytest.mark.parametrize(
    ("one", "other"), [("Khoy", "Khash"), ("Qom", "Gomishan"), ("Bam", "Baneh"), ("Rey", "Ravar"), ("Nur", "Nir"), ("بم", "بن"), ("قم", "قمصر")]
)
def test_short_names_have_no_false_friends(one, other):
    assert not {row.id for row in default().rows(key(one))} & {row.id for row in default().rows(key(other))}


def test_every_variant_of_the_shared_list_is_found():
    rows = table(Path(__file__).parent / "variants.csv")
    missing = [name for row in rows for name in (row["canonical"], row["fa"], *row["variants"].split(";")) if name and not default().rows(key(name))]
    assert rows
    assert missing == []
