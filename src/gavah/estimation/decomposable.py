"""Bayesian averaging over decomposable graphs (Madigan & York 1997, Biometrika 84:19-31).

For each graph and each number m of the unseen, the marginal likelihood of the completed table under a hyper-Dirichlet prior with δ = 2^-k a cell is a
product over cliques over one over separators; p(N) ∝ 1/N; graphs are equally likely. The grid of m grows until what lies beyond it weighs nothing: a
fixed grid cuts the upper limit off silently.
"""

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from gavah.estimation.answers import ALIKE, CLOSED, Estimate
from gavah.estimation.distribution import EVEN, quantiles, shares_of
from gavah.estimation.graphs import decomposable
from gavah.estimation.loglinear.terms import named
from gavah.estimation.table import Table
from gavah.model import Refused

MOST_LISTS = 5
_EXACT = 2_000  # up to here every m is a point; beyond, points stand for the numbers around them
_STEP = 0.001  # between those points, of their number
_BEYOND = 1e-6  # weight beyond the grid's end
_SHORTEST, _LONGEST, _COARSE = 1_000.0, 1e12, 800
Floats = npt.NDArray[np.float64]


def averaged(given: Table, level: float = 0.95) -> Estimate:
    """The posterior of N over all decomposable graphs; its median is the estimate."""
    k = len(given.lists)
    if not 3 <= k <= MOST_LISTS:
        raise Refused(f"Not offered for {k} lists: averaging over decomposable graphs takes three to {MOST_LISTS}; of more, the graphs are too many.")
    full = given.full()
    longest = _reach(full, k)
    unseen, width = _grid(longest)
    odds, by_graph = _posterior(full, k, unseen, width)
    total = given.observed + unseen
    low, middle, high = quantiles(total, odds, shares_of(level))
    best = int(np.argmax(by_graph))
    return Estimate(
        method="decomposable",
        observed=given.observed,
        n_hat=middle,
        low=low,
        high=high,
        level=level,
        kind="credible",
        diagnostics={
            "mean": float(odds @ total),
            "graphs": float(len(by_graph)),
            "likeliest graph": named(decomposable(k)[best][0], given.lists),
            "its probability": float(by_graph[best]),
            "grid up to": float(longest),
        },
        assumptions=("the lists depend on each other as some decomposable graph says", ALIKE, CLOSED),
        posterior=tuple(quantiles(total, odds, EVEN.tolist())),
    )


def _reach(full: npt.NDArray[np.int64], k: int) -> float:
    """The number of the unseen beyond which less than `_BEYOND` of the posterior lies, by a coarse look at all there are."""
    unseen = np.unique(np.floor(np.geomspace(1.0, _LONGEST, _COARSE)))
    odds, _ = _posterior(full, k, unseen, np.gradient(unseen))
    beyond = odds[::-1].cumsum()[::-1]
    return max(float(unseen[min(int((beyond >= _BEYOND).sum()), len(unseen) - 1)]), _SHORTEST)


def _grid(longest: float) -> tuple[Floats, Floats]:
    """Numbers of the unseen and how many whole numbers each stands for."""
    exact = np.arange(0.0, min(longest, _EXACT) + 1)
    ratio = max(longest / exact[-1], 1.0)
    at = np.unique(np.concatenate([exact, np.floor(exact[-1] * ratio ** np.linspace(0, 1, max(int(np.log(ratio) / _STEP), 2)))]))
    edges = np.concatenate([[-0.5], (at[1:] + at[:-1]) / 2, [at[-1] + (at[-1] - at[-2]) / 2]])
    return at, np.diff(edges)


def _posterior(full: npt.NDArray[np.int64], k: int, unseen: Floats, width: Floats) -> tuple[Floats, Floats]:
    """(weight of each point of the grid, weight of each graph)."""
    n = full.sum()
    graphs = decomposable(k)
    subsets = np.zeros((len(graphs), 1 << k))
    for row, (cliques, separators) in enumerate(graphs):
        for clique in cliques:
            subsets[row, clique] += 1
        for separator in separators:
            subsets[row, separator] -= 1
    fit = subsets @ np.vstack([_dirichlet(full, k, clique, unseen) for clique in range(1 << k)])
    fit += gammaln(n + unseen + 1) - gammaln(unseen + 1) - np.log(n + unseen) + np.log(width)
    fit -= fit.max()
    weight = np.exp(fit, out=fit)  # in place: millions of numbers
    by_point, by_graph = weight.sum(axis=0), weight.sum(axis=1)
    return by_point / by_point.sum(), by_graph / by_graph.sum()


def _dirichlet(full: npt.NDArray[np.int64], k: int, clique: int, unseen: Floats) -> Floats:
    """The log marginal likelihood of the clique's margin, one for each number of the unseen, who are in its cell 0."""
    inside = [at for at in range(k) if clique >> at & 1]
    cells = np.zeros(1 << len(inside))
    for pattern, n in enumerate(full):
        cells[sum(1 << new for new, at in enumerate(inside) if pattern >> at & 1)] += n
    prior = 2.0 ** (k - len(inside)) * 2.0**-k  # δ of each cell of the full table, summed over what the margin leaves out
    fixed = sum(gammaln(prior + n) - gammaln(prior) for n in cells[1:])
    whole = prior * len(cells)
    return np.asarray(gammaln(whole) - gammaln(whole + full.sum() + unseen) + fixed + gammaln(prior + cells[0] + unseen) - gammaln(prior))
