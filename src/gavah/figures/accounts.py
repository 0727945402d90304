"""What the programs work on: admitted claims, reduced to what counts."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

import msgspec

from gavah.figures.names import Roll
from gavah.figures.regions import EVERYWHERE, Box, Region


class Account(msgspec.Struct, frozen=True, gc=False):
    """One admitted claim. `region`: the cells its words allow; `inner`: those its words surely cover (only read where `complete`).

    `low` ≥ 0, `high` None = open. `said` is a day's ordinal, None if unknown. `series` tells a total's running count from
    others of its witness with the same start and scope.
    """

    id: str
    kind: Literal["event", "total"]
    region: Region
    low: int
    high: int | None = None
    complete: bool = False
    witness: str = ""
    said: int | None = None
    series: str = ""
    inner: Region = ()

    @property
    def is_zero(self) -> bool:
        """Zero is a complete claim with h = 0: it adds nothing to any sum and can only contradict."""
        return self.high == 0

    @property
    def limits(self) -> bool:
        """Whether the words exclude more than `high`."""
        return (self.complete or self.is_zero) and self.high is not None


class Tie(msgspec.Struct, frozen=True):
    """A judgement that two event accounts tell of one event."""

    left: str
    right: str
    verdict: Literal["same", "possible"]
    score: float


class FigureCase(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything a figure depends on. `scope` is the question as a set of cells; `distinct` the pairs of accounts proven distinct, beside those
    that bear different `names` on one roll.
    """

    accounts: tuple[Account, ...]
    ties: tuple[Tie, ...] = ()
    distinct: tuple[tuple[str, str], ...] = ()
    names: Roll = ()
    scope: Box = EVERYWHERE
    min_witnesses: int = 1
    rule: str = "conservative"

    def among(self, accounts: Iterable[Account]) -> "FigureCase":
        """The case of `accounts` alone, with the judgements among them. Costs what they have, not what the case has."""
        kept = tuple(accounts)
        ids = {one.id for one in kept}
        ties = sorted({at for name in ids for at in self._ties_of.get(name, ()) if self.ties[at].left in ids and self.ties[at].right in ids})
        distinct = sorted({pair for name in ids for pair in self._distinct_of.get(name, ()) if pair[0] in ids and pair[1] in ids})
        names = tuple(sorted(self._name_of[name] for name in ids if name in self._name_of)) if self.names else ()
        return msgspec.structs.replace(self, accounts=kept, ties=tuple(self.ties[at] for at in ties), distinct=tuple(distinct), names=names)

    def concerning(self, touching: Iterable[int]) -> "FigureCase":
        """The case as far as a question depends on it that the accounts at the places `touching` touch: these, and all that may tell of one event
        or running count with one of them, wherever it lies."""
        places = set(touching)
        for name in {self._company[self.accounts[at].id] for at in places if self.accounts[at].id in self._company}:
            places.update(self._companies[name])
        return self.among(self.accounts[at] for at in sorted(places))

    @cached_property
    def _companies(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, one in enumerate(self.accounts):
            if one.id in self._company:
                found.setdefault(self._company[one.id], []).append(at)
        return found

    @cached_property
    def _company(self) -> dict[str, str]:
        """Of every account that a tie or a running count joins to another, one name for all that hang together."""
        root: dict[str, str] = {}

        def find(name: str) -> str:
            while (above := root.setdefault(name, name)) != name:
                root[name] = root[above]
                name = above
            return name

        for tie in self.ties:
            root[find(tie.left)] = find(tie.right)
        counts: dict[tuple[str, str], str] = {}
        for one in self.accounts:
            if one.series and (first := counts.setdefault((one.witness, one.series), one.id)) != one.id:
                root[find(one.id)] = find(first)
        return {name: find(name) for name in root}

    @cached_property
    def _ties_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, tie in enumerate(self.ties):
            found.setdefault(tie.left, []).append(at)
            found.setdefault(tie.right, []).append(at)
        return found

    @cached_property
    def _name_of(self) -> dict[str, tuple[str, str, str]]:
        return {one[0]: one for one in self.names}

    @cached_property
    def _distinct_of(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for pair in self.distinct:
            for name in pair:
                found.setdefault(name, []).append(pair)
        return found


def sure_region(kind: str, region: Region) -> Region:
    """The inner region of a claim whose words give no other: the whole of a total's closed or dated window, an event's one day in one place.

    An event on one of several days or in one of several places surely covers none of them; a total with an unknown start covers no sure day.
    """
    from gavah.figures.regions import DAWN, days

    if not region:
        return ()
    first, last = days(region)
    if kind == "total":
        return region if first > DAWN else ()
    return region if len(region) == 1 and first == last else ()
