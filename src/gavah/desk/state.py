"""What the processes of one desk share while it runs: who has entered, failed passwords, questions to be solved,
searches, how far an import is. Holds no words of the case: what was typed lies here sealed (`hidden.py`), and its key in memory alone.
"""

import sqlite3
import threading
from pathlib import Path

FILE = "desk.db"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, user TEXT NOT NULL, role TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS launch (token TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS failure (subject TEXT PRIMARY KEY, count INTEGER NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY, question TEXT NOT NULL, at REAL NOT NULL, started REAL, failed TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS search (id TEXT PRIMARY KEY, session TEXT NOT NULL, at REAL NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS errand (id TEXT PRIMARY KEY, kind TEXT NOT NULL, by TEXT NOT NULL, at REAL NOT NULL, stage TEXT NOT NULL,"
    " files INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0, whole INTEGER NOT NULL DEFAULT 0,"
    " tries INTEGER NOT NULL DEFAULT 0,"
    " new INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0, problems INTEGER NOT NULL DEFAULT 0, sealed BLOB) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS round (name TEXT PRIMARY KEY, at REAL NOT NULL, done REAL NOT NULL DEFAULT 0) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS trail (number INTEGER PRIMARY KEY, user TEXT NOT NULL, claim TEXT NOT NULL, skipped INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS trail_user ON trail (user, number)",
    "CREATE TABLE IF NOT EXISTS looking (user TEXT PRIMARY KEY, claim TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID",
)
_kept = threading.local()


def prepare(folder: Path) -> None:
    """An empty shared file in `folder`: nobody of an earlier start is still inside."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in folder.glob(f"{FILE}*"):
        old.unlink()
    with shared(folder) as db:
        db.execute("PRAGMA journal_mode = WAL")
        for table in _TABLES:
            db.execute(table)
    (folder / FILE).chmod(0o600)


def shared(folder: Path) -> sqlite3.Connection:
    """This thread's connection to the shared file."""
    held: dict[Path, sqlite3.Connection] = _kept.__dict__.setdefault("held", {})
    if folder not in held:
        held[folder] = sqlite3.connect(folder / FILE, isolation_level=None, timeout=30)
        held[folder].execute("PRAGMA synchronous = OFF")  # nothing here outlives the desk
    return held[folder]


def forget() -> None:
    """Connections do not survive a fork: the new process makes its own."""
    _kept.__dict__.clear()
