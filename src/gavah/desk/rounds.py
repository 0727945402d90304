"""What the solver does for pages when no question waits: lists over the whole case, kept by its state, so that no page reads all claims."""

import sqlite3
from time import time

REST = 30.0
"""Seconds between two rounds of one list: a coder's every decision changes the state, and an order half a minute old still serves."""


def want_round(waiting: sqlite3.Connection, name: str, rest: float = REST) -> None:
    """Ask for `name` to be done, unless that was done less than `rest` seconds ago."""
    now = time()
    waiting.execute(
        "INSERT INTO round (name, at) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE done < ?2 - ?3", (name, now, rest)
    )


def next_round(waiting: sqlite3.Connection) -> str | None:
    """The list that waits longest."""
    row = waiting.execute("SELECT name FROM round WHERE done < at ORDER BY at LIMIT 1").fetchone()
    return str(row[0]) if row else None


def round_waits(waiting: sqlite3.Connection, name: str) -> bool:
    """Is it asked for and not done yet?"""
    return waiting.execute("SELECT 1 FROM round WHERE name = ? AND done < at", (name,)).fetchone() is not None


def round_done(waiting: sqlite3.Connection, name: str) -> None:
    """It is done, as well as it can be: one that fails is not tried again at once."""
    waiting.execute("UPDATE round SET done = ? WHERE name = ?", (time(), name))


def rounds_broken_off(waiting: sqlite3.Connection) -> None:
    """A solver died over one: whoever looks at a page asks again."""
    waiting.execute("UPDATE round SET done = at")
