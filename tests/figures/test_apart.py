"""Persons proven distinct: what a unit can serve, against trying every set; many of them, within the time and with bounds that hold."""

import random
import time
from itertools import combinations

import numpy as np
import pytest
from brute_force import Oracle
from figures_world import event, total
from hypothesis import given, settings
from hypothesis import strategies as st
from random_cases import random_case

from gavah.figures import FigureCase, Tie, bounds, solve
from gavah.figures.apart import compatible_parts, friendly_groups
from gavah.figures.program import Budget
from gavah.figures.settled import settle
from gavah.figures.torn import clashing_rows, generated_columns
from gavah.figures.wire import decode_case

PAIRS = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]))


def foes_of(pairs):
    foes = {}
    for a, b in pairs:
        foes.setdefault(a, set()).add(b)
        foes.setdefault(b, set()).add(a)
    return foes


def independent(cell, pairs):
    fits = [
        set(part) for size in range(len(cell) + 1) for part in combinations(cell, size) if not any(pair in pairs for pair in combinations(part, 2))
    ]
    return sorted(tuple(sorted(one)) for one in fits if not any(one < other for other in fits))


@settings(deadline=None)
@given(pairs=PAIRS)
def test_the_parts_of_a_cell_are_the_largest_sets_without_a_pair_proven_distinct(pairs):
    assert sorted(compatible_parts(tuple(range(9)), foes_of(pairs), 1000)) == independent(range(9), pairs)


@settings(deadline=None)
@given(pairs=PAIRS)
def test_items_hang_together_where_some_part_holds_two_of_them(pairs):
    cell, parts = range(9), independent(range(9), pairs)
    groups = [set(part) for part in parts]
    for _ in cell:
        groups = [set().union(*(other for other in groups if one & other)) for one in groups]
    assert {frozenset(one) for one in friendly_groups(tuple(cell), foes_of(pairs))} == {frozenset(one) for one in groups}


def test_more_parts_than_are_asked_for_are_none_at_once():
    """A hundred pairs: 2¹⁰⁰ parts."""
    cell = tuple(range(200))
    assert compatible_parts(cell, foes_of((at, at + 1) for at in range(0, 200, 2)), 1000) is None
    dice = random.Random(1)
    assert compatible_parts(cell, foes_of(pair for pair in combinations(cell, 2) if dice.random() < 0.5), 1000) is None


def weighted_colours(lows, pairs):
    """Fewest units in one cell: sets without a pair, each as often as need be, so that item i is in `lows[i]` of them."""
    parts = independent(range(len(lows)), pairs)
    layer, units = {tuple(lows)}, 0
    while not any(not any(one) for one in layer):
        first = [(need, next(at for at, lack in enumerate(need) if lack)) for need in layer]
        layer = {tuple(max(0, lack - (at in part)) for at, lack in enumerate(need)) for need, at0 in first for part in parts if at0 in part}
        units += 1
    return units


@settings(deadline=None, max_examples=60)
@given(lows=st.lists(st.integers(1, 4), min_size=6, max_size=6), pairs=st.sets(st.sampled_from(list(combinations(range(6), 2)))))
def test_columns_made_as_needed_bound_the_fewest_units_from_below_and_cover_from_above(lows, pairs):
    case = FigureCase(
        accounts=tuple(event(f"c{at}", low, low) for at, low in enumerate(lows)), distinct=tuple((f"c{a}", f"c{b}") for a, b in sorted(pairs))
    )
    floor = weighted_colours(lows, pairs)
    heaviest = max(sum(lows[at] for at in part) for part in independent(range(6), set(combinations(range(6), 2)) - pairs))
    for most in (0, 5000):
        found = bounds_with(case, most)
        assert found.floor_bound <= floor <= found.floor
        assert found.evidence <= heaviest <= found.evidence_bound
        assert sum(lows[at] for at in range(6) if at in found.chosen) <= heaviest
    assert (found.floor, found.evidence) == (floor, heaviest)


def bounds_with(case, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounds, "MOST_COLUMNS", most)
        numbers = solve(case).numbers
    return numbers.bounds


@pytest.mark.parametrize("block", range(2))
def test_columns_made_as_needed_never_contradict_enumeration(block):
    for seed in range(30_000 + 100 * block, 30_100 + 100 * block):
        record = random_case(seed)
        found, oracle = bounds_with(decode_case(record), 0), Oracle(record)
        assert found.evidence <= oracle.evidence() <= found.evidence_bound
        assert found.floor_bound <= oracle.floor() <= found.floor


@settings(deadline=None, max_examples=60)
@given(pairs=PAIRS)
def test_rows_of_what_clashes_hold_every_clash_and_nothing_else(pairs):
    cells, foes = [tuple(range(6)), tuple(range(4, 9))], foes_of(pairs)
    clash = {pair for cell in cells for pair in combinations(cell, 2)} - pairs
    rows = clashing_rows([], cells, foes, 9)
    assert {pair for row in rows for pair in combinations(row, 2)} == clash


def in_time(case, seconds=300.0):
    """The case's numbers, which are an answer within the time on any machine, proven or not."""
    start = time.monotonic()
    numbers = solve(case, budget=Budget(seconds, time.monotonic)).numbers
    assert time.monotonic() - start < 2 * seconds
    return numbers


def test_a_thousand_names_all_distinct_are_a_thousand_persons():
    names = [f"c{at:04d}" for at in range(1000)]
    accounts = [event(name, 1, 1) for name in names]
    case = FigureCase(accounts=(*accounts, total("t", 700)), distinct=tuple(combinations(names, 2)))
    numbers = in_time(case)
    assert (numbers.evidence, numbers.floor, numbers.gap) == (1000, 1000, 0)


def test_a_thousand_persons_told_of_three_times_each_are_a_thousand():
    names = [f"c{at:03d}" for at in range(900)]
    distinct = tuple((a, b) for (i, a), (j, b) in combinations(enumerate(names), 2) if i // 3 != j // 3)
    numbers = in_time(FigureCase(accounts=tuple(event(name, 1, 1) for name in names), distinct=distinct))
    assert (numbers.evidence, numbers.floor, numbers.gap) == (300, 300, 0)


def test_two_hundred_pairs_need_as_many_units_as_the_greatest_pair():
    accounts = [event(f"c{at:03d}", 1 + at % 7, 1 + at % 7) for at in range(400)]
    case = FigureCase(accounts=tuple(accounts), distinct=tuple((f"c{at:03d}", f"c{at + 1:03d}") for at in range(0, 400, 2)))
    numbers = in_time(case)
    assert (numbers.evidence, numbers.floor, numbers.gap) == (13, 13, 0)


def test_odd_rings_leave_the_evidence_below_the_floor():
    """Twelve rings of five in one cell: 5¹² sets, two of each ring are apart, three units serve all."""
    ring = [(at, at // 5 * 5 + (at + 1) % 5) for at in range(60)]
    distinct = tuple(sorted((f"c{min(pair):02d}", f"c{max(pair):02d}") for pair in ring))
    numbers = in_time(FigureCase(accounts=tuple(event(f"c{at:02d}", 1, 1) for at in range(60)), distinct=distinct))
    assert (numbers.evidence, numbers.floor) == (2, 3)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_whoever_is_apart_at_random_gives_bounds_within_the_time(share):
    dice, names = random.Random(share), [f"c{at:03d}" for at in range(150)]
    accounts = [event(name, low, low, first=5, last=dice.choice([5, 6])) for name in names for low in [dice.randint(1, 5)]]
    distinct = tuple(pair for pair in combinations(names, 2) if dice.random() < share)
    numbers = in_time(FigureCase(accounts=tuple(accounts), distinct=distinct), 5.0)
    assert 5 <= numbers.evidence <= numbers.bounds.evidence_bound
    assert numbers.evidence <= numbers.floor <= numbers.bounds.floor
    assert numbers.gap >= numbers.bounds.floor - numbers.floor
    chosen = {numbers.demands.items[at].name for at in numbers.bounds.chosen}
    assert all(pair in set(distinct) for pair in combinations(sorted(chosen), 2))


def test_columns_stop_where_the_time_does_and_their_bound_still_holds():
    pairs = {(at, (at + 1) % 9) for at in range(9)}
    foes = foes_of(pairs)
    lows = np.full(9, 2)
    full, stopped = (generated_columns([tuple(range(9))], lows, foes, Budget(limit)) for limit in (30.0, 0.0))
    assert stopped.bound <= full.bound <= 4.5 + 1e-6
    assert full.bound > 4.4
    assert {item for one in stopped.sets for item in one} == set(range(9))


def test_settled_keeps_what_is_proven_distinct_apart_through_chains():
    accounts = tuple(event(name, 1, 1, witness=name) for name in "abcd")
    ties = (Tie("a", "b", "same", 1.0), Tie("c", "d", "same", 1.0), Tie("b", "c", "same", 0.9))
    loose = settle(FigureCase(accounts=accounts, ties=ties, distinct=(("a", "d"),))).loose
    assert [[one.id for one in each.accounts] for each in loose] == [["a", "b"], ["c", "d"]]
