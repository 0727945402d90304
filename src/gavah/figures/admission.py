"""Which claims enter the programs, and as what: `Claim` → `Account`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, TypeVar

import msgspec

from gavah.figures.accounts import Account, FigureCase, Tie, sure_region
from gavah.figures.kinds import Axes, is_under, measure_of
from gavah.figures.namesakes import Told, rolls, told_by_name
from gavah.figures.regions import DAWN, DUSK, Box, Path, Region, days, meets
from gavah.figures.rivals import RULES
from gavah.figures.whole import Whole
from gavah.model import COUNTABLE, MEASURES, Claim, Event, Link, Question, QuestionError, Source, Witness

GRADES = "ABCDEF"
Value = TypeVar("Value")


class Admitted(msgspec.Struct, frozen=True, kw_only=True):
    """The case of a question. `listed`: claims it touches that enter no program. `claims`: the admitted ones by id, without their spans.
    `kinds`: what they name on each axis of kinds.
    """

    case: FigureCase
    claims: dict[str, Claim]
    listed: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def admit(
    claims: Iterable[Claim],
    events: Iterable[Event],
    question: Question,
    *,
    links: Iterable[Link] = (),
    witnesses: Iterable[Witness] | None = None,
    sources: Iterable[Source] | None = None,
    whole: Whole | None = None,
) -> Admitted:
    """The admitted claims of `question` as accounts, with their ties. `whole`: what is known of all claims, where only some are given.

    Raises `QuestionError` for a measure, rule, window or grade that cannot be asked.
    """
    asked = asked_measures(question)
    known = {source.id: source for source in sources or ()}
    _check(question, known)
    slimmer = _Slimmer()
    told: dict[str, Told] = {}
    about = (one for one in claims if _concerns(one, asked, question))
    concerned = [slimmer.slim(one) for one in (_noted(about, told) if whole is None else about) if _passes(one, question, known)]
    counted = [one for one in concerned if enters(one)]
    scope = Scope(question, counted, None if whole is None else whole.kinds)
    admitted = {one.id: one for one in counted}
    witness_of = {claim: witness.id for witness in witnesses or () for claim in witness.claims if claim in admitted}
    accounts = tuple(scope.account(one, witness_of.get(one.id) or _own_witness(one), asked) for one in counted)
    given = chain(links, (link for event in events for link in event.links))
    ties, distinct, kept = _judgements(given, {one.id: one.id for one in accounts if one.kind == "event"}, told)
    case = FigureCase(
        accounts=accounts,
        ties=ties,
        distinct=distinct,
        names=tuple(one for one in (rolls(told, kept) if whole is None else whole.names) if one[0] in admitted),
        scope=scope.box,
        min_witnesses=question.min_witnesses,
        rule=question.rule,
    )
    listed = sorted(one.id for one in concerned if not enters(one) and meets(scope.region(one), (scope.box,)))
    return Admitted(case=case, claims=admitted, listed=tuple(listed), kinds=scope.kinds)


def _noted(claims: Iterable[Claim], told: dict[str, Told]) -> Iterator[Claim]:
    """The claims about what is asked, as they come. Whom they tell of by name is noted in `told`, also of those that no source asked for tells: who
    is who must not hang on a question's filters, or a figure could rise where a source is left out.
    """
    for one in claims:
        if one.victims and (who := told_by_name(one)) is not None and enters(one):
            told[one.id] = who
        yield one


def readmit(
    admitted: Admitted,
    question: Question,
    *,
    sources: Iterable[Source] | None = None,
    same_words: bool = True,
    only: FigureCase | None = None,
) -> FigureCase:
    """The case of `question`, which admits some of what is `admitted` already: fewer sources, a better grade, more witnesses, another rule.

    The same as `admit` gives from all claims, since such filters only take away. `same_words`: the claims are what they were when admitted.
    `only`: no more of them than this case holds.
    """
    known = {source.id: source for source in sources or ()}
    _check(question, known)
    if question.place and not question.place_path:
        question = msgspec.structs.replace(question, place_path=admitted.case.scope.place)
    kept = [one for one in admitted.claims.values() if _passes(one, question, known)]
    scope, asked = Scope(question, kept), asked_measures(question)
    held = {one.id: one for one in (only or admitted.case).accounts}
    if same_words and scope.kinds == admitted.kinds:  # nothing else that an account is made of has changed
        accounts = [held[one.id] for one in kept if one.id in held]
    else:
        accounts = [scope.account(one, held[one.id].witness, asked) for one in kept if one.id in held]
    case = (only or admitted.case).among(accounts)
    return msgspec.structs.replace(case, scope=scope.box, min_witnesses=question.min_witnesses, rule=question.rule)


class _Slimmer:
    """Claims without their words: no number depends on them, and a question may hold a hundred thousand. Equal values become one object."""

    def __init__(self) -> None:
        self._shared: dict[object, Any] = {}

    def slim(self, claim: Claim) -> Claim:
        """What figures keep of `claim`."""
        return msgspec.structs.replace(
            claim,
            report=self._one(claim.report),
            type=self._one(claim.type),
            spans=(),
            quantity=self._one(claim.quantity),
            when=self._one(claim.when),
            said=self._one(claim.said),
            where=self._one(claim.where),
            actor=(),
            recipient=(),
            issuers=self._one(claim.issuers),
            groups=self._one(claim.groups),
            victims=(),
            notes=(),
            reader=self._one(claim.reader),
        )

    def _one(self, value: Value) -> Value:
        """The first value that equals `value`."""
        return self._shared.setdefault(value, value)  # type: ignore[no-any-return]


def asked_measures(question: Question) -> frozenset[str]:
    """The measures a question asks for. Raises `QuestionError` for one outside the closed list."""
    asked = frozenset(question.measure.split("|"))
    unknown = sorted(asked - set(MEASURES))
    if unknown:
        raise QuestionError(f"no measure is called {' or '.join(unknown)}", where="measure", remedy=f"ask for one of {', '.join(MEASURES)}")
    return asked


def _check(question: Question, sources: Mapping[str, Source]) -> None:
    if question.rule not in RULES:
        raise QuestionError(f"no rule is called {question.rule!r}", where="rule", remedy=f"use one of {', '.join(RULES)}")
    if question.start and question.end and question.start > question.end:
        raise QuestionError(f"no day lies in {question.start} … {question.end}", where="from, to", remedy="put the earlier day first")
    if question.min_witnesses < 1:
        raise QuestionError("fewer than one witness vouches for nothing", where="min-witnesses", remedy="use 1 or more")
    if question.grade is not None and (question.grade not in GRADES or len(question.grade) != 1):
        raise QuestionError(f"no grade is called {question.grade!r}", where="grade", remedy="use one letter, A to F")
    if question.grade is not None and not sources:
        raise QuestionError("grades are asked for, but no sources are given", where="grade", remedy="add a sources file, or leave the grade out")


def enters(claim: Claim) -> bool:
    """Whether a claim may carry a count: an event or total, affirmed, asserted, alleged or suspected, not derived from other numbers."""
    if claim.kind == "statement" or claim.polarity != "affirmed" or claim.modality not in COUNTABLE or claim.derived:
        return False
    return claim.kind == "event" or claim.quantity is not None


def _concerns(claim: Claim, asked: frozenset[str], question: Question) -> bool:
    """Whether the claim is about what is asked: its measure and its type."""
    if question.type is not None and not (is_under(claim.type, question.type) or is_under(question.type, claim.type)):
        return False
    if "events" in asked and claim.kind == "event":
        return True
    measure = measure_of(claim.type) if claim.quantity is None else claim.quantity.measure
    return measure is not None and asked.issuperset(measure.split("|"))


def _passes(claim: Claim, question: Question, sources: Mapping[str, Source]) -> bool:
    """Whether the claim passes the question's filters on sources and grades. A claim hangs on everyone in its chain."""
    chain = set(claim.issuers)
    if question.sources and chain.isdisjoint(question.sources):
        return False
    if not chain.isdisjoint(question.not_sources):
        return False
    if question.grade is None:
        return True
    outlet = sources.get(claim.issuers[0]) if claim.issuers else None
    grade = outlet.grade_for(claim.type) if outlet else ""
    return grade != "" and grade <= question.grade


def _own_witness(claim: Claim) -> str:
    """Without linking the last of the issuer chain speaks; without one, the report."""
    return claim.issuers[-1] if claim.issuers else claim.report


def _judgements(
    links: Iterable[Link], events: Mapping[str, str], told: Collection[str]
) -> tuple[tuple[Tie, ...], tuple[tuple[str, str], ...], list[tuple[str, str]]]:
    """The ties and the pairs proven distinct among `events`, and the pairs of `told` held to be one: for sure, or by a person."""
    ties: dict[tuple[str, str], Tie] = {}
    distinct: set[tuple[str, str]] = set()
    kept: list[tuple[str, str]] = []
    for link in links:
        if link.verdict != "distinct" and link.left in told and link.right in told and (link.verdict == "same" or link.by != "linker"):
            kept.append((link.left, link.right))
        if link.left not in events or link.right not in events:
            continue
        if link.verdict == "distinct":
            if link.proven:
                left, right = events[link.left], events[link.right]  # the ids that are held already
                distinct.add((min(left, right), max(left, right)))
        else:
            left, right = events[link.left], events[link.right]
            ties[left, right] = Tie(left, right, link.verdict, link.score)
    return tuple(ties[pair] for pair in sorted(ties)), tuple(sorted(distinct)), kept


class Scope:
    """The question as a set of cells, and the regions of claims beside it."""

    def __init__(self, question: Question, claims: Sequence[Claim], kinds: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._axes = Axes(claims, kinds)
        self._regions: dict[Region, Region] = {}
        self._type = question.type
        place = _place(question, claims)
        first = question.start.toordinal() if question.start else DAWN
        last = question.end.toordinal() if question.end else DUSK
        self.box = Box(place, first, last, None if question.type is None else self._axes.all)

    @property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """What the claims name on each axis of kinds."""
        return self._axes.named

    def region(self, claim: Claim) -> Region:
        """The cells a claim's words allow. A type wider than the asked one reaches beyond the question."""
        first, last = _window(claim)
        kinds = self._axes.of(claim)
        if self._type is not None:
            kinds = (kinds or self._axes.all) if is_under(claim.type, self._type) else None
        places = sorted({where.path or (where.id,) for where in claim.where}) or [()]
        found = tuple(Box(place, first, last, kinds) for place in places if not any(place != one and place[: len(one)] == one for one in places))
        return self._regions.setdefault(found, found)

    def account(self, claim: Claim, witness: str, asked: frozenset[str]) -> Account:
        """The account of an admitted claim. Of an event of unknown number there is at least one; an event, counted as an event, is one."""
        quantity, region = claim.quantity, self.region(claim)
        kind = "total" if claim.kind == "total" else "event"
        low, high, complete = (1, None, False) if quantity is None else (quantity.low, quantity.high, quantity.complete)
        if kind == "event" and "events" in asked and (quantity is None or quantity.measure != "events"):
            low, high, complete = 1, 1, False
        return Account(
            id=claim.id,
            kind="total" if kind == "total" else "event",
            region=region,
            low=low,
            high=high,
            complete=complete,
            witness=witness,
            said=None if claim.said is None else claim.said.toordinal(),
            series=_series(claim, days(region)[0]),
            inner=sure_region(kind, region),
        )


def _place(question: Question, claims: Sequence[Claim]) -> Path:
    """The question's path; without the gazetteer's, the one the claims give."""
    if question.place is None or question.place_path:
        return question.place_path
    paths = sorted({where.path[: where.path.index(question.place) + 1] for one in claims for where in one.where if question.place in where.path})
    return paths[0] if paths else (question.place,)


def _series(claim: Claim, first: int) -> str:
    """What tells a total's running count from others of its witness: from a known start on only the measure; else who counts what, as read."""
    if claim.kind != "total":
        return ""
    if first > DAWN:
        return claim.quantity.measure if claim.quantity else ""
    return claim.when.series if claim.when else ""


def _window(claim: Claim) -> tuple[int, int]:
    """First and last day: the latest is the day it was said if no other; the earliest may be open."""
    when = claim.when
    total = claim.kind == "total"
    earliest = (when.since if total and when.since else when.earliest) if when else None
    latest = (when.as_of if total and when.as_of else when.latest) if when else None
    first = _day(earliest, DAWN)
    return first, max(first, _day(latest or claim.said, DUSK))


def _day(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
