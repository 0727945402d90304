"""A story as the engine reads it, with the words that the readers of incidents look at."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gavah.reading.engine.parsed import Parsed, Token

Children = Mapping[int, Sequence[int]]
"""Token → the tokens that hang on it."""


class Text(NamedTuple):
    """A story as the engine reads it: lower-cased words beside the tokens, and for each token its sentence."""

    words: tuple[str, ...]
    parsed: Parsed
    sentence_of: tuple[int, ...]
    text: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The engine's tokens."""
        return self.parsed.tokens

    def said(self, first: int, last: int) -> str:
        """The words of tokens [first, last] as the story has them, blanks made single."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())


def text_of(text: str, parsed: Parsed) -> Text:
    """The view of a lower-cased `text` of the same length as what was parsed."""
    words = tuple(text[t.start : t.end].lower() for t in parsed.tokens)
    at = [0] * len(words)
    for number, (a, b) in enumerate(parsed.sentences):
        at[a:b] = [number] * (b - a)
    return Text(words, parsed, tuple(at), text)


def token_at(text: Text, offset: int) -> int:
    """The number of the token that holds `offset`."""
    return max(0, bisect_right(text.tokens, offset, key=lambda token: token.start) - 1)


def children_of(text: Text) -> Children:
    """The grammar of a story from above."""
    out: dict[int, list[int]] = {}
    for i, token in enumerate(text.tokens):
        if token.head != i:
            out.setdefault(token.head, []).append(i)
    return out


def is_passive(text: Text, at: int, children: Children) -> bool:
    """Whether a verb has the marks of the passive voice."""
    return any(text.tokens[c].dep in {"aux:pass", "nsubj:pass"} for c in children.get(at, ()))


def outermost(text: Text, first: int, last: int, head: int) -> int:
    """The token of [first, last] whose head lies outside; `head` if there is none."""
    return next((i for i in range(first, last + 1) if not first <= text.tokens[i].head <= last), head)
