"""Builders of expressions that hang on the anchor or on the last date told: yesterday, last week, on Tuesday, two days ago, the previous day."""

from datetime import date, timedelta
from typing import Final

import msgspec

from gavah.model.calendars import solar_months_before
from gavah.model.mention import TimeType
from gavah.model.vocabulary import Calendar
from gavah.reading.times import intervals
from gavah.reading.times.intervals import Interval
from gavah.reading.times.reading import Reading, Slots, State, dated, undated

_UNKNOWN: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_SENTENCE: Final = 140  # characters between a day and "three days after", which counts from it
_OPENING: Final = 9  # characters before a day that opens its sentence, at most
_SATURDAY: Final = 5
_BESIDE: Final = 3  # characters between a date and the weekday that repeats it
_CLOCK_UNITS: Final = frozenset({"MS", "S", "TM", "TH"})


def _solar(slots: Slots) -> bool:
    return bool(slots.arguments.get("solar")) and slots.code("era") != "gregorian"  # «از ابتدای سال میلادی»


def _calendar(slots: Slots, unit: str) -> Calendar:
    return "solar-hijri" if _solar(slots) and unit in {"M", "Y"} else "gregorian"


def _timed(day: Interval, part: str, weekday: int | None = None) -> Reading:
    """A day, or a part of it as a TIME."""
    reading = dated(day, weekday=weekday, relative=True)
    if not part:
        return reading
    return Reading(
        type="TIME", value=f"{day.value}T{part}", earliest=day.earliest, latest=day.latest, granularity="day", relative=True, weekday=reading.weekday
    )


def read_day(slots: Slots, state: State) -> Reading | None:
    """Yesterday, tonight, this morning: slot or argument `dayref` days from the anchor, `part` of the day."""
    offset, part = slots.integer("dayref") or 0, slots.code("part")
    if state.anchor is None:
        return undated("XXXX-XX-XX" + (f"T{part}" if part else ""), type="TIME" if part else "DATE", relative=True)
    return _timed(intervals.day_of(state.anchor + timedelta(days=offset)), part)


def read_weekday(slots: Slots, state: State) -> Reading | None:
    """A weekday: the last one not after the anchor, the next one where the sentence speaks of the future; `dir` −1 last, 1 next."""
    weekday, part = slots.number("dayname"), slots.code("part")
    if weekday is None:
        return None
    running = slots.arguments.get("running") and state.anchor is not None
    day = _beside(slots, weekday, state) or (_of_this_week(weekday, state) if running else _nearest(weekday, slots.integer("dir"), state))
    if day is None:
        return undated(f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""), type="TIME" if part else "DATE", weekday=weekday, relative=True)
    return _timed(intervals.day_of(day), part, weekday)


def _beside(slots: Slots, weekday: int, state: State) -> date | None:
    """The day of a full date that stands directly before and falls on this weekday: «۱۴۵۰/۷/۱۱، روز شنبه»."""
    last = state.last
    if last is None or last.earliest is None or last.earliest != last.latest or last.earliest.weekday() != weekday:
        return None
    return last.earliest if 0 <= slots.tokens.span(slots.found.first, slots.found.end)[0] - last.end <= _BESIDE else None


def _of_this_week(weekday: int, state: State) -> date | None:
    """«جمعهٔ همین هفته»: the day of the running week, which begins on Saturday."""
    base = state.anchor
    return None if base is None else base + timedelta(days=(weekday - _SATURDAY) % 7 - (base.weekday() - _SATURDAY) % 7)


def _nearest(weekday: int, direction: int | None, state: State) -> date | None:
    base = state.anchor
    if base is None:
        return None
    back = (base.weekday() - weekday) % 7
    if direction == 1 or (direction is None and (state.future or state.open_end)):
        return base + timedelta(days=(weekday - base.weekday()) % 7 or (7 if direction == 1 else 0))
    return base - timedelta(days=back or (7 if direction == -1 else 0))


def read_unit(slots: Slots, state: State) -> Reading | None:
    """Last week, this year, the current quarter: slot or argument `dir`, slot `unit`, an `edge`."""
    unit, direction = slots.code("unit"), slots.integer("dir") or 0
    if unit in _CLOCK_UNITS:
        return None
    base = (state.last.earliest if slots.arguments.get("context") and state.last else None) or state.anchor
    if base is None:
        return undated(_UNKNOWN[unit], relative=True, calendar=_calendar(slots, unit))
    try:
        return dated(_neighbour(base, unit, direction, _solar(slots)), edge=slots.code("edge"), relative=True, calendar=_calendar(slots, unit))
    except (ValueError, OverflowError):
        return None


def _neighbour(base: date, unit: str, steps: int, solar: bool) -> Interval:
    """The unit around `base`, moved by whole units."""
    found = intervals.around(base, unit, solar)
    for _ in range(abs(steps)):
        found = intervals.around(found.latest + intervals.DAY if steps > 0 else found.earliest - intervals.DAY, unit, solar)
    if unit == "WE" and steps:
        return intervals.around(base + timedelta(days=7 * steps), "WE", solar)
    return found


def read_shift(slots: Slots, state: State) -> Reading | None:
    """Two days ago, a week earlier, three months later: slots `num` (or `some`), `unit`; arguments `dir`, `context` (from the last date told)."""
    unit, direction = slots.code("unit"), slots.integer("dir") or -1
    if slots.has("some") or slots.arguments.get("some"):
        kind: TimeType = "TIME" if unit in _CLOCK_UNITS else "DATE"
        open_ended = undated("PAST_REF" if direction < 0 else "FUTURE_REF", type=kind, relative=True)
        if kind == "DATE" or direction > 0 or state.anchor is None or slots.arguments.get("context"):
            return open_ended
        first = state.anchor - timedelta(days=unit == "TH")  # "a few minutes ago" is today, "a few hours ago" may be yesterday
        return msgspec.structs.replace(open_ended, earliest=first, latest=state.anchor, granularity="window" if unit == "TH" else "day")
    number = slots.raw("num")
    amount = float(number) if isinstance(number, int | float) else float(slots.arguments.get("num", 1))
    amount += float(slots.arguments.get("plus", 0))
    base = _base(slots, unit, direction, state)
    if unit == "Y" and direction < 0 and state.last_quarter is not None and amount == int(amount):
        # "a year earlier" than a quarter is that quarter of the year before
        return dated(intervals.quarter_of(state.last_quarter[0] - int(amount), state.last_quarter[1]), relative=True)
    if unit in _CLOCK_UNITS:
        return _by_clock(base, unit, amount, direction)
    if base is None or unit == "WE":
        return undated(_UNKNOWN.get(unit, "XXXX"), relative=True)
    try:
        return dated(_shifted(base, unit, amount, direction, _solar(slots)), relative=True)
    except (ValueError, OverflowError):
        return None


def read_day_ago(slots: Slots, state: State) -> Reading | None:
    """That very day so many years, months or weeks ago: "a year ago today", «پارسال در همین روز»; slots `num`, `unit`; argument `context`."""
    unit = slots.code("unit") if slots.has("unit") else "Y"
    number = slots.raw("num") if slots.has("num") else slots.arguments.get("num", 1)
    base = _base(slots, "D", -1, state)
    if base is None:
        return undated("XXXX-XX-XX", relative=True)
    if unit not in {"Y", "M", "W", "D"} or not isinstance(number, int | float) or number != int(number):
        return None
    try:
        return dated(intervals.day_of(_day_before(base, unit, int(number), _solar(slots))), relative=True)
    except (ValueError, OverflowError):
        return None


def _day_before(base: date, unit: str, steps: int, solar: bool) -> date:
    """The day of the same number so many units before, or the month's last where it has none of that number."""
    if solar and unit in {"Y", "M"}:
        return solar_months_before(base, steps * (12 if unit == "Y" else 1))
    return intervals.moved(base, unit, -steps)


def _base(slots: Slots, unit: str, direction: int, state: State) -> date | None:
    """The day to count from. "Earlier" and "later" count from the last date told that is as fine as the unit; "later" from no other."""
    if not slots.arguments.get("context"):
        return state.anchor
    told = state.last_day if unit in {"D", "W"} or unit in _CLOCK_UNITS else state.last
    if told is not None and not (unit == "M" and told.granularity == "year"):  # no month lies before "2020"
        return told.earliest
    return state.anchor if direction < 0 else None


def _shifted(base: date, unit: str, amount: float, direction: int, solar: bool) -> Interval:
    """The unit that lies `amount` units away. Half units are counted in the next smaller one."""
    if amount != int(amount) and unit in {"Y", "M"}:
        unit, amount = ("M", amount * 12) if unit == "Y" else ("D", amount * 30)
    steps = direction * int(amount)
    target = intervals.moved(base, unit, steps)
    if unit == "E":
        return intervals.year_of(target.year)
    if solar and unit in {"M", "Y"}:
        return intervals.around(target, unit, True)
    return intervals.around(target, unit, False)


def _by_clock(base: date | None, unit: str, amount: float, direction: int) -> Reading:
    """Three hours ago: the day is known to within one, by how many hours."""
    if base is None or unit != "TH":
        return Reading(type="TIME", value=base.isoformat() if base else "XXXX-XX-XX", earliest=base, latest=base, relative=True)
    days = timedelta(days=-(-int(amount) // 24))
    first, last = (base - days, base) if direction < 0 else (base, base + days)
    return Reading(type="TIME", value=f"{first.isoformat()}TXX", earliest=first, latest=last, granularity="window", relative=True)


def read_apart(slots: Slots, state: State) -> Reading | None:
    """ "Died on 9 April, three days after agents had taken him": the day of what follows, so far from the day its sentence tells before."""
    told, start = state.last_day, slots.tokens.span(slots.found.first, slots.found.end)[0]
    number = slots.raw("num") if slots.has("num") else slots.arguments.get("num")
    if told is None or told.earliest is None or not isinstance(number, int | float) or number != int(number):
        return None
    between = slots.tokens.text[told.end : start]
    if not 0 < len(between) < _SENTENCE or any(mark in between for mark in ".!?;"):
        return None
    if len(slots.tokens.text[: told.start].rpartition(".")[2].strip()) < _OPENING:
        return None  # "On 9 June, a week before the vote, police …": the main clause is still to come
    steps = int(number) * (1 if slots.tokens.texts[slots.found.end - 1] == "before" else -1)
    unit = slots.code("unit")
    return dated(intervals.day_of(told.earliest + timedelta(days=steps * (7 if unit == "W" else 1))), relative=True) if unit in ("D", "W") else None


def read_same(slots: Slots, state: State) -> Reading | None:
    """That day, the same month: the unit around the last date told."""
    unit = slots.code("unit")
    if unit in _CLOCK_UNITS:
        return None
    told = state.last_month if unit == "M" else state.last  # no month lies in "last year"
    base = told.earliest if told else None
    if base is None:
        return undated(_UNKNOWN[unit], relative=True)
    return dated(intervals.around(base, unit, _solar(slots)), relative=True)


def read_told_or_running(slots: Slots, state: State) -> Reading | None:
    """«در همین سال»: the year or month told by its number or name; the running one where none was told."""
    unit = slots.code("unit")
    told = {"Y": state.last_year, "M": state.last_month}.get(unit)
    if told is None or told.relative or told.earliest is None:
        return read_unit(slots, state)
    return dated(intervals.around(told.earliest, unit, _solar(slots)), relative=True)


def read_same_part(slots: Slots, state: State) -> Reading | None:
    """«همان شب», "that night": a part of the last day told."""
    part = slots.code("part")
    told = state.last_day
    if told is None or told.earliest is None:
        return undated(f"XXXX-XX-XXT{part}", type="TIME", relative=True)
    return _timed(intervals.day_of(told.earliest), part)


def read_next_part(slots: Slots, state: State) -> Reading | None:
    """ "The next morning": a part of the day behind the last one told."""
    part = slots.code("part")
    told = state.last_day
    if told is None or told.earliest is None:
        return undated(f"XXXX-XX-XXT{part}", type="TIME", relative=True)
    return _timed(intervals.day_of(told.earliest + intervals.DAY), part)


def read_weekday_of_week(slots: Slots, state: State) -> Reading | None:
    """ "On Thursday of that week", «دوشنبه همان هفته»: the weekday in the week of the day told last."""
    weekday, told = slots.number("dayname"), state.last_day
    if weekday is None or told is None or told.earliest is None:
        return None
    week = intervals.around(told.earliest, "W", _solar(slots))
    return dated(intervals.day_of(week.earliest + timedelta(days=(weekday - week.earliest.weekday()) % 7)), weekday=weekday, relative=True)


def read_weekend(slots: Slots, state: State) -> Reading | None:
    """The weekend: the last one, the running one, or the coming one where the sentence speaks of the future."""
    base = state.anchor
    if base is None:
        return undated("XXXX-WXX-WE", relative=True)
    weekend = intervals.weekend_of(base)
    if weekend.earliest > base and not state.future:
        weekend = intervals.weekend_of(base - timedelta(days=7))
    return dated(weekend, relative=True)
