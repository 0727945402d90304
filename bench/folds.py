"""Cross-validation by groups, and bootstrap intervals."""

from collections.abc import Callable, Hashable, Sequence
from hashlib import sha256

import numpy as np


def fold_of(group: Hashable, folds: int) -> int:
    """The fold of `group`: by a hash, so that it never depends on the order of the rows."""
    return int(sha256(str(group).encode()).hexdigest(), 16) % folds


def fold_around(group: Hashable, folds: int) -> int:
    """The fold of `group` around a reader that parts what it is fitted on by `fold_of` itself: by another hash, or one of its folds were empty."""
    return fold_of(("around", group), folds)


def split(groups: Sequence[Hashable], folds: int) -> list[tuple[list[int], list[int]]]:
    """For each fold the row numbers to fit on and to score; rows of one group stay together."""
    at = [fold_of(group, folds) for group in groups]
    every = range(len(groups))
    return [([i for i in every if at[i] != f], [i for i in every if at[i] == f]) for f in range(folds)]


def interval(statistic: Callable[[list[int]], float], size: int, *, draws: int = 500, seed: int = 1) -> list[float]:
    """The 95 % bootstrap interval of `statistic` over rows (or documents) drawn with replacement."""
    rng = np.random.default_rng(seed)
    values = [statistic(rng.integers(0, size, size).tolist()) for _ in range(draws)]
    return [round(float(v), 1) for v in np.percentile(values, (2.5, 97.5))]
