"""What lists say of runs of words: the gazetteer's places and peoples, and WordNet's names of single things.

The lists are asked for what a name *could* be, whatever stands around it: the chain judges the surroundings itself. (Measured: places as the
gazetteer room judges them serve the chain less than bare look-ups do.)
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from gavah.gazetteer import Gazetteer
from gavah.gazetteer.cues import demonyms
from gavah.gazetteer.gazetteer import default
from gavah.reading.engine.names.table import instance_starts, instances

_LONGEST = 5
"""Words of a phrase."""
_SIZES = ((1_000_000, "m"), (100_000, "l"), (30_000, "k"), (0, "s"))
_NOTHING = "-"


def place_marks(words: Sequence[str], gazetteer: Gazetteer | None = None) -> list[str]:
    """A mark a word: B (first) or I (further); d people, C country, P province, m l k s cities by size, x other; + where several words make it."""
    named = gazetteer or default()
    return _marked(words, lambda word: _may_start(named, word), lambda phrase: _place(named, phrase.replace(" - ", "-").replace("-", " ")))


def instance_marks(words: Sequence[str]) -> list[str]:
    """A mark a word: B or I with WordNet's kinds as a number, + where several words make it."""
    return _marked(words, instance_starts().__contains__, _instance)


def _marked(words: Sequence[str], starts: Callable[[str], bool], look_up: Callable[[str], str]) -> list[str]:
    """The longest known phrase at each word that may start one, without overlaps."""
    low = [word.lower() for word in words]
    marks = [_NOTHING] * len(low)
    at = 0
    while at < len(low):
        size, kind = _longest(low, at, look_up) if starts(low[at]) else (1, "")
        if kind:
            more = "+" if size > 1 else ""
            marks[at : at + size] = [f"B{kind}{more}", *[f"I{kind}{more}"] * (size - 1)]
        at += size
    return marks


def _longest(low: Sequence[str], at: int, look_up: Callable[[str], str]) -> tuple[int, str]:
    for size in range(min(_LONGEST, len(low) - at), 0, -1):
        kind = look_up(" ".join(low[at : at + size]))
        if kind:
            return size, kind
    return 1, ""


@lru_cache(maxsize=65_536)
def _may_start(gazetteer: Gazetteer, word: str) -> bool:
    return word[:1].isalpha() and (gazetteer.starts(word) or word in _first_words_of_peoples())


@cache
def _first_words_of_peoples() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in demonyms())


@lru_cache(maxsize=65_536)
def _place(gazetteer: Gazetteer, phrase: str) -> str:
    if phrase in demonyms():
        return "d"
    rows = gazetteer.rows(phrase)
    levels = {row.level for row in rows}
    if levels & {"country"}:
        return "C"
    if levels & {"province"}:
        return "P"
    if levels & {"city", "county"}:
        people = max(row.population for row in rows)
        return next(size for least, size in _SIZES if people > least or not least)
    return "x" if rows else ""


@lru_cache(maxsize=65_536)
def _instance(phrase: str) -> str:
    found = instances().get(phrase)
    return str(found[0][0]) if found else ""
