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
_PARTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "iobj", "appos"})
_PLACED = frozenset({"of", "for", "from", "in", "at", "on", "to", "with"})
_OUT_OF = frozenset("one two three four five six seven eight nine ten some several many most members".split())
_DEEP, _NEAR, _BRACKETED = 3, 8, 12


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
        firsts, lasts = dict.fromkeys((self.first, self.whole[0])), dict.fromkeys((self.last, self.longest, self.whole[1]))
        return [(first, last) for first in firsts for last in lasts]


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
                found.setdefault(title, Phrase(*title, title[1], title[1], "title", phrase.sentence, title))
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
        noun = i < whole.head and (text.tokens[i].pos in _HEADS or (first is not None and text.words[i] in _INSIDE - {"'s"}))
        if noun and first is None:
            first = i
        elif not noun and first is not None:
            trimmed = _trimmed(text, first, i - 1)
            if trimmed:
                yield Phrase(*trimmed, trimmed[1], trimmed[1], "mod", whole.sentence, trimmed)
            first = None


def _named_behind(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """The title and the name in "businessman Naim Isaias", which was taken for one noun phrase."""
    known = [lexicon().noun(text.words[i]) for i in range(whole.first, whole.last + 1)]
    last = max((i for i, noun in enumerate(known[:-1]) if noun and noun.group == "person" and not noun.plural), default=None)
    if last is None or any(known[last + 1 :]):
        return
    middle = whole.first + last
    names = range(middle + 1, whole.last + 1)
    if all(text.words[i].isalpha() and text.tokens[i].pos in _HEADS | {"ADJ"} for i in names) and text.tokens[middle + 1].pos in _HEADS:
        title = _trimmed(text, whole.first, middle)
        if title:
            yield Phrase(*title, title[1], title[1], "title", whole.sentence, title)
        name = (names[0], names[-1])
        yield Phrase(*name, name[1], name[1], "per", whole.sentence, name)


def _tails(text: Text, whole: Phrase) -> Iterator[Phrase]:
    """A phrase from its first noun on, where adjectives stand before it."""
    first = next((i for i in range(whole.first, whole.head + 1) if text.tokens[i].pos in _HEADS), whole.first)
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
            trimmed = _trimmed(text, starts[name.start], ends[name.end])
            if trimmed:
                yield *trimmed, name.type.lower()


def _noun_phrases(text: Text) -> Iterator[Phrase]:
    tokens = text.tokens
    for i, token in enumerate(tokens):
        if not text.words[i][:1].isalnum() or not (token.pos in _HEADS or _is_known_noun(text, i) or _stands_for_a_noun(text, i)):
            continue
        last = _flat_end(tokens, i)
        if token.dep in {"compound", "flat", "goeswith"} and abs(token.head - i) <= 6 and tokens[token.head].pos in _HEADS:
            continue
        first = _first_of(text, i)
        trimmed = _trimmed(text, first, last)
        if trimmed:
            longest, head = _longest(text, i, last), i if last == i else last
            whole = _leftmost(text, i, trimmed[0]), _rightmost(text, longest)
            yield Phrase(*trimmed, head, longest, "np", text.sentence_of[i], whole)


def _is_known_noun(text: Text, at: int) -> bool:
    """Whether a word taken for a verb or an adjective is a noun of the lexicon that no noun follows: "the subversives murdered", "by rifle fire"."""
    if text.tokens[at].pos not in {"VERB", "ADJ"} or lexicon().noun(text.words[at]) is None:
        return False
    return text.tokens[at].pos == "VERB" or at + 1 == len(text.tokens) or text.tokens[at + 1].pos not in _HEADS


def _stands_for_a_noun(text: Text, at: int) -> bool:
    """ "The wounded", "two Salvadorans": an adjective that something befalls, behind an article or number and not before a noun."""
    token = text.tokens[at]
    if token.pos != "ADJ" or token.dep not in _PARTS or at == 0:
        return False
    before = text.tokens[at - 1].pos in {"DET", "NUM"} or text.words[at - 1] in _STRIPPED
    return before and (at + 1 == len(text.tokens) or text.tokens[at + 1].pos not in _HEADS | {"ADJ"})


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a hyphen without a blank at its sides."""
    inside = 0 < at < len(tokens) - 1 and tokens[at].end - tokens[at].start == 1 and tokens[at].tag == "HYPH"
    return inside and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _flat_end(tokens: Sequence[Token], head: int) -> int:
    last = head
    while _is_glued(tokens, last + 1) and tokens[last + 2].head in {head, last}:
        last += 2
    while last + 1 < len(tokens) and tokens[last + 1].dep in {"flat", "goeswith"} and head <= tokens[last + 1].head <= last:
        last += 1
    return last


def _first_of(text: Text, head: int) -> int:
    """The leftmost premodifier of a head, without a break."""
    tokens, first = text.tokens, head
    while first > 0:
        left = tokens[first - 1]
        joined = first - 1 < left.head <= head
        if _is_glued(tokens, first - 1):
            first -= 2
        elif joined and (left.dep in _PREMODIFIERS or (left.dep in {"punct", "case"} and text.words[first - 1] in _INSIDE)):
            first -= 1
        else:
            break
    return first


def _longest(text: Text, head: int, last: int) -> int:
    """The last token with the phrases that "of" hangs on it, three deep at most."""
    return _with_tail(text, last, frozenset({"of"}))


def _rightmost(text: Text, last: int) -> int:
    """The last token with all that hangs on the phrase by prepositions, and what "and" joins to the last of them."""
    end = _with_tail(text, last, _PLACED)
    tokens = text.tokens
    if end > last and end + 2 < len(tokens) and tokens[end + 1].dep == "cc":
        other = tokens[end + 1].head
        if end + 1 < other <= end + 4 and tokens[other].dep == "conj" and tokens[other].head == end and tokens[other].pos in _HEADS:
            return _flat_end(tokens, other)
    return end


def _with_tail(text: Text, last: int, prepositions: frozenset[str]) -> int:
    tokens, end = text.tokens, last
    for _ in range(_DEEP):
        of = end + 1
        if of >= len(tokens) or text.words[of] not in prepositions or text.sentence_of[of] != text.sentence_of[last]:
            break
        inner = tokens[of].head
        if not of < inner <= of + 8 or tokens[inner].pos not in _HEADS or not (text.words[of] == "of" or last - _NEAR <= tokens[inner].head <= end):
            break
        end = _flat_end(tokens, inner)
    return end


def _leftmost(text: Text, head: int, first: int) -> int:
    """The first token with whose the phrase is, of which number it is one, and what stands before a bracket or "and" inside it."""
    tokens = text.tokens
    for _ in range(_DEEP):
        bare = first
        while bare > 1 and text.words[bare - 1] in _STRIPPED:
            bare -= 1
        left = bare - 1
        if left < 1 or text.sentence_of[left] != text.sentence_of[head]:
            break
        owner = tokens[left].head
        if text.words[left] in {"'s", "'"} and owner < left and tokens[owner].dep == "nmod:poss" and first <= tokens[owner].head <= head:
            first = _first_of(text, owner)
        elif text.words[left] == "]" and (opened := _opened(text, left)):
            first = _first_of(text, opened - 1)
        elif tokens[left].dep == "cc" and _is_premodifier(tokens, left - 1, head):
            first = _first_of(text, left - 1)
        elif tokens[left].dep == "conj" and _is_premodifier(tokens, tokens[left].head, head):
            first = left
        elif text.words[left] == "of" and text.words[left - 1] in _OUT_OF:
            return left - 1
        else:
            break
    trimmed = _trimmed(text, first, head)
    return trimmed[0] if trimmed else first


def _is_premodifier(tokens: Sequence[Token], at: int, head: int) -> bool:
    return tokens[at].dep in _PREMODIFIERS and tokens[at].pos in {"ADJ", "NOUN", "PROPN"} and at < tokens[at].head <= head


def _opened(text: Text, closed: int) -> int:
    """The number of the bracket that opens what `closed` ends, behind a word of the same sentence; 0 if there is none."""
    at = next((i for i in range(closed - 1, max(0, closed - _BRACKETED), -1) if text.words[i] == "["), 0)
    return at if at > 1 and text.words[at - 1][:1].isalnum() and text.sentence_of[at - 1] == text.sentence_of[closed] else 0


def _is_idle(word: str) -> bool:
    return word in _STRIPPED or not word.strip(_QUOTES) or word.replace(",", "").isdigit()


def _trimmed(text: Text, first: int, last: int) -> tuple[int, int] | None:
    """Without articles, quantifiers, numbers and marks at the edges."""
    while first <= last and not _is_glued(text.tokens, first + 1) and _is_idle(text.words[first]):
        first += 1
    while last >= first and text.words[last].strip(_QUOTES) == "":
        last -= 1
    return (first, last) if first <= last else None
