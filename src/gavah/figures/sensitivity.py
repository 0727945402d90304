"""A figure under each admission rule, because one that hangs on a single source should look like it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import Any, Literal

import msgspec

from gavah.figures.accounts import FigureCase
from gavah.figures.admission import GRADES, Admitted, asked_measures, readmit
from gavah.figures.program import Budget
from gavah.figures.regions import meets
from gavah.figures.rivals import RULES
from gavah.figures.solution import Numbers, numbers_of
from gavah.figures.unsummed import largest_event
from gavah.figures.wording import projects, worded
from gavah.model import NOT_SUMMED, Figure, Question, Source

Kind = Literal["asked", "witnesses", "grade", "rule", "words", "source", "witness"]
PART = "sensitivity"
MOST = 60
"""So many sources, and so many witnesses, are left out in turn, those behind leading sentences first."""
Band = dict[str, tuple[int | None, int | None]]
NUMBERS = ("evidence", "floor", "best", "named", "ceiling")


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """The five numbers under one rule. `kind` and `name` say which: "witnesses" ≥ 2; "grade" B or better; "rule" highest; "words" of ACLED;
    "source" or "witness" left out. None = open.
    """

    kind: Kind
    name: str
    evidence: int
    floor: int
    best: int
    named: int
    ceiling: int | None
    claims: int


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """A source or witness without which the floor is lower by `loss`."""

    kind: Kind
    name: str
    floor: int
    loss: int


class Sensitivity(msgspec.Struct, frozen=True, kw_only=True):
    """Every variant; what the floor hangs on, the most first.

    `band`: the least and the greatest of each number over all variants (None = open); `band_without_one`: over those that leave one source
    or witness out. `untried`: sources and witnesses that were not left out in turn, for want of time or because there are more than `MOST`.
    """

    variants: tuple[Variant, ...]
    band: Band
    band_without_one: Band
    hangs_on: tuple[Hold, ...]
    untried: int = 0


def sensitivity(admitted: Admitted, figure: Figure, *, sources: Iterable[Source] = (), budget: Budget) -> Sensitivity:
    """The figure's question under every other admission rule. `admitted` is what the figure was made of, `sources` carry the grades.

    A source is left out with all it hands on (as `--not-source` does); a witness is left out whoever hands it on.
    """
    known = list(sources)
    near = _near(admitted.case, figure.question)
    steps = takewhile(lambda _: budget.suffices(PART), _plan(admitted, near, figure, known))
    done = [_as_asked(figure), *(_variant(admitted, figure.question, *step, budget) for step in steps)]
    holds = [_hold(one, figure.floor) for one in done if one.kind in ("source", "witness") and one.floor < figure.floor]
    left_out = Counter(one.kind for one in done)
    untried = len(_outlets(admitted, figure)) + len(_roots(admitted, figure)) - left_out["source"] - left_out["witness"]
    return Sensitivity(
        variants=tuple(done),
        band=_band(done),
        band_without_one=_band([one for one in done if one.kind in ("asked", "source", "witness")]),
        hangs_on=tuple(sorted(holds, key=lambda one: (-one.loss, one.kind, one.name))),
        untried=untried,
    )


Step = tuple[Kind, str, FigureCase]


def _near(case: FigureCase, question: Question) -> FigureCase:
    """What the question depends on: the claims that touch it and those that may tell of one event or running count with one of them. With more
    than one witness asked for, a total counts by what is told inside it, wherever that lies.
    """
    if question.min_witnesses > 1:
        return case
    return case.concerning(at for at, one in enumerate(case.accounts) if meets(one.region, (case.scope,)))


def _plan(admitted: Admitted, near: FigureCase, figure: Figure, sources: list[Source]) -> Iterator[Step]:
    """The cases to solve, each made when it is come to. Sources and witnesses take turns: time may not suffice for all."""
    question = figure.question
    for least in (2, 3):
        if least > question.min_witnesses:
            yield "witnesses", f"≥ {least}", _again(admitted, question, sources, None, min_witnesses=least)
    for grade in _grades(admitted, sources, question):
        yield "grade", grade, _again(admitted, question, sources, near, grade=grade)
    for rule in RULES:
        if rule != question.rule:
            yield "rule", rule, msgspec.structs.replace(near, rule=rule)
    for project in projects():
        yield "words", project, _worded(admitted, question, sources, near, project)
    for outlet, root in zip_longest(_outlets(admitted, figure)[:MOST], _roots(admitted, figure)[:MOST]):
        if outlet is not None:
            yield "source", outlet, _again(admitted, question, sources, near, not_sources=(*question.not_sources, outlet))
        if root is not None:
            yield "witness", root, near.among(one for one in near.accounts if one.witness != root)


def _as_asked(figure: Figure) -> Variant:
    """The figure itself."""
    return Variant(kind="asked", name="as asked", claims=figure.claims, **five_of(figure))


def five_of(one: Figure | Numbers | Variant) -> dict[str, Any]:
    """The five numbers by name."""
    return {name: getattr(one, name) for name in NUMBERS}


def _again(admitted: Admitted, question: Question, sources: list[Source], only: FigureCase | None, **changed: object) -> FigureCase:
    return readmit(admitted, msgspec.structs.replace(question, **changed), sources=sources, only=only)


def _worded(admitted: Admitted, question: Question, sources: list[Source], near: FigureCase, project: str) -> FigureCase:
    other = {name: worded(claim, project) for name, claim in admitted.claims.items()}
    return readmit(msgspec.structs.replace(admitted, claims=other), question, sources=sources, same_words=False, only=near)


def _grades(admitted: Admitted, sources: list[Source], question: Question) -> list[str]:
    """The grades that some source here has and that leave another out."""
    known = {source.id: source for source in sources}
    held = {known[claim.issuers[0]].grade_for(claim.type) if claim.issuers[0] in known else "" for claim in admitted.claims.values() if claim.issuers}
    better = [grade for grade in GRADES if grade in held and (question.grade is None or grade < question.grade)]
    return [grade for grade in better if any(other == "" or other > grade for other in held)]


def _outlets(admitted: Admitted, figure: Figure) -> list[str]:
    """The sources whose claims touch the question, those behind most leading sentences first; none if there is only one."""
    touching = [one.id for one in admitted.case.accounts if meets(one.region, (admitted.case.scope,))]
    outlet_of = {name: claim.issuers[0] for name, claim in admitted.claims.items() if claim.issuers}
    return _by_weight([outlet_of[name] for name in touching if name in outlet_of], [outlet_of[name] for name in figure.leading if name in outlet_of])


def _roots(admitted: Admitted, figure: Figure) -> list[str]:
    """The witnesses likewise."""
    witness_of = {one.id: one.witness for one in admitted.case.accounts}
    touching = [one.witness for one in admitted.case.accounts if meets(one.region, (admitted.case.scope,))]
    return _by_weight(touching, [witness_of[name] for name in figure.leading if name in witness_of])


def _by_weight(names: list[str], leading: list[str]) -> list[str]:
    weight, told = Counter(leading), Counter(names)
    ordered = sorted(told, key=lambda name: (-weight[name], -told[name], name))
    return ordered if len(ordered) > 1 else []


def _variant(admitted: Admitted, question: Question, kind: Kind, name: str, case: FigureCase, budget: Budget) -> Variant:
    claims = sum(meets(one.region, (case.scope,)) for one in case.accounts)
    summed = NOT_SUMMED.isdisjoint(asked_measures(question))
    found = numbers_of(case, budget, PART) if summed else largest_event(Admitted(case=case, claims=admitted.claims, listed=()), question)
    return Variant(kind=kind, name=name, claims=claims, **five_of(found))


def _hold(variant: Variant, floor: int) -> Hold:
    return Hold(kind=variant.kind, name=variant.name, floor=variant.floor, loss=floor - variant.floor)


def _band(variants: Sequence[Variant]) -> Band:
    return {name: _range([getattr(one, name) for one in variants]) for name in NUMBERS}


def _range(numbers: Sequence[int | None]) -> tuple[int | None, int | None]:
    """The least and the greatest; an open one is above all others."""
    closed = [one for one in numbers if one is not None]
    return min(closed, default=None), max(closed, default=None) if len(closed) == len(numbers) else None
