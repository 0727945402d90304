"""Contradictions: inclusion-minimal sets of admitted claims that no world meets once complete claims limit it."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product

import msgspec
import numpy as np

from gavah.figures.accounts import Account, FigureCase
from gavah.figures.apart import compatible_parts
from gavah.figures.bounds import MOST_COLUMNS
from gavah.figures.cells import Cell
from gavah.figures.items import Demands, demands_inside
from gavah.figures.limit import all_cell_sets
from gavah.figures.program import Budget, Rows, solve
from gavah.figures.regions import EVERYWHERE, Cover, Region
from gavah.figures.settled import Settled, settle

Names = tuple[str, ...]
PART = "contradictions"
MOST_CHOICES = 20_000
"""Choices of rivals tried to make one contradiction smaller."""


def contradictions(case: FigureCase, settled: Settled, budget: Budget) -> tuple[Names, ...]:
    """Find one, set aside its complete claims, repeat until a world exists. In the order of claim ids, so always the same.

    The limit of `min_witnesses` plays no part here: what contradicts does so whoever says it.
    """
    if case.min_witnesses > 1:
        settled = settle(msgspec.structs.replace(case, min_witnesses=1))
    standing = settled.standing
    world = _World(case, standing, budget)
    found: list[Names] = []
    while budget.suffices(PART) and (culprits := [world.minimal(part) for part in world.components() if not world.exists(part)]):
        found.extend(culprits)
        for name in {name for culprit in culprits for name in culprit}:
            if standing[name].limits:
                del standing[name]
    return tuple(found)


class _World:
    """Asks of sets of claims whether a world exists in which complete claims hold."""

    def __init__(self, case: FigureCase, standing: dict[str, Account], budget: Budget) -> None:
        self._case = msgspec.structs.replace(case, accounts=(), scope=EVERYWHERE, min_witnesses=1, rule="conservative")
        self._standing = standing
        self._budget = budget
        self._known: dict[Names, bool] = {}

    def components(self) -> list[Names]:
        """The claims that could take part, in groups that share no cell: complete ones, and events and totals all under complete claims."""
        limits = [one for one in self._standing.values() if one.limits and one.inner]
        if not limits:
            return []
        cover = Cover(box for one in limits for box in one.inner)
        settled = self._settled(tuple(self._standing))
        groups: list[tuple[Region, Names]] = [(one.inner, (one.id,)) for one in limits]
        groups += [(event.region, tuple(one.id for one in event.accounts)) for event in settled.loose if cover.holds(event.region)]
        groups += [(one.region, (one.account.id,)) for one in settled.totals if cover.holds(one.region)]
        return _connected(groups)

    def exists(self, names: Names) -> bool:
        """Whether a world meets all claims of `names`."""
        if names not in self._known:
            if not self._budget.suffices(PART):
                return True  # undecided
            self._known[names] = self._solve(names)
        return self._known[names]

    def minimal(self, names: Names) -> Names:
        """An inclusion-minimal set without a world, from one without."""
        names = self._single(self._thinned(names))
        while (smaller := next((one for one in self._rival_choices(names) if not self.exists(one)), None)) is not None:
            names = self._single(smaller)
        return names

    def _thinned(self, names: Names) -> Names:
        """Large pieces dropped first, for speed."""
        size = len(names) // 2
        while size > 1:
            at = 0
            while at < len(names):
                rest = names[:at] + names[at + size :]
                if rest and not self.exists(rest):
                    names = rest
                else:
                    at += size
            size //= 2
        return names

    def _single(self, names: Names) -> Names:
        """Claims dropped one by one while no world exists without them either."""
        while (name := next((one for one in names if not self.exists(_without(names, one))), None)) is not None:
            names = _without(names, name)
        return names

    def _rival_choices(self, names: Names) -> Iterator[Names]:
        """Proper subsets that keep at least one account of every event: fewer rivals can ask for more, so single deletions do not settle it."""
        rivals = [tuple(one.id for one in event.accounts) for event in self._settled(names).loose if len(event.accounts) > 1]
        if not rivals:
            return
        several = set(chain.from_iterable(rivals))
        alone = [name for name in names if name not in several]
        for tried, choice in enumerate(product(*(list(_subsets(group)) for group in rivals))):
            if tried >= MOST_CHOICES or not self._budget.suffices(PART):
                self._budget.cut_short(PART)
                return
            subset = tuple(sorted((*alone, *chain.from_iterable(choice))))
            if len(subset) < len(names):
                yield subset

    def _settled(self, names: Sequence[str]) -> Settled:
        return settle(self._case.among(self._standing[name] for name in names))

    def _solve(self, names: Names) -> bool:
        limits = [one for one in (self._standing[name] for name in names) if one.limits and one.inner]
        if not limits:
            return True
        settled = self._settled(names)
        demands = demands_inside(settled, (EVERYWHERE,), settled.totals)
        cover = Cover(box for one in limits for box in one.inner)
        bound = demands.only([index for index, item in enumerate(demands.items) if cover.holds(item.region)])
        return not bound.items or _room(bound, limits, self._budget)


def _room(demands: Demands, limits: Sequence[Account], budget: Budget) -> bool:
    """Whether units can meet all demands within all limits. Undecided within the budget counts as yes: nothing unproven is called a contradiction."""
    count = len(demands.items)
    regions: list[Region] = [item.region for item in demands.items] + [one.inner for one in limits]
    columns: set[tuple[Cell, Cell]] = set()
    for cell in all_cell_sets(regions, EVERYWHERE):
        served, used = tuple(index for index in cell if index < count), tuple(index for index in cell if index >= count)
        parts = compatible_parts(served, demands.foes, MOST_COLUMNS)
        if parts is None or (
            demands.apart and len(columns) > MOST_COLUMNS
        ):  # asked without what stands apart, a world exists more easily: no is still no
            budget.cut_short(PART)
            return _room(Demands(demands.items), limits, budget)
        columns.update((part, used) for part in parts if part)
    rows: list[list[int]] = [[] for _ in regions]
    for number, (served, used) in enumerate(sorted(columns)):
        for index in (*served, *used):
            rows[index].append(number)
    low = np.array([*(item.low for item in demands.items), *(-np.inf for _ in limits)])
    high = np.array([*(np.inf for _ in demands.items), *(one.high for one in limits)], dtype=np.float64)
    status = solve(np.ones(len(columns)), Rows.of(rows), low, high, budget=budget, whole=True).status
    if status == "stopped":
        budget.cut_short(PART)
    return status != "infeasible"


def _connected(groups: Sequence[tuple[Region, Names]]) -> list[Names]:
    """Names of groups whose regions share cells or which share a name, directly or through others; in the order of their least names."""
    root: dict[str, str] = {name: name for _, names in groups for name in names}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for _, names in groups:
        for name in names[1:]:
            root[find(name)] = find(names[0])
    for cell in all_cell_sets([region for region, _ in groups], EVERYWHERE):
        for index in cell[1:]:
            root[find(groups[index][1][0])] = find(groups[cell[0]][1][0])
    parts: dict[str, list[str]] = {}
    for name in sorted(root):
        parts.setdefault(find(name), []).append(name)
    return [tuple(names) for names in parts.values()]


def _without(names: Names, name: str) -> Names:
    return tuple(one for one in names if one != name)


def _subsets(group: Names) -> Iterator[Names]:
    """The subsets of a group that are not empty, the smallest first. A group of more than twelve is tried by singles and the whole only."""
    sizes = range(1, len(group) + 1) if len(group) <= 12 else (1, len(group))
    return chain.from_iterable(combinations(group, size) for size in sizes)
