"""What brings about what: «مرگ او | موجب اعتراضاتی در شیراز شد» tells of a death elsewhere before, and of protests in Shiraz."""

from typing import TypeVar

from gavah.model import BEFALLEN, PlaceMention, TimeMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues
from gavah.reading.frames.persian.triggers import Trigger

_M = TypeVar("_M", TimeMention, PlaceMention)


def _effect_from(context: Context, trigger: Trigger) -> int | None:
    """The word from which on the clause of a deed's noun tells of what the deed brought about; None where it brings about nothing."""
    if trigger.form != "nominal" or trigger.row.measure not in BEFALLEN or trigger.first in context.governors:
        return None
    return next((at for at in _divides(context, trigger) if at >= trigger.last), None)


def is_effect(context: Context, trigger: Trigger) -> bool:
    """Whether a noun names the protests that something brought about: «… منجر به | تظاهرات | در اهواز شد»."""
    return _cause_before(context, trigger) is not None


def words_of_effect(context: Context, trigger: Trigger) -> list[int]:
    """The words of its clause that tell of the protests that something brought about; [] for anything else."""
    cause = _cause_before(context, trigger)
    return [] if cause is None else [at for at in context.clause(trigger).words if at > cause]


def on_side(told: tuple[_M, ...], after: int | None, upto: int | None) -> tuple[_M, ...]:
    """Of days or places those behind the offset `after` and before `upto`."""
    return tuple(one for one in told if (after is None or one.start > after) and (upto is None or one.start < upto))


def own_side(context: Context, trigger: Trigger) -> tuple[int | None, int | None]:
    """The offsets of the words that part a deed and what it brought about: those before the event, and those behind it; None where there are none."""
    if (effect := _effect_from(context, trigger)) is not None:
        return None, context.range(effect, effect + 1)[0]
    cause = _cause_before(context, trigger)
    return (None if cause is None else context.range(cause, cause + 1)[0]), None


def _cause_before(context: Context, trigger: Trigger) -> int | None:
    if not trigger.row.type.startswith("protest"):
        return None
    if trigger.form == "verb":
        return trigger.first if trigger.first in _divides(context, trigger) else None  # «موجب اعتراضاتی در شیراز شد»
    return next((at for at in _divides(context, trigger) if at < trigger.first), None)


def _divides(context: Context, trigger: Trigger) -> list[int]:
    """The first words of what parts a deed from what it brought about, in the trigger's clause: «موجب», «منجر به», «جرقهٔ»."""
    clause = context.clause(trigger)
    if clause.verb is None or clause.verb.negated or not clause.verb.finite:
        return []
    inside = [at for at in clause.words if at < clause.verb.first]
    phrases = cues("total", "bringing")
    return [at for at in inside if (at == 0 or context.texts[at - 1] != "به") and any(context.texts[at : at + len(p)] == p for p in phrases)]
