"""Several chains of the sampler, run side by side and lengthened until they agree."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from gavah.estimation.latent.sampler import sweeps
from gavah.estimation.table import Table

Floats = npt.NDArray[np.float64]
Progress = Callable[[int, int], None]

THIN = 20
"""A draw is kept each so many sweeps."""
_A, _B = 0.25, 0.25  # α ~ Gamma(¼, ¼), Manrique-Vallier 2016, section 4


class Chain:
    """One chain: its state and the draws kept so far (of how many nobody saw)."""

    def __init__(self, given: Table, classes: int, seed: np.random.SeedSequence) -> None:
        patterns, records = given.cells()
        k = len(given.lists)
        self._held = np.vstack([np.zeros((1, k), dtype=bool), (patterns[:, None] >> np.arange(k) & 1).astype(bool)])
        self._records = np.concatenate([[0], records]).astype(np.int64)
        self._chance = np.random.default_rng(seed)
        # wide starts: chains that begin apart and meet have mixed
        self._captured = self._chance.uniform(0.02, 0.7, (k, classes))
        self._weights = self._chance.dirichlet(np.ones(classes))
        self._alpha = 1.0
        self.draws: Floats = np.zeros(0)

    def lengthen(self, to: int) -> None:
        """Run on until `to` sweeps in all."""
        more = np.empty(max(to // THIN - len(self.draws), 0))
        self._alpha = sweeps(self._chance, self._held, self._records, self._captured, self._weights, self._alpha, _A, _B, THIN, more)
        self.draws = np.concatenate([self.draws, more])


def kept(chains: list[Chain]) -> Floats:
    """(chains, draws) without the first quarter, in which a chain may still remember its start."""
    length = len(chains[0].draws)
    return np.stack([chain.draws[length // 4 :] for chain in chains])


def lengthen(chains: list[Chain], to: int, progress: Progress) -> None:
    """Run all chains up to `to` sweeps, as many at a time as there are processors; the result does not depend on how many."""
    done = 0
    with ThreadPoolExecutor(min(len(chains), os.cpu_count() or 1)) as pool:
        for _ in pool.map(lambda chain: chain.lengthen(to), chains):
            done += 1
            progress(done, len(chains))
