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
from gavah.figures.regions import EVERYWHERE, Region, inside
from gavah.figures.settled import Settled, settle
from gavah.figures.sums import Meeting, covered
from gavah.figures.suspects import Claimed, crowded, overruled

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
    while budget.suffices(PART) and (culprits := world.culprits()):
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
        self._all = case
        self._near = Meeting([one.region for one in case.accounts])

    def culprits(self) -> list[Names]:
        """Minimal sets without a world, no two with a complete claim in common; none if a world meets all that stand, or time is up."""
        claimed = self._claimed()
        if claimed is None:
            return []
        suspects, decided = crowded(claimed, self._budget), True
        if not suspects:
            suspects, decided = overruled(claimed, self._budget)
        found: list[Names] = []
        gone: set[str] = set()
        for names in suspects:
            if gone.isdisjoint(names) and not self.exists(names):
                found.append(self.minimal(names))
                gone.update(name for name in found[-1] if self._standing[name].limits)
        if not decided or (suspects and not found):
            self._budget.cut_short(PART)
        return found

    def _claimed(self) -> Claimed | None:
        """The claims that could take part: complete ones, and events and totals all under complete claims."""
        limits = [self._standing[name] for name in sorted(self._standing) if self._standing[name].limits and self._standing[name].inner]
        if not limits:
            return None
        settled = self._settled(self._beside(limits))
        demands = demands_inside(settled, (EVERYWHERE,), settled.totals)
        under = covered([item.region for item in demands.items], [one.inner for one in limits])
        accounts = {event.name: tuple(one.id for one in event.accounts) for event in settled.loose}
        kept = demands.only(under)
        return Claimed(kept, [accounts[item.name] if item.event else (item.name,) for item in kept.items], limits)

    def _beside(self, limits: Sequence[Account]) -> list[str]:
        """The claims that touch what `limits` cover, and all that tell of one event with any of them: no other is all under them."""
        touching = self._near.of(tuple({box: None for one in limits for box in one.inner}))
        return [one.id for one in self._all.concerning(touching.tolist()).accounts if one.id in self._standing]

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
        bound = demands.only(covered([item.region for item in demands.items], [one.inner for one in limits]))
        plain = _plainly(bound, limits)
        return _room(bound, limits, self._budget) if plain is None else plain


def _plainly(demands: Demands, limits: Sequence[Account]) -> bool | None:
    """Whether units can meet all demands within all limits, where no program is needed to tell; else None.

    They can if no limit is below all demands together; they cannot if one demand inside a limit is above it.
    """
    highs = [(one.high, one.inner) for one in limits if one.high is not None]
    asked = sum(item.low for item in demands.items)
    if all(asked <= high for high, _ in highs):
        return True
    return False if any(item.low > high and inside(item.region, inner) for high, inner in highs for item in demands.items) else None


def _room(demands: Demands, limits: Sequence[Account], budget: Budget) -> bool:
    """Whether units can meet all demands within all limits. Undecided within the budget counts as yes: nothing unproven is called a contradiction."""
    count = len(demands.items)
    regions: list[Region] = [item.region for item in demands.items] + [one.inner for one in limits]
    columns: set[tuple[Cell, Cell]] = set()
    for cell in all_cell_sets(regions, EVERYWHERE):
        served, used = tuple(index for index in cell if index < count), tuple(index for index in cell if index >= count)
        parts = compatible_parts(served, demands.foes, MOST_COLUMNS, demands.names)
        if parts is None or (
            demands.stands_apart and len(columns) > MOST_COLUMNS
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


def _without(names: Names, name: str) -> Names:
    return tuple(one for one in names if one != name)


def _subsets(group: Names) -> Iterator[Names]:
    """The subsets of a group that are not empty, the smallest first. A group of more than twelve is tried by singles and the whole only."""
    sizes = range(1, len(group) + 1) if len(group) <= 12 else (1, len(group))
    return chain.from_iterable(combinations(group, size) for size in sizes)
