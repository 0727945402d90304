"""Kept answers of models: what was asked once about a report is not asked again."""

import sqlite3
from collections.abc import Iterable

from gavah.casefile.database import transaction


def kept(db: sqlite3.Connection, report: str) -> dict[str, bytes]:
    """The answers about `report`, by the digest of what was asked."""
    return {asked: body.encode() for asked, body in db.execute("SELECT asked, body FROM answer WHERE report = ?", (report,))}


def keep(db: sqlite3.Connection, report: str, answers: Iterable[tuple[str, bytes]], run: int) -> None:
    """Keep answers (digest of what was asked, JSON) about `report`, given in the run with this number."""
    with transaction(db):
        db.executemany(
            "INSERT OR REPLACE INTO answer (report, asked, run, body) VALUES (?, ?, ?, ?)",
            [(report, asked, run, body.decode()) for asked, body in answers],
        )
