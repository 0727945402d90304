"""The day on which a life ended, told apart from the words for the death: in the brackets behind a name, or once in a short passage."""

import re
from itertools import pairwise

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.hits import BODILY, is_single
from gavah.reading.inheritance.told_days import is_birth, is_said, of_another, within
from gavah.reading.patterns import patterns
from gavah.reading.told import Told
from gavah.reading.yearless import value_of

_DASH = re.compile(r"[^().;؛]{0,30}[-\u2013\u2014\u2212][^().;؛\d۰-۹]{0,20}")  # between a birth and a death in brackets: "3 May 1970 – 8 June 2003"
_OPENED, _CLOSED = re.compile(r"\([^()؛;]{0,30}$"), re.compile(r"(?:[^()؛;]|\([^()]{1,20}\)){0,40}\)")
_OPENING = re.compile(r"\s*\([^()؛;]{0,20}")
_SUBJECT = re.compile(r"[^.،,؛;:()\d]{2,50}(?:\([^()]{1,20}\)[^.،,؛;:()\d]{1,30})?\([^()؛;]{0,20}")
_BORN_IN = re.compile(r"\(\s*(?:born |b\. |متولد |زاده )?([12]\d{3}|[۱۲][۰-۹]{3})\s*[-\u2013\u2014\u2212]\s*$")
_DASHED = re.compile(r"\([^()؛;]{0,80}[-\u2013\u2014\u2212][^()؛;]{0,20}$")
_IN = re.compile(r"\s*[,،]?\s*(?:(?:in|at|در)\s)?(?:شهر\s|زندان\s)?")
_PRONOUN = re.compile(r"^(?:He|She) |(?:^|\s)(?:او|وی) (?!را )")
_BESIDE = 32
_IN_BRACKETS = 110  # characters of a life in brackets before the day it ended
_MONTH, _DAY = len("XXXX-01"), len("XXXX-01-01")


def end_of_life(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The death's day in the brackets of a life, where the sentence tells of one death and no other day of it: "A (3 May 1970 – 8 June 2003)"."""
    hit = one.hit
    if hit.measure not in ("dead", "executed") or not is_single(hit) or hit.polarity != "affirmed":
        return ()
    for born, died in _lives(around, hit.sentence):
        others = [t for t in one.times if t.start not in (born, died.start)]
        if died.end <= hit.trigger[0] and (_is_his_own(around.text, hit, born) or all(_holds(t, died) for t in others)):
            return (died,)
    return _of_biography(around, one)


def place_of_end(around: Around, died: TimeMention) -> tuple[PlaceMention, ...]:
    """The place right behind the day on which a life ended, in its brackets: "(3 May 1970 – 8 June 2003, Shiraz)"."""
    closed = _CLOSED.match(around.text, died.end)
    if closed is None or not _DASHED.search(around.text, max(0, died.start - _IN_BRACKETS), died.start):
        return ()
    first = next(iter(around.places(died.end, closed.end(), homes=True)), None)
    return (first,) if first is not None and _IN.fullmatch(around.text, died.end, first.start) else ()


def _lives(around: Around, part: Range) -> list[tuple[int, TimeMention]]:
    """Where the births of the lives in brackets of a part begin, and the days on which these ended."""
    low, high = part
    dates = [t for t in around.scan.times if low <= t.start < high and t.type == "DATE" and t.earliest and t.latest and not t.relative]
    lives = [(born.start, died) for born, died in pairwise(dates) if _is_life(around.text, born, died)]
    return lives + [(opened.start(1), t) for t in dates if (opened := _of_year(around.text, low, t)) is not None]


def _of_biography(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The day in the brackets that open a passage about one person, where a later sentence tells of that one's death and of no other day."""
    first = around.sentences[0]
    here = around.at(one.hit.sentence[0])
    if here is None or here.start == first.start or not all(t.granularity == "year" for t in one.times) or around.times(here.start, here.end):
        return ()
    for born, died in _lives(around, (first.start, first.end)):
        name = around.text[first.start : born].partition("(")[0].split()
        if died.granularity == "day" and name and _SUBJECT.fullmatch(around.text, first.start, born) and _speaks_of(around.text, one.hit, name[-1]):
            return (died,)
    return ()


def _speaks_of(text: str, hit: FrameHit, name: str) -> bool:
    """Whether it befell the one of that last name: the subject of its clause or a pronoun."""
    if hit.anaphor:
        return True
    led = text[hit.sentence[0] : hit.trigger[0]]
    return led.startswith(f"{name} ") or _PRONOUN.search(led) is not None


def _of_year(text: str, start: int, died: TimeMention) -> re.Match[str] | None:
    """A year of birth before a day of death in brackets: "A (1970 – 8 June 2003)"."""
    opened = _BORN_IN.search(text, max(start, died.start - _BESIDE), died.start)
    return opened if opened is not None and died.granularity == "day" and _CLOSED.match(text, died.end) is not None else None


def _is_his_own(text: str, hit: FrameHit, born: int) -> bool:
    """Whether the life in brackets stands behind the name of the victim or of whom the sentence is: he died on that last day."""
    named = len(hit.victims) == 1 and _OPENING.fullmatch(text, hit.victims[0][1], born) is not None
    return named or (not hit.victims and _SUBJECT.fullmatch(text, hit.sentence[0], born) is not None)


def _is_life(text: str, born: TimeMention, died: TimeMention) -> bool:
    dashed = _DASH.fullmatch(text, born.end, died.start) is not None
    opened = _OPENED.search(text, max(0, born.start - _BESIDE), born.start) is not None
    later = born.latest is not None and died.earliest is not None and born.latest < died.earliest
    return dashed and opened and later and _CLOSED.match(text, died.end) is not None


def _holds(time: TimeMention, day: TimeMention) -> bool:
    """Whether `time` is wider than `day` and may hold it: the year or month in which a death is first told of."""
    if time.earliest is None or time.latest is None:
        return True
    return time.granularity != "day" and within(day, time)


def only_day(around: Around, month: TimeMention | None = None) -> tuple[TimeMention, ...]:
    """The one day that a short passage names, births, burials and sayings aside; `month`: in that month."""
    passage = around.scan.passage
    if passage.end - passage.start > SHORT:
        return ()
    days = _days(around, (passage.start, passage.end))
    days = [t for t in days if _in_month(t, month)] if month else days or _months(around, (passage.start, passage.end))
    return (days[0],) if len({t.value[:_DAY] for t in days}) == 1 else ()


def _days(around: Around, part: Range) -> list[TimeMention]:
    named = [t for t in [*around.times(*part), *around.yearless(*part)] if t.granularity == "day"]
    told = [t for t in named if (s := around.at(t.start)) and not is_said(around, t, s) and not of_another(around, t, s.start)]
    return [t for t in told if not is_birth(around, t, part[0]) and not _is_before_story(around, t)]


def _months(around: Around, part: Range) -> list[TimeMention]:
    """The months of a part that names no day: «از جان‌باختگان دی ۱۴۰۴»."""
    months = [t for t in around.dated(*part) if t.granularity == "month" and not is_birth(around, t, part[0])]
    return [t for t in months if (s := around.at(t.start)) and not of_another(around, t, s.start) and not _is_before_story(around, t)]


def _is_before_story(around: Around, time: TimeMention) -> bool:
    """Whether `time` is that of an arrest or a death in the pluperfect: «برادرش در آبان ۱۳۹۸ کشته شده بود»."""
    return patterns().had_been.match(around.text, time.end) is not None


def _in_month(day: TimeMention, month: TimeMention) -> bool:
    """Whether `day` lies in `month`, as far as both are told: a year that only one of them has speaks against nothing."""
    if day.earliest and month.earliest:
        return within(day, month)
    return day.calendar == month.calendar and value_of(day)[4:_MONTH] == value_of(month)[4:_MONTH] != ""


def is_month(one: Told) -> bool:
    """Whether an event is only told of a month."""
    return len(one.times) == 1 and one.times[0].granularity == "month"


def is_end(hit: FrameHit) -> bool:
    """Whether the hit is one person's death or injury told as having happened."""
    return hit.measure in BODILY and hit.kind == "event" and is_single(hit) and hit.polarity == "affirmed"
