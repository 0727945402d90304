"""Poisson fits of log-linear models: Newton (iteratively reweighted least squares), whether a finite maximum exists, whether it is identified.

A term whose margin is zero is fitted as −∞ (its cells are structural zeros of the fit) and then checked, as Chan, Silverman & Vincent 2021 (JASA
116:1297-1306) propose for sparse captures: the rest of the maximum is finite iff some table of positive cells has the same margins (Fienberg &
Rinaldo 2012, Annals of Statistics 40:996-1023), which is a linear program; it is identified iff the design of the cells left has full rank.

The design is 1 where a pattern holds all lists of a term, so every product with it is a sum over supersets or subsets (`above`, `below`): k
additions of arrays instead of a matrix of 2^k rows.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.special import xlogy

from gavah.estimation.loglinear.terms import Terms, design

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_ROUNDS = 60
_CLOSE = 1e-9  # how far the margins may be missed, of all records
_SURELY_POSITIVE = 1e-3  # a fitted cell above this is no limit of a diverging fit: no program need be asked
_LARGEST_STEP = 3.0
_HIGHEST = 60.0  # of a cell's logarithm: more than there are people


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A model's fit: `terms` (all), `finite` (those not at −∞), `beta` (of `finite`), `mean` of each of the 2^k cells, 0 where not fitted.

    `log_likelihood` leaves out what only the table decides. `unseen`: how many the model expects that nobody saw.
    """

    terms: Terms
    finite: Terms
    beta: Floats
    mean: Floats
    fitted: Flags
    settled: bool
    log_likelihood: float

    @property
    def unseen(self) -> float:
        """exp of the constant: the pattern that no list holds is under no other term."""
        return float(np.exp(min(self.beta[0], _HIGHEST)))

    @property
    def size(self) -> int:
        """Parameters, those at −∞ among them: they were chosen too."""
        return len(self.terms)


def above(values: Floats) -> Floats:
    """For each pattern the sum of `values` (last axis: patterns) over the patterns that hold it."""
    return _zeta(values, 0, 1)


def below(values: Floats) -> Floats:
    """For each pattern the sum of `values` over the patterns it holds."""
    return _zeta(values, 1, 0)


def _zeta(values: Floats, into: int, of: int) -> Floats:
    sums = values.copy()
    size = 1
    while size < values.shape[-1]:
        halves = sums.reshape(*values.shape[:-1], -1, 2, size)
        halves[..., into, :] += halves[..., of, :]
        size *= 2
    return sums


def fits(counts: npt.NDArray[np.int64], models: Sequence[Terms]) -> list[Fit]:
    """The fit of each model to the 2^k `counts` (that of pattern 0 is not read). Whether its maximum exists is for `flaw` to say."""
    if not models:  # a way that ends with every pair in has no larger one to try
        return []
    y = counts.astype(np.float64)
    y[0] = 0.0
    chosen = np.zeros((len(models), len(y)), dtype=bool)
    for row, model in enumerate(models):
        chosen[row, list(model)] = True
    empty = above(y) == 0
    cells = below((chosen & empty).astype(np.float64)) == 0  # a cell under a term at −∞ is not fitted
    cells[:, 0] = False
    used = np.flatnonzero(chosen.any(axis=0))
    finite = (chosen & ~empty)[:, used]
    beta, mean, settled = newton(y, cells, used, finite)
    return [
        Fit(
            terms=model,
            finite=tuple(int(term) for term in used[finite[row]]),
            beta=beta[row, finite[row]],
            mean=mean[row],
            fitted=cells[row],
            settled=bool(settled[row]),
            log_likelihood=float(xlogy(y[cells[row]], mean[row, cells[row]]).sum() - mean[row].sum()),
        )
        for row, model in enumerate(models)
    ]


def newton(y: Floats, cells: Flags, used: npt.NDArray[np.int64], finite: Flags, start: Floats | None = None) -> tuple[Floats, Floats, Flags]:
    """(β, mean of each cell, whether the margins were met) of many models of the terms `used`.

    `y`: counts, (2^k) or (models, 2^k). `cells` (models, 2^k) and `finite` (models, terms of `used`) say what each model fits and with which terms;
    all else is 0. `start`: β to begin at.
    """
    records = np.maximum(y.sum(axis=-1, keepdims=True), 1.0)
    joined = used[:, None] | used[None, :]
    out = ~finite
    across = out[:, :, None] | out[:, None, :]
    diagonal = np.arange(len(used))
    ridge = np.where(out, 1.0, 1e-12 * records)
    aim = np.where(out, 0.0, above(np.where(cells, y, 0.0))[:, used])

    def solved(weight: Floats, right: Floats) -> Floats:
        curve = above(weight)[:, joined]
        curve[across] = 0.0
        curve[:, diagonal, diagonal] += ridge
        return np.asarray(np.linalg.solve(curve, right[:, :, None])[:, :, 0])

    if start is None:  # least squares on log(y + ½), weighed as the first step of a Poisson regression
        weight = np.where(cells, y + 0.5, 0.0)
        beta = solved(weight, np.where(out, 0.0, above(weight * np.log(y + 0.5))[:, used]))
    else:
        beta = start
    mean, met = np.zeros(cells.shape), np.zeros(len(finite), dtype=bool)
    for _ in range(_ROUNDS):
        mean = np.where(cells, np.exp(np.minimum(_spread(beta, used, y.shape[-1]), _HIGHEST)), 0.0)
        miss = np.where(out, 0.0, aim - above(mean)[:, used])
        met = np.abs(miss).max(axis=1) <= _CLOSE * records.reshape(-1)
        if met.all():
            break
        step = solved(mean, miss)
        longest = np.where(cells, np.abs(_spread(step, used, y.shape[-1])), 0.0).max(axis=1, keepdims=True)
        beta = beta + step * np.minimum(1.0, _LARGEST_STEP / np.maximum(longest, 1e-300))
    return beta, mean, met


def _spread(beta: Floats, used: npt.NDArray[np.int64], patterns: int) -> Floats:
    """The logarithm of each cell's mean."""
    whole = np.zeros((len(beta), patterns))
    whole[:, used] = beta
    return below(whole)


def flaw(counts: npt.NDArray[np.int64], fit: Fit) -> str:
    """Why the fit gives no number: "" if its maximum is finite and identified."""
    cells = np.flatnonzero(fit.fitted)
    if len(cells) < len(fit.finite) or _rank(fit) < len(fit.finite):
        return "not identified"
    if (counts[cells] > 0).all() or (fit.settled and fit.mean[cells].min() > _SURELY_POSITIVE):
        return ""  # the observed or the fitted table is positive and has these margins
    return "" if _positive(counts, cells, fit.finite) else "not finite"


def _rank(fit: Fit) -> int:
    terms = np.array(fit.finite)
    gram = above(fit.fitted.astype(np.float64))[terms[:, None] | terms[None, :]]
    return int(np.linalg.matrix_rank(gram, hermitian=True, tol=1e-9 * len(fit.fitted)))


def _positive(counts: npt.NDArray[np.int64], cells: npt.NDArray[np.int64], terms: Terms) -> bool:
    """Has any table of positive cells the margins of `counts`? The largest s such that a table m ≥ s has them, by a linear program."""
    left = design(int(counts.size).bit_length() - 1)[np.ix_(cells, np.array(terms))]
    # m = s + r with r ≥ 0: the margins of r and s times those of a table of ones
    right = left.T @ counts[cells]
    equal = np.hstack([left.T, left.sum(axis=0)[:, None]])
    goal = np.zeros(equal.shape[1])
    goal[-1] = -1.0
    answer = linprog(goal, A_eq=equal, b_eq=right, bounds=[(0, None)] * len(cells) + [(0, 1)], method="highs")
    return bool(answer.status == 0 and -answer.fun > 1e-7)
