"""Pairs with probabilities → groups of reports, each one story; how many stories there are, as an interval."""

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from gavah.linking.stories.compare import FEATURES, Floats, Ints, Pairs
from gavah.linking.stories.profile import StoryProfile


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
    return msgspec.convert(tomllib.loads(files("gavah.linking").joinpath("data", "stories.toml").read_text("utf-8")), StoryParameters)


def stories(profiles: Iterable[StoryProfile], given: StoryParameters | None = None) -> Stories:
    """Group the reports of `profiles`, whatever their order."""
    given = given or parameters()
    ordered = sorted(profiles, key=lambda p: p.id)
    pairs = Pairs(ordered)
    odds = pairs.features @ np.array([given.weights[name] for name in FEATURES]) + given.base
    chance: Floats = 1 / (1 + np.exp(-odds))
    labels = {cut: _cut(len(ordered), pairs.left, pairs.right, chance, cut) for cut in {given.same, given.fewest, given.most}}
    least: dict[int, str] = {}
    for one, label in zip(ordered, labels[given.same], strict=True):
        least.setdefault(label, one.id)
    kept = np.flatnonzero(chance >= given.fewest)
    return Stories(
        group={one.id: least[label] for one, label in zip(ordered, labels[given.same], strict=True)},
        low=len(set(labels[given.fewest])),
        high=len(set(labels[given.most])),
        pairs=tuple((ordered[pairs.left[k]].id, ordered[pairs.right[k]].id, float(chance[k]), _reasons(pairs.features[k], given)) for k in kept),
    )


def _cut(count: int, left: Ints, right: Ints, chance: Floats, cut: float) -> list[int]:
    """Average-link groups whose pairs agree with probability `cut` on average; what was not compared counts as 0."""
    linked = chance >= cut / 4  # a group needs no weaker pair to hold together
    graph = coo_array((np.ones(int(linked.sum())), (left[linked], right[linked])), shape=(count, count))
    _, component = connected_components(graph, directed=False)
    members: dict[int, list[int]] = {}
    for at, label in enumerate(component.tolist()):
        members.setdefault(label, []).append(at)
    inside: dict[int, list[tuple[int, int, float]]] = {}
    for i, j, p in zip(left[linked].tolist(), right[linked].tolist(), chance[linked].tolist(), strict=True):
        inside.setdefault(int(component[i]), []).append((i, j, p))
    labels, fresh = [0] * count, 0
    for label, group in members.items():
        own = _average(group, inside.get(label, []), cut) if len(group) > 1 else [0]
        for at, part in zip(group, own, strict=True):
            labels[at] = fresh + part
        fresh += max(own) + 1
    return labels


def _average(group: list[int], pairs: list[tuple[int, int, float]], cut: float) -> list[int]:
    place = {at: n for n, at in enumerate(group)}
    apart = np.ones((len(group), len(group)))
    np.fill_diagonal(apart, 0)
    for i, j, p in pairs:
        apart[place[i], place[j]] = apart[place[j], place[i]] = 1 - p
    found = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - cut, "distance")
    return [int(label) - 1 for label in found]


def _reasons(row: Floats, given: StoryParameters) -> tuple[str, ...]:
    """The three features that moved the odds most, as "names +2.1"."""
    moved = sorted(((given.weights[name] * float(value), name) for name, value in zip(FEATURES, row, strict=True)), key=lambda m: -abs(m[0]))
    return tuple(f"{name} {worth:+.1f}" for worth, name in moved[:3] if not math.isclose(worth, 0, abs_tol=0.05))
