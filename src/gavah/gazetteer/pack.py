"""The pack on disk: memory-mapped, opened in milliseconds, shared between processes.

names.marisa   trie of name keys               postings.npy  one u4 a key: a row (bit 31 off) or where its list starts in `lists.npy`
ids.marisa     trie of ids; a place's row is its id's number there
places.npy     fixed-width columns a row       details.bin   names and boxes, zlib blocks of `BLOCK` rows of msgpack; blocks.npy: their starts
pack.json      what it was built from

A list is its length, then the rows. Every row in a posting is shifted by one bit; the lowest bit says "alias".
"""

import zlib
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from gavah.gazetteer.entry import Box, Place, Row
from gavah.model import InputError
from gavah.model.vocabulary import LEVELS, Level

BLOCK = 64
NO_ROW = 0xFFFFFFFF
LIST = 0x80000000
COLUMNS = [
    ("parent", "<u4"),
    ("country", "<u4"),
    ("province", "<u4"),
    ("population", "<u4"),
    ("lat", "<f4"),
    ("lon", "<f4"),
    ("level", "u1"),
    ("kind", "u1"),
]
KINDS = (
    "",
    "prison",
    "university",
    "court",
    "square",
    "street",
    "neighbourhood",
    "shrine",
    "hospital",
    "industry",
    "detention",
    "airport",
    "site",
    "region",
)
MAIN = 0x80
MAX_KEY = 48
"""The longest stretch of text a name is looked for in, in characters."""


class Detail(msgspec.Struct, frozen=True, array_like=True):
    """What is read only for places that were found."""

    name: str
    name_fa: str = ""
    bbox: Box | None = None


class Pack:
    """An opened pack folder.

    Raises InputError if a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        import marisa_trie
        import numpy as np

        if not (folder / "names.marisa").is_file():
            raise InputError("there is no gazetteer pack", where=str(folder), remedy="build one: python scripts/build_gazetteer.py")
        self.folder = folder
        self._names: Any = marisa_trie.Trie()
        self._names.mmap(str(folder / "names.marisa"))
        self._ids: Any = marisa_trie.Trie()
        self._ids.mmap(str(folder / "ids.marisa"))
        self._places, self._postings, self._lists, self._blocks = (
            np.load(folder / f"{part}.npy", mmap_mode="r") for part in ("places", "postings", "lists", "blocks")
        )
        self._block = lru_cache(maxsize=64)(self._read_block)
        self._row = lru_cache(maxsize=65536)(self._read_row)

    @cached_property
    def about(self) -> dict[str, Any]:
        """Which packages, in which versions, the pack was built from."""
        found: dict[str, Any] = msgspec.json.decode((self.folder / "pack.json").read_bytes())
        return found

    def __len__(self) -> int:
        return len(self._places)

    def prefixes(self, text: str) -> list[str]:
        """The keys that `text` starts with, shortest first."""
        found: list[str] = self._names.prefixes(text)
        return found

    def rows(self, key: str) -> list[Row]:
        """The places that `key` names."""
        at = self._names.get(key)
        return [] if at is None else [self._row(posting) for posting in self._posting(at)]

    def has(self, key: str) -> bool:
        """Whether `key` names a place."""
        return key in self._names

    def row(self, id: str) -> Row | None:
        """The row of the place with `id`."""
        at = self._ids.get(id)
        return None if at is None else self._row(at << 1)

    def place(self, id: str) -> Place | None:
        """The place with `id`."""
        at = self._ids.get(id)
        if at is None:
            return None
        row, detail = self._row(at << 1), self._block(at // BLOCK)[at % BLOCK]
        return Place(
            id=id,
            level=row.level,
            name=detail.name,
            name_fa=detail.name_fa,
            path=self.path(id),
            lat=row.lat,
            lon=row.lon,
            bbox=detail.bbox,
            population=row.population,
            kind=row.kind,
            main=row.main,
        )

    def path(self, id: str) -> tuple[str, ...]:
        """The ids from the country down to `id`."""
        steps: list[str] = []
        at: int = self._ids[id]
        while at != NO_ROW and len(steps) < 8:
            steps.append(self._ids.restore_key(at))
            at = int(self._places[at]["parent"])
        return tuple(reversed(steps))

    def children(self, id: str) -> list[str]:
        """The ids of the places directly in `id`, sorted."""
        at = self._ids.get(id)
        return [] if at is None else sorted(self._ids.restore_key(int(child)) for child in (self._places["parent"] == at).nonzero()[0])

    def _posting(self, at: int) -> Iterator[int]:
        value = int(self._postings[at])
        if not value & LIST:
            yield value
            return
        start = value ^ LIST
        yield from (int(row) for row in self._lists[start + 1 : start + 1 + int(self._lists[start])])

    def _read_row(self, posting: int) -> Row:
        at = posting >> 1
        parent, country, province, population, lat, lon, level, kind = self._places[at].item()
        known: Level = LEVELS[level]
        return Row(
            id=self._ids.restore_key(at),
            level=known,
            country=self._id(country),
            province=self._id(province),
            parent=self._id(parent),
            population=population,
            lat=None if lat != lat else round(lat, 5),
            lon=None if lon != lon else round(lon, 5),
            kind=KINDS[kind & ~MAIN],
            main=bool(kind & MAIN),
            alias=bool(posting & 1),
        )

    def _id(self, at: int) -> str:
        return "" if at == NO_ROW else self._ids.restore_key(at)

    def _read_block(self, number: int) -> list[Detail]:
        start, end = int(self._blocks[number]), int(self._blocks[number + 1])
        with (self.folder / "details.bin").open("rb") as file:
            file.seek(start)
            return msgspec.msgpack.decode(zlib.decompress(file.read(end - start)), type=list[Detail])
