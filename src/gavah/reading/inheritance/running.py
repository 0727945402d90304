"""The days of what goes on: "on strike for the fifth day" began four days before it was told."""

from datetime import timedelta

import msgspec

from gavah.model import COUNTABLE, TimeMention
from gavah.reading.frames.frame import Sentence
from gavah.reading.inheritance.around import Around
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_GOES_ON = ("protest.strike", "protest.hunger", "protest.demo", "internet-cut", "censorship")
_LONGEST = 400  # days: a higher counter numbers something else


def running(around: Around, told: list[Told]) -> None:
    """Give each strike, protest or outage that is told to go on "for the fifth day" the days from the first to the one on which it was told.

    What happened "on the fifth day" happened on that day alone; what "began on Monday and entered its third day" has the day told. Persian
    frames do this by themselves.
    """
    for one in told if around.scan.language == "en" else ():
        if one.hit.type.startswith(_GOES_ON) and one.hit.kind == "event" and one.hit.modality in COUNTABLE:
            one.times = _since_first(around, one) or one.times


def _since_first(around: Around, one: Told) -> tuple[TimeMention, ...]:
    start, end = one.hit.sentence
    counters = [t for t in around.scan.times if t.ordinal_day and start <= t.start < end]
    counters = [t for t in counters if patterns().goes_on.search(around.text[start : t.start])]
    days = [t for t in one.times if t.earliest is not None and t.earliest == t.latest]
    last = days[0].earliest if len(days) == 1 else around.said if not [t for t in one.times if t.earliest] else None
    later = [t for t in around.times(start, end) if last is not None and t.earliest is not None and t.earliest > last]
    if len(counters) != 1 or later or last is None or not 1 < (counters[0].ordinal_day or 0) <= _LONGEST:
        return ()
    first = last - timedelta(days=(counters[0].ordinal_day or 1) - 1)
    return (msgspec.structs.replace(counters[0], earliest=first, latest=last, granularity="window", relation="within"),)


def goes_on_apart(around: Around, time: TimeMention, sentence: Sentence, one: Told, earlier: list[Told]) -> bool:
    """Whether `time` is how long something else than `one` has gone on up to the telling."""
    lenders = [t for t in earlier if t.hit.sentence[0] == sentence.start and t.times and t.times[0] == time]
    long = time.relation == "since" or (
        time.earliest != time.latest == around.said and (time.ordinal_day is not None or around.scan.language == "fa")
    )
    return long and all(t.hit.type != one.hit.type for t in lenders)


def reaches(around: Around, long: TimeMention, day: TimeMention) -> bool:
    """Whether `day` lies in what has gone on since the beginning of `long`."""
    last = around.said or long.latest
    return bool(long.earliest and day.earliest and last and long.earliest <= day.earliest <= last)
