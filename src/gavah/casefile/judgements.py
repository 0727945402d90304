"""A person's judgements on the claims of the present reading.

Another reader may give another claim for the same words. A decision is attached again by what it named: the report and the sentence. What
cannot be attached is given back beside it, never dropped.
"""

import sqlite3
from typing import NamedTuple

import msgspec

from gavah.casefile import shelves
from gavah.model import Claim, Decision, Source

PAIRED = frozenset({"merge", "split", "vouch"})


class Judgements(NamedTuple):
    """Decisions whose claims are current, and those that fit no current claim."""

    attached: list[Decision]
    unattached: list[Decision]


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


def rejected_claims(decisions: list[Decision]) -> frozenset[str]:
    """Claims whose latest judgement is `reject`."""
    latest = {decision.on: decision.verb for decision in decisions if decision.verb in ("accept", "reject")}
    return frozenset(claim for claim, verb in latest.items() if verb == "reject")


def graded(sources: list[Source], decisions: list[Decision]) -> list[Source]:
    """Sources with the grade a person gave them last; the others as they came."""
    grades = {decision.on: decision.value for decision in decisions if decision.verb == "grade"}
    return [msgspec.structs.replace(source, grade=grades.get(source.id, source.grade)) for source in sources]
