"""What a text and its translation share, sentence by sentence: numbers, days, names by their consonants, and things that both languages have a
word for (`concepts`)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from gavah.linking.anchors import Anchor, word_hash
from gavah.linking.concepts import concept
from gavah.linking.parameters import read_data
from gavah.linking.skeleton import skeleton

Codes = npt.NDArray[np.uint32]
THING, NUMBER, NAME, DAY, PLACE = range(5)
"""Kinds of pivots: the bits of a code above 30. Places are read from claims, never from the text."""
_KIND = 30
_END = re.compile(r"[.!?؟]+(?=[\s»”\"'’)]|$)|\n+")
"""Where a sentence ends."""
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

    def sentences(self) -> list[tuple[int, int, Codes]]:
        """(first word, word behind the last, codes) of each sentence."""
        codes, ends = np.frombuffer(self.codes, np.uint32), np.frombuffer(self.ends, np.uint32).reshape(-1, 2).tolist()
        starts = [[0, 0], *ends[:-1]]
        return [(word, end, codes[at:behind]) for (word, at), (end, behind) in zip(starts, ends, strict=True)]


def pivots(text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], stored: str, found: Sequence[Anchor], language: str) -> Pivots:
    """The pivots of a text. `words`: the folded words and their `spans` in the folded `text`; `stored`: the text as it stands if it has the same
    length, for its capitals; `found`: its anchors. None for a text that is neither English nor Persian."""
    if language not in ("en", "fa"):
        return Pivots()
    starts = [start for start, _ in spans]
    bounds = sorted({bisect_left(starts, match.start()) for match in _END.finditer(text)} | {len(words)} - {0})
    anchored = _dated(found)
    names = _capitalised(stored, starts, frozenset(bounds)) if language == "en" else None
    codes: list[int] = []
    ends: list[int] = []
    first = 0
    for end in bounds:
        codes.extend(_codes(words, first, end, anchored, names))
        ends.extend((end, len(codes)))
        first = end
    return Pivots(np.array(codes, np.uint32).tobytes(), np.array(ends, np.uint32).tobytes())


def kinds(codes: Codes) -> Codes:
    """The kind of each code."""
    found: Codes = codes >> np.uint32(_KIND)
    return found


def place_code(id_: str) -> int:
    """The code of a place that a claim was read to name; no kind of the text's own."""
    return (PLACE << _KIND) | (word_hash(id_) >> 2)


def _codes(words: Sequence[str], first: int, end: int, anchored: dict[int, int], names: frozenset[int] | None) -> list[int]:
    """The different codes of one sentence, in order of the words."""
    found: dict[int, None] = {}
    for at in range(first, end):
        code = anchored.get(at)
        if code is None:
            code = _code(words[at], names is None or at in names)
        if code:
            found[code] = None
    return list(found)


@lru_cache(1 << 16)
def _code(word: str, may_be_name: bool) -> int:
    """The code of a word that is no anchor; 0 if it says nothing in the other language."""
    if thing := concept(word):
        return (THING << _KIND) | thing
    bones = skeleton(word) if may_be_name and not word[0].isdigit() else ""
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


def _capitalised(stored: str, starts: Sequence[int], first: frozenset[int]) -> frozenset[int]:
    """The words that begin with a capital where they need not; the first of a sentence only where the next has one too."""
    if not stored or not starts:
        return frozenset()
    capital = [stored[start].isupper() for start in starts]
    if sum(capital) > _SHOUTED * len(capital):
        return frozenset()
    begins = first | {0}
    return frozenset(at for at, is_one in enumerate(capital) if is_one and (at not in begins or capital[at + 1 : at + 2] == [True]))
