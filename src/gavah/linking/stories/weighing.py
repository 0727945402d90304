"""Sparse tables of what reports hold, weighed by rarity, and their products pair by pair."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_BATCH = 20_000
"""Pairs multiplied at one time."""


def table(rows: Sequence[Ints]) -> csr_array:
    """How often each report (row) holds each thing (a number; its column)."""
    things, column = np.unique(np.concatenate([*rows, np.empty(0, np.int64)]), return_inverse=True)
    bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    counts = csr_array((np.ones(len(column)), column.astype(np.int64), bounds), shape=(len(rows), max(len(things), 1)))
    counts.sum_duplicates()
    return counts


def held_by(counts: csr_array, most: float) -> csr_array:
    """The columns that two reports hold at least and `most` at most."""
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    return csr_array(counts[:, np.flatnonzero((holders >= 2) & (holders <= most))])


def by_rarity(counts: csr_array) -> csr_array:
    """(1 + ln times) · ln(reports / reports with it)."""
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    weighed = counts.copy()
    weighed.data = (1 + np.log(counts.data)) * np.log(counts.shape[0] / holders[counts.indices])
    return weighed


def normed(weighed: csr_array) -> csr_array:
    """Rows of length 1, so that products are cosines."""
    length = np.sqrt(weighed.multiply(weighed).sum(axis=1))
    return csr_array(diags_array(1 / np.where(length == 0, 1, length)) @ weighed)


def products(matrix: csr_array, left: Ints, right: Ints) -> Floats:
    """The inner products of the rows `left` and `right`, pair by pair."""
    return _batches(lambda part: np.asarray(matrix[left[part]].multiply(matrix[right[part]]).sum(axis=1)).ravel(), len(left))


def overlap(counts: csr_array, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """How many different things two reports share, and how many the one with fewer has."""
    held = counts.copy()
    held.data = np.ones_like(held.data)
    sizes = np.diff(held.indptr).astype(np.float64)
    return products(held, left, right), np.minimum(sizes[left], sizes[right])


def _batches(of: Callable[[slice], Floats], count: int) -> Floats:
    parts = [of(slice(at, at + _BATCH)) for at in range(0, count, _BATCH)]
    return np.concatenate(parts) if parts else np.empty(0)
