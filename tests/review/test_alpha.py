"""Krippendorff's own worked examples ("Computing Krippendorff's Alpha-Reliability", 2011), and what must hold of any α."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.review.alpha import agreement, alpha

MEG, OWEN = "0100000010", "1110010000"


def table(*coders: str, missing: str = ".") -> list[list]:
    return [[value if not value.isdigit() else int(value) for value in column if value != missing] for column in zip(*coders, strict=True)]


def example_c() -> list[list[int]]:
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    return [[v for v in column if v is not None] for column in zip(a, b, c, d, strict=True)]


def test_example_a_two_coders_two_values():
    assert round(float(alpha(table(MEG, OWEN))), 3) == 0.095
    assert alpha(table(MEG, OWEN)) == 1 - Fraction(19 * 4, 84)


def test_example_b_two_coders_many_values():
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert round(float(alpha(table(ben, gerry))), 3) == 0.692
    assert alpha(table(ben, gerry)) == Fraction(23 * 18 - 104, 24 * 23 - 104)


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_example_c_four_coders_missing_values(level, published):
    assert round(float(alpha(example_c(), level)), 3) == published


def test_a_unit_with_one_value_says_nothing():
    assert alpha([*example_c(), [4], []]) == alpha(example_c())


def test_where_only_one_value_was_ever_given_nobody_can_agree_beyond_chance():
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert agreement([["a", "a"], ["a", "a"]]).low is None


units = st.lists(st.lists(st.integers(0, 4), min_size=0, max_size=4), min_size=1, max_size=12)


@given(units, st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_coders_who_agree_everywhere_have_alpha_one_and_none_has_more(values, level):
    found = alpha(values, level)
    assert found is None or found <= 1
    same = alpha([[unit[0]] * 2 for unit in values if unit], level)
    assert same is None or same == 1


@given(units, st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_of_coders_matters(values, random):
    shuffled = [random.sample(unit, len(unit)) for unit in values]
    random.shuffle(shuffled)
    assert alpha(shuffled, "ordinal") == alpha(values, "ordinal")


@given(units)
def test_names_do_not_matter_to_nominal_values_nor_scale_to_intervals(values):
    assert alpha(values) == alpha([[f"v{9 - value}" for value in unit] for unit in values])
    assert alpha(values, "interval") == alpha([[3 * value + 7 for value in unit] for unit in values], "interval")


def test_an_interval_holds_its_alpha_repeats_with_its_seed_and_narrows_with_units():
    few, many = (agreement(example_c() * times, seed=1) for times in (1, 9))
    assert few.low <= few.alpha <= few.high
    assert agreement(example_c(), seed=1) == few
    assert many.high - many.low < few.high - few.low
    assert (few.units, few.values) == (11, 40)
