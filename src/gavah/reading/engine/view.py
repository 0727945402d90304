"""What the engine is shown: a text cut into passages, in plain marks, and lower-cased where it has no case to go by.

A view has exactly the length of the words it stands for, so offsets need no map. Texts all in capitals are read as lower-cased ones, which the
engine has seen: measured, the attachment score on capitals is 63 without this and 80 with it.
"""

import re
from collections.abc import Iterator

import msgspec

from gavah.reading.sentences import paragraphs, sentences

LONGEST = 2_000
"""Characters of a passage; a longer paragraph is shown sentence by sentence."""
_SHARE_OF_CAPITALS = 0.7
_FEWEST_LETTERS = 8
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " "}
)
_ABBREVIATED = re.compile(
    r"(?i)\b(?:(?![ap]\.m\.|[ie]\.[eg]\.)(?:[a-z]\.){2,}|(?:MR|MRS|MS|DR|GEN|COL|LT|CAPT|MAJ|SGT|ADM|GOV|SEN|REP|REV|PROF|MESSRS|ST|JR|SR"
    r"|JAN|FEB|APR|AUG|SEPT?|OCT|NOV|DEC)\.(?=\s|$)|NO\.(?=\s*\d))"
)
"""Shortened words, which end no sentence: they are shown as elsewhere ("U.S.", "Gen."), since in small letters their full stop would end one."""


class Passage(msgspec.Struct, frozen=True):
    """A stretch of text as shown: `view[i]` stands for the character at `start + i`."""

    start: int
    view: str


def passages(text: str) -> Iterator[Passage]:
    """The paragraphs of `text` in order, as the engine is shown them."""
    for start, end in paragraphs(text, 0, len(text)):
        if end - start <= LONGEST:
            yield Passage(start, shown(text, start, end))
            continue
        for sentence in sentences(text, start, end):
            yield Passage(sentence.start, shown(text, sentence.start, sentence.end))


def shown(text: str, start: int, end: int) -> str:
    """The view of one paragraph: sentences in capitals are lower-cased."""
    view = text[start:end].translate(_PLAIN)
    if not _has_capital_words(view):
        return view if any(map(str.isupper, view)) or not view.isascii() else _with_abbreviations(view)
    pieces: list[str] = []
    at = start
    for sentence in sentences(text, start, end):
        pieces.append(view[at - start : sentence.start - start])
        words = view[sentence.start - start : sentence.end - start]
        pieces.append(lowered(words) if in_capitals(words) else words)
        at = sentence.end
    pieces.append(view[at - start :])
    return "".join(pieces)


def _has_capital_words(view: str) -> bool:
    """Whether a sentence of the view might be in capitals; most texts need not be cut to know that none is."""
    return sum(map(str.isupper, view)) * 4 > len(view)


def in_capitals(words: str) -> bool:
    """Whether `words` are set in capitals, so that capitals say nothing."""
    upper = sum(map(str.isupper, words))
    lower = sum(map(str.islower, words))
    return upper >= _FEWEST_LETTERS and upper >= _SHARE_OF_CAPITALS * (upper + lower)


def lowered(words: str) -> str:
    """Lower-cased but for abbreviations, a character for a character (some capitals lower to two)."""
    low = words.lower()
    return _with_abbreviations(low if len(low) == len(words) else "".join(c if len(c.lower()) != 1 else c.lower() for c in words))


def _with_abbreviations(low: str) -> str:
    """Words in small letters, with abbreviations as a text with capitals has them: as many characters."""
    return _ABBREVIATED.sub(lambda found: found[0].upper() if "." in found[0][:-1] else found[0].capitalize(), low)
