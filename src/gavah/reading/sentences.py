"""Sentences and paragraphs of a text in either language, as ranges of the stored text.

Copes with wrapped lines, headings without a full stop, lists, texts all in capitals or all in lower case. Cost linear.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from gavah.reading.frames.frame import Range, Sentence

_BLANK = re.compile(r"\n[ \t\r\u200c]*\n\s*")
_END = re.compile(r"(?:[.!?؟…]{1,4}|[.]{3})[\"'”’»)\]]{0,3}(?=\s|$)|(?<=[a-z]{2})[.!?][\"”]?(?=[\"“]?[A-Z][a-z])")
"""The end of a sentence; also one behind which a copied page has lost its blank: "… he said.Police arrested …"."""
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.]{0,12}))$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]{0,3}\s*(\w*)")
_WRAP_AT = 45  # a line shorter than this was ended on purpose
_LONGEST_WRAPPED = 130
_LONGEST = 1_200  # characters


class _Rules:
    """The data of `sentences.toml`, compiled."""

    def __init__(self) -> None:
        data = tomllib.loads(files(__package__).joinpath("sentences.toml").read_text("utf-8"))
        self.abbreviations = frozenset(data["abbreviations"].split())
        self.starters = frozenset(data["starters"].split())
        self.bullet = re.compile(r"\s*" + data["bullets"])


@cache
def _rules() -> _Rules:
    return _Rules()


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of `text[start:end]` in order, without the blanks around them."""
    stop = len(text) if end is None else end
    found: list[Sentence] = []
    for paragraph in paragraphs(text, start, stop):
        found.extend(Sentence(start=s, end=e, paragraph=paragraph) for s, e in _cut(text, *paragraph))
    return found


def paragraphs(text: str, start: int, end: int) -> Iterator[Range]:
    """The paragraphs of `text[start:end]`: parted by blank lines, or by single line ends where lines are not wrapped."""
    at = start
    for gap in _BLANK.finditer(text, start, end):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, end)


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    """A block without blank lines, cut at the line ends that were meant."""
    ends = [m.start() for m in re.finditer("\n", text[start:end])]
    bounds = [start, *(start + e + 1 for e in ends), end]
    lines = [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]
    if not lines:
        return
    longest = max(b - a for a, b in lines)
    wrapped = longest <= _LONGEST_WRAPPED and len(lines) > 1
    first = lines[0][0]
    for (a, b), (c, _) in pairwise(lines):
        soft = wrapped and b - a >= max(_WRAP_AT, longest * 0.6) and not _rules().bullet.match(text, c, min(c + 12, end))
        goes_on = text[a:b].rstrip().endswith("،") and not _rules().bullet.match(text, c, min(c + 12, end))  # a Persian post's line that goes on
        if not soft and not goes_on:
            yield from _trimmed(text, first, b)
            first = c
    yield from _trimmed(text, first, lines[-1][1])


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield (start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """Sentence ranges inside one paragraph."""
    at = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends_sentence(text, at, mark):
            yield from _pieces(text, at, mark.end())
            at = mark.end()
    yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """A sentence; one that never ends (a table, a list without stops) in pieces, so that no reader's work grows with its square."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        marks = (("; ", "؛", "\n"), (", ", "، "), (" ",))
        cuts = (max(text.rfind(mark, start + _LONGEST // 4, limit) for mark in group) for group in marks)
        cut = next((found + 1 for found in cuts if found > 0), limit)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _is_address(text: str, mark: "re.Match[str]") -> bool:
    """Whether the stop stands inside a web address, a file's name or another word with stops: "www.Tamrin.example", "Tamrin.Com"."""
    before, behind = _RUN_BEFORE.search(text, max(0, mark.start() - _LONGEST_RUN), mark.start()), _RUN.match(text, mark.end())
    around = text[before.start() if before else mark.start() : behind.end() if behind else mark.end()]
    return any(sign in around for sign in "/@\\_=&#") or "www." in around or _DOMAIN.match(text, mark.end()) is not None


_LONGEST_RUN = 40
_RUN_BEFORE, _RUN = re.compile(r"\S+$"), re.compile(r"\S{1,40}")
_DOMAIN = re.compile(r"(?i)(?:com|org|net|info|gov|edu|co|tv|me|io|ir|uk|de|fr|eu|us|js|py|txt|pdf|html?)\b")


def _ends_sentence(text: str, start: int, mark: "re.Match[str]") -> bool:
    stop = mark.group()
    if mark.end() < len(text) and not text[mark.end()].isspace() and _is_address(text, mark):
        return False
    follows = _NEXT_WORD.match(text, mark.end())
    after = follows.group(1) if follows else ""
    if stop[0] != "." or stop.startswith(".."):
        return not after[:1].islower() or stop[0] in "؟" or text[start : mark.start()].strip().islower()
    before = _LAST_WORD.search(text, max(start, mark.start() - 16), mark.start())
    word = before.group(1).lower() if before else ""
    if word in _rules().abbreviations or (len(word) == 1 and word.isascii()) or "." in word:
        return after.lower() in _rules().starters and after[:1].isupper() and not word.startswith(("mr", "dr", "gen", "col"))
    return not (after[:1].islower() and after.isascii() and any(c.isupper() for c in text[start : mark.start()]))
