"""Sums of weights over the regions that lie inside others, for many regions at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from gavah.figures.regions import Box, Kinds, Path, Region, inside


def hull(region: Region) -> Box:
    """The smallest box around a region: the deepest place above all of its places, its first and last day, all its kinds."""
    if len(region) == 1:
        return region[0]
    place = region[0].place
    for box in region[1:]:
        depth = next((at for at, (one, other) in enumerate(zip(place, box.place, strict=False)) if one != other), min(len(place), len(box.place)))
        place = place[:depth]
    kinds: Kinds = frozenset()
    for box in region:
        kinds = None if kinds is None or box.kinds is None else kinds | box.kinds
    return Box(place, min(box.first for box in region), max(box.last for box in region), kinds)


def weight_inside(smalls: Sequence[Region], weights: Sequence[int], larges: Sequence[Region]) -> list[int]:
    """For each of `larges` the sum of the weights of those `smalls` that lie inside it."""
    if not smalls or not larges:
        return [0] * len(larges)
    order = sorted(range(len(smalls)), key=lambda index: hull(smalls[index]).place)
    hulls = [hull(smalls[index]) for index in order]
    places = [box.place for box in hulls]
    first, last = (np.array([box[at] for box in hulls], dtype=np.int64) for at in (1, 2))
    weight = np.array([weights[index] for index in order], dtype=np.int64)
    kinds = _KindMasks([box.kinds for box in hulls])
    sums: list[int] = []
    for large in larges:
        box = hull(large)
        start, end = subtree(places, box.place)
        hit = (first[start:end] >= box.first) & (last[start:end] <= box.last)
        if box.kinds is not None:
            hit &= kinds.within(box.kinds)[start:end]
        if len(large) == 1:
            sums.append(int(weight[start:end][hit].sum()))
        else:
            sums.append(sum(int(weight[start + at]) for at in np.flatnonzero(hit) if inside(smalls[order[start + int(at)]], large)))
    return sums


def subtree(places: list[Path], place: Path) -> tuple[int, int]:
    """The range of sorted `places` that lie in `place`."""
    from bisect import bisect_left

    start = bisect_left(places, place)
    low, high = start, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle][: len(place)] == place:
            low = middle + 1
        else:
            high = middle
    return start, low


class _KindMasks:
    """Which of a list of kinds lie within a given set; worked out once a set."""

    def __init__(self, kinds: list[Kinds]) -> None:
        self._kinds = kinds
        self._masks: dict[frozenset[str], Any] = {}

    def within(self, outer: frozenset[str]) -> Any:  # noqa: ANN401 - a vector of booleans
        if outer not in self._masks:
            self._masks[outer] = np.array([one is not None and one <= outer for one in self._kinds], dtype=bool)
        return self._masks[outer]


class Nearby:
    """Regions that may share a cell with another: those whose hulls lie below or above it and share a day."""

    def __init__(self, regions: Sequence[Region]) -> None:
        hulls = [hull(region) for region in regions]
        self._order = sorted(range(len(hulls)), key=lambda index: hulls[index].place)
        self._places = [hulls[index].place for index in self._order]
        self._first, self._last = (np.array([hulls[index][at] for index in self._order], dtype=np.int64) for at in (1, 2))
        self._at: dict[Path, list[int]] = {}
        for position, place in enumerate(self._places):
            self._at.setdefault(place, []).append(position)

    def to(self, region: Region) -> list[int]:
        """Indices of the regions that may share a cell with `region`, in order."""
        box = hull(region)
        start, end = subtree(self._places, box.place)
        above = [position for depth in range(len(box.place)) for position in self._at.get(box.place[:depth], ())]
        near = np.array([*range(start, end), *above], dtype=np.int64)
        hit = near[(self._first[near] <= box.last) & (self._last[near] >= box.first)]
        return sorted(self._order[position] for position in hit.tolist())
