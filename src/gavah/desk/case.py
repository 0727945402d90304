"""The case behind a page: one connection a thread, one `Case` a request, so that every decision bears the name of who made it."""

import sqlite3
import threading
from datetime import date
from pathlib import Path

from starlette.requests import Request

from gavah.casefile import Case
from gavah.casefile.database import connect
from gavah.field.box import Box

_kept = threading.local()
_boxes: dict[Path, Box] = {}
"""The key boxes of sealed cases, in memory alone: unlocked before the desk's processes fork, and inherited by them."""


def hold(folder: Path, box: Box | None) -> None:
    """From now on, in this process and those it forks, the sealed case in `folder` opens by `box`."""
    if box is not None:
        _boxes[folder] = box


def connection(folder: Path) -> sqlite3.Connection:
    """This thread's connection to the case in `folder`."""
    held: dict[Path, sqlite3.Connection] = _kept.__dict__.setdefault("held", {})
    if folder not in held:
        box = _boxes.get(folder)
        held[folder] = connect(folder, key=box.database if box else "")
    return held[folder]


def let_go() -> None:
    """Close this thread's connections: none may be open where processes part (SQLite's locks do not survive it)."""
    for each in _kept.__dict__.pop("held", {}).values():
        each.close()


def opened(folder: Path, day: date) -> Case:
    """The case in `folder` by itself, for a process that works on it alone; to be closed."""
    return Case.open(folder, day=day, unlock=_boxes.__getitem__)


def case_in(folder: Path) -> Case:
    """The case in `folder`, to be looked at by nobody in particular: for what is worked out once and kept for all."""
    return Case(folder, connection(folder), day=date.min, actor="", box=_boxes.get(folder))


def case_of(request: Request) -> Case:
    """The case, for this request: its actor is who is logged in. Not to be closed, nor kept beyond the request."""
    settings = request.app.state.settings
    folder = settings.case
    return Case(folder, connection(folder), day=settings.day, actor=request.state.user.name, box=_boxes.get(folder))
