"""What this room may hold and must not know."""

import re
from importlib.resources import files

import pytest

import gavah.linking.people as room
from gavah.linking.people import link_lists, records
from gavah.linking.people.features import compare
from gavah.linking.people.parameters import read_data, shipped
from gavah.linking.people.rarity import Rarities
from gavah.model import InputError

SOURCES = {path.name: path.read_text("utf-8") for path in files("gavah.linking.people").iterdir() if path.name.endswith(".py")}


def test_at_most_fifty_weights_and_their_provenance_beside_them():
    assert len(shipped().weights) <= 50
    said = files("gavah.linking.people").joinpath("data", "weights.toml").read_text("utf-8")
    assert "fitted by scripts/fit_people.py" in said


def test_every_feature_has_a_weight_and_every_weight_a_feature():
    source = SOURCES["features.py"]
    named = set(re.findall(r'"((?:name|age|day|place|sex)_\w+)"', source))
    assert named == set(shipped().weights) - {"base"}


def test_the_room_reads_no_report_or_claim_and_looks_nobody_up():
    """Lists in, pairs out: nothing that takes one name and looks for it."""
    for name, source in SOURCES.items():
        assert not re.search(r"\b(Claim|Report|Source|Event)\b", source), name
    assert set(room.__all__) == {
        "ListLinkage", "Person", "PersonLink", "Record", "RowKey", "capture_patterns", "draws", "link_lists", "records", "repeats",
    }  # fmt: skip


def test_no_column_of_race_religion_or_health_is_ever_read():
    known = {name for names in read_data("columns.toml")["columns"].values() for name in names}
    assert known.isdisjoint({"race", "ethnicity", "religion", "health", "نژاد", "قومیت", "دین", "مذهب"})
    row = {"id": "1", "name": "Ali Tamrini", "race": "x", "ethnicity": "y", "religion": "z"}
    assert records([row], list="A") == records([{"id": "1", "name": "Ali Tamrini"}], list="A")


def test_features_are_the_same_from_either_side():
    cells = {"age": "About 40", "date": "2071-10-05", "place": "Marand, East Azerbaijan", "sex": "m"}
    left = records([{"id": "1", "name": "Ali Reza Tamrini", **cells}], list="A")[0]
    right = records([{"id": "1", "name": "علیرضا تمرینی (امید)", "age": "۴۱", "date": "2071-10-07", "place": "مرند", "sex": "زن"}], list="B")[0]
    rarities = Rarities([left, right])
    assert compare(left, right, rarities).values == pytest.approx(compare(right, left, rarities).values)


def test_lists_of_one_name_or_mixed_lists_are_refused():
    a, b = records([{"name": "Ali Tamrini"}], list="A"), records([{"name": "Ali Tamrini"}], list="B")
    with pytest.raises(InputError, match="two lists are called A"):
        link_lists([a, a])
    with pytest.raises(InputError, match="rows of several"):
        link_lists([[*a, *b], b])


def test_nothing_in_gives_nothing_out():
    assert link_lists([]).links == ()
    assert link_lists([[], records([{"name": "Ali Tamrini"}], list="A")]).persons() == [(("A", "1"),)]
