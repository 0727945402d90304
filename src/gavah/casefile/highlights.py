"""Where the words of a search stand in a stored text: the same spelling variants that the index knows, as offsets of the text itself."""

import re
import unicodedata
from collections.abc import Sequence

from gavah.casefile.search import joins, wanted
from gavah.model.view import View, fold

MOST_TEXT = 400_000
"""Characters of a text that are looked at."""
_WORD = re.compile(r"\w+")
_LONGEST_JOIN = 5
"""So many parts with ZWNJ between them make one word: می‌خواهم‌شان has three."""
Spans = list[tuple[int, int]]


def spans(text: str, words: str) -> Spans:
    """The stored spans in `text` of what was typed as `words`, in order, none over another."""
    return [(start, end) for start, end, _ in marked(text, words)]


def marked(text: str, words: str) -> list[tuple[int, int, int]]:
    """The same, each with the number of the term it is of."""
    terms = [(number, form) for number, forms in enumerate(wanted(words)) for form in sorted(forms, key=len, reverse=True)]
    if not terms:
        return []
    whole = text[:MOST_TEXT]
    tokens = _Tokens(whole, fold(whole))
    found = sorted(((*span, number) for number, form in terms for span in tokens.spans(form)), key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, int]] = []
    for start, end, number in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, number))
    return kept


class _Tokens:
    """The words of a text with their stored offsets."""

    def __init__(self, text: str, view: View) -> None:
        self._text, self._view = text, view
        self._places = [found.span() for found in _WORD.finditer(view.text)]
        self._words = [_plain(view.text[start:end]) for start, end in self._places]
        self._at: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            self._at.setdefault(word, []).append(number)

    def spans(self, form: Sequence[str]) -> Spans:
        """Where the words of `form` follow each other, each whole or in parts that the index joins."""
        wanted_words = [_plain(word) for word in form]
        found = []
        for first in self._starts(wanted_words[0]):
            after = self._after(first, wanted_words)
            if after is not None:
                found.append(self._view.span(self._places[first][0], self._places[after - 1][1]))
        return found

    def _starts(self, word: str) -> list[int]:
        """Numbers of words that begin `word`."""
        return [number for cut in range(1, len(word) + 1) for number in self._at.get(word[:cut], ())]

    def _after(self, at: int, form: Sequence[str]) -> int | None:
        for word in form:
            end = self._end_of(at, word)
            if end is None:
                return None
            at = end
        return at

    def _end_of(self, at: int, word: str) -> int | None:
        """The number after the last part of `word`, which begins with the word numbered `at`."""
        held = ""
        for number in range(at, min(at + _LONGEST_JOIN, len(self._words))):
            if held and not self._is_one(number - 1):
                return None
            held += self._words[number]
            if held == word:
                return number + 1
            if not word.startswith(held):
                return None
        return None

    def _is_one(self, number: int) -> bool:
        """Is this word one with the next: a ZWNJ between them, or a blank that the index leaves out?"""
        end, start = self._places[number][1], self._places[number + 1][0]
        if start - end != 1 or self._view.text[end] != " ":
            return False
        return self._text[self._view.stored(end)] == "\u200c" or joins(self._words[number], self._words[number + 1])


def _plain(word: str) -> str:
    """Latin letters without their marks, as the index has them."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not (unicodedata.combining(char) and ord(char) < 0x370))
