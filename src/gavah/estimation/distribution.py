"""Distributions on a grid, and estimates as distributions, for pooling."""

from collections.abc import Sequence
from math import inf, log

import numpy as np
import numpy.typing as npt
from scipy.stats import norm

from gavah.estimation.answers import Estimate

Floats = npt.NDArray[np.float64]
EVEN: Floats = (np.arange(200) + 0.5) / 200
"""Shares of a distribution at which it is handed on."""


def shares_of(level: float) -> tuple[float, float, float]:
    """Where the interval at `level` begins, its middle, and where it ends, as shares of the distribution."""
    return (1 - level) / 2, 0.5, (1 + level) / 2


def quantiles(values: Floats, weights: Floats, at: Sequence[float]) -> list[float]:
    """The values (ascending) at which the sum of `weights` first reaches each share of `at`."""
    reached = np.cumsum(weights)
    places = np.searchsorted(reached, np.asarray(at) * reached[-1])
    return [float(values[min(int(place), len(values) - 1)]) for place in places]


def as_quantiles(estimate: Estimate, shares: Floats) -> Floats:
    """The estimate as a distribution of N: its quantiles at `shares`.

    Log-normal in what nobody saw, with one spread below the estimate and one above, so that the estimate and both ends of its interval stay where
    they are; infinite above the estimate where nothing bounds it. Raises `ValueError` for a refusal.
    """
    if estimate.n_hat is None or estimate.low is None:
        raise ValueError(f"{estimate.method} gave no number")
    middle, edge = estimate.n_hat - estimate.observed, float(norm.ppf((1 + estimate.level) / 2))
    if middle <= 0:
        return np.full(shares.shape, float(estimate.observed))
    below = log(middle / max(estimate.low - estimate.observed, middle * 1e-3)) / edge
    above = inf if estimate.high is None else log(max(estimate.high - estimate.observed, middle) / middle) / edge
    at = norm.ppf(shares)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(estimate.observed + middle * np.exp(np.where(at < 0, below * at, np.where(at > 0, above * at, 0.0))))
