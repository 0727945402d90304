"""Log-linear estimates: one model chosen by AIC, by BIC or by overlaps, or many models averaged by BIC.

BIC takes n = records observed (as Fienberg's and Rcapture's users do), and e^(−BIC/2) as a model's weight (Raftery 1995, Sociological Methodology
25:111-163). Up to four lists every hierarchical model is tried, above that models of pairs, stepwise.
"""

from collections.abc import Sequence
from math import inf, log

import numpy as np
import numpy.typing as npt
from scipy.special import logsumexp

from gavah.estimation.answers import ALIKE, CLOSED, Estimate
from gavah.estimation.distribution import EVEN, quantiles, shares_of
from gavah.estimation.loglinear.fitting import Fit, fits, flaw
from gavah.estimation.loglinear.profile import Profile
from gavah.estimation.loglinear.stepwise import THRESHOLD, by_criterion, by_overlap, criterion
from gavah.estimation.loglinear.terms import hierarchical, named
from gavah.estimation.table import Table
from gavah.model import Refused

EXHAUSTIVE = 4
MOST_LISTS = 12
_WORTH_AVERAGING = 0.001  # of the weight of the best model (Occam's window, Madigan & Raftery 1994, narrower bounds change nothing that is printed)
_CLEARLY = 2.0  # of AIC or BIC: above it one model is better than the other (Raftery 1995; Burnham & Anderson 2002)
_POINTS = 50
_WIDE, _LEAST, _FARTHEST = 20.0, 0.05, 1e9  # of the numbers of the unseen that are looked at, beside the fitted one
_NEGLIGIBLE = 12.0  # of the log-likelihood below its top
_NO_MODEL = "No log-linear model has a finite and identified maximum: the lists share too few records, or only in some combinations."
AIC_UNDERCOVERS = (
    "without averaging, the model is chosen from the same counts and its interval takes the choice as known: expect it to cover the truth "
    "less often than it says"
)


def by_aic(given: Table, level: float = 0.95) -> Estimate:
    """The model of least AIC with its profile interval, which is expected to cover the truth too seldom."""
    return _chosen(given, "aic", 2.0, level, (AIC_UNDERCOVERS,))


def by_bic(given: Table, level: float = 0.95) -> Estimate:
    """The model of least BIC with its profile interval."""
    return _chosen(given, "bic", _bic_price(given), level, ())


def by_steps(given: Table, level: float = 0.95) -> Estimate:
    """The model that the overlaps of pairs lead to (Chan, Silverman & Vincent 2021)."""
    _check(given)
    counts = given.full()
    path = by_overlap(counts)
    if not path:
        raise Refused(_NO_MODEL)
    return _estimate(given, "stepwise", path[-1], level, {"steps": float(len(path) - 1), "threshold": THRESHOLD}, ())


def averaged(given: Table, level: float = 0.95) -> Estimate:
    """All hierarchical models by their BIC weights: the posterior of N is the mixture of their profile likelihoods."""
    if not 3 <= len(given.lists) <= EXHAUSTIVE:
        raise Refused(f"Not offered for {len(given.lists)} lists: averaging log-linear models takes three or four; of more, the models are too many.")
    counts, price = given.full(), _bic_price(given)
    tried = sorted(fits(counts, hierarchical(len(given.lists))), key=lambda fit: criterion(fit, price))
    best, warnings = _best(given, tried, price)
    near = [fit for fit in tried if criterion(fit, price) - criterion(best, price) < -2 * log(_WORTH_AVERAGING)]
    window = [fit for fit in near if not flaw(counts, fit)]
    odds = np.array([-criterion(fit, price) / 2 for fit in window])
    weight = np.exp(odds - logsumexp(odds))
    at, mass = _mixture(counts, window, weight)
    low, middle, high = quantiles(at, mass, shares_of(level))
    return Estimate(
        method="bic-averaged",
        observed=given.observed,
        n_hat=given.observed + middle,
        low=given.observed + low,
        high=given.observed + high,
        level=level,
        kind="credible",
        diagnostics={
            "models averaged": float(len(window)),
            "likeliest model": named(best.terms, given.lists),
            "its weight": float(weight[0]),
            "models as good without a finite, identified maximum": float(len(near) - len(window)),
        },
        assumptions=("the lists depend on each other as one of the hierarchical log-linear models says", ALIKE, CLOSED),
        warnings=warnings,
        posterior=tuple(given.observed + one for one in quantiles(at, mass, EVEN.tolist())),
    )


def _chosen(given: Table, method: str, price: float, level: float, warnings: tuple[str, ...]) -> Estimate:
    _check(given)
    counts, k = given.full(), len(given.lists)
    if k > EXHAUSTIVE:
        path = by_criterion(counts, price)
        if not path:
            raise Refused(_NO_MODEL)
        return _estimate(given, method, path[-1], level, {"steps": float(len(path) - 1), method: criterion(path[-1], price)}, warnings)
    tried = sorted(fits(counts, hierarchical(k)), key=lambda fit: criterion(fit, price))
    best, left_out = _best(given, tried, price)
    more = {
        method: criterion(best, price),
        "models tried": float(len(tried)),
        "better models left out": float(next(at for at, fit in enumerate(tried) if fit is best)),
    }
    return _estimate(given, method, best, level, more, (*warnings, *left_out))


def _best(given: Table, tried: Sequence[Fit], price: float) -> tuple[Fit, tuple[str, ...]]:
    """The best of the fits (given best first) that has a finite, identified maximum, and what must be said of a better one that has none.

    Where the better one is clearly better, the counts say that they bound nothing: then a number from a worse model would be no answer.
    """
    counts = given.full()
    best = next((fit for fit in tried if not flaw(counts, fit)), None)
    if best is None:
        raise Refused(_NO_MODEL)
    if best is tried[0]:
        return best, ()
    model, reason, gain = named(tried[0].terms, given.lists), flaw(counts, tried[0]), criterion(best, price) - criterion(tried[0], price)
    if gain > _CLEARLY:
        raise Refused(f"The model that fits best, {model}, has a maximum that is {reason}; the best that gives a number fits worse by {gain:.1f}.")
    return best, (f"the model {model} fits better by {gain:.1f} but its maximum is {reason}; it was left out",)


def _bic_price(given: Table) -> float:
    return log(max(given.observed - given.apart, 2))


def _check(given: Table) -> None:
    if not 3 <= len(given.lists) <= MOST_LISTS:
        raise Refused(f"Not offered for {len(given.lists)} lists: log-linear models take three to {MOST_LISTS}.")


def _estimate(given: Table, method: str, fit: Fit, level: float, more: dict[str, float], warnings: tuple[str, ...]) -> Estimate:
    low, high = Profile(given.full(), fit).interval(fit.unseen, level)
    gone = [term for term in fit.terms if term not in fit.finite]
    if gone:
        warnings = (*warnings, f"fitted as minus infinity, as nobody is in these lists together: {named(gone, given.lists)}")
    if high == inf:
        warnings = (*warnings, "nothing bounds the number from above")
    seen = given.observed
    return Estimate(
        method=method,
        observed=seen,
        n_hat=seen + fit.unseen,
        low=seen + low,
        high=None if high == inf else seen + high,
        level=level,
        kind="profile",
        diagnostics={"model": named(fit.terms, given.lists), "parameters": float(fit.size), **more},
        assumptions=(f"the lists depend on each other as the model {named(fit.terms, given.lists)} says", ALIKE, CLOSED),
        warnings=warnings,
    )


def _mixture(counts: npt.NDArray[np.int64], window: Sequence[Fit], weight: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], ...]:
    """(numbers of the unseen, their probability): each model's likelihood by N, made to sum to its weight."""
    places, masses = [], []
    for fit, share in zip(window, weight, strict=True):
        profile = Profile(counts, fit)
        at = _where_likely(profile, fit.unseen)
        fitness = profile.along(at)
        mass = np.exp(fitness - fitness.max()) * np.gradient(at) / (counts[1:].sum() + at)  # p(N) ∝ 1/N, as everywhere in this room
        places.append(at)
        masses.append(share * mass / mass.sum())
    order = np.argsort(np.concatenate(places))
    return np.concatenate(places)[order], np.concatenate(masses)[order]


def _where_likely(profile: Profile, unseen: float) -> npt.NDArray[np.float64]:
    """Numbers of the unseen, evenly in their logarithms, over all of what the likelihood leaves any weight."""
    low, high = max(unseen / _WIDE, _LEAST), max(unseen, 1.0) * _WIDE
    while True:
        coarse = np.geomspace(low, high, _POINTS)
        fitness = profile.along(coarse)
        near = np.flatnonzero(fitness > fitness.max() - _NEGLIGIBLE)
        if near[-1] < _POINTS - 1 or high > _FARTHEST * max(unseen, 1.0):
            return np.geomspace(coarse[max(near[0] - 1, 0)], coarse[min(near[-1] + 1, _POINTS - 1)], 2 * _POINTS)
        high *= _WIDE
