"""Choosing among models of pairs where there are too many models to fit all.

`by_overlap`: the rule of Chan, Silverman & Vincent 2021 (JASA 116:1297-1306, section 5): start from independent lists; the pair whose count of
shared records is least credible under the model so far (one-sided Poisson) enters, if below the threshold and the larger model still has a finite,
identified maximum; repeat. `by_criterion`: forward by AIC or BIC over the same models.
"""

import numpy as np
import numpy.typing as npt
from scipy.stats import poisson

from gavah.estimation.loglinear.fitting import Fit, above, fits, flaw
from gavah.estimation.loglinear.terms import Terms, main_effects, pairs

THRESHOLD = 0.02
"""Of Chan, Silverman & Vincent: a balance of bias and variance in their simulations."""

Counts = npt.NDArray[np.int64]


def by_overlap(counts: Counts, threshold: float = THRESHOLD) -> list[Fit]:
    """The fits on the way, the chosen one last; none if not even independent lists can be fitted."""
    k = int(counts.size).bit_length() - 1
    seen = above(counts.astype(np.float64))
    path = _first(counts, [main_effects(k)])
    while path:
        fit = path[-1]
        expected = above(fit.mean)
        odds = {pair: _surprise(float(seen[pair]), float(expected[pair])) for pair in pairs(k) if pair not in fit.terms}
        for pair in sorted(odds, key=lambda pair: (odds[pair], pair)):
            if odds[pair] >= threshold:
                return path
            if larger := _first(counts, [_with(fit, pair)]):
                path += larger
                break
        else:
            return path
    return path


def by_criterion(counts: Counts, price: float) -> list[Fit]:
    """The fits on the way, the chosen one last. `price`: what a parameter must gain in twice the log-likelihood (2 for AIC, log n for BIC)."""
    k = int(counts.size).bit_length() - 1
    path = _first(counts, [main_effects(k)])
    while path:
        fit = path[-1]
        larger = fits(counts, [_with(fit, pair) for pair in pairs(k) if pair not in fit.terms])
        better = [one for one in larger if criterion(one, price) < criterion(fit, price)]
        best = next((one for one in sorted(better, key=lambda one: criterion(one, price)) if not flaw(counts, one)), None)
        if best is None:
            return path
        path.append(best)
    return path


def _first(counts: Counts, models: list[Terms]) -> list[Fit]:
    return [fit for fit in fits(counts, models) if not flaw(counts, fit)]


def _with(fit: Fit, pair: int) -> Terms:
    return tuple(sorted((*fit.terms, pair)))


def criterion(fit: Fit, price: float) -> float:
    """Less is better."""
    return price * fit.size - 2 * fit.log_likelihood


def _surprise(shared: float, mean: float) -> float:
    return float(min(poisson.cdf(shared, mean), poisson.sf(shared - 1, mean)))
