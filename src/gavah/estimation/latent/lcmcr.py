"""Latent classes (LCMCR): members differ, but fall into classes within which lists are independent.

Manrique-Vallier 2016, Biometrics 72:1246-1254. Several chains; where they disagree they are doubled, and where they still do no number is given.
"""

import numpy as np

from gavah.estimation.answers import CLOSED, Estimate
from gavah.estimation.distribution import EVEN, shares_of
from gavah.estimation.latent.chains import Chain, Progress, kept, lengthen
from gavah.estimation.latent.mixing import effective_size, split_r_hat
from gavah.estimation.table import Table
from gavah.model import Refused

CLASSES = 10
CHAINS = 4
SWEEPS = 150_000
MOST_SWEEPS = 1_000_000
APART, DOUBTFUL = 1.2, 1.05
"""Split R-hat of log N: above `APART` chains are doubled and then refused; above `DOUBTFUL` the answer carries a warning."""


def latent_classes(
    given: Table,
    level: float = 0.95,
    *,
    seed: int = 0,
    chains: int = CHAINS,
    sweeps: int = SWEEPS,
    most_sweeps: int = MOST_SWEEPS,
    progress: Progress = lambda done, of: None,
) -> Estimate:
    """The posterior of N from `chains` chains of `sweeps` sweeps each, doubled up to `most_sweeps`; its median is the estimate.

    The refusal, too, carries the chains' medians (`diagnostics`).
    """
    if len(given.lists) < 3:
        raise Refused("Latent classes need three lists or more.")
    running = [Chain(given, CLASSES, one) for one in np.random.SeedSequence(seed).spawn(chains)]
    length = min(sweeps, most_sweeps)
    while True:
        lengthen(running, length, progress)
        total = given.observed + kept(running)
        r_hat = split_r_hat(np.log(total))
        if r_hat <= APART or length >= most_sweeps:
            break
        length = min(2 * length, most_sweeps)
    diagnostics: dict[str, float | str | list[float]] = {
        "chains": float(chains),
        "sweeps a chain": float(length),
        "split R-hat of log N": r_hat,
        "effective sample size": effective_size(np.log(total)),
        "medians of the chains": [float(median) for median in np.median(total, axis=1)],
        "mean": float(total.mean()),
    }
    if r_hat > APART:
        reason = f"The chains do not agree after {length:,} sweeps each (split R-hat of log N {r_hat:.2f}, above {APART}); see their medians."
        return Estimate(method="lcmcr", observed=given.observed, refused=reason, diagnostics=diagnostics)
    low, middle, high = (float(value) for value in np.quantile(total, shares_of(level)))
    doubt = f"the chains agree only roughly (split R-hat of log N {r_hat:.2f}): read the interval as too narrow, and look at the chains' medians"
    return Estimate(
        method="lcmcr",
        observed=given.observed,
        n_hat=middle,
        low=low,
        high=high,
        level=level,
        kind="credible",
        diagnostics=diagnostics,
        assumptions=(f"the population falls into at most {CLASSES} classes, and within a class the lists are independent", CLOSED),
        warnings=(doubt,) if r_hat > DOUBTFUL else (),
        posterior=tuple(np.quantile(total, EVEN).tolist()),
    )
