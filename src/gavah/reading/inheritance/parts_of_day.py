"""Parts of a day told without it: "four were home by midnight", «شب هر دو برگشتند». They lie on the day told last."""

import re
from datetime import timedelta
from itertools import islice

import msgspec

from gavah.model import TimeMention
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import FEW, is_real, is_sum
from gavah.reading.inheritance.told_days import is_recent, of_another
from gavah.reading.told import Told

_PART = re.compile(r"T(?:MO|MI|AF|EV|NI|12:00|24:00)")
_MORNING, _NIGHT = re.compile(r"TMO"), re.compile(r"T(?:EV|NI|24:00)")
_APART = re.compile(r"[.;؛:]|\b(?:but|while|whose)\b|\s(?:اما|ولی|که)\s")  # what parts a time from the event of another clause
_BOUNDS = frozenset({"since", "until", "after", "before"})
_REACH = 70  # characters between the part of a day and the event's word


def day_of_part(around: Around, one: Told, beside: list[Told]) -> tuple[TimeMention, ...]:
    """The day told last, for an event whose clause tells only a part of it; a morning told behind a night is the next."""
    if not is_real(one.hit) or is_sum(one.hit) or one.hit.kind == "statement":
        return ()
    part = _part_of(around, one, beside)
    day = _day_before(around, part) if part is not None else None
    if part is None or day is None or day.earliest is None:
        return ()
    later = _MORNING.search(part.value) and _night_between(around, day, part)
    if not later:
        return (day,)
    first = day.earliest + timedelta(days=1)
    if around.said is not None and first > around.said:
        return ()
    return (msgspec.structs.replace(part, earliest=first, latest=first, value=first.isoformat(), granularity="day"),)


def _part_of(around: Around, one: Told, beside: list[Told]) -> TimeMention | None:
    """The part of a day in the event's clause, where that has no day and no other event stands between."""
    (start, end), (first, last) = one.hit.sentence, one.hit.trigger
    parts = [t for t in around.parts(start, end) if _PART.search(t.value)]
    for part in sorted(parts, key=lambda t: abs(t.start - first)):
        low, high = (part.end, first) if part.end <= first else (last, part.start)
        if high - low > _REACH or _APART.search(around.text, low, max(low, high)) or around.times(low, max(low, high)):
            continue
        if any(low <= t.hit.trigger[0] < high for t in beside):
            continue
        return part
    return None


def _day_before(around: Around, part: TimeMention) -> TimeMention | None:
    """The day told last before a part of it, in its sentence or those right before."""
    here = around.at(part.start)
    if here is None:
        return None
    for sentence in (here, *islice(around.before(here), FEW)):
        days = [t for t in around.times(sentence.start, min(sentence.end, part.start)) if t.earliest == t.latest and t.relation not in _BOUNDS]
        if days:
            last = days[-1]
            return last if is_recent(around, last) and not of_another(around, last, sentence.start) else None
    return None


def _night_between(around: Around, day: TimeMention, part: TimeMention) -> bool:
    """Whether an evening or night has been told between the day and the part."""
    told = around.parts(day.start, part.start)
    return any(_NIGHT.search(t.value) for t in told) or (day.type == "TIME" and _NIGHT.search(day.value) is not None)
