"""Persons named like places: "JAIME CORDOBA RUEDA", and then "CORDOBA RUEDA said", in texts whose capitals do not show it."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from gavah.gazetteer.cues import cues
from gavah.gazetteer.shelf import words
from gavah.model import PlaceMention

_BEFORE = re.compile(r"(?:(?P<first>[^\W\d_]+)\.?\s+)?(?P<last>[^\W\d_]+)\.?\s+$")
_BEHIND = re.compile(r"\s+(?P<next>[^\W\d_]+)")
_PLACED = re.compile(r"(?i)\b(?:in|near|outside|around|throughout|across|department of|province of|city of|town of)\s+$")
_REACH = 40


def without_surnames(text: str, ranges: Sequence[tuple[int, int]], found: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """`found` without the names that `ranges` of `text` show to be persons', wherever those stand without a word of place."""
    bare = {p.words for p in found if _may_be(p)}
    persons = {name for name in bare if any(_is_person(text, *m.span()) for a, b in ranges for m in _standing(name).finditer(text, a, b))}
    return tuple(p for p in found if not (_may_be(p) and p.words in persons and not _is_placed(text, p.start)))


@lru_cache(maxsize=256)
def _standing(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _may_be(place: PlaceMention) -> bool:
    return place.level in ("city", "county", "province") and not place.role and not re.search(r"\s", place.words)


def _is_placed(text: str, start: int) -> bool:
    return _PLACED.search(text[max(0, start - _REACH) : start]) is not None


def _is_person(text: str, start: int, end: int) -> bool:
    """Whether a given name or title stands before the name, at most one other name between, or a surname right behind it."""
    if _is_placed(text, start):
        return False
    capitals = text[start:end].isupper()
    behind = _BEHIND.match(text, end)
    if behind is not None and _is_named(behind["next"], capitals) and behind["next"].lower() in _surnames():
        return True
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is None or not _is_named(before["last"], capitals):
        return False
    first, last = (before["first"] or "").lower(), before["last"].lower()
    return last in _given() or last in cues("en").titles or (first in _given() and last in _surnames())


def _is_named(word: str, capitals: bool) -> bool:
    """Whether `word` is written as a name is: in capitals beside one in capitals, else with one."""
    return word.isupper() if capitals else word[:1].isupper()


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("surnames.toml").read_text("utf-8"))
    return frozenset(data["given"].split()), frozenset(data["surnames"].split())


@cache
def _given() -> frozenset[str]:
    return _lists()[0] | words("given_names.txt") - words("common_en.txt")


@cache
def _surnames() -> frozenset[str]:
    return _lists()[1] | words("surnames.txt") - words("common_en.txt")
