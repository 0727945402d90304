"""Two texts of different languages, sentence beside sentence: the run in which one may translate the other."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gavah.linking.pivots import DAY, NAME, NUMBER, PLACE, THING, kind

WORTH = {THING: 1.0, NUMBER: 1.5, NAME: 1.5, DAY: 1.0, PLACE: 1.5}
"""What a pivot of each kind says."""
_LEAST, _SKIPPED = 0.35, 0.3
"""Share of their pivots that two sentences must share to speak for a translation; what a sentence left out costs, in shares of its own."""
_STEPS = ((1, 1), (1, 2), (2, 1))
"""Sentences that stand for each other."""


@dataclass(frozen=True)
class Line:
    """A sentence, or two: words [`first`, `end`), `sure` pivots that must be matched and `names` that may be."""

    first: int
    end: int
    sure: frozenset[int]
    names: frozenset[int]

    @cached_property
    def worth(self) -> float:
        """What its sure pivots say."""
        return worth(self.sure)


class Lines:
    """The sentences of a text, alone and joined with the next."""

    def __init__(self, single: Sequence[Line]) -> None:
        self.of: dict[int, list[Line]] = {1: list(single), 2: [_joined(one, other) for one, other in pairwise(single)]}
        self.worth = sum(one.worth for one in single)

    def __len__(self) -> int:
        return len(self.of[1])


@dataclass(frozen=True, slots=True)
class Parallel:
    """A run of matched lines: (English line, Persian line) pairs. `shared`: worth of the pivots shared; `likeness`: their share of all in the
    run; `left_cover`, `right_cover`: the share of each text's pivots that lie in the run."""

    pairs: tuple[tuple[Line, Line], ...]
    shared: float
    likeness: float
    left_cover: float
    right_cover: float


def line(first: int, end: int, codes: Collection[int], more: frozenset[int], *, persian: bool) -> Line:
    """The line of one sentence; `more` are pivots from elsewhere. Any Persian word may be a name, so that unmatched ones say nothing."""
    names = frozenset(code for code in codes if kind(code) == NAME) if persian else frozenset[int]()
    return Line(first, end, frozenset(codes) - names | more, names)


def worth(codes: frozenset[int]) -> float:
    """What the pivots say together."""
    return sum(WORTH[kind(code)] for code in codes)


def best_run(left: Lines, right: Lines) -> Parallel | None:
    """The run of sentences, in one order in both (`left` is English), that shares most beyond what any two texts share; None if no two do."""
    gains = {step: _gains(left.of[step[0]], right.of[step[1]]) for step in _STEPS}
    pairs = _matched(left, right, gains)
    return _run(pairs, left, right) if pairs else None


Gains = dict[tuple[int, int], float]


def _gains(left: Sequence[Line], right: Sequence[Line]) -> Gains:
    """By (index, index) what two lines share beyond the least, where it is more than nothing."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, other in enumerate(right):
        for code in other.sure | other.names:
            holders[code].append(at)
    shared: Gains = defaultdict(float)
    names: Gains = defaultdict(float)
    for at, one in enumerate(left):
        for code in one.sure:
            for there in holders.get(code, ()):
                shared[at, there] += WORTH[kind(code)]
                if code in right[there].names:
                    names[at, there] += WORTH[kind(code)]
    found = {at: value - _LEAST * (left[at[0]].worth + right[at[1]].worth + names.get(at, 0.0)) / 2 for at, value in shared.items()}
    return {at: gain for at, gain in found.items() if gain > 0}


def _matched(left: Lines, right: Lines, gains: dict[tuple[int, int], Gains]) -> list[tuple[Line, Line]]:
    """The pairs of lines of the best run (Smith and Waterman's local alignment)."""
    width = len(right) + 1
    score = [0.0] * width * (len(left) + 1)
    taken: dict[int, tuple[int, tuple[int, int] | None]] = {}
    best = 0
    for at in range(len(score)):
        for behind, step, gain in _ways(*divmod(at, width), left, right, gains):
            before = at - behind
            if score[before] + gain > score[at]:
                score[at], taken[at] = score[before] + gain, (before, step)
        if score[at] > score[best]:
            best = at
    pairs: list[tuple[Line, Line]] = []
    while best in taken:
        best, matched = taken[best]
        if matched:
            i, j = divmod(best, width)
            pairs.append((left.of[matched[0]][i], right.of[matched[1]][j]))
    return pairs[::-1]


def _ways(i: int, j: int, left: Lines, right: Lines, gains: dict[tuple[int, int], Gains]) -> Iterator[tuple[int, tuple[int, int] | None, float]]:
    """How the sentences before `i` and `j` may end: (cells back, the lines matched or none, what it adds)."""
    width = len(right) + 1
    for step in _STEPS:
        if (gain := gains[step].get((i - step[0], j - step[1]))) is not None:
            yield step[0] * width + step[1], step, gain
    if i:
        yield width, None, -_SKIPPED * left.of[1][i - 1].worth
    if j:
        yield 1, None, -_SKIPPED * right.of[1][j - 1].worth


def _run(pairs: list[tuple[Line, Line]], left: Lines, right: Lines) -> Parallel:
    inside_left = [one for one in left.of[1] if pairs[0][0].first <= one.first < pairs[-1][0].end]
    inside_right = [one for one in right.of[1] if pairs[0][1].first <= one.first < pairs[-1][1].end]
    shared = sum(worth(one.sure & (other.sure | other.names)) for one, other in pairs)
    names = sum(worth(one.sure & other.names) for one, other in pairs)
    mine, theirs = sum(one.worth for one in inside_left), sum(one.worth for one in inside_right) + names
    return Parallel(tuple(pairs), shared, 2 * shared / (mine + theirs), mine / left.worth, theirs / (right.worth + names))


def _joined(one: Line, other: Line) -> Line:
    return Line(one.first, other.end, one.sure | other.sure, one.names | other.names)
