"""Components whose items stand apart in too many ways to list: columns made as they are needed, bounds that hold whenever it stops.

The cover program has a column for every cell and every set of its items that one unit can serve. It starts from a few columns and asks, with the
prices of the last linear program, for the dearest set of every cell; a set worth more than one unit becomes a column (Gilmore and Gomory
1961; for weighted colouring, which this is in one cell, Mehrotra and Trick 1996). Prices divided by the worth of the dearest set are a
solution of the dual, so the sum of low × price so divided never exceeds the floor (Farley 1990): the bound holds after any round, and for
any upper bound on that worth. To find the dearest set is hard in general; every search has a number of steps and gives a bound beyond them.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from gavah.figures.apart import Foes, bits
from gavah.figures.cells import Cell
from gavah.figures.program import Budget, Rows, solve

MOST_ROUNDS, MOST_STEPS = 400, 3000
"""Rounds of new columns; steps of one search for the dearest set of a cell."""
WORTH = 1e-6


class Columns(msgspec.Struct, frozen=True):
    """Sets of items that one unit can serve, every item in one of them; no cover has fewer units than `bound`. `weights`: of the items, in
    the last linear program with the largest list."""

    sets: list[Cell]
    bound: float
    weights: NDArray[np.float64] | None


def generated_columns(cells: Sequence[Cell], lows: NDArray[np.int64], foes: Foes, budget: Budget) -> Columns:
    """Columns enough for the linear cover program of `cells`, or as many as the budget allows."""
    graphs = [_Graph(cell, foes) for cell in cells]
    sets = dict.fromkeys(_first_columns(graphs, lows))
    bound, weights = float(lows.max()), None
    for _ in range(MOST_ROUNDS):
        if budget.left <= 0:
            break
        listed = list(sets)
        relaxed = solve(np.ones(len(listed)), Rows.of(_having(listed, len(lows))), lows, np.inf, budget=budget)
        if relaxed.status != "optimal" or relaxed.duals is None:
            break
        prices = np.maximum(relaxed.duals, 0.0)
        dearest = 1.0
        fresh: dict[Cell, None] = {}
        for graph in graphs:
            if budget.left <= 0:
                break
            part, worth, at_most = graph.dearest(prices)
            dearest = max(dearest, at_most)
            if worth > 1 + WORTH:
                fresh[part] = None
        else:
            valid = float((lows * prices).sum()) / dearest
            if valid > bound:
                bound = valid
            weights = prices
        added = [part for part in fresh if part not in sets]
        sets.update(dict.fromkeys(added))
        if not added:
            break
    return Columns(list(sets), bound, weights)


def clashing_rows(sets: Sequence[Cell], cells: Sequence[Cell], foes: Foes, count: int) -> list[Cell]:
    """`sets` and further sets of items that clash pairwise (share a cell and do not stand apart), so that every two that clash are in one:
    of such a set no list holds more than one."""
    clash = clashes(cells, foes, count)
    missing = list(clash)
    rows = list(sets)
    for made in sets:
        _strike(missing, made)
    for item in range(count):
        while missing[item]:
            row = [item]
            near = clash[item]
            wanted = missing[item]
            while near:
                other = next(bits(near & wanted or near))
                row.append(other)
                near &= clash[other]
            rows.append(tuple(sorted(row)))
            _strike(missing, row)
    return rows


def clashes(cells: Sequence[Cell], foes: Foes, count: int) -> list[int]:
    """Of every item the mask of those it clashes with."""
    clash = [0] * count
    for cell in cells:
        mask = _mask(cell)
        for item in cell:
            clash[item] |= mask
    return [mask & ~_mask(foes.get(item, ())) & ~(1 << item) for item, mask in enumerate(clash)]


def _strike(missing: list[int], row: Sequence[int]) -> None:
    mask = _mask(row)
    for item in row:
        missing[item] &= ~mask


def _mask(items: Sequence[int] | set[int]) -> int:
    mask = 0
    for item in items:
        mask |= 1 << item
    return mask


def _having(sets: Sequence[Cell], count: int) -> list[list[int]]:
    having: list[list[int]] = [[] for _ in range(count)]
    for number, one in enumerate(sets):
        for item in one:
            having[item].append(number)
    return having


def _first_columns(graphs: Sequence["_Graph"], lows: NDArray[np.int64]) -> Iterator[Cell]:
    """Greedy maximal sets of every cell, until each of its items is in one."""
    for graph in graphs:
        left = (1 << len(graph.cell)) - 1
        while left:
            part = graph.filled(graph.greedy(left, lows[list(graph.cell)].astype(float).tolist()))
            left &= ~part
            yield graph.items(part)


class _Graph:
    """The items of a cell and which of them stand apart, as masks over their places in it."""

    def __init__(self, cell: Cell, foes: Foes) -> None:
        self.cell = cell
        place = {item: at for at, item in enumerate(cell)}
        self._foes = [sum(1 << place[one] for one in foes.get(item, ()) if one in place) for item in cell]

    def items(self, mask: int) -> Cell:
        """The items at the places of `mask`."""
        return tuple(self.cell[at] for at in bits(mask))

    def greedy(self, open_: int, worth: Sequence[float]) -> int:
        """An independent set of `open_`, the dearest for its foes first."""
        chosen = 0
        for at in sorted(bits(open_), key=lambda one: (-worth[one] / (1 + (self._foes[one] & open_).bit_count()), one)):
            if open_ >> at & 1:
                chosen |= 1 << at
                open_ &= ~self._foes[at]
        return chosen

    def filled(self, chosen: int) -> int:
        """A maximal independent set that holds `chosen`."""
        rest = (1 << len(self.cell)) - 1 & ~chosen
        for at in bits(chosen):
            rest &= ~self._foes[at]
        while rest:
            at = (rest & -rest).bit_length() - 1
            chosen |= 1 << at
            rest &= ~self._foes[at] & ~(1 << at)
        return chosen

    def dearest(self, prices: NDArray[np.float64]) -> tuple[Cell, float, float]:
        """A maximal independent set, what it is worth, and what none is worth more than."""
        worth = prices[list(self.cell)].tolist()
        chosen, at_most = 0, 0.0
        for island in self._islands(sum(1 << at for at, one in enumerate(worth) if one > 0)):
            part, bound = self._dearest_of(island, worth)
            chosen |= part
            at_most += bound
        chosen = self.filled(chosen)
        return self.items(chosen), sum(worth[at] for at in bits(chosen)), at_most

    def _islands(self, rest: int) -> Iterator[int]:
        """`rest` in groups joined by foes: each is chosen from apart."""
        while rest:
            island, fresh = 0, rest & -rest
            while fresh:
                island |= fresh
                rest &= ~fresh
                fresh = rest & _union(self._foes[at] for at in bits(fresh))
            yield island

    def _dearest_of(self, island: int, worth: Sequence[float]) -> tuple[int, float]:
        """An independent set of `island` and a bound on the worth of any: branch and bound, by how many groups of foes are left.

        Whatever is left undecided after the steps keeps its bound.
        """
        best = self.greedy(island, worth)
        best_worth = sum(worth[at] for at in bits(best))
        stack: list[tuple[int, int, float, float]] = [(island, 0, 0.0, self._at_most(island, worth))]
        undecided = 0.0
        steps = 0
        while stack:
            open_, chosen, have, bound = stack.pop()
            if have + bound <= best_worth + WORTH:
                continue
            steps += 1
            if steps > MOST_STEPS:
                undecided = max(undecided, have + bound)
                continue
            if not open_:
                best, best_worth = chosen, have
                continue
            at = max(bits(open_), key=lambda one: ((self._foes[one] & open_).bit_count(), worth[one]))
            without = open_ & ~(1 << at)
            if not self._foes[at] & open_:
                stack.append((without, chosen | 1 << at, have + worth[at], bound - worth[at]))
                continue
            stack.append((without, chosen, have, min(bound, self._at_most(without, worth))))
            with_it = without & ~self._foes[at]
            stack.append((with_it, chosen | 1 << at, have + worth[at], min(bound - worth[at], self._at_most(with_it, worth))))
        return best, max(best_worth, undecided)

    def _at_most(self, open_: int, worth: Sequence[float]) -> float:
        """The dearest of every group of pairwise foes, added up: no independent set of `open_` is worth more."""
        total = 0.0
        while open_:
            at = (open_ & -open_).bit_length() - 1
            near, top = open_ & self._foes[at], worth[at]
            open_ &= ~(1 << at)
            while near:
                other = (near & -near).bit_length() - 1
                top = max(top, worth[other])
                open_ &= ~(1 << other)
                near &= self._foes[other]
            total += top
        return total


def _union(masks: Iterator[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


__all__ = ["Columns", "clashes", "clashing_rows", "generated_columns"]
