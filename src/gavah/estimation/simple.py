"""Estimators with a formula: Chapman's for two lists, Chao's lower bound for three and more.

Chapman 1951 (variance: Seber 1970); Chao 1987, Biometrics 43:783-791, and Chao, Pan & Chiang 2008 for lists of unequal reach.
"""

from math import exp, log, sqrt

from scipy.stats import norm

from gavah.estimation.answers import ALIKE, CLOSED, Estimate
from gavah.estimation.table import Table
from gavah.model import Refused


def chapman(given: Table, level: float = 0.95) -> Estimate:
    """Chapman's estimate from two lists, with the log-normal interval of Chao; independence of the lists cannot be checked from two."""
    if len(given.lists) != 2:
        raise Refused("Chapman's estimate is for two lists.")
    first, second, both = given.in_list(0), given.in_list(1), given.counts.get(3, 0)
    if not both:
        raise Refused("The two lists share no record, so nothing bounds what neither saw.")
    n_hat = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    low, high = _log_normal(given.observed - given.apart, n_hat, variance, level)
    return Estimate(
        method="chapman",
        observed=given.observed,
        n_hat=n_hat + given.apart,
        low=low + given.apart,
        high=high + given.apart,
        level=level,
        kind="log-normal",
        diagnostics={"both lists": float(both)},
        assumptions=("the two lists are independent, which two lists cannot show", ALIKE, CLOSED),
    )


def chao(given: Table, level: float = 0.95) -> Estimate:
    """Chao's lower bound for lists of unequal reach: what is seen once and twice bounds from below what is seen never."""
    if len(given.lists) < 2:
        raise Refused("One list bounds nothing.")
    seen = given.observed - given.apart
    once = [given.counts.get(1 << at, 0) for at in range(len(given.lists))]
    f1, f2 = sum(once), sum(n for pattern, n in given.counts.items() if pattern.bit_count() == 2)
    if not f2:
        raise Refused("No record is in exactly two lists, so nothing bounds what none saw.")
    unseen = (f1 * f1 - sum(n * n for n in once)) / 2 / (f2 + 1)
    # by the delta method: how the estimate moves with each count, the counts multinomial in the estimate
    moves = [*((1 + (f1 - n) / (f2 + 1), n) for n in once), (1 - unseen / (f2 + 1), f2), (1.0, seen - f1 - f2)]
    variance = sum(move * move * n for move, n in moves) - sum(move * n for move, n in moves) ** 2 / (seen + unseen)
    low, high = _log_normal(seen, seen + unseen, variance, level)
    return Estimate(
        method="chao",
        observed=given.observed,
        n_hat=seen + unseen + given.apart,
        low=low + given.apart,
        high=high + given.apart,
        level=level,
        kind="log-normal",
        diagnostics={"in one list": float(f1), "in two lists": float(f2)},
        assumptions=("a lower bound: with unequal chances of being listed there are more", "lists are independent for each person", CLOSED),
    )


def _log_normal(seen: int, n_hat: float, variance: float, level: float) -> tuple[float, float]:
    """The interval for N that is log-normal in what was not seen (Chao 1987): it never falls below what was seen."""
    unseen = n_hat - seen
    if unseen <= 0:
        return float(seen), float(seen)
    spread = exp(float(norm.ppf((1 + level) / 2)) * sqrt(log(1 + variance / unseen**2)))
    return seen + unseen / spread, seen + unseen * spread
