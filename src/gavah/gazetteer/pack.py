"""The pack on disk: memory-mapped, opened in milliseconds, shared between processes.

names.marisa   trie of name keys               postings.bin  one u4 a key: a row (bit 31 off) or where its list starts in `lists.bin`
ids.marisa     trie of ids; a place's row is its id's number there
places.bin     fixed-width rows, `ROW`         details.bin   names and boxes, zlib blocks of `BLOCK` rows of msgpack; blocks.bin: their starts
regions.bin    the countries and their first divisions, `REGION`; a place says which by its number there
pack.json      what it was built from

A list is its length, then the rows. Every row in a posting is shifted by one bit; the lowest bit says "alias". All little-endian.
"""

import mmap
import re
import struct
import zlib
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from gavah.gazetteer.entry import Box, Place, Row
from gavah.gazetteer.shelf import DATA
from gavah.gazetteer.trie import goes_on
from gavah.model import InputError
from gavah.model.vocabulary import LEVELS, Level

BLOCK = 64
NO_ROW = 0xFFFFFFFF
LIST = 0x80000000
ROW = struct.Struct("<IHIffBB")
"""Row of the parent; number of its region; people; latitude, longitude (NaN = none); level; kind, with bit 7 for `main` and bit 6 for `listed`."""
REGION = struct.Struct("<II")
"""Rows of a country and of a first division in it."""
NUMBER = struct.Struct("<I")
KINDS = (
    *("", "prison", "university", "court", "square", "street", "neighbourhood", "shrine", "hospital", "industry"),
    *("detention", "airport", "site", "region"),
)
MAIN, LISTED = 0x80, 0x40
_MAIN = re.compile(rb"[\x80-\xff]")
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

        if not all((folder / file).is_file() for file in ("names.marisa", "regions.bin")):
            raise InputError(
                "there is no gazetteer pack, or one of an older form", where=str(folder), remedy="build one: python scripts/build_gazetteer.py"
            )
        self.folder = folder
        self._names: Any = marisa_trie.Trie()
        self._names.mmap(str(folder / "names.marisa"))
        self._ids: Any = marisa_trie.Trie()
        self._ids.mmap(str(folder / "ids.marisa"))
        parts = ("places", "regions", "postings", "lists", "blocks", "details")
        self._places, self._regions, self._postings, self._lists, self._blocks, self._details = (_mapped(folder / f"{part}.bin") for part in parts)
        self._region = lru_cache(maxsize=8_192)(self._read_region)
        self._row = lru_cache(maxsize=65_536)(self._read_row)
        self._block = lru_cache(maxsize=256)(self._read_block)
        self.children = lru_cache(maxsize=4_096)(self._read_children)
        self.rows = lru_cache(maxsize=16_384)(self._read_rows)
        self.place = lru_cache(maxsize=16_384)(self._read_place)
        self.path = lru_cache(maxsize=16_384)(self._read_path)

    @cached_property
    def about(self) -> dict[str, Any]:
        """Which packages, in which versions, the pack was built from."""
        found: dict[str, Any] = msgspec.json.decode((self.folder / "pack.json").read_bytes())
        return found

    @property
    def ships(self) -> bool:
        """Whether it is the pack that comes with the program."""
        return self.folder == DATA / "pack"

    def __len__(self) -> int:
        return len(self._places) // ROW.size

    def goes_on(self, word: str) -> frozenset[str]:
        """What may stand behind the whole word `word` where a name starts with it (`trie.goes_on`)."""
        return goes_on(self._names, word)

    def prefixes(self, text: str) -> list[str]:
        """The keys that `text` starts with, shortest first."""
        found: list[str] = self._names.prefixes(text)
        return found

    def _read_rows(self, key: str) -> tuple[Row, ...]:
        """The places that `key` names."""
        at = self._names.get(key)
        return () if at is None else tuple(self._row(posting) for posting in self._posting(at))

    def has(self, key: str) -> bool:
        """Whether `key` names a place."""
        return key in self._names

    def row(self, id: str) -> Row | None:
        """The row of the place with `id`."""
        at = self._ids.get(id)
        return None if at is None else self._row(at << 1)

    def capital(self, country: str) -> str | None:
        """The id of the country's capital."""
        at = self._capitals.get(self._ids.get(country, NO_ROW))
        return None if at is None else self._ids.restore_key(at)

    @cached_property
    def _capitals(self) -> dict[int, int]:
        """Rows of countries to those of their capitals: a look at the last two bytes of each row, not a walk through divisions."""
        levels, kinds = self._places[ROW.size - 2 :: ROW.size], self._places[ROW.size - 1 :: ROW.size]
        main = [found.start() for found in _MAIN.finditer(kinds) if levels[found.start()] == LEVELS.index("city")]
        regions = [ROW.unpack_from(self._places, at * ROW.size)[1] for at in main]
        return {REGION.unpack_from(self._regions, region * REGION.size)[0]: at for region, at in zip(regions, main, strict=True)}

    def _read_place(self, id: str) -> Place | None:
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

    def _read_path(self, id: str) -> tuple[str, ...]:
        """The ids from the country down to `id`."""
        steps: list[str] = []
        at: int = self._ids[id]
        while at != NO_ROW and len(steps) < 8:
            steps.append(self._ids.restore_key(at))
            at = NUMBER.unpack_from(self._places, at * ROW.size)[0]
        return tuple(reversed(steps))

    def _read_children(self, id: str) -> tuple[str, ...]:
        """The ids of the places directly in `id`, sorted."""
        at = self._ids.get(id)
        return () if at is None else tuple(sorted(self._ids.restore_key(child) for child in self._children(at)))

    def _children(self, at: int) -> Iterator[int]:
        """The rows whose parent is row `at`: sought in the bytes of all parents, which costs microseconds and no index."""
        wanted = NUMBER.pack(at)
        found = self._parents.find(wanted)
        while found >= 0:
            if found % NUMBER.size == 0:
                yield found // NUMBER.size
            found = self._parents.find(wanted, found + 1)

    @cached_property
    def _parents(self) -> bytes:
        """The parents of all rows, one `NUMBER` after the other."""
        packed = bytearray(len(self) * NUMBER.size)
        for byte in range(NUMBER.size):
            packed[byte :: NUMBER.size] = self._places[byte :: ROW.size]
        return bytes(packed)

    def _posting(self, at: int) -> Iterator[int]:
        (value,) = NUMBER.unpack_from(self._postings, at * NUMBER.size)
        if not value & LIST:
            yield value
            return
        start = value ^ LIST
        (size,) = NUMBER.unpack_from(self._lists, start * NUMBER.size)
        yield from struct.unpack_from(f"<{size}I", self._lists, (start + 1) * NUMBER.size)

    def _read_row(self, posting: int) -> Row:
        at = posting >> 1
        parent, region, population, lat, lon, level, kind = ROW.unpack_from(self._places, at * ROW.size)
        known: Level = LEVELS[level]
        country, province = self._region(region)
        return Row(
            id=self._ids.restore_key(at),
            level=known,
            country=country,
            province=province,
            parent=self._id(parent),
            population=population,
            lat=None if lat != lat else round(lat, 4),
            lon=None if lon != lon else round(lon, 4),
            kind=KINDS[kind & ~(MAIN | LISTED)],
            main=bool(kind & MAIN),
            alias=bool(posting & 1),
            listed=bool(kind & LISTED),
        )

    def _read_region(self, number: int) -> tuple[str, str]:
        country, province = REGION.unpack_from(self._regions, number * REGION.size)
        return self._id(country), self._id(province)

    def _id(self, at: int) -> str:
        return "" if at == NO_ROW else self._ids.restore_key(at)

    def _read_block(self, number: int) -> list[Detail]:
        start, end = struct.unpack_from("<2I", self._blocks, number * NUMBER.size)
        return msgspec.msgpack.decode(zlib.decompress(self._details[start:end]), type=list[Detail])


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
