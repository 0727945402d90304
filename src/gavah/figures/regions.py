"""Regions: the cells a claim's words allow, as a union of boxes place × days × kinds.

A place is its path from the country down and means its whole subtree. Every place also holds an unnamed rest ("elsewhere in the province"),
so a union of smaller places never covers a larger one; the same holds for kinds (None = every kind, named or not).
Days are ordinals (`date.toordinal`), inclusive; `DAWN` and `DUSK` stand for an open start and an open end.
"""

from collections.abc import Iterable
from typing import NamedTuple

Path = tuple[str, ...]
Kinds = frozenset[str] | None

DAWN, DUSK = 0, 4_000_000
"""Before the first and after the last day a `date` can hold (3,652,059)."""


class Box(NamedTuple):
    """A place's subtree × days from `first` to `last` × kinds (None = every kind)."""

    place: Path = ()
    first: int = DAWN
    last: int = DUSK
    kinds: Kinds = None


Region = tuple[Box, ...]
EVERYWHERE = Box()


def within(place: Path, other: Path) -> bool:
    """Whether `place` is `other` or lies in it."""
    return place[: len(other)] == other


def box_inside(box: Box, other: Box) -> bool:
    """Whether every cell of `box` is in `other`."""
    if box.first < other.first or box.last > other.last or box.place[: len(other.place)] != other.place:
        return False
    return other.kinds is None or (box.kinds is not None and box.kinds <= other.kinds)


def box_meet(box: Box, other: Box) -> Box | None:
    """The cells both boxes share, or None."""
    first, last = max(box.first, other.first), min(box.last, other.last)
    if first > last:
        return None
    deeper, higher = (box.place, other.place) if len(box.place) >= len(other.place) else (other.place, box.place)
    if deeper[: len(higher)] != higher:
        return None
    if box.kinds is None or other.kinds is None:
        return Box(deeper, first, last, box.kinds if other.kinds is None else other.kinds)
    kinds = box.kinds & other.kinds
    return Box(deeper, first, last, kinds) if kinds else None


def meet(region: Region, other: Region) -> Region:
    """The cells both regions share; empty if none."""
    if len(region) == 1 and len(other) == 1:
        shared = box_meet(region[0], other[0])
        return () if shared is None else (shared,)
    return tidy(shared for box in region for against in other if (shared := box_meet(box, against)))


def meets(region: Region, other: Region) -> bool:
    """Whether the regions share a cell."""
    if len(region) == 1 and len(other) == 1:
        return box_meet(region[0], other[0]) is not None
    return any(box_meet(box, against) for box in region for against in other)


def tidy(boxes: Iterable[Box]) -> Region:
    """The union of `boxes`, without those that lie in another; in a fixed order."""
    unique = sorted(set(boxes), key=_order)
    if len(unique) < 2:
        return tuple(unique)
    return tuple(box for box in unique if not any(box is not other and box_inside(box, other) for other in unique))


def _order(box: Box) -> tuple[Path, int, int, list[str]]:
    return (box.place, box.first, box.last, sorted(box.kinds) if box.kinds is not None else [])


def inside(region: Region, other: Region) -> bool:
    """Whether every cell of `region` is in `other`."""
    if len(other) == 1:
        whole = other[0]
        return all(box_inside(box, whole) for box in region) if len(region) > 1 else box_inside(region[0], whole)
    return all(_covered(box, other) for box in region)


def _covered(box: Box, cover: Region) -> bool:
    if any(box_inside(box, one) for one in cover):
        return True
    above = [one for one in cover if within(box.place, one.place) and one.first <= box.last and one.last >= box.first]
    starts = {box.first, *(one.first for one in above if one.first > box.first), *(one.last + 1 for one in above if one.last < box.last)}
    return all(_kinds_covered(box.kinds, [one.kinds for one in above if one.first <= day <= one.last]) for day in starts)


def _kinds_covered(kinds: Kinds, cover: list[Kinds]) -> bool:
    if any(one is None for one in cover):
        return True
    return kinds is not None and kinds <= frozenset().union(*(one for one in cover if one is not None))


class Cover:
    """A union of many boxes, asked whether it holds regions. Looks only at boxes of the places above."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._at: dict[Path, list[Box]] = {}
        for box in set(boxes):
            self._at.setdefault(box.place, []).append(box)

    def holds(self, region: Region) -> bool:
        """Whether every cell of `region` is in the union."""
        return all(_covered(box, self._above(box)) for box in region)

    def _above(self, box: Box) -> Region:
        near = (one for depth in range(len(box.place) + 1) for one in self._at.get(box.place[:depth], ()))
        return tuple(one for one in near if one.first <= box.last and one.last >= box.first)


def days(region: Region) -> tuple[int, int]:
    """The first and the last day of a region that is not empty."""
    if len(region) == 1:
        return region[0].first, region[0].last
    return min(box.first for box in region), max(box.last for box in region)


def on_day(region: Region, day: int) -> Region:
    """The cells of `region` on one day."""
    return tidy(Box(box.place, day, day, box.kinds) for box in region if box.first <= day <= box.last)
