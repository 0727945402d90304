"""Intervals by profile likelihood: how far N can move before the best fit of the model is worse than the level allows.

Cormack 1992, Biometrics 48:567-576; the likelihood is multinomial in N and the cells, as in Baillargeon & Rivest 2007 (J. Stat. Software 19(5)).
"""

from collections.abc import Callable
from math import exp, inf, log

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import gammaln, xlogy
from scipy.stats import chi2

from gavah.estimation.loglinear.fitting import Fit, newton

Floats = npt.NDArray[np.float64]

_FARTHEST = 1e9  # times the fitted number of the unseen, before an end counts as open
_NEAREST = 1e-6


class Profile:
    """The log-likelihood of a model by the number of the unseen, each point fitted from its neighbour's β."""

    def __init__(self, counts: npt.NDArray[np.int64], fit: Fit) -> None:
        self._counts = counts.astype(np.float64)
        self._seen = float(counts[1:].sum())
        self._used = np.array(fit.finite)
        self._finite = np.ones((1, len(self._used)), dtype=bool)
        self._cells = fit.fitted[None].copy()
        self._cells[:, 0] = True
        self._fixed = float(gammaln(self._counts[1:] + 1).sum())
        self._beta = fit.beta[None]

    def __call__(self, unseen: float) -> float:
        """The log-likelihood where `unseen` were seen by nobody."""
        return float(self.along(np.array([unseen]))[0])

    def along(self, unseen: Floats) -> Floats:
        """The log-likelihood at each of `unseen`."""
        y = np.tile(self._counts, (len(unseen), 1))
        y[:, 0] = unseen
        cells, finite = np.repeat(self._cells, len(unseen), axis=0), np.repeat(self._finite, len(unseen), axis=0)
        start = np.repeat(self._beta[:1], len(unseen), axis=0)
        beta, mean, met = newton(y, cells, self._used, finite, start)
        if not met.all():
            beta, mean, _ = newton(y, cells, self._used, finite)
        self._beta = beta[-1:]
        share = np.where(cells, mean / mean.sum(axis=1, keepdims=True), 1.0)
        whole = self._seen + unseen
        return np.asarray(gammaln(whole + 1) - gammaln(unseen + 1) - self._fixed + xlogy(y, share).sum(axis=1))

    def interval(self, at: float, level: float) -> tuple[float, float]:
        """The unseen at both ends, from the maximum near `at`; the upper end is infinite where the likelihood never falls far enough."""
        top, best = self._summit(max(at, 0.5))
        least = best - float(chi2.ppf(level, 1)) / 2

        def drop(log_unseen: float) -> float:
            return self(exp(log_unseen)) - least

        low = 0.0 if self(_NEAREST) >= least else exp(_crossing(drop, log(max(top, 2 * _NEAREST)), log(_NEAREST)))
        high, step = max(top, 1.0), 2.0
        while self(high * step) >= least:
            high *= step
            if high > _FARTHEST * max(top, 1.0):
                return low, inf
        return low, exp(_crossing(drop, log(high), log(high * step)))

    def _summit(self, start: float) -> tuple[float, float]:
        """The multinomial maximum: within a fraction of a person of the Poisson one."""
        points = {unseen: self(unseen) for unseen in (start, max(start - 1, _NEAREST), start + 1, _NEAREST)}
        top = max(points, key=lambda unseen: points[unseen])
        return top, points[top]


def _crossing(drop: Callable[[float], float], inside: float, outside: float) -> float:
    return float(brentq(drop, *sorted((inside, outside)), xtol=1e-5))
