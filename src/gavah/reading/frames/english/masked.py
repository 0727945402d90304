"""An English sentence with its mentions as signs: "on ¶ # were hanged in §" is "on Monday two were hanged in Yazd". Patterns of lists read it."""

import re
from bisect import bisect_right

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.tokens import Token

_SIGNS = {TimeMention: "¶", PlaceMention: "§"}


class Masked:
    """The words of a sentence in lower case, a blank between any two: a time is "¶", a place "§", a counted number "#"."""

    def __init__(self, p: Parsed) -> None:
        self.tokens = p.tokens
        words = [_sign(token) for token in p.tokens]
        self.text = " ".join(words)
        self._starts: list[int] = []
        at = 0
        for word in words:
            self._starts.append(at)
            at += len(word) + 1

    def at(self, offset: int) -> int:
        """The index of the token whose word or sign stands at `offset` of the text."""
        return bisect_right(self._starts, offset) - 1

    def within(self, found: re.Match[str], group: str) -> list[Token]:
        """The tokens of a group of `found`; [] where the group is not in it."""
        start, end = found.span(group)
        return self.tokens[self.at(start) : self.at(end - 1) + 1] if 0 <= start < end else []


def _sign(token: Token) -> str:
    if isinstance(token.mention, NumberMention):
        return "#" if token.tag == "#" else token.low
    return _SIGNS.get(type(token.mention), token.low) if token.mention is not None else token.low
