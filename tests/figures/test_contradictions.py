"""Contradictions among many claims: each by itself, none missed, none where whole numbers still fit."""

import numpy as np
import pytest
from figures_world import FARS, IRAN, KERMANSHAH, KURDISTAN, SHIRAZ, event, solved, total
from random_cases import random_case
from test_brute_force import check_contradictions

from gavah.figures import FigureCase, contradictions, solve, suspects
from gavah.figures.program import Budget
from gavah.figures.wire import decode_case


def triangle(name, low, day):
    pairs = [(KURDISTAN, FARS), (FARS, KERMANSHAH), (KURDISTAN, KERMANSHAH)]
    return [total(f"{name}{at}", low, None, *pair, first=day, last=day) for at, pair in enumerate(pairs)]


def test_two_triangles_of_ones_need_four_units_though_halves_would_do_with_three():
    claims = [*triangle("a", 1, 1), *triangle("b", 1, 2)]
    answer = solved(*claims, total("all", 3, 3, IRAN, complete=True))
    assert answer.contradictions == (("a0", "a1", "a2", "all", "b0", "b1", "b2"),)
    assert solved(*claims, total("all", 4, 4, IRAN, complete=True)).contradictions == ()


def test_two_complete_claims_that_leave_too_little_between_them():
    """Kurdistan and Fars may hold 2 each, 5 are told of in both together: no complete claim alone speaks against it."""
    claims = [total("k", 2, 2, KURDISTAN, complete=True), total("f", 2, 2, FARS, complete=True), total("both", 5, None, KURDISTAN, FARS)]
    assert solved(*claims).contradictions == (("both", "f", "k"),)


def test_many_small_claims_that_only_together_exceed_a_complete_one():
    claims = [total(f"c{at:02d}", 1, None, ("IR", "Fars", f"city-{at}")) for at in range(20)]
    answer = solved(*claims, total("all", 12, 12, IRAN, complete=True))
    assert [len(one) for one in answer.contradictions] == [14]
    assert "all" in answer.contradictions[0]


def test_every_complete_claim_that_is_exceeded_is_named_once():
    claims = [event(f"e{at:03d}", 4, 4, ("IR", f"province-{at}", "town"), first=at, last=at) for at in range(1, 301)]
    limits = [total(f"l{at:03d}", 1, 1, ("IR", f"province-{at}"), first=1, last=300, complete=True) for at in range(1, 301, 3)]
    answer = solved(*claims, *limits)
    assert answer.contradictions == tuple((f"e{at:03d}", f"l{at:03d}") for at in range(1, 301, 3))


def test_an_answer_that_looked_everywhere_is_not_called_cut_short():
    for seed in range(300):
        budget = Budget(120.0)
        solve(decode_case(random_case(seed)), budget=budget)
        assert budget.cut == ()
    budget = Budget(120.0)
    solve(FigureCase(accounts=(total("all", 0, 0, SHIRAZ, complete=True),)), budget=budget)
    assert budget.cut == ()


@pytest.mark.parametrize("block", range(2))
def test_the_linear_program_alone_finds_what_the_quick_looks_do(block, monkeypatch):
    monkeypatch.setattr(contradictions, "crowded", lambda claimed, budget: [])
    for seed in range(60_000 + 100 * block, 60_100 + 100 * block):
        check_contradictions(random_case(seed))


@pytest.mark.parametrize("start", [0.0, 0.5])
def test_where_the_linear_program_says_nothing_whole_numbers_decide(start, monkeypatch):
    """With a solution that meets nothing, or is nowhere whole, all is left to the integer program."""
    monkeypatch.setattr(contradictions, "crowded", lambda claimed, budget: [])

    def zero(self, budget):
        self._x = np.full(len(self._columns), start)
        return []

    monkeypatch.setattr(suspects._Program, "relaxed", zero)
    for seed in range(70_000, 70_080):
        check_contradictions(random_case(seed))
