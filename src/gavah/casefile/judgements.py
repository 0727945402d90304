"""A person's judgements on the claims of the present reading: a view of the ledger, kept in tables so that a decision costs what it touches.

What stands is the fold of `gavah.model.standing`. Another reader may give another claim for the same words: a decision is attached again by
what it named, the report and the sentence. What cannot be attached is given back beside it, never dropped.

The claims carry what was decided on them: corrected fields, and whether they stand. Linking, asking, showing and lists read it from there.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from gavah.casefile import ledger, shelves
from gavah.model import Claim, Correction, Decision, Source
from gavah.model.corrections import corrected
from gavah.model.standing import PAIRED, UNDO, Held, Standing, fold, settled, target_of

FOLDED = "judgements"
"""In `meta` once the tables have been filled from the ledger."""
TABLES = ("decision", "decision_on", "overridden")
_LEFT_OUT = frozenset({"erase", "withdraw"})
_HEAD = "NOT EXISTS (SELECT 1 FROM overridden WHERE overridden.name = decision.name)"


class Judged(NamedTuple):
    """A decision as a person sees it: its name, itself with the ids of current claims, and whether another has overridden it."""

    name: str
    decision: Decision
    holds: bool


# --- the tables -----------------------------------------------------------------------------------------------------


def take(db: sqlite3.Connection, name: str, decision: Decision) -> None:
    """Take a decision into the view, in any order and any number of times; inside the caller's transaction."""
    row = (name, decision.verb, decision.by, msgspec.json.encode(decision))
    db.execute("INSERT OR IGNORE INTO decision (name, seq, verb, by, body) SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4 FROM decision", row)
    db.executemany("INSERT OR IGNORE INTO overridden (name) VALUES (?)", [(each,) for each in decision.after])
    touched = {now for each in decision.after for now in _things_now(db, each)}
    if decision.verb == "claim":
        _shelve_made_claim(db, decision)
    _attach(db, name, decision)
    settle(db, touched | set(_things_now(db, name)))


def fill(db: sqlite3.Connection) -> None:
    """The tables anew from the ledger, and the claims with them; inside the caller's transaction. After an erasure, and in an older case."""
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE claim SET current = 0 WHERE person = 1")
    for after in list(ledger.overriding(db)):
        db.executemany("INSERT OR IGNORE INTO overridden (name) VALUES (?)", [(each,) for each in after])
    rows = db.execute("SELECT id FROM claim WHERE judged IS NOT NULL OR stands = 0").fetchall()
    for name, decision in list(ledger.decisions(db)):
        take(db, name, decision)
    settle(db, {claim for (claim,) in rows})
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", (FOLDED,))


def is_filled(db: sqlite3.Connection) -> bool:
    """Have the tables been filled from the ledger?"""
    return db.execute("SELECT 1 FROM meta WHERE key = ?", (FOLDED,)).fetchone() is not None


def reread(db: sqlite3.Connection, report: str) -> None:
    """Attach what was decided in `report` to the claims that its newest reading gives; inside the caller's transaction."""
    if db.execute("SELECT 1 FROM decision LIMIT 1").fetchone() is None:
        return
    made = "verb = 'claim' AND name IN (SELECT name FROM decision_on WHERE report = ?)"
    for (body,) in db.execute(f"SELECT body FROM decision WHERE {made}", (report,)).fetchall():
        _shelve_made_claim(db, msgspec.json.decode(body, type=Decision))
    loose = (
        "SELECT name FROM decision_on WHERE report = ?1 UNION SELECT name FROM decision_on WHERE thing IN (SELECT id FROM claim WHERE report = ?1)"
    )
    for (name,) in db.execute(loose, (report,)).fetchall():
        _attach(db, name, _decision(db, name))
    settle(db, {claim for (claim,) in db.execute("SELECT id FROM claim WHERE report = ? AND (current = 1 OR person = 1)", (report,))})


def _attach(db: sqlite3.Connection, name: str, decision: Decision) -> None:
    """Where `decision` stands in the present reading."""
    things = [decision.on, *([decision.other] if decision.verb in PAIRED or decision.value in PAIRED else [])]
    found: dict[str, str | None] = {thing: current_claim(db, thing, decision) if thing.startswith("c-") else thing for thing in things}
    rows = [(thing, name, _report_of(db, thing, decision), now) for thing, now in found.items()]
    db.executemany("INSERT OR REPLACE INTO decision_on (thing, name, report, now) VALUES (?, ?, ?, ?)", rows)
    now = None if None in found.values() else target_of(_renamed(decision, {k: v for k, v in found.items() if v}))
    db.execute("UPDATE decision SET target = ? WHERE name = ?", (now, name))


def _renamed(decision: Decision, now: dict[str, str]) -> Decision:
    return msgspec.structs.replace(decision, on=now.get(decision.on, decision.on), other=now.get(decision.other, decision.other))


def _report_of(db: sqlite3.Connection, thing: str, decision: Decision) -> str | None:
    if thing.startswith("r-"):
        return thing
    row = db.execute("SELECT report FROM claim WHERE id = ?", (thing,)).fetchone()
    return str(row[0]) if row else (decision.report or None) if thing == decision.on else None


def _things_now(db: sqlite3.Connection, name: str) -> list[str]:
    return [now for (now,) in db.execute("SELECT now FROM decision_on WHERE name = ? AND now IS NOT NULL", (name,))]


def _decision(db: sqlite3.Connection, name: str) -> Decision:
    return msgspec.json.decode(db.execute("SELECT body FROM decision WHERE name = ?", (name,)).fetchone()[0], type=Decision)


# --- what stands ----------------------------------------------------------------------------------------------------


def seen(db: sqlite3.Connection, decision: Decision) -> tuple[str, ...]:
    """The names of the earlier decisions on the same target: what whoever decides now has before them."""
    now = {thing: current_claim(db, thing, decision) or thing for thing in (decision.on, decision.other) if thing.startswith("c-")}
    target = target_of(_renamed(decision, now))
    return tuple(name for (name,) in db.execute("SELECT name FROM decision WHERE target = ? ORDER BY seq", (target,)))


def standing_of(db: sqlite3.Connection, target: str) -> Standing:
    """What holds of one target."""
    return settled(target, _heads(db, "target = ?", (target,)))


def stands_on(db: sqlite3.Connection, thing: str) -> list[Standing]:
    """All that holds of a claim, report or source, by target."""
    heads = _heads(db, "name IN (SELECT name FROM decision_on WHERE now = ?)", (thing,))
    return [standing for standing in fold(heads).values() if standing.verb or standing.contested]


def _heads(db: sqlite3.Connection, where: str, values: Sequence[object] = ()) -> list[Held]:
    """Decisions nobody has overridden, with the ids of current claims."""
    return [Held(one.name, one.decision) for one in judged(db, f"{_HEAD} AND target IS NOT NULL AND {where}", values)]


def judged(db: sqlite3.Connection, where: str = "1", values: Sequence[object] = ()) -> Iterator[Judged]:
    """Decisions in the order they came; `where` is SQL over the columns of `decision`."""
    for name, body, holds in db.execute(f"SELECT name, body, {_HEAD} FROM decision WHERE {where} ORDER BY seq", values).fetchall():
        now = dict(db.execute("SELECT thing, now FROM decision_on WHERE name = ? AND now IS NOT NULL", (name,)).fetchall())
        yield Judged(name, _renamed(msgspec.json.decode(body, type=Decision), now), bool(holds))


def heads(db: sqlite3.Connection, verbs: Iterable[str]) -> list[Decision]:
    """The decisions of these verbs, and what undid one of them, that nobody has overridden."""
    chosen = (*verbs, UNDO)
    return [one.decision for one in _heads(db, f"verb IN ({', '.join('?' * len(chosen))})", chosen)]


def unattached(db: sqlite3.Connection) -> list[Decision]:
    """Decisions that hold and fit no claim of the present reading."""
    return [one.decision for one in judged(db, f"{_HEAD} AND target IS NULL")]


# --- what it does to claims and sources -----------------------------------------------------------------------------


def settle(db: sqlite3.Connection, things: Iterable[str]) -> None:
    """Write on the claims named, and on those of the reports named, what was decided on them."""
    claims: set[str] = set()
    for thing in things:
        if thing.startswith("c-"):
            claims.add(thing)
        elif thing.startswith("r-"):
            claims.update(claim for (claim,) in db.execute("SELECT id FROM claim WHERE report = ? AND current = 1", (thing,)))
    for claim in sorted(claims):
        _settle(db, claim)


def _settle(db: sqlite3.Connection, claim: str) -> None:
    row = db.execute("SELECT body, report, person FROM claim WHERE id = ?", (claim,)).fetchone()
    if row is None:
        return
    read = msgspec.json.decode(row[0], type=Claim)
    view, stands = as_judged(db, read)
    if row[2]:
        db.execute("UPDATE claim SET current = ? WHERE id = ?", (int(standing_of(db, f"claim|{claim}").verb == "claim"), claim))
    shelves.put_judged(db, read, view, stands=stands)


def as_judged(db: sqlite3.Connection, read: Claim) -> tuple[Claim, bool]:
    """A claim of the machine's reading as people see it, and whether it may enter figures."""
    held = stands_on(db, read.id)
    corrections = [_correction(one, head) for one in held if one.target.startswith("correct:") for head in _told(one)]
    rejected = any(one.target.startswith("standing|") and one.verb == "reject" for one in held)
    left_out = standing_of(db, f"report|{read.report}").verb in _LEFT_OUT
    return (corrected(read, corrections) if corrections else read), not (rejected or left_out)


def _told(standing: Standing) -> Sequence[Held]:
    """Of agreeing heads one is enough; of contested ones all are told."""
    heads = [head for head in standing.heads if head.decision.verb == "correct"]
    return heads if standing.contested else heads[:1]


def _correction(standing: Standing, head: Held) -> Correction:
    one = head.decision
    return Correction(field=one.field, value=one.value, by=one.by, at=one.at, contested=standing.contested)


def _shelve_made_claim(db: sqlite3.Connection, decision: Decision) -> None:
    """The claim that a person made stands on the shelf, whatever the newest reading gives; not before its report is here."""
    report = next(shelves.reports(db, "id = ?", (decision.report,)), None)
    if report is not None:
        shelves.put_made_claim(db, report, made_claim(decision))


def made_claim(decision: Decision) -> Claim:
    """The claim that a person made with `decision` (verb `claim`)."""
    return msgspec.json.decode(decision.value, type=Claim)


def graded(sources: list[Source], heads: Iterable[Decision]) -> list[Source]:
    """Sources with the grades people gave them, the lowest of several heads, in all and for a subject; the others as they came."""
    grades: dict[str, dict[str, str]] = {}
    for target, standing in fold(Held(str(n), one) for n, one in enumerate(heads) if one.verb in ("grade", "undo")).items():
        if target.startswith("grade:") and standing.verb == "grade":
            subject, _, source = target.removeprefix("grade:").partition("|")
            grades.setdefault(source, {})[subject] = standing.value
    return [_with_grades(source, grades.get(source.id)) for source in sources]


def _with_grades(source: Source, given: dict[str, str] | None) -> Source:
    if given is None:
        return source
    subjects = {subject: grade for subject, grade in given.items() if subject}
    return msgspec.structs.replace(source, grade=given.get("", source.grade), grades={**source.grades, **subjects})


# --- finding a claim again ------------------------------------------------------------------------------------------


def current_claim(db: sqlite3.Connection, claim: str, named: Decision | None = None) -> str | None:
    """The id of the current claim that is what `claim` was: itself, or the one a later reading gives for its words. None if not exactly one is.

    `named`: a decision on a claim that no reading here gave; its report and sentence find the claim.
    """
    if db.execute("SELECT 1 FROM claim WHERE id = ? AND (current = 1 OR person = 1)", (claim,)).fetchone():
        return claim
    then = shelves.claim_of_any_reading(db, claim)
    if then is None:
        return _by_sentence(db, named) if named is not None and named.on == claim else None
    alike = [now for now in shelves.claims_as_read(db, "report = ?", (then.report,)) if _same_words(now, then)]
    exact = [now for now in alike if _amount(now) == _amount(then)]
    chosen = exact or alike
    return chosen[0].id if len(chosen) == 1 else None


def _by_sentence(db: sqlite3.Connection, named: Decision) -> str | None:
    rivals = shelves.claims_as_read(db, "report = ?", (named.report,)) if named.report and named.start >= 0 else iter(())
    found = [now.id for now in rivals if now.sentence.start < named.end and named.start < now.sentence.end]
    return found[0] if len(found) == 1 else None


def _same_words(now: Claim, then: Claim) -> bool:
    """Of one sentence, of one kind, counting the same."""
    meet = now.sentence.start < then.sentence.end and then.sentence.start < now.sentence.end
    return meet and now.kind == then.kind and _measure(now) == _measure(then)


def _measure(claim: Claim) -> str | None:
    return claim.quantity.measure if claim.quantity else None


def _amount(claim: Claim) -> tuple[int, int | None] | None:
    return (claim.quantity.low, claim.quantity.high) if claim.quantity else None


# --- does the view hold what the ledger gives? ----------------------------------------------------------------------


def differences(db: sqlite3.Connection) -> Iterator[str]:
    """Where the tables or the claims say something else than the ledger: one sentence each."""
    held = {name: msgspec.json.encode(decision) for name, decision in ledger.decisions(db)}
    known = dict(db.execute("SELECT name, body FROM decision").fetchall())
    for name in sorted(held.keys() ^ known.keys() | {name for name in held.keys() & known.keys() if held[name] != known[name]}):
        yield f"decision {name} is not kept as the ledger has it"
    named = {name for after in ledger.overriding(db) for name in after}
    if {name for (name,) in db.execute("SELECT name FROM overridden").fetchall()} != named:
        yield "which decisions were overridden is not what those after them say"
    for body, view, stands in db.execute("SELECT body, judged, stands FROM claim WHERE current = 1 ORDER BY seq").fetchall():
        read = msgspec.json.decode(body, type=Claim)
        now, holds = as_judged(db, read)
        if (None if now is read else msgspec.json.encode(now).decode()) != view or int(holds) != stands:
            yield f"claim {read.id} does not stand as people decided"


def withdrawn_reports(db: sqlite3.Connection) -> list[str]:
    """Ids of the reports that were withdrawn or erased."""
    rows = db.execute("SELECT DISTINCT target FROM decision WHERE verb IN ('erase', 'withdraw')").fetchall()
    return sorted(target.partition("|")[2] for (target,) in rows if standing_of(db, target).verb in _LEFT_OUT)
