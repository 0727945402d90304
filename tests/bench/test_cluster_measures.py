"""Measures of clustering on partitions worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.clusters import agreement, b_cubed, ceaf_e, conll, muc, pairwise

GOLD = [1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3]
# the example of Bagga and Baldwin (1998): the second and third cluster are taken for one
JOINED = ["a"] * 5 + ["b"] * 7
# and the first and third
CROSSED = ["a"] * 5 + ["b"] * 2 + ["a"] * 5


@pytest.mark.parametrize(("found", "precision"), [(JOINED, 0.7619), (CROSSED, 0.5833)])
def test_b_cubed_of_bagga_and_baldwin(found: list[str], precision: float) -> None:
    assert b_cubed(found, GOLD)[:2] == (pytest.approx(precision, abs=1e-4), 1.0)


def test_muc_counts_both_errors_alike() -> None:
    assert muc(JOINED, GOLD)[:2] == muc(CROSSED, GOLD)[:2] == (pytest.approx(0.9), 1.0)


def test_ceaf_matches_clusters_one_to_one() -> None:
    # JOINED: "a" with 1 is worth 1, "b" with 3 (5 shared of 7 + 5) is worth 10/12
    precision, recall, _ = ceaf_e(JOINED, GOLD)
    assert precision == pytest.approx((1 + 10 / 12) / 2)
    assert recall == pytest.approx((1 + 10 / 12) / 3)


def test_pairs() -> None:
    precision, recall, f1 = pairwise(["a", "a", "a", "b"], [1, 1, 2, 2])
    assert (precision, recall) == (pytest.approx(1 / 3), 0.5)
    assert f1 == pytest.approx(0.4)


def test_nothing_put_together_has_no_pair_right() -> None:
    assert pairwise([1, 2, 3], [1, 1, 2]) == (0.0, 0.0, 0.0)
    assert agreement([1, 2, 3], [1, 1, 2])["clusters_off_percent"] == pytest.approx(50)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=30))
def test_a_partition_agrees_with_itself(labels: list[int]) -> None:
    renamed = [f"x{label}" for label in labels]
    assert b_cubed(renamed, labels) == (1.0, 1.0, 1.0)
    assert ceaf_e(renamed, labels)[2] == pytest.approx(1.0)
    if len(set(labels)) < len(labels):
        assert conll(renamed, labels)["conll"] == pytest.approx(1.0)
