"""The cover and packing programs of components: solved together, rounded to whole numbers, checked in whole numbers.

Weak duality does most of the work: any list of disjoint items adds up to at most any cover, so where the two meet both are proven.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import msgspec
import numpy as np

from gavah.figures.cells import Cell
from gavah.figures.program import EPSILON, Budget, Outcome, Rows, solve
from gavah.figures.small import heaviest_list, mended_cover

TOGETHER = 3000
"""Items of small components that share one linear program: a solver takes longer to start than to solve a few hundred of them."""


class Bounds(msgspec.Struct, frozen=True):
    """`evidence` ≤ largest disjoint sum ≤ `evidence_bound`; `floor_bound` ≤ fewest units ≤ `floor`. `chosen` adds up to `evidence`.

    `leading`: items whose floor alone is `floor` (not yet minimal).
    """

    evidence: int = 0
    evidence_bound: int = 0
    chosen: tuple[int, ...] = ()
    floor: int = 0
    floor_bound: int = 0

    @property
    def evidence_proven(self) -> bool:
        """Whether no disjoint list adds up to more."""
        return self.evidence == self.evidence_bound

    @property
    def floor_proven(self) -> bool:
        """Whether no world holds fewer."""
        return self.floor == self.floor_bound


class Part(msgspec.Struct, frozen=True, dict=True):
    """A component: the lows of its items and the sets of them that one unit can serve."""

    lows: Any
    columns: list[Cell]

    @cached_property
    def packing(self) -> Rows:
        """A row a column: the items it serves, of which a list holds one at most."""
        return Rows.of(self.columns)

    @cached_property
    def cover(self) -> Rows:
        """A row an item: the columns that serve it, which need its low together."""
        return self.packing.transposed(len(self.lows))


def batches(parts: Sequence[Part]) -> Iterator[list[int]]:
    """The places of `parts` in the order given, as many together as share one linear program."""
    batch: list[int] = []
    size = 0
    for at, part in enumerate(parts):
        if batch and size + len(part.lows) > TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(at)
        size += len(part.lows)
    if batch:
        yield batch


def proven_together(parts: Sequence[Part], budget: Budget, *, evidence: bool) -> list[Bounds]:
    """Evidence and floor of every one of `parts` by one linear program; those that it leaves open each by themselves."""
    joint = parts[0] if len(parts) == 1 else _joined(parts)
    relaxed = solve(np.ones(len(joint.columns)), joint.cover, joint.lows, np.inf, budget=budget)
    if relaxed.status != "optimal" or relaxed.duals is None:
        stopped = relaxed if len(parts) == 1 else Outcome("stopped", None, -np.inf)
        return [_proven_alone(part, stopped, budget, evidence) for part in parts]
    units, taken = np.floor(relaxed.x + EPSILON).clip(min=0), relaxed.duals > 0.5
    item_starts, column_starts = _starts([len(part.lows) for part in parts]), _starts([len(part.columns) for part in parts])
    heavy = np.add.reduceat(joint.lows * taken, item_starts[:-1])
    fewest = np.add.reduceat(units, column_starts[:-1])
    short = np.add.reduceat(joint.cover.times(units) < joint.lows, item_starts[:-1], dtype=np.int64)
    crowded = np.add.reduceat(joint.packing.times(taken) > 1, column_starts[:-1], dtype=np.int64)
    proven = (heavy == fewest) & (short == 0) & (crowded == 0)
    found: list[Bounds] = []
    for at, part in enumerate(parts):
        items, columns = slice(item_starts[at], item_starts[at + 1]), slice(column_starts[at], column_starts[at + 1])
        if proven[at]:
            number = int(heavy[at])
            found.append(Bounds(number, number, tuple(np.flatnonzero(taken[items]).tolist()), number, number))
        else:
            x = relaxed.x[columns]
            own = Outcome("optimal", float(x.sum()), float(x.sum()), x, relaxed.duals[items])
            found.append(_proven_alone(part, own, budget, evidence))
    return found


def _starts(sizes: Sequence[int]) -> Any:  # noqa: ANN401 - a vector
    return np.concatenate([[0], np.cumsum(sizes)])


def _joined(parts: Sequence[Part]) -> Part:
    """The components side by side: they share no cell."""
    columns: list[Cell] = []
    offset = 0
    for part in parts:
        columns.extend(tuple(item + offset for item in column) for column in part.columns)
        offset += len(part.lows)
    return Part(np.concatenate([part.lows for part in parts]), columns)


def _proven_alone(part: Part, relaxed: Outcome, budget: Budget, evidence: bool) -> Bounds:
    """Evidence and floor of one component, whose linear program gave `relaxed`."""
    lows, packing, cover = part.lows, part.packing, part.cover
    solved = relaxed.status == "optimal"
    limit = int(np.ceil(relaxed.bound - EPSILON)) if np.isfinite(relaxed.bound) else int(lows.max())
    top_limit = int(np.floor(relaxed.bound + EPSILON)) if solved else int(lows.sum())
    floor = whole_cover(relaxed.x, cover, lows)
    chosen = whole_packing(relaxed.duals, packing, cover, lows)
    found = int(lows[list(chosen)].sum())
    if evidence and found < min(top_limit, floor) and budget.left > 0 and (exact_list := heaviest_list(part.columns, lows.tolist())) is not None:
        chosen, found = exact_list, int(lows[list(exact_list)].sum())
        top_limit = found
    if floor > limit:
        exact = solve(np.ones(len(part.columns)), cover, lows, np.inf, budget=budget, whole=True)
        limit = max(limit, _up(exact))
        floor = min(floor, whole_cover(exact.x, cover, lows))
    top_limit = max(found, min(top_limit, floor))
    if evidence and found < top_limit:
        chosen, top_limit = better_list(chosen, top_limit, packing, cover, lows, budget)
        found = int(lows[list(chosen)].sum())
    return Bounds(found, top_limit, chosen, floor, min(floor, max(limit, found)))


def better_list(chosen: tuple[int, ...], top_limit: int, packing: Rows, cover: Rows, lows: Any, budget: Budget) -> tuple[tuple[int, ...], int]:  # noqa: ANN401
    """A list at least as heavy as `chosen`, and a bound on any below `top_limit`, as the budget allows."""
    found = int(lows[list(chosen)].sum())
    exact = solve(lows, packing, -np.inf, 1.0, budget=budget, high=1.0, whole=True, maximise=True)
    better = whole_packing(exact.x, packing, cover, lows)
    if int(lows[list(better)].sum()) > found:
        chosen, found = better, int(lows[list(better)].sum())
    if np.isfinite(exact.bound):
        top_limit = max(found, min(top_limit, int(np.floor(exact.bound + EPSILON))))
    return chosen, top_limit


def _up(outcome: Outcome) -> int:
    return int(np.ceil(outcome.bound - EPSILON)) if np.isfinite(outcome.bound) else 0


def whole_packing(weights: Any, packing: Rows, cover: Rows, lows: Any) -> tuple[int, ...]:  # noqa: ANN401
    """Pairwise disjoint items that `weights` leans to: a valid list whatever the weights are."""
    if weights is None:
        weights = lows / max(1, int(lows.max()))
    rows, starts = cover.index.tolist(), cover.start.tolist()
    used = bytearray(len(packing.start))
    chosen: list[int] = []
    for item in np.lexsort((np.arange(len(lows)), -lows, -np.round(weights, 6))).tolist():
        own = rows[starts[item] : starts[item + 1]]
        if not any(used[row] for row in own):
            chosen.append(item)
            for row in own:
                used[row] = 1
    return tuple(sorted(chosen))


def whole_cover(x: Any, cover: Rows, lows: Any) -> int:  # noqa: ANN401
    """Units of a valid cover near `x`: rounded down, then mended."""
    count = int(cover.index.max()) + 1
    units = np.zeros(count, dtype=np.int64) if x is None else np.maximum(np.floor(x + EPSILON), 0).astype(np.int64)
    return mended_cover(units, cover, lows)
