"""A claimed total beside its items: what the events explain and what they leave unexplained."""

from collections.abc import Sequence
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from gavah.figures.bounds import components, prove
from gavah.figures.evidence import idle_items
from gavah.figures.items import Demands, Item, among, foes_of
from gavah.figures.names import names_among
from gavah.figures.program import Budget
from gavah.figures.regions import Region, meets
from gavah.figures.settled import LooseEvent, Settled, Total
from gavah.figures.sums import Meeting, Within
from gavah.model import ClaimedTotal

PART = "totals"


def reconciled(settled: Settled, scope: Region, budget: Budget) -> tuple[ClaimedTotal, ...]:
    """Every total that touches the question, beside the events told of inside it."""
    totals = [one for one in settled.totals if meets(one.region, scope)]
    if not totals or not budget.suffices(PART):
        return ()
    sure, most = SureItems(settled, budget), MostItems(settled.loose)
    in_time = takewhile(lambda _: budget.suffices(PART), totals)
    return tuple(_one(total, sure.within(total.region), most.touching(total.region)) for total in in_time)


def _one(total: Total, sure: int, most: int | None) -> ClaimedTotal:
    itemised = (sure, most)
    return ClaimedTotal(claim=total.account.id, low=total.low, high=total.high, itemised=itemised, unexplained=left_open(total.low, itemised))


def left_open(low: int, itemised: tuple[int, int | None]) -> tuple[int, int]:
    """What items that number surely and at most so many (None = open) leave of `low`: at least and at most."""
    sure, most = itemised
    return (0 if most is None else max(0, low - most), max(0, low - sure))


class MostItems:
    """The highest numbers of events, asked for the sum of those that touch a region."""

    def __init__(self, events: Sequence[LooseEvent]) -> None:
        highs = [[part.reading.high for part in event.parts] for event in events]
        self._open = np.array([None in one for one in highs], dtype=bool)
        self._high = np.array([sum(high for high in one if high is not None) for one in highs], dtype=np.int64)
        self._events = Meeting([event.region for event in events])

    def touching(self, region: Region) -> int | None:
        """The sum of the highs of the events that share a cell with `region`; None = open."""
        hit = self._events.of(region)
        return None if self._open[hit].any() else int(self._high[hit].sum())


class SureItems:
    """The evidence of the events inside any region.

    Idle events are left out once for all: what makes an event idle lies inside it, so inside whatever it lies in. What is left falls into
    components, mostly of one place and a few days, that share no cell: each is proven once whole, and once for every set of its
    events that some region cuts out of it.
    """

    def __init__(self, settled: Settled, budget: Budget) -> None:
        given = [index for index, event in enumerate(settled.loose) if event.low > 0]
        items = tuple(Item(settled.loose[at].name, settled.loose[at].low, settled.loose[at].region, True) for at in given)
        demands = Demands(items, among(foes_of(settled.apart), given), names_among(settled.names, given))
        idle = idle_items(demands)
        kept = demands.only([index for index in range(len(items)) if index not in idle])
        groups = [group for group, _ in components(kept)]
        self._demands = kept.only([index for group in groups for index in group])
        self._sizes = np.array([len(group) for group in groups], dtype=np.int64)
        self._of = np.repeat(np.arange(len(groups)), self._sizes)
        self._events = Within([item.region for item in self._demands.items])
        self._lows = np.array([item.low for item in self._demands.items], dtype=np.int64)
        self._known: dict[bytes, int] = {}
        self._budget = budget
        starts = np.cumsum(self._sizes) - self._sizes
        whole = (np.arange(start, start + size) for start, size in zip(starts.tolist(), self._sizes.tolist(), strict=True))
        self._whole = np.array([self._evidence(group) for group in whole], dtype=np.int64)

    def within(self, region: Region) -> int:
        """The largest sum of lows of pairwise disjoint events inside `region`."""
        hit = self._events.of(region)
        if not len(hit):
            return 0
        count = np.bincount(self._of[hit], minlength=len(self._sizes))
        total = int(self._whole[count == self._sizes].sum())
        cut = hit[(count < self._sizes)[self._of[hit]]]
        return total + sum(self._evidence(part) for part in np.split(cut, np.flatnonzero(np.diff(self._of[cut])) + 1) if len(part))

    def _evidence(self, part: NDArray[np.int64]) -> int:
        if len(part) == 1:
            return int(self._lows[part[0]])
        key = part.tobytes()
        if key not in self._known:
            found = prove(self._demands.only(part.tolist()), self._budget)
            if not found.evidence_proven:
                self._budget.cut_short(PART)
            self._known[key] = found.evidence
        return self._known[key]
