"""A gazetteer file of the user's own, held in memory above the pack."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gavah.gazetteer.entry import Place, Row
from gavah.gazetteer.keys import keys
from gavah.gazetteer.shelf import table
from gavah.gazetteer.trie import goes_on
from gavah.model import InputError
from gavah.model.vocabulary import LEVELS, Level

if TYPE_CHECKING:
    from gavah.gazetteer.gazetteer import Gazetteer


class Extra:
    """The places of one file and the names they are found by."""

    def __init__(self, places: Mapping[str, Place], names: Mapping[str, tuple[str, ...]]) -> None:
        import marisa_trie

        self._places, self._names = places, names
        self._trie = marisa_trie.Trie(sorted(names))

    @classmethod
    def read(cls, path: Path, base: "Gazetteer") -> "Extra":
        """Reads the file; parents may be ids or names, in `base` or above in the file."""
        places: dict[str, Place] = {}
        names: dict[str, tuple[str, ...]] = {}
        if not path.is_file():
            raise InputError("there is no such gazetteer file", where=str(path))
        for number, row in enumerate(table(path), 2):
            place = _place(row, places, base, f"{path}, row {number}")
            places[place.id] = place
            for name in filter(None, (place.name, place.name_fa, *row.get("aliases", "").split("|"))):
                for key in keys(name):
                    names[key] = (*names.get(key, ()), place.id)
        return cls(places, names)

    def goes_on(self, word: str) -> frozenset[str]:
        """What may stand behind the whole word `word` where a name starts with it (`trie.goes_on`)."""
        return goes_on(self._trie, word)

    def prefixes(self, text: str) -> list[str]:
        """The keys that `text` starts with."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def rows(self, key: str) -> list[Row]:
        """The places that `key` names."""
        return [_row(self._places[id]) for id in dict.fromkeys(self._names.get(key, ()))]

    def row(self, id: str) -> Row | None:
        """The row of the place with `id`, or None."""
        place = self._places.get(id)
        return _row(place) if place else None

    def place(self, id: str) -> Place | None:
        """The place with `id`, or None."""
        return self._places.get(id)

    def children(self, id: str) -> list[str]:
        """The ids of the places directly in `id`."""
        return [place.id for place in self._places.values() if place.path[-2:-1] == (id,)]


def _place(cells: dict[str, str], above: Mapping[str, Place], base: "Gazetteer", where: str) -> Place:
    level = _level(cells.get("level", ""), where)
    if not cells.get("id") or not (cells.get("name_en") or cells.get("name_fa")):
        raise InputError("a place needs an id and a name", where=where, remedy="fill in id and name_en or name_fa")
    return Place(
        id=cells["id"],
        level=level,
        name=cells.get("name_en") or cells["name_fa"],
        name_fa=cells.get("name_fa", ""),
        path=(*_parent(cells.get("parent", ""), above, base, where), cells["id"]),
        lat=_number(cells.get("lat", ""), where),
        lon=_number(cells.get("lon", ""), where),
        kind=cells.get("kind", "") or ("site" if level == "site" else ""),
    )


def _level(word: str, where: str) -> Level:
    for level in LEVELS:
        if word == level:
            return level  # type: ignore[return-value]  # LEVELS holds the Level literals
    raise InputError(f"unknown level “{word}”", where=where, remedy="one of " + ", ".join(LEVELS))


def _number(cell: str, where: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        raise InputError(f"“{cell}” is no number of degrees", where=where, remedy="write decimal degrees, or leave the cell empty") from None


def _parent(name: str, above: Mapping[str, Place], base: "Gazetteer", where: str) -> tuple[str, ...]:
    if not name:
        return ()
    own = [place for place in above.values() if name in (place.id, place.name, place.name_fa)]
    if own:
        return own[0].path
    found = base.lookup(name)
    towns = [one for one in found if one.level == "city"] or found
    if not towns:
        raise InputError(f"the parent “{name}” is in no gazetteer", where=where, remedy="put its row above, or write an id or “City, Province”")
    iran = [one for one in towns if base.path(one.id)[0] == "IR"]
    return base.path((iran or towns)[0].id)


def _row(place: Place) -> Row:
    country, province = place.path[0], place.path[1] if len(place.path) > 2 else ""
    parent = place.path[-2] if len(place.path) > 1 else ""
    return Row(place.id, place.level, country, province, parent, place.population, place.lat, place.lon, place.kind, place.main, False)
