"""Whole-number answers without a solver: the heaviest list of a small component, and covers mended to whole numbers."""

from collections.abc import Sequence

import numpy as np

from gavah.figures.cells import Cell
from gavah.figures.program import Ints, Rows

MOST_STATES = 4000
"""Sets of items looked at before the search leaves a component to the solver."""
MOST_ROWS, FEW = 400, 20
"""Lacking rows up to which a cover is mended where most rows lack, one unit at a time if all lack fewer than `FEW`."""


def heaviest_list(cells: Sequence[Cell], lows: Sequence[int]) -> tuple[int, ...] | None:
    """The heaviest items no two of which share a cell; None if that takes too long.

    The first item left is taken or not; what is left is looked up if it came up before. Cycles and chains leave few different rests.
    """
    if len(lows) > 60:
        return None
    clash = [0] * len(lows)
    for cell in cells:
        mask = sum(1 << item for item in cell)
        for item in cell:
            clash[item] |= mask
    known: dict[int, tuple[int, int]] = {0: (0, 0)}
    if not _search((1 << len(lows)) - 1, clash, lows, known):
        return None
    taken = known[(1 << len(lows)) - 1][1]
    return tuple(item for item in range(len(lows)) if taken >> item & 1)


def _search(rest: int, clash: Sequence[int], lows: Sequence[int], known: dict[int, tuple[int, int]]) -> bool:
    """Fill `known` with (weight, items taken) of `rest` and all it leads to; False if there are too many."""
    stack = [rest]
    while stack:
        now = stack[-1]
        if now in known:
            stack.pop()
            continue
        first = now & -now
        item = first.bit_length() - 1
        with_it, without = now & ~clash[item] & ~first, now & ~first
        lonely = not now & clash[item] & ~first
        missing = [one for one in ((with_it,) if lonely else (with_it, without)) if one not in known]
        if missing:
            stack.extend(missing)
            continue
        weight, taken = known[with_it]
        best = (weight + lows[item], taken | first)
        known[now] = best if lonely or best[0] >= known[without][0] else known[without]
        if len(known) > MOST_STATES:
            return False
        stack.pop()
    return True


def mended_cover(units: Ints, cover: Rows, lows: Ints) -> int:
    """Units of a valid cover that starts from `units` a column: what rows lack is added where it serves most rows."""
    lack = lows - cover.times(units).astype(np.int64)
    short = np.flatnonzero(lack > 0).tolist()
    if not short:
        return int(units.sum())
    if len(short) > MOST_ROWS:
        return _mended_by_row(units, cover, lows, short)
    rows = {number: cover.index[cover.start[number] : cover.start[number + 1]] for number in short}
    lacking = {number: int(lack[number]) for number in short}
    added = 0
    while lacking:
        served = np.bincount(np.concatenate([rows[number] for number in lacking]))
        column = int(np.argmax(served))
        here = [number for number in lacking if column in rows[number]]
        step = 1 if max(lacking.values()) < FEW else min(lacking[number] for number in here)
        added += step
        for number in here:
            lacking[number] -= step
            if lacking[number] <= 0:
                del lacking[number]
    return int(units.sum()) + added


def _mended_by_row(units: Ints, cover: Rows, lows: Ints, short: Sequence[int]) -> int:
    """The quick way: whatever a row lacks goes to its column that serves most rows."""
    weight = np.bincount(cover.index)
    units = units.copy()
    for number in short:
        row = cover.index[cover.start[number] : cover.start[number + 1]]
        missing = int(lows[number] - units[row].sum())
        if missing > 0:
            units[row[np.argmax(weight[row])]] += missing
    return int(units.sum())
