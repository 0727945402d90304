"""The words of a Persian clause that belong to one of its events, where several share it."""

from gavah.reading.frames.persian.clauses import Clause
from gavah.reading.frames.persian.context import Context, is_note
from gavah.reading.frames.persian.lexicon import person_at, words
from gavah.reading.frames.persian.triggers import Trigger


def scope_of(context: Context, trigger: Trigger) -> list[int]:
    """The words that may hold a trigger's arguments: its clause, or for a noun the words after it up to a comma, verb or که."""
    clause = context.clause(trigger)
    if trigger.form == "verb":
        return _without_nouns(context, trigger, clause)
    if context.texts[trigger.last - 1] == ":":
        return list(range(trigger.last, len(context.texts)))  # «فراخوان: فردا …»
    if is_note(context):
        return list(range(len(context.texts)))
    own = _of_noun(context, trigger, clause)
    if trigger.form != "person":
        return own
    numbers = {first for first, _, _ in context.numbers}
    near = own[: next((place for place, at in enumerate(own) if at in numbers), len(own))]
    return near if _settled(context, near) else list(clause.words)


def _of_noun(context: Context, trigger: Trigger, clause: Clause) -> list[int]:
    """The noun's words up to a verb, را or the next event; up to the first comma if a time or place stands before it."""
    own: list[int] = []
    for at in clause.words:
        if at < trigger.first:
            continue
        if at >= trigger.last and (at in context.verbs or context.texts[at] in ("را", "رو") or _other_starts(context, trigger, at)):
            break
        if (context.texts[at] == "،" and _settled(context, own)) or _new_noun(context, trigger, at):
            break
        own.append(at)
    return own


def _new_noun(context: Context, trigger: Trigger, at: int) -> bool:
    """«بازداشت … و تحویل پیکر او»: another noun follows «و», no number, place or time."""
    if context.texts[at] != "و" or at < trigger.last + 2 or at + 1 >= len(context.texts):
        return False
    found = {first for first, _, _ in [*context.times, *context.places, *context.numbers]}
    return at + 1 not in found and context.texts[at + 1] not in words("function", "prepositions") and not person_at(context.texts, at + 1)


def _settled(context: Context, own: list[int]) -> bool:
    inside = set(own)
    return any(first in inside for first, _, _ in [*context.times, *context.places])


def _other_starts(context: Context, trigger: Trigger, at: int) -> bool:
    return any(t.first == at and t is not trigger and t.form in ("verb", "nominal") for t in context.triggers)


def _without_nouns(context: Context, trigger: Trigger, clause: Clause) -> list[int]:
    """The clause's words without those of an event noun in «پس از …», «در پی …», «در اعتراض به …», and without those in brackets."""
    taken = _aside(context, trigger)
    for other in context.triggers:
        led = other.first > 0 and context.texts[other.first - 1] in words("function", "leads")
        if other.form == "nominal" and led and other.first in clause.words and other.first < trigger.first:
            taken.update(_up_to_comma(context, other, clause))
    return [at for at in clause.words if at not in taken]


def _aside(context: Context, trigger: Trigger) -> set[int]:
    """The words in brackets that close before the trigger: «۳ بازداشت (دو زن و یک مرد)، یک نفر آزاد شد»."""
    inside: set[int] = set()
    opened = -1
    for at in range(trigger.first):
        if context.texts[at] == "(":
            opened = at
        elif context.texts[at] == ")" and opened >= 0:
            held = range(opened, at + 1)
            inside.update(held if any(first in held and n.kind == "count" for first, _, n in context.numbers) else ())
            opened = -1
    return inside


def _up_to_comma(context: Context, noun: Trigger, clause: Clause) -> list[int]:
    rest = [at for at in clause.words if at >= noun.first]
    for place, at in enumerate(rest):
        if context.texts[at] == "،":
            return rest[:place]
    return []
