"""The process that solves: one a desk, behind the web workers in priority. It writes answers part by part; pages pick them up."""

import os
import sys
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any

import msgspec

from gavah.casefile import Case, alone, moves, solved
from gavah.casefile.asking import material
from gavah.casefile.database import complaints, glance
from gavah.casefile.state import state_of
from gavah.desk import films, ordering, records, rounds, samples, solving
from gavah.desk.case import opened
from gavah.desk.settings import Settings
from gavah.desk.solving import Rows, Shown, shown
from gavah.desk.state import shared
from gavah.figures.admission import Admitted, admit, asked_measures
from gavah.figures.ask import answer
from gavah.figures.breakdown import breakdown
from gavah.figures.program import Budget
from gavah.figures.regions import DAWN, DUSK, days, meets
from gavah.figures.remainder import Reconciliation, largest_remainder, reconciliations
from gavah.figures.sensitivity import sensitivity
from gavah.model import NOT_SUMMED, Figure, GavahError, Question, Source

PAUSE = 0.15
LIMIT = 120.0
"""Seconds for the figure, and for each part beside it."""
DAYS_SHOWN = 62
"""A longer stretch is broken down by month."""


def solve_forever(settings: Settings) -> None:
    """Solve what is wanted, the question looked at last first, until this process is ended."""
    os.nice(10)
    waiting = shared(settings.state)
    solving.broken_off(waiting)
    rounds.rounds_broken_off(waiting)
    with opened(settings.case, settings.day) as case:
        while True:
            if not work(case, waiting):
                sleep(PAUSE)


def work(case: Case, waiting: Any) -> bool:  # noqa: ANN401 - a connection to the shared file
    """One step: fill the rows that bounds are read from, solve one question, or work out one list; a figure that somebody waits for comes before
    errands, and they before what stands beside it. False if there was nothing to do."""
    if not case.read_only and not alone.is_filled(case.db):
        alone.fill(case.db)
        return True
    question = solving.next_wanted(waiting)
    if (question is None or "figure" in solved.parts(case.db, question)) and _round(case, waiting):
        return True
    if question is None:
        return False
    solving.begun(waiting, question)
    try:
        whole = _solve(case, question, lambda: _is_last(waiting, question) and not rounds.next_round(waiting))
    except complaints() as error:
        solving.finished(waiting, question, error.what if isinstance(error, GavahError) else str(error))
        return True
    if whole:
        solving.finished(waiting, question)
    return True


def _round(case: Case, waiting: Any) -> bool:  # noqa: ANN401
    """One thing that a page wants to know of the whole case. False if there is none."""
    name = rounds.next_round(waiting)
    if name is None or case.read_only:
        return False
    what, _, of = name.partition("|")
    try:
        ERRANDS[what](case, of)
    except complaints() as error:
        print(f"{name}: {error}", file=sys.stderr)
    rounds.round_done(waiting, name)
    return True


ERRANDS: dict[str, Callable[[Case, str], None]] = {
    ordering.NAME: lambda case, _: ordering.make_order(case),
    records.NAME: lambda case, _: records.make_records(case),
    samples.NAME: samples.make_agreement,
    films.NAME: lambda case, _: films.make_listing(case),
}


def _is_last(waiting: Any, question: Question) -> bool:  # noqa: ANN401
    """Does nobody look at another question meanwhile?"""
    newest = solving.next_wanted(waiting)
    return newest is None or solved.key_of(newest) == solved.key_of(question)


def _solve(case: Case, question: Question, goes_on: Callable[[], bool]) -> bool:
    """Every part that is missing, unless somebody comes to look at another question. Claims and state are read in one glance, so that an
    answer is of the state it is kept for. Returns whether nothing is missing.
    """
    held, state, at, admitted, sources = _read(case, question)
    figure = _whole(case, held["figure"]) if "figure" in held else _figure(case, question, state, at, admitted, sources)
    for part, made in _parts(question, admitted, sources, figure):
        if part in held:
            continue
        if not goes_on():
            return False
        solved.keep(case.db, question, state, part, msgspec.json.encode(made()))
    return True


def _read(case: Case, question: Question) -> tuple[dict[str, bytes], str, moves.Point, Admitted, list[Source]]:
    with glance(case.db):
        held, state, at = solved.parts(case.db, question), state_of(case.db), moves.here(case.db)
        given = material(case, question)
        admitted = admit(given.claims, given.events, question, links=given.links, witnesses=given.witnesses, sources=given.sources)
        return held, state, at, admitted, given.sources


def _figure(case: Case, question: Question, state: str, at: moves.Point, admitted: Admitted, sources: list[Source]) -> Figure:
    figure = answer(question, admitted, sources, Budget(LIMIT, monotonic))
    made = case.keep_figure(figure, at)
    lows = {name: claim.quantity.low for name, claim in admitted.claims.items() if claim.quantity}
    solved.keep(case.db, question, state, "figure", msgspec.json.encode(shown(figure, made, lows)))
    return figure


def _whole(case: Case, part: bytes) -> Figure:
    """The whole figure of a kept part."""
    kept = msgspec.json.decode(part, type=Shown)
    return case.figure(kept.id) or kept.figure


def _parts(question: Question, admitted: Admitted, sources: list[Source], figure: Figure) -> Iterator[tuple[str, Callable[[], object]]]:
    summed = NOT_SUMMED.isdisjoint(asked_measures(question)) and figure.status != "nothing"
    yield "time", lambda: _rows(admitted, figure, _step(admitted)) if summed else Rows("", ())
    yield "province", lambda: _rows(admitted, figure, "province") if summed else Rows("", ())
    yield "sensitivity", lambda: sensitivity(admitted, figure, sources=sources, budget=Budget(LIMIT, monotonic))
    yield "reconciliation", lambda: _reconciled(admitted, figure)


def _rows(admitted: Admitted, figure: Figure, by: str) -> Rows:
    return Rows(by, breakdown(admitted, msgspec.structs.replace(figure.question, by=by), figure, Budget(LIMIT, monotonic)))


def _step(admitted: Admitted) -> str:
    """Days, or months where the question's claims stretch over many days."""
    scope = admitted.case.scope
    told = [days(one.region) for one in admitted.case.accounts if meets(one.region, (scope,))]
    known = [day for pair in told for day in pair if DAWN < day < DUSK and scope.first <= day <= scope.last]
    return "day" if not known or max(known) - min(known) < DAYS_SHOWN else "month"


def _reconciled(admitted: Admitted, figure: Figure) -> tuple[Reconciliation, ...]:
    total = largest_remainder(figure.totals)
    return reconciliations(admitted, total.claim, ("day", "province"), Budget(LIMIT, monotonic)) if total else ()
