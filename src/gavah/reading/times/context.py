"""What stands around a time expression: the word that governs it, an anniversary, a sentence about the future."""

from collections.abc import Iterable
from typing import Final

from gavah.reading.grammar import Found, Tokens

_REACH: Final = 14  # tokens to each side in which a sentence's future marker is looked for


def governor(tokens: Tokens, first: int, end: int) -> tuple[str, int | None]:
    """The relation that the word before gives ("since", "until", "before", "after", "within", "on", ""), and the stored offset of that word."""
    values = tokens.language.values
    after = values.get(("rel-after", tokens.texts[end])) if end < len(tokens) else None
    for back in (1, 2):
        at = first - back
        if at < 0:
            break
        relation = values.get(("rel", tokens.texts[at]))
        if relation is not None:
            return str(after or relation), tokens.span(at, at + 1)[0]
        if tokens.texts[at] not in tokens.language.classes or "rel-skip" not in tokens.language.classes[tokens.texts[at]]:
            break
    return str(after or ""), None


def anniversary(tokens: Tokens, found: Found) -> bool:
    """Whether the words are the date that an anniversary remembers."""
    marks = tokens.language.members.get("anniversary", "")
    before = tokens.codes[max(0, found.first - 4) : found.first]
    after = tokens.codes[found.end : found.end + 3]
    stops = tokens.language.members["stop"]
    return _comes_first(reversed(before), marks, stops) or _comes_first(after, marks, stops)


def _comes_first(codes: Iterable[str], marks: str, stops: str) -> bool:
    for code in codes:
        if code in stops:
            return False
        if code in marks:
            return True
    return False


def speaks_of_future(tokens: Tokens, found: Found) -> bool:
    """Whether a word of what is to come stands in the same sentence, within some words."""
    marks, stops = tokens.language.members.get("future", ""), tokens.language.members["stop"]
    before = tokens.codes[max(0, found.first - _REACH) : found.first]
    after = tokens.codes[found.end : found.end + _REACH]
    return _comes_first(reversed(before), marks, stops) or _comes_first(after, marks, stops)
