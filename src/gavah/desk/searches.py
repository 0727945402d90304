"""Searches of a session: the typed words, sealed, under a random id that the address holds instead of them."""

import secrets
from time import time

from starlette.requests import Request

from gavah.desk.hidden import opened, seal
from gavah.desk.page import settings_of
from gavah.desk.sessions import HOURS, digest
from gavah.desk.state import shared

MOST_KEPT = 200
"""Searches of one session; older ones are forgotten."""
LONGEST = 500


def keep(request: Request, words: str) -> str:
    """Keep what was typed for this session alone; returns the random id."""
    settings, secret, id_ = settings_of(request), request.state.secret, secrets.token_urlsafe(12)
    db, session = shared(settings.state), digest(secret)
    db.execute("DELETE FROM search WHERE at < ?", (time() - HOURS * 3600,))
    db.execute("INSERT INTO search (id, session, at, sealed) VALUES (?, ?, ?, ?)", (id_, session, time(), seal(settings, words[:LONGEST], secret)))
    kept = "SELECT id FROM search WHERE session = ? ORDER BY at DESC LIMIT -1 OFFSET ?"
    db.execute(f"DELETE FROM search WHERE id IN ({kept})", (session, MOST_KEPT))
    return id_


def words_of(request: Request, id_: str) -> str | None:
    """The words kept under `id_` in this session; None where they are forgotten or another's."""
    settings, secret = settings_of(request), request.state.secret
    row = shared(settings.state).execute("SELECT sealed FROM search WHERE id = ? AND session = ?", (id_, digest(secret))).fetchone()
    return opened(settings, row[0], secret) if row else None
