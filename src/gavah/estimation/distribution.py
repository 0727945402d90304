"""Distributions on a grid, and estimates as distributions, for pooling."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def quantiles(values: Floats, weights: Floats, at: Sequence[float]) -> list[float]:
    """The values (ascending) at which the sum of `weights` first reaches each share of `at`."""
    reached = np.cumsum(weights)
    places = np.searchsorted(reached, np.asarray(at) * reached[-1])
    return [float(values[min(int(place), len(values) - 1)]) for place in places]
