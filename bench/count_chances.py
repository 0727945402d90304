"""The chance that a story answers a question, and the distribution of their number, for `count`.

Logistic tables over evidence without words of any place, and how far the day told lies from the true one: `data/count.toml`, fitted by
scripts/train_counts.py on the earlier half of the incidents alone. A distribution of the number adds the chances up as of independent
stories, but for one error that all of a question share (`spread`, in log-odds).
"""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from bench.count_questions import Asked
from bench.count_stories import Homes, Story, key

Floats = npt.NDArray[np.float64]
DATA = Path(__file__).parent / "data" / "count.toml"
FAR = 60
"""Days from the day told beyond which a story's day is simply far."""
_LEAST = 0.01
"""A lower chance counts for nothing."""
_HOME = 0.05
"""From this share on the province of a story's sources is one that it may lie in."""
_SURE = 1e-4
"""No chance is nearer to 0 or 1."""
_NODES = 9


class Table(msgspec.Struct, frozen=True):
    """Log-odds."""

    base: float
    weights: dict[str, float]

    def chance(self, evidence: Mapping[str, float]) -> float:
        """The probability that `evidence` gives."""
        return 1 / (1 + math.exp(-self.base - sum(self.weights[name] * value for name, value in evidence.items())))


class Tables(msgspec.Struct, frozen=True):
    """`unwritten`: the chance that a story lies in a city of which no report has the name. `told`, `published`: days from the day that claims tell,
    or from the first report's where none does, to the true one → share. `spread`: of the error that all stories of a question share."""

    killing: Table
    injuring: Table
    region: Table
    city: Table
    unwritten: float
    told: dict[str, float]
    published: dict[str, float]
    spread: float


@cache
def tables() -> Tables:
    """The fitted tables."""
    return msgspec.convert(tomllib.loads(DATA.read_text("utf-8")), Tables)


class Chances:
    """The stories of a case, their evidence weighed once."""

    def __init__(self, stories: Sequence[Story], given: Tables | None = None) -> None:
        self.stories, self._given = stories, given or tables()
        self._told, self._published = _near(self._given.told), _near(self._given.published)
        self._homes = Homes(stories)
        self._regions = [self._region_chances(story) for story in stories]
        self._kinds = [
            {"killing": self._given.killing.chance(story.killing()), "injuring": self._given.injuring.chance(story.injuring())} for story in stories
        ]

    def of(self, ask: Asked) -> list[tuple[float, Story]]:
        """The stories that may answer `ask`, each with its chance, the likeliest first."""
        found = [(self._chance(at, ask), story) for at, story in enumerate(self.stories)]
        return sorted((row for row in found if row[0] >= _LEAST), key=lambda row: (-row[0], row[1].id))

    def _chance(self, at: int, ask: Asked) -> float:
        story = self.stories[at]
        if not ask.start - timedelta(FAR) <= story.day <= ask.end + timedelta(FAR):
            return 0.0
        chance = self._kinds[at][ask.event_type]
        if ask.state:
            chance *= self._regions[at].get(key(ask.state), 0.0)
        if chance >= _LEAST:
            chance *= self._day_chance(story, ask)
        if ask.city and chance >= _LEAST:
            city = key(ask.city)
            chance *= self._given.city.chance(story.city(city)) if story.mentions(city) else self._given.unwritten
        return chance

    def _region_chances(self, story: Story) -> dict[str, float]:
        found = {name: self._given.region.chance(story.region(name, home)) for name, home in candidate_regions(story, self._homes)}
        total = max(1.0, sum(found.values()))
        return {name: chance / total for name, chance in found.items()}

    def _day_chance(self, story: Story, ask: Asked) -> float:
        """The chance that its true day lies in the time asked for; a day that is `FAR` from the one told may be any other."""
        before, after = (ask.start - story.day).days, (ask.end - story.day).days
        return sum(share for days, share in (self._told if story.told_day else self._published) if before <= days <= after)


def _near(shares: Mapping[str, float]) -> list[tuple[int, float]]:
    return [(int(days), share) for days, share in shares.items() if abs(int(days)) < FAR]


def candidate_regions(story: Story, homes: Homes) -> list[tuple[str, float]]:
    """The provinces that a story may lie in, each with how much its sources tell of it otherwise."""
    named = set(story.regions)
    found = {name: homes.share(story, name) for name in named | homes.regions(story)}
    return sorted((name, home) for name, home in found.items() if name in named or home > _HOME)


def number(chances: Iterable[float], spread: float) -> Floats:
    """The distribution of how many of the stories answer: probabilities of 0, 1, 2 …"""
    clipped = np.clip(np.array(list(chances), float), _SURE, 1 - _SURE)
    odds = np.log(clipped / (1 - clipped))
    nodes, weights = np.polynomial.hermite_e.hermegauss(_NODES)
    found: Floats = sum(
        (weight * _sum(1 / (1 + np.exp(-odds - spread * node))) for node, weight in zip(nodes, weights / weights.sum(), strict=True)), np.zeros(1)
    )
    return found


def at_least(distribution: Floats, least: int) -> Floats:
    """The distribution for who knows that there are `least` or more: where fewer are seen, some were missed."""
    found = np.concatenate([distribution, np.zeros(max(0, least + 1 - len(distribution)))])
    found[least] += found[:least].sum()
    found[:least] = 0
    return found


def quantile(distribution: Floats, share: float) -> int:
    """The least number that with probability `share` is not exceeded."""
    return int(np.argmax(np.cumsum(distribution) >= share - 1e-12))


def _sum(chances: Floats) -> Floats:
    """The distribution of a sum of independent events (Poisson binomial)."""
    found: Floats = np.ones(1)
    for chance in chances:
        found = np.convolve(found, [1 - chance, chance])
    return found
