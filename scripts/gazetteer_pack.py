"""Writing a pack: rows and their names in, the files that `gavah.gazetteer.pack` maps out."""

import json
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
import msgspec

from gavah.gazetteer.keys import keys
from gavah.gazetteer.pack import BLOCK, KINDS, LIST, LISTED, MAIN, MAX_KEY, NO_ROW, REGION, ROW, Detail
from gavah.model.vocabulary import LEVELS


@dataclass
class Entry:
    """A place on its way into the pack. `names` maps a key to whether it is only an alias there."""

    id: str
    level: str
    name: str
    name_fa: str = ""
    parent: str = ""
    country: str = ""
    province: str = ""
    population: int = 0
    point: tuple[float, float] | None = None
    bbox: tuple[float, float, float, float] | None = None
    kind: str = ""
    main: bool = False
    listed: bool = False
    names: dict[str, bool] = field(default_factory=dict)

    def call(self, name: str, *, alias: bool = False) -> None:
        """Adds a name; a proper name stays one."""
        for key in keys(name):
            if 1 < len(key) <= MAX_KEY:
                self.names[key] = alias and self.names.get(key, True)


def write(entries: dict[str, Entry], folder: Path, about: dict[str, Any]) -> None:
    """Writes the pack of `entries` (by id) into `folder`. The same entries give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = marisa_trie.Trie(sorted(entries))
    ids.save(str(folder / "ids.marisa"))
    rows: list[Entry] = [entries[ids.restore_key(at)] for at in range(len(entries))]
    number = {entry.id: at for at, entry in enumerate(rows)}
    regions = sorted({_region(row, number) for row in rows})
    (folder / "regions.bin").write_bytes(b"".join(REGION.pack(*region) for region in regions))
    place_of = {region: at for at, region in enumerate(regions)}
    (folder / "places.bin").write_bytes(b"".join(_packed(row, number, place_of) for row in rows))
    _write_names(rows, folder)
    _write_details(rows, folder)
    (folder / "pack.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _region(row: Entry, number: dict[str, int]) -> tuple[int, int]:
    return number[row.country] if row.country else NO_ROW, number[row.province] if row.province else NO_ROW


def _packed(row: Entry, number: dict[str, int], regions: dict[tuple[int, int], int]) -> bytes:
    parent = number[row.parent] if row.parent else NO_ROW
    lat, lon = row.point or (float("nan"), float("nan"))
    kind = KINDS.index(row.kind) | (MAIN if row.main else 0) | (LISTED if row.listed else 0)
    return ROW.pack(parent, regions[_region(row, number)], min(row.population, NO_ROW), lat, lon, LEVELS.index(row.level), kind)


def _numbers(path: Path, numbers: list[int]) -> None:
    path.write_bytes(struct.pack(f"<{len(numbers)}I", *numbers))


def _write_names(rows: list[Entry], folder: Path) -> None:
    named: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for key, alias in row.names.items():
            named.setdefault(key, []).append(at << 1 | alias)
    trie = marisa_trie.Trie(sorted(named))
    trie.save(str(folder / "names.marisa"))
    postings, lists = [0] * len(named), [0]
    for at in range(len(named)):
        found = named[trie.restore_key(at)]
        if len(found) == 1:
            postings[at] = found[0]
        else:
            postings[at] = len(lists) | LIST
            lists += [len(found), *found]
    _numbers(folder / "postings.bin", postings)
    _numbers(folder / "lists.bin", lists)


def _write_details(rows: list[Entry], folder: Path) -> None:
    starts, data = [0], bytearray()
    for at in range(0, len(rows), BLOCK):
        details = [Detail(row.name, row.name_fa, row.bbox) for row in rows[at : at + BLOCK]]
        data += zlib.compress(msgspec.msgpack.encode(details), 9)
        starts.append(len(data))
    (folder / "details.bin").write_bytes(bytes(data))
    _numbers(folder / "blocks.bin", starts)
