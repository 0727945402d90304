"""Days of what is still to come: «شنبه تجمع می‌کنند» and «قرار است شنبه تجمع کنند» mean the next Saturday, «۱۴ آذر گرد هم می‌آییم» the next 14 Azar."""

from datetime import date, timedelta

import msgspec

from gavah.model import TimeMention
from gavah.model.vocabulary import Modality
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.triggers import Trigger

_UNREAL = frozenset({"planned", "called-for", "hypothetical", "possible"})
_LASTING = frozenset({"بودن", "بردن", "داشتن", "ماندن", "یافتن"})
"""Verbs of a state: «از شنبه در اعتصاب‌اند» goes on."""
_ANNOUNCED = ("protest", "rally", "execution", "release")
"""Types that are told in the present before they come about, and seldom after."""
_WEEK = 7
_YEAR = 365
_FAR = 270
"""A date without its year that lies so many days back is the coming one, in what is planned."""
_BACK = frozenset({"گذشته", "پیش", "قبل"})


def coming(context: Context, times: tuple[TimeMention, ...], modality: Modality) -> tuple[TimeMention, ...]:
    """`times` of something planned or called for, each weekday and each date without a year as the next one from the report on."""
    said = context.passage.published
    if said is None or modality not in _UNREAL:
        return times
    return tuple(_next(time, said) for time in times)


def _next(time: TimeMention, said: date) -> TimeMention:
    if time.earliest is None or time.latest is None or time.earliest >= said or _BACK & set(time.words.replace("\u200c", " ").split()):
        return time
    back = (said - time.earliest).days
    if time.rule.startswith("weekday") and (time.latest - time.earliest).days < _WEEK:
        weeks = timedelta(days=-(-back // _WEEK) * _WEEK)
        return _moved(time, weeks)
    if time.rule in ("solar-day", "solar-days") and time.relative and back >= _FAR:
        return _moved(time, timedelta(days=_YEAR))
    return time


def _moved(time: TimeMention, by: timedelta) -> TimeMention:
    assert time.earliest is not None
    assert time.latest is not None
    first, last = time.earliest + by, time.latest + by
    value = first.isoformat() if first == last else time.value
    return msgspec.structs.replace(time, earliest=first, latest=last, value=value, relation="" if time.relation == "since" else time.relation)


def is_ahead(trigger: Trigger, time: TimeMention, said: date) -> bool:
    """Whether a day lies behind its report; the date of the day after may be that of a story told in the present: «پنجشنبه ۱۸ دی بازداشت می‌شود»."""
    if time.earliest is None or time.earliest <= said:
        return False
    dated = time.rule.startswith("solar-day") and (time.earliest - said).days == 1
    return not dated or trigger.row.type.startswith(_ANNOUNCED)


def to_come(context: Context, trigger: Trigger, times: tuple[TimeMention, ...]) -> bool:
    """Whether what is told in the present for a bare weekday is still to come: «رانندگان از شنبه دست از کار می‌کشند», «حکم یکشنبه اجرا می‌شود»."""
    carried = trigger.verb or (context.clause(trigger).verb if trigger.form == "nominal" else None)
    if carried is None or carried.tense != "present" or carried.infinitive in _LASTING or not trigger.row.type.startswith(_ANNOUNCED):
        return False
    said = context.passage.published
    weekday = bool(times) and times[0].rule.startswith("weekday") and times[0].earliest is not None
    return weekday and said is not None and times[0].earliest != said and not (carried.negated and times[0].relation == "since")
