"""What takes longer than a page may: imports, reading and linking anew, the check of the whole case. A process of the desk does them one after
the other, under the name of who asked; pages show how far it is. Uploads outlive the desk: what was acknowledged and not done is taken up at the
next start.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable
from functools import partial
from time import sleep, time

import msgspec

from gavah.casefile import Case
from gavah.casefile.database import complaints
from gavah.casefile.shelves import marks
from gavah.desk import releasing, uploads
from gavah.desk.case import opened
from gavah.desk.hidden import opened as unsealed
from gavah.desk.hidden import seal
from gavah.desk.settings import Settings
from gavah.desk.state import shared
from gavah.desk.uploads import Upload
from gavah.model import GavahError, InputError

PAUSE = 0.2
STAGES = ("waiting", "adding", "reading", "linking", "done")
RUNNING = ("adding", "reading", "linking", "checking", *releasing.STAGES)
MOST_TRIES = 2
"""What the process died over is tried once more, then given up."""
BROKEN = {
    "import": "it broke off twice → try again, or discard it and add the files with `gavah add`",
    "check": "it broke off → ask for it again",
    "work": "it broke off twice → ask for it again, or use `gavah read` and `gavah link`",
    "preview": "it broke off twice → ask for it again",
    "release": "it broke off twice; the release before stands → ask for it again, or use `gavah release`",
}
MOST_TOLD = 200
"""Differences that a check tells of."""
_FIELDS = "id, kind, by, stage, files, bytes, done, whole, new, held, problems, sealed"


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """One errand. `done` of `whole` (0: not known) in its stage. `told`: why it failed, or the differences found."""

    id: str
    kind: str
    by: str
    stage: str
    files: int
    bytes: int
    done: int
    whole: int
    new: int
    held: int
    problems: int
    told: tuple[str, ...] = ()
    is_kept: bool = False
    """Are the files of a failed import still here?"""

    @property
    def is_over(self) -> bool:
        """Is there nothing to wait for?"""
        return self.stage in ("done", "failed")


def errands(settings: Settings, kind: str, most: int = 5) -> list[Errand]:
    """The last of a kind, the newest first."""
    rows = shared(settings.state).execute(f"SELECT {_FIELDS} FROM errand WHERE kind = ? ORDER BY at DESC, id DESC LIMIT ?", (kind, most))
    return [_errand(settings, row) for row in rows.fetchall()]


def _errand(settings: Settings, row: tuple[object, ...]) -> Errand:
    *plain, sealed = row
    words = unsealed(settings, sealed, "errand") if isinstance(sealed, bytes) else None
    told = tuple(msgspec.json.decode(words, type=list[str])) if words else ()
    values = dict(zip(_FIELDS.split(", ")[:-1], plain, strict=True))
    return msgspec.convert({**values, "told": told, "is_kept": uploads.is_kept(settings.state, str(row[0]))}, Errand)


def ask_for_import(settings: Settings, upload: Upload) -> None:
    """Let an acknowledged upload be imported, after those before it."""
    _ask(shared(settings.state), upload.id, "import", upload.by, len(upload.names), upload.size)


def ask_for_check(settings: Settings, by: str) -> None:
    """Let the case be verified, unless that is asked for already."""
    _ask_once(settings, "check", by, ("waiting", "checking"))


def ask_for_work(settings: Settings, by: str) -> None:
    """Let everything unread be read and everything be linked anew; one that waits already is enough."""
    _ask_once(settings, "work", by, ("waiting",))


def ask_for_release(settings: Settings, kind: str, by: str) -> None:
    """Let the next release be worked out ("preview"), or built ("release"); one that waits or runs is enough."""
    _ask_once(settings, kind, by, ("waiting", *releasing.STAGES))


def _ask_once(settings: Settings, kind: str, by: str, stages: tuple[str, ...]) -> None:
    """Ask, unless one of the kind is in one of `stages` already."""
    db = shared(settings.state)
    if db.execute(f"SELECT 1 FROM errand WHERE kind = ? AND stage IN ({marks(stages)})", (kind, *stages)).fetchone() is None:
        _ask(db, secrets.token_hex(8), kind, by, 0, 0)


def _ask(db: sqlite3.Connection, id_: str, kind: str, by: str, files: int, size: int) -> None:
    row = (id_, kind, by, time(), files, size)
    db.execute("INSERT OR IGNORE INTO errand (id, kind, by, at, stage, files, bytes) VALUES (?, ?, ?, ?, 'waiting', ?, ?)", row)


def run_forever(settings: Settings) -> None:
    """Do what is asked for until this process is ended; begin with what an earlier one left."""
    os.nice(10)
    take_up(settings)
    while True:
        if not step(settings):
            sleep(PAUSE)


def take_up(settings: Settings) -> None:
    """What was broken off waits again, unless it was so twice; uploads of an earlier desk too."""
    db = shared(settings.state)
    running = ", ".join(f"'{stage}'" for stage in RUNNING)
    given_up = f"stage IN ({running}) AND kind = ? AND (tries >= ? OR kind = 'check')"
    for kind, words in BROKEN.items():
        broken = seal(settings, msgspec.json.encode([words]).decode(), "errand")
        db.execute(f"UPDATE errand SET stage = 'failed', sealed = ? WHERE {given_up}", (broken, kind, MOST_TRIES))
    db.execute(f"UPDATE errand SET stage = 'waiting', done = 0, whole = 0 WHERE stage IN ({running})")
    for upload in uploads.waiting(settings.state):
        ask_for_import(settings, upload)


def step(settings: Settings) -> bool:
    """The next errand. False if there is none."""
    db = shared(settings.state)
    row = db.execute("SELECT id, kind, by FROM errand WHERE stage = 'waiting' ORDER BY at, id LIMIT 1").fetchone()
    if row is None:
        return False
    id_, kind, by = row
    db.execute("UPDATE errand SET tries = tries + 1 WHERE id = ?", (id_,))
    told: list[str] = []
    try:
        with opened(settings.case, settings.day) as case:
            case.actor = by
            if kind == "check":
                told = _check(case, db, id_)
            elif kind == "work":
                _read_and_link(case, db, id_)
            elif kind in releasing.KINDS:
                releasing.do(case, kind, partial(_stage, db, id_))
            else:
                _import(settings, case, db, id_)
    except InputError as error:  # said of what came: trying again would not help
        _ended(settings, db, id_, "failed", [f"{error.what} → {error.remedy}"])
        discard(settings, id_)
    except complaints() as error:
        words = f"{error.what} → {error.remedy}" if isinstance(error, GavahError) else str(error)
        _ended(settings, db, id_, "failed", [words])
    else:
        _ended(settings, db, id_, "done", told)
        discard(settings, id_)
    return True


def again(settings: Settings, id_: str) -> None:
    """Let an import that failed be tried once more."""
    shared(settings.state).execute("UPDATE errand SET stage = 'waiting', tries = 0, sealed = NULL WHERE id = ? AND stage = 'failed'", (id_,))


def discard(settings: Settings, id_: str) -> None:
    """The files of an upload go."""
    for upload in uploads.waiting(settings.state):
        if upload.id == id_:
            uploads.forget(settings.state, upload)


def _ended(settings: Settings, db: sqlite3.Connection, id_: str, stage: str, told: list[str]) -> None:
    sealed = seal(settings, msgspec.json.encode(told).decode(), "errand") if told else None
    db.execute("UPDATE errand SET stage = ?, sealed = ? WHERE id = ?", (stage, sealed, id_))


def _check(case: Case, db: sqlite3.Connection, id_: str) -> list[str]:
    """What `gavah verify` finds, the first of it."""
    db.execute("UPDATE errand SET stage = 'checking' WHERE id = ?", (id_,))
    told: list[str] = []
    count = 0
    for difference in case.differences():
        count += 1
        if len(told) < MOST_TOLD:
            told.append(difference)
    db.execute("UPDATE errand SET problems = ?, done = ?, whole = ? WHERE id = ?", (count, case.count("entry"), case.count("claim"), id_))
    return told


def _import(settings: Settings, case: Case, db: sqlite3.Connection, id_: str) -> None:
    """Add, read, link; each can be done again without harm."""
    from gavah.ingest import AddOptions
    from gavah.pipeline.adding import add_named

    upload = next((one for one in uploads.waiting(settings.state) if one.id == id_), None)
    if upload is None:
        raise GavahError("the upload is gone", remedy="import it again")
    options = AddOptions(published=upload.published, source=upload.source, constructed=upload.constructed, private=upload.private)
    told = _stage(db, id_, "adding")
    added = add_named(case, uploads.files_of(settings.state, upload), options=options, progress=told)
    db.execute("UPDATE errand SET new = ?, held = ?, problems = ? WHERE id = ?", (added.new, added.held, added.problems, id_))
    _read_and_link(case, db, id_)


def _read_and_link(case: Case, db: sqlite3.Connection, id_: str) -> None:
    from gavah.pipeline import link, read

    read(case, progress=_stage(db, id_, "reading"))
    _stage(db, id_, "linking")
    link(case)


def _stage(db: sqlite3.Connection, id_: str, name: str) -> Callable[..., None]:
    """Begin a stage of an errand; what tells how far it is."""
    db.execute("UPDATE errand SET stage = ?, done = 0, whole = 0 WHERE id = ?", (name, id_))

    def told(done: int, whole: int = 0) -> None:
        db.execute("UPDATE errand SET done = ?, whole = ? WHERE id = ?", (done, whole, id_))

    return told
