"""Groups told by their size: «یک تیم سه‌نفره … بازداشت شد», «انهدام شبکه‌ای ۱۲ نفره و دستگیری اعضای آن», «تجمع ۲۰۰ نفره بود»."""

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.parties import Affected
from gavah.reading.frames.persian.triggers import Trigger

_SIZED = ("نفره", "نفری")
_MEMBERS = frozenset({"اعضایش", "اعضای", "عناصر", "افراد", "اعضا"})
_REACH = 3
"""Words between the noun of a group and its size: «تیم تروریستی سه نفره»."""


def size_of_group(context: Context, trigger: Trigger, found: Affected, scope: list[int]) -> NumberMention | None:
    """How many the group has that the affected are, or are the members of; None where no size is told."""
    if context.texts[trigger.first] in _SIZED:
        return next((n for _, last, n in context.numbers if last == trigger.first), None)
    if not any(text.endswith(_SIZED) for text in context.texts):
        return None
    if found.empty:
        return _sized(context, [at for at in scope if at < trigger.first and at not in context.governors])
    grouped = context.texts[found.last - 1] in words("persons", "groups")
    run = list(range(found.first, min(found.last + 2 * grouped, len(context.texts))))  # «یک خانواده | پنج نفره»
    if here := _sized(context, run):
        return here
    head = next((context.texts[at] for at in run if context.texts[at] not in words("function", "noun_fillers")), "")
    return _sized(context, list(range(found.first))) if head in _MEMBERS else None


def _sized(context: Context, indices: list[int]) -> NumberMention | None:
    """The last size among the words `indices` that stands behind the noun of a group."""
    inside = set(indices)
    found = [(first, n) for first, last, n in context.numbers if first in inside and _is_size(context, last)]
    groups = words("persons", "groups")
    sizes = [n for first, n in found if any(context.texts[at].removesuffix("ی") in groups for at in range(max(0, first - _REACH), first))]
    return msgspec.structs.replace(sizes[-1], kind="count") if sizes else None


def _is_size(context: Context, last: int) -> bool:
    """Whether a number that ends at word `last` is a group's size: «سه نفره», «چهارنفره»."""
    return context.texts[last - 1].endswith(_SIZED) or (last < len(context.texts) and context.texts[last] in _SIZED)
