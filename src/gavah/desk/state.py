"""What the processes of one desk share while it runs: who has entered, failed passwords, questions to be solved. Holds no words of the case."""

import sqlite3
import threading
from pathlib import Path

FILE = "desk.db"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, user TEXT NOT NULL, role TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS launch (token TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS failure (subject TEXT PRIMARY KEY, count INTEGER NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY, question TEXT NOT NULL, at REAL NOT NULL, started REAL, failed TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS task (id INTEGER PRIMARY KEY, by TEXT NOT NULL, stage TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0,"
    " whole INTEGER NOT NULL DEFAULT 0, failed TEXT)",
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
