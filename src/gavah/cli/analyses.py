"""What is asked beside a figure (sensitivity, running counts, a total taken apart, first days, confirmation, checks), worked out."""

from time import monotonic
from typing import Any

import msgspec

from gavah.casefile import Case
from gavah.figures.admission import Admitted
from gavah.figures.checks import Check, day_checks, percentage_checks
from gavah.figures.confirmation import Confirmation, confirmations
from gavah.figures.program import Budget
from gavah.figures.remainder import Reconciliation, largest_remainder, reconciliations
from gavah.figures.sensitivity import Sensitivity, sensitivity
from gavah.figures.series import RunningCount, running_counts
from gavah.figures.spread import FirstDay, spread
from gavah.model import Figure, QuestionError

LARGEST = "largest"
TIME, PLACE = ("day", "week", "month", "sh-month"), ("province", "city", "site")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which of them are wanted. `reconcile`: a claim's id, or "largest"; `spread`: a level of places."""

    sensitivity: bool = False
    running: bool = False
    reconcile: str | None = None
    spread: str | None = None
    confirmed: bool = False
    checks: bool = False


class Analyses(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was wanted; None or empty where it was not."""

    sensitivity: Sensitivity | None = None
    running: tuple[RunningCount, ...] | None = None
    reconciliation: tuple[Reconciliation, ...] | None = None
    spread: tuple[FirstDay, ...] | None = None
    confirmation: tuple[Confirmation, ...] | None = None
    checks: tuple[Check, ...] | None = None
    cut_analyses: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The keys that are added to the figure's."""
        value: dict[str, Any] = msgspec.to_builtins(self)
        return value


def analyses(case: Case, figure: Figure, asked: Asked, material: tuple[Admitted, Any], time_limit: float) -> Analyses:
    """All that is wanted, within `time_limit` seconds of their own."""
    admitted, sources = material
    budget = Budget(time_limit, monotonic)
    found = Analyses(
        sensitivity=sensitivity(admitted, figure, sources=sources, budget=budget) if asked.sensitivity else None,
        running=running_counts(admitted) if asked.running else None,
        reconciliation=_reconciled(figure, asked.reconcile, admitted, budget) if asked.reconcile else None,
        spread=spread(admitted, asked.spread) if asked.spread else None,
        confirmation=confirmations(admitted) if asked.confirmed else None,
        checks=_checks(case, figure, admitted, budget) if asked.checks else None,
    )
    return msgspec.structs.replace(found, cut_analyses=budget.cut)


def _reconciled(figure: Figure, wanted: str, admitted: Admitted, budget: Budget) -> tuple[Reconciliation, ...]:
    """The total with the largest remainder, or the one named, by the question's own bins or by day and by province."""
    if wanted == LARGEST:
        best = largest_remainder(figure.totals)
        if best is None:
            return ()
        claim = best.claim
    else:
        known = [one.claim for one in figure.totals if one.claim.startswith(wanted)]
        if len(known) != 1:
            what = "no total" if not known else "more than one total"
            raise QuestionError(f"{what} of this question begins with {wanted!r}", where="--reconcile", remedy="the table of claimed totals has ids")
        claim = known[0]
    by = figure.question.by
    return reconciliations(admitted, claim, (by,) if by in (*TIME, *PLACE) else ("day", "province"), budget)


def _checks(case: Case, figure: Figure, admitted: Admitted, budget: Budget) -> tuple[Check, ...]:
    ids = dict.fromkeys((*figure.listed, *admitted.claims))
    claims = [claim for claim in map(case.claim, ids) if claim is not None]
    found = [*percentage_checks(claims, admitted, budget), *day_checks(claims, admitted)]
    order = {"differs": 0, "open": 1, "fits": 2}
    return tuple(sorted(found, key=lambda one: (order[one.verdict], one.kind, one.claim)))
