"""Where and when each event may lie: what maps and timelines count. Filled when linking ends (migration 0010).

The region of an event is that of DESIGN: the cells that all its accounts allow, or those that any allows where they share none. Only claims
that may carry a count are accounts (`gavah.figures`); an event that no such claim tells of is on no map.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import groupby

import msgspec

from gavah.casefile import rowsums
from gavah.figures.admission import enters
from gavah.figures.kinds import measure_of
from gavah.figures.regions import DAWN, DUSK, Box, Path, Region, meet, tidy
from gavah.model import Claim

TABLES = ("spot", "spot_source", "spot_event", "spot_place", "spot_type", "spot_measure", "spot_choice")
_CHOICES = """INSERT INTO spot_choice (kind, value, events)
    SELECT 'measure', name.measure, count(DISTINCT event) FROM spot JOIN spot_measure AS name ON name.id = spot.measure
    WHERE name.measure > '' GROUP BY name.measure
    UNION ALL SELECT 'type', spot_type.type, count(DISTINCT event) FROM spot JOIN spot_type ON spot_type.id = spot.type GROUP BY spot_type.type
    UNION ALL SELECT 'source', source, count(*) FROM spot_source GROUP BY source"""
STAMP = "spots"
"""Key in `meta`: a new random value whenever the spots were computed anew."""
# CROSS JOIN keeps the order: event by event, each claim by its id. Left to itself SQLite asks for every claim at every event.
_ACCOUNTS = """SELECT event.id, event.type, claim.body, report.source, coalesce(json_extract(report.body, '$.constructed'), 0)
    FROM event CROSS JOIN json_each(event.body, '$.claims') AS told
    CROSS JOIN claim ON claim.id = told.value CROSS JOIN report ON report.id = claim.report
    WHERE claim.current = 1 ORDER BY event.id"""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """An event on the map. `places`: the paths of where it may lie, one if it is sure, `()` for none told. Days as ordinals."""

    places: tuple[Path, ...]
    first: int
    last: int
    lows: dict[str, int | None]
    """The measures that its claims count, each with the greatest low that one names; None where none gives a number."""


def spot_of(accounts: Sequence[Claim]) -> Spot | None:
    """Where and when the event of `accounts` may lie; None if none of them may carry a count."""
    counted = [one for one in accounts if enters(one)]
    if not counted:
        return None
    regions = [_region(one) for one in counted]
    region = reduce(lambda left, right: meet(left, right) if left else (), regions) or tidy(box for each in regions for box in each)
    lows: dict[str, int | None] = {}
    for one in counted:
        measure = one.quantity.measure if one.quantity else measure_of(one.type) or ""
        low = one.quantity.low if one.quantity else None
        lows[measure] = max(filter(None, (low, lows.get(measure))), default=low)
    if len(lows) > 1:
        lows.pop("", None)
    return Spot(
        places=tuple(sorted({box.place for box in region})),
        first=min(box.first for box in region),
        last=max(box.last for box in region),
        lows=lows,
    )


def _region(claim: Claim) -> Region:
    """Its places × its days; the latest day is the day it was said if no other."""
    first, latest = (claim.when.earliest, claim.when.latest) if claim.when else (None, None)
    begin = first.toordinal() if first else DAWN
    end = max(begin, latest.toordinal() if latest else claim.said.toordinal() if claim.said else DUSK)
    return tidy(Box(place.path or (place.id,), begin, end) for place in claim.where) or (Box((), begin, end),)


def fill(db: sqlite3.Connection) -> None:
    """Compute the spots of all events anew, inside the caller's transaction; one event is held at a time."""
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    known = {row[0] for row in db.execute("SELECT id FROM source")}
    shelf = Shelf(db)
    rows = db.cursor().execute(_ACCOUNTS)
    for (event, type_), told in groupby(rows, key=lambda row: (row[0], row[1])):
        held = list(told)
        accounts = [msgspec.json.decode(row[2], type=Claim) for row in held]
        sources = {row[3] for row in held} | {name for one in accounts for name in one.issuers if name in known}
        shelf.put(event, type_, accounts, sources, constructed=any(row[4] for row in held))
    shelf.close()
    db.execute(_CHOICES)
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (STAMP, secrets.token_hex(8)))
    rowsums.keep(db, STAMP, TABLES)


def is_filled(db: sqlite3.Connection) -> bool:
    """Whether the case's events have been given their spots: a case linked before migration 0010 has not."""
    return stamp(db) is not None or db.execute("SELECT 1 FROM event").fetchone() is None


def stamp(db: sqlite3.Connection) -> str | None:
    """What changes whenever the spots do; None where they have never been computed."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (STAMP,)).fetchone()
    return None if row is None else str(row[0])


class Shelf:
    """Rows on their way to the tables, some thousands at a time."""

    MOST = 5000

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._events = 0
        self._places: dict[str, int] = {}
        self._names: dict[str, dict[str, int]] = {"type": {}, "measure": {}}
        self._spots: list[tuple[object, ...]] = []
        self._sources: list[tuple[str, int]] = []

    def put(self, event: str, type_: str, accounts: Sequence[Claim], sources: Iterable[str], *, constructed: bool) -> None:
        """Keep an event, unless it is on no map."""
        spot = spot_of(accounts)
        if spot is not None:
            levels = {place.path or (place.id,): place.level for one in accounts for place in one.where}
            self.keep(event, type_, spot, levels, sources, constructed=constructed)

    def keep(self, event: str, type_: str, spot: Spot, levels: Mapping[Path, str], sources: Iterable[str], *, constructed: bool) -> None:
        """Keep a spot, its places' `levels` and who tells of it."""
        self._events += 1
        number = self._events
        self._db.execute("INSERT INTO spot_event (id, event, constructed) VALUES (?, ?, ?)", (number, event, int(constructed)))
        kind = self._named("type", type_)
        for path in spot.places:
            place = self._place(path, levels.get(path, ""))
            for nth, (measure, low) in enumerate(sorted(spot.lows.items())):
                self._spots.append((number, place, nth, self._named("measure", measure), kind, spot.first, spot.last, low, len(spot.places)))
        self._sources.extend((source, number) for source in sources)
        if len(self._spots) >= self.MOST:
            self.close()

    def close(self) -> None:
        """Write what waits."""
        self._db.executemany("INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._spots)
        self._db.executemany("INSERT INTO spot_source (source, event) VALUES (?, ?)", self._sources)
        self._spots.clear()
        self._sources.clear()

    def _place(self, path: Path, level: str) -> int:
        name = path[-1] if path else ""
        if name not in self._places:
            self._places[name] = len(self._places) + 1
            row = (self._places[name], name, level, f"/{'/'.join(path)}/" if path else "")
            self._db.execute("INSERT INTO spot_place (id, place, level, path) VALUES (?, ?, ?, ?)", row)
        return self._places[name]

    def _named(self, kind: str, name: str) -> int:
        """The number of a type or measure."""
        known = self._names[kind]
        if name not in known:
            known[name] = len(known) + 1
            self._db.execute(f"INSERT INTO spot_{kind} (id, {kind}) VALUES (?, ?)", (known[name], name))
        return known[name]
