"""Persons named like places: "JAIME CORDOBA RUEDA", and then "CORDOBA RUEDA said", in texts whose capitals do not show it."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from gavah.gazetteer.cues import cues
from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import words
from gavah.model import PlaceMention

_BEFORE = re.compile(r"(?:(?P<first>[^\W\d_]+)\.?\s+)?(?P<last>[^\W\d_]+)\.?\s+$")
_BEHIND = re.compile(r"\s+(?P<next>[^\W\d_]+)")
_PLACED = re.compile(r"(?i)\b(?:in|near|outside|around|throughout|across|department of|province of|city of|town of)\s+$")
_REACH = 40


def without_surnames(text: str, found: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """`found` without the names that the text shows to be persons': beside a given name, a title or a surname, and then wherever they stand bare."""
    persons = {key(p.words) for p in found if _may_be(p) and _is_person(text, p)}
    return tuple(p for p in found if not (_may_be(p) and key(p.words) in persons and not _is_placed(text, p)))


def _may_be(place: PlaceMention) -> bool:
    return place.level in ("city", "county", "province") and not place.role and place.words.count(" ") == 0


def _is_placed(text: str, place: PlaceMention) -> bool:
    return _PLACED.search(text[max(0, place.start - _REACH) : place.start]) is not None


def _is_person(text: str, place: PlaceMention) -> bool:
    return not _is_placed(text, place) and (_is_named(text, place) or _is_titled(text, place))


def _is_named(text: str, place: PlaceMention) -> bool:
    """Whether a given name stands before the name, at most one other name between, or a surname right behind it."""
    behind = _BEHIND.match(text, place.end)
    if behind is not None and _alike(place, behind["next"]) and behind["next"].lower() in _surnames():
        return True
    before = _BEFORE.search(text[max(0, place.start - _REACH) : place.start])
    if before is None or not _alike(place, before["last"]):
        return False
    first, last = (before["first"] or "").lower(), before["last"].lower()
    return last in _given() or (first in _given() and last in _surnames())


def _is_titled(text: str, place: PlaceMention) -> bool:
    before = _BEFORE.search(text[max(0, place.start - _REACH) : place.start])
    return before is not None and before["last"].lower() in cues("en").titles


def _alike(place: PlaceMention, word: str) -> bool:
    """Whether `word` is written as a name is: in capitals beside a place in capitals, else with one."""
    return word.isupper() if place.words.isupper() else word[:1].isupper()


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("surnames.toml").read_text("utf-8"))
    return frozenset(data["given"].split()), frozenset(data["surnames"].split())


def _given() -> frozenset[str]:
    return _lists()[0] | words("given_names.txt") - words("common_en.txt")


def _surnames() -> frozenset[str]:
    return _lists()[1] | words("surnames.txt") - words("common_en.txt")
