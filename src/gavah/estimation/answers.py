"""What an estimator answers: a number with its interval and what it rests on, or a refusal with its reason."""

import msgspec

ALIKE = "all members of the population are alike in how likely each list is to hold them"
CLOSED = "nobody enters or leaves while the lists are kept, and records are matched rightly"


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are, documented or not, by one method; `refused` gives the reason where it gives no number.

    `n_hat`, `low`, `high`: persons or events; between `low` and `high` lies `level` of the probability, as `kind` says: *credible* (of the
    posterior), *profile* (of the likelihood, at this confidence) or *log-normal*. `high` None beside a number: nothing bounds it from above.
    `observed`: what the lists hold. `diagnostics`: what a statistician asks for. `assumptions`: what must hold for the number to mean anything.
    `posterior`: of a Bayesian method, the quantiles of N at 200 even shares (`gavah.estimation.distribution.EVEN`), so that it can be drawn.
    """

    method: str
    observed: int
    n_hat: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    kind: str = ""
    refused: str = ""
    diagnostics: dict[str, float | str | list[float]] = {}
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    posterior: tuple[float, ...] = ()


def refusal(method: str, observed: int, reason: str) -> Estimate:
    """The answer of a method that gives no number."""
    return Estimate(method=method, observed=observed, refused=reason)
