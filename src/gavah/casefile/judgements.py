"""A person's judgements on the claims of the present reading.

A decision overrides exactly those it names in `after` (SAFETY.md); the rest are heads. Where heads disagree the cautious reading holds: a
claim stays as the machine read it, a pair is *possible* (`gavah.linking`), a source has the lower grade.

Another reader may give another claim for the same words. A decision is attached again by what it named: the report and the sentence. What
cannot be attached is given back beside it, never dropped.
"""

import sqlite3
from typing import NamedTuple

import msgspec

from gavah.casefile import ledger, shelves
from gavah.model import Claim, Decision, Source

PAIRED = frozenset({"merge", "split"})
_ABOUT = {"accept": "standing", "reject": "standing", "merge": "pair", "split": "pair"}


class Judgements(NamedTuple):
    """Decisions whose claims are current, and those that fit no current claim."""

    attached: list[Decision]
    unattached: list[Decision]


def standing(db: sqlite3.Connection) -> Judgements:
    """The heads among all decisions, attached to the present reading."""
    held = list(ledger.decisions(db))
    overridden = {name for _, decision in held for name in decision.after}
    return attach(db, [decision for name, decision in held if name not in overridden])


def attach(db: sqlite3.Connection, decisions: list[Decision]) -> Judgements:
    """`decisions` with the ids of current claims, in their order."""
    attached, unattached = [], []
    for decision in decisions:
        renamed = _attached(db, decision)
        if renamed is None:
            unattached.append(decision)
        else:
            attached.append(renamed)
    return Judgements(attached, unattached)


def seen(db: sqlite3.Connection, decision: Decision) -> tuple[str, ...]:
    """The hashes of the earlier decisions on the same target: what whoever decides now has before them."""
    target = _target(db, decision)
    return tuple(name for name, earlier in ledger.decisions(db) if _target(db, earlier) == target)


def _target(db: sqlite3.Connection, decision: Decision) -> tuple[str, frozenset[str]]:
    now = _attached(db, decision) or decision
    return _ABOUT.get(now.verb, now.verb), frozenset({now.on, now.other} if now.verb in PAIRED else {now.on})


def _attached(db: sqlite3.Connection, decision: Decision) -> Decision | None:
    if not decision.on.startswith("c-"):
        return decision
    on = current_claim(db, decision.on)
    other = current_claim(db, decision.other) if decision.verb in PAIRED else decision.other
    if on is None or other is None:
        return None
    return msgspec.structs.replace(decision, on=on, other=other)


def current_claim(db: sqlite3.Connection, claim: str) -> str | None:
    """The id of the current claim that is what `claim` was: itself, or the one a later reading gives for its words. None if not exactly one is."""
    then = shelves.claim_of_any_reading(db, claim)
    if then is None:
        return None
    rivals = list(shelves.claims(db, "report = ?", (then.report,)))
    if any(now.id == claim for now in rivals):
        return claim
    alike = [now for now in rivals if _same_words(now, then)]
    exact = [now for now in alike if _amount(now) == _amount(then)]
    chosen = exact or alike
    return chosen[0].id if len(chosen) == 1 else None


def _same_words(now: Claim, then: Claim) -> bool:
    """Of one sentence, of one kind, counting the same."""
    meet = now.sentence.start < then.sentence.end and then.sentence.start < now.sentence.end
    return meet and now.kind == then.kind and _measure(now) == _measure(then)


def _measure(claim: Claim) -> str | None:
    return claim.quantity.measure if claim.quantity else None


def _amount(claim: Claim) -> tuple[int, int | None] | None:
    return (claim.quantity.low, claim.quantity.high) if claim.quantity else None


def rejected_claims(heads: list[Decision]) -> frozenset[str]:
    """Claims that a person rejected and nobody else, not having seen it, accepted."""
    rejected = {decision.on for decision in heads if decision.verb == "reject"}
    return frozenset(rejected - {decision.on for decision in heads if decision.verb == "accept"})


def graded(sources: list[Source], heads: list[Decision]) -> list[Source]:
    """Sources with the grade a person gave them (the lowest of several heads); the others as they came."""
    grades: dict[str, str] = {}
    for decision in heads:
        if decision.verb == "grade":
            grades[decision.on] = max(decision.value, grades.get(decision.on, ""))  # A is the best
    return [msgspec.structs.replace(source, grade=grades.get(source.id, source.grade)) for source in sources]
