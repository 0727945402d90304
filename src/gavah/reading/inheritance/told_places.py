"""Places as a sentence tells them: behind a word of place, beside a finer one, at a level."""

import msgspec

from gavah.model import LEVELS, PlaceMention
from gavah.reading.inheritance.around import Around
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.scan import Scanned
from gavah.reading.unlisted import is_unlisted

_NEXT = 24  # characters between a place and a finer one that belong together: "Ahvaz's Azadi Square", "Azadi Square in Ahvaz"
_BESIDE = 40  # characters between an unlisted place and what is said to hold it
_PROVINCE = 2  # steps of a path down to the province
_NOTE = 120  # characters of a note that begins with a date or number


def sharper(around: Around, place: PlaceMention, named: list[PlaceMention]) -> PlaceMention:
    """The site in `place` named right beside it, the place right before what holds it ("Mashhad, in the east of Iran"), or `place`."""
    for other in named:
        if is_town_of(around, other, place):
            return other
        first, second = sorted((place, other), key=lambda p: p.start)
        gap = around.text[first.end : second.start]
        if other.level == "site" and place.level != "site" and place.id in other.path and len(gap) < _NEXT and patterns().join.fullmatch(gap):
            return other
        inner = other.end <= place.start and place.level in ("country", "province") and LEVELS.index(other.level) > LEVELS.index(place.level)
        beside = patterns().holder.fullmatch(gap) or (is_unlisted(other) and len(gap) < _BESIDE and "." not in gap)
        if inner and place.id in other.path and beside:
            return sharper(around, other, [p for p in named if p is not place])
    return place


def is_town_of(around: Around, town: PlaceMention, city: PlaceMention) -> bool:
    """Whether a Persian text names `city` right behind `town` only to tell where that lies: «فردیس کرج», «خمینی‌شهر در اصفهان»."""
    towns = {"city", "county"}
    if around.scan.language != "fa" or town.level not in towns or city.level not in towns or town.id == city.id or town.role or city.role:
        return False
    beside = town.end <= city.start and patterns().town_of.fullmatch(around.text, town.end, city.start) is not None
    return beside and town.path[:_PROVINCE] == city.path[:_PROVINCE]


def located(around: Around, named: list[PlaceMention]) -> list[PlaceMention]:
    """The places behind a word of place, and those joined to one."""
    found: list[PlaceMention] = []
    for place in named:
        before = around.text[max(0, place.start - 40) : place.start].lower()
        led = (
            patterns().locative.search(before)
            or place_patterns().part_of.search(before)
            or is_unlisted(place)
            or (_is_note(around, place) and before.rstrip().endswith((",", ":", "،")))
        )
        chained = bool(found) and patterns().join.fullmatch(around.text[found[-1].end : place.start])
        if led or chained or _is_scene_by_name(around, place) or _is_of_officials(around, place):
            found.append(place)
    return found


def _is_scene_by_name(around: Around, place: PlaceMention) -> bool:
    """Whether words beside a name without a word of place make it a scene: "the A massacre", "A has been the target of", "across from the A bank"."""
    if place.level == "country":
        return False
    befell = patterns().befell.match(around.text, place.end) is not None
    if around.scan.language != "en":
        return befell
    building = patterns().beside.search(around.text, max(0, place.start - 40), place.start) and patterns().building.match(around.text, place.end)
    return befell or building is not None or patterns().deed_behind.match(around.text, place.end) is not None


def _is_of_officials(around: Around, place: PlaceMention) -> bool:
    """Whether `place` is the region whose own officials tell of it: "the authorities of the department of A announced"."""
    if around.scan.language != "en" or place.level == "country":
        return False
    return patterns().officials.search(around.text[max(0, place.start - 80) : place.start]) is not None


def _is_note(around: Around, place: PlaceMention) -> bool:
    """Whether `place` stands in a note without prepositions: "4 October: 6 executed, Azadi Prison, Yazd"."""
    sentence = around.at(place.start)
    return sentence is not None and sentence.end - sentence.start < _NOTE and around.text[sentence.start].isdigit()


def only_line(named: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The finest of `named` where all of them lie on one line, else nothing."""
    if not named:
        return ()
    finest = max(named, key=lambda p: len(p.path))
    return (finest,) if all(p.id in finest.path for p in named) else ()


def told_in(around: Around, named: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The place among `named` that is said to be one; in Persian also one that no speaker is named by («دو شهروند دزفول»)."""
    found = only_line(located(around, named))
    if not found and around.scan.language == "fa":
        sources = [s for a in around.scan.attributions for s in a.source]
        found = only_line([p for p in named if not any(s <= p.start < e for s, e in sources)])
    return tuple(sharper(around, p, named) for p in found)


def at_level(scanned: Scanned, place: PlaceMention, level: str) -> PlaceMention | None:
    """`place`, or the city or province it lies in; sites only as themselves."""
    if place.level == level:
        return place
    if level == "site":
        return None
    return next(
        (known_as(scanned, id_, place) for id_ in reversed(place.path[:-1]) if (known := scanned.gazetteer.place(id_)) and known.level == level), None
    )


def known_as(scanned: Scanned, id_: str, shown: PlaceMention, confidence: float = 0.8) -> PlaceMention:
    """The place `id_` as a mention with the words of the place that showed it."""
    known = scanned.gazetteer.place(id_)
    if known is None:
        return msgspec.structs.replace(
            shown, id=id_, name=id_, level="country", path=(id_,), lat=None, lon=None, bbox=None, candidates=(), confidence=0.5
        )
    path = shown.path[: shown.path.index(id_) + 1] if id_ in shown.path else (id_,)
    changes = {"id": id_, "name": known.name, "level": known.level, "path": path, "lat": known.lat, "lon": known.lon, "bbox": known.bbox}
    return msgspec.structs.replace(shown, **changes, candidates=(), confidence=confidence)


def is_tongue(text: str, place: PlaceMention) -> bool:
    """Whether a people's name is that of a language: "a German and English teacher", «زبان آلمانی»."""
    if place.role != "demonym":
        return False
    behind = patterns().tongue_behind.match(text, place.end) is not None
    return behind or patterns().tongue_before.search(text[max(0, place.start - 24) : place.start]) is not None
