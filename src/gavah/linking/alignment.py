"""Where two texts say the same words: runs of shared shingles in the same order, with small edits allowed."""

from dataclasses import dataclass

import numpy as np

from gavah.linking.parameters import CopyParameters
from gavah.linking.shingles import Shingled


@dataclass(frozen=True, slots=True)
class Run:
    """Words [left, left_end) of one text stand, but for edits, as [right, right_end) in the other. `shared`: shingles in common."""

    left: int
    left_end: int
    right: int
    right_end: int
    shared: int

    def turned(self) -> "Run":
        """The same run seen from the other text."""
        return Run(self.right, self.right_end, self.left, self.left_end, self.shared)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts compared. `jaccard` over their shingles; `left_cover`, `right_cover`: the share of each that lies in runs."""

    jaccard: float
    left_cover: float
    right_cover: float
    runs: tuple[Run, ...]

    def turned(self) -> "Alignment":
        """The same alignment seen from the other text."""
        return Alignment(self.jaccard, self.right_cover, self.left_cover, tuple(run.turned() for run in self.runs))


def align(left: Shingled, right: Shingled, limits: CopyParameters) -> Alignment:
    """Compare two texts by their shingles that are not furniture. Exact sets, no estimate."""
    a, b = left.kept, right.kept
    shared = np.intersect1d(a, b, assume_unique=True)
    union = len(a) + len(b) - len(shared)
    runs = tuple(_runs(left, right, shared, limits)) if len(shared) else ()
    return Alignment(
        len(shared) / union if union else 0.0,
        _cover(left, [(r.left, r.left_end) for r in runs], limits.shingle_words),
        _cover(right, [(r.right, r.right_end) for r in runs], limits.shingle_words),
        runs,
    )


def _runs(left: Shingled, right: Shingled, shared: np.ndarray, limits: CopyParameters) -> list[Run]:
    first_left = _first_positions(left, shared)
    at_right = np.flatnonzero(np.isin(right.hashes, shared) & right.plain)
    at_left = first_left[np.searchsorted(shared, right.hashes[at_right])]
    breaks = np.flatnonzero((np.diff(at_right) > limits.max_gap + 1) | (np.diff(at_left) <= 0) | (np.diff(at_left) > limits.max_gap + 1)) + 1
    size = limits.shingle_words
    runs = []
    for part in np.split(np.arange(len(at_right)), breaks):
        run = Run(int(at_left[part[0]]), int(at_left[part[-1]]) + size, int(at_right[part[0]]), int(at_right[part[-1]]) + size, len(part))
        if _long_enough(run, limits):
            runs.append(run)
    return runs


def _first_positions(text: Shingled, wanted: np.ndarray) -> np.ndarray:
    """For each of the sorted `wanted` hashes, where it first stands (outside furniture)."""
    at = np.flatnonzero(text.plain)
    values, first = np.unique(text.hashes[at], return_index=True)
    return at[first[np.searchsorted(values, wanted)]]


def _long_enough(run: Run, limits: CopyParameters) -> bool:
    longest = max(run.left_end - run.left, run.right_end - run.right)
    shortest = min(run.left_end - run.left, run.right_end - run.right)
    return shortest >= limits.min_words_passage and run.shared >= limits.min_density * (longest - limits.shingle_words + 1)


def _cover(text: Shingled, ranges: list[tuple[int, int]], size: int) -> float:
    """The share of the text's words outside furniture that lie in `ranges`."""
    plain = np.zeros(len(text.hashes) + size - 1, np.bool_)
    for i in range(size):
        plain[i : i + len(text.plain)] |= text.plain
    inside = np.zeros_like(plain)
    for start, end in ranges:
        inside[start:end] = True
    return float((plain & inside).sum() / plain.sum()) if plain.any() else 0.0
