"""Decomposable graphs: all of them, weighed as the formula says, on a grid long enough."""

from itertools import combinations
from math import lgamma

import numpy as np
import pytest
from estimation_world import drawn

from gavah.estimation import from_patterns
from gavah.estimation.decomposable import averaged
from gavah.estimation.graphs import decomposable
from gavah.model import Refused


def test_there_are_8_61_and_822_decomposable_graphs():
    assert [len(decomposable(k)) for k in (3, 4, 5)] == [8, 61, 822]


def test_cliques_less_separators_count_each_list_once():
    for cliques, separators in decomposable(5):
        for at in range(5):
            assert sum(clique >> at & 1 for clique in cliques) - sum(separator >> at & 1 for separator in separators) == 1


def test_a_cycle_of_four_is_not_among_them():
    cycles = [sorted(cliques) for cliques, _ in decomposable(4) if len(cliques) == 4 and all(clique.bit_count() == 2 for clique in cliques)]
    assert not any(sorted(cycle) == sorted([3, 6, 12, 9]) for cycle in cycles)


def likelihood(counts, unseen, cliques, separators):
    """The marginal likelihood of a completed table, cell by cell (k = 3, δ = 1/8)."""

    def part(lists):
        inside = [at for at in range(3) if lists >> at & 1]
        sums = {}
        for pattern in range(8):
            key = tuple(pattern >> at & 1 for at in inside)
            n, prior = sums.get(key, (0, 0.0))
            sums[key] = n + (unseen if pattern == 0 else counts[pattern]), prior + 1 / 8
        return lgamma(1) - lgamma(1 + sum(n for n, _ in sums.values())) + sum(lgamma(prior + n) - lgamma(prior) for n, prior in sums.values())

    whole = sum(counts[1:]) + unseen
    return sum(map(part, cliques)) - sum(map(part, separators)) + lgamma(whole + 1) - lgamma(unseen + 1) - np.log(whole)


def test_the_posterior_is_that_of_the_formula_added_up_by_hand():
    cells = {(1, 0, 0): 14, (0, 1, 0): 11, (0, 0, 1): 9, (1, 1, 0): 6, (1, 0, 1): 5, (0, 1, 1): 7, (1, 1, 1): 8}
    table = from_patterns(cells)
    counts = [int(n) for n in table.full()]
    logs = np.array([[likelihood(counts, m, *graph) for m in range(1500)] for graph in decomposable(3)])
    odds = np.exp(logs - logs.max())
    odds = odds.sum(axis=0) / odds.sum()
    reached = np.cumsum(odds)
    estimate = averaged(table)
    assert estimate.n_hat == 60 + np.searchsorted(reached, 0.5)
    assert estimate.low == 60 + np.searchsorted(reached, 0.025)
    assert estimate.high == pytest.approx(60 + np.searchsorted(reached, 0.975), abs=1)
    assert estimate.diagnostics["mean"] == pytest.approx(60 + (odds * np.arange(1500)).sum(), rel=0.01)


def test_the_grid_grows_until_nothing_lies_beyond():
    sparse = from_patterns({(1, 0, 0): 60, (0, 1, 0): 70, (0, 0, 1): 50, (1, 1, 0): 2, (1, 0, 1): 1, (0, 1, 1): 1})
    estimate = averaged(sparse)
    assert estimate.diagnostics["grid up to"] > 20 * 184
    assert 20 * 184 < estimate.high < estimate.diagnostics["grid up to"] / 10


def test_more_than_five_lists_are_not_offered():
    with pytest.raises(Refused, match="Not offered for 6 lists"):
        averaged(drawn(500, (0.3,) * 6))


def test_graphs_of_a_dependent_pair_hold_that_pair():
    held = np.random.default_rng(8).random((5000, 4)) < [0.2, 0.25, 0.3, 0.35]
    held[:, 3] |= held[:, 2] & (np.random.default_rng(9).random(5000) < 0.5)
    cells = {}
    for row in held.astype(int):
        if row.any():
            cells[tuple(row)] = cells.get(tuple(row), 0) + 1
    estimate = averaged(from_patterns(cells))
    assert "C,D" in estimate.diagnostics["likeliest graph"]
    assert estimate.low < 5000 < estimate.high
    assert all(a != b for a, b in combinations(decomposable(4), 2))
