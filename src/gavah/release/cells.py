"""Small cells: no group of fewer than k living private persons can be told apart by place, time, type and group of the released claims.

A cell too small is coarsened (county → province, day → week → month) and, if it stays small, withheld. The difference of any two releases is
a cell too (NORMS.md, "Do no harm"), so what leaves is compared with everything that ever left.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from gavah import gazetteer
from gavah.figures.breakdown import time_bin
from gavah.model import LEVELS, Claim, Event, When, Where
from gavah.model.vocabulary import Level
from gavah.ontology import measure_of

Cell = tuple[str, ...]
"""Grain, measure, type, places, first and last day, groups."""


class Grain(NamedTuple):
    """How widely place and time are told: the finest level of a place, and the length of a period."""

    level: Level
    period: str


GRAINS = (Grain("site", "day"), Grain("county", "day"), Grain("province", "day"), Grain("province", "week"), Grain("province", "month"))
"""From the finest: as told (a site is a gazetteer's, never a home), then wider."""
UNPUBLISHED = Grain("city", "week")
"""The finest in which a report that was not public is told: where and when somebody stood who saw it."""


class Celled(NamedTuple):
    """Claims as they may leave, what is withheld and for which reason, and the cells with the claims in them."""

    claims: list[Claim]
    withheld: dict[str, str]
    coarsened: int
    cells: dict[Cell, tuple[str, ...]]


def celled(
    claims: Sequence[Claim],
    events: Iterable[Event],
    *,
    k: int,
    living: frozenset[str],
    before: Sequence[Mapping[Cell, Sequence[str]]] = (),
    held: Mapping[str, Claim] = MappingProxyType({}),
) -> Celled:
    """`claims` with cells of at least `k` persons; `before`: the cells of all that left before, by the ids of their claims in the case; `held`:
    every claim the case still has, by id (what is gone from a cell is weighed by it)."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    weights = _Weights(event_of, held, k)
    counted = [one for one in claims if counts_living(one, living)]
    beside = _beside_few_gone({one.id for one in counted}, before, weights)
    waiting = [one for one in counted if one.id not in beside]
    exempt = {one.id for one in claims} - {one.id for one in counted}
    told: dict[str, Claim] = {one.id: one for one in claims if one.id in exempt}
    cells: dict[Cell, tuple[str, ...]] = {}
    withheld: dict[str, str] = dict.fromkeys(beside, "difference of releases")
    coarsened = 0
    for grain in GRAINS:
        grouped: dict[Cell, list[tuple[Claim, Claim]]] = defaultdict(list)
        for one in waiting:
            wide = widened(one, grain)
            grouped[cell_of(wide, grain)].append((one, wide))
        waiting = []
        for cell, pairs in grouped.items():
            if persons([one for one, _ in pairs], event_of) < k:
                waiting.extend(one for one, _ in pairs)
                continue
            left = _unlike_any([one for one, _ in pairs], [then[cell] for then in before if cell in then], weights)
            withheld.update((one.id, "difference of releases") for one, _ in pairs if one.id not in left)
            told.update((one.id, wide) for one, wide in pairs if one.id in left)
            coarsened += sum(one.id in left and (wide.where, wide.when) != (one.where, one.when) for one, wide in pairs)
            if left:
                cells[cell] = tuple(sorted(left))
    withheld.update((one.id, "small cell") for one in waiting)
    return Celled([told[one.id] for one in claims if one.id in told], withheld, coarsened, cells)


def counts_living(claim: Claim, living: frozenset[str]) -> bool:
    """Does the claim count, or tell of, persons who live and may be private?"""
    measures = claim.quantity.measure.split("|") if claim.quantity else [measure_of(claim.type)]
    return not living.isdisjoint(measures)


def persons(claims: Iterable[Claim], event_of: Mapping[str, str]) -> int:
    """At least how many persons `claims` tell of: accounts of one event tell of the same, an event of unknown number tells of one."""
    lows: dict[str, int] = {}
    for one in claims:
        event = event_of.get(one.id, one.id)
        lows[event] = max(lows.get(event, 0), one.quantity.low if one.quantity else 1)
    return sum(lows.values())


class _Weights(NamedTuple):
    """Whether claims, which may be gone from the case or from its events, tell of fewer than `k` persons."""

    event_of: Mapping[str, str]
    held: Mapping[str, Claim]
    k: int

    def few(self, names: Iterable[str]) -> bool:
        """Perhaps fewer: claims of no event may all be accounts of one, and what was erased tells of nobody any more."""
        found = [self.held[name] for name in names if name in self.held]
        apart = [one for one in found if one.id in self.event_of]
        alike = max((persons([one], {}) for one in found if one.id not in self.event_of), default=0)
        return persons(apart, self.event_of) + alike < self.k


def _beside_few_gone(ids: set[str], before: Sequence[Mapping[Cell, Sequence[str]]], weights: _Weights) -> set[str]:
    """What shared a cell of an earlier release with few persons that are gone: told again, at whatever grain, it would tell of them.

    What is withheld for that is gone itself from the other cells in which it ever left, so it is looked at until nothing more falls.
    """
    cells = [frozenset(then) for cells in before for then in cells.values()]
    fallen: set[str] = set()
    while True:
        more = {name for then in cells if (stays := (then & ids) - fallen) and (gone := then - stays) and weights.few(gone) for name in stays}
        if not more:
            return fallen
        fallen |= more


def _unlike_any(now: list[Claim], earlier: Sequence[Sequence[str]], weights: _Weights) -> set[str]:
    """What of a cell may leave beside each release that had the cell: what was left by one is held against all others again."""
    left = {one.id for one in now}
    while True:
        again = left
        for then in earlier:
            again = _unlike(then, [one for one in now if one.id in again], weights)
        if again == left:
            return left
        left = again


def _unlike(then: Sequence[str], now: list[Claim], weights: _Weights) -> set[str]:
    """What of a cell may leave beside one earlier release: all of it, all but a small addition, or nothing where little moved elsewhere."""
    ids = {one.id for one in now}
    gone = set(then) - ids
    if gone and len(then) > len(gone) and weights.few(gone):
        return set()
    added = [one for one in now if one.id not in then]
    if added and persons(added, weights.event_of) < weights.k:
        return ids & set(then)
    return ids


def cell_of(claim: Claim, grain: Grain) -> Cell:
    """The cell of a claim told at `grain`."""
    when = claim.when
    days = (str(when.earliest), str(when.latest)) if when else ("", "")
    measure = claim.quantity.measure if claim.quantity else ""
    return (*grain, measure, claim.type, "+".join(sorted(one.id for one in claim.where)), *days, "+".join(sorted(claim.groups)))


def widened(claim: Claim, grain: Grain) -> Claim:
    """`claim` with its places and days told no finer than `grain`."""
    where = tuple(dict.fromkeys(_wide_place(one, grain.level) for one in claim.where))
    when = _wide_days(claim.when, grain.period) if claim.when else None
    said = claim.said if grain.period == "day" or claim.said is None else _period(claim.said, grain.period)[1]
    return msgspec.structs.replace(claim, where=where, when=when, said=said)


def _wide_place(place: Where, level: Level) -> Where:
    depth = LEVELS.index(level)
    if LEVELS.index(place.level) <= depth:
        return place
    regular = len(place.path) > LEVELS.index(place.level)  # else a floor is missing, and only the country is sure
    at = depth if regular else 0
    id_ = place.path[at]
    return Where(
        id=id_, name=_name(id_), level=level if regular else "country", path=place.path[: at + 1], rule="coarsened", confidence=place.confidence
    )


def _name(place: str) -> str:
    held = gazetteer.place(place)
    return held.name if held else place


def _wide_days(when: When, period: str) -> When:
    if period == "day":
        return when
    earliest = _period(when.earliest, period)[0] if when.earliest else None
    latest = _period(when.latest, period)[1] if when.latest else None
    since = _period(when.since, period)[0] if when.since else None
    as_of = _period(when.as_of, period)[1] if when.as_of else None
    return msgspec.structs.replace(when, earliest=earliest, latest=latest, since=since, as_of=as_of, granularity=period, value="")


def _period(day: date, period: str) -> tuple[date, date]:
    """First and last day of the week (from Monday) or month that `day` lies in."""
    _, first, last = time_bin(day.toordinal(), period)
    return date.fromordinal(first), date.fromordinal(last)
