"""Two texts word by word: what a copy kept, left out and put in."""

import re
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from gavah.model import Copy, Report, folded

MOST_WORDS = 4_000
"""Of longer texts the beginning is compared; it is said where the rest begins."""
AROUND = 12
"""Words that stay shown on each side of a difference; what lies between is folded away."""
_WORDS = re.compile(r"\S+\s*")


class Piece(msgspec.Struct, frozen=True):
    """Words that both have, or only the earlier, or only the copy; "gap": so many words both have, not shown."""

    kind: Literal["both", "gone", "new", "gap"]
    words: str
    count: int = 0


def texts_of(copy: Copy, original: Report, repeated: Report) -> tuple[str, str]:
    """What is compared: the passages that are alike, or the whole texts."""
    first, second = (
        report.text[slice(*passage)] if passage else report.text
        for report, passage in ((original, copy.original_passage), (repeated, copy.copy_passage))
    )
    return first, second


def differences(original: str, copy: str) -> tuple[list[Piece], bool]:
    """The pieces of both, in order, and whether the texts were too long to be compared whole. Spelling that search folds away is no difference."""
    left, right = _WORDS.findall(original), _WORDS.findall(copy)
    cut = len(left) > MOST_WORDS or len(right) > MOST_WORDS
    left, right = left[:MOST_WORDS], right[:MOST_WORDS]
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, [_key(w) for w in left], [_key(w) for w in right], autojunk=False).get_opcodes():
        if kind == "equal":
            found += _folded_away(right[c:d], first=c == 0, last=d == len(right))
            continue
        found += [Piece("gone", "".join(left[a:b]))] if b > a else []
        found += [Piece("new", "".join(right[c:d]))] if d > c else []
    return found, cut


def _key(word: str) -> str:
    return folded(word.strip())


def _folded_away(words: list[str], *, first: bool, last: bool) -> list[Piece]:
    if len(words) <= 3 * AROUND:
        return [Piece("both", "".join(words))]
    lead, tail = ([] if first else words[:AROUND]), ([] if last else words[-AROUND:])
    gap = Piece("gap", "", len(words) - len(lead) - len(tail))
    return [one for one in (Piece("both", "".join(lead)), gap, Piece("both", "".join(tail))) if one.words or one.count]
