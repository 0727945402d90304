"""From the odds of single pairs to the probability of each pair when a row is in one pair at most.

Every way to pair rows off one to one is weighed by the product of its pairs' odds; a pair's probability is the share of the ways that hold
it. Islands of rows without rivals elsewhere are summed up exactly, over all sets of taken rows of the shorter side. Where that side is too
long, by passing messages between rows (Bayati, Gamarnik, Katz, Nair and Tetali, "Simple deterministic approximation algorithms for counting
matchings", STOC 2007): exact where rivals form no ring, close elsewhere.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from gavah.linking.people.assignment import Pair, islands

_SHORT = 10  # rows of the shorter side up to which an island is summed up
_ROUNDS, _CLOSE = 500, 1e-9

Floats = npt.NDArray[np.float64]


def marginals(odds: Mapping[Pair, float]) -> dict[Pair, float]:
    """The probability of each pair, given the odds of each pair alone. The probabilities of a row's pairs sum to 1 at most."""
    found: dict[Pair, float] = {}
    long: list[Pair] = []
    for island in islands(odds):
        if len(island) == 1:
            found[island[0]] = odds[island[0]] / (1 + odds[island[0]])
        elif min(len({i for i, _ in island}), len({j for _, j in island})) <= _SHORT:
            found |= _summed(island, odds)
        else:
            long += island
    return found | _passed(long, odds)


def _summed(island: Sequence[Pair], odds: Mapping[Pair, float]) -> dict[Pair, float]:
    """Row by row of the longer side: the weight of all ways so far, by the set of rows taken on the shorter side."""
    across = len({i for i, _ in island}) < len({j for _, j in island})
    pairs = [(j, i) if across else (i, j) for i, j in island]
    longs, shorts = sorted({a for a, _ in pairs}), sorted({b for _, b in pairs})
    given: dict[int, list[tuple[int, float]]] = {a: [] for a in longs}
    for (a, b), pair in zip(pairs, island, strict=True):
        given[a].append((1 << shorts.index(b), odds[pair]))
    before = [np.zeros(1 << len(shorts))]
    before[0][0] = 1.0
    for a in longs:
        before.append(_with_row(before[-1], given[a]))
    after = [np.ones(1 << len(shorts))]  # of the ways to go on, by the set taken so far; built from the last row
    for a in reversed(longs):
        after.append(_before_row(after[-1], given[a]))
    after.reverse()
    found = {}
    for (a, b), pair in zip(pairs, island, strict=True):
        at, bit = longs.index(a), 1 << shorts.index(b)
        free = _without(bit, len(before[0]))
        found[pair] = float(odds[pair] * before[at][free] @ after[at + 1][free | bit] / after[0][0])
    return found


def _with_row(before: Floats, given: Sequence[tuple[int, float]]) -> Floats:
    new = before.copy()
    for bit, weight in given:
        free = _without(bit, len(before))
        new[free | bit] += weight * before[free]
    return new


def _before_row(after: Floats, given: Sequence[tuple[int, float]]) -> Floats:
    new = after.copy()
    for bit, weight in given:
        free = _without(bit, len(after))
        new[free] += weight * after[free | bit]
    return new


def _without(bit: int, size: int) -> npt.NDArray[np.int64]:
    """The sets, as numbers below `size`, that lack the row of `bit`."""
    sets = np.arange(size)
    lacking: npt.NDArray[np.int64] = sets[(sets & bit) == 0]
    return lacking


def _passed(pairs: Sequence[Pair], odds: Mapping[Pair, float]) -> dict[Pair, float]:
    if not pairs:
        return {}
    ends, weights = np.asarray(pairs, dtype=np.int64), np.array([odds[pair] for pair in pairs])
    free = [np.ones(len(pairs)), np.ones(len(pairs))]  # how likely the left, the right row is free of its other pairs
    for _ in range(_ROUNDS):
        new = [_free(ends[:, side], weights * free[1 - side]) for side in (0, 1)]
        moved = max(float(np.abs(new[side] - free[side]).max()) for side in (0, 1))
        free = [(old + now) / 2 for old, now in zip(free, new, strict=True)]
        if moved < _CLOSE:
            break
    both = weights * free[0] * free[1]
    return dict(zip(pairs, (both / (1 + both)).tolist(), strict=True))


def _free(rows: npt.NDArray[np.int64], weights: Floats) -> Floats:
    others = np.bincount(rows, weights)[rows] - weights
    free: Floats = 1 / (1 + np.maximum(others, 0.0))
    return free
