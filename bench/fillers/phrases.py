"""The noun phrases of a story that could fill a role: from the engine's grammar and names, each with the longer form that an "of" gives it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gavah.reading.engine.parsed import Parsed, Token
from gavah.reading.frames.english.lexicon import lexicon

_PREMODIFIERS = frozenset({"compound", "amod", "nummod", "flat", "nmod:poss", "advmod", "goeswith", "list", "dep", "nmod:npmod", "obl:npmod"})
_INSIDE = frozenset({"'s", "'", '"', "-"})
_HEADS = frozenset({"NOUN", "PROPN"})
_STRIPPED = frozenset(
    "the a an this that these those some his her its their our my any all both each every several other another one about approximately nearly at "
    "least more than two three four five six seven eight nine ten eleven twelve many dozens".split()
)
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "von", "da", "dos", "el"})
_QUOTES = "\"'`[](),;:.-"


class Phrase(NamedTuple):
    """Tokens [first, last] with the head at `head`; `longest` is the last token with what "of" adds.

    `kind`: np, per, org, title, mod (nouns before a head) or tail (a phrase without its adjectives).
    """

    first: int
    last: int
    head: int
    longest: int
    kind: str
    sentence: int


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


def phrases(text: Text) -> list[Phrase]:
    """Every candidate, in order; names beside the noun phrases that hold them, and the title before a name."""
    found: dict[tuple[int, int], Phrase] = {}
    names = list(_names(text))
    people = {(f, last) for f, last, kind in names if kind == "per"}
    for phrase in _noun_phrases(text):
        for part in (*_modifiers(text, phrase), *_tails(text, phrase)):
            found.setdefault((part.first, part.last), part)
        inside = next(((f, last) for f, last in people if phrase.first <= f and last <= phrase.last and f > phrase.first), None)
        if inside and inside[1] == phrase.last:
            title = _trimmed(text, phrase.first, inside[0] - 1)
            if title:
                found.setdefault(title, Phrase(*title, title[1], title[1], "title", phrase.sentence))
            continue
        found.setdefault((phrase.first, phrase.last), phrase)
    for first, last, kind in names:
        old = found.get((first, last))
        longest = old.longest if old else last
        found[first, last] = Phrase(first, last, last, longest, kind, text.sentence_of[first])
    return sorted(found.values())


def _modifiers(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """The nouns before a head: the group in "Liberation Front guerrillas", the weapon in "car bomb attack"."""
    first = None
    for i in range(whole.first, whole.head + 1):
        noun = i < whole.head and (text.tokens[i].pos in _HEADS or (first is not None and text.words[i] in _INSIDE - {"'s"}))
        if noun and first is None:
            first = i
        elif not noun and first is not None:
            trimmed = _trimmed(text, first, i - 1)
            if trimmed:
                yield Phrase(*trimmed, trimmed[1], trimmed[1], "mod", whole.sentence)
            first = None


def _tails(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """A phrase from its first noun on, where adjectives stand before it."""
    first = next((i for i in range(whole.first, whole.head + 1) if text.tokens[i].pos in _HEADS), whole.first)
    if first > whole.first:
        yield whole._replace(first=first, kind="tail")


def _runs(text: Text) -> Iterator[tuple[int, int, str]]:
    """Runs of proper nouns with their particles: names that the model cut short, without a title in front."""
    first = None
    for i in range(len(text.words) + 1):
        proper = i < len(text.words) and text.tokens[i].pos == "PROPN" and text.words[i][:1].isalpha() and lexicon().noun(text.words[i]) is None
        same = first is not None and i < len(text.words) and text.sentence_of[i] == text.sentence_of[first]
        if first is None or (same and (proper or (text.words[i] in _PARTICLES and i + 1 < len(text.words) and text.tokens[i + 1].pos == "PROPN"))):
            first = i if first is None and proper else first
            continue
        if i - first >= 2:
            yield first, i - 1, "per"
        first = i if proper else None


def _names(text: Text) -> Iterator[tuple[int, int, str]]:
    yield from _runs(text)
    starts = {t.start: i for i, t in enumerate(text.tokens)}
    ends = {t.end: i for i, t in enumerate(text.tokens)}
    for name in text.parsed.names:
        if name.type in {"PER", "ORG"} and name.start in starts and name.end in ends:
            trimmed = _trimmed(text, starts[name.start], ends[name.end])
            if trimmed:
                yield *trimmed, name.type.lower()


def _noun_phrases(text: Text) -> Iterator[Phrase]:
    tokens = text.tokens
    for i, token in enumerate(tokens):
        if token.pos not in _HEADS or not text.words[i][:1].isalnum():
            continue
        last = _flat_end(tokens, i)
        if token.dep in {"compound", "flat", "goeswith"} and abs(token.head - i) <= 6 and tokens[token.head].pos in _HEADS:
            continue
        first = _first_of(text, i)
        trimmed = _trimmed(text, first, last)
        if trimmed:
            yield Phrase(*trimmed, i if last == i else last, _longest(text, i, last), "np", text.sentence_of[i])


def _flat_end(tokens: Sequence[Token], head: int) -> int:
    last = head
    while last + 1 < len(tokens) and tokens[last + 1].dep in {"flat", "goeswith"} and head <= tokens[last + 1].head <= last:
        last += 1
    return last


def _first_of(text: Text, head: int) -> int:
    """The leftmost premodifier of a head, without a break."""
    tokens, first = text.tokens, head
    while first > 0:
        left = tokens[first - 1]
        joined = first - 1 < left.head <= head
        if joined and (left.dep in _PREMODIFIERS or (left.dep in {"punct", "case"} and text.words[first - 1] in _INSIDE)):
            first -= 1
        else:
            break
    return first


def _longest(text: Text, head: int, last: int) -> int:
    """The last token with the phrases that "of" (or "from", "for" of an office) hang on it, three deep at most."""
    tokens, end = text.tokens, last
    for _ in range(3):
        of = end + 1
        if of >= len(tokens) or text.words[of] not in {"of", "for", "from", "in", "to"} or text.sentence_of[of] != text.sentence_of[head]:
            break
        if text.words[of] != "of":
            break
        inner = tokens[of].head
        if not of < inner <= of + 8 or tokens[inner].pos not in _HEADS:
            break
        end = _flat_end(tokens, inner)
    return end


def _trimmed(text: Text, first: int, last: int) -> tuple[int, int] | None:
    """Without articles, quantifiers, numbers and marks at the edges."""
    while first <= last and (
        text.words[first] in _STRIPPED or text.words[first].strip(_QUOTES) == "" or text.words[first].replace(",", "").isdigit()
    ):
        first += 1
    while last >= first and text.words[last].strip(_QUOTES) == "":
        last -= 1
    return (first, last) if first <= last else None
