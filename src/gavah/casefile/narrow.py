"""A narrow question to a case: which claims can touch it, and what they hang together with, by the columns alone."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gavah.model import Event, Link, Question, Witness

Condition = tuple[str, list[object]]
BY_PLACE = ("province", "city", "site")
"""Rows of these are opened by places that any claim names, also one outside the window."""


def is_narrow(question: Question) -> bool:
    """Whether window or place leave claims out, and all that is asked can be told from the rest. A place without its path is found among all."""
    bounded = question.start is not None or question.end is not None or bool(question.place_path)
    return bounded and (question.place is None or bool(question.place_path)) and question.by not in BY_PLACE


def touching(question: Question) -> Condition:
    """SQL over the columns of `claim` that holds for every claim whose words allow a cell of the question, and for the earlier states of its
    running counts (any total that starts before the question ends).
    """
    parts: list[str] = []
    values: list[object] = []
    if question.end is not None:
        parts.append("(first_day IS NULL OR first_day <= ?)")
        values.append(question.end.isoformat())
    if question.start is not None:
        parts.append("(kind = 'total' OR last_day IS NULL OR last_day >= ? OR first_day >= ?)")
        values += [question.start.isoformat()] * 2
    path = question.place_path
    if path:
        above = ["/".join(path[:depth]) for depth in range(1, len(path))]
        parts.append(f"(place IS NULL OR place LIKE '%//%' OR place LIKE ?{' OR place LIKE ?' * len(above)})")
        values += [f"%/{'/'.join(path)}/%", *(f"%/{place}/" for place in above)]
    return " AND ".join(parts) or "1", values


def together(db: sqlite3.Connection, claims: Iterable[str], links: Sequence[Link]) -> str:
    """`claims` and all that may tell of one event with any of them, by the linking or by proven judgements; a JSON list of ids."""
    known: set[str] = set()
    fresh = set(claims)
    while fresh:
        known |= fresh
        held = msgspec.json.encode(sorted(fresh)).decode()
        rows = db.execute(
            "SELECT DISTINCT other.claim FROM event_claim AS one JOIN event_claim AS other ON other.event = one.event"
            " WHERE one.claim IN (SELECT value FROM json_each(?))",
            (held,),
        )
        found = {claim for (claim,) in rows}
        for link in links:
            if link.verdict != "distinct" and (link.left in known or link.right in known):
                found |= {link.left, link.right}
        fresh = found - known
    return msgspec.json.encode(sorted(known)).decode()


def events_of(db: sqlite3.Connection, held: str) -> Iterator[Event]:
    """The events of the claims in the JSON list `held`, by id."""
    rows = "SELECT event FROM event_claim WHERE claim IN (SELECT value FROM json_each(?))"
    for (body,) in db.execute(f"SELECT body FROM event WHERE id IN ({rows}) ORDER BY id", (held,)):
        yield msgspec.json.decode(body, type=Event)


def witnesses_of(db: sqlite3.Connection, held: str) -> Iterator[Witness]:
    """The witness of every claim in the JSON list `held`, one claim at a time, in the order of `witness_claims`."""
    rows = db.execute(
        "SELECT witness.id, root, claim FROM witness_claim JOIN witness ON witness.id = witness_claim.witness"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY root, witness.id",
        (held,),
    )
    for name, root, claim in rows:
        yield Witness(id=name, root=root, claims=(claim,), reports=())
