"""The parts of a text without markup, by its lines: headings, bullets, captions, paragraphs. English and Persian alike."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from gavah.ingest.blocks import Block, BlockKind
from gavah.ingest.dating import is_caption, lead

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ATX = re.compile(r"(#{1,6})\s+\S")
_SETEXT = re.compile(r"(=+|-+)\s*$")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]{1,120}(?<!\s)\1:?$")
_BULLET = re.compile(r"[-*•·▪◦‣–—]\s+\S|\d{1,2}[.)]\s+\S")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,60}?---[ \t]*(?:\r?\n|$)")
_ENDS_SENTENCE = re.compile(r"[.!?؟…،,;؛:।][\"'»”)\]]*$")
_BOLD_LEVEL: Final = 5
_SEEMS_LEVEL: Final = 6
_LONGEST_HEADING: Final = 110
_MOST_WORDS: Final = 16
_ENOUGH_BODY: Final = 60
_WIDEST_WRAP: Final = 100
_FEWEST_WRAPPED: Final = 3
_RAGGED: Final = 0.85  # how far a wrapped line may fall short of the width


def front_matter(text: str) -> int:
    """Where the text behind a Markdown front matter begins (0 without one)."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def layout_blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    """The parts of `text` from `start`, one a line. Cost linear in the text."""
    lines = _lines(text, start)
    repeated = {words for words, count in Counter(text[a:b] for a, b in lines if b - a <= _LONGEST_HEADING).items() if count > 1 and words}
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for number, (begin, end) in enumerate(lines):
        words = text[begin:end]
        if not words or _SETEXT.fullmatch(words):
            continue
        below = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
        alone = (number == 0 or lines[number - 1][0] == lines[number - 1][1]) and not _goes_on(words, below, width)
        blocks.append(Block(begin, end, *_kind(words, below, alone, words in repeated, _body_after(lines, number))))
    return tuple(blocks)


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """(start, end) of every line without its blanks; empty lines as empty ranges."""
    out = []
    for match in _LINE.finditer(text, start):
        line = match[0]
        begin = match.start() + len(line) - len(line.lstrip())
        out.append((begin, max(begin, match.start() + len(line.rstrip()))))
    return out


def _wrap_width(lines: list[tuple[int, int]]) -> int:
    """The width at which the lines of a hard-wrapped text are broken, 0 where a line is a paragraph."""
    broken = sorted(b - a for (a, b), (c, d) in pairwise(lines) if b > a and d > c)
    if len(broken) < _FEWEST_WRAPPED or broken[-1] > _WIDEST_WRAP:
        return 0
    width = broken[len(broken) * 9 // 10]
    return width if 2 * sum(length >= width * _RAGGED for length in broken) > len(broken) else 0


def _goes_on(words: str, below: str, width: int) -> bool:
    """Whether `words` is the first line of a wrapped paragraph: the next word would not have fitted behind it."""
    return bool(width and below) and len(words) + 1 + len(below.split(maxsplit=1)[0]) > width * _RAGGED


def _body_after(lines: list[tuple[int, int]], number: int) -> int:
    """The length of the next line that is not empty, at most two lines further on."""
    return next((b - a for a, b in lines[number + 1 : number + 3] if b > a), 0)


def _kind(words: str, below: str, alone: bool, repeated: bool, body: int) -> tuple[BlockKind, int]:
    if is_caption(words):
        return "caption", 0
    if match := _ATX.match(words):
        return "heading", len(match[1])
    if below and _SETEXT.fullmatch(below) and len(words) <= _LONGEST_HEADING and len(below) >= 3:
        return "heading", 1 if below[0] == "=" else 2
    if repeated:
        return "paragraph", 0
    if _BOLD.fullmatch(words):
        return "heading", _BOLD_LEVEL
    if _BULLET.match(words):
        return "item", 0
    return ("heading", _SEEMS_LEVEL) if alone and _seems_heading(words, body) else ("paragraph", 0)


def _seems_heading(words: str, body: int) -> bool:
    """A short line by itself over a longer one, that does not end like a sentence and is no dateline."""
    if len(words) > _LONGEST_HEADING or len(words.split()) > _MOST_WORDS or body < max(_ENOUGH_BODY, len(words)):
        return False
    if not any(char.isalpha() for char in words) or _ENDS_SENTENCE.search(words):
        return False
    dated = lead(words)
    return dated is None or not dated.whole or len(words) > dated.day.end - dated.day.start + 24
