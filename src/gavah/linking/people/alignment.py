"""Two names → which words are one and the same, and what each name has that the other lacks. The order of words does not count."""

from collections.abc import Iterator
from functools import cache
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
    """Equal words first, then the likest, two neighbours as one word among them ("Tamrini Zadeh", "Tamrinizadeh"); what is left may be initials."""
    lefts, rights = set(range(len(left))), set(range(len(right)))
    matches = []
    for i, word in enumerate(left):
        j = next((j for j in rights if right[j] is word), None)
        if j is not None:
            lefts.discard(i)
            rights.discard(j)
            matches.append(Match(word, word, 0.0))
    if lefts and rights:
        matches += _unequal(left, lefts, right, rights)
    initials = _initials(left, lefts, right, rights) if lefts and rights else 0
    return Alignment(tuple(matches), _needed(left, lefts), _needed(right, rights), initials)


def _unequal(left: Name, lefts: set[int], right: Name, rights: set[int]) -> list[Match]:
    """The matches among the words left over, the likest first; takes them out of what is left over."""
    tried = [_Tried(cost, (i,), (j,)) for i in lefts for j in rights if (cost := unlikeness(left[i], right[j])) < UNLIKE_FROM]
    if len(tried) < max(len(lefts), len(rights)) or any(one.unlike > _SURE for one in tried):
        tried += [_Tried(cost, both, (j,)) for cost, both, j in _joined(left, lefts, right, rights)]
        tried += [_Tried(cost, (j,), both) for cost, both, j in _joined(right, rights, left, lefts)]
    found = []
    for cost, at, to in sorted(tried):
        if lefts.issuperset(at) and rights.issuperset(to):
            lefts.difference_update(at)
            rights.difference_update(to)
            found.append(Match(_word(left, at), _word(right, to), cost))
    return found


def _needed(words: Name, rest: set[int]) -> Name:
    return tuple(words[i] for i in sorted(rest) if not words[i].optional) if rest else ()


def _joined(split: Name, parts: set[int], whole: Name, words: set[int]) -> Iterator[tuple[float, tuple[int, int], int]]:
    """Neighbours among the `parts` of `split` that are one of the `words` of `whole`."""
    for i in parts:
        if i + 1 not in parts:
            continue
        first, second = split[i], split[i + 1]
        for j in words:
            word = whole[j]
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
