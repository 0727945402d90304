"""The number of those whom an English plural pronoun stands for: "seven women said that they had been beaten" counts seven."""

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.grammar import parsed

_PLURAL = frozenset({"they", "them"})


def with_antecedent(p: Parsed, who: Counted | None) -> Counted | None:
    """`who` with the number of the only persons counted before it in its sentence, or else in the one before; open where there are several."""
    if who is None or who.head not in _PLURAL or who.number is not None:
        return who
    own = [c for c in _persons(p) if c.end <= who.start]
    found = own or _persons(_before(p))
    numbers = {(c.number.low, c.number.high): c.number for c in found if c.number is not None}
    if len(numbers) != 1:
        return who
    (number,) = numbers.values()
    return msgspec.structs.replace(who, number=number, group="person", plural=True, anaphor=False, generic=False)


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
