"""All methods side by side over one table, with the table's own checks first."""

from collections.abc import Callable, Sequence

import msgspec

from gavah.estimation import decomposable, simple
from gavah.estimation.answers import Estimate, refusal
from gavah.estimation.loglinear import selection
from gavah.estimation.overlaps import unusual
from gavah.estimation.table import Table, connected, merged
from gavah.model import GavahError, Refused

FEWEST = 3
Progress = Callable[[str, int, int], None]
"""What is done, how many of them, of how many."""


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """How long the chains of the latent class sampler are: `chains` of `sweeps` each, doubled up to `most_sweeps`."""

    chains: int = 4
    sweeps: int = 150_000
    most_sweeps: int = 1_000_000


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What all methods say of one table.

    `lists`: those estimated from, `sizes`: their records; `notes`: what was done to them; `refused`: why no method was asked.
    """

    lists: tuple[str, ...]
    sizes: tuple[int, ...] = ()
    observed: int
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str = ""
    estimates: tuple[Estimate, ...] = ()


TWO_LISTS = ("chapman",)
"""On request only, for two lists."""
METHODS = ("chao", "bic", "bic-averaged", "aic", "stepwise", "decomposable", "lcmcr")
"""In the order in which they are printed."""
_ALIASES = {
    "loglinear": "bic",
    "log-linear": "bic",
    "loglin-bic": "bic",
    "loglinear-bic": "bic",
    "loglin-aic": "aic",
    "loglinear-aic": "aic",
    "averaged": "bic-averaged",
    "loglinear-averaged": "bic-averaged",
    "sparsemse": "stepwise",
    "dga": "decomposable",
    "latent-class": "lcmcr",
    "latent": "lcmcr",
}


def method_called(name: str) -> str:
    """The method called `name`, by its own name or another that the field uses. Raises `GavahError`, with the names, for an unknown one."""
    plain = name.strip().lower().replace("_", "-").replace(" ", "-")
    known = _ALIASES.get(plain, plain)
    if known not in (*METHODS, *TWO_LISTS):
        raise GavahError(f"no method is called {name!r}", remedy=f"use one of {', '.join((*METHODS, *TWO_LISTS))}")
    return known


def estimate_table(
    given: Table,
    methods: Sequence[str] = METHODS,
    *,
    copies: Sequence[tuple[str, str]] = (),
    seed: int = 0,
    level: float = 0.95,
    effort: Effort | None = None,
    progress: Progress = lambda method, done, of: None,
) -> Answer:
    """What each of `methods` says of the table, once `copies` are merged and lists that share nothing are set aside.

    A method that gives no number is a refusal among the estimates; where the table gives none, `refused` says why and no method is asked.
    """
    known = [method_called(name) for name in methods]
    checked = connected(merged(given, copies))
    sizes = tuple(checked.in_list(at) for at in range(len(checked.lists)))
    answer = Answer(lists=checked.lists, sizes=sizes, observed=checked.observed, notes=checked.notes, warnings=tuple(unusual(checked)))
    two = len(checked.lists) == 2 and all(name in TWO_LISTS for name in known)
    if len(checked.lists) < FEWEST and not two:
        return msgspec.structs.replace(answer, refused=_too_few(checked))
    estimates = tuple(_one(checked, name, seed, level, effort or Effort(), progress) for name in known)
    return msgspec.structs.replace(answer, estimates=estimates)


def estimate_by(given: Table, method: str, *, seed: int = 0, level: float = 0.95) -> Estimate:
    """What one method says of the table, or its refusal."""
    known = method_called(method)
    answer = estimate_table(given, [known], seed=seed, level=level)
    if answer.refused:
        return refusal(known, answer.observed, answer.refused)
    estimate = answer.estimates[0]
    return msgspec.structs.replace(estimate, warnings=(*estimate.warnings, *answer.notes, *answer.warnings))


def _one(given: Table, method: str, seed: int, level: float, effort: Effort, progress: Progress) -> Estimate:
    try:
        if method == "lcmcr":
            from gavah.estimation.latent.lcmcr import latent_classes  # compiled when first asked for

            return latent_classes(
                given,
                level,
                seed=seed,
                chains=effort.chains,
                sweeps=effort.sweeps,
                most_sweeps=effort.most_sweeps,
                progress=lambda done, of: progress("chains of latent classes", done, of),
            )
        return _FORMULAS[method](given, level)
    except Refused as refused:
        return refusal(method, given.observed, refused.what)


_FORMULAS: dict[str, Callable[[Table, float], Estimate]] = {
    "chapman": simple.chapman,
    "chao": simple.chao,
    "aic": selection.by_aic,
    "bic": selection.by_bic,
    "bic-averaged": selection.averaged,
    "stepwise": selection.by_steps,
    "decomposable": decomposable.averaged,
}


def _too_few(given: Table) -> str:
    if not given.observed:
        return "There are no records."
    if len(given.lists) < 2:
        return "Three lists are the fewest to estimate from, and there is one, or no two share a record."
    names = " and ".join(given.lists)
    return (
        f"Three lists are the fewest to estimate from, and only {names} share records with each other. "
        "A bound that rests on the independence of two lists is given on request: --method chapman."
    )
