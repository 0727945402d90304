"""Totals beside their items: the same as looking at every event for every total, which is what this tests' own code does."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.figures import Account, FigureCase
from gavah.figures.accounts import Tie, sure_region
from gavah.figures.bounds import prove
from gavah.figures.items import Demands, Item
from gavah.figures.program import Budget
from gavah.figures.reconcile import reconciled
from gavah.figures.regions import Box, inside, meets, tidy
from gavah.figures.settled import settle
from gavah.figures.sums import Meeting, Within

PLACES = [("N",), ("N", "A"), ("N", "B"), ("N", "C"), ("N", "A", "x"), ("N", "A", "y"), ("N", "B", "z")]


def pairwise(settled, scope):
    """Every total against every event, each total proven from nothing: [surely different, at most] by the total's id."""
    found = {}
    for total in (one for one in settled.totals if meets(one.region, scope)):
        touching = {at: event for at, event in enumerate(settled.loose) if meets(event.region, total.region)}
        within = [at for at, event in touching.items() if event.low > 0 and inside(event.region, total.region)]
        place = {old: new for new, old in enumerate(within)}
        apart = frozenset((place[a], place[b]) for a, b in settled.apart if a in place and b in place)
        items = tuple(Item(touching[at].name, touching[at].low, touching[at].region, True) for at in within)
        highs = [part.reading.high for event in touching.values() for part in event.parts]
        most = None if None in highs else sum(highs)
        found[total.account.id] = (prove(Demands(items, apart), Budget(60.0)).evidence, most)
    return found


def random_region(dice):
    kinds = dice.choice([None, None, None, frozenset("s"), frozenset("t"), frozenset("st")])
    boxes = []
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        first = dice.randint(1, 8)
        boxes.append(Box(dice.choice(PLACES), first, min(9, first + dice.choice([0, 0, 1, 2, 5])), kinds if dice.random() < 0.8 else None))
    return tidy(boxes)


def random_case(seed, size):
    dice = random.Random(seed)
    accounts = []
    for at in range(size):
        kind, region, low = dice.choice(["event", "event", "event", "total"]), random_region(dice), dice.randint(0, 6)
        high = dice.choice([low, low, low + 2, None]) if dice.random() < 0.3 else low
        accounts.append(Account(f"c{at:03d}", kind, region, low, high, False, f"w{dice.randint(1, 9)}", 9, "", sure_region(kind, region)))
    events = [one.id for one in accounts if one.kind == "event"]
    pairs = [(a, b) for i, a in enumerate(events) for b in events[i + 1 :]]
    ties = tuple(Tie(a, b, dice.choice(["same", "possible"]), 0.6) for a, b in pairs if dice.random() < 1.0 / size)
    distinct = tuple(pair for pair in pairs if dice.random() < 2.0 / size)
    return FigureCase(accounts=tuple(accounts), ties=ties, distinct=distinct)


@pytest.mark.parametrize("size", [4, 10, 25])
@settings(deadline=None)
@given(seed=st.integers(0, 10**9))
def test_every_total_is_reconciled_as_if_each_event_were_looked_at(seed, size):
    case = random_case(seed, size)
    settled = settle(case)
    assert {one.claim: one.itemised for one in reconciled(settled, (case.scope,), Budget(60.0))} == pairwise(settled, (case.scope,))


@settings(deadline=None)
@given(seed=st.integers(0, 10**9))
def test_the_index_finds_what_lies_inside_a_region_and_what_meets_it(seed):
    dice = random.Random(seed)
    regions = [random_region(dice) for _ in range(30)]
    within, meeting = Within(regions), Meeting(regions)
    for large in [random_region(dice) for _ in range(10)]:
        assert within.of(large).tolist() == [at for at, one in enumerate(regions) if inside(one, large)]
        assert meeting.of(large).tolist() == [at for at, one in enumerate(regions) if meets(one, large)]


def test_totals_that_see_the_same_events_prove_them_once():
    """A thousand running counts over five thousand events: components are proven once, not once a total."""
    day = lambda name, at, low: Account(name, "event", (Box(("N", "A", f"c{at % 40}"), at % 700, at % 700 + at % 3),), low, low)  # noqa: E731
    events = [day(f"e{at:04d}", at, 1 + at % 7) for at in range(5000)]
    totals = [Account(f"t{at:04d}", "total", (Box(("N",), 0, at),), 1, None, witness=f"w{at}") for at in range(1, 1001)]
    answers = reconciled(settle(FigureCase(accounts=(*events, *totals))), (Box(),), Budget(60.0))
    sure = np.array([one.itemised[0] for one in answers])
    assert len(sure) == 1000
    assert (np.diff(sure) >= 0).all()
    assert sure[-1] <= sum(one.low for one in events)
