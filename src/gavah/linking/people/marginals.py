"""From the odds of single pairs to the probability of each pair when a row is in one pair at most.

Every way to pair rows off one to one is weighed by the product of its pairs' odds; a pair's probability is the share of the ways that hold
it. Computed by passing messages between rows (Bayati, Gamarnik, Katz, Nair and Tetali, "Simple deterministic approximation algorithms for
counting matchings", STOC 2007): exact where rivals form no ring, close elsewhere.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_ROUNDS, _CLOSE = 500, 1e-9

Floats = npt.NDArray[np.float64]


def marginals(pairs: Sequence[tuple[int, int]], odds: Floats) -> Floats:
    """The probability of each pair, given `odds` of each pair alone. The probabilities of a row's pairs sum to 1 at most."""
    if not len(pairs):
        return np.zeros(0)
    ends = np.asarray(pairs, dtype=np.int64)
    free = [np.ones(len(pairs)), np.ones(len(pairs))]  # how likely the left, the right row is free of its other pairs
    for _ in range(_ROUNDS):
        new = [_free(ends[:, side], odds * free[1 - side]) for side in (0, 1)]
        moved = max(float(np.abs(new[side] - free[side]).max()) for side in (0, 1))
        free = [(old + now) / 2 for old, now in zip(free, new, strict=True)]
        if moved < _CLOSE:
            break
    both: Floats = odds * free[0] * free[1]
    return both / (1 + both)


def _free(rows: npt.NDArray[np.int64], weights: Floats) -> Floats:
    others = np.bincount(rows, weights)[rows] - weights
    return 1 / (1 + np.maximum(others, 0.0))
