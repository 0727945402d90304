"""What only came later: «در اعتراضات سال ۱۴۴۹ بازداشت و سپس اعدام شد» tells the year of the arrest, not of the execution."""

import re

from gavah.model import TimeMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import holds, phrases
from gavah.reading.frames.persian.triggers import Trigger

_WORDS = [
    "سپس",
    "بعدا",
    "بعدها",
    "بعدتر",
    "متعاقبا",
    "پس از آن",
    "بعد از آن",
    "پس از مدتی",
    "بعد از مدتی",
    "مدتی بعد",
    "چندی بعد",
    "سرانجام",
    "در نهایت",
    "نهایتا",
    "عاقبت",
    "دست آخر",
    "در ادامه",
    "پس از محاکمه",
    "پس از چند",
    "بعد از چند",
]
_LATER = phrases(_WORDS)
_BEFORE = re.compile(rf"(?:\bو|[،؛])\s+(?:{'|'.join(_WORDS)})\b[^.؛،]{{0,40}}$")
_COURTS = ("execution", "sentence")
_OPENS = 5
"""Words of a clause among which it says that it tells of something later."""


def only_later(context: Context, trigger: Trigger, time: TimeMention) -> bool:
    """Whether the year of the clause before (for a sentence and its execution also its month or window) says nothing of what the trigger tells."""
    clause = context.clause(trigger)
    told = tuple(context.texts[at] for at in clause.words[:_OPENS] if at < trigger.first)
    return _is_coarse(time, trigger.row.type) and holds(told, _LATER)


def came_later(time: TimeMention, event: str, between: str) -> bool:
    """The same of an event type and the words between the time and its trigger."""
    return _is_coarse(time, event) and _BEFORE.search(between.replace("\u064b", "")) is not None


def came_upon(between: str) -> bool:
    """Whether the words `between` a day and an event word behind lead it in as what had come before: «جمعه … در واکنش به کشته شدن …»."""
    return _UPON.search(between.replace("\u200c", " ")) is not None or told_to_kin(between)


_UPON = re.compile(r"(?:\b(?:واکنش|اعتراض|پاسخ|خونخواهی)\s+به|\b(?:به\s+)?(?:تلافی|انتقام|سوگ))\s+$")


def told_to_kin(between: str) -> bool:
    """Whether the words `between` a day and an event word make it that on which kin were told: «یکشنبه با خانواده تماس گرفتند و گفتند …»."""
    return _KIN_TOLD.match(between) is not None


_KIN_TOLD = re.compile(
    r"(?:[^.؛!؟]{0,40}\s)?(?:تماس گرفت|زنگ زد|به (?:خانواده|مادر|پدر|همسر|برادر|بستگان|نزدیکان)\S*\s(?:\S+\s){0,3}?(?:خبر|اطلاع|گفتند|اعلام))"
    r"[^.؛!؟]*$"
)


def _is_coarse(time: TimeMention, event: str) -> bool:
    return time.granularity == "year" or (time.granularity != "day" and event.startswith(_COURTS))
