"""The Iranian placement set does not get worse: percent right on the unseen rows of each batch, both languages together."""

from pathlib import Path

import pytest

from bench.placement import run

FLOORS = {
    "1": {"city": 95.7, "site": 97.7, "province": 100.0, "county": 85.7, "metonym": 50.0, "demonym": 85.7},
    "2": {"city": 97.2, "site": 100.0, "province": 100.0, "county": 100.0, "metonym": 100.0, "demonym": 80.0},
    "3": {"city": 96.9, "site": 100.0, "province": 100.0, "county": 100.0, "metonym": 80.0, "demonym": 100.0},
}
NOT_PLACES_TAKEN = {"1": 6, "2": 0, "3": 0}


@pytest.fixture(scope="module")
def scores():
    return run(Path(__file__).parent)


@pytest.mark.parametrize(("batch", "kind", "floor"), [(batch, *one) for batch, floors in FLOORS.items() for one in floors.items()])
def test_places_are_found_as_well_as_before(scores, batch, kind, floor):
    assert scores["unseen by batch"][batch]["both"][kind] >= floor


@pytest.mark.parametrize(("batch", "most"), NOT_PLACES_TAKEN.items())
def test_no_more_words_are_taken_for_places_than_before(scores, batch, most):
    assert int(scores["unseen by batch"][batch]["both"]["not places taken"].split("/")[0]) <= most


def test_misses_are_named_of_seen_rows_only(scores):
    seen = {row["id"] for row in scores["seen misses"]}
    assert all(int(id[-3:]) % 4 == 1 and int(id[-3:]) <= 160 for id in seen)
