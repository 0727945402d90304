"""The day of a release that is told by how long somebody was held: "detained on 11 June and let go after nine days", «پس از نه روز آزاد شد»."""

import re
from datetime import timedelta

import msgspec

from gavah.model import TimeMention
from gavah.reading.inheritance.around import Around
from gavah.reading.told import Told

_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_AFTER = re.compile(r"(?i)(?:\bafter|(?:پس|بعد) از)\s+(?:گذشت\s+|some\s+|only\s+|just\s+|تنها\s+)?$")
_DAYS = {"D": 1, "W": 7}
_FAR = 600  # characters between an arrest and the release that ended it
_NEAR = 90  # characters between a length and the release's word
_LONGEST = 90  # days over which a length is told exactly


def day_of_release(around: Around, told: list[Told], i: int) -> None:
    """Give a release "after nine days" the day so long behind that of the arrest told last before it."""
    one = told[i]
    length = _held_for(around, one) if one.hit.type == "release" and one.hit.kind == "event" else None
    taken = next((t for t in reversed(told[:i]) if t.hit.measure == "arrested" and _may_end(t, one)), None) if length else None
    if length is None or taken is None or (one.times and not one.when_rule and one.times[0].earliest != taken.times[0].earliest):
        return
    one.times, one.when_rule = (_later(taken.times[0], length),), "inherited:paragraph"


def _held_for(around: Around, one: Told) -> timedelta | None:
    """How long the words of the release say that somebody was held; None where they do not."""
    start, end = one.hit.sentence
    for time in around.lengths(start, end):
        found = _LENGTH.fullmatch(time.value)
        near = abs(time.start - one.hit.trigger[1]) < _NEAR or abs(one.hit.trigger[0] - time.end) < _NEAR
        if found and near and _AFTER.search(around.text, start, time.start):
            days = int(found[1]) * _DAYS[found[2]]
            return timedelta(days=days) if 0 < days <= _LONGEST else None
    return None


def _may_end(taken: Told, one: Told) -> bool:
    """Whether the arrest `taken`, of a day that is told, may be of those whom `one` sets free."""
    day = taken.times[0] if taken.times else None
    if day is None or day.earliest is None or day.earliest != day.latest or one.hit.sentence[0] - taken.hit.sentence[1] > _FAR:
        return False
    freed, held = (h.number.low if h.number else 1 for h in (one.hit, taken.hit))
    return freed <= held


def _later(day: TimeMention, length: timedelta) -> TimeMention:
    assert day.earliest is not None
    end = day.earliest + length
    return msgspec.structs.replace(day, earliest=end, latest=end, value=end.isoformat(), granularity="day", relation="on", relative=True)
