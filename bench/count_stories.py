"""What the reports of a story say of who was hurt, where and when: evidence in numbers, for `count`."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

from gavah.gazetteer import default
from gavah.linking.concepts import concept
from gavah.model import COUNTABLE, Claim, PlaceMention, Report, folded

VIOLENT = ("assault", "killing", "protest.lethal")
MEASURES = ("dead", "injured", "persons")
"""Counted in violent claims; `persons` were shot, and who was shot and did not die was hurt."""
BACK = 7
"""Days before its first report that a story's day is looked for."""
LEAD = 100
"""Words of a report's beginning."""
_BEGINNING = 600
"""Characters of it."""
_FIRST_PLACES = 3
_WORD = re.compile(r"\w+")
_SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}
Keys = frozenset[str]


class Account(NamedTuple):
    """What one report tells of. `words`: how many of its words are for death, for injury, for hospitals; `lead`: for the first two among the
    first `LEAD`. `named`: for each place named the keys of it and of what it lies in; `regions`: the key of its province each. `told_in`: the
    keys of the places of each violent claim. `text`: its words, a space around each."""

    id: str
    published: date
    source: str
    most: dict[str, int]
    words: tuple[int, int, int]
    lead: tuple[int, int]
    named: tuple[Keys, ...]
    regions: tuple[str, ...]
    told_in: tuple[Keys, ...]
    days: tuple[date, ...]
    text: str

    @property
    def dead(self) -> bool:
        """Does it tell of a death?"""
        return self.most["dead"] > 0

    @property
    def hurt(self) -> bool:
        """Does it tell of somebody hurt?"""
        return self.most["injured"] > 0 or self.most["persons"] > self.most["dead"]


class Story:
    """The reports of one story."""

    def __init__(self, id_: str, accounts: Sequence[Account]) -> None:
        self.id, self.accounts = id_, tuple(sorted(accounts))
        self.first = min(one.published for one in accounts)

    @cached_property
    def told_day(self) -> date | None:
        """The earliest single day of a violent claim in the week before its first report."""
        near = (day for one in self.accounts for day in one.days if timedelta(0) <= self.first - day <= timedelta(BACK))
        return min(near, default=None)

    @property
    def day(self) -> date:
        """The day it seems to be of."""
        return self.told_day or self.first

    @cached_property
    def named(self) -> dict[str, float]:
        """By key the mean share of the places that its reports name."""
        return _mean_shares([one.named for one in self.accounts])

    @cached_property
    def regions(self) -> dict[str, float]:
        """By province the same."""
        return _mean_shares([tuple(frozenset([key]) for key in one.regions if key) for one in self.accounts])

    @cached_property
    def told_in(self) -> dict[str, float]:
        """By key the mean share of the violent claims."""
        return _mean_shares([one.told_in for one in self.accounts])

    def mean(self, of: Callable[[Account], float]) -> float:
        """The mean of `of` over its reports."""
        return sum(map(of, self.accounts)) / len(self.accounts)

    def killing(self) -> dict[str, float]:
        """What speaks for somebody having died."""
        return {
            "dead": self.mean(lambda one: one.dead),
            "any_dead": any(one.dead for one in self.accounts),
            "death_words": self.mean(lambda one: math.log1p(one.words[0])),
            "death_lead": self.mean(lambda one: one.lead[0] > 0),
            "hurt": self.mean(lambda one: one.hurt),
            "hurt_lead": self.mean(lambda one: one.lead[1] > 0),
            "hospital": self.mean(lambda one: one.words[2] > 0),
            "reports": math.log(len(self.accounts)),
        }

    def injuring(self) -> dict[str, float]:
        """What speaks for somebody having been hurt and lived."""
        return {
            "injured": self.mean(lambda one: one.most["injured"] > 0),
            "shot": self.mean(lambda one: one.most["persons"] > one.most["dead"]),
            "any_hurt": any(one.hurt for one in self.accounts),
            "hurt_words": self.mean(lambda one: math.log1p(one.words[1])),
            "hurt_lead": self.mean(lambda one: one.lead[1] > 0),
            "dead": self.mean(lambda one: one.dead),
            "death_lead": self.mean(lambda one: math.log1p(one.lead[0])),
            "hospital": self.mean(lambda one: one.words[2] > 0),
        }

    def region(self, name: str, home: float) -> dict[str, float]:
        """What speaks for its lying in the province `name`; `home`: how much its sources tell of that province otherwise."""
        share, rival = self.regions.get(name, 0.0), max((v for k, v in self.regions.items() if k != name), default=0.0)
        return {
            "share": share,
            "rival": rival,
            "top": share > 0 and share >= rival,
            "lead": self._leads(name),
            "told_in": self.told_in.get(name, 0.0),
            "written": self.mean(lambda one: f" {name} " in one.text),
            "home": home,
            "unplaced": self.mean(lambda one: not one.named),
        }

    def city(self, name: str) -> dict[str, float]:
        """What speaks for its lying in the city `name`, given the province."""
        return {
            "share": self.named.get(name, 0.0),
            "rival": max((share for key, share in self.named.items() if key != name and key not in self.regions), default=0.0),
            "lead": self._leads(name),
            "told_in": self.told_in.get(name, 0.0),
            "written": self.mean(lambda one: f" {name} " in one.text),
            "written_lead": self.mean(lambda one: one.text.find(f" {name} ", 0, _BEGINNING) >= 0),
            "times": self.mean(lambda one: math.log1p(one.text.count(f" {name} "))),
        }

    def mentions(self, name: str) -> bool:
        """Is the place named, or its name written, in any report?"""
        return name in self.named or any(f" {name} " in one.text for one in self.accounts)

    def _leads(self, name: str) -> float:
        return self.mean(lambda one: any(name in keys for keys in one.named[:_FIRST_PLACES]))


def account(report: Report, published: date, named: Iterable[PlaceMention], claims: Iterable[Claim]) -> Account:
    """What a report tells of, from its words, the places it names and the claims read from it."""
    located = [mention for mention in named if len(mention.path) > 1]
    violent = [claim for claim in claims if claim.type.startswith(VIOLENT) and claim.polarity == "affirmed" and claim.modality in COUNTABLE]
    words = [_SHORT.get(word, word) for word in _WORD.findall(folded(report.text))]
    death, injury, hospital = _kinds()
    things = [concept(word) for word in words]
    return Account(
        id=report.id,
        published=published,
        source=report.source,
        most={measure: max((c.quantity.low for c in violent if c.quantity and c.quantity.measure == measure), default=0) for measure in MEASURES},
        words=(sum(thing in death for thing in things), things.count(injury), things.count(hospital)),
        lead=(sum(thing in death for thing in things[:LEAD]), things[:LEAD].count(injury)),
        named=tuple(_keys(mention.name, mention.path) for mention in located),
        regions=tuple(key(_name(mention.path[1])) for mention in located),
        told_in=tuple(frozenset[str]().union(*(_keys(where.name, where.path) for where in c.where)) for c in violent if c.where),
        days=tuple(sorted({when.earliest for c in violent if (when := c.when) and when.earliest and when.earliest == when.latest})),
        text=f" {' '.join(words)} ",
    )


class Homes:
    """What each source tells of: the mean share of each province over its stories, but for the one asked about."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._told: dict[str, Counter[str]] = defaultdict(Counter)
        self._count: Counter[str] = Counter()
        for story in stories:
            for source in _sources(story):
                self._told[source].update(story.regions)
                self._count[source] += bool(story.regions)

    def share(self, story: Story, region: str) -> float:
        """How much the sources of `story` tell of `region` otherwise, in [0, 1)."""
        sources, own = _sources(story), story.regions
        rest = [(self._told[source][region] - own.get(region, 0.0)) / (self._count[source] - bool(own) + 1) for source in sources]
        return max(0.0, sum(rest) / len(rest))

    def regions(self, story: Story) -> set[str]:
        """The provinces that its sources tell of."""
        return {region for source in _sources(story) for region in self._told[source]}


@cache
def key(name: str) -> str:
    """A name of a place as names are compared: "City of Saint Louis" and "St. Louis", "Los Angeles County" and "Los Angeles" are one."""
    words = [_SHORT.get(word, word) for word in _WORD.findall(folded(name))]
    return " ".join(word for word in words if word not in ("city", "county", "of")) or " ".join(words)


def _sources(story: Story) -> set[str]:
    return {one.source for one in story.accounts}


def _keys(name: str, path: Sequence[str]) -> Keys:
    return frozenset(key(one) for one in (name, *map(_name, path[1:])) if one)


@cache
def _name(id_: str) -> str:
    place = default().place(id_)
    return place.name if place else ""


@cache
def _kinds() -> tuple[frozenset[int], int, int]:
    """The things that words of death, of injury and of hospitals are for."""
    return frozenset(map(concept, ("killed", "died", "death"))), concept("injured"), concept("hospital")


def _mean_shares(rows: Sequence[Sequence[Keys]]) -> dict[str, float]:
    """By key its share in each row, the mean over the rows that hold any."""
    held: list[Mapping[str, float]] = []
    for row in rows:
        if row:
            counts = Counter(name for keys in row for name in keys)
            held.append({name: count / len(row) for name, count in counts.items()})
    return {name: sum(one.get(name, 0.0) for one in held) / len(held) for name in {name for one in held for name in one}}
