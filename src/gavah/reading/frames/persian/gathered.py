"""Crowds that do something by gathering: «۴۰۰ کارگر با تجمع مقابل دفتر مدیریت خواستار … شدند»."""

import msgspec

from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import person_at, words
from gavah.reading.frames.persian.subjects import runs_of
from gavah.reading.frames.persian.triggers import Trigger

_BY = frozenset({"با", "ضمن"})
_HOLDING = frozenset({"برپایی", "برگزاری", "انجام", "تشکیل", "شرکت", "حضور", "ادامه", "یک", "در", "آغاز"})
_NEGLIGIBLE = 3
"""Words that may stand between «با» and the gathering."""


def by_gathering(context: Context, trigger: Trigger) -> Trigger | None:
    """The trigger as if the clause said that its subject gathers; None where it does not."""
    if trigger.form != "nominal" or trigger.row.measure != "participants":
        return None
    clause = context.clause(trigger)
    verb = clause.verb
    at = trigger.first - 1
    while at >= max(0, trigger.first - _NEGLIGIBLE) and context.texts[at] in _HOLDING:
        at -= 1
    if verb is None or not verb.finite or verb.negated or verb.tense in ("future", "subjunctive") or verb.first < trigger.last:
        return None
    if at < 0 or context.texts[at] not in _BY or person_at(context.texts, trigger.last):
        return None
    free = [k for k in clause.words if k < at and k not in context.governors]
    crowd = next((run for run in runs_of(context, free) if any(person_at(context.texts, k) for k in run)), None)
    if crowd is None or any(context.texts[k] in words("agents", "forces") for k in crowd):
        return None
    row = msgspec.structs.replace(trigger.row, counts="subject")
    return msgspec.structs.replace(trigger, row=row, form="verb", verb=verb, first=at)
