"""How a wave spread: the first day in every place, and the lag behind the place where it began; each an interval of days."""

from collections.abc import Sequence
from datetime import date

import msgspec

from gavah.figures.admission import Admitted
from gavah.figures.breakdown import places_told
from gavah.figures.regions import DAWN, DUSK, Box, days, inside, meets
from gavah.figures.settled import LooseEvent, settle
from gavah.figures.sums import Within

Lag = tuple[int | None, int | None]


class FirstDay(msgspec.Struct, frozen=True, kw_only=True):
    """A place (its id) and the first day on which something of what is asked happened there, as claimed.

    Of the events told of this place alone: `earliest`, the first day any of them may lie on; `latest`, the day by which one had surely
    happened, if the claims hold; `told`, the first day that one was said. `undated` of them have an open first day, so they may lie before
    `earliest` (None where only they reach back so far). `lag`: days behind the first place, at least and at most (None = open). `claims`:
    those that give `latest`.
    """

    place: str
    earliest: date | None
    latest: date | None
    told: date | None
    lag: Lag
    events: int
    undated: int
    claims: tuple[str, ...]


def spread(admitted: Admitted, level: str) -> tuple[FirstDay, ...]:
    """The places of `level` (province, county, city or site) in which events of the question lie, in the order of their first days.

    Only events count: a total says nothing of the day it began to be true. An event that may lie in several places says nothing of any.
    """
    scope = admitted.case.scope
    events = [event for event in settle(admitted.case).loose if event.low > 0 and meets(event.region, (scope,))]
    regions = Within([event.region for event in events])
    found = []
    for path, place in places_told(admitted.claims.values(), level).items():
        here = [events[at] for at in regions.of((Box(path),)).tolist()]
        sure = [event for event in here if inside(event.region, (scope,))]
        if sure:
            found.append(_first(place, here, sure, admitted))
    found.sort(key=_order)
    return tuple(msgspec.structs.replace(one, lag=lag_between(found[0], one)) for one in found)


def _first(place: str, here: Sequence[LooseEvent], sure: Sequence[LooseEvent], admitted: Admitted) -> FirstDay:
    """The first day of a place, of the events `here` that may lie in the window and of those that surely do."""
    dated = [max(first, admitted.case.scope.first) for event in here if (first := days(event.region)[0]) > DAWN]
    by = min(sure, key=lambda event: (days(event.region)[1], event.name))
    last = days(by.region)[1]
    starts = [first for first in dated if first <= last]
    told = [said for event in sure for one in event.accounts if (said := admitted.claims[one.id].said)]
    return FirstDay(
        place=place,
        earliest=date.fromordinal(min(starts)) if starts else None,
        latest=None if last >= DUSK else date.fromordinal(last),
        told=min(told, default=None),
        lag=(0, 0),
        events=len(here),
        undated=len(here) - len(dated),
        claims=tuple(one.id for one in by.accounts),
    )


def _order(one: FirstDay) -> tuple[date, date, str]:
    return (one.latest or date.max, one.earliest or date.min, one.place)


def lag_between(first: FirstDay, other: FirstDay) -> Lag:
    """Days from the first day of `first` to that of `other`, at least (earliest there − latest here) and at most (latest there − earliest here);
    negative where `other` may have been first.
    """
    if other is first:
        return (0, 0)
    least = (other.earliest - first.latest).days if other.earliest and first.latest else None
    most = (other.latest - first.earliest).days if other.latest and first.earliest else None
    return (least, most)
