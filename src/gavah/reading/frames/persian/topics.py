"""What a Persian sentence speaks of without counting it: «شمار کشته‌شدگان محل اختلاف است», «بازداشت‌ها در سه شهر ادامه داشت»."""

from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues, holds, words
from gavah.reading.frames.persian.triggers import Trigger

_REACH = 4
"""Words between «شمار» and what it is of."""
_MARK = 6
"""Words between those whom a figure is of and «را»."""
_ABOUT = (("درباره",), ("در", "باره"), ("در", "مورد"), ("در", "خصوص"), ("بر", "سر"), ("درخصوص",), ("پیرامون",))
_COUNTED = frozenset({"dead", "executed", "injured", "arrested", "charged", "sentenced", "missing", "released"})


def topic_of(context: Context) -> Trigger | None:
    """The noun of an event or of those it befell that the sentence is about: named as a number, after «درباره», or as several."""
    return next((t for t in context.triggers if t.form in ("nominal", "person") and t.row.measure in _COUNTED and _is_topic(context, t)), None)


def _is_topic(context: Context, trigger: Trigger) -> bool:
    before = context.texts[max(0, trigger.first - _REACH) : trigger.first]
    if holds(before, cues("total", "running")) or any(before[-len(about) :] == about for about in _ABOUT):
        return True
    if trigger.form == "person" and words("function", "object_marks") & set(context.texts[trigger.last : trigger.last + _MARK]):
        return True  # «جان‌باختگان و مجروحان اعتراضات را ۲۰ نفر اعلام کرده‌اند»
    several = context.texts[trigger.last : trigger.last + 1] in (("ها",), ("های",)) or context.texts[trigger.last - 1] in ("ها", "های")
    return several and trigger.first not in context.governors


def is_of_hurt_too(context: Context, trigger: Trigger) -> bool:
    """Whether the wounded are named with the dead: «شمار جان‌باختگان و مجروحان»."""
    behind = context.texts[trigger.last : trigger.last + 3]
    return "و" in behind[:2] and any(text.startswith(("مجروح", "زخمی", "مصدوم")) for text in behind)
