"""How unlike two words of names are: the cheapest way to hear one as the other, by sound."""

from functools import cache

from rapidfuzz.distance import OSA

from gavah.linking.people.parameters import read_data
from gavah.linking.people.record import Word

UNLIKE = 1.0
_LONG = 8  # sounds from which two consonants may differ; else one. Words further apart are not heard out
_SHORT, _OTHER = 6, 0.8  # in a word of fewer sounds one wrong consonant makes another name (Samad, Hamed)
_WRONG, _LEFT_OUT = 1.0, 0.8


@cache
def unlikeness(left: Word, right: Word) -> float:
    """0 for the same spelling or one that the scripts leave open, about 0.2 for a wrong letter in five, 1 for another word. Symmetric."""
    if left.text == right.text:
        return 0.0
    longest = max(len(left.sounds), len(right.sounds))
    most = 2 if longest >= _LONG else 1
    if OSA.distance(left.bones, right.bones, score_cutoff=most) > most:
        return UNLIKE
    cost = _cost(left.sounds, right.sounds, *(_left_out(word, other) for word, other in ((left, right), (right, left))))
    return UNLIKE if longest < _SHORT and cost >= _OTHER else min(UNLIKE, cost / longest)


def _cost(left: str, right: str, out_left: dict[str, float], out_right: dict[str, float]) -> float:
    swapped = _swaps()
    row = [0.0]
    for b in right:
        row.append(row[-1] + out_right.get(b, _LEFT_OUT))
    for a in left:
        out = out_left.get(a, _LEFT_OUT)
        last, row = row, [row[0] + out]
        for j, b in enumerate(right):
            swap = last[j] if a == b else last[j] + swapped.get((a, b), _WRONG)
            row.append(min(swap, last[j + 1] + out, row[j] + out_right.get(b, _LEFT_OUT)))
    return row[-1]


def _left_out(word: Word, other: Word) -> dict[str, float]:
    """What it costs that a sound of `word` is not in `other`."""
    return _costs_across() if other.persian and not word.persian else _costs_within()


@cache
def _swaps() -> dict[tuple[str, str], float]:
    listed = read_data("names.toml")["costs"]["sounds"]
    return {pair: cost for a, b, cost in listed for pair in ((a, b), (b, a))}


@cache
def _costs_within() -> dict[str, float]:
    costs: dict[str, float] = read_data("names.toml")["costs"]["left_out"]
    return costs


@cache
def _costs_across() -> dict[str, float]:
    unwritten: dict[str, float] = read_data("names.toml")["costs"]["unwritten"]
    return _costs_within() | unwritten
