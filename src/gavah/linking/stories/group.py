"""Pairs with probabilities → groups of reports, each one story; how many stories there are, as an interval."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np

from gavah.linking.parameters import read_data
from gavah.linking.stories.average import average_groups
from gavah.linking.stories.compare import FEATURES, Pairs
from gavah.linking.stories.profile import StoryProfile
from gavah.linking.stories.weighing import Floats


class StoryParameters(msgspec.Struct, frozen=True, kw_only=True):
    """Log-odds of the features, and the probabilities at which groups are cut: the likeliest, and those that give the fewest and the most."""

    base: float
    same: float
    fewest: float
    most: float
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Stories:
    """`group`: report → its story, named by its least report. `low`, `high`: between so many stories. `pairs`: (report, report, probability,
    what spoke most for or against it), those of `fewest` and more."""

    group: dict[str, str]
    low: int
    high: int
    pairs: tuple[tuple[str, str, float, tuple[str, ...]], ...]


@cache
def parameters() -> StoryParameters:
    """The shipped parameters."""
    return msgspec.convert(read_data("stories.toml"), StoryParameters)


def stories(profiles: Iterable[StoryProfile], given: StoryParameters | None = None) -> Stories:
    """Group the reports of `profiles`, whatever their order."""
    ordered = sorted(profiles, key=lambda p: p.id)
    return grouped(Pairs(ordered), given or parameters()) if ordered else Stories({}, 0, 0, ())


def grouped(pairs: Pairs, given: StoryParameters) -> Stories:
    """Group the reports of `pairs` by the probabilities that `given` gives them."""
    odds = pairs.features @ np.array([given.weights[name] for name in FEATURES]) + given.base
    chance: Floats = np.where(pairs.apart, 0.0, 1 / (1 + np.exp(-odds)))
    ids = [one.id for one in pairs.profiles]
    labels = {
        cut: average_groups(len(ids), pairs.left, pairs.right, chance, pairs.apart, cut).tolist() for cut in {given.same, given.fewest, given.most}
    }
    least: dict[int, str] = {}
    for id_, label in zip(ids, labels[given.same], strict=True):
        least[label] = min(id_, least.get(label, id_))
    kept = np.flatnonzero(chance >= given.fewest).tolist()
    return Stories(
        group={id_: least[label] for id_, label in zip(ids, labels[given.same], strict=True)},
        low=len(set(labels[given.fewest])),
        high=len(set(labels[given.most])),
        pairs=tuple((ids[pairs.left[k]], ids[pairs.right[k]], float(chance[k]), _reasons(pairs.features[k], given)) for k in kept),
    )


def _reasons(row: Floats, given: StoryParameters) -> tuple[str, ...]:
    """The three features that moved the odds most, as "names +2.1"."""
    moved = sorted(((given.weights[name] * float(value), name) for name, value in zip(FEATURES, row, strict=True)), key=lambda m: -abs(m[0]))
    return tuple(f"{name} {worth:+.1f}" for worth, name in moved[:3] if not math.isclose(worth, 0, abs_tol=0.05))
