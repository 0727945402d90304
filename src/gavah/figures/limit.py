"""What complete claims allow: cells of every kind, not only the maximal ones."""

from collections.abc import Iterable, Sequence

import numpy as np

from gavah.figures.accounts import Account
from gavah.figures.cells import Cell
from gavah.figures.program import EPSILON, Budget, Rows, solve
from gavah.figures.regions import Box, Cover, Path, Region, within

REST = ""
"""The kind that no claim names."""


def all_cell_sets(regions: Sequence[Region], scope: Box) -> set[Cell]:
    """The set of regions at every cell of `scope`, unnamed rests of places and kinds and days between included. May hold the empty set."""
    by_place: dict[Path, list[tuple[Box, int]]] = {}
    for index, region in enumerate(regions):
        for box in region:
            by_place.setdefault(box.place, []).append((box, index))
    places = {scope.place, *(place for place in by_place if within(place, scope.place))}
    kinds = {REST, *(kind for region in regions for box in region for kind in box.kinds or ())}
    if scope.kinds is not None:
        kinds = set(scope.kinds)
    found: set[Cell] = set()
    for place in sorted(places):
        here = [pair for depth in range(len(place) + 1) for pair in by_place.get(place[:depth], ())]
        for day in _days(here, scope):
            active = [(box, index) for box, index in here if box.first <= day <= box.last]
            found.update(tuple(sorted({index for box, index in active if box.kinds is None or kind in box.kinds})) for kind in kinds)
    return found


def _days(boxes: Iterable[tuple[Box, int]], scope: Box) -> list[int]:
    edges = {scope.first, *(box.first for box, _ in boxes), *(box.last + 1 for box, _ in boxes)}
    return sorted(day for day in edges if scope.first <= day <= scope.last)


def most_allowed(limits: Sequence[Account], scope: Box, budget: Budget) -> int | None:
    """The most units in `scope` with at most h_u in each inner region; None = open (some cell of it no complete claim covers)."""
    near = [one for one in limits if one.inner]
    if not near or not Cover(box for one in near for box in one.inner).holds((scope,)):
        return None
    cells = _smallest(all_cell_sets([one.inner for one in near], scope))
    rows: list[list[int]] = [[] for _ in near]
    for number, cell in enumerate(cells):
        for index in cell:
            rows[index].append(number)
    highs = np.array([one.high for one in near], dtype=np.float64)
    found = solve(np.ones(len(cells)), Rows.of(rows), -np.inf, highs, budget=budget, whole=True, maximise=True)
    return int(np.floor(found.bound + EPSILON)) if np.isfinite(found.bound) else int(highs.sum())


def _smallest(cells: set[Cell]) -> list[Cell]:
    """Cells that lie in fewest limits: a unit there uses up least."""
    kept: list[Cell] = []
    for cell in sorted(cells, key=lambda one: (len(one), one)):
        if not any(set(other) <= set(cell) for other in kept):
            kept.append(cell)
    return kept
