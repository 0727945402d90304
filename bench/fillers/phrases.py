"""The noun phrases of a story that could fill a role: from the engine's grammar and names, each with the longer form that an "of" gives it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from bench.fillers import extents
from bench.fillers.extents import NOUNS, STRIPPED
from bench.fillers.text import Text
from bench.incidents import Story
from gavah.reading.frames.english.lexicon import lexicon

_JOINING = frozenset({"'", '"', "-"})
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "von", "da", "dos", "el"})
_PARTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "iobj", "appos"})


class Phrase(NamedTuple):
    """Tokens [first, last] with the head at `head`; `longest` is the last token with what "of" adds.

    `kind`: np, per, org, title, mod (nouns before a head) or tail (a phrase without its adjectives). `whole`: the first and last token of all that
    stands about the same head: whose it is, of which number it is one, the bracket inside it, the places and owners behind it.
    """

    first: int
    last: int
    head: int
    longest: int
    kind: str
    sentence: int
    whole: tuple[int, int]

    @property
    def forms(self) -> list[tuple[int, int]]:
        """The tokens, first and last, in which the phrase may be told, the plainest first."""
        return [(first, last) for first in dict.fromkeys((self.first, self.whole[0])) for last in self.lasts]

    @property
    def lasts(self) -> list[int]:
        """The tokens with which the phrase may end, the plainest first."""
        return list(dict.fromkeys((self.last, self.longest, self.whole[1])))


class Phrased(Protocol):
    """A story with its phrases, as the models and the rules both have it."""

    @property
    def story(self) -> Story:
        """The story."""
        ...

    @property
    def text(self) -> Text:
        """The story as the engine reads it."""
        ...

    @property
    def found(self) -> list[Phrase]:
        """Its phrases in order."""
        ...


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
            title = extents.trimmed(text, phrase.first, inside[0] - 1)
            if title:
                found.setdefault(title, _alone(title, "title", phrase))
            continue
        for part in _named_behind(text, phrase):
            found.setdefault((part.first, part.last), part)
        found.setdefault((phrase.first, phrase.last), phrase)
    for first, last, kind in names:
        old = found.get((first, last))
        longest, whole = (old.longest, old.whole) if old else (last, (first, last))
        found[first, last] = Phrase(first, last, last, longest, kind, text.sentence_of[first], whole)
    return sorted(found.values())


def _modifiers(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """The nouns before a head: the group in "Liberation Front guerrillas", the weapon in "car bomb attack"."""
    first = None
    for i in range(whole.first, whole.head + 1):
        noun = i < whole.head and (text.tokens[i].pos in NOUNS or (first is not None and text.words[i] in _JOINING))
        if noun and first is None:
            first = i
        elif not noun and first is not None:
            trimmed = extents.trimmed(text, first, i - 1)
            if trimmed:
                yield _alone(trimmed, "mod", whole)
            first = None


def _named_behind(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """The title and the name in "businessman Naim Isaias", which was taken for one noun phrase."""
    known = [lexicon().noun(text.words[i]) for i in range(whole.first, whole.last + 1)]
    last = max((i for i, noun in enumerate(known[:-1]) if noun and noun.group == "person" and not noun.plural), default=None)
    if last is None or any(known[last + 1 :]):
        return
    middle = whole.first + last
    names = range(middle + 1, whole.last + 1)
    if all(text.words[i].isalpha() and text.tokens[i].pos in NOUNS | {"ADJ"} for i in names) and text.tokens[middle + 1].pos in NOUNS:
        title = extents.trimmed(text, whole.first, middle)
        if title:
            yield _alone(title, "title", whole)
        yield _alone((names[0], names[-1]), "per", whole)


def _alone(span: tuple[int, int], kind: str, whole: Phrase) -> Phrase:
    """The part `span` of a phrase, with nothing about it."""
    return Phrase(*span, span[1], span[1], kind, whole.sentence, span)


def _tails(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """A phrase from its first noun on, where adjectives stand before it."""
    first = next((i for i in range(whole.first, whole.head + 1) if text.tokens[i].pos in NOUNS), whole.first)
    if first > whole.first:
        yield whole._replace(first=first, kind="tail", whole=(first, whole.longest))


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
            trimmed = extents.trimmed(text, starts[name.start], ends[name.end])
            if trimmed:
                yield *trimmed, name.type.lower()


def _noun_phrases(text: Text) -> Iterator[Phrase]:
    tokens = text.tokens
    for i, token in enumerate(tokens):
        if not text.words[i][:1].isalnum() or not (token.pos in NOUNS or _is_known_noun(text, i) or _stands_for_a_noun(text, i)):
            continue
        last = extents.flat_end(tokens, i)
        if token.dep in {"compound", "flat", "goeswith"} and abs(token.head - i) <= 6 and tokens[token.head].pos in NOUNS:
            continue
        first = extents.first_of(text, i)
        trimmed = extents.trimmed(text, first, last)
        if trimmed:
            longest, head = extents.longest(text, last), i if last == i else last
            whole = extents.leftmost(text, i, trimmed[0]), extents.rightmost(text, longest)
            yield Phrase(*trimmed, head, longest, "np", text.sentence_of[i], whole)


def _is_known_noun(text: Text, at: int) -> bool:
    """Whether a word taken for a verb or an adjective is a noun of the lexicon that no noun follows: "the subversives murdered", "by rifle fire"."""
    if text.tokens[at].pos not in {"VERB", "ADJ"} or lexicon().noun(text.words[at]) is None:
        return False
    return text.tokens[at].pos == "VERB" or at + 1 == len(text.tokens) or text.tokens[at + 1].pos not in NOUNS


def _stands_for_a_noun(text: Text, at: int) -> bool:
    """ "The wounded", "two Salvadorans": an adjective that something befalls, behind an article or number and not before a noun."""
    token = text.tokens[at]
    if token.pos != "ADJ" or token.dep not in _PARTS or at == 0:
        return False
    before = text.tokens[at - 1].pos in {"DET", "NUM"} or text.words[at - 1] in STRIPPED
    return before and (at + 1 == len(text.tokens) or text.tokens[at + 1].pos not in NOUNS | {"ADJ"})
