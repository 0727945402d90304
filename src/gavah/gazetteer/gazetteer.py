"""The gazetteer: names to places, in both scripts; the pack that ships plus any file of the user's own."""

import os
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TypedDict

from gavah.gazetteer.entry import Box, Place, Row
from gavah.gazetteer.extra import Extra
from gavah.gazetteer.keys import key
from gavah.gazetteer.known import Known
from gavah.gazetteer.pack import Pack
from gavah.gazetteer.prior import prior
from gavah.gazetteer.shelf import DATA
from gavah.gazetteer.trie import ALWAYS
from gavah.model import Candidate
from gavah.model.vocabulary import Level


class Facts(TypedDict):
    """What a `PlaceMention` says of its place, whatever its words are."""

    id: str
    name: str
    level: Level
    path: tuple[str, ...]
    lat: float | None
    lon: float | None
    bbox: Box | None


class Gazetteer:
    """A pack folder (the one that ships, unless given) and the user's own files above it. Opened at first use."""

    def __init__(self, folder: Path | None = None, extras: tuple[Extra, ...] = ()) -> None:
        self._folder = folder or DATA / "pack"
        self._extras = extras
        self.goes_on = lru_cache(maxsize=16_384)(self._goes_on)
        self.known = lru_cache(maxsize=16_384)(self._known)
        self.facts = lru_cache(maxsize=4_096)(self._facts)
        self.name = lru_cache(maxsize=16_384)(self._name)

    @cached_property
    def pack(self) -> Pack:
        """The opened pack."""
        return Pack(self._folder)

    def with_extra(self, path: Path) -> "Gazetteer":
        """This gazetteer and the places of a CSV file: id, level, name_en, name_fa, aliases (| between), parent, lat, lon, note.

        Raises InputError naming file and row where a cell cannot be read or a parent is unknown or ambiguous.
        """
        extended = Gazetteer(self._folder, (*self._extras, Extra.read(path, self)))
        extended.__dict__["pack"] = self.pack
        return extended

    def _goes_on(self, word: str) -> frozenset[str]:
        """What may stand behind the whole word `word` where a name starts with it (`trie.goes_on`); nothing for most words of a text."""
        found = self.pack.goes_on(word).union(*(extra.goes_on(word) for extra in self._extras))
        return ALWAYS if "" in found else found

    def starts(self, word: str) -> bool:
        """Whether a name may start with the whole word `word`, or be `word` without an ending."""
        return bool(self.goes_on(word))

    def prefixes(self, text: str) -> list[str]:
        """The keys that `text` (folded for matching) starts with, shortest first."""
        found = self.pack.prefixes(text)
        for extra in self._extras:
            found = sorted({*found, *extra.prefixes(text)}, key=len)
        return found

    def rows(self, key: str) -> tuple[Row, ...]:
        """The places that `key` names, the user's own first."""
        own = tuple(row for extra in self._extras for row in extra.rows(key)) if self._extras else ()
        return own + self.pack.rows(key) if own else self.pack.rows(key)

    def _known(self, key: str) -> Known:
        """What the places that `key` names have in common."""
        return Known.of(self.rows(key))

    def row(self, id: str) -> Row | None:
        """The row of the place with `id`, or None."""
        if not self._extras:
            return self.pack.row(id)
        return next((row for extra in self._extras if (row := extra.row(id))), None) or self.pack.row(id)

    def place(self, id: str) -> Place | None:
        """The place with `id`, or None."""
        return next((place for extra in self._extras if (place := extra.place(id))), None) or self.pack.place(id)

    def path(self, id: str) -> tuple[str, ...]:
        """The ids from the country down to `id`."""
        own = next((place.path for extra in self._extras if (place := extra.place(id))), None)
        return own or self.pack.path(id)

    def point(self, id: str) -> tuple[float, float, Level] | None:
        """Latitude, longitude, and the level of the place in the path that they are the point of: a site may only have its city's."""
        for step in reversed(self.path(id)):
            row = self.row(step)
            if row is not None and row.lat is not None and row.lon is not None:
                return row.lat, row.lon, row.level
        return None

    def _name(self, id: str) -> str:
        """The name of the place with `id`: its proper one in Latin letters, or the id where there is none such."""
        place = self.place(id)
        return place.name if place else id

    def _facts(self, id: str, level: Level) -> "Facts":
        """What a mention says of the place with `id`."""
        place, point = self.place(id), self.point(id)
        return Facts(
            id=id,
            name=place.name if place else id,
            level=level,
            path=self.path(id),
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            bbox=place.bbox if place else None,
        )

    def capital(self, country: str) -> str | None:
        """The id of the country's capital."""
        return self.pack.capital(country)

    def children(self, id: str) -> list[str]:
        """The ids of the places directly in `id`."""
        return sorted({*self.pack.children(id), *(child for extra in self._extras for child in extra.children(id))})

    def lookup(self, name: str) -> list[Candidate]:
        """The places called `name` (or with that id), likeliest first; empty if none.

        A type word narrows: "Kerman Province", «استان کرمان», «شهرستان ری»; so does a place behind a comma: "Sardasht, West Azerbaijan".
        """
        exact = self.row(name)
        if exact is not None:
            return [self._candidate(exact, 1.0)]
        rows = self._named(name)
        scores = [prior(row) for row in rows]
        whole = sum(10 ** (2 * score) for score in scores)
        ranked = sorted(zip(scores, rows, strict=True), key=lambda pair: (-pair[0], pair[1].id))
        return [self._candidate(row, round(10 ** (2 * score) / whole, 4)) for score, row in ranked]

    def _named(self, name: str) -> Sequence[Row]:
        from gavah.gazetteer.cues import strip_type

        rows: Sequence[Row] = self.rows(key(name))
        if not rows:
            bare, level = strip_type(key(name))
            rows = [row for row in self.rows(bare) if level and row.level == level] if bare != key(name) else []
        for comma in (",", "،"):
            inner, _, outer = name.rpartition(comma)
            if not rows and inner:
                around = {row.id for row in self._named(outer)}
                rows = [row for row in self._named(inner) if around & set(self.path(row.id)[:-1])]
        return rows

    def _candidate(self, row: Row, score: float) -> Candidate:
        return Candidate(id=row.id, name=self.name(row.id), level=row.level, score=score)


OTHER_PACK = "GAVAH_GAZETTEER"
"""The environment variable that names the folder of another pack, such as the full one (scripts/build_gazetteer.py --full)."""


@cache
def default() -> Gazetteer:
    """The gazetteer that ships, or the one in the folder that `GAVAH_GAZETTEER` names."""
    other = os.environ.get(OTHER_PACK, "")
    return Gazetteer(Path(other) if other else None)
