"""What rows that were computed once add up to, so that `verify` sees when one of them is no longer the one that was written."""

import hashlib
import sqlite3
from collections.abc import Sequence

_MODULUS = 1 << 256


def keep(db: sqlite3.Connection, name: str, tables: Sequence[str]) -> None:
    """Note the sum of the rows that `tables` hold now, inside the caller's transaction."""
    row = (f"rows.{name}", rows_sum(db, tables))
    db.execute("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", row)


def is_whole(db: sqlite3.Connection, name: str, tables: Sequence[str]) -> bool:
    """Are the rows those that were noted? True where an earlier version noted none."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (f"rows.{name}",)).fetchone()
    return row is None or row[0] == rows_sum(db, tables)


def rows_sum(db: sqlite3.Connection, tables: Sequence[str]) -> str:
    """The SHA-256 of every row added up (modulo 2²⁵⁶), as hex: the same in whatever order the rows lie."""
    total = 0
    for table in tables:
        for row in db.cursor().execute(f"SELECT * FROM {table}"):
            total += int.from_bytes(hashlib.sha256(repr((table, row)).encode()).digest())
    return f"{total % _MODULUS:064x}"
