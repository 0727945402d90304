"""The Merkle tree over a log as the case stores it: pages of leaf hashes, the right edge, the signed checkpoint of the present size."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gavah.custody.note import Checkpoint, Key, Note, Signer, sign
from gavah.custody.tree import HASH_BYTES, Frontier

PAGE = 256
"""Leaf hashes on a page."""


class Head(NamedTuple):
    """A log as far as it is known here: its right edge, and the checkpoint of that size as a signed note ("" before the first)."""

    edge: Frontier
    note: str


def head(db: sqlite3.Connection, log: str) -> Head:
    """The state of `log`; empty if nothing of it is held."""
    row = db.execute("SELECT size, edge, note FROM tree WHERE log = ?", (log,)).fetchone()
    return Head(Frontier.decoded(row[0], row[1]), row[2]) if row else Head(Frontier(), "")


def grow(db: sqlite3.Connection, log: str, leaves: Sequence[bytes], note_of: Callable[[Checkpoint], str]) -> Head:
    """Append leaf hashes to the tree of `log`, inside the caller's transaction. `note_of` gives the signed note of the state they lead to."""
    held = head(db, log)
    edge = held.edge.extended(leaves)
    _put_leaves(db, log, held.edge.size, leaves)
    note = note_of(Checkpoint(log, edge.size, edge.root))
    db.execute(
        "INSERT INTO tree (log, size, edge, note) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (log) DO UPDATE SET size = excluded.size, edge = excluded.edge, note = excluded.note",
        (log, edge.size, edge.encoded(), note),
    )
    return Head(edge, note)


def _put_leaves(db: sqlite3.Connection, log: str, size: int, leaves: Sequence[bytes]) -> None:
    page, filled = divmod(size, PAGE)
    row = db.execute("SELECT hashes FROM leaf_page WHERE log = ? AND page = ?", (log, page)).fetchone() if filled else None
    data = (row[0] if row else b"") + b"".join(leaves)
    step = PAGE * HASH_BYTES
    pages = [(log, page + n, data[at : at + step]) for n, at in enumerate(range(0, len(data), step))]
    db.executemany("INSERT OR REPLACE INTO leaf_page (log, page, hashes) VALUES (?, ?, ?)", pages)


def leaves(db: sqlite3.Connection, log: str, size: int | None = None) -> list[bytes]:
    """The hashes of the first `size` leaves of `log` (all if None), as far as they are held."""
    found: list[bytes] = []
    for (hashes,) in db.execute("SELECT hashes FROM leaf_page WHERE log = ? ORDER BY page", (log,)):
        found += [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]
        if size is not None and len(found) >= size:
            break
    return found[:size]


def signed(point: Checkpoint, key: Key, signer: Signer) -> str:
    """The checkpoint as a note with the desk's own signature."""
    return Note(point.text(), (sign(point.text(), key, signer),)).encoded()


def keep(db: sqlite3.Connection, log: str, size: int, note: str) -> None:
    """Keep a checkpoint that is shown to somebody, or one with more signatures in place of the one with fewer."""
    db.execute(
        "INSERT INTO checkpoint (log, size, note) VALUES (?, ?, ?) ON CONFLICT (log, size) DO UPDATE SET note = excluded.note",
        (log, size, note),
    )


def kept(db: sqlite3.Connection, log: str) -> list[str]:
    """The kept checkpoints of `log`, smallest first, as notes."""
    return [note for (note,) in db.execute("SELECT note FROM checkpoint WHERE log = ? ORDER BY size", (log,))]
