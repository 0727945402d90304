"""Persons named side by side in a Persian clause count together: «سینا کرمی و مینا سهرابی اعدام شدند» are two."""

from itertools import pairwise

from gavah.model import NumberMention
from gavah.reading.frames.frame import Range
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_lexicon import noun_phrases, person_at, words
from gavah.reading.frames.persian_parties import Affected
from gavah.reading.frames.persian_subjects import Run, is_plural, is_pronoun, may_be_name
from gavah.reading.frames.persian_triggers import Trigger

_LINKS = frozenset({"و", "،", ","})
_LONGEST = 60
"""Words that a row of names may have."""


def joined_persons(context: Context, trigger: Trigger, found: Affected) -> tuple[NumberMention, tuple[Range, ...]] | None:
    """The count of the persons in the row that the affected stands in, and their ranges where all are named; None for one alone."""
    if found.empty or found.anaphor or found.last - found.first > _LONGEST:
        return None
    parts = _row(context, found)
    forces = words("agents", "forces")
    if len(parts) < 2 or not _by_and(context, parts) or any(context.texts[at] in forces for part in parts for at in part):
        return None
    if any(_holds_family(context, part) for part in parts[1:]):
        return None
    named = [may_be_name(context, part) for part in parts]
    plural = trigger.form == "verb" and trigger.verb is not None and trigger.verb.plural
    two = len(parts) == 2 and plural and ((named[0] and _somebody(context, parts[1])) or _pair(context, *parts))
    if not all(named) and not two:
        return None
    start, end = context.range(parts[0][0], parts[-1][-1] + 1)
    ranges = tuple(context.range(part[0], part[-1] + 1) for part in parts) if all(named) else ()
    number = NumberMention(start=start, end=end, words=context.original(start, end), low=len(parts), high=len(parts), rule="names", core=(start, end))
    return number, ranges


def _row(context: Context, found: Affected) -> list[Run]:
    """The noun phrases linked by «و» and commas around the affected, its own words included."""
    low, high = found.first, found.last
    if low > 0 and context.texts[low - 1] in _LINKS:
        while low > 0 and found.first - low < _LONGEST and _goes_on(context, low - 1):
            low -= 1
    if high < len(context.texts) and context.texts[high] in _LINKS:
        while high < len(context.texts) and high - found.last < _LONGEST and _goes_on(context, high):
            high += 1
    parts: list[Run] = [[]]
    for at in range(low, high):
        if context.texts[at] in _LINKS:
            parts.append([])
        else:
            parts[-1].append(at)
    return [part for part in parts if part]


def _goes_on(context: Context, at: int) -> bool:
    """Whether word `at` may stand in a row of names: no verb, preposition, time, event word or other mark."""
    text = context.texts[at]
    if text in _LINKS:
        return True
    outside = words("function", "prepositions") | words("function", "object_marks") | {"که"}
    told = any(t.first <= at < t.last for t in context.triggers) or any(first <= at < last for first, last, _ in context.times)
    return text[0].isalpha() and text not in outside and at not in context.verbs and at not in context.governors and not told


def _by_and(context: Context, parts: list[Run]) -> bool:
    """Whether «و» stands before the last of the row, and nothing but links between any two."""
    return context.texts[parts[-1][0] - 1] == "و" and all(b[0] - a[-1] <= 3 for a, b in pairwise(parts))


def _pair(context: Context, first: Run, second: Run) -> bool:
    """Whether somebody described stands beside one of his family: «مردی و همسرش», «دایی و دختر داییش»."""
    theirs = words("anaphora", "possessed")
    own = len(second) <= 3 and any(context.texts[at] in theirs for at in second) and not is_plural(context, second)
    head = context.texts[first[0]]
    somebody = person_at(context.texts, first[0]) or {head, head.removesuffix("ی")} & words("anaphora", "relatives")
    return own and bool(somebody) and len(first) <= 4 and not is_plural(context, first)


def _holds_family(context: Context, part: Run) -> bool:
    """«…، کارگر و پدر چهار فرزند» goes on describing one man."""
    held = {context.texts[part[0]]} & words("persons", "holders")
    return bool(held) and any(first in part for first, _, _ in context.numbers)


def accompanied(context: Context, trigger: Trigger, found: Affected, scope: list[int]) -> NumberMention | None:
    """The two of «کاوه مهرزاد به همراه همسرش بازداشت شد»; None for one alone, and for a companion that a number counts."""
    if found.empty or found.plural or trigger.form != "verb":
        return None
    for phrase in noun_phrases("anaphora", "together"):
        for at in scope:
            last = at + len(phrase)
            if context.texts[at:last] == phrase and found.last <= at < last < trigger.first and _of_family(context, last):
                start, end = context.range(found.first, last + 1)
                words_ = context.original(start, end)
                return NumberMention(start=start, end=end, words=words_, low=2, high=2, rule="sum", core=(start, end))
    return None


def _of_family(context: Context, at: int) -> bool:
    """«همسرش», «همسر خود»."""
    pair = context.texts[at : at + 2]
    return pair[0] in words("anaphora", "possessed") or (pair[-1] in ("خود", "خویش") and pair[0] in words("anaphora", "relatives"))


def one_name(context: Context, found: Affected) -> tuple[Range, ...]:
    """The range of the single person named: two words or more of a name, no description."""
    run = list(range(found.first, found.last))
    if found.empty or found.plural or found.anaphor or not may_be_name(context, run):
        return ()
    while len(run) > 1 and context.texts[run[0]] in words("function", "titles"):
        run = run[1:]
    described = any(person_at(context.texts, at) or context.texts[at] in words("anaphora", "relatives") for at in run)
    return () if described or len(run) < 2 else (context.range(run[0], run[-1] + 1),)


def _somebody(context: Context, part: Run) -> bool:
    """Whether the phrase is one described person: «برادرش», «یک کودک»."""
    own = any(person_at(context.texts, at) or context.texts[at] in words("anaphora", "possessed") for at in part)
    return own and not is_plural(context, part) and not is_pronoun(context, part[0]) and len(part) <= 4
