"""Linkages drawn by their probability, for what is computed on top: the doubt about who is who then shows in the result.

A threshold gives one number of persons and hides the others; estimation should run on each of some draws instead and pool. Each draw is a
one-to-one pairing of every two lists, by a Metropolis walk over pairings, each weighed by the product of its pairs' odds: the same
distribution whose single pairs `marginals` gives.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from gavah.linking.people.linkage import ListLinkage, Person, PersonLink, RowKey, grouped

_STEPS_BETWEEN, _STEPS_BEFORE = 10, 200  # a pair each, on average
_CERTAIN = 0.9999


def draws(linkage: ListLinkage, number: int, *, seed: int) -> Iterator[list[Person]]:
    """`number` partitions of the rows into persons. Deterministic in `seed`. Pairs surer than 0.9999 are in every draw."""
    chance = np.random.default_rng(seed)
    walks = [_Walk(links, chance) for links in _by_lists(linkage).values()]
    for _ in range(number):
        held = [link for walk in walks for link in walk.next()]
        yield grouped(linkage.rows, sorted(held, key=lambda link: (-link.p, link.left, link.right)))


def _by_lists(linkage: ListLinkage) -> dict[tuple[str, str], list[PersonLink]]:
    found: defaultdict[tuple[str, str], list[PersonLink]] = defaultdict(list)
    for link in linkage.links:
        found[link.left.list, link.right.list].append(link)
    return found


class _Walk:
    """A walk over the one-to-one pairings of two lists: a step adds, drops or swaps a pair."""

    def __init__(self, links: Sequence[PersonLink], chance: np.random.Generator) -> None:
        self._sure = [link for link in links if link.p >= _CERTAIN]
        taken = {row for link in self._sure for row in (link.left, link.right)}
        self._open = [link for link in links if link.p < _CERTAIN and link.left not in taken and link.right not in taken]
        self._holder: dict[RowKey, PersonLink] = {}
        for link in self._open:
            if link.chosen and link.p >= 0.5:
                self._hold(link)
        self._chance = chance
        self._walk(_STEPS_BEFORE)

    def next(self) -> list[PersonLink]:
        """The pairs held some steps further on."""
        self._walk(_STEPS_BETWEEN)
        return [*self._sure, *{id(link): link for link in self._holder.values()}.values()]

    def _walk(self, rounds: int) -> None:
        steps = rounds * len(self._open)
        if not steps:
            return
        for at, fate in zip(self._chance.integers(len(self._open), size=steps), np.log(self._chance.random(steps)), strict=True):
            self._step(self._open[at], float(fate))

    def _step(self, link: PersonLink, fate: float) -> None:
        """`fate`: log of a number drawn from [0, 1)."""
        rivals = {id(other): other for row in (link.left, link.right) if (other := self._holder.get(row))}
        if len(rivals) > 1:
            return
        rival = next(iter(rivals.values()), None)
        if rival is link:
            if fate < -link.log_odds:
                self._drop(link)
        elif fate < link.log_odds - (rival.log_odds if rival else 0.0):
            if rival:
                self._drop(rival)
            self._hold(link)

    def _hold(self, link: PersonLink) -> None:
        self._holder[link.left] = self._holder[link.right] = link

    def _drop(self, link: PersonLink) -> None:
        del self._holder[link.left], self._holder[link.right]
