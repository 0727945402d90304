"""Events of a case by place and by day, for the map and its timeline.

Events are counted, and the greatest low that one claim names is told: no solved figure is here, and nothing is added up but events.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from gavah.desk.queries.spots import Ints, Spots, spots_of
from gavah.figures.kinds import is_under
from gavah.figures.regions import Path

UNPLACED = "none"
"""Chosen as a place: events told of no place."""
Mask = NDArray[np.bool_]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader chose: "" and None are everything. `place` is an id of the gazetteer or `UNPLACED`; days are inclusive."""

    measure: str = ""
    type: str = ""
    source: str = ""
    place: str = ""
    start: date | None = None
    end: date | None = None


class Placed(msgspec.Struct, kw_only=True):
    """Events of one place. `here`: surely in it and told of nothing smaller. `inside`: surely in it or in a place of it. `perhaps`: of
    several places they may lie in, one is here. `greatest`: the greatest low that one of those inside names, None where none gives a number."""

    place: str
    path: Path
    level: str = ""
    here: int = 0
    inside: int = 0
    perhaps: int = 0
    greatest: int | None = None


class When(msgspec.Struct, frozen=True):
    """When events happened, an element each: the number of its type in `types`, its first and last day (ordinals, DAWN and DUSK = open)."""

    types: tuple[str, ...]
    type: Ints
    first: Ints
    last: Ints


def by_place(db: sqlite3.Connection, asked: Asked) -> dict[str, Placed]:
    """Every place where events may lie, and the places around it, whatever place is asked for; by id, "" for none told."""
    spots = spots_of(db)
    chosen = _chosen(db, spots, msgspec.structs.replace(asked, place=""))
    found: dict[str, Placed] = {}
    levels = dict(zip(spots.places.paths, spots.places.levels, strict=True))

    def at(path: Path, level: str = "") -> Placed:
        name = path[-1] if path else ""
        row = found.setdefault(name, Placed(place=name, path=path))
        row.level = level or row.level
        return row

    sure = chosen & spots.sure
    counts = np.bincount(spots.place[sure], minlength=len(spots.places.ids))
    greatest = np.full(len(spots.places.ids), -1, np.int32)
    np.maximum.at(greatest, spots.place[sure], spots.low[sure])
    for number in np.flatnonzero(counts).tolist():
        path, count = spots.places.paths[number], int(counts[number])
        at(path, spots.places.levels[number]).here += count
        for around in _around(path):
            _add(at(around), count, int(greatest[number]))
    for path, events, perhaps, low in _unsure(spots, chosen & ~spots.sure):
        place = at(path, levels.get(path, ""))
        _add(place, events, low)
        place.perhaps += perhaps
    return found


def _around(path: Path) -> list[Path]:
    """The place and those around it; for no place itself."""
    return [path[:deep] for deep in range(1, len(path) + 1)] or [()]


def _add(place: Placed, count: int, low: int) -> None:
    place.inside += count
    if count and low >= 0:
        place.greatest = max(low, place.greatest or low)


def _unsure(spots: Spots, chosen: Mask) -> Iterator[tuple[Path, int, int, int]]:
    """Of events that may lie in several places: place, how many are surely in it, how many perhaps, and the greatest low of the former."""
    event, places, low = spots.event[chosen].astype(np.int64), spots.count_of_places[chosen], spots.low[chosen]
    for nodes in spots.ancestors[spots.place[chosen]].T:
        there = np.flatnonzero(nodes >= 0)
        pairs, at, rows = np.unique(event[there] * len(spots.nodes) + nodes[there], return_index=True, return_counts=True)
        node, sure = pairs % len(spots.nodes), rows == places[there][at]
        greatest = np.full(len(spots.nodes), -1, np.int32)
        np.maximum.at(greatest, node[sure], low[there][at][sure])
        surely, perhaps = (np.bincount(node[which], minlength=len(spots.nodes)) for which in (sure, ~sure))
        for number in np.flatnonzero(surely + perhaps).tolist():
            yield spots.nodes[number], int(surely[number]), int(perhaps[number]), int(greatest[number])


def by_day(db: sqlite3.Connection, asked: Asked) -> When:
    """When the events that may lie in the asked place happened, whatever window is asked for."""
    spots = spots_of(db)
    rows = _one_an_event(spots, _chosen(db, spots, msgspec.structs.replace(asked, start=None, end=None)))
    return When(spots.types, spots.type[rows], spots.first[rows], spots.last[rows])


def count(db: sqlite3.Connection, asked: Asked) -> int:
    """How many events may lie in what is asked, place and window together."""
    spots = spots_of(db)
    return len(_one_an_event(spots, _chosen(db, spots, asked)))


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a list. `measures`: what its claims count, each with the greatest low that one names."""

    event: str
    type: str
    first: int
    last: int
    measures: tuple[tuple[str, int | None], ...]
    places: tuple[str, ...]


def events(db: sqlite3.Connection, asked: Asked, *, start: int, most: int) -> list[Listed]:
    """A page of the events that may lie in what is asked: from the `start`-th, at most `most`, by first day; those of an open start first."""
    spots = spots_of(db)
    rows = _one_an_event(spots, _chosen(db, spots, asked))
    rows = rows[np.lexsort((spots.event[rows], spots.last[rows], spots.first[rows]))][start : start + most]
    found = []
    for row in rows.tolist():
        number = int(spots.event[row])
        told = db.execute(
            "SELECT spot_measure.measure, low, spot_place.place FROM spot JOIN spot_place ON spot_place.id = spot.place"
            " JOIN spot_measure ON spot_measure.id = spot.measure WHERE event = ? ORDER BY spot.place, nth",
            (number,),
        ).fetchall()
        measures = {measure: low for measure, low, _ in told if measure}
        found.append(
            Listed(
                event=db.execute("SELECT event FROM spot_event WHERE id = ?", (number,)).fetchone()[0],
                type=spots.types[spots.type[row]],
                first=int(spots.first[row]),
                last=int(spots.last[row]),
                measures=tuple(measures.items()),
                places=tuple(dict.fromkeys(place for _, _, place in told if place)),
            )
        )
    return found


def choices(db: sqlite3.Connection) -> dict[str, list[tuple[str, int]]]:
    """What can be chosen: measures, types and sources, each with the number of its events, most first."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for kind, value, events in db.execute("SELECT kind, value, events FROM spot_choice ORDER BY kind, events DESC, value"):
        found[kind].append((value, events))
    return found


def _chosen(db: sqlite3.Connection, spots: Spots, asked: Asked) -> Mask:
    """Rows of `spots` that fit: of each event and place one."""
    numbers = {name: number for number, name in enumerate(spots.measures)}
    chosen: Mask = spots.measure == numbers.get(asked.measure, 0) if asked.measure else spots.nth == 0
    if asked.start:
        chosen &= spots.last >= asked.start.toordinal()
    if asked.end:
        chosen &= spots.first <= asked.end.toordinal()
    if asked.type:
        chosen &= np.array([is_under(name, asked.type) for name in spots.types])[spots.type]
    if asked.place:
        chosen &= np.array([_is_in(path, asked.place) for path in spots.places.paths])[spots.place]
    if asked.source:
        chosen &= spots.told_by(db, asked.source)[spots.event]
    return chosen


def _is_in(path: Path, place: str) -> bool:
    return not path if place == UNPLACED else place in path


def _one_an_event(spots: Spots, chosen: Mask) -> NDArray[np.intp]:
    """Indices of the chosen rows, of each event the first."""
    sure, unsure = np.flatnonzero(chosen & spots.sure), np.flatnonzero(chosen & ~spots.sure)
    return np.concatenate((sure, unsure[np.unique(spots.event[unsure], return_index=True)[1]]))
