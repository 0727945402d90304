"""Two names → which words are one and the same, and what each name has that the other lacks. The order of words does not count."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from gavah.linking.people import names
from gavah.linking.people.likeness import unlikeness
from gavah.linking.people.record import Name, Word

UNLIKE_FROM = 0.25
"""From here on two words are different words. By judgement: one wrong sound in five is a slip, two are another word."""


_SURE = 0.1  # without a doubtful match no two words can be one


class Match(NamedTuple):
    """A word of the left name and one of the right that are taken for the same, and how unlike they are."""

    left: Word
    right: Word
    unlike: float


class Alignment(NamedTuple):
    """The words matched; the words left over on each side that may not be left out; initials that stand for a word."""

    matches: tuple[Match, ...]
    left_over: tuple[Word, ...]
    right_over: tuple[Word, ...]
    initials: int


class _Tried(NamedTuple):
    unlike: float
    lefts: tuple[int, ...]
    rights: tuple[int, ...]


def align(left: Name, right: Name) -> Alignment:
    """The likest words first, two neighbours as one word among them ("Hossein Zehi", "Hosseinzehi"); what is left may be initials."""
    tried = [
        _Tried(cost, (i,), (j,)) for i, a in enumerate(left) for j, b in enumerate(right) if (cost := unlikeness(a, b)) < UNLIKE_FROM
    ]
    if len(tried) < max(len(left), len(right)) or any(one.unlike > _SURE for one in tried):
        tried += [_Tried(cost, both, (j,)) for cost, both, j in _joined(left, right)]
        tried += [_Tried(cost, (j,), both) for cost, both, j in _joined(right, left)]
    lefts, rights = set(range(len(left))), set(range(len(right)))
    matches = []
    for cost, at, to in sorted(tried):
        if lefts.issuperset(at) and rights.issuperset(to):
            lefts.difference_update(at)
            rights.difference_update(to)
            matches.append(Match(_word(left, at), _word(right, to), cost))
    initials = _initials(left, lefts, right, rights) if lefts and rights else 0
    over = (tuple(words[i] for i in sorted(rest) if not words[i].optional) for words, rest in ((left, lefts), (right, rights)))
    return Alignment(tuple(matches), *over, initials)


def _joined(split: Name, whole: Name) -> Iterator[tuple[float, tuple[int, int], int]]:
    """Neighbours of `split` that are one word of `whole`."""
    for (i, first), (_, second) in pairwise(enumerate(split)):
        for j, word in enumerate(whole):
            if first.bones[0] == word.bones[0] and second.bones[-1] == word.bones[-1] and len(word.bones) > max(len(first.bones), len(second.bones)):
                cost = unlikeness(_join(first, second), word)
                if cost < UNLIKE_FROM:
                    yield cost, (i, i + 1), j


def _word(words: Name, at: tuple[int, ...]) -> Word:
    return words[at[0]] if len(at) == 1 else _join(words[at[0]], words[at[1]])


@cache
def _join(left: Word, right: Word) -> Word:
    return names.joined(left, right)


def _initials(left: Name, lefts: set[int], right: Name, rights: set[int]) -> int:
    found = 0
    for i in sorted(lefts):
        j = next((j for j in sorted(rights) if _is_initial(left[i], right[j]) or _is_initial(right[j], left[i])), None)
        if j is not None:
            lefts.discard(i)
            rights.discard(j)
            found += 1
    return found


def _is_initial(short: Word, long: Word) -> bool:
    return len(short.text) == 1 and long.text.startswith(short.text)
