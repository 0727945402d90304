"""Intervals by profile likelihood: how far N can move before the best fit of the model is worse than the level allows.

Cormack 1992, Biometrics 48:567-576; the likelihood is multinomial in N and the cells, as in Baillargeon & Rivest 2007 (J. Stat. Software 19(5)).
"""

from math import inf

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, xlogy
from scipy.stats import chi2

from gavah.estimation.loglinear.fitting import Fit, newton

Floats = npt.NDArray[np.float64]

_LEAST = 1e-6  # of a person: as good as nobody
_FARTHEST = 1e9  # times the fitted number of the unseen, before an end counts as open
_WIDE, _POINTS = 50.0, 60  # of the first look; a crossing is then looked for between two of its points
_CLOSER = (16, 16, 16)


class Profile:
    """The log-likelihood of a model by the number of the unseen, many numbers at once, each fitted from the model's own β."""

    def __init__(self, counts: npt.NDArray[np.int64], fit: Fit) -> None:
        self._counts = counts.astype(np.float64)
        self._seen = float(counts[1:].sum())
        self._used = np.array(fit.finite)
        self._cells = fit.fitted.copy()
        self._cells[0] = True
        self._fixed = float(gammaln(self._counts[1:] + 1).sum())
        self._beta = fit.beta

    def __call__(self, unseen: float) -> float:
        """The log-likelihood where `unseen` were seen by nobody."""
        return float(self.along(np.array([unseen]))[0])

    def along(self, unseen: Floats) -> Floats:
        """The log-likelihood at each of `unseen`."""
        y = np.tile(self._counts, (len(unseen), 1))
        y[:, 0] = unseen
        cells, start = np.tile(self._cells, (len(unseen), 1)), np.tile(self._beta, (len(unseen), 1))
        finite = np.ones((len(unseen), len(self._used)), dtype=bool)
        _, mean, met = newton(y, cells, self._used, finite, start)
        if not met.all():
            mean[~met] = newton(y[~met], cells[~met], self._used, finite[~met])[1]
        share = np.where(cells, mean / mean.sum(axis=1, keepdims=True), 1.0)
        whole = self._seen + unseen
        return np.asarray(gammaln(whole + 1) - gammaln(unseen + 1) - self._fixed + xlogy(y, share).sum(axis=1))

    def interval(self, at: float, level: float) -> tuple[float, float]:
        """The unseen at both ends, from the fitted number `at`; the upper end is infinite where the likelihood never falls far enough."""
        drop = float(chi2.ppf(level, 1)) / 2
        points = np.geomspace(max(at / _WIDE, _LEAST), max(at, 1.0) * _WIDE, _POINTS)
        fitness = self.along(points)
        while fitness[-1] >= fitness.max() - drop and points[-1] < _FARTHEST * max(at, 1.0):
            further = np.geomspace(points[-1], points[-1] * _WIDE, _POINTS)[1:]
            points, fitness = np.concatenate([points, further]), np.concatenate([fitness, self.along(further)])
        summit = int(fitness.argmax())
        around = np.geomspace(points[max(summit - 1, 0)], points[min(summit + 1, len(points) - 1)], _POINTS)
        least = float(max(fitness.max(), self.along(around).max())) - drop
        inside = np.flatnonzero(fitness >= least)
        if not len(inside):  # the whole interval lies between two points
            points, fitness = around, self.along(around)
            inside = np.flatnonzero(fitness >= least)
        first, last = int(inside[0]), int(inside[-1])
        high = inf if last == len(points) - 1 else self._crossing(points[last], points[last + 1], least)
        if self(_LEAST) >= least:
            return 0.0, high
        return self._crossing(points[first], points[first - 1] if first else _LEAST, least), high

    def _crossing(self, inside: float, outside: float, least: float) -> float:
        """Where between the two the likelihood falls below `least`."""
        for points in _CLOSER:
            between = np.geomspace(inside, outside, points + 1)
            above = self.along(between) >= least
            at = int(np.argmin(above)) if not above.all() else points
            inside, outside = float(between[max(at - 1, 0)]), float(between[at])
        return float(np.sqrt(inside * outside))
