"""Heaviest disjoint lists on one place tree × days, by dynamic programming, and the items they make idle.

V_v[s, t] is the heaviest list of disjoint items inside place v on days [s, t): the heaviest path from s to t whose step [i, j) is worth the
best item of v on [i, j) or the sum over v's children of V_child[i, j). With exclusive kinds each place has one table a kind and one over all,
whose steps may also be the sum of its kinds. An item of several places or kinds enters at the smallest box around it, which keeps every
list found valid; without such items (and without kinds beside claims on every kind) V is the evidence. At the town of a roll of names
a step may also be worth the greatest lows of the classes that lie in it, added up (`cliques.py`): named persons on one day are disjoint too.

An item is *idle* if disjoint items inside it already add up to its low: every world of the others holds its low, and every list with it can
hold them instead. Dropping idle items changes neither floor nor evidence, and leaves little to solve. An item that bears names owns no unit of
another class, so only one that bears them too makes it idle, with no lower low and nowhere else: whatever stands apart from the one does
from the other.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np

from gavah.arrays import distinct
from gavah.figures.cliques import Clique, cliques_of
from gavah.figures.items import Demands
from gavah.figures.names import Borne
from gavah.figures.regions import Box, Path, Region, inside
from gavah.figures.sums import hull

LARGEST_CUBE = 400_000_000
"""Days³ of one place beyond which its table is not closed under concatenation: the lists stay valid, only shorter."""

MOST_DAYS = 1000
"""Edges of a place's table beyond which some are left out: the lists found are still lists, and memory does not grow with the years."""

NEVER = -(10**15)
"""The value of days that end before they start."""


class Table(msgspec.Struct, frozen=True):
    """V of one place and kind: `days` are the sorted edges, `value[i, j]` the heaviest list on [days[i], days[j])."""

    days: Any
    value: Any

    def at(self, first: int, last: int) -> int:
        """V on the days `first` to `last`, inclusive."""
        start = int(np.searchsorted(self.days, first))
        end = int(np.searchsorted(self.days, last + 1, side="right")) - 1
        return int(self.value[start, end]) if start <= end else 0

    def over(self, days: Any) -> Any:  # noqa: ANN401 - a square of V on every [days[i], days[j])
        """V on every pair of the edges `days`."""
        starts = np.searchsorted(self.days, days)
        ends = np.searchsorted(self.days, days, side="right") - 1
        square = self.value[np.minimum(starts, len(self.days) - 1)[:, None], np.maximum(ends, 0)[None, :]]
        return np.where(starts[:, None] <= ends[None, :], square, 0)


class _Steps(msgspec.Struct, frozen=True):
    """Items of one place and kind, each entered at its box: vectors of equal length. `exact` where the box is the region."""

    first: Any
    last: Any
    low: Any
    index: Any
    exact: Any


Key = tuple[Path, str | None]


def idle_items(demands: Demands) -> set[int]:
    """The items to drop: idle ones, and all but the first of equals. Items in a pair that stands apart stay."""
    paired = {index for pair in demands.apart for index in pair}
    torn = paired | demands.names.keys()
    steps, repeated = _steps(demands, torn)
    inexact = [item.region for item in demands.items if not _is_exact(item.region)]
    tree = _Tree(steps, {box.place for region in inexact for box in region}, cliques_of(demands))
    tables, idle = tree.kept, tree.idle | repeated
    for index, item in enumerate(demands.items):
        if item.low <= 0 or (index not in idle and not _is_exact(item.region) and _held(item.region, tables) >= item.low):
            idle.add(index)
    return (idle - torn) | _idle_by_name(demands, paired)


def _idle_by_name(demands: Demands, paired: set[int]) -> set[int]:
    """Of the items that bear the same names, those in which another of them lies with no lower low; of equals all but the first."""
    told: dict[Borne, list[int]] = {}
    for index, borne in demands.names.items():
        if index not in paired:
            told.setdefault(borne, []).append(index)
    idle: set[int] = set()
    for several in (one for one in told.values() if len(one) > 1):
        kept: dict[Region, int] = {}
        for index in sorted(several, key=lambda one: (-demands.items[one].low, one)):
            first = kept.setdefault(demands.items[index].region, index)
            if first != index:
                idle.add(index)
        for region, index in kept.items():
            rest = ((other, one) for other, one in kept.items() if other != region and one not in idle)  # of two that hold each other one stays
            if any(demands.items[one].low >= demands.items[index].low and inside(other, region) for other, one in rest):
                idle.add(index)
    return idle


def heaviest_inside(demands: Demands, regions: Sequence[Region]) -> list[int]:
    """For each of `regions` what disjoint items inside it surely add up to; at most the evidence there."""
    steps, _ = _steps(demands, set())
    tables = _Tree(steps, {box.place for region in regions for box in region}, cliques_of(demands)).kept
    return [_held(region, tables) for region in regions]


def _is_exact(region: Sequence[Box]) -> bool:
    return len(region) == 1 and (region[0].kinds is None or len(region[0].kinds) == 1)


def _steps(demands: Demands, torn: set[int]) -> tuple[dict[Key, _Steps], set[int]]:
    """Items by place and kind, and those that repeat a region with no higher low."""
    keys: dict[Key, int] = {}
    several: dict[Region, list[int]] = {}
    rows: list[tuple[int, int, int, int, int]] = []
    for index, item in enumerate(demands.items):
        if item.low <= 0:
            continue
        region = item.region
        if _is_exact(region):
            place, first, last, kinds = region[0]
            at = keys.setdefault((place, None if kinds is None else next(iter(kinds))), len(keys))
            rows.append((at, first, last, -item.low, index))
        else:
            several.setdefault(region, []).append(index)
    exact = np.array(rows, dtype=np.int64).reshape(-1, 5)
    exact = exact[np.lexsort(exact.T[::-1])]
    again = np.zeros(len(exact), dtype=bool)
    again[1:] = (exact[1:, :3] == exact[:-1, :3]).all(axis=1)
    if torn:
        again &= ~np.isin(exact[:, 4], np.fromiter(torn, dtype=np.int64))
    repeated = set(exact[again, 4].tolist())
    boxed: list[tuple[int, int, int, int, int]] = []
    for region, indices in several.items():
        indices.sort(key=lambda one: (-demands.items[one].low, one))
        repeated.update(one for one in indices[1:] if one not in torn)
        box = hull(region)
        kind = next(iter(box.kinds)) if box.kinds is not None and len(box.kinds) == 1 else None
        at = keys.setdefault((box.place, kind), len(keys))
        boxed.extend((at, box.first, box.last, -demands.items[one].low, one) for one in indices if one not in repeated)
    return _grouped(exact[~again], np.array(boxed, dtype=np.int64).reshape(-1, 5), keys), repeated


def _grouped(exact: Any, boxed: Any, keys: dict[Key, int]) -> dict[Key, _Steps]:  # noqa: ANN401 - rows of key, first, last, -low, index
    table = np.concatenate([exact, boxed])
    is_exact = np.arange(len(table)) < len(exact)
    order = np.argsort(table[:, 0], kind="stable")
    table, is_exact = table[order], is_exact[order]
    ends = np.searchsorted(table[:, 0], np.arange(len(keys)), side="right").tolist()
    found: dict[Key, _Steps] = {}
    start = 0
    for key, end in zip(keys, ends, strict=True):
        part = table[start:end]
        found[key] = _Steps(part[:, 1], part[:, 2], -part[:, 3], part[:, 4], is_exact[start:end])
        start = end
    return found


def _held(region: Sequence[Box], tables: dict[Key, Table]) -> int:
    """The heaviest lists inside the boxes of a region that is not exact, added up. Boxes of a union of days may overlap: then the heaviest one."""
    values = []
    for box in region:
        kinds: list[str | None] = [None] if box.kinds is None else [*sorted(box.kinds)]
        found = [tables[box.place, kind].at(box.first, box.last) for kind in kinds if (box.place, kind) in tables]
        values.append(sum(found))
    places = {box.place for box in region}
    return sum(values) if len(places) == len(region) and _unrelated(places) else max(values)


def _unrelated(places: set[Path]) -> bool:
    return not any(place[:depth] in places for place in places for depth in range(len(place)))


class _Tree:
    """The tables of every place, from the deepest up. Kept are those of the places `wanted`; of the others one branch at a time."""

    def __init__(self, steps: dict[Key, _Steps], wanted: set[Path], cliques: Mapping[Key, Sequence[Clique]]) -> None:
        self._steps, self._wanted, self._cliques = steps, wanted, cliques
        self._kinds = sorted({kind for _, kind in steps if kind is not None})
        self._children: dict[Path, list[Path]] = {}
        for place in sorted({one[:depth] for one, _ in steps for depth in range(1, len(one) + 1)}):
            self._children.setdefault(place[:-1], []).append(place)
        self.kept: dict[Key, Table] = {}
        self.idle: set[int] = set()
        self._days: dict[Key, Any] = {}
        if steps:
            self._edges(())
            self._visit(())

    def _edges(self, place: Path) -> None:
        """The days of every table from `place` down."""
        for child in self._children.get(place, ()):
            self._edges(child)
        for kind in (*self._kinds, None):
            below = [self._days[key] for key in self._below(place, kind)]
            own = self._steps.get((place, kind))
            if own is not None or below:
                edges = np.zeros(0, dtype=np.int64) if own is None else distinct(np.concatenate([own.first, own.last + 1]))
                self._days[place, kind] = _fewer(edges, below)

    def _below(self, place: Path, kind: str | None) -> list[Key]:
        """The tables that are added up in that of `place`: its children's, and for all kinds those of its single kinds."""
        split = [(place, one) for one in self._kinds] if kind is None else []
        return [key for key in (*((child, kind) for child in self._children.get(place, ())), *split) if key in self._days]

    def _visit(self, place: Path) -> dict[str | None, Table]:
        sums: dict[str | None, Any] = {}
        only: dict[str | None, Table] = {}
        for child in self._children.get(place, ()):
            for kind, table in self._visit(child).items():
                if self._is_only(place, kind):
                    only[kind] = table
                else:
                    sums[kind] = sums.get(kind, 0) + table.over(self._days[place, kind])
        found: dict[str | None, Table] = {}
        for kind in (*self._kinds, None):
            if (place, kind) in self._days:
                split = [found[one] for one in self._kinds if one in found] if kind is None else []
                if kind in only:
                    found[kind] = only[kind]
                elif split and self._is_only(place, None):
                    found[kind] = split[0]
                else:
                    found[kind] = self._table((place, kind), sums.pop(kind, None), split)
        if place in self._wanted:
            self.kept.update(((place, kind), table) for kind, table in found.items())
        return found

    def _is_only(self, place: Path, kind: str | None) -> bool:
        """Whether the table is that of the one below it."""
        return (place, kind) not in self._steps and (place, kind) not in self._cliques and len(self._below(place, kind)) == 1

    def _table(self, key: Key, below: Any, split: Sequence[Table]) -> Table:  # noqa: ANN401 - a square, or None
        days = self._days[key]
        base = np.zeros((len(days), len(days)), dtype=np.int64) if below is None else below
        if split:
            base = np.maximum(base, sum(one.over(days) for one in split))
        sums = (below is not None) + bool(split)
        for clique in self._cliques.get(key, ()):
            base = np.maximum(base, clique.over(days))
            sums += 1
        value, dead = _closed(days, base, self._steps.get(key), flat=not sums, mixed=sums > 1)
        self.idle.update(dead)
        return Table(days, value)


def _fewer(own: Any, below: Sequence[Any]) -> Any:  # noqa: ANN401 - sorted days
    """The days of a place's own items and of what lies below; of too many, those of its own first and the rest thinned evenly."""
    days = distinct(np.concatenate([own, *below])) if below else own
    if len(days) <= MOST_DAYS:
        return days
    rest = np.setdiff1d(days, own, assume_unique=True)
    return distinct(np.concatenate([days[[0, -1]], _thinned(own, MOST_DAYS), _thinned(rest, max(2, MOST_DAYS - len(own)))]))


def _thinned(days: Any, most: int) -> Any:  # noqa: ANN401 - sorted days
    return days if len(days) <= most else days[np.linspace(0, len(days) - 1, most).astype(np.int64)]


def _closed(days: Any, base: Any, own: _Steps | None, *, flat: bool, mixed: bool) -> tuple[Any, list[int]]:  # noqa: ANN401
    """The table closed under concatenation, and the exact items that what lies inside them outweighs.

    `flat`: nothing below; `mixed`: the base is a maximum of several sums, so its own pieces must be joined too.
    """
    count = len(days)
    if flat and own is not None and len(own.low) == 1 and count == 2:  # most places of a small case: one item
        return np.array([[0, own.low[0]], [NEVER, 0]], dtype=np.int64), []
    ending = _by_end(days, own)
    value = np.asfortranarray(np.where(np.tri(count, k=-1, dtype=bool), NEVER, base))
    dead: list[int] = []
    joints: list[int] = []
    through: list[Any] = []
    wide = mixed and count**3 <= LARGEST_CUBE
    for end in range(count):
        column = value[:, end]
        if end and flat:
            np.maximum(column, value[:, end - 1], out=column)
        elif wide and end:
            np.maximum(column[:end], (value[:end, :end] + base[None, :end, end]).max(axis=1), out=column[:end])
        elif joints:
            # lists that end in an item of this place at an earlier joint, then whatever lies below
            reach = np.array(joints)
            np.maximum(column, (np.array(through) + base[reach, end][:, None]).max(axis=0), out=column)
        if end in ending:
            dead.extend(_enter(value, end, ending[end]))
            if not flat and not wide:
                joints.append(end)
                through.append(value[:, end].copy())
    return value, dead


Entry = tuple[int, int, int, bool]
"""The edge an item starts at, its low, its index, and whether it is exact."""


def _by_end(days: Any, own: _Steps | None) -> dict[int, list[Entry]]:  # noqa: ANN401
    """The items by the edge they end at; the shortest first, then those that are not exact.

    Where days were thinned an item enters on the days around its own, and is exact no more.
    """
    if own is None:
        return {}
    ends = own.last + 1
    starts, stops = np.searchsorted(days, own.first, side="right") - 1, np.searchsorted(days, ends)
    exact = own.exact & (days[starts] == own.first) & (days[stops] == ends)
    order = np.lexsort((own.index, own.low, exact, -starts, stops))
    entries = list(zip(*(one[order].tolist() for one in (starts, own.low, own.index, exact)), strict=True))
    stops = stops[order]
    cuts = [0, *(np.flatnonzero(np.diff(stops)) + 1).tolist(), len(entries)]
    return {int(stops[start]): entries[start:end] for start, end in pairwise(cuts)}


def _enter(value: Any, end: int, entries: Sequence[Entry]) -> list[int]:  # noqa: ANN401
    """Let the items that end at edge `end` into its column; gives the idle ones."""
    dead: list[int] = []
    last = value[:, end]
    for start, low, index, exact in entries:
        if exact and low <= last[start]:
            dead.append(index)
            continue
        column = last[: start + 1]
        np.maximum(column, value[: start + 1, start] + low, out=column)
    return dead
