"""The killed and wounded of whom only "some" is told, in Persian: «شماری کشته و زخمی بر جای گذاشت», «تعدادی کشته و زخمی شدند»."""

import msgspec

from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.triggers import Trigger

_TELLS = frozenset({"گذاشتن", "داشتن", "دادن", "بودن", "ماندن", "گرفتن", "شدن"})
"""Verbs with which a noun of the dead tells that there are: «کشته و زخمی بر جا گذاشت», «کشته داد», «کشته داشت»."""


def are_some(context: Context, trigger: Trigger) -> bool:
    """Whether «شماری», «تعدادی» and the like stand before the trigger's noun, or before one that «و» joins to it."""
    at = trigger.first
    nouns = {t.first for t in context.triggers if t.last - t.first == 1}
    while at > 1 and context.texts[at - 1] in ("و", "یا") and at - 2 in nouns:
        at -= 2
    return at > 0 and context.texts[at - 1] in words("persons", "some")


def some_of(context: Context, trigger: Trigger, hit: FrameHit) -> list[FrameHit]:
    """`hit` of several of unknown number, for a person noun that the clause only tells to be there; none for what else it says of them."""
    verb = context.clause(trigger).verb
    told = verb is None or (verb.infinitive in _TELLS and not verb.negated)
    return [unnumbered(hit)] if told and are_some(context, trigger) and hit.measure in ("dead", "injured") else []


def unnumbered(hit: FrameHit) -> FrameHit:
    """`hit` of several, nobody knows how many."""
    measure = "dead" if hit.measure == "dead|injured" else hit.measure  # one number for both is another matter
    bare = {"number": None, "singular": None, "victims": (), "victims_complete": False, "anaphor": False}
    return msgspec.structs.replace(hit, measure=measure, note="plural", rule="some", **bare)
