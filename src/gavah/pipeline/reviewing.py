"""Review of a case: the queue, blind double coding, agreement, adjudication. The protocol is docs/review.md."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import Any

import msgspec
import numpy as np

from gavah.casefile import Case
from gavah.casefile.asking import material
from gavah.casefile.judgements import Judged, judged, seen, stands_on, withdrawn_reports
from gavah.casefile.moves import NUMBERS, asked
from gavah.casefile.shelves import batched, claims_as_read, marks
from gavah.figures.admission import admit
from gavah.figures.program import Budget
from gavah.figures.solution import numbers_of
from gavah.gazetteer import Gazetteer
from gavah.model import NOT_SUMMED, Claim, Decision, Figure, GavahError, Question, Refused, canonical
from gavah.model.ids import content_id
from gavah.pipeline import judging
from gavah.reading.sentences import sentences
from gavah.review.alpha import Agreement
from gavah.review.coding import Coding, agreements, checked, differing, of_claim
from gavah.review.queue import Queued, Stake, estimated, measured, ordered, stake_of
from gavah.review.sampling import Unit, assigned, drawn

_LOOKED = ("standing|", "correct:")
_AHEAD = 2
"""So many times the claims wanted are looked at, since some were decided on."""
_MEASURES_IN_USE = (  # one step through the index for each, not one for each claim
    "WITH RECURSIVE used (measure) AS (SELECT min(measure) FROM claim "
    "UNION ALL SELECT (SELECT min(measure) FROM claim WHERE claim.measure > used.measure) FROM used WHERE used.measure IS NOT NULL) "
    "SELECT measure FROM used"
)
_TRIES = 20
"""Reports drawn for each sentence without a claim that is wanted, before the case is taken to have no more."""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """Words to be coded twice: the seed and coders it was drawn with, and its units in order."""

    id: str
    seed: int
    coders: tuple[str, ...]
    units: tuple[Unit, ...]


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A unit that both its coders have coded: its number, their codings, where these differ, whether it is adjudicated."""

    number: int
    unit: Unit
    codings: tuple[Coding, ...]
    differing: tuple[str, ...]
    names: tuple[str, ...] = ()
    adjudicated: bool = False


# --- the queue ------------------------------------------------------------------------------------------------------


def queue(case: Case, *, limit: int = 50, exact: int = 0, time_limit: float = 60.0) -> list[Queued]:
    """The claims that nobody has looked at, what moves the kept figures most first. `exact`: so many of the first are left out one by one and
    their figures solved again, within `time_limit` seconds.
    """
    figures = [(name, figure) for name, figure in asked(case.db) if figure.status != "nothing"]
    candidates = _candidates(case, figures, limit)
    found = ordered(
        estimated(claim, stakes, possible=_is_possible(case, claim.id), contested=contested)
        for claim, stakes in candidates
        for looked, contested in [_looked(case, claim.id)]
        if not looked
    )
    if exact:
        found = ordered([*_solved(case, found[:exact], dict(figures), time_limit), *found[exact:]])
    return found[:limit]


def looked_at(case: Case) -> tuple[int, int]:
    """How many current claims a person has decided on, and how many there are."""
    done = "SELECT count(DISTINCT now) FROM decision_on JOIN decision USING (name) WHERE now IN (SELECT id FROM claim WHERE current = 1) AND verb IN "
    return int(case.db.execute(f"{done} ('accept', 'reject', 'cannot-tell', 'correct')").fetchone()[0]), case.count("claim")


def _candidates(case: Case, figures: Sequence[tuple[str, Figure]], limit: int) -> list[tuple[Claim, list[Stake]]]:
    """The claims that are something to a figure and the heaviest of its measure: of each figure the heaviest, and all it is contradicted by."""
    touched: dict[str, list[Stake]] = {}
    for name, figure in figures:
        stake, number = stake_of(name, figure), _AHEAD * limit
        named = _by_weight(case, stake.leading | stake.straddling | frozenset(figure.evidence_claims))[:number]
        for claim in {*named, *stake.contradicted, *_heaviest(case, figure.question, number)}:
            touched.setdefault(claim, []).append(stake)
    return [
        (claim, touched[claim.id]) for some in batched(sorted(touched)) for claim in case.claims_where(f"stands = 1 AND id IN ({marks(some)})", some)
    ]


def _by_weight(case: Case, claims: Iterable[str]) -> list[str]:
    """Ids of `claims` that stand, those with the highest lower number first."""
    found: list[tuple[int, str]] = []
    for some in batched(sorted(claims)):
        query = f"SELECT coalesce(low, 1), id FROM claim WHERE +current = 1 AND +stands = 1 AND id IN ({marks(some)})"
        found += case.db.execute(query, some).fetchall()
    return [name for low, name in sorted(found, key=lambda row: (-row[0], row[1]))]


def _heaviest(case: Case, question: Question, number: int) -> Iterator[str]:
    """Ids of the claims with the highest lower numbers among those that may count in `question`."""
    parts, values = [], list[object]()
    for condition, value in (
        ("(latest IS NULL OR latest >= ?)", question.start and question.start.isoformat()),
        ("(earliest IS NULL OR earliest <= ?)", question.end and question.end.isoformat()),
        ("place LIKE ?", question.place and f"%/{question.place}/%"),
    ):
        if value:
            parts.append(condition)
            values.append(value)
    if question.type:
        parts.append("substr(type, 1, ?) = ?")
        values += [len(question.type), question.type]
    more = "".join(f" AND {part}" for part in parts)
    for measure in _measures(case, question):
        rows = "current = 1 AND stands = 1 AND measure = ? AND kind != 'statement' AND polarity = 'affirmed'"
        query = f"SELECT id FROM claim WHERE {rows}{more} ORDER BY low DESC LIMIT ?"
        yield from (row[0] for row in case.db.execute(query, (measure, *values, number)))


def _measures(case: Case, question: Question) -> list[str]:
    """The measures in the case that are counted in `question`."""
    wanted = set(question.measure.split("|"))
    rows = case.db.execute(_MEASURES_IN_USE).fetchall()
    return [measure for (measure,) in rows if measure and set(measure.split("|")) <= wanted]


def _is_possible(case: Case, claim: str) -> bool:
    where = "verdict = 'possible' AND"
    query = f'SELECT 1 FROM link WHERE {where} "left" = ?1 UNION ALL SELECT 1 FROM link WHERE {where} "right" = ?1 LIMIT 1'
    return case.db.execute(query, (claim,)).fetchone() is not None


def _looked(case: Case, claim: str) -> tuple[bool, bool]:
    """Whether a person has decided on `claim` and nobody disagrees; whether people disagree."""
    held = stands_on(case.db, claim)
    contested = any(one.contested for one in held)
    return any(one.target.startswith(_LOOKED) for one in held) and not contested, contested


def _solved(case: Case, first: Sequence[Queued], figures: dict[str, Figure], time_limit: float) -> Iterator[Queued]:
    """`first` with what their loss moves, as far as the time goes."""
    budget = Budget(time_limit, monotonic)
    by_figure: dict[str, list[Queued]] = {}
    for one in first:
        by_figure.setdefault(one.figure, []).append(one)
    for name, waiting in by_figure.items():
        question = msgspec.structs.replace(figures[name].question, by=None)
        if not budget.left or not NOT_SUMMED.isdisjoint(question.measure.split("|")):
            yield from waiting
            continue
        given = material(case, question)
        admitted = admit(given.claims, given.events, question, links=given.links, witnesses=given.witnesses, sources=given.sources).case
        before = {each: getattr(numbers_of(admitted, budget, "numbers"), each) for each in NUMBERS}
        for one in waiting:
            if not budget.left:
                yield one
                continue
            without = admitted.among(account for account in admitted.accounts if account.id != one.claim)
            after = numbers_of(without, budget, "numbers")
            yield measured(one, name, before, {each: getattr(after, each) for each in NUMBERS}) if not budget.cut else one


# --- blind double coding --------------------------------------------------------------------------------------------


def draw(case: Case, number: int, coders: Sequence[str], *, seed: int, by: str) -> Sample:
    """A sample of `number` sentences, half with a claim of the machine's and half without, each for two of `coders`; kept in the ledger."""
    withdrawn = frozenset(withdrawn_reports(case.db))
    units = _with_claims(case, number - number // 2, seed, withdrawn)
    units |= _without_claims(case, number - len(units), seed, withdrawn)
    chosen = assigned(sorted(units), coders, seed=seed)
    value = {"seed": seed, "coders": sorted(set(coders)), "units": [[u.report, u.start, u.end, list(u.coders)] for u in chosen]}
    name = "s-" + content_id("f", value)[2:]
    case.decide(Decision(verb="sample", on=name, by=by, at=case.day.isoformat(), value=canonical(value).decode()))
    return Sample(id=name, seed=seed, coders=tuple(sorted(set(coders))), units=chosen)


def _with_claims(case: Case, number: int, seed: int, withdrawn: frozenset[str]) -> set[Unit]:
    """Sentences in which the machine read a claim, each claim as likely as any other."""
    ids = [
        name
        for name, report in case.db.execute("SELECT id, report FROM claim WHERE current = 1 AND person = 0 ORDER BY id")
        if report not in withdrawn
    ]
    units: set[Unit] = set()
    for at in np.random.default_rng(seed).permutation(len(ids)):
        if len(units) >= number:
            break
        claim = case.claim(ids[at])
        if claim is not None:
            units.add(Unit(claim.report, claim.sentence.start, claim.sentence.end))
    return units


def _without_claims(case: Case, number: int, seed: int, withdrawn: frozenset[str]) -> set[Unit]:
    """Sentences in which it read none: a report as likely as it is long, then each of its sentences as likely as any other."""
    rows = [row for row in case.db.execute("SELECT id, length(text) FROM report ORDER BY id") if row[0] not in withdrawn]
    chance = np.random.default_rng([seed, 1])
    units: set[Unit] = set()
    for at in drawn([length for _, length in rows], _TRIES * number, seed=seed):
        if len(units) >= number:
            break
        report = case.report(rows[at][0])
        if report is None:
            continue
        told = [(claim.sentence.start, claim.sentence.end) for claim in claims_as_read(case.db, "report = ?", (report.id,))]
        bare = [s for s in sentences(report.text) if not any(s.start < end and start < s.end for start, end in told)]
        if bare:
            chosen = bare[int(chance.integers(0, len(bare)))]
            units.add(Unit(report.id, chosen.start, chosen.end))
    return units


def sample(case: Case, name: str) -> Sample:
    """The sample whose id starts with `name`."""
    found = {one.decision.on: one.decision for one in judged(case.db, "verb = 'sample'") if one.decision.on.startswith(name or "?")}
    if len(found) != 1:
        raise GavahError(
            f"{'several samples are' if found else 'no sample is'} called {name!r}", remedy="`gavah review sample` draws one and names it"
        )
    (decision,) = found.values()
    held = msgspec.json.decode(decision.value)
    units = tuple(Unit(report, start, end, tuple(coders)) for report, start, end, coders in held["units"])
    return Sample(id=decision.on, seed=held["seed"], coders=tuple(held["coders"]), units=units)


def codings(case: Case, held: Sample) -> dict[Unit, dict[str, Judged]]:
    """Each unit's codings by coder: the last each gave."""
    rows = list(judged(case.db, "verb IN ('code', 'undo')"))
    replaced = {name for one in rows for name in one.decision.after}
    at = {(unit.report, unit.start, unit.end): unit for unit in held.units}
    found: dict[Unit, dict[str, Judged]] = {unit: {} for unit in held.units}
    for one in rows:
        decision = one.decision
        unit = at.get((decision.on, decision.start, decision.end))
        if decision.verb == "code" and decision.other == held.id and unit and one.name not in replaced and decision.by in unit.coders:
            found[unit][decision.by] = one
    return found


def waiting(case: Case, held: Sample, coder: str) -> list[int]:
    """Numbers (from 1) of the units that `coder` has yet to code."""
    done = codings(case, held)
    return [number for number, unit in enumerate(held.units, 1) if coder in unit.coders and coder not in done[unit]]


def coding(case: Case, held: Sample, number: int, fields: dict[str, Any], *, by: str) -> Decision:
    """What `by` says of unit `number` (from 1); it enters no figure until it is adjudicated."""
    unit = unit_of(held, number)
    if by not in unit.coders:
        raise Refused(f"unit {number} is for {' and '.join(unit.coders)} to code, not for {by!r}", remedy="set GAVAH_USER to who codes")
    value = canonical(_checked(fields)).decode()
    return Decision(
        verb="code", on=unit.report, by=by, at=case.day.isoformat(), report=unit.report, start=unit.start, end=unit.end, value=value, other=held.id
    )


def unit_of(held: Sample, number: int) -> Unit:
    """Unit `number` (from 1) of a sample."""
    if not 1 <= number <= len(held.units):
        raise GavahError(f"this sample has no unit {number}", where=held.id, remedy=f"1 to {len(held.units)}")
    return held.units[number - 1]


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    from gavah.ontology import is_type

    if fields.get("type") is not None and not is_type(fields["type"]):
        raise GavahError(f"no event type is called {fields['type']!r}", remedy="`gavah doctor --types` lists all")
    return checked(fields)


def agreement_of(case: Case, held: Sample, *, seed: int = 0) -> dict[str, Agreement]:
    """α of each field over the units that two have coded."""
    return agreements([[_as_coding(one) for one in by.values()] for by in codings(case, held).values()], seed=seed)


def _as_coding(one: Judged) -> Coding:
    return Coding(by=one.decision.by, fields=msgspec.json.decode(one.decision.value))


# --- adjudication ---------------------------------------------------------------------------------------------------


def coded(case: Case, held: Sample, *, by: str) -> list[Coded]:
    """Units both of whose coders are done, with their codings. Refused to a coder who has units left: the rest would not be blind."""
    if waiting(case, held, by):
        raise Refused(f"{by!r} has units of this sample left to code", where=held.id, remedy="finish them first, or let somebody else adjudicate")
    settled = {
        (one.decision.on, one.decision.start, one.decision.end) for one in judged(case.db, "verb = 'adjudicate'") if one.decision.other == held.id
    }
    found = []
    for number, (unit, by_coder) in enumerate(codings(case, held).items(), 1):
        if len(by_coder) == len(unit.coders):
            one, other = (_as_coding(by_coder[coder]) for coder in unit.coders)
            names = tuple(by_coder[coder].name for coder in unit.coders)
            done = (unit.report, unit.start, unit.end) in settled
            different = tuple(differing(one, other))
            found.append(Coded(number=number, unit=unit, codings=(one, other), differing=different, names=names, adjudicated=done))
    return found


def adjudication(
    case: Case, held: Sample, one: Coded, fields: dict[str, Any], *, by: str, gazetteer: Callable[[], Gazetteer], reason: str = ""
) -> list[Decision]:
    """The decision that names both codings and says what holds, and what follows for the claims of these words: to be appended together."""
    unit, value = one.unit, _checked(fields)
    decision = Decision(
        verb="adjudicate",
        on=unit.report,
        by=by,
        at=case.day.isoformat(),
        report=unit.report,
        start=unit.start,
        end=unit.end,
        value=canonical(value).decode(),
        other=held.id,
        reason=reason,
    )
    decision = msgspec.structs.replace(decision, after=(*one.names, *seen(case.db, decision)))
    return [decision, *_effects(case, unit, value, by=by, reason=f"adjudicated, unit {one.number} of {held.id}", gazetteer=gazetteer)]


def _effects(case: Case, unit: Unit, fields: dict[str, Any], *, by: str, reason: str, gazetteer: Callable[[], Gazetteer]) -> list[Decision]:
    """No claim: what was read there is rejected. One claim read: corrected where it differs, else accepted. None read: made. Several: left to a
    person, since a coding has the fields of one alone."""
    read = [c for c in case.claims_where("report = ?", (unit.report,)) if c.sentence.start < unit.end and unit.start < c.sentence.end]
    if fields["claims"] == 0:
        return [judging.on_claim(case, "reject", claim.id, by=by, reason=reason) for claim in read]
    if len(read) > 1:
        return []
    if not read:
        wanted = _as_corrections({}, fields, None, gazetteer)
        return [judging.claim_of(case, unit.report, unit.start, unit.end, wanted, by=by, reason=reason)] if {"kind", "type"} <= wanted.keys() else []
    (claim,) = read
    changes = _as_corrections(of_claim(claim), fields, claim, gazetteer)
    made = [judging.correction(case, claim.id, field, value, by=by, reason=reason) for field, value in changes.items()]
    return made or [judging.on_claim(case, "accept", claim.id, by=by, reason=reason)]


def _as_corrections(read: dict[str, Any], fields: dict[str, Any], claim: Claim | None, gazetteer: Callable[[], Gazetteer]) -> dict[str, Any]:
    """Corrections that make a claim with the fields `read` into what was coded; what was not coded stays."""
    changed = {name for name, value in fields.items() if name != "claims" and (name not in read or read[name] != value)}
    whole = {**read, **fields}
    found: dict[str, Any] = {name: fields[name] for name in ("kind", "type", "polarity", "modality") if name in changed and fields[name] is not None}
    if changed & {"measure", "low", "high", "complete"}:
        told = whole.get("measure") is not None and whole.get("low") is not None
        quantity = {name: whole.get(name) for name in ("measure", "low", "high")} | {"complete": bool(whole.get("complete"))}
        found["quantity"] = quantity if told else None
    if changed & {"earliest", "latest"}:
        found["when"] = {name: whole.get(name) for name in ("earliest", "latest")}
    if "place" in changed:
        found["where"] = _places(fields["place"], gazetteer)
    if "issuer" in changed and claim is not None:
        found["issuers"] = [*claim.issuers[:1], *([fields["issuer"]] if fields["issuer"] else [])]
    return found


def _places(name: str | None, gazetteer: Callable[[], Gazetteer]) -> list[dict[str, Any]]:
    place = gazetteer().place(name) if name else None
    if place is None:
        return []
    return [{"id": place.id, "name": place.name, "level": place.level, "path": list(place.path), "lat": place.lat, "lon": place.lon}]
