"""Questions and their answers as pages need them: what is solved for this state of the case, what waits, and the bound that is there at once.

No page solves: `solver.py` does, in a process of its own, whichever question was looked at last.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from time import time
from typing import Any

import msgspec

from gavah.casefile import Case, alone, solved
from gavah.casefile.judgements import graded, heads
from gavah.casefile.state import state_of
from gavah.desk.case import case_in
from gavah.figures.remainder import Reconciliation
from gavah.figures.sensitivity import Sensitivity
from gavah.model import Figure, Question

PARTS = ("figure", "time", "province", "sensitivity", "reconciliation")
"""In the order they are solved."""


class Rows(msgspec.Struct, frozen=True):
    """A breakdown: by what, and its rows."""

    by: str
    rows: tuple[dict[str, Any], ...]


LISTS = ("leading", "evidence_claims", "straddling", "listed", "totals", "disputes", "contradictions", "by_witness")
KEPT = 60
"""A page shows so many of each of a figure's lists at most; the whole figure is kept beside, under its id."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as a page needs it: its lists cut to what is shown, with how long they are, and the id of the whole."""

    id: str
    figure: Figure
    counts: dict[str, int]


def shown(figure: Figure, made: str, lows: Mapping[str, int]) -> Shown:
    """The page's part of `figure`, the sentences with the highest numbers (`lows`) first and the totals with the most unexplained."""

    def highest(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda one: (-lows.get(one, 1), one)))

    ordered = {
        **{name: getattr(figure, name) for name in LISTS},
        "leading": highest(figure.leading),
        "evidence_claims": highest(figure.evidence_claims),
        "totals": tuple(sorted(figure.totals, key=lambda one: (-one.unexplained[0], -one.unexplained[1], one.claim))),
        "by_witness": tuple(sorted(figure.by_witness, key=lambda one: (-one.low, one.witness))),
    }
    cut = msgspec.structs.replace(figure, **{name: held[:KEPT] for name, held in ordered.items()})
    return Shown(id=made, figure=cut, counts={name: len(held) for name, held in ordered.items()})


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a question now. `bound` and `bound_claims` where the figure is not there yet; `before`: the figure of an earlier state."""

    question: Question
    figure: Shown | None = None
    time: Rows | None = None
    province: Rows | None = None
    sensitivity: Sensitivity | None = None
    reconciliation: tuple[Reconciliation, ...] | None = None
    bound: int = 0
    bound_claims: tuple[str, ...] = ()
    before: Shown | None = None
    failed: str = ""

    @property
    def done(self) -> int:
        """How many parts are there."""
        return sum(getattr(self, part) is not None for part in PARTS)

    @property
    def is_whole(self) -> bool:
        """Is there nothing to wait for?"""
        return self.done == len(PARTS) or bool(self.failed)


_TYPES: dict[str, Any] = {
    "figure": Shown,
    "time": Rows,
    "province": Rows,
    "sensitivity": Sensitivity,
    "reconciliation": tuple[Reconciliation, ...],
}


def answer_of(case: Case, question: Question, waiting: sqlite3.Connection) -> Answer:
    """What is known of `question` now; what is not is asked of the solver."""
    held = solved.parts(case.db, question)
    found = {part: msgspec.json.decode(held[part], type=_TYPES[part]) for part in PARTS if part in held}
    answer = Answer(question=question, **found)
    if answer.is_whole:
        return answer
    answer = msgspec.structs.replace(answer, failed=_failure(waiting, question))
    if not answer.failed:
        want(waiting, question)
    if answer.figure is not None:
        return answer
    bound, claims = _bound(case.folder, state_of(case.db), alone.is_filled(case.db), question)
    before = solved.earlier(case.db, question)
    return msgspec.structs.replace(answer, bound=bound, bound_claims=claims, before=msgspec.json.decode(before, type=Shown) if before else None)


@lru_cache(maxsize=256)
def _bound(folder: Path, _state: str, _filled: bool, question: Question) -> tuple[int, tuple[str, ...]]:
    case = case_in(folder)
    found, claims = alone.bound(case.db, question, _graded(case) if question.grade else ())
    return found, tuple(claims)


def _graded(case: Case) -> list[Any]:
    return graded(list(case.sources), heads(case.db, ["grade"]))


def want(waiting: sqlite3.Connection, question: Question) -> None:
    """Ask for `question` to be solved; whoever looks at it again moves it to the front."""
    waiting.execute(
        "INSERT INTO wanted (id, question, at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
        (solved.key_of(question), msgspec.json.encode(question).decode(), time()),
    )


def next_wanted(waiting: sqlite3.Connection) -> Question | None:
    """The question that was looked at last among those that wait."""
    row = waiting.execute("SELECT question FROM wanted WHERE failed IS NULL ORDER BY at DESC LIMIT 1").fetchone()
    return msgspec.json.decode(row[0], type=Question) if row else None


def begun(waiting: sqlite3.Connection, question: Question) -> None:
    """The solver starts on `question`."""
    waiting.execute("UPDATE wanted SET started = ? WHERE id = ?", (time(), solved.key_of(question)))


def finished(waiting: sqlite3.Connection, question: Question, failed: str = "") -> None:
    """The solver is done with `question`, or cannot do it, for the reason given."""
    if failed:
        waiting.execute("UPDATE wanted SET started = NULL, failed = ? WHERE id = ?", (failed, solved.key_of(question)))
    else:
        waiting.execute("DELETE FROM wanted WHERE id = ?", (solved.key_of(question),))


def broken_off(waiting: sqlite3.Connection) -> None:
    """A solver died over what it had started: that is not tried again until the desk starts anew."""
    waiting.execute("UPDATE wanted SET failed = 'broken off', started = NULL WHERE started IS NOT NULL")


def _failure(waiting: sqlite3.Connection, question: Question) -> str:
    row = waiting.execute("SELECT failed FROM wanted WHERE id = ? AND failed IS NOT NULL", (solved.key_of(question),)).fetchone()
    return str(row[0]) if row else ""
