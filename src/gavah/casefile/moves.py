"""The changelog of figures that moved: for every question asked before, what the answer was, what it is, and which decisions lie between.

A figure is solved when it is asked. An answer whose question was asked before is held beside the last one; where a number differs, both are
kept with what happened in between that can have touched the question: decisions by name, and runs of readers, the linker, adds.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec

from gavah.casefile.judgements import Judged, judged
from gavah.model import Figure, Question, content_id

NUMBERS = ("evidence", "floor", "best", "named", "ceiling")
MOVES = ("accept", "reject", "correct", "claim", "merge", "split", "vouch", "grade", "withdraw", "restore", "erase", "undo")
"""Verbs that can move a figure."""
_RUNS = ("add", "source", "read", "link", "received")
_AT_NUMBERS = "numbers"


class Point(NamedTuple):
    """How far a case is: the last entry of its own log and the last decision of any."""

    entry: int
    decided: int


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """One question's answer that moved. `old`, `new`: the five numbers (None = none). `reasons`: what lies between and can have moved it."""

    question: Question
    day: str
    old: dict[str, int | None]
    new: dict[str, int | None]
    old_figure: str
    new_figure: str
    reasons: list[dict[str, Any]]


def here(db: sqlite3.Connection) -> Point:
    """How far the case is now."""
    entry, decided = (db.execute(f"SELECT coalesce(max(seq), 0) FROM {table}").fetchone()[0] for table in ("entry", "decision"))
    return Point(int(entry), int(decided))


def question_id(question: Question) -> str:
    """What a question is kept under."""
    return content_id("f", msgspec.to_builtins(question))


def keep(db: sqlite3.Connection, figure: Figure, made: str, at: Point, day: date) -> None:
    """Keep `figure`, with the id `made`, as the answer to its question; note how it moved. One cut short does not replace one that was not."""
    asked = question_id(figure.question)
    row = db.execute("SELECT figure, entry, decided FROM asked WHERE question = ?", (asked,)).fetchone()
    if row and _AT_NUMBERS in figure.cut:
        return
    if row and row[0] != made:
        old = _figure(db, row[0])
        if old is not None and numbers(old) != numbers(figure):
            reasons = msgspec.json.encode(_reasons(db, figure.question, Point(row[1], row[2]))).decode()
            values = (asked, day.isoformat(), row[0], made, reasons)
            db.execute("INSERT INTO moved (question, day, old, new, reasons) VALUES (?, ?, ?, ?, ?)", values)
    db.execute("INSERT OR REPLACE INTO asked (question, figure, entry, decided) VALUES (?, ?, ?, ?)", (asked, made, *at))


def kept(db: sqlite3.Connection, question: Question) -> tuple[str, bool] | None:
    """The id of the answer last given to `question`, and whether it is fresh."""
    row = db.execute("SELECT figure, entry, decided FROM asked WHERE question = ?", (question_id(question),)).fetchone()
    return (row[0], _is_fresh(Point(row[1], row[2]), _last_mover(db))) if row else None


def stale(db: sqlite3.Connection) -> list[Question]:
    """Questions whose answers something since may have moved."""
    last = _last_mover(db)
    rows = db.execute("SELECT figure FROM asked WHERE entry < ? OR decided < ? ORDER BY question", last).fetchall()
    return [figure.question for figure in (_figure(db, name) for (name,) in rows) if figure]


def stale_count(db: sqlite3.Connection) -> int:
    """How many these are."""
    return int(db.execute("SELECT count(*) FROM asked WHERE entry < ? OR decided < ?", _last_mover(db)).fetchone()[0])


def asked(db: sqlite3.Connection, most: int = -1) -> list[tuple[str, Figure]]:
    """The answers that hold to all questions asked so far, by id; with `most`, those to the questions answered last."""
    rows = db.execute("SELECT figure FROM asked ORDER BY entry DESC, decided DESC, figure LIMIT ?", (most,)).fetchall()
    names = sorted(name for (name,) in rows)
    return [(name, figure) for name, figure in ((name, _figure(db, name)) for name in names) if figure]


def moved(db: sqlite3.Connection, question: Question | None = None, *, start: int = 0, most: int = -1) -> Iterator[Moved]:
    """What moved, the latest first; of one question or of all. `start`, `most`: a page of them."""
    where, values = ("WHERE question = ?", (question_id(question),)) if question else ("", ())
    query = f"SELECT day, old, new, reasons FROM moved {where} ORDER BY seq DESC LIMIT ? OFFSET ?"
    for day, old, new, reasons in db.execute(query, (*values, most, start)).fetchall():
        before, after = _figure(db, old), _figure(db, new)
        if before and after:
            yield Moved(
                question=after.question,
                day=day,
                old=numbers(before),
                new=numbers(after),
                old_figure=old,
                new_figure=new,
                reasons=msgspec.json.decode(reasons),
            )


def numbers(figure: Figure) -> dict[str, int | None]:
    """The five numbers by name."""
    return {name: getattr(figure, name) for name in NUMBERS}


def _is_fresh(at: Point, last: Point) -> bool:
    return at.entry >= last.entry and at.decided >= last.decided


def _last_mover(db: sqlite3.Connection) -> Point:
    """The last entry and the last decision that can move a figure."""
    runs, verbs = (", ".join("?" * len(names)) for names in (_RUNS, MOVES))
    entry = db.execute(f"SELECT coalesce(max(seq), 0) FROM entry WHERE kind IN ({runs})", _RUNS).fetchone()[0]
    decided = db.execute(f"SELECT coalesce(max(seq), 0) FROM decision WHERE verb IN ({verbs})", MOVES).fetchone()[0]
    return Point(int(entry), int(decided))


def _figure(db: sqlite3.Connection, name: str) -> Figure | None:
    row = db.execute("SELECT body FROM figure WHERE id = ?", (name,)).fetchone()
    return msgspec.json.decode(row[0], type=Figure) if row else None


def _reasons(db: sqlite3.Connection, question: Question, since: Point) -> list[dict[str, Any]]:
    """The decisions after `since` that touch what is asked, and the runs after it."""
    marks = ", ".join("?" * len(MOVES))
    decided = judged(db, f"seq > ? AND verb IN ({marks})", (since.decided, *MOVES))
    found: list[dict[str, Any]] = [_told(one) for one in decided if _touches(db, one, question)]
    runs = f"SELECT kind, count(*) FROM entry WHERE seq > ? AND kind IN ({', '.join('?' * len(_RUNS))}) GROUP BY kind ORDER BY kind"
    return found + [{"kind": kind, "times": times} for kind, times in db.execute(runs, (since.entry, *_RUNS))]


def _told(one: Judged) -> dict[str, Any]:
    decision = one.decision
    told = {name: getattr(decision, name) for name in ("verb", "on", "other", "field", "value", "by", "at", "reason")}
    return {"kind": "decision", "name": one.name, **{name: value for name, value in told.items() if value}}


def _touches(db: sqlite3.Connection, one: Judged, question: Question) -> bool:
    """Whether a decision is about a claim that can count in `question`, as it was read or as it stands."""
    decision = one.decision
    if not decision.on.startswith(("c-", "r-")):
        return question.grade is not None
    column, things = ("id", [decision.on, decision.other]) if decision.on.startswith("c-") else ("report", [decision.on])
    asked = question.measure.split("|")
    for thing in filter(None, things):
        rows = db.execute(f"SELECT kind, measure, json_extract(body, '$.quantity.measure') FROM claim WHERE {column} = ?", (thing,)).fetchall()
        for kind, *measures in rows:
            if (kind == "event" and "events" in asked) or any(each is None or not set(each.split("|")).isdisjoint(asked) for each in measures):
                return True
    return False
