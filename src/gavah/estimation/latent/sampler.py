"""The Gibbs sampler of the latent class model, compiled: a sweep is a few hundred small draws, which array calls cannot hide.

Manrique-Vallier 2016, Biometrics 72:1246-1254, section 3: a Dirichlet process mixture of independent Bernoulli captures, truncated at K classes
(stick-breaking, Sethuraman 1994; Ishwaran & James 2001), λ ~ Beta(1, 1), α ~ Gamma(a, b), p(N) ∝ 1/N. Members who share a capture pattern are
exchangeable, so a sweep draws how many of each pattern fall into each class, never one member at a time.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_MOST_UNSEEN = 1e15  # a chain that runs away stays within what a number can hold; its R-hat tells


def _sweeps(
    draws: np.random.Generator,
    held: npt.NDArray[np.bool_],
    records: Ints,
    captured: Floats,
    weights: Floats,
    alpha: float,
    shape: float,
    rate: float,
    thin: int,
    unseen: Floats,
) -> float:
    """Run `thin` sweeps for each place of `unseen` and note there how many nobody saw; returns α.

    `held` (patterns, lists): row 0 is the pattern that no list holds. `records`: how many of each; `records[0]` is not read.
    `captured` (lists, classes): λ, and `weights` (classes): π; both are the chain's state and are written to.
    """
    patterns, lists = held.shape
    classes = weights.size
    seen = records.sum() - records[0]
    chance = np.empty((patterns, classes))
    members = np.empty(classes, dtype=np.int64)
    caught = np.empty((lists, classes), dtype=np.int64)
    for note in range(unseen.size):
        for _ in range(thin):
            for p in range(patterns):
                for c in range(classes):
                    product = weights[c]
                    for j in range(lists):
                        product *= captured[j, c] if held[p, j] else 1.0 - captured[j, c]
                    chance[p, c] = product
            missed = chance[0].sum()
            mean = draws.standard_gamma(seen) * missed / max(1.0 - missed, 1e-300)  # the negative binomial as a mixture of Poissons
            nobody = draws.poisson(min(mean, _MOST_UNSEEN))
            members[:] = 0
            caught[:] = 0
            for p in range(patterns):
                left = nobody if p == 0 else records[p]
                mass = chance[p].sum()
                for c in range(classes):
                    if left == 0:
                        break
                    last = c == classes - 1 or chance[p, c] >= mass
                    here = left if last else draws.binomial(left, chance[p, c] / mass)
                    mass -= chance[p, c]
                    left -= here
                    members[c] += here
                    for j in range(lists):
                        if held[p, j]:
                            caught[j, c] += here
            for c in range(classes):
                for j in range(lists):
                    yes = draws.standard_gamma(1.0 + caught[j, c])
                    captured[j, c] = yes / (yes + draws.standard_gamma(1.0 + members[c] - caught[j, c]))
            behind = members.sum()
            log_rest = 0.0
            for c in range(classes - 1):
                behind -= members[c]
                # a gamma of shape s < 1 as that of s + 1 times U^(1/s), in logarithms: what is left of the stick may be far below any float
                log_off = np.log(draws.standard_gamma(alpha + behind + 1.0)) - draws.standard_exponential() / (alpha + behind)
                log_on = np.log(draws.standard_gamma(1.0 + members[c]))
                top = max(log_on, log_off)
                log_both = top + np.log(np.exp(log_on - top) + np.exp(log_off - top))
                weights[c] = np.exp(log_rest + log_on - log_both)
                log_rest += log_off - log_both
            weights[classes - 1] = np.exp(log_rest)
            alpha = draws.standard_gamma(shape + classes - 1.0) / (rate - log_rest)
        unseen[note] = nobody
    return alpha


sweeps: Callable[..., Any] = njit(cache=True, nogil=True)(_sweeps)
"""`_sweeps`, compiled once and kept beside this file."""
