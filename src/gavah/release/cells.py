"""Small cells: no group of fewer than k living private persons can be told apart by place, time, type and group of the released claims.

A cell too small is coarsened (county → province, day → week → month) and, if it stays small, withheld. The difference of two releases is a
cell too (NORMS.md, "Do no harm").
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
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


def celled(claims: Sequence[Claim], events: Iterable[Event], *, k: int, living: frozenset[str], before: Mapping[Cell, Sequence[str]]) -> Celled:
    """`claims` with cells of at least `k` persons; `before`: the cells of the release before, by the ids of their claims in the case."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    waiting = [one for one in claims if counts_living(one, living)]
    exempt = {one.id for one in claims} - {one.id for one in waiting}
    told: dict[str, Claim] = {one.id: one for one in claims if one.id in exempt}
    cells: dict[Cell, tuple[str, ...]] = {}
    withheld: dict[str, str] = {}
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
            left = _unlike_before([one for one, _ in pairs], before.get(cell, ()), event_of, k)
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


def _unlike_before(now: list[Claim], then: Sequence[str], event_of: Mapping[str, str], k: int) -> set[str]:
    """What of a cell may leave beside the release before: all of it, all but a small addition, or nothing where little was taken away."""
    ids = {one.id for one in now}
    gone = set(then) - ids
    if gone and len(then) > len(gone) and len(gone) < k:
        return set()
    added = [one for one in now if one.id not in then]
    if then and added and persons(added, event_of) < k:
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
