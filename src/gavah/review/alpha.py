"""Krippendorff's α: how far coders agree beyond chance, for any number of coders, missing values, and four levels of measurement.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011) and *Content Analysis*, 4th ed. (2018), ch. 12.
α is computed in fractions, without rounding. The interval resamples units with replacement (Zapf, Castell, Morawietz & Karch, *BMC Medical
Research Methodology* 16:93, 2016), not pairs of values as Krippendorff's own algorithm does: pairs of one unit are no independent draws, and his
intervals come out too narrow.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, Literal

import msgspec
import numpy as np

LevelOfMeasurement = Literal["nominal", "ordinal", "interval", "ratio"]
DRAWS = 1000
LEVEL = 0.95


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """α with its interval. None: undefined, because nobody can agree beyond chance where only one value was ever given.

    `units`: those with two values or more; `values`: how many these are. `undefined`: the share of draws in which α was.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    values: int
    undefined: float = 0.0


def alpha(units: Sequence[Sequence[Any]], level: LevelOfMeasurement = "nominal") -> Fraction | None:
    """α of `units`, each with the values it was given (missing ones left out). Values are compared as `level` says; for interval and ratio they
    are numbers. None where it is undefined.
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    return _alpha(pairable, level)


def agreement(units: Sequence[Sequence[Any]], level: LevelOfMeasurement = "nominal", *, seed: int = 0, draws: int = DRAWS) -> Agreement:
    """α of `units` with the interval that holds it in 95 of 100 draws of as many units."""
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    found = _alpha(pairable, level)
    drawn: list[float] = []
    if found is not None and draws:
        chance = np.random.default_rng(seed)
        for _ in range(draws):
            again = _alpha([pairable[at] for at in chance.integers(0, len(pairable), len(pairable))], level)
            if again is not None:
                drawn.append(float(again))
    low, high = (float(each) for each in np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])) if drawn else (None, None)
    return Agreement(
        alpha=None if found is None else float(found),
        low=low,
        high=high,
        units=len(pairable),
        values=sum(map(sum, (unit.values() for unit in pairable))),
        undefined=1 - len(drawn) / draws if draws and found is not None else 0.0,
    )


def _alpha(units: Sequence[Mapping[Any, int]], level: LevelOfMeasurement) -> Fraction | None:
    """1 − D_o / D_e over the coincidences: a unit of m values gives each of its pairs the weight 1 / (m − 1)."""
    marginals: Counter[Any] = Counter()
    for unit in units:
        marginals.update(unit)
    far = _distances(marginals, level)
    number = sum(marginals.values())
    expected = sum((far[pair] * marginals[pair[0]] * marginals[pair[1]] for pair in far), Fraction(0))
    if expected == 0:
        return None
    observed = Fraction(0)
    for unit in units:
        among = sum((far[pair] * unit[pair[0]] * unit[pair[1]] for pair in combinations(_ordered(unit, level), 2)), Fraction(0))
        observed += among / (sum(unit.values()) - 1)
    return 1 - (number - 1) * observed / expected


def _ordered(values: Mapping[Any, int], level: LevelOfMeasurement) -> list[Any]:
    return sorted(values, key=str) if level == "nominal" else sorted(values)


def _distances(marginals: Mapping[Any, int], level: LevelOfMeasurement) -> dict[tuple[Any, Any], Fraction]:
    """δ² of every pair of different values."""
    values = _ordered(marginals, level)
    before: dict[Any, int] = {}
    seen = 0
    for value in values:
        before[value] = seen
        seen += marginals[value]
    return {pair: _squared(pair, level, before, marginals) for pair in combinations(values, 2)}


def _squared(pair: tuple[Any, Any], level: LevelOfMeasurement, before: Mapping[Any, int], marginals: Mapping[Any, int]) -> Fraction:
    one, other = pair
    if level == "nominal":
        return Fraction(1)
    if level == "ordinal":  # the values from one to the other, the two ends by half
        between = before[other] + marginals[other] - before[one]
        return (between - Fraction(marginals[one] + marginals[other], 2)) ** 2
    difference = Fraction(other) - Fraction(one)
    if level == "interval":
        return difference**2
    whole = Fraction(one) + Fraction(other)
    return (difference / whole) ** 2 if whole else Fraction(0)
