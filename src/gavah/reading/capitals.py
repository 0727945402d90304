"""Capitals told without their name: "in the capital", "the Peruvian capital", «در پایتخت»."""

import re
from collections.abc import Sequence

import msgspec

from gavah.gazetteer import Gazetteer
from gavah.model import PlaceMention

_SAID = {
    "en": re.compile(
        r"(?i)\bthe\s+(?:(?P<whose>[^\W\d_]+)\s+)?(?P<name>capital(?:\s+city)?)\b(?!\s+(?:of|punishment|crimes?|offen[cs]es?|goods|markets?)\b)"
    ),
    "fa": re.compile(r"(?<!\w)(?:در|از|به)\s+(?P<whose>)(?P<name>پایتخت)(?=\s*[،.؛]|\s+(?:و|که|با|برای|بازداشت|کشته|برگزار)\b)"),
}
_NAMED = re.compile(r"\s*,?\s*")


def with_capitals(
    text: str, ranges: Sequence[tuple[int, int]], found: Sequence[PlaceMention], home: PlaceMention | None, language: str, gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """`found` with the capitals of `ranges` that are called nothing else: of the country said with it, else of the one the passage is set in."""
    fresh: list[PlaceMention] = []
    for start, end in ranges:
        for said in _SAID[language].finditer(text, start, end):
            shown = home
            if said["whose"]:
                shown = next((p for p in found if p.start == said.start("whose") and p.role == "demonym"), None)
            named = _NAMED.match(text, said.end())
            if shown is None or not shown.path or any(p.start == (named.end() if named else said.end()) for p in found):
                continue
            capital = gazetteer.capital(shown.path[0])
            if capital is not None:
                fresh.append(_mention(said.span("name"), text, shown, capital, gazetteer))
    return tuple(sorted([*found, *fresh], key=lambda p: p.start)) if fresh else tuple(found)


def _mention(span: tuple[int, int], text: str, shown: PlaceMention, id_: str, gazetteer: Gazetteer) -> PlaceMention:
    facts, words = gazetteer.facts(id_, "city"), text[slice(*span)]
    return msgspec.structs.replace(shown, start=span[0], end=span[1], words=words, candidates=(), confidence=0.7, role="", **facts)
