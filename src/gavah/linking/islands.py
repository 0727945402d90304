"""Claims that judgements can bind to one another, apart from all others: what is linked at one time, so that memory holds one part only."""

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from gavah.linking.blocking import Pair, Pairs

Labels = npt.NDArray[np.int32]
PART = 2_000  # claims that are worth a part


def divide(weights: npt.NDArray[np.int64], pairs: Pairs, bound: Iterable[Pair] = ()) -> Labels:
    """For each index, that stands for `weights` claims, the number of its part, from 0. No pair of `pairs` or `bound` leaves a part; many
    small islands of connected indices make one part, and an island is never cut."""
    names = _islands(len(weights), pairs, bound)
    sizes = np.bincount(names, weights, minlength=len(weights)).astype(np.int64)
    part = (np.cumsum(sizes) - sizes) // PART  # of an island, by the claims in islands before it
    labels: Labels = np.unique(part[names], return_inverse=True)[1].astype(np.int32)
    return labels


def split(values: npt.NDArray[np.int32], labels: Labels, count: int) -> Iterator[npt.NDArray[np.int32]]:
    """The `values` (rows) of each label 0 … `count` − 1, in their order."""
    order = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[order], np.arange(count + 1))
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        yield values[order[start:end]]


def _islands(count: int, pairs: Pairs, bound: Iterable[Pair]) -> Labels:
    """For each index the least index that it is connected with."""
    parent = list(range(count))

    def find(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    for left, right in chain(bound, zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), strict=True)):
        a, b = find(left), find(right)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return np.array([find(at) for at in range(count)], np.int32)
