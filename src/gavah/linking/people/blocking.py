"""Which rows are compared at all: those that share two words of their names, a rare word, or a day and something else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product
from typing import NamedTuple

from gavah.linking.people.parameters import Blocking
from gavah.linking.people.record import Range, Record

Pair = tuple[int, int]
"""A row of the left list and one of the right, by number."""


def candidates(left: Sequence[Record], right: Sequence[Record], given: Blocking) -> list[Pair]:
    """Pairs worth comparing, in order. Work grows with the rows and the pairs given back, not with all pairs.

    Two words of the name are enough; a day and something else; or one rare word where one of the days is not known exactly.
    """
    found = set(_meeting(map(_word_pairs, left), map(_word_pairs, right), given.common_pair))
    found.update(_of_a_day(left, right, given))
    found.update(_meeting(map(_undated_words, left), map(_words, right), given.common_word))
    found.update(_meeting(map(_words, left), map(_undated_words, right), given.common_word))
    return sorted(found)


def _words(record: Record) -> set[str]:
    return {word.bones for name in record.names for word in name if len(word.bones) > 1}


def _undated_words(record: Record) -> set[str]:
    return set() if _exact_days(record) else _words(record)


def _word_pairs(record: Record) -> set[tuple[str, ...]]:
    words = {word.bones for name in record.names for word in name}
    return set(combinations(sorted(words), 2))


def _meeting(left: Iterable[Iterable[object]], right: Iterable[Iterable[object]], most: int) -> Iterator[Pair]:
    """Pairs with a key in common, unless that key would give more than `most`."""
    sides: tuple[defaultdict[object, list[int]], defaultdict[object, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, rows in zip(sides, (left, right), strict=True):
        for number, keys in enumerate(rows):
            for key in keys:
                side[key].append(number)
    for key, numbers in sides[0].items():
        others = sides[1].get(key, ())
        if len(numbers) * len(others) <= most:
            yield from product(numbers, others)


def _of_a_day(left: Sequence[Record], right: Sequence[Record], given: Blocking) -> Iterator[Pair]:
    """Pairs of days that touch, or nearly, if more than the day is alike."""
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    signs = [_signs(record) for record in right]
    for number, record in enumerate(right):
        for day in _exact_days(record):
            by_day[day].append(number)
    for number, record in enumerate(left):
        own = _signs(record)
        for day in _exact_days(record):
            for near in range(day - given.day_slack, day + given.day_slack + 1):
                yield from ((number, j) for j in by_day.get(near, ()) if _alike(own, signs[j]))


def _exact_days(record: Record) -> list[int]:
    return [days.earliest.toordinal() for days in record.days if days.latest - days.earliest <= timedelta(days=1)]


class _Signs(NamedTuple):
    words: frozenset[str]
    starts: frozenset[str]
    parts: frozenset[str]
    age: Range | None


def _signs(record: Record) -> _Signs:
    words = frozenset(word.bones for name in record.names for word in name)
    return _Signs(words, frozenset(bones[:2] for bones in words), frozenset(bones for _, bones in record.place), record.age)


def _alike(left: _Signs, right: _Signs) -> bool:
    """Whether two rows of a day share a word of the name, or a part of the place and the start of a word, or the age, or a name is missing."""
    if not left.words.isdisjoint(right.words):
        return True
    if left.parts.isdisjoint(right.parts):
        return False
    if not left.words or not right.words or not left.starts.isdisjoint(right.starts):
        return True
    return left.age is not None and right.age is not None and left.age.low <= right.age.high and right.age.low <= left.age.high
