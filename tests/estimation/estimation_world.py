"""Constructed tables of capture patterns, most of them of populations whose size is known."""

from itertools import product

import numpy as np

from gavah.estimation import from_patterns

REACH = (0.2, 0.25, 0.3, 0.35)


def expected(size, reach=REACH, *, lists=None, pair=1.0):
    """The table that independent lists of these chances have in expectation, rounded; the first two tied by `pair` (times as often together)."""
    cells = {}
    for pattern in product((0, 1), repeat=len(reach)):
        chance = np.prod([p if held else 1 - p for held, p in zip(pattern, reach, strict=True)])
        if pattern[0] and pattern[1]:
            chance *= pair
        if any(pattern) and round(size * chance):
            cells[pattern] = round(size * chance)
    return from_patterns(cells, lists)


def drawn(size, reach=REACH, *, seed=1):
    """A table drawn from a population of `size`."""
    held = np.random.default_rng(seed).random((size, len(reach))) < reach
    return of_rows(held)


def of_rows(held):
    cells = {}
    for row in held.astype(int):
        if row.any():
            cells[tuple(row)] = cells.get(tuple(row), 0) + 1
    return from_patterns(cells)


STRAY = from_patterns(
    {(1, 0, 0, 0): 60, (0, 1, 0, 0): 50, (0, 0, 1, 0): 40, (1, 1, 0, 0): 20, (0, 1, 1, 0): 15, (1, 0, 1, 0): 18, (1, 1, 1, 0): 9, (0, 0, 0, 1): 1},
    ["north", "south", "east", "stray"],
)
APART = from_patterns({(1, 0, 0): 41, (0, 1, 0): 29, (1, 1, 0): 7, (0, 0, 1): 19}, ["first", "second", "alone"])
"""Two lists that share records and one that shares none: nothing bounds what nobody saw."""
