"""Whose claims are later told by others: per source, the share of its events that another witness told after it, and how long that took.

To be told again is not to be true. A source that is first and alone is neither right nor wrong by that.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from gavah.figures.accounts import Account
from gavah.figures.admission import Admitted
from gavah.figures.partitions import Group, Partitions
from gavah.figures.regions import meets
from gavah.model import Claim


class Confirmation(msgspec.Struct, frozen=True, kw_only=True):
    """A source's events in the question. `told`: those it tells with a day on which it said so. `first`: those no other witness told before it.

    `confirmed`: how many another witness told later: [surely the same event, the same or possibly]. `alone`: told by no other witness.
    `lag`: days from its telling to the next by another witness, over the surely confirmed: least, median (the lower of two), greatest;
    None if there is none. `behind`: events that another witness told before it.
    """

    source: str
    told: int
    first: int
    confirmed: tuple[int, int]
    alone: int
    behind: int
    lag: tuple[int, int, int] | None


class _Telling(msgspec.Struct, frozen=True):
    """One event as one source first told it. `others`: the days on which other witnesses told it."""

    source: str
    said: date
    others: tuple[date, ...]

    @property
    def next(self) -> date | None:
        """The next day on which another witness told it."""
        return next((day for day in self.others if day > self.said), None)


def confirmations(admitted: Admitted) -> tuple[Confirmation, ...]:
    """A row per source that tells of events in the question, most events first. Copies of one witness confirm nothing."""
    scope, case = (admitted.case.scope,), admitted.case
    accounts = {one.id: one for one in case.accounts if one.kind == "event" and not one.is_zero and meets(one.region, scope)}
    groups = Partitions(sorted(accounts), case.ties, case.distinct, case.names)
    strict = list(_tellings(groups.strict, accounts, admitted.claims))
    loose = _tellings(groups.loose, accounts, admitted.claims)
    possible = Counter(one.source for one in loose if one.next is not None)
    told = Counter(one.source for one in strict)
    sources = sorted(told, key=lambda source: (-told[source], source))
    return tuple(_row(source, [one for one in strict if one.source == source], possible[source]) for source in sources)


def _tellings(groups: Sequence[Group], accounts: Mapping[str, Account], claims: Mapping[str, Claim]) -> Iterator[_Telling]:
    for group in groups:
        dated = [
            (claims[name].issuers[0], accounts[name].witness, said)
            for name in group
            if claims[name].issuers and (said := claims[name].said) is not None
        ]
        for source in sorted({source for source, _, _ in dated}):
            roots = {witness for name, witness, _ in dated if name == source}
            first = min(day for name, _, day in dated if name == source)
            yield _Telling(source, first, tuple(sorted(day for _, witness, day in dated if witness not in roots)))


def _row(source: str, told: Sequence[_Telling], possible: int) -> Confirmation:
    lags = sorted((one.next - one.said).days for one in told if one.next is not None)
    behind = sum(any(day < one.said for day in one.others) for one in told)
    return Confirmation(
        source=source,
        told=len(told),
        first=len(told) - behind,
        confirmed=(len(lags), max(len(lags), possible)),
        alone=sum(not one.others for one in told),
        behind=behind,
        lag=(lags[0], lags[(len(lags) - 1) // 2], lags[-1]) if lags else None,
    )
