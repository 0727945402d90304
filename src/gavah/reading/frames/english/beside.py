"""Numbers told apart from the noun phrase they count: "the lawyers, 11 in all, were held", "those arrested number 23", "Arrested in A: four men"."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.arguments import Reading
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.tokens import Token

_IN_ALL = re.compile(r"\s*(?:in all|in total|in number|altogether|all told)\b")
_OF_THEM = frozenset({"them", "these", "those", "whom", "us"})
_OPENING, _CLOSING = frozenset({",", "(", "."}), frozenset({",", ")", ".", ";", ""})
_FARTHEST = 12
"""How many chunks stand between the participle and its number at most."""


def with_number(p: Parsed, reading: Reading, affected: Counted | None) -> Counted | None:
    """`affected` with the number that the sentence tells beside or behind it, where it has none of its own."""
    if affected is None or affected.number is not None or affected.zero or not (affected.plural or affected.head in _OF_THEM):
        return affected
    number = _aside(p, reading.affected) or (None if _share(p, reading) else _behind(p, reading))
    if number is None:
        return affected
    return msgspec.structs.replace(
        affected, number=number, group=affected.group or "person", plural=True, singular=None, generic=False, anaphor=False
    )


def _aside(p: Parsed, phrases: tuple[int, ...]) -> NumberMention | None:
    """The number between commas, dashes or brackets behind the phrase: "all six of them", "11 in all". A bare one may be an age."""
    if len(phrases) != 1:
        return None
    opener = p.after_of(phrases[0])
    if p.kind(opener) not in _OPENING or p.kind(opener + 1) != "NP":
        return None
    row = p.words(opener + 1)
    number = only_number(row)
    if number is None:
        return None
    close = opener + 2
    of_them = p.word(close) == "of" and p.word(close + 1) in _OF_THEM
    close += 2 if of_them else 0
    told = _IN_ALL.search(number.words) or _IN_ALL.match(p.slice(number.end, number.end + 16))
    if told and p.kind(close) == "I":
        close += 2
    marked = told or of_them or (row[0].tag == "D" and row[0].low == "all")
    return number if marked and p.kind(close) in _CLOSING else None


def only_number(row: list[Token]) -> NumberMention | None:
    """The number of a phrase that is nothing else: "six", "all six", "six people"."""
    numbers = [t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)]
    rest = [t for t in row if t.tag not in "#D"]
    persons = all((noun := lexicon().noun(t.low)) is not None and noun.group == "person" for t in rest)
    return numbers[0] if len(numbers) == 1 and persons else None


def _share(p: Parsed, reading: Reading) -> bool:
    """Whether a share of those told of is meant: "60 percent of those arrested are under 30"."""
    first = p.chunks[reading.affected[0]].i if reading.affected else 0
    return any(t.tag == "%" or t.low in ("percent", "half", "most", "third", "majority", "many", "some") for t in p.tokens[max(0, first - 4) : first])


def _behind(p: Parsed, reading: Reading) -> NumberMention | None:
    """The number that a verb of counting gives behind the participle: "those arrested number 23", "the people held in A have reached four"."""
    related = p.bare(reading.n) or p.kind(reading.n - 1) == "W"
    if not reading.passive or not related:
        return None
    at = reading.n + 1
    while p.kind(at) in ("I", "T", "R") or (p.kind(at) == "NP" and _numbering(p, at) is None and at < reading.n + _FARTHEST):
        at += 1
    if p.kind(at) == "NP":
        return _numbering(p, at)
    if p.kind(at) == ":" and p.kind(at + 1) == "NP":  # "Number of those detained in A: 14", "Among those held: two men and a woman"
        listed = counted(p, p.list_right(at + 1))
        return listed.number if listed is not None and listed.group in ("person", "number", "name") else None
    if p.kind(at) != "VG" or not p.finite(at):
        return None
    main = p.chunks[at].main
    verb = lemma(p.tokens[main]) if main >= 0 else "be"
    if verb not in lexicon().sets["numbering"] or p.chunks[at].passive:
        return None
    at += 1
    while p.kind(at) in ("R", "I") and p.word(at) in ("at", "to", "now", "already", "only"):
        at += 1
    number = only_number(p.words(at)) if p.kind(at) == "NP" else None
    aged = verb == "be" and number is not None and len(p.words(at)) == 1 and number.rule != "exact"  # "are under 30"
    return None if aged else number


def _numbering(p: Parsed, n: int) -> NumberMention | None:
    """The number of "(those arrested) number 23", which is no name of a thing here."""
    row = p.words(n)
    said = len(row) == 2 and row[0].low in ("number", "numbered") and isinstance(row[1].mention, NumberMention)
    return msgspec.structs.replace(row[1].mention, kind="count") if said and isinstance(row[1].mention, NumberMention) else None
