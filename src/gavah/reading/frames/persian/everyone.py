"""Those counted before who are taken up whole or but a few: «همه‌شان را آزاد کردند», «هر سه به اعدام محکوم شدند», «همه به جز شش نفر»."""

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import person_at, words
from gavah.reading.frames.persian.parties import PLURAL_CLITICS, object_clitic
from gavah.reading.frames.persian.triggers import Trigger

ALL = "all"
"""The note of a hit that befell all of those counted before."""
_ALL = frozenset({"همه", "همگی", "همگان", "تمامی", "تمام", "جملگی", "همشون", "همهشان"})
_THEM = frozenset(
    {"شان", "شون", "آنها", "آنان", "اینها", "ایشان", "را", "رو", "این", "آن", "نفرات", "افراد", "بازداشتی", "بازداشت", "دستگیر", "متهمان"}
)
_BUT = (("به", "جز"), ("به", "غیر", "از"), ("غیر", "از"), ("به", "استثنای"), ("بجز",), ("جز",), ("منهای",), ("مگر",))
_BUT_REACH = 4
"""Words between «همه» and «به جز»."""
_OWN = frozenset({"دو", "دوی"})
"""What a numeral may be written as behind «هر» that the scanner does not read."""
_NEAR = 9
"""Words before the event in which «همه» stands."""


def every_of(context: Context, trigger: Trigger, scope: list[int]) -> NumberMention | None:
    """The number of «هر سه», «هر دوی آنها», «هر شش نفر»: that many, whoever they are."""
    for at in [k for k in scope if k < trigger.first and context.texts[k] == "هر"]:
        found = next(((last, n.low) for first, last, n in context.numbers if first == at + 1 and n.kind == "count" and n.low == n.high), None)
        if found is None and context.texts[at + 1 : at + 2] and context.texts[at + 1] in _OWN:
            found = (at + 2, 2)
        if found is not None and found[1] > 1 and _are_persons(context, trigger, found[0]):
            start, end = context.range(at, found[0])
            many = found[1]
            return NumberMention(start=start, end=end, words=context.original(start, end), low=many, high=many, rule="sum", core=(start, end))
    return None


def _are_persons(context: Context, trigger: Trigger, at: int) -> bool:
    """Whether the numeral that ends at word `at` is of persons: «هر سه | را», «هر شش | نفر»; not «هر سه | ماه»."""
    text = context.texts[at] if at < len(context.texts) else ""
    settings = {first for first, _, _ in (*context.times, *context.places)}
    marks = words("function", "object_marks") | words("persons", "classifiers") | words("function", "prepositions") | _THEM | {"ی", "،", "«"}
    unit = any(first < at <= last and n.unit and n.unit in _UNITS for first, last, n in context.numbers)
    return not unit and (at == trigger.first or at in settings or text in marks or bool(person_at(context.texts, at)))


_UNITS = frozenset({"ساعت", "روز", "هفته", "ماه", "سال", "دقیقه", "بار"})


def of_all(context: Context, trigger: Trigger, scope: list[int]) -> str:
    """`ALL` where the event befell all of those told of before, with how many are left out («all:6»); "" where the words say nothing of it."""
    if object_clitic(context, trigger).endswith(PLURAL_CLITICS):
        return ALL  # «دو روز بعد رهایشان کردند»
    before = [at for at in scope if max(0, trigger.first - _NEAR - _NEAR) <= at < trigger.first]
    at = next((k for k in before if context.texts[k] in _ALL and k not in context.governors), None)
    if at is None:
        return ""
    for but in _BUT:
        if (rest := _left_out(context, at + 1, trigger.first, but)) is not None:
            return f"{ALL}:{rest}"
    behind = context.texts[at + 1] if at + 1 < len(context.texts) else ""
    settings = {first for first, _, _ in (*context.times, *context.places)}
    alone = at + 1 == trigger.first or at + 1 in settings or behind in _THEM or behind in words("function", "prepositions")
    counted = any(at < first < trigger.first and n.kind == "count" for first, _, n in context.numbers)
    return ALL if alone and not counted and trigger.first - at <= _NEAR else ""


def _left_out(context: Context, first: int, end: int, but: tuple[str, ...]) -> int | None:
    """The number right behind `but` between words `first` and `end`: «به جز | شش نفر»."""
    for at in range(first, min(end, first + _BUT_REACH)):
        if context.texts[at : at + len(but)] == but:
            return next((n.low for begin, _, n in context.numbers if begin == at + len(but) and n.kind == "count" and n.low == n.high), None)
    return None


def noted(hit: FrameHit, everyone: str) -> FrameHit:
    """`hit` with what says that it befell all of those before, or all but a few, for the sentences before to tell how many."""
    if not everyone or hit.number is not None or len(hit.victims) > 1:
        return hit
    return msgspec.structs.replace(hit, singular=None, note=everyone, anaphor=True, victims=(), victims_complete=False)


def asks_for_all(hit: FrameHit) -> bool:
    """Whether a hit waits for the number of those told of before."""
    return hit.note.startswith(ALL)


def answered(hit: FrameHit, whole: NumberMention | None) -> FrameHit:
    """`hit` with the number of all, or of all but those left out; several of unknown number where nobody was counted before."""
    rest = int(hit.note.partition(":")[2] or 0)
    known = whole is not None and (rest == 0 or (whole.low == whole.high and rest < whole.low))
    if whole is None or not known:
        return msgspec.structs.replace(hit, note="plural")
    start, end = hit.trigger
    high = None if whole.high is None else whole.high - rest
    rule = "rest" if rest else "taken-up"
    number = msgspec.structs.replace(whole, start=start, end=end, low=whole.low - rest, high=high, core=(start, end), rule=rule)
    return msgspec.structs.replace(hit, number=number, note="", anaphor=False)
