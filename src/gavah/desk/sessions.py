"""Who is inside: launch tokens traded once, sessions behind a cookie, and the slow-down of guessed passwords."""

import hashlib
import secrets
import sqlite3
from time import time

from gavah.desk.users import ROLES, User

HOURS = 12
FREE_TRIES = 3
LONGEST_WAIT = 300.0


def digest(secret: str) -> str:
    """What is kept of a secret: whoever reads the file cannot enter with it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def allow_launch(db: sqlite3.Connection, token: str) -> None:
    """From now on `token` opens the desk, once."""
    db.execute("INSERT INTO launch (token) VALUES (?)", (digest(token),))


def trade(db: sqlite3.Connection, token: str) -> bool:
    """Was `token` good? It is not any more."""
    return db.execute("DELETE FROM launch WHERE token = ?", (digest(token),)).rowcount == 1


def start(db: sqlite3.Connection, user: User) -> str:
    """The secret of a new session."""
    secret = secrets.token_urlsafe(32)
    db.execute("DELETE FROM session WHERE until < ?", (time(),))
    db.execute("INSERT INTO session (id, user, role, until) VALUES (?, ?, ?, ?)", (digest(secret), user.name, user.role, time() + HOURS * 3600))
    return secret


def end(db: sqlite3.Connection, secret: str) -> None:
    """Nobody is inside with `secret` any more."""
    db.execute("DELETE FROM session WHERE id = ?", (digest(secret),))


def inside(db: sqlite3.Connection, secret: str) -> User | None:
    """Who is inside with `secret`."""
    row = db.execute("SELECT user, role FROM session WHERE id = ? AND until > ?", (digest(secret), time())).fetchone()
    return User(row[0], row[1]) if row and row[1] in ROLES else None


def wait(db: sqlite3.Connection, name: str) -> float:
    """Seconds until another password may be tried for `name`; 0 if now."""
    row = db.execute("SELECT until FROM failure WHERE subject = ?", (digest(name),)).fetchone()
    return max(0.0, row[0] - time()) if row else 0.0


def failed(db: sqlite3.Connection, name: str) -> None:
    """A wrong password: after a few, each further one doubles the wait."""
    subject = digest(name)
    row = db.execute("SELECT count FROM failure WHERE subject = ?", (subject,)).fetchone()
    count = (row[0] if row else 0) + 1
    pause = 0.0 if count < FREE_TRIES else min(LONGEST_WAIT, 2.0 ** min(count - FREE_TRIES + 1, 20))
    db.execute("INSERT OR REPLACE INTO failure (subject, count, until) VALUES (?, ?, ?)", (subject, count, time() + pause))


def succeeded(db: sqlite3.Connection, name: str) -> None:
    """The right password: the count starts again."""
    db.execute("DELETE FROM failure WHERE subject = ?", (digest(name),))
