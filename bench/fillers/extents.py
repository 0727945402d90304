"""How far a noun phrase reaches: its head's modifiers to the left, what hangs on it to the right, and all that may be told with it."""

from collections.abc import Sequence

from bench.fillers.text import Text
from gavah.reading.engine.parsed import Token

_PREMODIFIERS = frozenset({"compound", "amod", "nummod", "flat", "nmod:poss", "advmod", "goeswith", "list", "dep", "nmod:npmod", "obl:npmod"})
_INSIDE = frozenset({"'s", "'", '"', "-"})
NOUNS = frozenset({"NOUN", "PROPN"})
STRIPPED = frozenset(
    "the a an this that these those some his her its their our my any all both each every several other another one about approximately nearly at "
    "least more than two three four five six seven eight nine ten eleven twelve many dozens".split()
)
_QUOTES = "\"'`[](),;:.-"
_PLACED = frozenset({"of", "for", "from", "in", "at", "on", "to", "with"})
_OUT_OF = frozenset("one two three four five six seven eight nine ten some several many most members".split())
_DEEP, _NEAR, _BRACKETED = 3, 8, 12


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a hyphen without a blank at its sides."""
    inside = 0 < at < len(tokens) - 1 and tokens[at].end - tokens[at].start == 1 and tokens[at].tag == "HYPH"
    return inside and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def flat_end(tokens: Sequence[Token], head: int) -> int:
    """The last token of a head that goes on: the parts of a name, the words behind its hyphen."""
    last = head
    while _is_glued(tokens, last + 1) and tokens[last + 2].head in {head, last}:
        last += 2
    while last + 1 < len(tokens) and tokens[last + 1].dep in {"flat", "goeswith"} and head <= tokens[last + 1].head <= last:
        last += 1
    return last


def first_of(text: Text, head: int) -> int:
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


def longest(text: Text, last: int) -> int:
    """The last token with the phrases that "of" hangs on it, three deep at most."""
    return _with_tail(text, last, frozenset({"of"}))


def rightmost(text: Text, last: int) -> int:
    """The last token with all that hangs on the phrase by prepositions, and what "and" joins to the last of them."""
    end = _with_tail(text, last, _PLACED)
    tokens = text.tokens
    if end > last and end + 2 < len(tokens) and tokens[end + 1].dep == "cc":
        other = tokens[end + 1].head
        if end + 1 < other <= end + 4 and tokens[other].dep == "conj" and tokens[other].head == end and tokens[other].pos in NOUNS:
            return flat_end(tokens, other)
    return end


def _with_tail(text: Text, last: int, prepositions: frozenset[str]) -> int:
    tokens, end = text.tokens, last
    for _ in range(_DEEP):
        of = end + 1
        if of >= len(tokens) or text.words[of] not in prepositions or text.sentence_of[of] != text.sentence_of[last]:
            break
        inner = tokens[of].head
        if not of < inner <= of + 8 or tokens[inner].pos not in NOUNS or not (text.words[of] == "of" or last - _NEAR <= tokens[inner].head <= end):
            break
        end = flat_end(tokens, inner)
    return end


def leftmost(text: Text, head: int, first: int) -> int:
    """The first token with whose the phrase is, of which number it is one, and what stands before a bracket or "and" inside it."""
    tokens = text.tokens
    for _ in range(_DEEP):
        bare = first
        while bare > 1 and text.words[bare - 1] in STRIPPED:
            bare -= 1
        left = bare - 1
        if left < 1 or text.sentence_of[left] != text.sentence_of[head]:
            break
        owner = tokens[left].head
        if text.words[left] in {"'s", "'"} and owner < left and tokens[owner].dep == "nmod:poss" and first <= tokens[owner].head <= head:
            first = first_of(text, owner)
        elif text.words[left] == "]" and (opened := _opened(text, left)):
            first = first_of(text, opened - 1)
        elif tokens[left].dep == "cc" and _is_premodifier(tokens, left - 1, head):
            first = first_of(text, left - 1)
        elif tokens[left].dep == "conj" and _is_premodifier(tokens, tokens[left].head, head):
            first = left
        elif text.words[left] == "of" and text.words[left - 1] in _OUT_OF:
            return left - 1
        else:
            break
    kept = trimmed(text, first, head)
    return kept[0] if kept else first


def _is_premodifier(tokens: Sequence[Token], at: int, head: int) -> bool:
    return tokens[at].dep in _PREMODIFIERS and tokens[at].pos in {"ADJ", "NOUN", "PROPN"} and at < tokens[at].head <= head


def _opened(text: Text, closed: int) -> int:
    """The number of the bracket that opens what `closed` ends, behind a word of the same sentence; 0 if there is none."""
    at = next((i for i in range(closed - 1, max(0, closed - _BRACKETED), -1) if text.words[i] == "["), 0)
    return at if at > 1 and text.words[at - 1][:1].isalnum() and text.sentence_of[at - 1] == text.sentence_of[closed] else 0


def _is_idle(word: str) -> bool:
    return word in STRIPPED or not word.strip(_QUOTES) or word.replace(",", "").isdigit()


def trimmed(text: Text, first: int, last: int) -> tuple[int, int] | None:
    """Without articles, quantifiers, numbers and marks at the edges."""
    while first <= last and not _is_glued(text.tokens, first + 1) and _is_idle(text.words[first]):
        first += 1
    while last >= first and text.words[last].strip(_QUOTES) == "":
        last -= 1
    return (first, last) if first <= last else None
