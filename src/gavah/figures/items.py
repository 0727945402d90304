"""What the cover and packing programs take: demands on regions."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import eq

import msgspec

from gavah.figures.names import NO_NAMES, Names, names_among
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


class Demands(msgspec.Struct, frozen=True, dict=True):
    """Items with what tells them apart: the pairs of them (indices, lower first) that can own no unit together, and the names they bear."""

    items: tuple[Item, ...]
    apart: Apart = NONE_APART
    names: Names = NO_NAMES

    def only(self, keep: Sequence[int]) -> "Demands":
        """The items at the places `keep`, renumbered."""
        if len(keep) == len(self.items) and all(map(eq, keep, range(len(keep)))):
            return self
        apart = among(self.foes, keep) if self.apart else NONE_APART
        return Demands(tuple(self.items[index] for index in keep), apart, names_among(self.names, keep))

    @property
    def stands_apart(self) -> bool:
        """Whether anything tells some of the items apart."""
        return bool(self.apart or self.names)

    @cached_property
    def foes(self) -> dict[int, set[int]]:
        """Of every item in a pair of `apart`, those it is paired with."""
        return foes_of(self.apart)


def foes_of(apart: Apart) -> dict[int, set[int]]:
    """Of every index in a pair of `apart`, those it is paired with."""
    found: dict[int, set[int]] = {}
    for left, right in apart:
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return found


def among(foes: Mapping[int, set[int]], keep: Sequence[int]) -> Apart:
    """The pairs among `keep`, renumbered to its places. Costs what these have, not what all have."""
    position = {old: new for new, old in enumerate(keep)}
    pairs = ((position[one], position[other]) for one in keep for other in foes.get(one, ()) if one < other and other in position)
    return frozenset((min(pair), max(pair)) for pair in pairs)


def demands_inside(settled: Settled, scope: Region, totals: Sequence[Total]) -> Demands:
    """The loose events and `totals` inside the question: nothing else matters to evidence and floor."""
    kept = [index for index, event in enumerate(settled.loose) if event.low > 0 and inside(event.region, scope)]
    items = [Item(settled.loose[index].name, settled.loose[index].low, settled.loose[index].region, True) for index in kept]
    items += [Item(one.account.id, one.low, one.region) for one in totals if one.low > 0]
    apart = among(foes_of(settled.apart), kept) if settled.apart else NONE_APART
    return Demands(tuple(items), apart, names_among(settled.names, kept))
