"""Accounts of one event are rivals: what they give together."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from gavah.figures.accounts import Account
from gavah.figures.regions import Region, meet, tidy

RULES = ("conservative", "modal", "highest")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """Low `l`, best `b` and high `u` (None = open) of one event; `named` is the highest number anyone names. `dispute`: its accounts disagree."""

    low: int
    best: int
    high: int | None
    named: int
    dispute: bool = False


def read_rivals(accounts: Sequence[Account], rule: str = "conservative") -> Reading:
    """The reading of one event's accounts (at least one, none of them zero).

    l = max{l_i : l_i ≤ min_j h_j}, u = min{h_i : h_i ≥ max_j l_j}, b = the most frequent l_i (ties: the lower), clipped to [l, u]. Where
    every low lies above the least high, l is that of the lowest account. `modal` and `highest` replace l and b.
    """
    if len(accounts) == 1:
        return _alone(accounts[0])
    lows = [one.low for one in accounts]
    least_high = min((one.high for one in accounts if one.high is not None), default=None)
    top = max(lows)
    low = max(one for one in lows if least_high is None or one <= least_high)
    high = _high(accounts, top)
    best = max(low, _most_frequent(lows))
    if high is not None:
        best = min(best, high)
    low, best = {"modal": (best, best), "highest": (top, top)}.get(rule, (low, best))
    return Reading(low, best, high, top if high is None else high, least_high is not None and top > least_high)


def _alone(account: Account) -> Reading:
    return Reading(account.low, account.low, account.high, account.low if account.high is None else account.high)


def _high(accounts: Sequence[Account], top: int) -> int | None:
    """The least high that reaches every low; an open high reaches them all."""
    return min((one.high for one in accounts if one.high is not None and one.high >= top), default=None)


def _most_frequent(lows: Sequence[int]) -> int:
    counts = Counter(lows)
    return min(counts, key=lambda low: (-counts[low], low))


def shared_region(accounts: Sequence[Account]) -> Region:
    """The region of a strict event: where its accounts' regions meet, or their union if they meet nowhere."""
    region = accounts[0].region
    for one in accounts[1:]:
        region = meet(region, one.region)
        if not region:
            return tidy(box for each in accounts for box in each.region)
    return region
