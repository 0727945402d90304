"""Days of what goes on: «برای دومین روز», «وارد دوازدهمین روز شد», «سه روز است که قطع است», «از آغاز سال تا پایان آذر»."""

from datetime import date, timedelta
from functools import cache

import msgspec

from gavah.model import TimeMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.triggers import Trigger

_REACH = 4
"""Words between an event noun and the day of it that stands before: «پنجمین روز | اعتصاب»."""
_GOES_ON = ("است", "ست", "که", "میشه", "هست", "می شود")
_LEAD = 4
"""Words of «سه شب است» that stand before as a clause of their own."""
_LONGEST = 400
_ENDED = frozenset({"protest.hunger", "protest.strike", "protest.obstruct", "internet-cut"})
_ENDS = frozenset({"پایان", "شکست", "خاتمه", "وصل"})


def since_its_start(context: Context, trigger: Trigger, times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """`times` with the days that have passed since the event began, where its clause says the how-manieth day it is."""
    if not trigger.row.type.startswith(("protest", "internet-cut", "censorship")):
        return times
    found = _passed(context, trigger)
    if trigger.row.type == "protest.demo" and times and times[0].granularity == "day":
        return times  # «دیروز برای سومین روز … جمع شدند»: each day's crowd is its own
    base = _base(context, times)
    if found is None or base is None or any(t.earliest and t.earliest == t.latest and t.earliest > base for _, _, t in context.times):
        return times
    days, time = found
    if began := next((t for _, _, t in context.times if t.earliest == t.latest == base - timedelta(days=days)), None):
        return (msgspec.structs.replace(began, relation="on"),)  # «که از ۱۰ مهر آغاز شد، دیروز وارد دوازدهمین روز شد»
    whole = {"earliest": base - timedelta(days=days), "latest": base, "granularity": "window", "relation": "", "type": "DATE", "rule": "running-day"}
    return (msgspec.structs.replace(time, **whole),)


def _base(context: Context, times: tuple[TimeMention, ...]) -> date | None:
    """The day that is counted from: the one told, else the one of the report."""
    told = next((t for t in times if t.granularity == "day" and t.earliest is not None and t.relation in ("", "on")), None)
    return told.earliest if told is not None else context.passage.published


def _passed(context: Context, trigger: Trigger) -> tuple[int, TimeMention] | None:
    """How many days before the one told the event began, and the words that say so."""
    own = context.clause(trigger)
    clause = {at for c in (own, *(c for c in context.earlier(own) if len(c.words) <= _LEAD)) for at in c.words}
    for first, last, time in context.times:
        if first not in clause and not trigger.first - _REACH <= first < trigger.last:
            continue
        if time.rule in ("nth-day", "nth") and "روز" in context.texts[first:last]:
            nth = _ordinal(context.texts[first:last])
            if nth is not None and 1 < nth <= _LONGEST:
                return nth - 1, time
        if time.type == "DURATION" and time.value.startswith("P") and time.value.endswith("D") and time.value[1:-1].isdigit():
            spoken = context.texts[last - 1] == "روزه" and trigger.verb is not None
            before = context.texts[first - 1] if first else ""
            goes_on = context.texts[last : last + 1] and context.texts[last] in _GOES_ON
            if (goes_on or spoken) and before not in ("از", "پس", "تا", "بعد") and int(time.value[1:-1]) <= _LONGEST:
                return int(time.value[1:-1]), time
    return None


def _ordinal(texts: tuple[str, ...]) -> int | None:
    """The value of «دوازدهمین», «بیست و یکمین», «هشتم»; None for any other words."""
    units, total = _ordinals(), 0
    for text in texts:
        if text in ("روز", "و"):
            continue
        value = units.get(text) or units.get(text.removesuffix("ین")) or (int(text) if text.isdigit() else None)
        if value is None and text not in ("مین", "امین", "ام"):
            return None
        total += value or 0
    return total or None


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals and the tens before them by their words."""
    pairs = (text.split("=") for text in words("function", "ordinals"))
    return {word: int(value) for word, value in pairs}


def until_its_end(context: Context, trigger: Trigger, times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """«۱۱ آبان اعتصاب غذا را آغاز کرد و دیروز به آن پایان داد»: from the one day to the other."""
    if trigger.row.type not in _ENDED or not times or times[0].granularity != "day" or times[0].earliest is None:
        return times
    number = context.clause(trigger).number
    for later in context.clauses[number + 1 :]:
        if later.before is None or not _ENDS & set(context.clause_texts(later)) or later.verb is None or later.verb.negated:
            continue
        inside = set(later.words)
        day = next((t for first, _, t in context.times if first in inside and t.granularity == "day" and t.latest is not None), None)
        if day is not None and day.latest is not None and day.latest > times[0].earliest:
            return (msgspec.structs.replace(times[0], latest=day.latest, granularity="window", relation=""),)
    return times


def up_to(context: Context, found: list[tuple[int, TimeMention]]) -> list[tuple[int, TimeMention]]:
    """«شب منتهی به جمعه»: from the day before to that day."""
    return [(first, _led_up(time) if context.texts[max(0, first - 2) : first] == ("منتهی", "به") else time) for first, time in found]


def _led_up(time: TimeMention) -> TimeMention:
    if time.earliest is None or time.earliest != time.latest:
        return time
    return msgspec.structs.replace(time, earliest=time.earliest - timedelta(days=1), granularity="window", relation="")


def from_until(context: Context, found: list[tuple[int, TimeMention]]) -> list[tuple[int, TimeMention]]:
    """«از ابتدای سال تا پایان آذر»: what begins with one time and ends with the next is one window; «از صبح چهارشنبه تا غروب» is that day."""
    out: list[tuple[int, TimeMention]] = []
    for first, time in sorted(found, key=lambda ft: ft[0]):
        led = out[-1][1] if out else None
        if led is None or led.relation != "since" or time.relation != "until" or led.earliest is None or not _meet(context, led, time):
            out.append((first, time))
        elif time.latest is None:
            out[-1] = (out[-1][0], msgspec.structs.replace(led, relation=""))
        elif led.earliest <= time.latest:
            joined = context.original(led.start, time.end)
            whole = {"end": time.end, "words": joined, "latest": time.latest, "relation": "", "granularity": "window"}
            out[-1] = (out[-1][0], msgspec.structs.replace(led, **whole))
        else:
            out.append((first, time))
    return out


def _meet(context: Context, led: TimeMention, time: TimeMention) -> bool:
    """Whether only «تا» and a word or two stand between the two times."""
    between = context.words_between(led.end, time.start)
    return "تا" in between and len(between) <= 2
