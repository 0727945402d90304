"""The chain of custody of one thing: every entry of the ledger on it, in words that a court can follow."""

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import date

import msgspec

from gavah.model import Decision, Entry

MOST = 200


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its number, day, who; `verb` where it is a decision; the hash of its line; whether its words are still held."""

    seq: int
    day: date
    actor: str
    kind: str
    verb: str
    hash: str
    held: bool


def chain(db: sqlite3.Connection, thing: str) -> list[Link]:
    """The entries on `thing`, in order; codings are left out, whoever codes the same words must not see them."""
    return list(_chain(db, thing))


def _chain(db: sqlite3.Connection, thing: str) -> Iterator[Link]:
    query = "SELECT entry.seq, line, body FROM entry LEFT JOIN entry_body USING (seq) WHERE subject = ? ORDER BY entry.seq LIMIT ?"
    for seq, line, body in db.execute(query, (thing, MOST)):
        entry = msgspec.json.decode(line, type=Entry)
        verb = msgspec.json.decode(body, type=Decision).verb if entry.kind == "decision" and body is not None else ""
        if verb == "code":
            continue
        yield Link(
            seq=seq,
            day=date.fromisoformat(entry.day),
            actor=entry.actor,
            kind=entry.kind,
            verb=verb,
            hash=hashlib.sha256(line).hexdigest(),
            held=body is not None,
        )
