"""Protests counted by where they are: «در ۱۲ شهر», «معلمان ۱۱۴ مدرسه», «۸ پالایشگاه و ۲۱ شرکت در اعتصاب‌اند», «از ۶۸ شهر خبر تحصن رسیده»."""

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import person_at, words

_INSIDE = frozenset({"در", "تو", "توی", "دیوار", "دیوارهای", "سطح"})
_IN = frozenset((word,) for word in _INSIDE)
_REACHED = frozenset({"رسیدن", "کشیدن", "شدن", "یافتن", "کردن", "سرایت", "پیدا"})
"""Verbs of what spreads: «به ۱۴۵ شهر رسید», «به ۱۲ شهر کشیده شد»."""
_NEWS = frozenset({"خبر", "گزارش", "خبرها", "خبرهای", "گزارش هایی"})


def many_sites(context: Context, scope: list[int], *, inside: bool = False) -> NumberMention | None:
    """How many towns, schools or works did what the clause of the words `scope` tells; None where no such number stands there.

    `inside`: only those that it happened in («در ۹ شهر»).
    """
    own = set(scope)
    found = [
        (first, last, n)
        for first, last, n in context.numbers
        if first in own
        and (not inside or context.texts[first - 1 : first] in _IN)
        and n.kind == "count"
        and of_sites(context, last)
        and _are_theirs(context, scope, first, last)
    ]
    return _summed(context, found) if found else None


def of_sites(context: Context, last: int) -> bool:
    """Whether a number that ends at word `last` counts towns, schools or works."""
    towns = words("sites", "towns")
    if last >= len(context.texts) or person_at(context.texts, last):
        return False  # «۲۰ معدن‌کار»
    return context.texts[last] in towns or " ".join(context.texts[last : last + 2]) in towns


def _are_theirs(context: Context, scope: list[int], first: int, last: int) -> bool:
    """Whether the sites are where the crowd is: told with «در», as whose people it is, or as who acts."""
    before = context.texts[first - 1] if first else ""
    verb = context.clause_of[first].verb if first in context.clause_of else None
    if _residents(context, first) or context.texts[last + 1 : last + 2] == ("دیگر",):
        return False  # «اهالی سه روستا جاده را بستند»; «در رشت، اراک و ده‌ها شهر دیگر»
    if before in _INSIDE or context.governors.get(first) is None:
        return True
    if before == "به":  # «اعتصاب به ۱۴۵ شهر رسید»
        return verb is not None and verb.infinitive in _REACHED and verb.first <= last + 2
    if before == "از":  # «از ۶۸ شهر خبر تحصن رسیده»
        return any(context.texts[at] in _NEWS for at in scope)
    return any(person_at(context.texts, first - size) == size for size in (1, 2) if first >= size)


def _residents(context: Context, first: int) -> bool:
    return bool({"اهالی", "ساکنان", "باشندگان"} & set(context.texts[max(0, first - 2) : first]))


def _summed(context: Context, found: list[tuple[int, int, NumberMention]]) -> NumberMention:
    """The first number, with those that «و» joins to it: «۸ پالایشگاه و ۲۱ شرکت»."""
    run = [found[0]]
    for item in found[1:]:
        between = context.texts[run[-1][1] + 1 : item[0]]
        if not between or between[-1] not in ("و", "،") or len(between) > 3:
            break
        run.append(item)
    numbers = [n for _, _, n in run]
    if len(numbers) == 1:
        return numbers[0]
    start, end = numbers[0].start, numbers[-1].end
    highs = [n.high for n in numbers if n.high is not None]
    whole = {"words": context.original(start, end), "low": sum(n.low for n in numbers), "high": sum(highs) if len(highs) == len(numbers) else None}
    return msgspec.structs.replace(numbers[0], end=end, core=(start, end), rule="sum", **whole)
