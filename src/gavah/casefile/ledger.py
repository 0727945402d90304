"""The ledger from the first day: every add, run and decision is an append-only entry (SAFETY.md).

An entry's line is canonical JSON; `body` in it is SHA-256(salt ‖ body), so that destroying salt and body erases the words and leaves a
commitment. The Merkle tree and signatures over these lines come with custody.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from gavah.model import Decision, Entry, canonical

SALT_BYTES = 32


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry before it has a number: what it is about and its body (any JSON value)."""

    kind: str
    on: str
    body: object
    after: tuple[str, ...] = ()


def append(db: sqlite3.Connection, drafts: Sequence[Draft], *, log: str, actor: str, day: str) -> list[Entry]:
    """Append `drafts` in order, inside the caller's transaction. Returns the entries with their numbers."""
    first = int(db.execute("SELECT coalesce(max(seq), -1) + 1 FROM entry").fetchone()[0])
    entries: list[Entry] = []
    bodies: list[tuple[int, bytes, bytes]] = []
    for seq, draft in enumerate(drafts, first):
        salt, body = secrets.token_bytes(SALT_BYTES), canonical(draft.body)
        digest = hashlib.sha256(salt + body).hexdigest()
        entries.append(Entry(kind=draft.kind, log=log, seq=seq, day=day, on=draft.on, actor=actor, body=digest, after=draft.after))
        bodies.append((seq, salt, body))
    db.executemany("INSERT INTO entry (seq, kind, subject, line) VALUES (?, ?, ?, ?)", [(e.seq, e.kind, e.on, canonical(e)) for e in entries])
    db.executemany("INSERT INTO entry_body (seq, salt, body) VALUES (?, ?, ?)", bodies)
    return entries


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
    """Every decision whose body is still held, in the order they were appended, with the hash of its entry."""
    query = "SELECT line, body FROM entry JOIN entry_body USING (seq) WHERE kind = 'decision' ORDER BY seq"
    for line, body in db.execute(query):
        yield hashlib.sha256(line).hexdigest(), msgspec.json.decode(body, type=Decision)


def added(db: sqlite3.Connection) -> dict[str, str]:
    """What the entries of reports commit to: report id → the hash of its original followed by that of its text."""
    found = {}
    for entry, body in entries(db, kind="add"):
        if body is not None and entry.on.startswith("r-"):
            held = msgspec.json.decode(body)
            found[entry.on] = f"{held.get('sha256')}{held.get('text')}"
    return found


def broken(db: sqlite3.Connection) -> Iterator[str]:
    """What does not hold in the ledger: a gap in the numbers, a body that is not the one committed to."""
    for expected, (seq, line, salt, body) in enumerate(
        db.execute("SELECT seq, line, salt, body FROM entry LEFT JOIN entry_body USING (seq) ORDER BY seq")
    ):
        if seq != expected:
            yield f"entry {expected} is missing"
            return
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except msgspec.MsgspecError:
            yield f"entry {seq} cannot be read"
            continue
        if entry.seq != seq or canonical(entry) != line:
            yield f"entry {seq} is not in canonical form"
        if body is not None and (not isinstance(body, bytes) or hashlib.sha256(salt + body).hexdigest() != entry.body):
            yield f"the body of entry {seq} is not the one it was appended with"
