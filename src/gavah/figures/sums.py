"""Sums of weights over the regions that lie inside others, for many regions at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from gavah.arrays import distinct
from gavah.figures.regions import Box, Cover, Kinds, Path, Region, inside

FEW = 30
"""Regions up to which they are asked one by one."""


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
    within, weight = Within(smalls), np.array(weights, dtype=np.int64)
    return [int(weight[within.of(large)].sum()) for large in larges]


def covered(regions: Sequence[Region], covers: Sequence[Region]) -> list[int]:
    """The indices of the `regions` that the `covers` hold together."""
    cover = Cover(box for one in covers for box in one)
    if len(regions) < FEW or len(covers) < FEW:
        return [index for index, region in enumerate(regions) if cover.holds(region)]
    within, held = Within(regions), np.zeros(len(regions), dtype=bool)
    for one in covers:
        held[within.of(one)] = True
    for index in np.flatnonzero(~held).tolist():  # no one of them, but perhaps several together
        held[index] = cover.holds(regions[index])
    return [int(index) for index in np.flatnonzero(held)]


class _Boxes:
    """Boxes in the order of their places, each with the index of what it belongs to: a place's subtree is one stretch of them."""

    def __init__(self, boxes: Sequence[tuple[Box, int]]) -> None:
        ordered = sorted(boxes, key=lambda one: (one[0].place, one[1]))
        self.owner = np.array([index for _, index in ordered], dtype=np.int64)
        self.first, self.last = (np.array([box[at] for box, _ in ordered], dtype=np.int64) for at in (1, 2))
        sets: dict[Kinds, int] = {}
        self._kind = np.array([sets.setdefault(box.kinds, len(sets)) for box, _ in ordered], dtype=np.int64)
        self._sets = list(sets)
        self._below: dict[Path, tuple[int, int]] = {}
        self._at: dict[Path, tuple[int, int]] = {}
        for position, (box, _) in enumerate(ordered):
            self._at[box.place] = (self._at.get(box.place, (position,))[0], position + 1)
            for depth in range(len(box.place) + 1):
                self._below[box.place[:depth]] = (self._below.get(box.place[:depth], (position,))[0], position + 1)
        self._within: dict[Kinds, Any] = {}
        self._meeting: dict[Kinds, Any] = {}

    def below(self, place: Path) -> slice:
        """The boxes of `place` and of the places in it."""
        return slice(*self._below.get(place, (0, 0)))

    def above(self, place: Path) -> list[slice]:
        """The boxes of every place that `place` lies in."""
        return [slice(*self._at[place[:depth]]) for depth in range(len(place)) if place[:depth] in self._at]

    def inside(self, large: Box) -> Any:  # noqa: ANN401 - a vector of indices
        """To whom the boxes inside `large` belong."""
        some, kinds = self.below(large.place), large.kinds
        hit = (self.first[some] >= large.first) & (self.last[some] <= large.last)
        if kinds is not None:
            if kinds not in self._within:
                self._within[kinds] = np.array([one is not None and one <= kinds for one in self._sets], dtype=bool)
            hit &= self._within[kinds][self._kind[some]]
        return self.owner[some][hit]

    def touching(self, box: Box, some: slice) -> Any:  # noqa: ANN401 - a vector of indices
        """To whom those of `some` boxes belong that share days and kinds with `box`."""
        kinds = box.kinds
        hit = (self.first[some] <= box.last) & (self.last[some] >= box.first)
        if kinds is not None:
            if kinds not in self._meeting:
                self._meeting[kinds] = np.array([one is None or not one.isdisjoint(kinds) for one in self._sets], dtype=bool)
            hit &= self._meeting[kinds][self._kind[some]]
        return self.owner[some][hit]


class Within:
    """Regions, asked which of them lie inside another. A question costs a few machine steps a region of that subtree of places."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = regions
        self._single = _Boxes([(region[0], index) for index, region in enumerate(regions) if len(region) == 1])
        self._several = _Boxes([(hull(region), index) for index, region in enumerate(regions) if len(region) > 1])

    def of(self, large: Region) -> Any:  # noqa: ANN401 - a vector of indices
        """The indices, rising, of the regions inside `large`."""
        if len(large) == 1:
            return np.sort(np.concatenate([boxes.inside(large[0]) for boxes in (self._single, self._several)]))
        sure = distinct(np.concatenate([self._single.inside(box) for box in large]))
        near = distinct(np.concatenate([self._single.touching(box, self._single.below(box.place)) for box in large]))
        open_ = [*np.setdiff1d(near, sure, assume_unique=True).tolist(), *self._several.inside(hull(large)).tolist()]
        more = [index for index in open_ if inside(self._regions[index], large)]
        return np.sort(np.concatenate([sure, np.array(more, dtype=np.int64)]))


class Meeting:
    """Regions, asked which of them share a cell with another. A question costs a few machine steps a region of the places below and above."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._count = len(regions)
        self._boxes = _Boxes([(box, index) for index, region in enumerate(regions) for box in region])

    def of(self, region: Region) -> Any:  # noqa: ANN401 - a vector of indices
        """The indices, rising, of the regions that share a cell with `region`."""
        boxes, met = self._boxes, np.zeros(self._count, dtype=bool)
        for box in region:
            for some in (boxes.below(box.place), *boxes.above(box.place)):
                met[boxes.touching(box, some)] = True
        return np.flatnonzero(met)
