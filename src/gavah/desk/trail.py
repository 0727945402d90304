"""Where each person has been in a review since the desk was opened, and what each has before them now: so that two coders get different claims,
and one can go back. Ids alone, in the file that the desk's processes share.
"""

import sqlite3
from time import time

LOOKS = 180.0
"""Seconds for which a claim is taken to be before somebody's eyes."""


def went_on(waiting: sqlite3.Connection, user: str, claim: str, *, skipped: bool) -> None:
    """`user` is done with `claim` for now."""
    waiting.execute("INSERT INTO trail (user, claim, skipped) VALUES (?, ?, ?)", (user, claim, skipped))


def passed(waiting: sqlite3.Connection, user: str) -> set[str]:
    """Claims that `user` has been done with."""
    return {claim for (claim,) in waiting.execute("SELECT claim FROM trail WHERE user = ?", (user,))}


def skipped_by(waiting: sqlite3.Connection, user: str) -> int:
    """How many of them were skipped."""
    return int(waiting.execute("SELECT count(DISTINCT claim) FROM trail WHERE user = ? AND skipped = 1", (user,)).fetchone()[0])


def before(waiting: sqlite3.Connection, user: str, at: int | None) -> tuple[int, str] | None:
    """The step before step `at` of `user`'s trail (before now, if None): its number and claim."""
    query = "SELECT number, claim FROM trail WHERE user = ? AND number < ? ORDER BY number DESC LIMIT 1"
    row = waiting.execute(query, (user, at if at is not None else 1 << 62)).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def comes_again(waiting: sqlite3.Connection, user: str, claim: str = "") -> None:
    """What `user` skipped comes again; or `claim`, whatever was done with it."""
    if claim:
        waiting.execute("DELETE FROM trail WHERE user = ? AND claim = ?", (user, claim))
    else:
        waiting.execute("DELETE FROM trail WHERE user = ? AND skipped = 1", (user,))


def looks_at(waiting: sqlite3.Connection, user: str, claim: str) -> None:
    """`user` has `claim` before them."""
    waiting.execute("INSERT OR REPLACE INTO looking (user, claim, at) VALUES (?, ?, ?)", (user, claim, time()))


def looked_at_by_others(waiting: sqlite3.Connection, user: str) -> dict[str, str]:
    """Claims that others have before them, and who."""
    rows = waiting.execute("SELECT claim, user FROM looking WHERE user != ? AND at > ?", (user, time() - LOOKS))
    return {str(claim): str(other) for claim, other in rows}
