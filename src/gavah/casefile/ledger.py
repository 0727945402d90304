"""The ledger from the first day: every add, run and decision is an append-only entry (SAFETY.md).

An entry's line is canonical JSON; `body` in it is SHA-256(salt ‖ body), so that destroying salt and body erases the words and leaves a
commitment. Every line is a leaf of the log's Merkle tree; each append leaves a signed checkpoint of the whole (`casefile.tree`).
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from gavah.casefile import tree
from gavah.casefile.inserting import insert
from gavah.custody.note import Checkpoint
from gavah.custody.tree import leaf_hash
from gavah.model import Decision, Entry, canonical

SALT_BYTES = 32


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry before it has a number: what it is about and its body (any JSON value)."""

    kind: str
    on: str
    body: object
    after: tuple[str, ...] = ()


def append(db: sqlite3.Connection, drafts: Sequence[Draft], *, log: str, actor: str, day: str, note_of: Callable[[Checkpoint], str]) -> list[Entry]:
    """Append `drafts` in order, inside the caller's transaction. Returns the entries with their numbers.

    `note_of` signs the checkpoint of the log as it then is.
    """
    if not drafts:
        return []
    first = int(db.execute("SELECT coalesce(max(seq), -1) + 1 FROM entry").fetchone()[0])
    numbers = range(first, first + len(drafts))
    bodies = [canonical(draft.body) for draft in drafts]
    salts = _salts(len(drafts))
    entries = [
        Entry(kind=draft.kind, log=log, seq=seq, day=day, on=draft.on, actor=actor, body=hashlib.sha256(salt + body).hexdigest(), after=draft.after)
        for seq, draft, salt, body in zip(numbers, drafts, salts, bodies, strict=True)
    ]
    lines = list(map(canonical, entries))
    insert(db, "entry", {"seq": numbers, "kind": [one.kind for one in drafts], "subject": [one.on for one in drafts], "line": lines})
    insert(db, "entry_body", {"seq": numbers, "salt": salts, "body": bodies})
    tree.grow(db, log, list(map(leaf_hash, lines)), note_of)
    return entries


def _salts(count: int) -> list[bytes]:
    """Asked of the system at once: asking for each costs more than what it is for."""
    salts = secrets.token_bytes(SALT_BYTES * count)
    return [salts[at : at + SALT_BYTES] for at in range(0, len(salts), SALT_BYTES)]


def complete_tree(db: sqlite3.Connection, log: str, note_of: Callable[[Checkpoint], str]) -> None:
    """Give the entries of an earlier version their leaves."""
    size = tree.head(db, log).edge.size
    rows = db.execute("SELECT line FROM entry WHERE seq >= ? ORDER BY seq", (size,)).fetchall()
    if rows:
        tree.grow(db, log, [leaf_hash(line) for (line,) in rows], note_of)


def name_of(entry: Entry) -> str:
    """What a decision is called by those made after it: the SHA-256 of its entry's line."""
    return hashlib.sha256(canonical(entry)).hexdigest()


def entries(db: sqlite3.Connection, *, kind: str | None = None, on: str | None = None) -> Iterator[tuple[Entry, bytes | None]]:
    """Entries in order with their bodies (None where erased)."""
    where, values = ["1"], []
    for column, value in (("kind", kind), ("subject", on)):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    query = f"SELECT line, body FROM entry LEFT JOIN entry_body USING (seq) WHERE {' AND '.join(where)} ORDER BY seq"
    for line, body in db.execute(query, values):
        yield msgspec.json.decode(line, type=Entry), body


def decisions(db: sqlite3.Connection) -> Iterator[tuple[str, Decision]]:
    """Every decision whose body is still held, this desk's and its peers', log after log as each appended them, with the hash of its entry."""
    query = (
        "SELECT (SELECT value FROM meta WHERE key = 'origin') AS log, seq, line, body FROM entry JOIN entry_body USING (seq) WHERE kind = 'decision'"
        " UNION ALL SELECT log, seq, line, body FROM peer_entry JOIN peer_body USING (log, seq) WHERE kind = 'decision' ORDER BY log, seq"
    )
    for _, _, line, body in db.execute(query):
        yield hashlib.sha256(line).hexdigest(), msgspec.json.decode(body, type=Decision)


def overriding(db: sqlite3.Connection) -> Iterator[tuple[str, ...]]:
    """What each decision names in its `after`, this desk's and its peers', also those whose bodies are gone."""
    for (line,) in db.execute("SELECT line FROM entry WHERE kind = 'decision' UNION ALL SELECT line FROM peer_entry WHERE kind = 'decision'"):
        yield msgspec.json.decode(line, type=Entry).after


def added(db: sqlite3.Connection) -> dict[str, str]:
    """What the entries of reports, of this desk's log and its peers', commit to: report id → the hashes of its original and its text."""
    found = {}
    for subject, body in db.execute(_ADDED):
        if b'"text":' in body:  # an erasure of words says what is left
            held = msgspec.json.decode(body)
            sha256 = held["report"]["sha256"] if "report" in held else held.get("sha256")  # the first cases kept less
            found[subject] = f"{sha256}{held.get('text')}"
    return found


def described(db: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """(report id, what the entry says of the report beside its text), in the order of the entries: the last one of a report holds."""
    for subject, body in db.execute(_ADDED):
        if b'"report":' in body and "report" in (held := msgspec.json.decode(body)):
            yield subject, held["report"]


_ADDED = (
    "SELECT subject, CAST(body AS BLOB) FROM"
    " (SELECT 0 AS own, log, seq, subject, kind, body FROM peer_entry JOIN peer_body USING (log, seq) UNION ALL"
    " SELECT 1, '', seq, subject, kind, body FROM entry JOIN entry_body USING (seq))"
    " WHERE kind IN ('add', 'erase') AND subject LIKE 'r-%' ORDER BY own, log, seq"
)
