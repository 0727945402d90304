"""The time limit covers all that an answer takes, and the answer names what it cut short."""

import time
from itertools import count

from figures_world import FARS, IRAN, KURDISTAN, SANANDAJ, SHIRAZ, claim, question

from gavah.figures import ask

ALL = ("numbers", "contradictions", "leading", "witnesses", "rules", "totals", "rows")


def ticking(step):
    """A clock that is `step` seconds later whenever it is looked at."""
    ticks = count()
    return lambda: next(ticks) * step


def claims():
    """Three claims on two places each, so that only the solver tells the floor, beside events and totals."""
    ring = [(SANANDAJ, SHIRAZ), (SHIRAZ, ("IR", "Kermanshah")), (("IR", "Kermanshah"), SANANDAJ)]
    told = [claim("total", 5, places=places, report=f"r-{at}", at=at) for at, places in enumerate(ring)]
    told += [
        claim("event", 2, 2, places=(place,), report=f"r-{at}", at=at, days=("2071-10-03", "2071-10-04"))
        for at, place in enumerate((KURDISTAN, FARS))
    ]
    return [*told, claim("total", 3, 3, places=(IRAN,), report="r-9", complete=True)]


def test_an_answer_in_time_is_not_cut():
    figure = ask(claims(), [], question(by="province"), time_limit=60.0, clock=time.monotonic)
    assert (figure.cut, figure.seconds) == ((), None)
    assert (figure.evidence, figure.floor, figure.status) == (9, 12, "contradiction")


def test_an_answer_without_time_names_its_parts_and_its_bounds_hold():
    full = ask(claims(), [], question(by="province"))
    cut = ask(claims(), [], question(by="province"), time_limit=0.0, clock=ticking(1.0))
    assert set(cut.cut) <= set(ALL)
    assert {"numbers", "contradictions", "witnesses", "totals", "rows"} <= set(cut.cut)
    assert cut.status == "gap"
    assert cut.seconds > 0
    assert cut.evidence <= full.evidence <= full.floor <= cut.floor + cut.gap
    assert cut.floor <= full.floor
    assert (cut.by_witness, cut.totals, cut.contradictions) == ((), (), ())


def test_the_numbers_come_before_all_else():
    figure = ask(claims(), [], question(by="province"), time_limit=200.0, clock=ticking(10.0))
    assert figure.cut
    assert "numbers" not in figure.cut
    assert (figure.evidence, figure.floor) == (9, 12)


def test_without_a_clock_only_the_solver_counts():
    figure = ask(claims(), [], question(by="province"), time_limit=60.0)
    assert (figure.cut, figure.seconds) == ((), None)
