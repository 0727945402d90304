"""The day of what ended some time behind its beginning: "detained on 11 June and let go after nine days", «پس از دوازده روز در کما درگذشت»."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from gavah.model import TimeMention
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.found import tells_of_finding
from gavah.reading.inheritance.hits import DIED_OF, is_single
from gavah.reading.inheritance.told_days import days_between
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_LENGTH = re.compile(r"P(\d{1,3}|X)([DWM])")
_AFTER = re.compile(r"(?i)(?:\b(?:after|following)|(?:پس|بعد) از)\s+(?:(?:about|some|only|just|nearly|گذشت|تنها|حدود|نزدیک به)\s+)?$")
_BEHIND = re.compile(
    r"(?i)\s+(?:later\b|after (?:(?:he|she) (?:was|had been)|being|having been|the) (?:\w+ )?(?:shot|shooting|wound|injur|hit\b|struck|beat|attack)|"
    r"(?:بعد|پس) از (?:\S+ ){0,3}?(?:اصابت|تیر|گلوله|شلیک|مجروح|زخمی|جراحت))"
)
_LATER = re.compile(r"(?i)(?P<D>\bdays?\b|روز)|(?P<W>\bweeks?\b|هفته)|(?P<M>\bmonths?\b|ماه)")
_DAYS = {"D": (1, 0), "W": (7, 0), "M": (30, 15)}
"""Days of a day, a week and a month, and by how many days so many of them may be rounded."""
_SOME = {"D": (1, 30), "W": (7, 120), "M": (28, 730)}
"""Days that "some days", "some weeks", "some months" may be, the fewest and the most."""
_CLAUSE = re.compile(r"(?i)[;؛:]|\b(?:and|but|that|who|which|was|were|when|while)\b|،\s|\sو\s|\sکه\s")
"""What ends the clause that a length stands in."""
_FAR = 600  # characters between the beginning and its end
_NEAR = 90  # characters between a length and the word of the end
_LONGEST = 400  # days over which a length is told exactly


class _Length(NamedTuple):
    """The words for how long something took, with the fewest and the most days it may be."""

    time: TimeMention
    fewest: int
    most: int


def day_after_length(around: Around, told: Sequence[Told], i: int) -> None:
    """Give a release "after nine days" the day so long behind the arrest told last before it; a death the one so long behind the wound."""
    one = told[i]
    if one.hit.kind != "event" or not (one.hit.type == "release" or (one.hit.measure == "dead" and is_single(one.hit))):
        return
    length = _length_of(around, one)
    began = _began(around, told, i, length.time) if length is not None else None
    if length is not None and tells_of_finding(around, one):
        length = length._replace(fewest=0)  # the body was found then
    if length is not None and began is not None and (end := _end(began, length, around.said)) is not None:
        one.times, one.when_rule = (end,), "inherited:paragraph"


def _length_of(around: Around, one: Told) -> _Length | None:
    """How long it took until the event; None where its clause does not tell."""
    start, end = one.hit.sentence
    for time in sorted((*around.lengths(start, end), *around.undated(start, end)), key=lambda t: -t.start):
        if not _is_beside(around, time, one):
            continue
        if time.value == "FUTURE_REF":  # "several days later"
            unit = _LATER.search(time.words)
            if unit is not None:
                return _Length(time, *_SOME[unit.lastgroup or "D"])
            continue
        found = _LENGTH.fullmatch(time.value)
        if found is None or not (_AFTER.search(around.text, start, time.start) or _BEHIND.match(around.text, time.end)):
            continue
        if found[1] == "X":
            return _Length(time, *_SOME[found[2]])
        days, slack = _DAYS[found[2]]
        if 0 < (many := int(found[1]) * days) <= _LONGEST:
            return _Length(time, many - slack, many + slack)
    return None


def _is_beside(around: Around, time: TimeMention, one: Told) -> bool:
    """Whether `time` stands in the clause of the event's word; a Persian verb stands behind all that belongs to it."""
    first, last = one.hit.trigger
    if time.end <= first:
        return first - time.end < _NEAR and _CLAUSE.search(around.text, time.end, first) is None
    return around.scan.language != "fa" and 0 <= time.start - last < _NEAR and _CLAUSE.search(around.text, last, time.start) is None


def _began(around: Around, told: Sequence[Told], i: int, length: TimeMention) -> TimeMention | None:
    """The day from which `length` counts: that of the arrest or the wound told before it; None where the event's own day is told."""
    one = told[i]
    own = one.times[0] if one.times and not one.when_rule and one.times[0].start != length.start else None
    if one.hit.type == "release":
        taken = next((t for t in reversed(told[:i]) if t.hit.measure == "arrested" and _may_end(t, one)), None)
        day = taken.times[0] if taken is not None else None
        return None if day is None or (own is not None and own.earliest != day.earliest) else day
    start, end = one.hit.sentence
    before = around.dates_told(start, length.start)
    if len(before) > 1 or around.dates_told(length.end, end):
        return None
    if before:
        return before[0] if _is_day(before[0]) and patterns().dies_of.search(around.text, start, min(length.start, one.hit.trigger[0])) else None
    hurt = next((t for t in reversed(told[:i]) if t.hit.measure in DIED_OF and _may_end(t, one)), None)
    return hurt.times[0] if hurt is not None and (own is None or own == hurt.times[0]) else None


def _is_day(time: TimeMention) -> bool:
    return time.earliest is not None and time.earliest == time.latest


def _may_end(begun: Told, one: Told) -> bool:
    """Whether what `begun` tells, of a day that is told, may have ended so for those of `one`."""
    if not begun.times or not _is_day(begun.times[0]) or one.hit.sentence[0] - begun.hit.sentence[1] > _FAR:
        return False
    ended, many = (h.number.low if h.number else 1 for h in (one.hit, begun.hit))
    return ended <= many


def _end(began: TimeMention, length: _Length, said: date | None) -> TimeMention | None:
    """The day, or the window of days, that lies so long behind `began`; None where that is behind the telling."""
    assert began.earliest is not None
    first, last = (began.earliest + timedelta(days=days) for days in (length.fewest, length.most))
    last = min(last, said) if said is not None else last
    if last < first:
        return None
    if first == last:
        return msgspec.structs.replace(began, earliest=first, latest=first, value=first.isoformat(), granularity="day", relation="on", relative=True)
    return days_between(began, first, last)
