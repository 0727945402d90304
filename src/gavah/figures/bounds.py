"""Evidence and floor of a set of demands, each with its proof.

Weak duality does most of the work: any list of disjoint items adds up to at most any cover, so where the two meet both are proven.
"""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from gavah.figures.apart import compatible_parts, foes_by_name, friendly_groups
from gavah.figures.bundles import bundled
from gavah.figures.cells import Cell, maximal_cells, without_subsets
from gavah.figures.duality import Bounds, Part, batches, better_list, proven_together, whole_cover, whole_packing
from gavah.figures.evidence import idle_items
from gavah.figures.items import Demands
from gavah.figures.names import greatest_by_class
from gavah.figures.program import EPSILON, Budget, Rows, solve
from gavah.figures.torn import clashing_rows, generated_columns

MOST_COLUMNS = 5000
"""Sets that one unit can serve, of a component with items that stand apart, up to which they are all listed."""
NAMED_MORE = 10
"""Times as many where names tell apart: such sets cost no search, and each is small."""
MOST_PRUNED = 500
"""Sets up to which those that lie in another are looked for."""


class Prover:
    """Proves demands within one budget, and remembers: where no event takes part, best and named ask what the floor asked."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._known: list[tuple[Demands, Bounds]] = []

    def prove(self, demands: Demands, *, evidence: bool = True, idle: set[int] | None = None) -> Bounds:
        """Evidence and floor of `demands`. With `evidence` False only the floor is sought (`chosen` stays a valid list).

        `idle`: those of its items that are known to be.
        """
        for known, bounds in self._known:
            if known.apart == demands.apart and known.names == demands.names and known.items == demands.items:
                return bounds
        found = prove(demands, self.budget, evidence=evidence, idle=idle)
        if found.floor_proven and (found.evidence_proven or not evidence):
            self._known.append((demands, found))
        return found


def prove(demands: Demands, budget: Budget, *, evidence: bool = True, idle: set[int] | None = None) -> Bounds:
    """Evidence and floor of `demands`, the largest components last so that a spent budget leaves the fewest undecided."""
    idle = idle_items(demands) if idle is None else idle
    kept = [index for index in range(len(demands.items)) if index not in idle]
    small, bundles = bundled(demands.only(kept))
    parts: list[Bounds] = []
    chosen: list[int] = []

    def take(component: Sequence[int], found: Bounds) -> None:
        parts.append(found)
        chosen.extend(kept[one] for index in found.chosen for one in bundles[component[index]])

    waiting: list[tuple[list[int], Part]] = []
    torn: list[tuple[list[int], list[Cell]]] = []
    for component, cells in sorted(components(small), key=lambda one: len(one[1])):
        lows = np.array([small.items[index].low for index in component], dtype=np.int64)
        columns: list[Cell] | None = cells
        if small.stands_apart and len(component) > 1:
            own = small.only(component)
            if len(cells) == 1 and (found := _one_cell_of_names(own, lows)):
                take(component, found)
                continue
            columns = _columns(cells, own)
        if columns is None:
            torn.append((component, cells))
            continue
        if len(columns) == 1:
            take(component, _one_cell(lows))
        else:
            waiting.append((component, Part(lows, columns)))
    for batch in batches([part for _, part in waiting]):
        for at, found in zip(batch, proven_together([waiting[at][1] for at in batch], budget, evidence=evidence), strict=True):
            take(waiting[at][0], found)
    for component, cells in torn:
        take(component, _prove_torn(small.only(component), cells, budget, evidence))
    return Bounds(
        sum(one.evidence for one in parts),
        sum(one.evidence_bound for one in parts),
        tuple(sorted(chosen)),
        sum(one.floor for one in parts),
        sum(one.floor_bound for one in parts),
    )


def _one_cell(lows: Any) -> Bounds:  # noqa: ANN401 - a vector of whole numbers
    """Nothing is disjoint: the highest low is both."""
    top = int(np.argmax(lows))
    return Bounds(int(lows[top]), int(lows[top]), (top,), int(lows[top]), int(lows[top]))


def _one_cell_of_names(demands: Demands, lows: Any) -> Bounds | None:  # noqa: ANN401 - a vector of whole numbers
    """One cell whose items only names of one roll tell apart: the greatest lows of the classes, added up, or a higher low that bears no name.

    The classes own different units, and whatever bears none can own any of them. None where more tells them apart.
    """
    if demands.apart or len({label[0] for borne in demands.names.values() for label in borne}) != 1:
        return None
    chosen = tuple(sorted(greatest_by_class(range(len(lows)), demands.names, lows.tolist()).values()))
    number = int(lows[list(chosen)].sum())
    top = int(np.argmax(lows))
    if lows[top] > number:
        chosen, number = (top,), int(lows[top])
    return Bounds(number, number, chosen, number, number)


def components(demands: Demands) -> list[tuple[list[int], list[Cell]]]:
    """Items that share cells and do not stand apart, directly or through others, with their cells renumbered to the component."""
    cells, foes, names = maximal_cells(demands), demands.foes, demands.names
    root = list(range(len(demands.items)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    grouped = [[*friendly_groups(cell, foes, names)] if demands.stands_apart else [cell] for cell in cells]
    for group in (group for groups in grouped for group in groups):
        top = find(group[0])
        for other in group[1:]:
            root[find(other)] = top
    members: dict[int, list[int]] = {}
    for index in range(len(root)):
        members.setdefault(find(index), []).append(index)
    position = {index: place for group in members.values() for place, index in enumerate(group)}
    own: dict[int, list[Cell]] = {}
    for cell, groups in zip(cells, grouped, strict=True):
        if len(groups) == 1:  # positions rise with the items, so what is sorted stays sorted
            own.setdefault(find(cell[0]), []).append(tuple(position[index] for index in cell))
            continue
        parts: dict[int, list[int]] = {}
        for index in cell:
            parts.setdefault(find(index), []).append(position[index])
        for key, part in parts.items():
            own.setdefault(key, []).append(tuple(part))
    return [(group, _pruned(own[key]) if demands.stands_apart else own[key]) for key, group in members.items()]


def _pruned(sets: Collection[Cell]) -> list[Cell]:
    """The maximal of `sets`; of very many merely those that differ, for what is in vain costs a solver less than finding it out."""
    return without_subsets(sets) if len(sets) <= MOST_PRUNED else sorted(set(sets))


def _columns(cells: list[Cell], demands: Demands) -> list[Cell] | None:
    """The maximal sets that one unit can serve; None if there are too many to list."""
    if not demands.stands_apart:
        return cells
    most = NAMED_MORE * MOST_COLUMNS if demands.names else MOST_COLUMNS
    found: set[Cell] = set()
    for cell in cells:
        parts = compatible_parts(cell, demands.foes, most - len(found), demands.names)
        if parts is None:
            return None
        found.update(parts)
    return sorted(_pruned(found))


def _prove_torn(demands: Demands, cells: list[Cell], budget: Budget, evidence: bool) -> Bounds:
    """The same with columns made as they are needed: the floor's bound is that of all columns, the cover one of those that were made."""
    lows = np.array([item.low for item in demands.items], dtype=np.int64)
    foes = foes_by_name(range(len(lows)), demands.foes, demands.names)
    made = generated_columns(cells, lows, foes, budget)
    cover = Rows.of(made.sets).transposed(len(lows))
    limit = int(np.ceil(made.bound - EPSILON))
    relaxed = solve(np.ones(len(made.sets)), cover, lows, np.inf, budget=budget)
    floor = whole_cover(relaxed.x, cover, lows)
    if floor > limit:
        floor = min(floor, whole_cover(solve(np.ones(len(made.sets)), cover, lows, np.inf, budget=budget, whole=True).x, cover, lows))
    packing = Rows.of(clashing_rows(made.sets, cells, foes, len(lows)))
    clash_of = packing.transposed(len(lows))
    chosen, top_limit = whole_packing(made.weights, packing, clash_of, lows), floor
    if evidence and int(lows[list(chosen)].sum()) < top_limit:
        chosen, top_limit = better_list(chosen, top_limit, packing, clash_of, lows, budget)
    found = int(lows[list(chosen)].sum())
    return Bounds(found, top_limit, chosen, floor, min(floor, max(limit, found)))


__all__ = ["MOST_COLUMNS", "Bounds", "Prover", "components", "prove"]
