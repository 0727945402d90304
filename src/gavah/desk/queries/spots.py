"""The case's spots as columns: every filter of the map is one pass over a few arrays.

SQLite needs a third of a second to group 100,000 rows by place, a page has a fifth in all. The table stays the record (`casefile/spots.py`);
the columns are read from it once after each linking, and kept by its stamp.
"""

import sqlite3
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gavah.casefile import spots
from gavah.figures.regions import Path

Ints = NDArray[np.int32]
_COLUMNS = ("event", "place", "nth", "measure", "type", "first", "last", "low", "places")
_ROWS = "SELECT event, place, nth, measure, type, first, last, coalesce(low, -1), places FROM spot"


class Places(NamedTuple):
    """Places by their number in `spot`; the first entry is nobody's, numbers start at 1."""

    ids: tuple[str, ...]
    paths: tuple[Path, ...]
    levels: tuple[str, ...]


class Spots:
    """All spots of a case. Columns are of equal length; numbers index `places`, `types` and `measures`.

    `nodes` are all places and those around them; `ancestors` has for each place the numbers of its nodes, the country first."""

    def __init__(self, db: sqlite3.Connection) -> None:
        count = db.execute("SELECT count(*) FROM spot").fetchone()[0]
        shape = np.dtype([(name, np.int32) for name in _COLUMNS])
        table = np.fromiter(db.execute(_ROWS), shape, count)
        self.event, self.place, self.nth, self.measure, self.type, self.first, self.last, self.low, self.count_of_places = (
            np.ascontiguousarray(table[name]) for name in _COLUMNS
        )
        self.events = int(self.event.max(initial=0))
        rows: list[Any] = [("", "", ""), *db.execute("SELECT place, path, level FROM spot_place ORDER BY id")]
        self.places = Places(
            tuple(row[0] for row in rows), tuple(tuple(filter(None, row[1].split("/"))) for row in rows), tuple(row[2] for row in rows)
        )
        self.types = ("", *(row[0] for row in db.execute("SELECT type FROM spot_type ORDER BY id")))
        self.measures = ("", *(row[0] for row in db.execute("SELECT measure FROM spot_measure ORDER BY id")))
        self.nodes, self.ancestors = _tree(self.places.paths)

    @cached_property
    def sure(self) -> NDArray[np.bool_]:
        """Rows of events that lie in one place."""
        sure: NDArray[np.bool_] = self.count_of_places == 1
        return sure

    def told_by(self, db: sqlite3.Connection, source: str) -> NDArray[np.bool_]:
        """Whether the source tells of an event, by the event's number."""
        told = np.zeros(self.events + 1, np.bool_)
        told[np.fromiter((row[0] for row in db.execute("SELECT event FROM spot_source WHERE source = ?", (source,))), np.int32)] = True
        return told


def _tree(paths: Sequence[Path]) -> tuple[list[Path], Ints]:
    """Every place on the `paths`, and for each path the numbers of those around it, the country first, itself last (-1 = none)."""
    nodes = {(): 0} | {path[:deep]: 0 for path in paths for deep in range(1, len(path) + 1)}
    numbers = {path: number for number, path in enumerate(nodes)}
    around = np.full((len(paths), max(map(len, paths), default=0) or 1), -1, np.int32)
    for number, path in enumerate(paths):
        for deep in range(1, len(path) + 1):
            around[number, deep - 1] = numbers[path[:deep]]
        if not path:
            around[number, 0] = 0
    return list(nodes), around


_kept: dict[str, Spots] = {}
_lock = Lock()


def spots_of(db: sqlite3.Connection) -> Spots:
    """The spots of the case behind `db`, as they are now."""
    stamp = spots.stamp(db)
    if stamp is None:
        return Spots(db)
    with _lock:  # two first visitors read them once
        if stamp not in _kept:
            _kept.clear()
            _kept[stamp] = Spots(db)
        return _kept[stamp]
