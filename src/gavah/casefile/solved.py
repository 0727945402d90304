"""Answers kept by question and state of the case, in parts: the desk shows them without solving anything."""

import sqlite3

import msgspec

from gavah.casefile.database import transaction
from gavah.casefile.state import state_of
from gavah.model import Question, content_id

KEPT_STATES = 3
"""A question's answers of so many states are kept: what stood before a decision is shown until the new answer is there."""


def key_of(question: Question) -> str:
    """What a question is kept by: the same for the same question, however it is to be broken down."""
    return content_id("f", msgspec.to_builtins(msgspec.structs.replace(question, by=None)))


def parts(db: sqlite3.Connection, question: Question) -> dict[str, bytes]:
    """The parts that are solved for the case as it is, each JSON."""
    rows = db.execute("SELECT part, body FROM solved WHERE question = ? AND state = ?", (key_of(question), state_of(db)))
    return {part: body.encode() for part, body in rows}


def earlier(db: sqlite3.Connection, question: Question) -> bytes | None:
    """The figure of the last state that it was solved for, whether or not the case has moved on."""
    row = db.execute(
        "SELECT body FROM solved WHERE question = ? AND part = 'figure' ORDER BY CAST(state AS INTEGER) DESC LIMIT 1", (key_of(question),)
    )
    found = row.fetchone()
    return found[0].encode() if found else None


def last(db: sqlite3.Connection, key: str, part: str) -> tuple[str, bytes] | None:
    """What was kept last under `key`, with the state it was made for: lists for the whole case (a review's order, sources' records)."""
    newest = "ORDER BY CAST(state AS INTEGER) DESC, state DESC LIMIT 1"
    row = db.execute(f"SELECT state, body FROM solved WHERE question = ? AND part = ? {newest}", (key, part)).fetchone()
    return (str(row[0]), row[1].encode()) if row else None


def last_state(db: sqlite3.Connection, key: str, part: str) -> str | None:
    """The state that was made for: asked first where the list is long and held in memory already."""
    newest = "ORDER BY CAST(state AS INTEGER) DESC, state DESC LIMIT 1"
    row = db.execute(f"SELECT state FROM solved WHERE question = ? AND part = ? {newest}", (key, part)).fetchone()
    return str(row[0]) if row else None


def of_state(db: sqlite3.Connection, state: str, part: str) -> dict[str, bytes]:
    """One part of every question that is solved for `state`."""
    return {question: body.encode() for question, body in db.execute("SELECT question, body FROM solved WHERE part = ? AND state = ?", (part, state))}


def keep(db: sqlite3.Connection, question: Question, state: str, part: str, body: bytes) -> None:
    """Keep one part, solved for `state`."""
    keep_as(db, key_of(question), state, part, body)


def keep_as(db: sqlite3.Connection, key: str, state: str, part: str, body: bytes) -> None:
    """The same under a key that is no question's."""
    with transaction(db):
        db.execute("INSERT OR REPLACE INTO solved (question, state, part, body) VALUES (?, ?, ?, ?)", (key, state, part, body.decode()))
        states = [row[0] for row in db.execute("SELECT DISTINCT state FROM solved WHERE question = ?", (key,))]
        states.sort(key=int)
        for old in states[:-KEPT_STATES]:
            db.execute("DELETE FROM solved WHERE question = ? AND state = ?", (key, old))
