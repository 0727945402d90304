"""Log-linear models: fitted exactly, refused where they have no finite maximum, chosen as the field chooses."""

from math import log

import numpy as np
import pytest
from estimation_world import APART, drawn, expected
from hypothesis import given
from hypothesis import strategies as st

from gavah.estimation import from_patterns
from gavah.estimation.loglinear.fitting import above, below, fits, flaw
from gavah.estimation.loglinear.profile import Profile
from gavah.estimation.loglinear.selection import averaged, by_aic, by_bic, by_steps
from gavah.estimation.loglinear.stepwise import by_criterion, by_overlap, criterion
from gavah.estimation.loglinear.terms import design, hierarchical, main_effects, named
from gavah.model import Refused


def test_there_are_one_eight_and_113_hierarchical_models():
    assert [len(hierarchical(k)) for k in (2, 3, 4)] == [1, 8, 113]
    assert all({term & ~(1 << at) for term in model for at in range(4)} <= set(model) for model in hierarchical(4))


def test_independent_lists_in_expectation_give_the_size_back():
    table = expected(100_000)
    for estimate in (by_bic(table), by_aic(table), by_steps(table)):
        assert estimate.n_hat == pytest.approx(100_000, rel=0.001)
        assert estimate.diagnostics["model"] == "[A] [B] [C] [D]"


def test_a_dependent_pair_is_found_and_allowed_for():
    held = np.random.default_rng(3).random((20_000, 4)) < [0.2, 0.25, 0.3, 0.35]
    held[:, 1] |= held[:, 0] & (np.random.default_rng(4).random(20_000) < 0.4)
    cells = {}
    for row in held.astype(int):
        cells[tuple(row)] = cells.get(tuple(row), 0) + 1
    table = from_patterns({pattern: n for pattern, n in cells.items() if any(pattern)})
    naive = fits(table.full(), [main_effects(4)])[0]
    assert table.observed + naive.unseen < 19_000
    for estimate in (by_bic(table), by_steps(table), averaged(table)):
        assert estimate.low < 20_000 < estimate.high
    assert by_bic(table).diagnostics["model"] == "[A,B] [C] [D]"


@given(st.lists(st.integers(1, 400), min_size=15, max_size=15), st.integers(0, 112))
def test_a_fit_meets_the_margins_of_its_terms(counts, which):
    table = np.array([0, *counts])
    fit = fits(table, [hierarchical(4)[which]])[0]
    margins = above(table.astype(float))[list(fit.terms)]
    assert above(fit.mean)[list(fit.terms)] == pytest.approx(margins, rel=1e-6)
    assert flaw(table, fit) == ""


@given(st.lists(st.floats(-5, 5), min_size=16, max_size=16))
def test_sums_over_subsets_and_supersets_are_products_with_the_design(values):
    x = design(4)
    assert below(np.array(values)) == pytest.approx(x @ values)
    assert above(np.array(values)) == pytest.approx(x.T @ values)


def test_a_pair_that_nobody_is_in_is_fitted_as_minus_infinity():
    table = from_patterns({(1, 0, 0): 50, (0, 1, 0): 60, (0, 0, 1): 40, (1, 1, 0): 12, (0, 1, 1): 9})
    fit = fits(table.full(), [(0, 1, 2, 4, 5)])[0]
    assert 5 not in fit.finite
    assert fit.size == 5
    assert flaw(table.full(), fit) == ""
    # of those in A alone or C alone, B holds 21 for 90 it does not: so many for one it holds were missed by A and C
    assert fit.unseen == pytest.approx(60 * 90 / 21)


def test_a_maximum_at_infinity_is_no_maximum():
    table = APART
    fit = fits(table.full(), [(0, 1, 2, 3, 4)])[0]
    assert flaw(table.full(), fit) == "not finite"
    with pytest.raises(Refused, match="not finite"):
        by_bic(table)


def test_more_parameters_than_cells_are_not_identified():
    table = from_patterns({(1, 0, 0): 50, (0, 1, 0): 60, (0, 0, 1): 40, (1, 1, 0): 12, (0, 1, 1): 9})
    fit = fits(table.full(), [(0, 1, 2, 3, 4, 5, 6)])[0]
    assert flaw(table.full(), fit) == "not identified"


def test_no_maximum_though_every_margin_is_positive():
    # Haberman's example: two opposite cells of three lists empty, all pairs modelled; seen here within a fourth list, so that no cell is unseen
    counts = np.full(16, 7)
    counts[0] = 0
    counts[8 + 0] = counts[8 + 7] = 0
    terms = tuple(term for term in range(16) if term.bit_count() < 3 or (term & 8 and term.bit_count() == 3))
    fit = fits(counts, [terms])[0]
    assert (above(counts.astype(float))[list(terms)] > 0).all()
    assert flaw(counts, fit) == "not finite"


def test_bic_takes_as_many_observations_as_records():
    table = drawn(3000)
    estimate = by_bic(table)
    fit = fits(table.full(), [model for model in hierarchical(4) if named(model, table.lists) == estimate.diagnostics["model"]])[0]
    assert estimate.diagnostics["bic"] == pytest.approx(log(table.observed) * fit.size - 2 * fit.log_likelihood)


def test_the_profile_interval_is_where_the_likelihood_has_fallen_by_the_level():
    table = drawn(3000)
    fit = fits(table.full(), [main_effects(4)])[0]
    profile = Profile(table.full(), fit)
    low, high = profile.interval(fit.unseen, 0.95)
    top = max(profile(fit.unseen + step) for step in (-1, -0.5, 0, 0.5))
    assert low < fit.unseen < high
    assert 2 * (top - profile(low)) == pytest.approx(3.8415, abs=0.02)
    assert 2 * (top - profile(high)) == pytest.approx(3.8415, abs=0.02)
    narrow = profile.interval(fit.unseen, 0.5)
    assert low < narrow[0] < narrow[1] < high


def test_many_points_of_a_profile_are_what_each_is_alone():
    table = drawn(3000)
    fit = fits(table.full(), [main_effects(4)])[0]
    points = np.array([300.0, 800.0, 2500.0])
    assert Profile(table.full(), fit).along(points) == pytest.approx([Profile(table.full(), fit)(point) for point in points], abs=1e-6)


def test_stepwise_stops_where_no_overlap_surprises():
    table = expected(20_000)
    assert [fit.terms for fit in by_overlap(table.full())] == [main_effects(4)]
    tied = expected(20_000, pair=1.6)
    assert 3 in by_overlap(tied.full())[-1].terms
    assert 3 in by_criterion(tied.full(), log(tied.observed))[-1].terms


def test_a_step_is_taken_only_if_it_pays():
    table = drawn(3000, (0.2, 0.25, 0.3, 0.35, 0.2))
    path = by_criterion(table.full(), 2.0)
    prices = [criterion(fit, 2.0) for fit in path]
    assert prices == sorted(prices, reverse=True)


def test_aic_says_that_it_is_expected_to_fail():
    assert any("less often than it says" in words for words in by_aic(drawn(2000)).warnings)
    assert not by_bic(drawn(2000)).warnings


def test_averaging_is_wider_than_the_model_that_is_likeliest_where_models_disagree():
    table = drawn(1500, seed=5)
    one, many = by_bic(table), averaged(table)
    assert many.high - many.low > one.high - one.low
    assert many.diagnostics["models averaged"] > 1
    with pytest.raises(Refused, match="Not offered for 5 lists"):
        averaged(drawn(1500, (0.2, 0.25, 0.3, 0.35, 0.2)))
