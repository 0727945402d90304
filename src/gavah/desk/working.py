"""Reading and linking while the desk is open: a process of its own takes what was asked for, one after the other, and says how far it is.

What was asked for waits in the file that the desk's processes share, with who asked: runs bear that name in the ledger.
"""

import os
import sqlite3
from time import sleep
from typing import Any

import msgspec

from gavah.casefile import Case
from gavah.desk.settings import Settings
from gavah.desk.state import shared
from gavah.model import GavahError

PAUSE = 0.5
ENDED = ("done", "failed")
STAGES = ("waiting", "reading", "linking", *ENDED)
_COLUMNS = "id, by, stage, done, whole, coalesce(failed, '')"


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Work asked for by `by`. `done` of `whole`: how far a stage is, where that is known."""

    id: int
    by: str
    stage: str
    done: int
    whole: int
    failed: str

    @property
    def is_over(self) -> bool:
        """Has it ended, well or not?"""
        return self.stage in ENDED


def ask_for_work(waiting: sqlite3.Connection, by: str) -> None:
    """Ask for everything unread to be read and everything linked anew; one that waits already is enough."""
    waiting.execute("INSERT INTO task (by, stage) SELECT ?, 'waiting' WHERE NOT EXISTS (SELECT 1 FROM task WHERE stage = 'waiting')", (by,))


def last_task(waiting: sqlite3.Connection) -> Task | None:
    """The one that runs; else the one asked for last."""
    row = waiting.execute(f"SELECT {_COLUMNS} FROM task ORDER BY stage IN ('reading', 'linking') DESC, id DESC LIMIT 1").fetchone()
    return _task(row) if row else None


def _task(row: tuple[Any, ...]) -> Task:
    return Task(**dict(zip(Task.__struct_fields__, row, strict=True)))


def work_forever(settings: Settings) -> None:
    """Do what is asked for, until this process is ended. What an earlier one broke off is said to have failed."""
    os.nice(10)
    waiting = shared(settings.state)
    waiting.execute("UPDATE task SET stage = 'failed', failed = 'broken off' WHERE stage IN ('reading', 'linking')")
    while True:
        if not work(settings, waiting):
            sleep(PAUSE)


def work(settings: Settings, waiting: sqlite3.Connection) -> bool:
    """One task, if one waits."""
    row = waiting.execute(f"SELECT {_COLUMNS} FROM task WHERE stage = 'waiting' ORDER BY id LIMIT 1").fetchone()
    if row is None:
        return False
    task = _task(row)
    try:
        with Case.open(settings.case, day=settings.day, actor=task.by) as case:
            _read_and_link(case, waiting, task.id)
    except GavahError as error:
        waiting.execute("UPDATE task SET stage = 'failed', failed = ? WHERE id = ?", (error.what, task.id))
    else:
        waiting.execute("UPDATE task SET stage = 'done' WHERE id = ?", (task.id,))
    return True


def _read_and_link(case: Case, waiting: sqlite3.Connection, task: int) -> None:
    from gavah.pipeline.linking import link
    from gavah.pipeline.reading import read

    def told(done: int, whole: int) -> None:
        waiting.execute("UPDATE task SET done = ?, whole = ? WHERE id = ?", (done, whole, task))

    waiting.execute("UPDATE task SET stage = 'reading' WHERE id = ?", (task,))
    read(case, progress=told)
    waiting.execute("UPDATE task SET stage = 'linking', done = 0, whole = 0 WHERE id = ?", (task,))
    link(case)
