"""The case behind a page: one connection a thread, one `Case` a request, so that every decision bears the name of who made it."""

import sqlite3
import threading
from datetime import date
from pathlib import Path

from starlette.requests import Request

from gavah.casefile import Case
from gavah.casefile.database import connect

_kept = threading.local()


def connection(folder: Path) -> sqlite3.Connection:
    """This thread's connection to the case in `folder`."""
    held: dict[Path, sqlite3.Connection] = _kept.__dict__.setdefault("held", {})
    if folder not in held:
        held[folder] = connect(folder)
    return held[folder]


def case_in(folder: Path) -> Case:
    """The case in `folder`, to be looked at by nobody in particular: for what is worked out once and kept for all."""
    return Case(folder, connection(folder), day=date.min, actor="")


def case_of(request: Request) -> Case:
    """The case, for this request: its actor is who is logged in. Not to be closed, nor kept beyond the request."""
    settings = request.app.state.settings
    return Case(settings.case, connection(settings.case), day=settings.day, actor=request.state.user.name)
