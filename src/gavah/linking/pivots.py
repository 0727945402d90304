"""What a text and its translation share, sentence by sentence: numbers, days, names by their consonants, and things that both languages have a
word for (`concepts`)."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from gavah.linking.anchors import Anchor, word_hash
from gavah.linking.concepts import concept
from gavah.linking.parameters import read_data
from gavah.linking.skeleton import skeleton
from gavah.linking.worded import Worded

THING, NUMBER, NAME, DAY, PLACE = range(5)
"""Kinds of pivots: the bits of a code above 30. Places are read from claims, never from the text."""
_KIND = 30
_STOP = re.compile(r"""\n|[.!?؟][ \n\t\r\xa0\u200c»”"'’)]""")
"""The stop of a sentence, with what may stand behind it."""
_CONSONANTS = 3
"""Consonants from which a name is told from chance."""
_SHOUTED = 0.5
"""Share of capitalised words from which capitals mark no names."""
_SPRING = 79
"""Day of the Gregorian year before the first of Farvardin; a leap year is off by one."""


@dataclass(frozen=True, slots=True)
class Pivots:
    """`codes`: those of all sentences in their order. `ends`: for each sentence the word and the code it ends before."""

    codes: bytes = b""
    ends: bytes = b""

    def all(self) -> frozenset[int]:
        """The codes of the whole text."""
        return frozenset(np.frombuffer(self.codes, np.uint32).tolist())

    def sentences(self) -> list[tuple[int, int, list[int]]]:
        """(first word, word behind the last, codes) of each sentence."""
        codes, ends = np.frombuffer(self.codes, np.uint32).tolist(), np.frombuffer(self.ends, np.uint32).reshape(-1, 2).tolist()
        starts = [[0, 0], *ends[:-1]]
        return [(word, end, codes[at:behind]) for (word, at), (end, behind) in zip(starts, ends, strict=True)]


def pivots(told: Worded, stored: str, found: Sequence[Anchor], language: str) -> Pivots:
    """The pivots of a text. `told`: its folded words; `stored`: the text as it stands if it has the same length, for its capitals; `found`: its
    anchors. None for a text that is neither English nor Persian."""
    words = told.words
    if language not in ("en", "fa") or not words:
        return Pivots()
    bounds = _bounds(told.gaps)
    if language == "fa":
        found_codes = list(map(_name_code, words))
    else:
        found_codes = list(map(concept, words))  # the code of a thing is its number, as THING is 0
        for at in _capitalised(stored, told.starts(), bounds):
            found_codes[at] = _name_code(words[at])
    for at, code in _dated(found).items():
        found_codes[at] = code
    codes: list[int] = []
    ends: list[int] = []
    first = 0
    for end in bounds:
        codes += filter(None, found_codes[first:end])
        ends += (end, len(codes))
        first = end
    return Pivots(array("I", codes).tobytes(), array("I", ends).tobytes())


def _bounds(gaps: Sequence[str]) -> list[int]:
    """The words that sentences end before, the last among them. `gaps`: what stands before each word."""
    return [*(at for at, gap in enumerate(gaps) if gap != " " and at and _STOP.search(gap)), len(gaps)]


def kind(code: int) -> int:
    """The kind of a code."""
    return code >> _KIND


def place_code(id_: str) -> int:
    """The code of a place that a claim was read to name; no kind of the text's own."""
    return _coded(PLACE, id_)


@lru_cache(1 << 16)
def _name_code(word: str) -> int:
    """The code of a word that is no anchor and may be a name; 0 if it says nothing in the other language."""
    if thing := concept(word):
        return (THING << _KIND) | thing
    bones = "" if word[0].isdigit() else skeleton(word)
    return _coded(NAME, bones) if len(bones) >= _CONSONANTS else 0


def _coded(kind: int, value: str) -> int:
    return (kind << _KIND) | (word_hash(value) >> 2)


def _dated(found: Sequence[Anchor]) -> dict[int, int]:
    """Word → code of the numbers and days; 0 for what says nothing alone: a year, a month without a day, "one", "today". A day of a month is one
    code in both calendars."""
    codes: dict[int, int] = {}
    before = after = (-9, "")
    for at, (word, value) in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else (-9, "")
        if value in _months():
            day = next((near for near in (before, after) if abs(near[0] - word) <= 2 and near[1].isdigit() and 1 <= int(near[1]) <= 31), None)
            codes[word] = _coded(DAY, str((_months()[value] + int(day[1])) % 366)) if day else 0
            if day:
                codes[day[0]] = 0
        elif value.isdigit():
            year = len(value) == 4 and value[:2] in ("13", "14", "19", "20")
            codes.setdefault(word, 0 if year or value in ("0", "1") else _coded(NUMBER, value))
        else:
            codes[word] = _coded(DAY, value) if value.endswith("day") and value not in ("today", "yesterday") else 0
        before = (word, value)
    return codes


@cache
def _months() -> dict[str, int]:
    """Month → days of the Gregorian year before its first."""
    names = [name for name in read_data("anchors.toml")["days"] if not name.endswith("day") and name != "tonight"]
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29)
    before: dict[str, int] = {}
    for calendar, part, start in ((lengths[0], names[:12], 0), (lengths[1], names[12:], _SPRING)):
        for at, name in enumerate(part):
            before[name] = start + sum(calendar[:at])
    return before


def _capitalised(stored: str, starts: Sequence[int], bounds: Sequence[int]) -> list[int]:
    """The words that begin with a capital where they need not; the first of a sentence only where the next has one too."""
    if not stored:
        return []
    capital = [at for at, start in enumerate(starts) if stored[start].isupper()]
    if len(capital) > _SHOUTED * len(starts):
        return []
    begins, capitals = {0, *bounds}, set(capital)
    return [at for at in capital if at not in begins or at + 1 in capitals]
