"""Squares and streets that many a town has: the town said beside one, or the only towns of the text, decide whose it is."""

import re

from gavah.gazetteer.entry import Row
from gavah.gazetteer.gazetteer import Gazetteer
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.keys import key
from gavah.gazetteer.scan import Page
from gavah.gazetteer.shelf import words

SHARED = frozenset({"square", "street"})
SMALLEST = 30_000
"""The people that make a town's name tell more than a word's likeness."""
_BEHIND = re.compile(r" |, ?|، ?| ?\(| ?#| in | of | در | شهر |، شهر ")
_BEFORE = re.compile(r"'s |, ?|، ?| |: ?| - | / ")


def seat_squares(page: Page, hits: list[Hit], gazetteer: Gazetteer) -> None:
    """Leaves each square the rows of the town it stands in; none where the gazetteer knows no such square there."""
    everywhere: list[tuple[Hit, Row]] | None = None
    for at, hit in enumerate(hits):
        if not hit.found.people and hit.rows and all(row.kind in SHARED for row in hit.rows):
            everywhere = [(other, row) for other in hits for row in _towns(other)] if everywhere is None else everywhere
            towns = {row.id for row in _beside(page, hits, at)} or {row.id for _, row in everywhere}
            if towns:
                hit.rows = _standing_in(hit, towns, gazetteer)


def _beside(page: Page, hits: list[Hit], at: int) -> list[Row]:
    """The towns said directly behind the square, or directly before."""
    hit = hits[at]
    if at + 1 < len(hits) and _BEHIND.fullmatch(page.matching[hit.last : hits[at + 1].found.start]) and _towns(hits[at + 1]):
        return _towns(hits[at + 1])
    if at and _BEFORE.fullmatch(page.matching[hits[at - 1].last : hit.first]):
        return _towns(hits[at - 1])
    return []


def _towns(hit: Hit) -> list[Row]:
    """The towns of Iran of some size that the hit may be."""
    if hit.found.people or hit.type not in ("", "city") or (not hit.type and hit.found.key in words("common_fa.txt")):
        return []  # «دو», "two", is also a town
    return [row for row in hit.rows if row.level == "city" and row.country == "IR" and row.population >= SMALLEST]


def _standing_in(hit: Hit, towns: set[str], gazetteer: Gazetteer) -> list[Row]:
    """The rows in one of `towns`; else the one square of that name among those of the towns themselves."""
    here = [row for row in hit.rows if towns & set(gazetteer.path(row.id))]
    if here:
        return here
    kinds = {row.kind for row in hit.rows}
    inside = [row for town in sorted(towns) for id in gazetteer.children(town) if (row := gazetteer.row(id)) and row.kind in kinds]
    same = [row for row in inside if (place := gazetteer.place(row.id)) and key(hit.found.key) in f"{key(place.name)} {key(place.name_fa)}"]
    return same if len(same) == 1 else []
