"""Maximal cells: the columns of the cover program.

A cell is known by the set of items whose regions hold it. A unit in a larger set serves every item a smaller one serves, so only
inclusion-maximal sets matter. With items that can own no unit together, a set splits into its maximal compatible subsets (`apart.py`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from gavah.arrays import distinct
from gavah.figures.items import Demands
from gavah.figures.regions import DUSK, Box, Path, Region

Cell = tuple[int, ...]
FEW = 10
"""Boxes at one place up to which they are looked at one by one."""


def maximal_cells(demands: Demands) -> list[Cell]:
    """The inclusion-maximal sets of items that share a cell, each sorted; in a fixed order. What stands apart is not yet torn."""
    return sorted(without_subsets(cell_sets([item.region for item in demands.items])))


def cell_sets(regions: Sequence[Region]) -> Iterator[Cell]:
    """The set of regions at every cell that can be maximal: deepest places × days × named kinds. Sets repeat.

    Of the days only those on which some region starts and before the next such day some region ends.
    """
    by_place: dict[Path, list[tuple[int, Box]]] = {}
    for index, region in enumerate(regions):
        for box in region:
            by_place.setdefault(box.place, []).append((index, box))
    kinds = sorted({kind for region in regions for box in region if box.kinds is not None for kind in box.kinds}) or [""]
    for leaf in deepest(by_place):
        boxes = [pair for depth in range(len(leaf) + 1) for pair in by_place.get(leaf[:depth], ())]
        for kind in kinds:
            yield from _cliques_of_days([pair for pair in boxes if pair[1].kinds is None or kind in pair[1].kinds])


def _cliques_of_days(boxes: Sequence[tuple[int, Box]]) -> Iterator[Cell]:
    if len(boxes) < 2:
        yield from ((index,) for index, _ in boxes)
        return
    if len(boxes) <= FEW:
        yield from _cliques_of_few(boxes)
        return
    table = np.array([(index, box.first, box.last) for index, box in sorted(boxes)], dtype=np.int64)
    starts = distinct(table[:, 1])
    following = np.append(starts[1:], DUSK + 1)
    active = (table[None, :, 1] <= starts[:, None]) & (table[None, :, 2] >= starts[:, None])
    maximal = (active & (table[None, :, 2] < following[:, None])).any(axis=1)
    active = active[maximal]
    members = np.broadcast_to(table[:, 0], active.shape)[active].tolist()
    at = 0
    for size in active.sum(axis=1).tolist():
        cell = members[at : at + size]
        at += size
        yield tuple(dict.fromkeys(cell))


def _cliques_of_few(boxes: Sequence[tuple[int, Box]]) -> Iterator[Cell]:
    """The same without vectors, which cost more than they save here."""
    rows = sorted((index, box.first, box.last) for index, box in boxes)
    starts = sorted({first for _, first, _ in rows})
    for start, following in zip(starts, [*starts[1:], DUSK + 1], strict=True):
        active = [(index, last) for index, first, last in rows if first <= start <= last]
        if any(last < following for _, last in active):
            yield tuple(dict.fromkeys(index for index, _ in active))


def deepest(places: Iterable[Path]) -> list[Path]:
    """The places that hold no other."""
    above = {place[:depth] for place in places for depth in range(len(place))}
    return sorted(set(places) - above)


def without_subsets(sets: Iterable[Cell]) -> list[Cell]:
    """The inclusion-maximal of `sets`. A set can only lie in one that holds its rarest item, so only those are looked at."""
    given = set(sets)
    often = Counter(chain.from_iterable(given))
    kept: list[Cell] = []
    holders: dict[int, list[frozenset[int]]] = {}
    for cell in sorted(given, key=lambda one: (-len(one), one)):
        if not cell:
            kept.extend([] if kept else [cell])
            continue
        rarest = min(cell, key=often.__getitem__)
        if often[rarest] > 1 and any(other.issuperset(cell) for other in holders.get(rarest, ())):
            continue
        whole = frozenset(cell)
        for item in cell:
            if often[item] > 1:
                holders.setdefault(item, []).append(whole)
        kept.append(cell)
    return kept
