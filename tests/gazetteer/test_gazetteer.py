"""The pack: what it holds, what its names mean, how cheaply it opens."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import marisa_trie
import pytest

from gavah.gazetteer import Gazetteer, children, default, lookup, place, places
from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import DATA, table
from gavah.gazetteer.trie import MARKS, goes_on
from gavah.model import InputError

IRAN = DATA / "iran"


def test_iran_has_thirty_one_provinces_with_capital_and_box():
    rows = table(IRAN / "provinces.csv")
    assert len(rows) == 31
    for row in rows:
        province, capital = place(row["id"]), next(one for one in lookup(row["capital_fa"]) if one.level == "city")
        assert province.path == ("IR", row["id"])
        assert row["id"] in place(capital.id).path
        west, south, east, north = province.bbox
        lat, lon, _ = default().point(capital.id)
        assert west < lon < east
        assert south < lat < north


def test_every_county_is_found_in_both_scripts_in_its_province():
    for row in table(IRAN / "counties.csv"):
        for name in (row["name_fa"], row["name_en"]):
            here = [one for one in default().rows(key(name)) if one.level == "county" and one.province == row["province"]]
            assert here, name


def test_every_site_names_its_source_and_lies_in_iran():
    for row in table(DATA / "sites.csv"):
        assert row["source"], row["id"]
        assert place(row["id"]).path[0] == "IR"
        assert place(row["id"]).level == "site"


def test_at_least_sixty_prisons_and_one_in_every_province():
    prisons = [place(row["id"]) for row in table(DATA / "sites.csv") if row["kind"] == "prison"]
    assert len(prisons) >= 60
    assert len({prison.path[1] for prison in prisons}) == 31


def test_a_site_without_coordinates_stands_at_its_city_and_says_so():
    assert place("site-evin").lat is None
    assert default().point("site-evin")[2] == "city"


def test_an_ambiguous_name_gives_several_and_a_type_word_or_comma_narrows():
    assert {one.level for one in lookup("Kerman")} >= {"province", "city", "county"}
    assert [one.id for one in lookup("Kerman Province")] == ["IR-08"]
    assert [one.id for one in lookup("استان کرمان")] == ["IR-08"]
    assert {place(one.id).path[1] for one in lookup("Sardasht, West Azerbaijan")} == {"IR-04"}
    assert [one.id for one in lookup("IR-08")] == ["IR-08"]
    assert lookup("Nowhereabadistan") == []


def test_shares_of_a_lookup_add_up():
    assert sum(one.score for one in lookup("Springfield")) == pytest.approx(1, abs=0.01)


def test_children_of_a_province_are_its_counties_and_loose_places():
    assert "ir-county-12-sanandaj" in children("IR-12")
    assert all(place(child).path[-2] == "IR-12" for child in children("IR-12"))


def test_a_large_city_is_not_shadowed_by_a_village_with_its_name_among_the_alternates():
    for name in ("کرج", "ساوه", "زابل", "Karaj"):
        assert key(lookup(name)[0].name) in {key(name), "karaj", "saveh", "zabol"}


def test_the_pack_opens_fast_and_small():
    probe = (
        "import time, resource; start = time.perf_counter()\n"
        "from gavah.gazetteer import place, places\n"
        "loaded = time.perf_counter(); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "place('IR'); opened = time.perf_counter()\n"
        "places('Ten were held in Tehran. ده نفر در تهران', lang='en')\n"
        "print(opened - loaded, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)"
    )
    seconds, mebibytes = min(map(_probe, [probe] * 3))
    assert seconds < 0.05
    assert mebibytes < 100


def _probe(code: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, mebibytes = map(float, done.stdout.split())
    return seconds, mebibytes


def test_a_missing_pack_says_what_to_do(tmp_path):
    with pytest.raises(InputError, match="build_gazetteer"):
        Gazetteer(tmp_path).place("IR")


HEADER = "id,level,name_en,name_fa,aliases,parent,lat,lon,note\n"


def extra(folder: Path, *rows: str) -> Gazetteer:
    path = folder / "own.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return default().with_extra(path)


def test_a_file_of_ones_own_adds_places_in_both_scripts(tmp_path):
    own = extra(tmp_path, 'x-1,site,Invented Prison 9,زندان ساختگی ۹,Prison No. 9|زندان شماره ۹ ساختگی,"Shiraz, Fars Province",,,')
    for text, lang in (("Two men died in Invented Prison 9.", "en"), ("دو نفر در زندان ساختگی ۹ جان باختند.", "fa")):
        (found,) = places(text, lang=lang, gazetteer=own)
        assert (found.id, found.level, found.path[:2]) == ("x-1", "site", ("IR", "IR-07"))
        assert found.lat == pytest.approx(29.6, abs=0.2)
    assert own.lookup("Prison No. 9")[0].id == "x-1"
    assert "x-1" in own.children(own.path("x-1")[-2])


def test_a_file_of_ones_own_leaves_the_gazetteer_that_ships_as_it_was(tmp_path):
    extra(tmp_path, "x-1,site,Invented Prison 9,,,Shiraz,,,")
    assert lookup("Invented Prison 9") == []


def test_a_row_may_stand_below_a_row_of_the_same_file(tmp_path):
    own = extra(tmp_path, "x-town,city,Inventedtown,,,Fars,29.1,52.2,", "x-gate,site,Invented Gate,,,x-town,,,")
    assert own.path("x-gate")[-2:] == ("x-town", "x-gate")
    assert own.point("x-gate") == (29.1, 52.2, "city")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x,castle,A,,,Shiraz,,,", "unknown level"),
        ("x,site,A,,,Nowhereabadistan,,,", "no gazetteer"),
        ("x,site,A,,,Shiraz,north,,", "degrees"),
        ("x,site,,,,,,,", "a name"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, message):
    with pytest.raises(InputError, match=message) as caught:
        extra(tmp_path, row)
    assert "row 2" in caught.value.where


def test_a_path_only_grows_finer():
    order = ["country", "province", "county", "city", "site"]
    for row in table(DATA / "sites.csv")[:40]:
        levels = [order.index(place(step).level) for step in place(row["id"]).path]
        assert all(a < b for a, b in pairwise(levels))


def test_a_word_that_starts_a_name_says_how_the_name_goes_on():
    pack = default().pack
    trie = marisa_trie.Trie(["the hague", "the dalles", "hague"])
    assert goes_on(trie, "the") == {" ha", " da"}
    assert goes_on(trie, "hague") == {""}
    assert goes_on(trie, "th") == set()
    assert pack.goes_on("tehran") == {""}
    assert pack.goes_on("شیرازمان") == {""}
    assert not pack.goes_on("qwertz")


def test_every_mark_behind_the_first_word_of_a_name_is_looked_for():
    behind = {name[len(word[0])] for name in default().pack._names if (word := re.match(r"[^\W_]+", name)) and word[0] != name}
    assert behind <= {*MARKS, "_"}


def test_capitals_and_what_lies_in_a_place_are_found_without_a_walk_through_the_country():
    assert default().capital("IR") == lookup("Tehran")[0].id
    assert default().capital("TR") == lookup("Ankara")[0].id
    assert default().capital("XX") is None
    inside = default().children("IR")
    assert len([id for id in inside if default().row(id).level == "province"]) == 31
    assert inside == sorted(inside)
