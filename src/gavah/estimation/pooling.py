"""Answers put together: over tables drawn by the probability of their links, and over strata.

Drawn tables are treated as multiple imputations (Rubin 1987; for linked lists Sadinle 2018, Annals of Applied Statistics 12:1013-1038): each draw is
estimated by itself, and what is said of N is the mixture of what the draws say. Strata are summed as independent.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from gavah.estimation.answers import Estimate, refusal
from gavah.estimation.distribution import EVEN, Floats, as_quantiles, shares_of
from gavah.estimation.estimate import METHODS, Answer, Effort, Progress, estimate_table
from gavah.estimation.table import Table

DRAWN_SWEEPS = 20_000
"""Of the latent class sampler for each drawn table: the draws' chains are many, and doubled where they disagree like any other."""
_SUMS = 20_000
_MOST_REFUSED = 0.5


def estimate_draws(
    tables: Sequence[Table],
    methods: Sequence[str] = METHODS,
    *,
    copies: Sequence[tuple[str, str]] = (),
    seed: int = 0,
    level: float = 0.95,
    effort: Effort | None = None,
    progress: Progress = lambda method, done, of: None,
) -> Answer:
    """`estimate_table` over several draws of one table, pooled by method. One table is answered as it is; none may not be given."""
    if len(tables) == 1:
        return estimate_table(tables[0], methods, copies=copies, seed=seed, level=level, effort=effort, progress=progress)
    effort = effort or Effort(sweeps=DRAWN_SWEEPS)
    answers = []
    for at, one in enumerate(tables):
        answers.append(estimate_table(one, methods, copies=copies, seed=seed + at, level=level, effort=effort))
        progress("draws of the links", at + 1, len(tables))
    usual = Counter((answer.lists, answer.refused) for answer in answers).most_common(1)[0][0]
    first = next(answer for answer in answers if (answer.lists, answer.refused) == usual)
    observed = round(float(np.median([answer.observed for answer in answers])))
    note = f"{len(tables)} draws of the links by their probability; records {_span([answer.observed for answer in answers])}"
    whole = msgspec.structs.replace(first, observed=observed, notes=(*first.notes, note), estimates=())
    if first.refused:
        return whole
    asked = [answer for answer in answers if not answer.refused]
    return msgspec.structs.replace(
        whole, estimates=tuple(_pooled(parts, len(tables), observed) for parts in zip(*(a.estimates for a in asked), strict=True))
    )


def _pooled(parts: Sequence[Estimate], draws: int, observed: int) -> Estimate:
    """One method over the draws: the mixture of those that gave a number, if most did."""
    given = [part for part in parts if part.n_hat is not None]
    method, level = parts[0].method, parts[0].level
    if len(given) < _MOST_REFUSED * draws or not given:
        reasons = Counter(part.refused for part in parts if part.refused)
        why = f" Mostly: {reasons.most_common(1)[0][0]}" if reasons else ""
        return refusal(method, observed, f"{len(given)} of {draws} draws of the links gave a number.{why}")
    mixed = np.concatenate([as_quantiles(part, EVEN) for part in given])
    low, middle, high = _ends(mixed, level)
    logs = [float(np.log(max(float(part.n_hat or 0) - part.observed, 0.5))) for part in given]
    best = given[int(np.argsort(logs)[len(logs) // 2])]
    return msgspec.structs.replace(
        best,
        observed=observed,
        n_hat=middle,
        low=low,
        high=high,
        kind=f"{best.kind}, pooled over draws of the links",
        diagnostics={
            "draws": float(draws),
            "draws that gave a number": float(len(given)),
            "estimates of the draws": [round(float(part.n_hat or 0), 1) for part in given],
        },
        assumptions=(*best.assumptions, "the probabilities of the links are right"),
        warnings=tuple(dict.fromkeys(word for part in given for word in part.warnings)),
        posterior=_posterior(mixed, given),
    )


def summed(strata: Mapping[str, Answer], *, seed: int = 0) -> Answer:
    """All strata together: for each method the sum, strata taken as independent; refused where a stratum gives no number by that method."""
    lists = tuple(dict.fromkeys(name for answer in strata.values() for name in answer.lists))
    observed = sum(answer.observed for answer in strata.values())
    methods = dict.fromkeys(estimate.method for answer in strata.values() for estimate in answer.estimates)
    chance = np.random.default_rng(seed)
    estimates = tuple(_sum(method, strata, observed, chance) for method in methods)
    return Answer(lists=lists, observed=observed, estimates=estimates, refused="" if methods else "No stratum gives a number.")


def _sum(method: str, strata: Mapping[str, Answer], observed: int, chance: np.random.Generator) -> Estimate:
    parts = {name: next((one for one in answer.estimates if one.method == method), None) for name, answer in strata.items()}
    missing = [name for name, part in parts.items() if part is None or part.n_hat is None]
    if missing:
        return refusal(method, observed, f"No sum, as no number by this method for: {', '.join(missing)}.")
    given = [part for part in parts.values() if part]
    total = np.zeros(_SUMS)
    for part in given:
        total += as_quantiles(part, chance.random(_SUMS))
    low, middle, high = _ends(total, given[0].level)
    return Estimate(
        method=method,
        observed=observed,
        n_hat=middle,
        low=low,
        high=high,
        level=given[0].level,
        kind="sum of strata",
        diagnostics={"strata": float(len(given))},
        assumptions=("the strata are estimated independently of each other", *given[0].assumptions),
        warnings=tuple(dict.fromkeys(word for part in given for word in part.warnings)),
        posterior=_posterior(total, given),
    )


def _posterior(values: Floats, given: Sequence[Estimate]) -> tuple[float, ...]:
    """The mixture or sum as a posterior, where all that is put together are posteriors."""
    return tuple(np.quantile(values, EVEN, method="lower").tolist()) if all(part.posterior for part in given) else ()


def _ends(values: Floats, level: float) -> tuple[float, float, float | None]:
    low, middle, high = np.quantile(values, shares_of(level), method="lower")
    return float(low), float(middle), float(high) if np.isfinite(high) else None


def _span(values: Sequence[int]) -> str:
    return f"{min(values):,}" if min(values) == max(values) else f"{min(values):,} to {max(values):,}"
