"""How rarely rows agree by chance, counted in the lists that are compared; nothing is known of names, days or places beforehand.

A rarity is -log of a share of rows, in nats: what all rows say weighs nothing, what one row in a thousand says weighs 6.9. So a day on
which a third of a list died says little about who died, however exact it is.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from gavah.linking.people.record import Days, Part, Range, Record

_UNSEEN = 50
"""Rows added to every count of rows, so that short lists do not make everything rare or everything certain."""


class Rarities:
    """Counts over the rows of all lists."""

    def __init__(self, records: Sequence[Record]) -> None:
        named = [r for r in records if r.names]
        self._words = Counter(chain.from_iterable({w.bones for name in r.names for w in name} for r in named))
        self._parts = Counter(chain.from_iterable({bones for _, bones in r.place} for r in records))
        self._ages = _Ranges((r.age.low, r.age.high) for r in records if r.age)
        self._days = _Ranges((r.days[0].earliest.toordinal(), r.days[-1].latest.toordinal()) for r in records if r.days)
        self._named, self._placed = len(named), sum(bool(r.place) for r in records)

    def word(self, left: str, right: str) -> float:
        """Of a word with these bones in the two names."""
        return _rarity(max(self._words[left], self._words[right]), self._named)

    def name(self, record: Record) -> float:
        """Of all words of the name together: what the names can agree in at most."""
        return max((sum(self.word(word.bones, word.bones) for word in name) for name in record.names), default=0.0)

    def part(self, part: Part) -> float:
        """Of a part of a place."""
        return _rarity(self._parts[part[1]], self._placed)

    def age(self, left: Range, right: Range) -> float:
        """Of two ages as near as these."""
        return self._ages.rarity(min(left.low, right.low), max(left.high, right.high))

    def days(self, left: Days, right: Days) -> float:
        """Of two days as near as these."""
        return self._days.rarity(min(left.earliest, right.earliest).toordinal(), max(left.latest, right.latest).toordinal())


class _Ranges:
    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        given = list(ranges)
        self._lows, self._highs = sorted(low for low, _ in given), sorted(high for _, high in given)

    def rarity(self, low: int, high: int) -> float:
        """Of a row whose range touches [low, high]."""
        touching = bisect_right(self._lows, high) - bisect_left(self._highs, low)
        return _rarity(touching, len(self._lows))


def _rarity(count: int, of: int) -> float:
    return -math.log(max(1, count) / (of + _UNSEEN)) if count < of + _UNSEEN else 0.0
