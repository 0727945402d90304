"""Persons named side by side in a Persian clause count together: «سینا کرمی و مینا سهرابی اعدام شدند» are two."""

from itertools import pairwise

from gavah.model import NumberMention
from gavah.reading.frames.frame import Range
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_lexicon import person_at, words
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
    named = [may_be_name(context, part) for part in parts]
    plural = trigger.form == "verb" and trigger.verb is not None and trigger.verb.plural
    two = len(parts) == 2 and named[0] and plural and _somebody(context, parts[1])
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


def _somebody(context: Context, part: Run) -> bool:
    """Whether the phrase is one described person: «برادرش», «یک کودک»."""
    own = any(person_at(context.texts, at) or context.texts[at] in words("anaphora", "possessed") for at in part)
    return own and not is_plural(context, part) and not is_pronoun(context, part[0]) and len(part) <= 4
