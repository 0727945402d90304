"""Which profiles are compared: same family, days that meet, places that hold one another. Near linear in the claims.

Sharp profiles (a city or site, a few days) meet in a cell family × city × day. Vague ones (a province, a month) are compared with what lies
inside them, if that is little; a vague claim that fits many occurrences equally is evidence of none in particular, and figures treat it by
its region instead.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from gavah.arrays import distinct
from gavah.linking.parameters import EventParameters
from gavah.linking.told import CITY, Told

Pair = tuple[int, int]
Pairs = npt.NDArray[np.int32]
"""n × 2 indices (i < j), sorted, each pair once."""


def blocked_pairs(profiles: Sequence[Told], limits: EventParameters) -> Pairs:
    """The pairs to compare; deterministic for equal `profiles`."""
    return _packed(chain(_sharp_pairs(profiles, limits), _vague_pairs(profiles, limits), _report_pairs(profiles, limits)), len(profiles))


def _packed(pairs: Iterable[Pair], count: int) -> Pairs:
    codes = distinct(np.fromiter((i * count + j for i, j in pairs), np.int64))
    return np.stack(np.divmod(codes, max(1, count)), axis=1).astype(np.int32)


def is_sharp(profile: Told, limits: EventParameters) -> bool:
    """Is every place a city or a site, and the window short?"""
    days = profile.days()
    return days is not None and days <= limits.short_window and bool(profile.places) and all(p.depth >= CITY for p in profile.places)


def window(profile: Told, limits: EventParameters) -> tuple[int, int] | None:
    """The days to look in: an inferred day is widened, an open start cut; None without any day."""
    if profile.last is None and profile.first is None:
        return None
    last = profile.last if profile.last is not None else profile.first
    assert last is not None
    first = profile.first if profile.first is not None else last - limits.open_reach
    slack = limits.soft_slack if profile.soft else 0
    return first - slack, last + slack


def _sharp_pairs(profiles: Sequence[Told], limits: EventParameters) -> Iterator[Pair]:
    cells: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        if is_sharp(profile, limits) and (days := window(profile, limits)):
            for city in sorted({place.city or place.id for place in profile.places}):
                for day in range(days[0], days[1] + 1):
                    cells[profile.family, city, day].append(i)
    for cell in cells.values():
        if len(cell) <= limits.large_bucket:
            yield from ((a, b) for at, a in enumerate(cell) for b in cell[at + 1 :])
        else:
            yield from _near_in_order(cell, profiles, limits.neighbours)


def _near_in_order(cell: list[int], profiles: Sequence[Told], reach: int) -> Iterator[Pair]:
    """In a crowded cell: neighbours by number, and neighbours by their longest words."""

    def by_number(i: int) -> tuple[int, tuple[str, ...], str]:
        profile = profiles[i]
        return profile.low or 0, tuple(place.id for place in profile.places), profile.id

    def by_words(i: int) -> tuple[list[str], str]:
        return sorted(profiles[i].words, key=lambda w: (-len(w), w))[:4], profiles[i].id

    for order in (sorted(cell, key=by_number), sorted(cell, key=by_words)):
        for at, i in enumerate(order):
            for j in order[at + 1 : at + 1 + reach]:
                yield (min(i, j), max(i, j))


def _vague_pairs(profiles: Sequence[Told], limits: EventParameters) -> Iterator[Pair]:
    vague = [i for i, p in enumerate(profiles) if p.places and not is_sharp(p, limits)]
    wanted = {(profiles[i].family, place.id) for i in vague for place in profiles[i].places}
    below: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        if days := window(profile, limits):
            for id_ in {step for place in profile.places for step in place.path}:
                if (profile.family, id_) in wanted:
                    below[profile.family, id_].append((days[0], i))
    for members in below.values():
        members.sort()
    numbers: dict[tuple[object, ...], int] = {}
    cells = [numbers.setdefault(_cell(profile), len(numbers)) for profile in profiles] if vague else []
    for i in vague:
        yield from _fitting(i, profiles, below, cells, limits)


def _fitting(
    i: int, profiles: Sequence[Told], below: dict[tuple[str, str], list[tuple[int, int]]], cells: Sequence[int], limits: EventParameters
) -> Iterator[Pair]:
    """The vague profile `i` with those inside it, unless they make too many different cells."""
    profile, days = profiles[i], window(profiles[i], limits)
    if days is None:
        return
    for place in profile.places:
        members = below[profile.family, place.id]
        start = bisect_left(members, (days[0] - limits.soft_slack - limits.short_window, -1))
        end = bisect_right(members, (days[1], len(profiles)))
        if end - start > 16 * limits.max_rivals:
            continue
        inside = [j for _, j in members[start:end] if j != i]
        if len({cells[j] for j in inside}) <= limits.max_rivals:
            yield from ((min(i, j), max(i, j)) for j in inside)


def _cell(profile: Told) -> tuple[object, ...]:
    return tuple(p.city or p.id for p in profile.places), profile.first, profile.last


def _report_pairs(profiles: Sequence[Told], limits: EventParameters) -> Iterator[Pair]:
    """Neighbours of one family in one report: told apart there, or told twice."""
    by_report: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        by_report[profile.report, profile.family].append(i)
    for members in by_report.values():
        members.sort(key=lambda i: (profiles[i].start, profiles[i].end, profiles[i].id))
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + limits.neighbours]:
                yield (min(i, j), max(i, j))


def worded_pairs(profiles: Sequence[Told]) -> Pairs:
    """Sentences of the same words whatever their day, number and place, each with the next in time: to say why such a likeness proves nothing."""
    forms: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        if profile.form:
            forms[profile.family, profile.form].append(i)
    return _packed(chain.from_iterable(_chain(members, profiles) for members in forms.values()), len(profiles))


def _chain(members: list[int], profiles: Sequence[Told]) -> Iterator[Pair]:
    ordered = sorted(members, key=lambda i: (profiles[i].first or 0, profiles[i].id))
    for i, j in pairwise(ordered):
        yield (min(i, j), max(i, j))
