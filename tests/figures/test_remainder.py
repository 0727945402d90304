"""A claimed total taken apart: what is left, and where it lies."""

import pytest
from figures_world import FARS, IRAN, KURDISTAN, SANANDAJ, SHIRAZ, claim, link, question

from gavah.figures import ask
from gavah.figures.admission import admit
from gavah.figures.program import Budget
from gavah.figures.remainder import reconciliation
from gavah.model import Event, QuestionError

MONTH = ("2071-09-23", "2071-10-22")
NATION = claim("total", 24, days=MONTH, places=[IRAN], report="r-0")


def taken_apart(*claims, by="province", links=(), **more):
    events = [Event(id="e", type="x", claims=(), links=tuple(links))]
    return reconciliation(admit([NATION, *claims], events, question(**more)), NATION.id, by, Budget(30.0))


def test_a_smaller_total_shows_where_the_remainder_lies():
    items = [claim(low=12, high=12, places=[SHIRAZ], report="r-1"), claim(low=2, high=5, places=[SANANDAJ], report="r-2")]
    smaller = claim("total", 7, 7, days=MONTH, places=[KURDISTAN], report="r-3")
    found = taken_apart(*items, smaller)
    assert (found.itemised, found.unexplained) == ((14, 17), (7, 10))
    parts = {part.bin: (part.itemised, part.claimed, part.unexplained) for part in found.parts}
    assert parts == {"Fars": ((12, 12), 0, (0, 0)), "Kurdistan": ((2, 5), 7, (2, 5))}
    assert (found.nowhere, found.unplaced) == (5, 0)


def test_by_day_the_items_stand_on_their_days():
    items = [
        claim(low=3, high=3, days=("2071-10-01", "2071-10-01"), places=[SHIRAZ], report="r-1"),
        claim(low=4, high=4, days=("2071-10-05", "2071-10-06"), places=[SHIRAZ], report="r-2"),
    ]
    found = taken_apart(*items, by="day")
    assert [(part.bin, part.itemised) for part in found.parts if part.itemised[0]] == [("2071-10-01", (3, 3))]
    assert found.unplaced == 4  # on the 5th or the 6th: in no single day
    assert found.unexplained == (17, 17)


def test_it_agrees_with_the_total_of_the_figure():
    claims = [
        NATION,
        claim(low=5, high=5, places=[SHIRAZ], report="r-1"),
        claim(low=6, high=8, places=[SANANDAJ], report="r-2"),
        claim(low=1, high=None, places=[FARS], days=("2071-10-09", "2071-10-09"), report="r-3"),
    ]
    figure = ask(claims, [], question())
    (total,) = figure.totals
    found = reconciliation(admit(claims, [], question()), NATION.id, "province", Budget(30.0))
    assert (found.low, found.itemised, found.unexplained) == (total.low, total.itemised, total.unexplained)


def test_two_accounts_of_one_event_explain_it_once():
    one, other = claim(low=5, high=5, places=[SHIRAZ], report="r-1"), claim(low=5, high=5, places=[SHIRAZ], report="r-2")
    assert taken_apart(one, other, links=[link(one, other)]).itemised == (5, 5)
    assert taken_apart(one, other).itemised == (5, 10)  # unlinked they may be one or two


def test_an_event_is_no_total():
    item = claim(low=5, high=5, report="r-1")
    with pytest.raises(QuestionError, match="no total"):
        reconciliation(admit([item], [], question()), item.id, "day", Budget(30.0))


def test_a_total_of_one_province_is_no_smaller_total_of_itself():
    province = claim("total", 9, 9, days=MONTH, places=[KURDISTAN], report="r-1")
    item = claim(low=2, high=2, places=[SANANDAJ], report="r-2")
    found = reconciliation(admit([province, item], [], question()), province.id, "province", Budget(30.0))
    assert [(part.bin, part.claimed, part.unexplained) for part in found.parts] == [("Kurdistan", 0, (0, 0))]
    assert found.unexplained == (7, 7)
