"""Writing a pack: rows and their names in, the files that `gavah.gazetteer.pack` maps out."""

import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
import msgspec
import numpy as np

from gavah.gazetteer.keys import keys
from gavah.gazetteer.pack import BLOCK, COLUMNS, KINDS, LIST, MAIN, MAX_KEY, NO_ROW, Detail
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
    np.save(folder / "places.npy", _columns(rows, number))
    _write_names(rows, folder)
    _write_details(rows, folder)
    (folder / "pack.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _columns(rows: list[Entry], number: dict[str, int]) -> Any:
    table = np.zeros(len(rows), dtype=COLUMNS)
    for at, row in enumerate(rows):
        lat, lon = row.point or (float("nan"), float("nan"))
        above = (number[id] if id else NO_ROW for id in (row.parent, row.country, row.province))
        kind = KINDS.index(row.kind) | (MAIN if row.main else 0)
        table[at] = (*above, min(row.population, 2**32 - 1), lat, lon, LEVELS.index(row.level), kind)
    return table


def _write_names(rows: list[Entry], folder: Path) -> None:
    named: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for key, alias in row.names.items():
            named.setdefault(key, []).append(at << 1 | alias)
    trie = marisa_trie.Trie(sorted(named))
    trie.save(str(folder / "names.marisa"))
    postings, lists = np.zeros(len(named), dtype="<u4"), [0]
    for at in range(len(named)):
        found = named[trie.restore_key(at)]
        if len(found) == 1:
            postings[at] = found[0]
        else:
            postings[at] = len(lists) | LIST
            lists += [len(found), *found]
    np.save(folder / "postings.npy", postings)
    np.save(folder / "lists.npy", np.array(lists, dtype="<u4"))


def _write_details(rows: list[Entry], folder: Path) -> None:
    starts, data = [0], bytearray()
    for at in range(0, len(rows), BLOCK):
        details = [Detail(row.name, row.name_fa, row.bbox) for row in rows[at : at + BLOCK]]
        data += zlib.compress(msgspec.msgpack.encode(details), 9)
        starts.append(len(data))
    (folder / "details.bin").write_bytes(bytes(data))
    np.save(folder / "blocks.npy", np.array(starts, dtype="<u4"))
