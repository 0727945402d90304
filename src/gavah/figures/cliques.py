"""Named persons of one town as lists: on any days as many as there are classes of names, whatever else is told of them.

Items of different classes of one roll are disjoint wherever they lie, so the greatest low of every class whose item lies within some days
adds up to a list of those days. Over all pairs of days that is a sum of corners: an item on [first, last] counts for every start up to its
first day and every end from its last on; of the items of a class the greatest counts, so they enter level by level.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np

from gavah.figures.items import Demands
from gavah.figures.regions import Box, Path
from gavah.figures.sums import hull

Key = tuple[Path, str | None]
SHARE = 0.8
"""Of a roll's items, those that lie in its town at least; few lie wider, merged with what was told of a larger place."""
Corner = tuple[int, int, int]


class Clique(msgspec.Struct, frozen=True):
    """The greatest lows of the classes of a roll, as `corners`: (first day, day after the last, how much more there is from there on)."""

    corners: tuple[Corner, ...]

    def over(self, days: Any) -> Any:  # noqa: ANN401 - a square over every [days[i], days[j])
        """What the classes within every pair of the sorted edges `days` add up to."""
        count = len(days)
        firsts, ends, more = np.array(self.corners, dtype=np.int64).T
        starts, stops = np.searchsorted(days, firsts, side="right") - 1, np.searchsorted(days, ends)
        held = (starts >= 0) & (stops < count)
        square = np.zeros((count, count), dtype=np.int64)
        np.add.at(square, (starts[held], stops[held]), more[held])
        return np.cumsum(np.cumsum(square[::-1], axis=0)[::-1], axis=1)


def cliques_of(demands: Demands) -> dict[Key, list[Clique]]:
    """The cliques of every roll, at its town and every kind of things its items there are, with two classes at least."""
    rolls: dict[str, list[tuple[str, Box, int]]] = defaultdict(list)
    for index, borne in demands.names.items():
        item = demands.items[index]
        if item.low > 0:
            for roll, name in borne:
                rolls[roll].append((name, hull(item.region), item.low))
    found: dict[Key, list[Clique]] = {}
    for roll in sorted(rolls):
        town = _town([box.place for _, box, _ in rolls[roll]])
        there = [one for one in rolls[roll] if one[1].place[: len(town)] == town]
        kinds = {next(iter(box.kinds)) for _, box, _ in there if box.kinds is not None and len(box.kinds) == 1}
        for kind in (None, *sorted(kinds)):
            of_kind = [one for one in there if kind is None or one[1].kinds == frozenset((kind,))]
            if len({name for name, _, _ in of_kind}) > 1:
                found.setdefault((town, kind), []).append(Clique(tuple(_corners(of_kind))))
    return found


def _town(places: Sequence[Path]) -> Path:
    """The deepest place that holds nearly all `places`."""
    held = Counter(place[:depth] for place in places for depth in range(len(place) + 1))
    return max((place for place, count in held.items() if count >= SHARE * len(places)), key=lambda place: (len(place), place))


def _corners(items: Sequence[tuple[str, Box, int]]) -> Iterator[Corner]:
    classes: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for name, box, low in items:
        classes[name].append((box.first, box.last + 1, low))
    for told in classes.values():
        below = 0
        for level in sorted({low for _, _, low in told}):
            steps = _innermost([(first, end) for first, end, low in told if low >= level])
            for at, (first, end) in enumerate(steps):
                yield first, end, level - below
                if at:
                    yield steps[at - 1][0], end, below - level
            below = level


def _innermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in which no other lies, both ends rising."""
    kept: list[tuple[int, int]] = []
    for first, end in sorted(set(spans), key=lambda one: (-one[0], one[1])):
        if not kept or end < kept[-1][1]:
            kept.append((first, end))
    return kept[::-1]
