"""Whose events others told later, and how long that took; and which sources tell of the same events."""

from datetime import date

from figures_world import SANANDAJ, SHIRAZ, claim, link, question

from gavah.figures.admission import admit
from gavah.figures.confirmation import confirmations
from gavah.figures.overlap import capture_patterns
from gavah.model import Event, Witness


def said(day, source, *, place=SHIRAZ, report=None, **more):
    return claim(said=date(2071, 10, day), issuers=(source,), places=[place], report=report or f"r-{source}-{day}", **more)


def rows(*claims, links=(), witnesses=None):
    events = [Event(id="e", type="x", claims=(), links=tuple(links))]
    admitted = admit(claims, events, question(), witnesses=witnesses)
    return {one.source: one for one in confirmations(admitted)}, capture_patterns(admitted)


def test_the_first_teller_is_confirmed_by_the_next():
    first, next_, last = said(2, "one"), said(5, "two"), said(9, "three")
    found, _ = rows(first, next_, last, links=[link(first, next_), link(next_, last)])
    assert (found["one"].confirmed, found["one"].lag, found["one"].first, found["one"].behind) == ((1, 1), (3, 3, 3), 1, 0)
    assert (found["two"].confirmed, found["two"].lag, found["two"].behind) == ((1, 1), (4, 4, 4), 1)
    assert (found["three"].confirmed, found["three"].lag, found["three"].behind) == ((0, 0), None, 1)


def test_who_is_alone_is_neither_confirmed_nor_behind():
    found, _ = rows(said(2, "one"))
    assert (found["one"].told, found["one"].alone, found["one"].confirmed) == (1, 1, (0, 0))


def test_a_copy_of_the_same_witness_confirms_nothing():
    first, copy = said(2, "one"), said(5, "two")
    witness = Witness(id="w", root="one", claims=(first.id, copy.id), reports=())
    found, _ = rows(first, copy, links=[link(first, copy)], witnesses=[witness])
    assert (found["one"].confirmed, found["one"].alone) == ((0, 0), 1)


def test_a_possible_link_is_only_the_upper_end():
    first, other = said(2, "one"), said(5, "two")
    found, _ = rows(first, other, links=[link(first, other, "possible", 0.4)])
    assert found["one"].confirmed == (0, 1)


def test_told_on_the_same_day_is_not_later():
    first, other = said(2, "one"), said(2, "two")
    found, _ = rows(first, other, links=[link(first, other)])
    assert found["one"].confirmed == found["two"].confirmed == (0, 0)
    assert (found["one"].first, found["two"].first) == (1, 1)


def test_the_median_lag_is_the_lower_of_two():
    pairs = [
        (said(1, "one", report="a"), said(3, "two", report="b")),
        (said(1, "one", place=SANANDAJ, report="c"), said(9, "two", place=SANANDAJ, report="d")),
    ]
    found, _ = rows(*(one for pair in pairs for one in pair), links=[link(*pair) for pair in pairs])
    assert found["one"].lag == (2, 2, 8)


def test_capture_patterns_say_who_tells_of_the_same_events():
    shared, again, alone = said(2, "one"), said(5, "two"), said(3, "one", place=SANANDAJ)
    _, (names, patterns) = rows(shared, again, alone, links=[link(shared, again)])
    assert names == ("one", "two")
    assert patterns == {(True, True): 1, (True, False): 1}
