"""The Iranian placement set does not get worse: percent right on the unseen rows, both languages together."""

from pathlib import Path

import pytest

from bench.placement import run

FLOORS = {"city": 93.6, "site": 97.7, "province": 100.0, "county": 85.7, "metonym": 50.0, "demonym": 85.7}
NOT_PLACES_TAKEN = 6


@pytest.fixture(scope="module")
def scores():
    return run(Path(__file__).parent)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_places_are_found_as_well_as_before(scores, kind, floor):
    assert scores["unseen"]["both"][kind] >= floor


def test_no_more_words_are_taken_for_places_than_before(scores):
    assert int(scores["unseen"]["both"]["not places taken"].split("/")[0]) <= NOT_PLACES_TAKEN


def test_misses_are_named_of_seen_rows_only(scores):
    seen = {row["id"] for row in scores["seen misses"]}
    assert all(int(id[-3:]) % 4 == 1 for id in seen)
