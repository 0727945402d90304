"""All methods side by side; refused per method or for the whole table, with a reason."""

import numpy as np
import pytest
from estimation_world import APART, STRAY, drawn, expected
from hypothesis import example, given, settings
from hypothesis import strategies as st

import gavah
from gavah.estimation import METHODS, Answer, Effort, Estimate, Table, estimate_by, estimate_draws, estimate_table, from_patterns, summed
from gavah.estimation.distribution import as_quantiles
from gavah.model import GavahError

SHORT = Effort(sweeps=2000, most_sweeps=8000)
FAST = tuple(method for method in METHODS if method != "lcmcr")


def test_every_method_answers_side_by_side():
    answer = estimate_table(drawn(2000), effort=SHORT, seed=1)
    assert [one.method for one in answer.estimates] == list(METHODS)
    for one in answer.estimates:
        assert one.observed == answer.observed
        assert one.observed <= one.low <= one.n_hat <= one.high
        assert one.assumptions
        assert one.kind


def test_two_lists_that_share_nothing_with_a_third_are_refused_whole():
    answer = estimate_table(APART, FAST)
    assert "only first and second share records" in answer.refused
    assert answer.estimates == ()
    assert answer.observed == APART.observed


def test_a_stray_list_of_one_record_refuses_nothing():
    answer = estimate_table(STRAY, FAST)
    without = estimate_table(Table(lists=STRAY.lists[:3], counts={p: n for p, n in STRAY.counts.items() if p < 8}), FAST)
    for one, other in zip(answer.estimates, without.estimates, strict=True):
        assert one.n_hat == pytest.approx(other.n_hat + 1)
        assert one.low == pytest.approx(other.low + 1)
    assert any("stray" in note for note in answer.notes)


def test_a_two_list_bound_is_given_on_request_only():
    one = estimate_by(APART, "chapman")
    assert one.n_hat == pytest.approx(49 * 37 / 8 - 1 + 19 - 1 + 1, abs=1.01)
    assert "two lists are independent" in " ".join(one.assumptions)
    assert estimate_by(APART, "bic").refused
    assert "chapman" in estimate_by(APART, "bic").refused


def test_chapman_gives_the_size_of_two_independent_lists():
    table = expected(10_000, (0.3, 0.4))
    one = estimate_by(table, "chapman")
    assert one.n_hat == pytest.approx(10_000, rel=0.001)
    assert one.low < 10_000 < one.high


def test_chao_is_a_lower_bound_where_people_differ():
    chance = np.random.default_rng(2)
    easy = chance.random((4000, 1)) < 0.3
    held = chance.random((4000, 4)) < np.where(easy, 0.5, 0.12)
    cells = {}
    for row in held.astype(int):
        if row.any():
            cells[tuple(row)] = cells.get(tuple(row), 0) + 1
    one = estimate_by(from_patterns(cells), "chao")
    assert sum(cells.values()) < one.n_hat < 4000
    assert estimate_by(expected(10_000), "chao").n_hat == pytest.approx(10_000, rel=0.08)


@pytest.mark.parametrize(("name", "known"), [("dga", "decomposable"), ("Latent_Class", "lcmcr"), ("loglin-BIC", "bic"), ("CHAO", "chao")])
def test_methods_are_known_by_the_names_that_the_field_uses(name, known):
    assert estimate_by(APART, name).method == known


def test_an_unknown_method_is_an_error_that_lists_the_known():
    with pytest.raises(GavahError, match="guess") as told:
        estimate_by(APART, "guess")
    assert "lcmcr" in told.value.remedy


def test_copies_are_merged_before_lists_are_counted():
    table = from_patterns({(1, 0, 0): 30, (0, 1, 0): 20, (0, 0, 1): 25, (1, 1, 0): 9, (0, 1, 1): 8, (1, 0, 1): 7})
    assert not estimate_table(table, FAST).refused
    assert estimate_table(table, FAST, copies=[("A", "B")]).refused


def test_the_package_estimates_from_patterns_and_files(tmp_path):
    patterns = {(1, 0, 0): 60, (0, 1, 0): 50, (0, 0, 1): 40, (1, 1, 0): 20, (0, 1, 1): 15, (1, 0, 1): 18, (1, 1, 1): 9}
    path = tmp_path / "lists.csv"
    path.write_text("a,b,c,n\n" + "".join(f"{','.join(map(str, held))},{n}\n" for held, n in patterns.items()), "utf-8")
    one = gavah.estimate(patterns, method="bic", seed=1)
    assert isinstance(one, Estimate)
    assert gavah.estimate(path, method="bic").n_hat == one.n_hat
    assert gavah.estimate(list(patterns.items()), method="bic").n_hat == one.n_hat
    assert gavah.estimate([(*held, n) for held, n in patterns.items()], method="bic").n_hat == one.n_hat
    assert gavah.estimate(np.array([(*held, n) for held, n in patterns.items()]), method="bic").n_hat == one.n_hat
    assert gavah.estimate({"".join(map(str, held)): n for held, n in patterns.items()}, method="bic").n_hat == one.n_hat
    with pytest.raises(GavahError, match="does not say"):
        gavah.estimate({"1x0": 4}, method="bic")
    assert gavah.estimate({(1, 0): 5, (0, 1): 5}, method="bic").refused


def test_draws_that_are_alike_pool_to_what_each_says():
    table = drawn(2000)
    one = estimate_table(table, FAST)
    pooled = estimate_draws([table] * 5, FAST)
    for single, many in zip(one.estimates, pooled.estimates, strict=True):
        assert many.n_hat == pytest.approx(single.n_hat, rel=0.003)
        assert many.low == pytest.approx(single.low, rel=0.005)
        assert many.high == pytest.approx(single.high, rel=0.005)


def test_draws_that_differ_widen_the_interval_by_what_they_differ():
    tables = [drawn(size, seed=size) for size in (1800, 2000, 2200)]
    pooled = estimate_draws(tables, ["bic"]).estimates[0]
    alone = [estimate_by(table, "bic") for table in tables]
    assert pooled.high - pooled.low > 1.3 * max(one.high - one.low for one in alone)
    assert min(one.n_hat for one in alone) < pooled.n_hat < max(one.n_hat for one in alone)
    assert any("probabilities of the links" in words for words in pooled.assumptions)


def test_draws_of_which_most_give_no_number_give_none():
    pooled = estimate_draws([APART, APART, STRAY], ["bic"])
    assert pooled.refused
    tables = [from_patterns({(1, 0, 0): 60, (0, 1, 0): 50, (0, 0, 1): 40, (1, 1, 0): 20, (0, 1, 1): n, (1, 0, 1): 18}) for n in (15, 15, 15)]
    assert not estimate_draws(tables, ["bic"]).refused


def test_an_estimate_as_a_distribution_keeps_its_three_numbers():
    one = estimate_by(drawn(2000), "bic")
    low, middle, high = as_quantiles(one, np.array([0.025, 0.5, 0.975]))
    assert (low, middle, high) == (pytest.approx(one.low), pytest.approx(one.n_hat), pytest.approx(one.high))
    unbounded = Estimate(method="bic", observed=10, n_hat=20.0, low=12.0, high=None)
    assert as_quantiles(unbounded, np.array([0.4, 0.6]))[1] == np.inf


def test_strata_are_summed_and_a_refused_one_gives_no_sum():
    parts = {"hills": estimate_table(drawn(2000), FAST), "coast": estimate_table(drawn(1000, seed=2), FAST)}
    whole = summed(parts)
    for one in whole.estimates:
        each = [next(part for part in answer.estimates if part.method == one.method) for answer in parts.values()]
        assert one.n_hat == pytest.approx(sum(part.n_hat for part in each), rel=0.01)
        assert one.high - one.low < sum(part.high - part.low for part in each)
    broken = summed({**parts, "sea": estimate_table(APART, FAST)})
    assert all("sea" in one.refused for one in broken.estimates)
    assert summed({"sea": Answer(lists=(), observed=3, refused="why")}).refused


sparse = st.integers(3, 5).flatmap(
    lambda k: st.dictionaries(st.integers(1, 2**k - 1), st.integers(1, 60), min_size=2, max_size=12).map(
        lambda counts: Table(lists=tuple("abcde"[:k]), counts=counts)
    )
)


EVERY_PAIR = Table(lists=tuple("abcde"), counts={7: 1, 10: 5, 26: 2, 2: 3, 13: 14, 1: 1, 16: 1, 24: 3, 14: 3, 4: 10})
"""The way by AIC takes in every pair of its lists, after which there is none to add."""


@settings(deadline=None, max_examples=10)
@given(sparse)
@example(EVERY_PAIR)
def test_any_table_gets_numbers_in_order_or_a_reason(table):
    answer = estimate_table(table, FAST)
    assert answer.observed == table.observed
    assert bool(answer.refused) != bool(answer.estimates)
    for one in answer.estimates:
        if one.n_hat is None:
            assert one.refused.endswith(".")
        else:
            assert np.isfinite(one.n_hat)
            assert table.observed - 1e-6 <= one.low <= one.n_hat + 1e-6
            assert one.high is None or one.n_hat <= one.high + 1e-6
