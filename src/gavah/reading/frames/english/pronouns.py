"""The number of those whom an English plural pronoun stands for: "seven women said that they had been beaten" counts seven."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.grammar import parsed

_PLURAL = frozenset({"they", "them"})


def with_antecedent(p: Parsed, who: Counted | None) -> Counted | None:
    """`who` with the number of the only persons counted before it in its sentence, or else in the one before; open where there are several.

    "All" and "every one of them" are those persons too; "they and a nephew" are one more.
    """
    if who is None or who.number is not None or not (who.head in _PLURAL or _is_all(p, who)):
        return who
    own = [c for c in _persons(p) if c.end <= who.start]
    found = own or _persons(_before(p))
    numbers = {(c.number.low, c.number.high): c.number for c in found if c.number is not None}
    if len(numbers) != 1:
        return who
    (number,) = numbers.values()
    more = _beside_them(p, who)
    if more:
        high = None if number.high is None else number.high + more
        span = (who.start, who.end)
        number = NumberMention(start=who.start, end=who.end, words=p.text[slice(*span)], low=number.low + more, high=high, rule="sum", core=span)
    return msgspec.structs.replace(who, number=number, singular=None, group="person", plural=True, anaphor=False, generic=False, names=())


_ALL = re.compile(
    r"(?:all|every ?one|every single one|everybody|the (?:whole|entire) (?:group|party|circle|company))(?: of (?:them|these|those))?\b(?! of\b)"
)


def _is_all(p: Parsed, who: Counted) -> bool:
    """Whether `who` is everyone of those told of before: "all", "every one of them", "the whole group"."""
    told = p.low[who.start - p.sentence.start : who.end - p.sentence.start + len(" of them the")]
    found = _ALL.match(told)
    return found is not None and found.end() >= who.end - who.start


def _beside_them(p: Parsed, who: Counted) -> int:
    """How many are told beside "they": one in "they and a nephew"."""
    if not p.slice(who.start, who.end).startswith(("they and ", "them and ")):
        return 0
    row = [n for n in range(len(p.chunks)) if p.kind(n) == "NP" and who.start + len("they") < p.tokens[p.chunks[n].i].start < who.end]
    others = counted(p, row)
    if others is None or others.group not in ("person", "name"):
        return 0
    return others.number.low if others.number is not None else int(others.singular is not None)


def of_those_named(p: Parsed, who: Counted | None) -> Counted | None:
    """`who` with the number that its noun had when they were brought in: "took away four musicians … The musicians were home by noon"."""
    if who is None or not (who.anaphor and who.plural) or who.number is not None or who.group != "person" or not who.head:
        return who
    named = [c for c in _persons(p) if c.end <= who.start and c.head == who.head]
    for before in () if named else p.scan.before(p.sentence, _BACK):
        if before.paragraph != p.sentence.paragraph or named:
            break
        named = [c for c in _persons(parsed(before, p.scan)) if c.head == who.head]
    numbers = {(c.number.low, c.number.high): c.number for c in named if c.number is not None}
    return msgspec.structs.replace(who, number=next(iter(numbers.values()))) if len(numbers) == 1 else who


_BACK = 3
"""How many sentences back those may be brought in whom a definite plural takes up."""


def _persons(p: Parsed | None) -> list[Counted]:
    """The several persons that noun phrases of the sentence count."""
    if p is None:
        return []
    found = (counted(p, [n]) for n in range(len(p.chunks)) if p.kind(n) == "NP")
    return [c for c in found if c is not None and (c.group == "person" or c.head in _STAND_FOR) and not c.partial and _several(c.number)]


_STAND_FOR = frozenset({"name"})
"""What is read out for persons: "they called out eight names"."""


def _several(number: NumberMention | None) -> bool:
    return number is not None and number.low > 1 and number.kind == "count"


def _before(p: Parsed) -> Parsed | None:
    """The sentence before in the same paragraph."""
    before = next(p.scan.before(p.sentence, 1), None)
    return parsed(before, p.scan) if before is not None and before.paragraph == p.sentence.paragraph else None
