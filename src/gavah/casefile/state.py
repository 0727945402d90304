"""The state of a case in a few bytes: equal states hold equal claims, links and judgements, so what was solved for one still stands."""

import secrets
import sqlite3

UNMOVING = ("case", "checkpoint", "exchange", "export", "release", "user")
"""Entries of the ledger that no figure depends on."""
_NEWEST = f"SELECT seq FROM entry WHERE kind NOT IN ({', '.join('?' * len(UNMOVING))}) ORDER BY seq DESC LIMIT 1"


def moved(db: sqlite3.Connection) -> None:
    """Claims or links change in this transaction, which the ledger says only when the run ends."""
    db.execute("INSERT INTO meta (key, value) VALUES ('moved', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (secrets.token_hex(8),))


def state_of(db: sqlite3.Connection) -> str:
    """The state of the case now: its last entry that a figure can depend on, and the last change of claims or links."""
    return f"{newest_entry(db)}.{last_move(db)}"


def newest_entry(db: sqlite3.Connection) -> int:
    """The number of the last entry that a figure can depend on; −1 in an empty case."""
    row = db.execute(_NEWEST, UNMOVING).fetchone()
    return int(row[0]) if row else -1


def last_move(db: sqlite3.Connection) -> str:
    """The mark of the last change of claims or links."""
    row = db.execute("SELECT value FROM meta WHERE key = 'moved'").fetchone()
    return str(row[0]) if row else ""
