"""A question asked of claims: the answer with its evidence and its doubts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

import msgspec

from gavah.figures.accounts import Account, FigureCase, Tie
from gavah.figures.admission import Admitted, admit, asked_measures
from gavah.figures.breakdown import breakdown
from gavah.figures.leading import claims_behind, leading_items
from gavah.figures.names import told_apart
from gavah.figures.program import Budget, Clock
from gavah.figures.reconcile import reconciled
from gavah.figures.regions import EVERYWHERE, meets
from gavah.figures.rivals import RULES
from gavah.figures.settled import Settled
from gavah.figures.solution import Numbers, Solution, interval_of, numbers_of, solve
from gavah.figures.unsummed import largest_event
from gavah.figures.whole import Whole
from gavah.model import NOT_SUMMED, Claim, ClaimedTotal, Event, Figure, Link, Question, Source, Witness, WitnessTotal, content_id
from gavah.model.figure import FigureStatus


def ask(
    claims: Iterable[Claim],
    events: Iterable[Event],
    question: Question,
    *,
    links: Iterable[Link] = (),
    witnesses: Iterable[Witness] | None = None,
    sources: Iterable[Source] | None = None,
    time_limit: float = 120.0,
    clock: Clock | None = None,
    progress: Callable[[str], None] | None = None,
) -> Figure:
    """The figure that answers `question`.

    Arguments: `claims` of any kind; those that may not count are listed. `events` carry the judgements among their claims; `links` are
    further ones (proven *distinct* ones run across events). `witnesses` give each claim's witness, else it is the last of its issuers, else
    its report. `sources` are needed for grades and for the mark of constructed cases. `time_limit`: seconds for everything, by `clock`
    (`time.monotonic`; without one the solver's own time counts). What it did not suffice for is named in the figure's `cut`; the five numbers
    come first, then contradictions, leading sentences, witnesses, rules, totals, rows.
    Raises `QuestionError` for a question that cannot be asked. DESIGN.md, "Figures: the core idea"; docs/figures.md gives the proofs.
    """
    budget = Budget(time_limit, clock)
    given = list(sources or ())
    return answer(question, admit(claims, events, question, links=links, witnesses=witnesses, sources=given), given, budget, progress)


def answer(question: Question, admitted: Admitted, given: Sequence[Source], budget: Budget, progress: Callable[[str], None] | None = None) -> Figure:
    """The figure that answers `question` from what it admits; `given` are the sources."""
    if not NOT_SUMMED.isdisjoint(asked_measures(question)):
        return _dressed(largest_event(admitted, question), admitted, given)
    solution = solve(admitted.case, budget=budget, progress=progress)
    return _answered(question, admitted, solution, None, given, budget)


def answer_whole(question: Question, admitted: Admitted, given: Sequence[Source], budget: Budget) -> tuple[Figure, Whole | None]:
    """The same with what every narrower question needs of all claims; None if the time did not suffice for that."""
    solution = solve(admitted.case, budget=budget)
    whole = Whole(
        state=state_digest(admitted.case, admitted.claims),
        constructed=_is_constructed(admitted, given),
        kinds=dict(admitted.kinds),
        names=admitted.case.names,
        contradictions=solution.contradictions,
        totals=reconciled(solution.settled, (EVERYWHERE,), budget),
    )
    cut = bool(budget.cut)
    return _answered(question, admitted, solution, whole, given, budget), None if cut else whole


def answer_narrow(question: Question, admitted: Admitted, given: Sequence[Source], budget: Budget, whole: Whole) -> Figure:
    """The same figure from the claims alone that touch the question or hang together with one that does, and what `whole` says of all."""
    solution = solve(admitted.case, budget=budget, against=whole.contradictions)
    return _answered(question, admitted, solution, whole, given, budget)


def _answered(question: Question, admitted: Admitted, solution: Solution, whole: Whole | None, given: Sequence[Source], budget: Budget) -> Figure:
    figure = _figure(question, admitted, solution, whole, budget)
    if question.by is not None:
        figure = msgspec.structs.replace(figure, rows=breakdown(admitted, question, solution.numbers, budget))
    if budget.cut:
        figure = msgspec.structs.replace(figure, cut=budget.cut, seconds=None if budget.seconds is None else round(budget.seconds, 1))
    return _dressed(figure, admitted, given, whole)


def _figure(question: Question, admitted: Admitted, solution: Solution, whole: Whole | None, budget: Budget) -> Figure:
    case, numbers, settled = admitted.case, solution.numbers, solution.settled
    scope = (case.scope,)
    touched = {one.id for one in case.accounts if meets(one.region, scope)}
    near = case if len(touched) == len(case.accounts) else case.concerning(at for at, one in enumerate(case.accounts) if one.id in touched)
    against = tuple(one for one in solution.contradictions if not touched.isdisjoint(one))
    evidence_claims = claims_behind(solution.chosen, case, settled)
    return Figure(
        question=question,
        evidence=numbers.evidence,
        floor=numbers.floor,
        best=numbers.best,
        named=numbers.named,
        ceiling=numbers.ceiling,
        limit=solution.limit,
        straddling=solution.straddling,
        status=_status(touched, against, numbers),
        gap=numbers.gap,
        leading=_leading(case, solution, evidence_claims, budget),
        evidence_claims=evidence_claims,
        told_apart=told_apart(case.names, evidence_claims),
        by_witness=_by_witness(near, touched, budget),
        by_rule=_by_rule(near, numbers, budget),
        totals=reconciled(settled, scope, budget) if whole is None else _touching_totals(settled, case, whole),
        contradictions=against,
        disputes=tuple(one for one in solution.disputes if not touched.isdisjoint(one)),
        claims=len(touched),
        events=sum(meets(event.region, scope) for event in settled.strict),
        witnesses=len({one.witness for one in case.accounts if one.id in touched}),
    )


def _touching_totals(settled: Settled, case: FigureCase, whole: Whole) -> tuple[ClaimedTotal, ...]:
    """Of all totals beside their items, those that touch the question."""
    touched = {one.account.id for one in settled.totals if meets(one.region, (case.scope,))}
    return tuple(one for one in whole.totals if one.claim in touched)


def _dressed(figure: Figure, admitted: Admitted, sources: Sequence[Source], whole: Whole | None = None) -> Figure:
    """What every figure carries beside its numbers."""
    return msgspec.structs.replace(
        figure,
        state=state_digest(admitted.case, admitted.claims) if whole is None else whole.state,
        listed=admitted.listed,
        constructed=_is_constructed(admitted, sources) if whole is None else whole.constructed,
    )


def _is_constructed(admitted: Admitted, sources: Sequence[Source]) -> bool:
    constructed = {source.id for source in sources if source.constructed}
    return any(not constructed.isdisjoint(claim.issuers[:1]) for claim in admitted.claims.values())


def state_digest(case: FigureCase, claims: Mapping[str, Claim]) -> str:
    """A hash of all a figure depends on: the admitted claims with their witnesses and what people corrected, and the judgements among them."""
    ties = [(tie.left, tie.right, tie.verdict, f"{tie.score:.6f}") for tie in case.ties]
    told = sorted((one.id, one.witness, *_corrections(claims[one.id])) for one in case.accounts)
    named = {"names": list(case.names)} if case.names else {}  # without, the digest of earlier answers
    return content_id("f", {"claims": told, "ties": ties, "distinct": list(case.distinct), **named})


def _corrections(claim: Claim) -> list[str]:
    """What makes a corrected claim another than the one of the same id."""
    return sorted(f"{one.field}={one.value}" for one in claim.corrected if not one.contested)


def _status(touched: set[str], against: Sequence[tuple[str, ...]], numbers: Numbers) -> FigureStatus:
    if not touched:
        return "nothing"
    if numbers.gap:
        return "gap"
    return "contradiction" if against else "proven"


def _leading(case: FigureCase, solution: Solution, evidence_claims: tuple[str, ...], budget: Budget) -> tuple[str, ...]:
    numbers = solution.numbers
    if numbers.evidence == numbers.floor:
        return evidence_claims
    return claims_behind(leading_items(numbers.demands, numbers.floor, budget), case, solution.settled, same_region=True)


def _by_witness(case: FigureCase, touched: set[str], budget: Budget) -> tuple[WitnessTotal, ...]:
    """The same program with each witness alone."""
    alone = _alone(case)
    names = sorted({one.witness for one in case.accounts if one.id in touched})
    told = ((name, interval_of(alone[name], budget, "witnesses")) for name in takewhile(lambda _: budget.suffices("witnesses"), names))
    return tuple(WitnessTotal(witness=name, low=low, high=high) for name, (low, high) in told)


def _alone(case: FigureCase) -> dict[str, FigureCase]:
    """`case` as each witness alone tells it: its accounts and the judgements among them."""
    witness = {one.id: one.witness for one in case.accounts}
    accounts: dict[str, list[Account]] = defaultdict(list)
    ties: dict[str, list[Tie]] = defaultdict(list)
    distinct: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for one in case.accounts:
        accounts[one.witness].append(one)
    for tie in case.ties:
        if witness[tie.left] == witness[tie.right]:
            ties[witness[tie.left]].append(tie)
    for left, right in case.distinct:
        if witness[left] == witness[right]:
            distinct[witness[left]].append((left, right))
    for named in case.names:
        names[witness[named[0]]].append(named)
    return {
        name: msgspec.structs.replace(
            case, accounts=tuple(own), ties=tuple(ties[name]), distinct=tuple(distinct[name]), names=tuple(names[name]), min_witnesses=1
        )
        for name, own in accounts.items()
    }


def _by_rule(case: FigureCase, numbers: Numbers, budget: Budget) -> dict[str, dict[str, int | None]]:
    """The numbers under each named rule; they can only differ where accounts of one event do."""
    found: dict[str, dict[str, int | None]] = {}
    for rule in RULES:
        same = rule == case.rule or not case.ties
        if not same and not budget.suffices("rules"):
            continue
        highs = numbers if case.min_witnesses == 1 else None  # no rule reads a high; but a total's support may follow an event's low
        other = numbers if same else numbers_of(msgspec.structs.replace(case, rule=rule), budget, "rules", highs)
        found[rule] = row_numbers(other)
    return found


def row_numbers(numbers: Numbers) -> dict[str, Any]:
    """Floor, best, named and ceiling as a row."""
    return {"floor": numbers.floor, "best": numbers.best, "named": numbers.named, "ceiling": numbers.ceiling}
