"""One row is one person: the assignment is the best, the probabilities are those of one-to-one pairings."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_world import crowd, rows

from gavah.linking.people import draws, link_lists, records, repeats
from gavah.linking.people.assignment import assigned, islands
from gavah.linking.people.marginals import _passed, marginals

PAIRS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(-3, 6), max_size=9)


def pairings(pairs):
    """Every way to take pairs so that no row is in two."""
    for size in range(len(pairs) + 1):
        for taken in itertools.combinations(pairs, size):
            if len({i for i, _ in taken}) == len({j for _, j in taken}) == size:
                yield taken


@settings(deadline=None)
@given(PAIRS)
def test_no_pairing_gains_more_than_the_assignment(gains):
    found = assigned(gains)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max(sum(gains[pair] for pair in taken) for taken in pairings(list(gains)))
    assert sum(gains[pair] for pair in found) == pytest.approx(max(best, 0.0))


@given(PAIRS)
def test_islands_share_no_row(gains):
    found = list(islands(gains))
    assert sorted(itertools.chain(*found)) == sorted(gains)
    for one, other in itertools.combinations(found, 2):
        assert {i for i, _ in one}.isdisjoint(i for i, _ in other)
        assert {j for _, j in one}.isdisjoint(j for _, j in other)


def exact(odds):
    """The share of all pairings that hold each pair, each weighed by the product of its odds."""
    weights = {taken: np.prod([odds[pair] for pair in taken]) for taken in pairings(list(odds))}
    return {pair: sum(w for taken, w in weights.items() if pair in taken) / sum(weights.values()) for pair in odds}


@pytest.mark.parametrize(
    "odds",
    [
        {(0, 0): 9.0},
        {(0, 0): 9.0, (0, 1): 9.0},
        {(0, 0): 9.0, (0, 1): 2.0, (1, 1): 5.0},
        {(0, 0): 9.0, (0, 1): 2.0, (1, 1): 5.0, (2, 1): 0.3, (2, 2): 40.0},
    ],
)
def test_probabilities_are_exact_where_rivals_form_no_ring(odds):
    for compute in (marginals, lambda given: _passed(list(given), given)):
        assert compute(odds) == pytest.approx(exact(odds), abs=1e-6)


@settings(deadline=None)
@given(PAIRS)
def test_probabilities_of_a_row_sum_to_one_at_most_and_small_islands_are_exact(gains):
    odds = {pair: float(np.exp(gain)) for pair, gain in gains.items()}
    said = marginals(odds)
    assert said == pytest.approx(exact(odds), abs=1e-6)
    passed = _passed(list(odds), odds)
    for side in (0, 1):
        for row in range(4):
            assert sum(p for pair, p in passed.items() if pair[side] == row) <= 1 + 1e-6


NAMES = st.lists(
    st.sampled_from(["Ali Tamrini", "علی تمرینی", "Reza Tamrini", "Ali Reza Tamrini", "رضا تمرینی", "Tamrini", "Alireza Tamrinizadeh", ""]),
    max_size=7,
)


@settings(deadline=None, max_examples=40)
@given(NAMES, NAMES, st.randoms(use_true_random=False))
def test_whatever_the_rows_and_their_order_no_row_is_chosen_twice_and_the_result_is_the_same(left, right, chance):
    sides = [[*rows(*names), *crowd(listed)] for names, listed in ((left, "A"), (right, "B"))]
    linkage = link_lists([records(side, list=listed) for side, listed in zip(sides, "AB", strict=True)])
    chosen = [link for link in linkage.links if link.chosen]
    assert len({link.left for link in chosen}) == len({link.right for link in chosen}) == len(chosen)
    for person in linkage.persons(0.0):
        assert len({row.list for row in person}) == len(person)
    for side in sides:
        chance.shuffle(side)
    assert link_lists([records(side, list=listed) for side, listed in zip(sides, "AB", strict=True)]) == linkage


def test_two_rows_that_fit_one_equally_share_its_probability():
    left = records([*rows("Ali Tamrini"), *crowd("A")], list="A")
    right = records([*rows("Ali Tamrini", "Ali Tamrini"), *crowd("B")], list="B")
    pair = [link for link in link_lists([left, right]).links if link.left.id == "1"]
    assert pair[0].p == pytest.approx(pair[1].p)
    assert 0.3 < pair[0].p <= 0.5
    assert [link.chosen for link in pair] == [True, False]


def test_draws_hold_a_pair_as_often_as_its_probability_says_and_depend_on_the_seed_alone():
    left = records([*rows("Ali Tamrini", "Sara Tamrini"), *crowd("A")], list="A")
    right = records([*rows("Ali Tamrini", "علی تمرینی", "Mina Tamrini"), *crowd("B")], list="B")
    linkage = link_lists([left, right])
    drawn = list(draws(linkage, 400, seed=7))
    for link in linkage.links:
        share = sum(any(link.left in person and link.right in person for person in persons) for persons in drawn) / len(drawn)
        assert share == pytest.approx(link.p, abs=0.08)
    assert drawn[:5] == list(draws(linkage, 5, seed=7))


def test_a_list_that_holds_a_person_twice_says_so_and_a_person_decides():
    twice = records(
        [
            {"id": "1", "name": "Ali Tamrini", "age": "28", "place": "Marand"},
            {"id": "2", "name": "علی تمرینی", "age": "28", "place": "مرند"},
            *crowd("A"),
        ],
        list="A",
    )
    assert [(link.left.id, link.right.id, link.verdict) for link in repeats(twice)] == [("1", "2", "possible")]
    assert repeats(records(crowd("A"), list="A")) == []
