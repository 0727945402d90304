"""What a person decides → a decision that the case can keep: the target found, the value checked. Command line and desk make theirs here.

Nothing here appends; `Case.decide` does. Each function raises `GavahError` for what cannot be decided.
"""

from datetime import date
from typing import Any

import msgspec

from gavah.casefile import Case
from gavah.casefile.decided import approvals
from gavah.casefile.judgements import Judged, judged, seen
from gavah.casefile.media import media_item
from gavah.model import Claim, Decision, GavahError, InputError, ReaderVersion, Report, Span, make_claim
from gavah.model.corrections import FIELDS, checked_correction, corrected
from gavah.model.people import check_another
from gavah.model.standing import PAIRED, SCOPES, UNDO
from gavah.ontology import is_type

PERSON = ReaderVersion("person", "1")
GRADES = tuple("ABCDEF")
CLASSES = ("official", "public-figure", "deceased", "private", "minor", "detainee", "accused", "witness", "helper")
"""SAFETY.md, "Persons and release"."""


def on_claim(case: Case, verb: str, claim: str, *, by: str, other: str = "", reason: str = "") -> Decision:
    """accept, reject, cannot-tell, vouch on a claim; merge, split on two."""
    one = _claim(case, claim)
    if verb in PAIRED:
        if not other:
            raise GavahError(f"{verb} is about two claims", remedy="name the other: --with ID")
        if _claim(case, other).id == one.id:
            raise GavahError(f"{verb} is about two different claims", where=other, remedy="name another with --with")
    return _on(case, one, verb, by, other=other if verb in PAIRED else "", reason=reason)


def grade(case: Case, source: str, value: str, *, by: str, subject: str = "", reason: str = "") -> Decision:
    """The reliability of a source, in all or for a subject (an event type or the first part of one)."""
    if source not in {known.id for known in case.sources}:
        raise GavahError(f"this case has no source {source!r}", remedy="`gavah sources` lists them")
    if value not in GRADES:
        raise GavahError(f"{value!r} is no grade", remedy="give --value A (reliable) … E (unreliable) or F (cannot be judged)")
    if subject and not _is_subject(subject):
        raise GavahError(f"{subject!r} is no event type", remedy="`gavah doctor --types` lists all; the first part of one will do")
    return Decision(verb="grade", on=source, by=by, at=_day(case), field=subject, value=value, reason=reason)


def _is_subject(subject: str) -> bool:
    from gavah.ontology import types

    return any(each == subject or each.startswith(f"{subject}.") for each in types())


def correction(case: Case, claim: str, field: str, value: object, *, by: str, reason: str = "") -> Decision:
    """What `field` of a claim should be. `value` as JSON: a quantity {measure, low, high, complete}, a when {earliest, latest}, a list of
    places, a word, a list of issuers. The claim keeps its id, and the machine's reading stays beside it.
    """
    one = _claim(case, claim)
    _check_type(field, value)
    return _on(case, one, "correct", by, field=field, value=checked_correction(one, field, value), reason=reason)


def claim_of(case: Case, report: str, start: int, end: int, fields: dict[str, Any], *, by: str, reason: str = "") -> Decision:
    """A claim that a person reads in the words [start, end) of a report. `fields` as for corrections; kind and type are needed."""
    held = _report(case, report)
    if not {"kind", "type"} <= fields.keys():
        raise InputError("a claim needs its kind and its type", remedy="name both")
    span = Span(held, start, end)
    draft = make_claim(
        report=held.id,
        kind="statement",
        type=fields["type"],
        spans=(span,),
        said=held.passage_at(start).published or held.published,
        issuers=(held.source,),
        reader=PERSON,
    )
    for field, value in fields.items():
        _check_type(field, value)
        checked_correction(draft, field, value)
        draft = msgspec.structs.replace(corrected(draft, [_given(field, value)]), corrected=())
    made = make_claim(**{name: getattr(draft, name) for name in draft.__struct_fields__ if name != "id"})
    if case.claim(made.id) is not None:
        raise GavahError("this claim is read already", where=made.id, remedy="accept it, or correct it")
    return _on(case, made, "claim", by, value=msgspec.json.encode(made).decode(), reason=reason)


def _given(field: str, value: object) -> Any:  # noqa: ANN401
    from gavah.model import Correction

    return Correction(field=field, value=msgspec.json.encode(value).decode(), by="", at="")


def on_report(case: Case, verb: str, report: str, *, by: str, reason: str = "") -> Decision:
    """withdraw (it leaves every figure; the report and its source stay) or restore."""
    held = _report(case, report)
    return Decision(verb=verb, on=held.id, by=by, at=_day(case), report=held.id, reason=reason)


def withdrawn_consent(case: Case, thing: str, *, by: str, reason: str = "") -> Decision:
    """Whoever gave a report, a photo or a film took the consent back."""
    return Decision(verb="withdraw-consent", on=_given_thing(case, thing), by=by, at=_day(case), report=_report_id(thing), reason=reason)


def consent(
    case: Case, thing: str, scope: str, *, by: str, who: str = "", purpose: str = "", how: str = "", expires: date | None = None, reason: str = ""
) -> Decision:
    """How far whoever gave a report, photo or film lets it go: internal, partners, court or public. Who, for what, how it was given, until when."""
    on = _given_thing(case, thing)
    if scope not in SCOPES[1:]:
        raise GavahError(f"{scope!r} is no scope of a consent", remedy=f"one of: {', '.join(SCOPES[1:])}")
    value = {"scope": scope, "who": who, "purpose": purpose, "how": how, "expires": expires.isoformat() if expires else ""}
    text = msgspec.json.encode(value, order="sorted").decode()
    return Decision(verb="consent", on=on, by=by, at=_day(case), report=_report_id(on), value=text, reason=reason)


def _given_thing(case: Case, thing: str) -> str:
    return media_item(case, thing).id if thing.startswith("m-") else _report(case, thing).id


def _report_id(thing: str) -> str:
    return thing if thing.startswith("r-") else ""


def person_class(case: Case, report: str, start: int, end: int, value: str, *, by: str, reason: str = "") -> Decision:
    """The class of the person named by the words [start, end) of a report; unknown is private."""
    if value not in CLASSES:
        raise GavahError(f"{value!r} is no class of persons", remedy=f"one of: {', '.join(CLASSES)}")
    return _on_words(case, "class", report, start, end, by, value=value, reason=reason)


def approval(case: Case, report: str, start: int, end: int, *, stands: str, by: str, reason: str = "") -> Decision:
    """The words [start, end) of a report may be published exactly as `stands`, says this person. Each person's approval stands for itself.

    Raises `Refused` for a name that has approved them in another spelling.
    """
    check_another(by, (who for mark in approvals(case, report) if (mark.start, mark.end) == (start, end) for who in mark.by))
    return _on_words(case, "approve", report, start, end, by, value=stands, reason=reason)


def undo(case: Case, name: str, *, by: str, reason: str = "") -> Decision:
    """Takes back one decision (its name, or the first characters of it). It must still hold; what was decided before it does not come back."""
    taken = decision_called(case, name)
    if not taken.holds:
        raise GavahError("another decision has overridden this one already", where=taken.name[:12], remedy="take back that one")
    one = taken.decision
    if one.verb == UNDO:
        raise GavahError("this takes something back itself", where=taken.name[:12], remedy="decide again instead")
    other = one.by if one.verb in ("approve", "code") else one.other
    return msgspec.structs.replace(one, verb=UNDO, by=by, at=_day(case), value=one.verb, other=other, reason=reason, after=(taken.name,))


def decision_called(case: Case, name: str) -> Judged:
    """The decision whose name starts with `name`, or which is the entry of this number in this desk's own log."""
    if name.isascii() and name.isdigit() and len(name) < 8:
        from gavah.casefile.ledger import name_of

        entry = next((each for each in case.entries() if each.seq == int(name) and each.kind == "decision"), None)
        name = name_of(entry) if entry else name
    found = list(judged(case.db, "name >= ?1 AND name < ?1 || 'g'", (name.lower(),))) if len(name) >= 6 else []
    if len(found) != 1:
        what = "several decisions" if found else "no decision"
        raise GavahError(f"{what} called {name!r}", remedy="`gavah show ID` names those on a thing; the number of its entry, or the first characters")
    return found[0]


def seen_with(case: Case, decision: Decision) -> tuple[str, ...]:
    """The names of what is decided already on the target of `decision`: what a page shows, to be given back as `seen` when its reader decides."""
    return seen(case.db, decision)


def _on(case: Case, claim: Claim, verb: str, by: str, **more: Any) -> Decision:  # noqa: ANN401 - fields of Decision
    span = claim.sentence
    return Decision(verb=verb, on=claim.id, by=by, at=_day(case), report=claim.report, start=span.start, end=span.end, **more)


def _on_words(case: Case, verb: str, report: str, start: int, end: int, by: str, **more: Any) -> Decision:  # noqa: ANN401 - fields of Decision
    held = _report(case, report)
    span = Span(held, start, end)
    return Decision(verb=verb, on=held.id, by=by, at=_day(case), report=held.id, start=span.start, end=span.end, **more)


def _claim(case: Case, claim: str) -> Claim:
    found = case.claim(claim)
    if found is None:
        raise GavahError(f"the present reading no longer gives {claim!r}", remedy="`gavah claims` lists what it gives")
    return found


def _report(case: Case, report: str) -> Report:
    found = case.report(report)
    if found is None:
        raise GavahError(f"this case has no report {report!r}", remedy="`gavah reports` lists them")
    return found


def _check_type(field: str, value: object) -> None:
    if field not in FIELDS:
        raise InputError(f"{field!r} is no field of a claim that a person gives", remedy=f"one of: {', '.join(FIELDS)}")
    if field == "type" and not (isinstance(value, str) and is_type(value)):
        raise InputError(f"no event type is called {value!r}", remedy="`gavah doctor --types` lists all")


def _day(case: Case) -> str:
    return case.day.isoformat()
