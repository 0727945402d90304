"""Groups by average link over few compared pairs: two groups are joined where their reports agree on average, and never across "apart"."""

from collections.abc import Iterator

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from gavah.linking.stories.own_words import Mask
from gavah.linking.stories.weighing import Floats, Ints

_WEAK = 0.25
"""Share of the cut below which a pair holds no group together."""
_LARGE = 1_500
"""Reports in one table; a larger heap is first parted at its weaker pairs."""
_STRONGER = 1.3


def average_groups(count: int, left: Ints, right: Ints, chance: Floats, apart: Mask, cut: float) -> Ints:
    """A label for each of `count` reports: average-link groups that agree with probability `cut`. A pair not compared counts as 0; a pair that
    is `apart` keeps its groups apart."""
    labels, fresh = np.zeros(count, np.int64), 0
    weak = cut * _WEAK
    for heap, pairs in _heaps(np.arange(count), np.arange(len(left)), left, right, chance, weak):
        own = _average(heap, left[pairs], right[pairs], np.where(apart[pairs], -1.0, chance[pairs]), cut)
        labels[heap] = own + fresh
        fresh += int(own.max()) + 1
    return labels


def _heaps(nodes: Ints, pairs: Ints, left: Ints, right: Ints, chance: Floats, weak: float) -> Iterator[tuple[Ints, Ints]]:
    """Reports that hang together by pairs of `weak` or more, each heap with all pairs inside it."""
    at = np.zeros(int(nodes[-1]) + 1 if len(nodes) else 0, np.int64)
    at[nodes] = np.arange(len(nodes))
    one, other = at[left[pairs]], at[right[pairs]]
    linked = chance[pairs] >= weak
    graph = coo_array((np.ones(int(linked.sum())), (one[linked], other[linked])), shape=(len(nodes), len(nodes)))
    count, heap = connected_components(graph, directed=False)
    inside = heap[one] == heap[other]
    held = pairs[inside][np.argsort(heap[one[inside]], kind="stable")]
    members = np.argsort(heap, kind="stable")
    ends = np.cumsum(np.bincount(heap, minlength=count))
    pair_ends = np.cumsum(np.bincount(heap[one[inside]], minlength=count))
    for n in range(count):
        own = nodes[members[(ends[n - 1] if n else 0) : ends[n]]]
        within = held[(pair_ends[n - 1] if n else 0) : pair_ends[n]]
        if len(own) > _LARGE and weak < 1:
            yield from _heaps(own, within, left, right, chance, min(1.0, weak * _STRONGER))
        else:
            yield own, within


def _average(heap: Ints, left: Ints, right: Ints, chance: Floats, cut: float) -> Ints:
    """Labels from 0 for the reports of one heap; `chance` -1 = apart."""
    if len(heap) == 1:
        return np.zeros(1, np.int64)
    far = np.ones((len(heap), len(heap)))
    np.fill_diagonal(far, 0)
    one, other = np.searchsorted(heap, left), np.searchsorted(heap, right)
    far[one, other] = far[other, one] = np.where(chance < 0, float(len(heap) ** 2), 1 - chance)  # one such pair outweighs every average
    found: Ints = fcluster(linkage(squareform(far, checks=False), "average"), 1 - cut, "distance").astype(np.int64) - 1
    return found
