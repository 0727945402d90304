"""Evidence and floor of a set of demands, each with its proof.

Weak duality does most of the work: any list of disjoint items adds up to at most any cover, so where the two meet both are proven.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from gavah.figures.apart import compatible_parts, friendly_groups
from gavah.figures.cells import Cell, maximal_cells, without_subsets
from gavah.figures.evidence import idle_items
from gavah.figures.items import Demands
from gavah.figures.program import EPSILON, Budget, Outcome, Rows, solve
from gavah.figures.small import heaviest_list, mended_cover
from gavah.figures.torn import clashing_rows, generated_columns

MOST_COLUMNS = 5000
"""Sets that one unit can serve, of a component with items that stand apart, up to which they are all listed."""


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


class Prover:
    """Proves demands within one budget, and remembers: where no event takes part, best and named ask what the floor asked."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._known: list[tuple[Demands, Bounds]] = []

    def prove(self, demands: Demands, *, evidence: bool = True) -> Bounds:
        """Evidence and floor of `demands`. With `evidence` False only the floor is sought (`chosen` stays a valid list)."""
        for known, bounds in self._known:
            if known.apart == demands.apart and known.items == demands.items:
                return bounds
        found = prove(demands, self.budget, evidence=evidence)
        if found.floor_proven and (found.evidence_proven or not evidence):
            self._known.append((demands, found))
        return found


def prove(demands: Demands, budget: Budget, *, evidence: bool = True) -> Bounds:
    """Evidence and floor of `demands`, the largest components last so that a spent budget leaves the fewest undecided."""
    idle = idle_items(demands)
    kept = [index for index in range(len(demands.items)) if index not in idle]
    small = demands.only(kept)
    parts: list[Bounds] = []
    chosen: list[int] = []
    for component, cells in sorted(components(small), key=lambda one: len(one[1])):
        found = _prove_component(small.only(component), cells, budget, evidence)
        parts.append(found)
        chosen.extend(kept[component[index]] for index in found.chosen)
    return Bounds(
        sum(one.evidence for one in parts),
        sum(one.evidence_bound for one in parts),
        tuple(sorted(chosen)),
        sum(one.floor for one in parts),
        sum(one.floor_bound for one in parts),
    )


def components(demands: Demands) -> list[tuple[list[int], list[Cell]]]:
    """Items that share cells and do not stand apart, directly or through others, with their cells renumbered to the component."""
    cells, foes = maximal_cells(demands), demands.foes
    root = list(range(len(demands.items)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    grouped = [[cell] if not foes or foes.keys().isdisjoint(cell) else [*friendly_groups(cell, foes)] for cell in cells]
    for group in (group for groups in grouped for group in groups):
        for other in group[1:]:
            root[find(other)] = find(group[0])
    members: dict[int, list[int]] = {}
    for index in range(len(root)):
        members.setdefault(find(index), []).append(index)
    position = {index: place for group in members.values() for place, index in enumerate(group)}
    own: dict[int, list[Cell]] = {}
    for cell, groups in zip(cells, grouped, strict=True):
        parts: dict[int, list[int]] = {}
        for index in cell if len(groups) > 1 else cell[:1]:
            parts.setdefault(find(index), []).append(position[index])
        if len(groups) == 1:
            parts = {find(cell[0]): [position[index] for index in cell]}
        for key, part in parts.items():
            own.setdefault(key, []).append(tuple(sorted(part)))
    return [(group, without_subsets(own[key]) if foes else own[key]) for key, group in members.items()]


def _columns(cells: list[Cell], demands: Demands) -> list[Cell] | None:
    """The maximal sets that one unit can serve; None if there are too many to list."""
    if not demands.apart:
        return cells
    found: set[Cell] = set()
    for cell in cells:
        parts = compatible_parts(cell, demands.foes, MOST_COLUMNS - len(found))
        if parts is None:
            return None
        found.update(parts)
    return sorted(without_subsets(found))


def _prove_component(demands: Demands, cells: list[Cell], budget: Budget, evidence: bool) -> Bounds:
    lows = np.array([item.low for item in demands.items], dtype=np.int64)
    columns = _columns(cells, demands)
    if columns is None:
        return _prove_torn(demands, cells, lows, budget, evidence)
    if len(columns) == 1:  # nothing is disjoint: the highest low is both
        top = int(np.argmax(lows))
        return Bounds(int(lows[top]), int(lows[top]), (top,), int(lows[top]), int(lows[top]))
    packing, cover = Rows.of(columns), Rows.of(_transposed(columns, len(lows)))
    relaxed = solve(np.ones(len(columns)), cover, lows, np.inf, budget=budget)
    limit = int(np.ceil(relaxed.bound - EPSILON)) if np.isfinite(relaxed.bound) else int(lows.max())
    top_limit = int(np.floor(relaxed.bound + EPSILON)) if relaxed.status == "optimal" else int(lows.sum())
    exact_list = heaviest_list(columns, lows.tolist()) if evidence and budget.left > 0 else None
    chosen = _whole_packing(relaxed.duals, packing, lows) if exact_list is None else exact_list
    found = int(lows[list(chosen)].sum())
    floor = _whole_cover(relaxed.x, cover, lows)
    if floor > limit:
        exact = solve(np.ones(len(columns)), cover, lows, np.inf, budget=budget, whole=True)
        limit = max(limit, _up(exact))
        floor = min(floor, _whole_cover(exact.x, cover, lows))
    top_limit = min(top_limit, floor) if exact_list is None else found
    if evidence and found < top_limit:
        chosen, top_limit = _better_list(chosen, top_limit, packing, lows, budget)
        found = int(lows[list(chosen)].sum())
    return Bounds(found, top_limit, chosen, floor, min(floor, max(limit, found)))


def _prove_torn(demands: Demands, cells: list[Cell], lows: Any, budget: Budget, evidence: bool) -> Bounds:  # noqa: ANN401
    """The same with columns made as they are needed: the floor's bound is that of all columns, the cover one of those that were made."""
    made = generated_columns(cells, lows, demands.foes, budget)
    cover = Rows.of(_transposed(made.sets, len(lows)))
    limit = int(np.ceil(made.bound - EPSILON))
    relaxed = solve(np.ones(len(made.sets)), cover, lows, np.inf, budget=budget)
    floor = _whole_cover(relaxed.x, cover, lows)
    if floor > limit:
        floor = min(floor, _whole_cover(solve(np.ones(len(made.sets)), cover, lows, np.inf, budget=budget, whole=True).x, cover, lows))
    packing = Rows.of(clashing_rows(made.sets, cells, demands.foes, len(lows)))
    chosen, top_limit = _whole_packing(made.weights, packing, lows), floor
    if evidence and int(lows[list(chosen)].sum()) < top_limit:
        chosen, top_limit = _better_list(chosen, top_limit, packing, lows, budget)
    found = int(lows[list(chosen)].sum())
    return Bounds(found, top_limit, chosen, floor, min(floor, max(limit, found)))


def _better_list(chosen: tuple[int, ...], top_limit: int, packing: Rows, lows: Any, budget: Budget) -> tuple[tuple[int, ...], int]:  # noqa: ANN401
    """A list at least as heavy as `chosen`, and a bound on any below `top_limit`, as the budget allows."""
    found = int(lows[list(chosen)].sum())
    exact = solve(lows, packing, -np.inf, 1.0, budget=budget, high=1.0, whole=True, maximise=True)
    better = _whole_packing(exact.x, packing, lows)
    if int(lows[list(better)].sum()) > found:
        chosen, found = better, int(lows[list(better)].sum())
    if np.isfinite(exact.bound):
        top_limit = max(found, min(top_limit, int(np.floor(exact.bound + EPSILON))))
    return chosen, top_limit


def _transposed(cells: Sequence[Cell], count: int) -> list[list[int]]:
    having: list[list[int]] = [[] for _ in range(count)]
    for number, cell in enumerate(cells):
        for item in cell:
            having[item].append(number)
    return having


def _up(outcome: Outcome) -> int:
    return int(np.ceil(outcome.bound - EPSILON)) if np.isfinite(outcome.bound) else 0


def _whole_packing(weights: Any, packing: Rows, lows: Any) -> tuple[int, ...]:  # noqa: ANN401
    """Pairwise disjoint items that `weights` leans to: a valid list whatever the weights are."""
    if weights is None:
        weights = lows / max(1, int(lows.max()))
    cell_items = [packing.index[packing.start[i] : packing.start[i + 1]] for i in range(len(packing.start) - 1)]
    of_item: dict[int, list[int]] = {}
    for number, members in enumerate(cell_items):
        for item in members:
            of_item.setdefault(int(item), []).append(number)
    used: set[int] = set()
    chosen: list[int] = []
    for item in sorted(range(len(lows)), key=lambda one: (-round(float(weights[one]), 6), -lows[one], one)):
        if used.isdisjoint(of_item.get(item, ())):
            chosen.append(item)
            used.update(of_item.get(item, ()))
    return tuple(sorted(chosen))


def _whole_cover(x: Any, cover: Rows, lows: Any) -> int:  # noqa: ANN401
    """Units of a valid cover near `x`: rounded down, then mended."""
    count = int(cover.index.max()) + 1
    units = np.zeros(count, dtype=np.int64) if x is None else np.maximum(np.floor(x + EPSILON), 0).astype(np.int64)
    rows = [cover.index[cover.start[i] : cover.start[i + 1]] for i in range(len(lows))]
    return mended_cover(units, rows, lows)
