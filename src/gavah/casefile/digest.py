"""What a case holds, in two hashes: its entries, and apart from them the bodies held (SAFETY.md).

What a desk notes for itself alone (that it founded its log, received a peer's, was countersigned or stamped, ran a reader or linker) says
nothing of the state and differs from desk to desk: it is left out, so that desks that hold the same print the same.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from gavah.casefile.case import Case
from gavah.custody.tree import leaf_hash

OWN_BUSINESS = frozenset({"case", "key", "received", "exchange", "fork", "countersign", "countersigned", "stamped", "backup", "export"})
"""Kinds of entries that say nothing of the state."""

_LINES = "SELECT kind, subject, line, EXISTS (SELECT 1 FROM entry_body b WHERE b.seq = e.seq) FROM entry e"
_PEERS = "SELECT kind, subject, line, EXISTS (SELECT 1 FROM peer_body b WHERE b.log = e.log AND b.seq = e.seq) FROM peer_entry e"


class Digest(msgspec.Struct, frozen=True):
    """Hashes in hex, and what they are of."""

    entries: str
    bodies: str
    logs: int
    entries_held: int
    bodies_held: int
    bodies_elsewhere: int


def digest_of(case: Case) -> Digest:
    """The digest of what `case` holds."""
    leaves, bodies, elsewhere = [], [], 0
    for line, held in _state_lines(case.db):
        leaves.append(leaf_hash(line))
        if held:
            bodies.append(bytes.fromhex(msgspec.json.decode(line)["body"]))
        else:
            elsewhere += 1
    logs = 1 + int(case.db.execute("SELECT count(DISTINCT log) FROM peer_entry").fetchone()[0])
    return Digest(_over(leaves), _over(bodies), logs, len(leaves), len(bodies), elsewhere)


def _state_lines(db: sqlite3.Connection) -> Iterator[tuple[bytes, bool]]:
    for query in (_LINES, _PEERS):
        for kind, subject, line, held in db.execute(query):
            if kind not in OWN_BUSINESS and not subject.startswith("run-"):
                yield line, bool(held)


def _over(hashes: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(sorted(hashes))).hexdigest()
