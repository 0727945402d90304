"""The five numbers of a case, with their proofs."""

from collections.abc import Callable, Sequence

import msgspec

from gavah.figures.accounts import FigureCase
from gavah.figures.best import best_number
from gavah.figures.bounds import Bounds, Prover
from gavah.figures.ceiling import ceiling_numbers
from gavah.figures.contradictions import contradictions
from gavah.figures.evidence import idle_items
from gavah.figures.items import Demands, demands_inside
from gavah.figures.limit import most_allowed
from gavah.figures.program import Budget
from gavah.figures.regions import Region, inside, meets
from gavah.figures.settled import Settled, Total, settle

Progress = Callable[[str], None]


class Solution(msgspec.Struct, frozen=True, kw_only=True):
    """What the programs give. `limit` None = open. `chosen` names the items that add up to the evidence."""

    numbers: "Numbers"
    settled: Settled
    limit: int | None
    chosen: tuple[str, ...]
    straddling: tuple[str, ...]
    contradictions: tuple[tuple[str, ...], ...]
    disputes: tuple[tuple[str, ...], ...]


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """The five numbers of a settled case. `floor` is its proven bound, `gap` how far any of them is from proven."""

    evidence: int
    floor: int
    best: int
    named: int
    named_bound: int
    ceiling: int | None
    gap: int
    bounds: Bounds
    demands: Demands


def five_numbers(settled: Settled, scope: Region, budget: Budget, named: "Numbers | None" = None) -> Numbers:
    """Evidence, floor, best, named and ceiling of `settled` in `scope`; the last two as in `named`, if that is given.

    A total that is idle for evidence and floor is so for best, and for named if it names no higher number than its low: the events and totals
    inside it give it what it asks for there as well.
    """
    prover = Prover(budget)
    totals, demands, bounds, silent = _proven(settled, scope, prover, evidence=True)
    best, best_bound = best_number(settled, scope, [one for one in totals if one.account.id not in silent], prover)
    if named is None:
        high, ceiling, high_bound = ceiling_numbers(settled, scope, totals, silent, prover)
    else:
        high, ceiling, high_bound = named.named, named.ceiling, named.named_bound
    gap = max(bounds.floor - bounds.floor_bound, bounds.evidence_bound - bounds.evidence, best - best_bound, high - high_bound)
    return Numbers(
        evidence=bounds.evidence,
        floor=bounds.floor_bound,
        best=best,
        named=high,
        named_bound=high_bound,
        ceiling=ceiling,
        gap=gap,
        bounds=bounds,
        demands=demands,
    )


def _proven(settled: Settled, scope: Region, prover: Prover, *, evidence: bool) -> tuple[list[Total], Demands, Bounds, set[str]]:
    """The totals in the question, what it demands, the bounds of that, and the names of the totals that are idle there."""
    totals = settled.totals_inside(scope)
    demands = demands_inside(settled, scope, totals)
    idle = idle_items(demands)
    silent = {demands.items[index].name for index in idle if not demands.items[index].event}
    return totals, demands, prover.prove(demands, evidence=evidence, idle=idle), silent


def numbers_of(case: FigureCase, budget: Budget, part: str, named: Numbers | None = None) -> Numbers:
    """The five numbers of `case` for `part` of an answer: a gap in them is told. Named and ceiling are those of `named`, if it is given."""
    numbers = five_numbers(settle(case), (case.scope,), budget, named)
    if numbers.gap:
        budget.cut_short(part)
    return numbers


def interval_of(case: FigureCase, budget: Budget, part: str) -> tuple[int, int | None]:
    """Floor and ceiling of `case` alone."""
    settled, scope, prover = settle(case), (case.scope,), Prover(budget)
    totals, _, bounds, silent = _proven(settled, scope, prover, evidence=False)
    named, ceiling, named_bound = ceiling_numbers(settled, scope, totals, silent, prover)
    if not bounds.floor_proven or named_bound < named:
        budget.cut_short(part)
    return bounds.floor_bound, ceiling


def proven_bounds(settled: Settled, scope: Region, time_limit: float = 10.0) -> Bounds:
    """Evidence and floor alone, with their proofs."""
    return Prover(Budget(time_limit)).prove(demands_inside(settled, scope, settled.totals_inside(scope)))


def solve(
    case: FigureCase,
    *,
    time_limit: float = 120.0,
    budget: Budget | None = None,
    progress: Progress | None = None,
    against: Sequence[tuple[str, ...]] | None = None,
) -> Solution:
    """Evidence, floor, best, named, ceiling and limit of `case`, and its contradictions (those of all claims, if they are known: `against`).

    `time_limit`: seconds for the integer programs together, or a `budget` for all. A stopped floor gives its proven bound, a stopped evidence
    its incumbent list.
    """
    say = progress or (lambda _: None)
    budget = budget or Budget(time_limit)
    settled = settle(case)
    say("numbers")
    numbers = five_numbers(settled, (case.scope,), budget)
    if numbers.gap:
        budget.cut_short("numbers")
    say("contradictions")
    against = contradictions(case, settled, budget) if against is None else tuple(against)
    tainted = {name for one in against for name in one}
    standing = settle(msgspec.structs.replace(case, min_witnesses=1)).standing if case.min_witnesses > 1 else settled.standing
    limits = [one for one in standing.values() if one.limits and one.id not in tainted and meets(one.inner, (case.scope,))]
    return Solution(
        numbers=numbers,
        settled=settled,
        limit=most_allowed(limits, case.scope, budget),
        chosen=tuple(sorted(numbers.demands.items[index].name for index in numbers.bounds.chosen)),
        straddling=_straddling(settled, case),
        contradictions=against,
        disputes=tuple(tuple(one.id for one in event.accounts) for event in settled.strict if event.reading.dispute) + settled.falls,
    )


def _straddling(settled: Settled, case: FigureCase) -> tuple[str, ...]:
    """Totals that reach beyond the question: they enter no number."""
    scope = (case.scope,)
    return tuple(one.account.id for one in settled.totals if not inside(one.region, scope) and meets(one.region, scope))
