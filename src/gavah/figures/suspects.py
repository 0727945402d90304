"""Sets of claims without a world, found among many: where a contradiction may be made smaller (`contradictions.py`), and where there is none.

Three looks, each only where the one before found nothing: an item inside a complete claim that asks for more than it allows; disjoint items
inside it that do so together; and one linear program over all cells, whose prices, where it cannot be met, name the claims it fails on (Farkas).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np

from gavah.figures.accounts import Account
from gavah.figures.apart import compatible_parts
from gavah.figures.bounds import MOST_COLUMNS, prove
from gavah.figures.cells import Cell, without_subsets
from gavah.figures.evidence import heaviest_inside, idle_items
from gavah.figures.items import Demands
from gavah.figures.limit import all_cell_sets
from gavah.figures.program import EPSILON, Budget, Rows, solve
from gavah.figures.regions import EVERYWHERE
from gavah.figures.sums import Within

Names = tuple[str, ...]
PRICED = 1e-7


class Claimed(msgspec.Struct, frozen=True):
    """Items that complete claims might not leave room for, the claims each rests on, and the complete claims, by id."""

    demands: Demands
    accounts: list[Names]
    limits: list[Account]

    def names(self, items: Sequence[int], limits: Sequence[int]) -> Names:
        """The claims of `items` and `limits`, sorted."""
        found = {name for index in items for name in self.accounts[index]} | {self.limits[index].id for index in limits}
        return tuple(sorted(found))


def crowded(claimed: Claimed, budget: Budget) -> list[Names]:
    """For every complete claim that what lies inside it surely exceeds: it and the fewest such items, one that does so alone if there is one."""
    lows = np.array([item.low for item in claimed.demands.items], dtype=np.int64)
    within = Within([item.region for item in claimed.demands.items])
    heaviest = heaviest_inside(claimed.demands, [one.inner for one in claimed.limits])
    found: list[Names] = []
    for at, limit in enumerate(claimed.limits):
        if limit.high is None:
            continue
        members = within.of(limit.inner)
        if not len(members):
            continue
        top = int(members[np.argmax(lows[members])])
        if lows[top] > limit.high:
            found.append(claimed.names([top], [at]))
        elif heaviest[at] > limit.high:
            chosen = [members[index] for index in prove(claimed.demands.only(members.tolist()), budget).chosen]
            chosen.sort(key=lambda index: (-lows[index], index))
            enough = int(np.searchsorted(np.cumsum(lows[chosen]), limit.high, side="right")) + 1
            if enough <= len(chosen):
                found.append(claimed.names(chosen[:enough], [at]))
    return found


def overruled(claimed: Claimed, budget: Budget) -> tuple[list[Names], bool]:
    """Sets without a world by one linear program over everything, and whether that is all that can be said: False if a whole-number world is open.

    Sets are connected and apart from each other; where the program can be met by whole numbers there are none.
    """
    if not claimed.demands.items:
        return [], True
    idle = idle_items(claimed.demands)
    kept = [index for index in range(len(claimed.demands.items)) if index not in idle]
    columns = _columns(claimed.demands.only(kept), claimed.limits)
    if columns is None:
        return [], False
    program = _Program(claimed, kept, columns)
    short = program.relaxed(budget)
    if short is None:
        return [], False
    if short:
        return short, True
    return program.whole(budget)


def _columns(demands: Demands, limits: Sequence[Account]) -> list[tuple[Cell, Cell]] | None:
    """What a unit can serve and what it uses up: of equal use the most. None if items stand apart in too many ways to list."""
    count = len(demands.items)
    served: dict[Cell, set[Cell]] = {}
    for cell in all_cell_sets([*(item.region for item in demands.items), *(one.inner for one in limits)], EVERYWHERE):
        items, used = tuple(index for index in cell if index < count), tuple(index for index in cell if index >= count)
        if items:
            served.setdefault(used, set()).add(items)
    found: list[tuple[Cell, Cell]] = []
    for used in sorted(served):
        cells = without_subsets(served[used])
        if demands.stands_apart:
            parts = [compatible_parts(cell, demands.foes, MOST_COLUMNS, demands.names) for cell in cells]
            if any(one is None for one in parts) or sum(len(one or ()) for one in parts) > max(MOST_COLUMNS, 2 * len(cells)):
                return None
            cells = without_subsets(part for one in parts for part in one or ())
        found.extend((cell, tuple(index - count for index in used)) for cell in cells)
    return found


class _Program:
    """Units in every column, so that items have their lows and complete claims hold."""

    def __init__(self, claimed: Claimed, kept: Sequence[int], columns: Sequence[tuple[Cell, Cell]]) -> None:
        self._claimed, self._kept, self._columns = claimed, kept, columns
        self._lows = np.array([claimed.demands.items[index].low for index in kept], dtype=np.float64)
        self._highs = np.array([np.inf if one.high is None else one.high for one in claimed.limits], dtype=np.float64)
        self._rows: list[list[int]] = [[] for _ in range(len(kept) + len(claimed.limits))]
        for number, (served, used) in enumerate(columns):
            for index in served:
                self._rows[index].append(number)
            for index in used:
                self._rows[len(kept) + index].append(number)
        self._x: Any = None

    def relaxed(self, budget: Budget) -> list[Names] | None:
        """The claims that fail without whole numbers, in connected sets; none if it can be met so; None if there was no time to tell."""
        count, width = len(self._lows), len(self._columns)
        rows = Rows.of([[*row, width + number] if number < count else row for number, row in enumerate(self._rows)])
        cost = np.concatenate([np.zeros(width), np.ones(count)])
        low, high = np.concatenate([self._lows, np.full(len(self._highs), -np.inf)]), np.concatenate([np.full(count, np.inf), self._highs])
        found = solve(cost, rows, low, high, budget=budget)
        if found.status != "optimal" or found.value is None or found.duals is None:
            return None
        self._x = found.x[:width]
        if found.value < EPSILON:
            return []
        priced = np.flatnonzero(np.abs(found.duals) > PRICED).tolist()
        return [self._named(part) for part in self._connected(priced) if self._fails(part, found.duals)]

    def _fails(self, part: Sequence[int], duals: Any) -> bool:  # noqa: ANN401 - a vector
        """Whether the prices of `part` alone show that it cannot be met."""
        worth = np.concatenate([self._lows, np.where(np.isfinite(self._highs), self._highs, 0.0)])[part] * duals[part]
        return bool(worth.sum() > EPSILON)

    def _connected(self, rows: Sequence[int]) -> Iterator[list[int]]:
        """`rows` in groups that share columns."""
        holders: dict[int, list[int]] = {}
        for row in rows:
            for column in self._rows[row]:
                holders.setdefault(column, []).append(row)
        rest = dict.fromkeys(rows)
        while rest:
            group, fresh = [], [next(iter(rest))]
            del rest[fresh[0]]
            while fresh:
                row = fresh.pop()
                group.append(row)
                near = {other: None for column in self._rows[row] for other in holders[column] if other in rest}
                for other in near:
                    del rest[other]
                fresh.extend(near)
            yield sorted(group)

    def _named(self, part: Sequence[int]) -> Names:
        count = len(self._kept)
        return self._claimed.names([self._kept[row] for row in part if row < count], [row - count for row in part if row >= count])

    def whole(self, budget: Budget) -> tuple[list[Names], bool]:
        """After `relaxed` could be met: whether whole numbers meet it, and the connected claims for which none do."""
        units = np.floor(self._x + EPSILON)
        count = len(self._lows)
        have = Rows.of(self._rows).times(units)
        if (have[:count] >= self._lows).all() and (have[count:] <= self._highs).all():
            return [], True
        if self._mended(units, have, budget):
            return [], True
        failing: list[Names] = []
        lacking = {int(row) for row in np.flatnonzero(have[:count] < self._lows)}
        for part in self._connected(range(len(self._rows))):
            if lacking.isdisjoint(part):
                continue
            columns = sorted({column for row in part for column in self._rows[row]})
            status = self._met(part, columns, np.zeros(len(self._rows)), budget)
            if status == "stopped":
                return failing, False
            if status == "infeasible":
                failing.append(self._named(part))
        return failing, True

    def _mended(self, units: Any, have: Any, budget: Budget) -> bool:  # noqa: ANN401 - vectors
        """Whether whole numbers in the columns that are not whole yet, beside what the others give, meet all."""
        loose = np.flatnonzero(np.abs(self._x - np.round(self._x)) > EPSILON)
        base = Rows.of(self._rows).times(np.where(np.isin(np.arange(len(units)), loose), 0.0, units))
        open_ = set(loose.tolist())
        rows = [number for number, row in enumerate(self._rows) if not open_.isdisjoint(row)]
        settled = np.isin(np.arange(len(have)), rows)
        if (base[: len(self._lows)] < self._lows)[~settled[: len(self._lows)]].any():
            return False
        return bool(len(loose)) and self._met(rows, sorted(open_), base, budget) == "optimal"

    def _met(self, part: Sequence[int], columns: Sequence[int], base: Any, budget: Budget) -> str:  # noqa: ANN401 - a vector
        """How the whole-number program of the rows `part` over `columns` ends, with `base` given to each row already."""
        count = len(self._lows)
        place = {column: at for at, column in enumerate(columns)}
        low = [self._lows[row] - base[row] if row < count else -np.inf for row in part]
        high = [np.inf if row < count else self._highs[row - count] - base[row] for row in part]
        rows = Rows.of([[place[column] for column in self._rows[row] if column in place] for row in part])
        return solve(np.ones(len(columns)), rows, low, high, budget=budget, whole=True).status
