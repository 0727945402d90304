"""The state of a case in a few bytes: equal states hold equal claims, links and grades, so what was solved for one still stands."""

import secrets
import sqlite3

UNMOVING = ("case", "checkpoint", "exchange", "export", "release", "user")
"""Entries of the ledger that no figure depends on."""
_NEWEST = f"SELECT seq FROM entry WHERE kind NOT IN ({', '.join('?' * len(UNMOVING))}) ORDER BY seq DESC LIMIT 1"


def state_of(db: sqlite3.Connection) -> str:
    """The state of the case now: how often anything that figures rest on has changed. The database itself counts (migration 0070)."""
    return str(db.execute("SELECT number FROM change").fetchone()[0])


def moved(db: sqlite3.Connection) -> None:
    """Claims are read or linked anew in this transaction, whatever a person decides of them afterwards."""
    db.execute("INSERT INTO meta (key, value) VALUES ('moved', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (secrets.token_hex(8),))


def newest_entry(db: sqlite3.Connection) -> int:
    """The number of the last entry that a figure can depend on; −1 in an empty case."""
    row = db.execute(_NEWEST, UNMOVING).fetchone()
    return int(row[0]) if row else -1


def last_move(db: sqlite3.Connection) -> str:
    """The mark of the last reading or linking."""
    row = db.execute("SELECT value FROM meta WHERE key = 'moved'").fetchone()
    return str(row[0]) if row else ""
