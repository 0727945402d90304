"""Sources as pages need them: what others told later, what depends on each. Worked out by the solver's process and kept by the state of the case."""

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from gavah.casefile import Case, solved
from gavah.casefile.asking import material
from gavah.casefile.judgements import graded, heads
from gavah.casefile.moves import asked, stale, stale_count
from gavah.casefile.state import state_of
from gavah.desk.case import case_in
from gavah.desk.rounds import want_round
from gavah.desk.solving import Shown, want
from gavah.figures.admission import admit
from gavah.figures.confirmation import Confirmation, confirmations
from gavah.figures.sensitivity import NUMBERS, Sensitivity, Variant
from gavah.model import Question, Source

NAME = "sources"
EVENTS = Question(measure="events")
"""A record is over all events of the case, whatever was counted in them."""
WANTED = 24
"""So many questions whose answers may have moved are solved anew for whoever looks."""


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """By source: how many current claims, and what others told later."""

    claims: dict[str, int]
    confirmed: dict[str, Confirmation]


class Dependence(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with a source and without it. `without` is None where the source was not left out in turn; `moved` where a number differs."""

    question: Question
    asked: Variant
    without: Variant | None

    @property
    def moved(self) -> bool:
        """Does a number differ?"""
        return self.without is not None and any(getattr(self.asked, name) != getattr(self.without, name) for name in NUMBERS)


def make_records(case: Case) -> None:
    """The solver's part."""
    state = state_of(case.db)
    kept = solved.last(case.db, NAME, "records")
    if kept and kept[0] == state:
        return
    given = material(case, EVENTS)
    admitted = admit(given.claims, given.events, EVENTS, links=given.links, witnesses=given.witnesses, sources=given.sources)
    counted = "SELECT report.source, count(*) FROM claim JOIN report ON report.id = claim.report WHERE current = 1 GROUP BY report.source"
    records = Records(claims=dict(case.db.execute(counted).fetchall()), confirmed={one.source: one for one in confirmations(admitted)})
    solved.keep_as(case.db, NAME, state, "records", msgspec.json.encode(records))


def records_of(case: Case, waiting: sqlite3.Connection) -> tuple[Records | None, bool]:
    """The records kept last, and whether they are of the case as it is; newer ones are asked for where they are not."""
    kept = solved.last(case.db, NAME, "records")
    fresh = kept is not None and kept[0] == state_of(case.db)
    if not fresh:
        want_round(waiting, NAME, rest=2.0 if kept is None else 30.0)
    return (_records(kept[1]) if kept else None), fresh


@lru_cache(maxsize=2)
def _records(body: bytes) -> Records:
    return msgspec.json.decode(body, type=Records)


def solve_missing(case: Case, waiting: sqlite3.Connection) -> int:
    """Ask for the figures asked before to be solved with every source left out in turn, where they are not for the case as it is; how many."""
    there = solved.of_state(case.db, state_of(case.db), "sensitivity").keys()
    missing = [question for key, question in _asked(case.folder, state_of(case.db)) if key not in there]
    for question in missing:
        want(waiting, question)
    return len(missing)


@lru_cache(maxsize=4)
def _asked(folder: Path, _state: str) -> tuple[tuple[str, Question], ...]:
    questions = (msgspec.structs.replace(figure.question, by=None) for _, figure in asked(case_in(folder).db, most=WANTED))
    return tuple({solved.key_of(question): question for question in questions}.items())


def dependences(case: Case, source: str) -> list[Dependence]:
    """The figures solved for the case as it is, with `source` and without: those that move first."""
    state = state_of(case.db)
    figures = solved.of_state(case.db, state, "figure")
    found = []
    for key, body in solved.of_state(case.db, state, "sensitivity").items():
        if key not in figures:
            continue
        held = msgspec.json.decode(body, type=Sensitivity)
        without = next((one for one in held.variants if one.kind == "source" and one.name == source), None)
        question = msgspec.json.decode(figures[key], type=Shown).figure.question
        if source in question.not_sources or (question.sources and source not in question.sources):
            continue
        if without is None and not held.untried:
            continue  # it tells nothing that touches this question
        found.append(Dependence(question=question, asked=held.variants[0], without=without))
    return sorted(found, key=lambda one: (not one.moved, -_loss(one), one.question.measure))


def _loss(one: Dependence) -> int:
    return max((abs(getattr(one.asked, name) - getattr(one.without, name)) for name in ("floor", "best", "named")), default=0) if one.without else 0


def solve_stale(case: Case, waiting: sqlite3.Connection) -> int:
    """Ask for the answers that something since may have moved to be solved anew; how many these are."""
    count = stale_count(case.db)
    for question in _stale(case.folder, state_of(case.db)) if count else ():
        want(waiting, question)
    return count


@lru_cache(maxsize=4)
def _stale(folder: Path, _state: str) -> tuple[Question, ...]:
    """Without how they are to be broken down; read once a state, since each stands in its whole figure."""
    return tuple(msgspec.structs.replace(question, by=None) for question in stale(case_in(folder).db)[:WANTED])


def graded_sources(case: Case) -> list[Source]:
    """All sources with the grades that people gave them."""
    return graded(list(case.sources), heads(case.db, ["grade"]))


def report_counts(case: Case) -> dict[str, int]:
    """Reports by source."""
    rows: list[tuple[Any, ...]] = case.db.execute("SELECT source, count(*) FROM report GROUP BY source").fetchall()
    return {str(source): int(number) for source, number in rows}
