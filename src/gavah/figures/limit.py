"""What complete claims allow: cells of every kind, not only the maximal ones."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gavah.arrays import distinct
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
        if not here:
            found.add(())
            continue
        found.update(_sets_of_days(here, kinds, scope))
    return found


def _sets_of_days(boxes: Sequence[tuple[Box, int]], kinds: Collection[str], scope: Box) -> Iterator[Cell]:
    """The sets at one place: on every day on which something starts or has ended, in every kind."""
    ordered = sorted(boxes, key=lambda one: one[1])
    owner, first, last = (np.array(one, dtype=np.int64) for one in zip(*((index, box.first, box.last) for box, index in ordered), strict=True))
    edges = distinct(np.concatenate([[scope.first], first, last + 1]))
    edges = edges[(edges >= scope.first) & (edges <= scope.last)]
    active = (first[None, :] <= edges[:, None]) & (last[None, :] >= edges[:, None])
    if all(box.kinds is None for box, _ in ordered):
        yield from _members(active, owner)
        return
    for kind in sorted(kinds):
        allowed = np.array([box.kinds is None or kind in box.kinds for box, _ in ordered], dtype=bool)
        yield from _members(active & allowed[None, :], owner)


def _members(active: NDArray[np.bool_], owner: NDArray[np.int64]) -> Iterator[Cell]:
    """Of every row the owners of what is active in it, each once."""
    members, at = np.broadcast_to(owner, active.shape)[active].tolist(), 0
    for size in active.sum(axis=1).tolist():
        yield tuple(dict.fromkeys(members[at : at + size]))
        at += size


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
    starting: dict[int, list[frozenset[int]]] = {}
    for cell in sorted(cells, key=lambda one: (len(one), one)):
        if not cell:
            return [cell]
        if any(other <= set(cell) for index in cell for other in starting.get(index, ())):
            continue
        kept.append(cell)
        starting.setdefault(cell[0], []).append(frozenset(cell))
    return kept
