"""Breakdowns: each bin is its own question; what no bin holds is a row of its own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

import msgspec

from gavah.figures.accounts import Account, FigureCase
from gavah.figures.admission import Admitted
from gavah.figures.program import Budget
from gavah.figures.regions import DAWN, DUSK, Box, Path, box_meet, days, inside, meets
from gavah.figures.solution import Numbers, numbers_of
from gavah.figures.sums import Meeting
from gavah.model import LEVELS, Claim, Figure, Question, QuestionError
from gavah.model.calendars import gregorian_to_solar, solar_month_length

BY = ("day", "week", "month", "sh-month", "province", "city", "site", "type", "source")
LONGEST = 62
"""Days: an event whose day is less certain than this opens no bins of its own (it still counts in those that others open)."""


def breakdown(admitted: Admitted, question: Question, whole: Numbers | Figure, budget: Budget) -> tuple[dict[str, Any], ...]:
    """A row per bin that a claim lies in or an event touches, in order, and "unplaced": the floor that no bin holds.

    Floors of disjoint bins sum to at most the floor of the whole. Sources are not disjoint, so they leave nothing unplaced.
    Raises `QuestionError` for a breakdown outside the closed list.
    """
    if question.by not in BY:
        raise QuestionError(f"no breakdown is called {question.by!r}", where="by", remedy=f"use one of {', '.join(BY)}")
    rows = bin_rows(admitted, question.by, budget)
    if question.by == "source":
        return tuple(rows)
    return (*rows, _unplaced(rows, admitted.case, whole))


def bin_rows(admitted: Admitted, by: str, budget: Budget) -> list[dict[str, Any]]:
    """The rows of the bins alone, as far as the time suffices."""
    return [_row(name, part, budget) for name, part in takewhile(lambda _: budget.suffices("rows"), bins(admitted, by))]


def _row(name: str, case: FigureCase, budget: Budget) -> dict[str, Any]:
    numbers = numbers_of(case, budget, "rows")
    return {
        "bin": name,
        "evidence": numbers.evidence,
        "floor": numbers.floor,
        "best": numbers.best,
        "named": numbers.named,
        "ceiling": numbers.ceiling,
        "claims": sum(meets(one.region, (case.scope,)) for one in case.accounts),
    }


def _unplaced(rows: Iterable[dict[str, Any]], case: FigureCase, whole: Numbers | Figure) -> dict[str, Any]:
    """What the rows leave of the whole, number by number; kept in order, for the rows' lower and upper numbers leave different rests."""
    parts = list(rows)
    left = {key: max(0, getattr(whole, key) - sum(row[key] for row in parts)) for key in ("evidence", "floor", "best", "named")}
    best = max(left["floor"], left["best"])
    return {
        "bin": "unplaced",
        "evidence": min(left["evidence"], left["floor"]),
        "floor": left["floor"],
        "best": best,
        "named": max(best, left["named"]),
        "ceiling": None,
        "claims": sum(meets(one.region, (case.scope,)) for one in case.accounts),
    }


def bins(admitted: Admitted, by: str) -> Iterator[tuple[str, FigureCase]]:
    """The bins of a breakdown in order, each with its own case (the scope is the bin)."""
    if by in ("day", "week", "month", "sh-month"):
        yield from _time_bins(admitted.case, by)
    elif by in ("province", "city", "site"):
        yield from _place_bins(admitted, by)
    elif by == "type":
        yield from _chosen_bins(admitted, lambda claim: claim.type)
    else:
        yield from _chosen_bins(admitted, lambda claim: claim.issuers[0] if claim.issuers else None)


def _chosen_bins(admitted: Admitted, key: Callable[[Claim], str | None]) -> Iterator[tuple[str, FigureCase]]:
    case = admitted.case
    chosen: dict[str, list[Account]] = {}
    for one in case.accounts:
        name = key(admitted.claims[one.id])
        if name is not None:
            chosen.setdefault(name, []).append(one)
    for name in sorted(chosen):
        if any(meets(one.region, (case.scope,)) for one in chosen[name]):
            yield name, case.among(chosen[name])


def _place_bins(admitted: Admitted, level: str) -> Iterator[tuple[str, FigureCase]]:
    places = places_told(admitted.claims.values(), level)
    parts = _Parts(admitted.case)
    for path in sorted(places):
        yield from parts.of(places[path], admitted.case.scope._replace(place=path))


def places_told(claims: Iterable[Claim], level: str) -> dict[Path, str]:
    """Paths of the places of `level` that claims name or lie in, with their ids."""
    found: dict[Path, str] = {}
    for claim in claims:
        for where in claim.where:
            if where.level == level:
                found[where.path or (where.id,)] = where.id
            elif level == "province" and LEVELS.index(where.level) > LEVELS.index("province") and len(where.path) > 1:
                found[where.path[:2]] = where.path[1]
    return found


def _time_bins(case: FigureCase, by: str) -> Iterator[tuple[str, FigureCase]]:
    opened: dict[str, tuple[int, int]] = {}
    for one in case.accounts:
        for day in _days_of(one, case.scope):
            name, first, last = time_bin(day, by)
            opened[name] = (first, last)
    parts = _Parts(case)
    for name in sorted(opened, key=lambda one: opened[one]):
        first, last = opened[name]
        yield from parts.of(name, case.scope._replace(first=max(first, case.scope.first), last=min(last, case.scope.last)))


def _days_of(account: Account, scope: Box) -> range:
    first, last = days(account.region)
    if first == DAWN or last == DUSK or not meets(account.region, (scope,)) or last - first > LONGEST:
        return range(0)
    return range(max(first, scope.first), min(last, scope.last) + 1)


def time_bin(day: int, by: str) -> tuple[str, int, int]:
    """The bin of a day (an ordinal): its name, first and last day. Weeks are ISO weeks; "sh-month" is a month of the Solar Hijri calendar."""
    when = date.fromordinal(day)
    if by == "day":
        return when.isoformat(), day, day
    if by == "week":
        year, week, weekday = when.isocalendar()
        return f"{year}-W{week:02d}", day - weekday + 1, day - weekday + 7
    if by == "month":
        first = when.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        return f"{when:%Y-%m}", first.toordinal(), following.toordinal() - 1
    return _sh_month(when)


def _sh_month(when: date) -> tuple[str, int, int]:
    year, month, day = gregorian_to_solar(when)
    first = when.toordinal() - day + 1
    return f"{year}-{month:02d}", first, first + solar_month_length(year, month) - 1


class _Parts:
    """Bins as their own questions, each with the claims it depends on; none if no claim lies in it and no event touches it."""

    def __init__(self, case: FigureCase) -> None:
        self._case = case
        self._touching = Meeting([one.region for one in case.accounts])

    def of(self, name: str, scope: Box) -> Iterator[tuple[str, FigureCase]]:
        """The bin called `name`, if it is one."""
        met = box_meet(self._case.scope, scope)
        if met is None:
            return
        touching = self._touching.of((met,)).tolist()
        accounts = [self._case.accounts[at] for at in touching]
        if any(one.kind == "event" or inside(one.region, (met,)) for one in accounts):
            yield name, msgspec.structs.replace(self._case.concerning(touching), scope=met)
