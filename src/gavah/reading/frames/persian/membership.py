"""Who is said to be one of the dead or the arrested: «سینا تمرینی یکی از جان‌باختگان اعتراضات کرج است»."""

from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.parties import Affected
from gavah.reading.frames.persian.subjects import Run, is_name, is_pronoun, runs_of
from gavah.reading.frames.persian.triggers import Trigger

_MEASURES = frozenset({"dead", "executed", "injured", "arrested", "missing"})
_OF = frozenset({"از", "جزو", "جزء", "میان", "شمار"})
_PLURALS = ("ان", "ها", "های", "گان", "ین")


def member_of(context: Context, trigger: Trigger) -> Affected | None:
    """The one person that the clause counts among those of the noun; None where it tells of several, of nobody, or denies it."""
    if trigger.form not in ("person", "adjective") or trigger.row.measure not in _MEASURES or trigger.first == 0:
        return None
    if context.texts[trigger.first - 1] not in _OF or not context.texts[trigger.last - 1].endswith(_PLURALS):
        return None
    lead = _lead(context, trigger.first - 1)
    if lead is None:
        return None
    verb = context.clause(trigger).verb
    if verb is not None and verb.infinitive == "بودن" and verb.negated:
        return None
    run = _beside(context, lead) or (_subject(context, trigger, lead) if _is_so(context, trigger) else [])
    return Affected(run[0], run[-1] + 1, False, is_pronoun(context, run[0])) if run else None


def _lead(context: Context, at: int) -> int | None:
    """Where «یکی (دیگر) از» begins; None after a number of several («دو تن از …»)."""
    before = context.texts[at - 1] if at else ""
    if before in words("persons", "classifiers") or before in ("برخی", "بسیاری", "شماری", "تعدادی", "خانواده", "یادبود", "پس", "بعد", "غیر"):
        return None
    while at and context.texts[at - 1] in ("یکی", "دیگر", "در", "جمله", "هویت", "نیز", "هم", "نام", "از"):
        at -= 1
    return at


def _beside(context: Context, lead: int) -> Run:
    """The name right before, past an age and a comma: «مینا تمرینی، ۲۴ ساله، یکی از …»."""
    aged = {at for first, last, n in context.numbers if n.kind == "age" for at in range(first, last)}
    at = lead
    while at and (at - 1 in aged or context.texts[at - 1] in ("،", "ساله", "»", '"')):
        at -= 1
    return _named(context, next((run for run in reversed(runs_of(context, list(range(max(0, at - 8), at)))) if run[-1] == at - 1), []))


def _named(context: Context, run: Run) -> Run:
    """The name at the end of a noun phrase: «هویت | مجید تمرینی», «پیکر | مجید تمرینی»."""
    heads = words("function", "of_a_name") | words("anaphora", "relatives")
    behind = max((place for place, at in enumerate(run) if context.texts[at] in heads), default=-1) + 1
    run = run[behind:]
    return run if run and is_name(context, run) else []


def _is_so(context: Context, trigger: Trigger) -> bool:
    """Whether a copula that denies nothing closes the clause."""
    verb = context.clause(trigger).verb
    return verb is not None and verb.infinitive in ("بودن", "") and not verb.negated and not verb.plural and verb.first > trigger.first


def _subject(context: Context, trigger: Trigger, lead: int) -> Run:
    """The name or pronoun that opens the clause."""
    free = [at for at in context.clause(trigger).words if at < lead and at not in context.governors]
    for run in runs_of(context, free):
        if is_pronoun(context, run[0]) and context.texts[run[0]] not in words("anaphora", "plural_pronouns"):
            return run[:1]
        if named := _named(context, run):
            return named
    return []
