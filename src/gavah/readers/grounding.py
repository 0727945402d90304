"""Quotes → where they stand. Pure functions; offsets are code points of the stored text."""

import re
from collections.abc import Sequence

from gavah.reading.frames.frame import Range

LONGEST = 2_000
"""A quote longer than this many characters points at nothing."""


def stands_at(text: str, quote: str, within: Range) -> list[Range]:
    """Every place in `text[within]` where `quote` stands, code point for code point; overlapping ones count once."""
    found: list[Range] = []
    start, end = within
    if not quote or len(quote) > LONGEST:
        return found
    at = text.find(quote, start, end)
    while at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + len(quote), end)
    return found


def stands_loosely_at(text: str, quote: str, within: Range) -> list[Range]:
    """Every place where `quote` stands if runs of blanks and line ends count as one blank, and as none at its ends. Nothing else is forgiven."""
    words = quote.split()
    if not words or len(quote) > LONGEST:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [match.span() for match in pattern.finditer(text, *within)]


def ground(text: str, quote: str, nearest_first: Sequence[Range]) -> Range | None:
    """The place of `quote`: the only one in the first of the ranges that holds any.

    A quote that stands twice in that range is nobody's evidence, unless it is the same words in the narrowest range, where the first is
    taken: "two … two" in one sentence would otherwise need a person. Blanks are forgiven only where that leaves one place.
    """
    for number, within in enumerate(nearest_first):
        exact = stands_at(text, quote, within)
        if len(exact) == 1 or (exact and number == 0):
            return exact[0]
        if exact:
            return None
        loose = stands_loosely_at(text, quote, within)
        if len(loose) == 1:
            return loose[0]
        if loose:
            return None
    return None


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a character."""
    return one[0] < other[1] and other[0] < one[1]
