"""Several penalties under one verb: «سه متهم به اعدام و پنج متهم به حبس محکوم شدند»."""

from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import first_of, words
from gavah.reading.frames.persian.triggers import Trigger


def of_own_penalty(context: Context, trigger: Trigger, scope: list[int]) -> list[int]:
    """The words of `scope` that go with the penalty the row asks for; all of them where only one is told of.

    Each part begins behind the penalty before and ends at its own; the verb stays with every part.
    """
    if not trigger.row.type.startswith("sentence") or trigger.form != "verb":
        return scope
    own = first_of(tuple(context.texts[at] for at in scope), trigger.row.needs)
    if own is None:
        return scope
    at, end = scope[own[0]], scope[own[1] - 1] + 1
    counted = [first for first, _, n in context.numbers if n.kind == "count"]
    marked = [k for k in scope if context.texts[k] in words("function", "object_marks")]
    people = sorted({*counted, *marked})
    others = [k for k in scope if context.texts[k] in words("function", "penalties") and not at <= k < end and k < trigger.first]
    before = max((k for k in others if k < at and any(k < person < at for person in people)), default=None)
    after = next((k for k in others if k >= end and any(end <= person < k for person in people)), None)
    if before is None and after is None:
        return scope
    return [k for k in scope if k >= trigger.first or ((before is None or k > before) and k < (end if after is not None else trigger.first))]
