"""What a story is known by: the words of a report, those of its lead, its names, its small numbers, its cities and provinces, its day."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gavah.linking.anchors import word_hash
from gavah.model import PlaceMention, Report, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*|\d+")
_LEAD = 80
"""Words that a story's first paragraphs have."""
_MOST = 3_000
"""Words read of one report; what is longer is a compilation."""
_DIGITS = 2
"""Digits of numbers compared: ages and counts, no years."""


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """A report as a story. Words are 32-bit hashes with how often they stand there; `names`: those written as names amid a sentence, `plain`:
    those written small. A script without capitals has neither."""

    id: str
    day: int | None
    words: dict[int, int]
    lead: dict[int, int]
    names: frozenset[int]
    plain: frozenset[int]
    numbers: frozenset[int]
    cities: frozenset[str]
    provinces: dict[str, int]


def profile(report: Report, places: Iterable[PlaceMention]) -> StoryProfile:
    """The profile of `report`; `places` are those its text names."""
    found = list(_WORD.finditer(report.text))[:_MOST]
    raw = [match.group() for match in found]
    folded = [fold(word).text for word in raw]
    hashes = [word_hash(word) for word in folded]
    names, plain = _written(report.text, found, hashes)
    named = [place for place in places if place.role != "dateline"]
    return StoryProfile(
        id=report.id,
        day=report.published.toordinal() if report.published else None,
        words=dict(Counter(hashes)),
        lead=dict(Counter(hashes[:_LEAD])),
        names=names,
        plain=plain,
        numbers=frozenset(h for word, h in zip(folded, hashes, strict=True) if word.isdigit() and len(word) <= _DIGITS),
        cities=frozenset(place.id for place in named if place.level in ("county", "city", "site")),
        provinces=dict(Counter(place.path[1] for place in named if len(place.path) > 1)),
    )


def _written(text: str, found: list[re.Match[str]], hashes: list[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Words that stand with a capital amid a sentence, and words that stand without."""
    names, plain = set(), set()
    for match, number in zip(found, hashes, strict=True):
        word = match.group()
        before = text[max(0, match.start() - 2) : match.start()]
        amid = len(before) == 2 and before[1] == " " and (before[0].islower() or before[0] == ",")
        if not amid or len(word) == 1 or word.isupper():
            continue
        if word[0].isupper():
            names.add(number)
        elif word[0].islower():
            plain.add(number)
    return frozenset(names), frozenset(plain)
