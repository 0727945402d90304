"""What only came later: «در اعتراضات سال ۱۴۴۹ بازداشت و سپس اعدام شد» tells the year of the arrest, not of the execution."""

from gavah.model import TimeMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import holds, phrases
from gavah.reading.frames.persian.triggers import Trigger

_LATER = phrases(
    [
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
)
_COURTS = ("execution", "sentence")
_OPENS = 5
"""Words of a clause among which it says that it tells of something later."""


def only_later(context: Context, trigger: Trigger, time: TimeMention) -> bool:
    """Whether the year of the clause before (for a sentence and its execution also its month or window) says nothing of what the trigger tells."""
    coarse = time.granularity == "year" or (time.granularity != "day" and trigger.row.type.startswith(_COURTS))
    clause = context.clause(trigger)
    return coarse and holds(tuple(context.texts[at] for at in clause.words[:_OPENS] if at < trigger.first), _LATER)
