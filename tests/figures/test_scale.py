"""Generated cases of the benchmark, small enough for every run."""

import pytest

from bench.figures.generate import gap, plain
from bench.figures.peer import milp_floor
from gavah.figures import solve
from gavah.figures.wire import decode_case
from gavah.model import InputError


@pytest.mark.parametrize("record", [plain(600), plain(400, mixed=True), plain(400, days=365), gap(150)], ids=lambda one: one["case"])
def test_the_floor_is_that_of_plain_milp_on_every_cell(record):
    numbers = solve(decode_case(record)).numbers
    assert (numbers.floor, numbers.gap) == (milp_floor(record, 60.0)[0], 0)


def test_a_spent_budget_says_how_far_it_got():
    full, stopped = (solve(decode_case(plain(2000)), time_limit=limit).numbers for limit in (30.0, 0.0))
    assert stopped.gap > 0
    assert stopped.evidence <= full.evidence <= stopped.bounds.evidence_bound
    assert stopped.floor <= full.floor <= stopped.bounds.floor


def test_odd_cycles_leave_the_evidence_below_the_floor():
    numbers = solve(decode_case(gap(150))).numbers
    assert numbers.evidence < numbers.floor


def test_a_line_that_is_no_case_says_which():
    with pytest.raises(InputError, match="case 7"):
        decode_case({"case": 7, "claims": [{"id": "a", "kind": "rumour", "low": 1, "high": None}]})
