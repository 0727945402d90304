"""Distinct photos and films as pages need them. Which items are one is worked out over all of them: by the solver's process, kept until another item
comes, goes, or is judged; at once where there are few.
"""

import sqlite3
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from gavah.casefile import Case, solved
from gavah.desk.case import case_in
from gavah.desk.rounds import want_round
from gavah.pipeline.showing import Shown, shown

NAME = "media"
FEW = 60
"""So many items are compared while somebody waits for the page."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Distinct films and photos of one day and place. `like`: the id of one of them, by which the group is addressed."""

    day: str
    place: str
    films: int
    photos: int
    like: str


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """All distinct ones in the order they came, their groups, the latest day first, and of how many items they are."""

    rows: tuple[Shown, ...]
    groups: tuple[Group, ...]
    items: int

    @property
    def films(self) -> int:
        """Distinct films."""
        return sum(one.films for one in self.groups)

    @property
    def photos(self) -> int:
        """Distinct photos."""
        return sum(one.photos for one in self.groups)


def listing(case: Case) -> Listing:
    """Every item compared with every other."""
    rows = tuple(shown(case))
    counts = Counter((row.day, row.place, row.kind) for row in rows)
    first = {(row.day, row.place): row.id for row in reversed(rows)}
    groups = [
        Group(day=day, place=place, films=counts[day, place, "video"], photos=counts[day, place, "photo"], like=like)
        for (day, place), like in sorted(first.items(), reverse=True)
    ]
    return Listing(rows=rows, groups=tuple(groups), items=sum(len(row.items) for row in rows))


def state_of(db: sqlite3.Connection) -> str:
    """What a listing depends on: the last entry on a photo or film, erasure, or taking in from a peer."""
    on_items = "SELECT coalesce(max(seq), 0) FROM entry WHERE subject >= 'm-' AND subject < 'm.'"
    others = "SELECT coalesce(max(seq), 0) FROM entry WHERE kind = ?"
    return str(max(int(db.execute(query, given).fetchone()[0]) for query, given in ((on_items, ()), (others, ("erase",)), (others, ("received",)))))


def make_listing(case: Case) -> None:
    """The solver's part."""
    state = state_of(case.db)
    kept = solved.last(case.db, NAME, "listing")
    if kept is None or kept[0] != state:
        solved.keep_as(case.db, NAME, state, "listing", msgspec.json.encode(listing(case)))


def listing_of(case: Case, waiting: sqlite3.Connection) -> tuple[Listing | None, bool]:
    """The listing kept last, and whether it is of the case as it is; a newer one is asked for where it is not."""
    state = state_of(case.db)
    if case.db.execute("SELECT count(*) FROM (SELECT 1 FROM media LIMIT ?)", (FEW + 1,)).fetchone()[0] <= FEW:
        return _at_once(case.folder, state, case.day), True
    kept = solved.last_state(case.db, NAME, "listing")
    if kept != state:
        want_round(waiting, NAME, rest=2.0 if kept is None else 30.0)
    return (_kept(case.folder, kept) if kept else None), kept == state


@lru_cache(maxsize=2)
def _at_once(folder: Path, _state: str, _day: date) -> Listing:
    return listing(case_in(folder))


@lru_cache(maxsize=2)
def _kept(folder: Path, _state: str) -> Listing | None:
    held = solved.last(case_in(folder).db, NAME, "listing")
    return msgspec.json.decode(held[1], type=Listing) if held else None
