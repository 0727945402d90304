"""Names of places against the whole passage: a lesser town abroad, in a country that the passage never names, is a namesake at home or no place.

"Col. Ponce" of a story from San Salvador is no town of Puerto Rico, and "San Pedro" there is not one of Africa.
"""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from gavah.gazetteer import Gazetteer
from gavah.gazetteer.entry import Row
from gavah.gazetteer.keys import key
from gavah.model import PlaceMention

_LARGE, _TOWN = 1_000_000, 100_000
_QUARTER = re.compile(r"(?i)\s+(?:neighbou?rhood|district|colony|suburb|sector|quarter|street|avenue|area)\b")
_SEVERAL = 3
_WHERE = ("in ", "at ", "near ", "from ", "off ", "در ", "از ")


def without_strays(text: str, found: Sequence[PlaceMention], filed: PlaceMention | None, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """`found` without the lesser places of countries that nothing else in the passage speaks of; a namesake at home takes their place.

    Countries are spoken of by their names and peoples, by the dateline `filed`, by a great city, by several places. Where none is, all stay.
    Where only peoples are, what stands behind a word of place stays: "nine Afghan labourers were shot in X".
    """
    spoken = {filed.path[0]} if filed is not None and filed.path else set()
    spoken |= {p.path[0] for p in found if p.path and ((p.level == "country" and p.role != "demonym") or _speaks_for(text, p, gazetteer))}
    names = Counter(country for country, _ in {(p.path[0], p.name) for p in found if p.path})
    spoken |= {country for country, many in names.items() if many >= _SEVERAL}
    firm = bool(spoken)
    spoken |= {p.path[0] for p in found if p.path and p.level == "country"}
    if not spoken:
        return tuple(found)
    kept = []
    for place in found:
        if not place.path or place.path[0] in spoken or place.level == "site":
            kept.append(place)
        elif _QUARTER.match(text, place.end):
            continue  # a quarter at home, which no gazetteer lists
        elif not _is_lesser(text, place, gazetteer):
            kept.append(place)
        elif (home := _namesake(place, spoken, gazetteer)) is not None:
            kept.append(home)
        elif not firm and _is_led(text, place):
            kept.append(place)
    return tuple(kept)


def _speaks_for(text: str, place: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Whether `place` is a great city or a capital by its own name, behind a word of place."""
    row = _own_row(place, gazetteer)
    return row is not None and _is_led(text, place) and (row.population >= _LARGE or row.main)


def _people(place: PlaceMention, gazetteer: Gazetteer) -> int:
    """The people of a city called by its own name; no other place is great by a name that is only one of its bynames."""
    row = _own_row(place, gazetteer)
    return row.population if row is not None else 0


def _own_row(place: PlaceMention, gazetteer: Gazetteer) -> Row | None:
    """The row of a city called by its own name, None for one called by a byname."""
    return gazetteer.row(place.id) if place.level == "city" and key(place.name) == key(place.words) else None


def _is_led(text: str, place: PlaceMention) -> bool:
    return text[max(0, place.start - 6) : place.start].lower().endswith(_WHERE)


def _is_lesser(text: str, place: PlaceMention, gazetteer: Gazetteer) -> bool:
    """A town below a million, or below a hundred thousand behind a word of place; a province or county that no such word stands before."""
    led = _is_led(text, place)
    if place.level != "city":
        return not led
    return _people(place, gazetteer) < (_TOWN if led else _LARGE)


def _namesake(place: PlaceMention, spoken: set[str], gazetteer: Gazetteer) -> PlaceMention | None:
    """The likeliest place of the same name in a country spoken of."""
    for candidate in gazetteer.lookup(place.words):
        path = gazetteer.path(candidate.id)
        if path and path[0] in spoken and gazetteer.place(candidate.id) is not None:
            facts = gazetteer.facts(candidate.id, candidate.level)
            return msgspec.structs.replace(place, **facts, confidence=min(place.confidence, 0.5))
    return None
