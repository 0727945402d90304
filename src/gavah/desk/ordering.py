"""The order in which claims are looked at, as pages need it: worked out by the solver's process, kept by the state of the case, taken as it is
until a newer one is there. What was decided meanwhile is passed over.
"""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from gavah.casefile import Case, solved
from gavah.casefile.moves import NUMBERS, asked
from gavah.casefile.reviewed import Progress, judged_among, progress
from gavah.casefile.state import newest_entry, state_of
from gavah.desk.case import case_in
from gavah.desk.facts import facts_of
from gavah.desk.rounds import want_round
from gavah.desk.solving import want
from gavah.model import MEASURES, Question
from gavah.pipeline.reviewing import queue
from gavah.review.queue import Queued

NAME = "review"
KEPT = 400
"""So many claims are ordered at a time."""
EXACT, EXACT_SECONDS = 12, 8.0
"""So many of the first are left out one by one, and their figures solved again, as far as the seconds go."""
FIRST_ASKED = 4
_AT_ONCE = 40


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that the order rests on: its question and numbers."""

    question: Question
    numbers: dict[str, int | None]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Claims in order, and the figures that they touch by id."""

    claims: tuple[Queued, ...]
    figures: dict[str, Asked]


def make_order(case: Case) -> None:
    """The solver's part: order by the claims' own numbers, keep it, then see what the first really move and keep that."""
    state = state_of(case.db)
    kept = solved.last(case.db, NAME, "order")
    if kept and kept[0] == state:
        return
    held = asked(case.db)
    if not held:
        return
    figures = {
        name: Asked(question=figure.question, numbers={each: getattr(figure, each) for each in NUMBERS})
        for name, figure in held
        if figure.status != "nothing"
    }
    for exact in (0, EXACT):
        found = queue(case, limit=KEPT, exact=exact, time_limit=EXACT_SECONDS)
        body = msgspec.json.encode(Order(claims=tuple(found), figures=figures))
        solved.keep_as(case.db, NAME, state, "order", body)


def order_of(case: Case, waiting: sqlite3.Connection) -> tuple[Order, bool]:
    """The order kept last, and whether it is that of the case as it is. Asks for a newer one where it is not; for figures where there are none."""
    kept = solved.last(case.db, NAME, "order")
    fresh = kept is not None and kept[0] == state_of(case.db)
    if not fresh:
        if case.db.execute("SELECT 1 FROM asked LIMIT 1").fetchone() is None:
            for question in first_questions(case):
                want(waiting, question)
        want_round(waiting, NAME, rest=2.0 if kept is None else 30.0)
    if kept is None:
        return Order(claims=(), figures={}), False
    return _order(kept[1]), fresh


@lru_cache(maxsize=2)
def _order(body: bytes) -> Order:
    return msgspec.json.decode(body, type=Order)


def first_questions(case: Case) -> list[Question]:
    """What is asked where nobody has asked anything yet: the measures that most claims tell of."""
    return [Question(measure=name) for name, _ in facts_of(case).measures if name in MEASURES][:FIRST_ASKED]


def upcoming(case: Case, order: Order, *, passed: set[str]) -> Iterator[Queued]:
    """The claims of `order` that nobody has judged, without those in `passed`."""
    left = [one for one in order.claims if one.claim not in passed]
    for at in range(0, len(left), _AT_ONCE):
        some = left[at : at + _AT_ONCE]
        judged = judged_among(case.db, [one.claim for one in some])
        yield from (one for one in some if one.claim not in judged)


def progress_of(case: Case) -> Progress:
    """How far people are on this day."""
    return _progress(case.folder, newest_entry(case.db), case.day.isoformat())


@lru_cache(maxsize=8)
def _progress(folder: Path, _entry: int, day: str) -> Progress:
    return progress(case_in(folder).db, day)
