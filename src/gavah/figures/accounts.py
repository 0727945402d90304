"""What the programs work on: admitted claims, reduced to what counts."""

from typing import Literal

import msgspec

from gavah.figures.regions import EVERYWHERE, Box, Region


class Account(msgspec.Struct, frozen=True, gc=False):
    """One admitted claim. `region`: the cells its words allow; `inner`: those its words surely cover (only read where `complete`).

    `low` ≥ 0, `high` None = open. `said` is a day's ordinal, None if unknown. `series` names the running count a total belongs to.
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


class FigureCase(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a figure depends on. `scope` is the question as a set of cells; `distinct` the pairs of accounts proven distinct."""

    accounts: tuple[Account, ...]
    ties: tuple[Tie, ...] = ()
    distinct: tuple[tuple[str, str], ...] = ()
    scope: Box = EVERYWHERE
    min_witnesses: int = 1
    rule: str = "conservative"


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
