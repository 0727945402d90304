"""Names in a text: the longest key of the trie at each token that may start one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from gavah.gazetteer.cues import cues, demonym_endings, demonyms, suffixes
from gavah.gazetteer.entry import Row
from gavah.gazetteer.gazetteer import Gazetteer
from gavah.gazetteer.pack import MAX_KEY
from gavah.gazetteer.shelf import lines, words
from gavah.gazetteer.trie import ALWAYS, BEHIND
from gavah.model import View

_LETTERS = r"\u0621-\u064a\u0671-\u06d3\u06d5\u06fa-\u06ff"
_CAPITALS = r"A-Z\u00c0-\u00de\u0100-\u0250\u0386-\u042f\u1e00-\u1eff"
# The letter first, then what stands before it: a set of letters is looked for faster than a border.
_CASED = re.compile(rf"[{_CAPITALS}{_LETTERS}](?<!\w.)\w*", re.DOTALL)
_CASELESS = re.compile(rf"[a-z\u00df-\u00ff{_CAPITALS}{_LETTERS}](?<!\w.)\w*", re.IGNORECASE | re.DOTALL)
_PEOPLE = re.compile(r"\w+(?: \w+)?")
_WORD_BEFORE = re.compile(r"(\w+) $")
_PLACED = re.compile(r" ?[(،]? ?(?:در |از توابع )?(?:استان|شهرستان) ")
"""Behind what is no place otherwise («در نور»): here it is one («در نور در استان مازندران»)."""
_NOUN_BEHIND = re.compile(r" ([a-z]+)(?!\w)")
SHORTEST_PEOPLE = 4
"""Letters of a town that may take an ending: no fewer."""
SUFFIXED_TOWN = 100_000
"""People of a town that may take a short ending."""
_REST = re.compile(r"\w+")
UPPER_KEYS = frozenset({"us", "uk", "uae", "usa", "drc", "prc", "ussr", "dprk", "ksa", "mis"})


class Found(NamedTuple):
    """A key at its place in the folded view.

    `people` holds the country's id, or "*", where the words name a people. `cased`: capitals mean something here.
    """

    start: int
    end: int
    key: str
    latin: bool
    cased: bool
    people: str = ""


class Page:
    """A text with everything the scan and the cues look at."""

    def __init__(self, text: str, view: View, matching: str) -> None:
        self.text, self.view, self.matching = text, view, matching
        self.letters = view.source(text)
        self._lines = _caseless_lines(self.letters)
        self._lower: frozenset[str] | None = None

    def cased(self, start: int) -> bool:
        """Whether capitals mean something at folded offset `start`: its line is neither all capitals nor all lower case."""
        return not any(first <= start < last for first, last in self._lines)

    def stretches(self) -> Iterator[tuple[int, int, bool]]:
        """The whole text cut into ranges of folded offsets where capitals mean something (True) or not."""
        at = 0
        for first, last in self._lines:
            yield at, first, True
            yield first, last, False
            at = last
        yield at, len(self.matching), True

    def capital(self, start: int) -> bool:
        """Whether the stored letter at folded offset `start` is a capital."""
        return self.letters[start : start + 1].isupper()

    def upper(self, start: int, end: int) -> bool:
        """Whether the stored words are all in capitals."""
        return self.letters[start:end].isupper()

    @property
    def lower_words(self) -> frozenset[str]:
        """The words that the text writes in lower case somewhere."""
        if self._lower is None:
            self._lower = frozenset(re.findall(r"(?<![\w.@-])[a-z]{3,}(?![\w@])", self.text))
        return self._lower


def _caseless_lines(text: str) -> list[tuple[int, int]]:
    """Neighbouring lines without case, joined to ranges of offsets. A text without any gives []."""
    if text.islower() or text.isupper():
        return [(0, len(text))]
    ranges: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.isupper() or (line.islower() and len(line) > 60):
            if ranges and ranges[-1][1] == at:
                ranges[-1] = (ranges[-1][0], at + len(line))
            else:
                ranges.append((at, at + len(line)))
        at += len(line)
    return ranges


def find(page: Page, gazetteer: Gazetteer) -> Iterator[Found]:
    """Every name in order, without overlaps."""
    free, letters, matching, further, goes_on = 0, page.letters, page.matching, _further(), gazetteer.goes_on
    for first, last, cased in page.stretches():
        for token in (_CASED if cased else _CASELESS).finditer(letters, first, last):
            start, end = token.span()
            if start < free:
                continue
            word = matching[start:end]
            behind = goes_on(word)
            if behind is not ALWAYS and matching[end : end + BEHIND] not in behind and word not in further:
                continue
            if letters[start - 1 : start] == "'":
                continue
            latin = word < "\u0250"
            found = _longest(page, gazetteer, start, word, latin=latin, cased=cased and latin)
            if found is None or (not found.key and _PLACED.match(matching, found.end)):
                continue
            free = found.end
            if found.key:
                yield found


def _longest(page: Page, gazetteer: Gazetteer, start: int, first: str, *, latin: bool, cased: bool) -> Found | None:
    matching = page.matching
    piece = matching[start : start + MAX_KEY]
    names = gazetteer.prefixes(piece)
    masked = _masked(piece) if first in _masks()[0] else 0
    people = _people(matching, start, piece) if latin and first in _peoples() else None
    for name in reversed(names):
        end = start + len(name)
        if masked >= len(name) or len(name) < 2:
            break
        if _ends(matching, end):
            ending = "" if latin else _ending(matching, end, spaced=True)
            if ending:
                return Found(start, end + len(ending), name, latin, cased, "*")
            if people and people[0] > end:
                break
            return Found(start, end, name, latin, cased)
        ending = _latin_ending(page, start, end) if latin and cased and not people else "" if latin else _ending(matching, end, spaced=False)
        if ending:
            return Found(start, end + len(ending), name, latin, cased, "*")
        if not latin and _suffixed(matching, start, end, gazetteer):
            return Found(start, end, name, latin, cased)
    if masked:
        return Found(start, start + masked, "", latin, cased)
    return Found(start, people[0], people[1], latin, cased, people[2]) if people else None


def _ends(matching: str, end: int) -> bool:
    return end >= len(matching) or not (matching[end].isalnum() or matching[end] == "_")


def _ending(matching: str, end: int, *, spaced: bool) -> str:
    """The ending that makes the Persian name before `end` one of its people; "" if none."""
    if matching[end + spaced : end + spaced + 1] not in ("ی", "ا"):
        return ""
    for ending in demonym_endings():
        if ending.startswith(" ") == spaced and matching.startswith(ending, end) and _ends(matching, end + len(ending)):
            return ending
    return ""


def _suffixed(matching: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """«شیرازمان», «تهرانه»: whether a joined ending stands behind the name, and the whole is no other word."""
    if end - start < SHORTEST_PEOPLE:
        return False
    token = _REST.match(matching, end)
    rest = token.group() if token else ""
    long, short = suffixes()
    if (rest not in long and rest not in short) or matching[start : end + len(rest)] in words("common_fa.txt"):
        return False
    rows = gazetteer.rows(matching[start:end])
    if rest in long:
        return any(row.country == "IR" and row.listed for row in rows) or any(_large(row) for row in rows)
    return any(_large(row) for row in rows)


def _large(row: Row) -> bool:
    return not row.alias and (row.level in ("country", "province") or (row.level == "city" and row.population >= SUFFIXED_TOWN))


def _latin_ending(page: Page, start: int, end: int) -> str:
    """ "Isfahanis", "Shirazi merchants": the ending of a town's name that makes it one of its people; "" where it is a surname's or none."""
    if end - start < SHORTEST_PEOPLE or page.letters[end : end + 1] != "i" or " " in page.matching[start:end]:
        return ""
    if page.letters[end : end + 2] == "is" and _ends(page.matching, end + 2):
        return "is"
    before, behind = _WORD_BEFORE.search(page.letters, max(0, start - 30), start), _NOUN_BEHIND.match(page.letters, end + 1)
    named = before is not None and before.group(1)[:1].isupper() and not _opens(page, before.start(1))
    noun = behind is not None and behind.group(1) not in cues("en").no_people_before and not behind.group(1).endswith("ed")
    return "i" if noun and not named else ""


def _opens(page: Page, at: int) -> bool:
    """Whether a sentence starts at folded offset `at`."""
    return page.letters[max(0, at - 8) : at].rstrip(" \n\"'([")[-1:] in ("", ".", "!", "?", ":", ";")


def _people(matching: str, start: int, piece: str) -> tuple[int, str, str] | None:
    """End, key and country of the people named at `start`, two words before one."""
    found = _PEOPLE.match(piece)
    if found is None:
        return None
    for name in (found.group(), found.group().split(" ")[0]):
        country = demonyms().get(name)
        if country and _ends(matching, start + len(name)):
            return start + len(name), name, country
    return None


def _masked(piece: str) -> int:
    """The length of the longest name at the start of `piece` that is no place."""
    for name in reversed(_masks()[1].prefixes(piece)):
        if len(name) == len(piece) or not piece[len(name)].isalnum():
            return len(name)
    return 0


@cache
def _masks() -> tuple[frozenset[str], Any]:
    """First words, and a trie, of the names that are no places."""
    import marisa_trie

    names = lines("not_places.txt")
    return frozenset(name.split(" ")[0] for name in names), marisa_trie.Trie(names)


@cache
def _further() -> frozenset[str]:
    """First words of names that are not the gazetteer's."""
    return _masks()[0] | _peoples()


@cache
def _peoples() -> frozenset[str]:
    """First words of the names of peoples."""
    return frozenset(name.split(" ")[0] for name in demonyms())
