"""What the cover and packing programs take: demands on regions."""

from collections.abc import Sequence

import msgspec

from gavah.figures.regions import Region, inside
from gavah.figures.settled import Settled, Total

Apart = frozenset[tuple[int, int]]
NONE_APART: Apart = frozenset()


class Item(msgspec.Struct, frozen=True, gc=False):
    """At least `low` units in `region`; `name` is the claim (of an event, its least) it stands for."""

    name: str
    low: int
    region: Region
    event: bool = False


class Demands(msgspec.Struct, frozen=True):
    """Items with the pairs of them (indices, lower first) that can own no unit together."""

    items: tuple[Item, ...]
    apart: Apart = NONE_APART

    def only(self, keep: Sequence[int]) -> "Demands":
        """The items at the places `keep`, renumbered."""
        if not self.apart:
            return Demands(tuple(self.items[index] for index in keep))
        position = {old: new for new, old in enumerate(keep)}
        pairs = ((position[a], position[b]) for a, b in self.apart if a in position and b in position)
        return Demands(tuple(self.items[index] for index in keep), frozenset((min(pair), max(pair)) for pair in pairs))


def demands_inside(settled: Settled, scope: Region, totals: Sequence[Total]) -> Demands:
    """The loose events and `totals` inside the question: nothing else matters to evidence and floor."""
    kept = [index for index, event in enumerate(settled.loose) if event.low > 0 and inside(event.region, scope)]
    items = [Item(settled.loose[index].name, settled.loose[index].low, settled.loose[index].region, True) for index in kept]
    items += [Item(one.account.id, one.low, one.region) for one in totals if one.low > 0]
    position = {old: new for new, old in enumerate(kept)}
    pairs = ((position[a], position[b]) for a, b in settled.apart if a in position and b in position)
    return Demands(tuple(items), frozenset((min(pair), max(pair)) for pair in pairs))
