"""Builders of what is no point in the calendar: durations, windows back from the anchor, sets, clock times, the present, the Nth day."""

from datetime import date
from typing import Final

from gavah.model.vocabulary import Calendar
from gavah.reading.times import intervals
from gavah.reading.times.dates import day_in, feast, read_date
from gavah.reading.times.reading import Reading, Slots, State, undated
from gavah.reading.times.relative import read_apart, read_day, read_weekday

_CALENDAR_OF: Final[dict[str, Calendar]] = {"s": "solar-hijri", "l": "lunar-hijri"}
_PERIOD: Final = {
    "S": "PT{}S",
    "TM": "PT{}M",
    "TH": "PT{}H",
    "D": "P{}D",
    "W": "P{}W",
    "WE": "P{}WE",
    "M": "P{}M",
    "Q": "P{}Q",
    "Y": "P{}Y",
    "E": "P{}0Y",
    "C": "P{}00Y",
}
_HALF: Final = {"Y": ("P", "6M"), "TH": ("PT", "30M"), "TM": ("PT", "30S")}
"""Half of a unit in the next smaller one."""
_CLOCK_UNITS: Final = frozenset({"S", "TM", "TH"})


def period(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; an unknown amount is X."""
    if unit == "MS":
        return "PTXS" if amount is None else f"PT{amount / 1000:g}S"
    if amount is None:
        return _PERIOD[unit].format("X")
    half = _HALF.get(unit)
    if half and amount % 1 == 1 / 2:
        whole = _PERIOD[unit].format(int(amount)) if amount > 1 else half[0]
        return whole + half[1]
    return _PERIOD[unit].format(int(amount) if amount == int(amount) else f"{amount:g}")


def _amount(slots: Slots) -> float | None:
    value = slots.raw("num")
    if isinstance(value, int | float):
        return float(value) + float(slots.arguments.get("plus", 0))
    fixed = slots.arguments.get("num")
    return None if fixed is None else float(fixed)


def read_duration(slots: Slots, state: State) -> Reading | None:
    """Three days, a six-month, several years: slots `num` or `some`, `unit`."""
    return undated(period(_amount(slots), slots.code("unit")), type="DURATION")


def read_apart_or_length(slots: Slots, state: State) -> Reading | None:
    """ "…, three days after agents had taken him": the day so far from the one told, or the length alone where none is told."""
    return read_apart(slots, state) or read_duration(slots, state)


def read_again(slots: Slots, state: State) -> Reading | None:
    """ "In the same period", «در همین مدت», "the same month last year": only the window told before it knows its days (`windows.again`).

    The note says in which year: so many before that window's (slot `yeardir`), or the one that is written.
    """
    year = next((slots.number(name) for name in ("year", "hyear", "whyear") if slots.has(name)), None)
    note = slots.code("yeardir") or (str(year) if year else "")
    return Reading(type="DATE" if note else "DURATION", value="XXXX" if note else "PX", relative=True, note=note)


def read_within(slots: Slots, state: State) -> Reading | None:
    """A window that ends or begins at the anchor: "in the past three days", "over the last week", «در سه روز گذشته»."""
    unit, amount, direction = slots.code("unit"), _amount(slots), slots.integer("dir") or -1
    window: tuple[date | None, date | None] = (None, None)
    if state.anchor is not None and (amount is not None or unit in _CLOCK_UNITS):
        window = _window(state.anchor, unit, amount or 1, direction)  # "the past few hours": of today or yesterday
    elif state.anchor is not None:
        window = (None, state.anchor) if direction < 0 else (state.anchor, None)
    return Reading(
        type="DURATION", value=period(amount, unit), earliest=window[0], latest=window[1], granularity="window", relation="within", relative=True
    )


def _window(anchor: date, unit: str, amount: float, direction: int) -> tuple[date | None, date | None]:
    """The days touched, outward: part of a unit counts as a whole one."""
    if unit in {"MS", "S", "TM", "TH"}:
        unit, amount = "D", max(1, -(-amount // (24 if unit == "TH" else 10**9)))
    if unit == "WE":
        return None, anchor if direction < 0 else None
    try:
        far = intervals.moved(anchor, unit, direction * int(-(-amount // 1)))
    except (ValueError, OverflowError):
        return None, None
    return (far, anchor) if direction < 0 else (anchor, far)


def read_set(slots: Slots, state: State) -> Reading | None:
    """Every day, weekly, each Friday: slot or argument `unit`, or a weekday."""
    weekday = slots.number("dayname")
    if weekday is not None:
        return undated(f"XXXX-WXX-{weekday + 1}", type="SET", weekday=weekday)
    if slots.has("month"):
        return undated(f"XXXX-{slots.number('month') or 0:02d}", type="SET")
    if slots.code("part"):
        return undated(f"XXXX-XX-XXT{slots.code('part')}", type="SET")
    return undated(period(_amount(slots) or 1.0, slots.code("unit")), type="SET")


def read_reference(slots: Slots, state: State) -> Reading | None:
    """Now, recently, in the future: argument or slot `ref`."""
    ref = slots.code("ref")
    if ref == "PRESENT_REF" and state.anchor is not None:
        return Reading(type="DATE", value=ref, latest=state.anchor, relative=True)
    return undated(ref, relative=True)


def read_clock(slots: Slots, state: State) -> Reading | None:
    """10:30, 5 p.m., noon: slots clock or hour and minute, half ("am", "pm"), dayname or dayref for the day."""
    hour, minute = _hour_and_minute(slots)
    less = slots.integer("less")
    if less:  # "a quarter to nine"
        hour, minute = (hour or 24) - 1, 60 - less
    half = slots.code("half")
    if half == "ni":  # the small hours are still called night
        half = "am" if hour < 5 or hour == 12 else "pm"
    if hour > 24 or not 0 <= minute <= 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    time = f"T{hour:02d}:{minute:02d}"
    day = day_within(slots, state)
    if day is not None:
        return Reading(
            type="TIME", value=day.value[:10] + time, earliest=day.earliest, latest=day.latest, granularity="day", relative=True, weekday=day.weekday
        )
    return undated(_guessed_day(state) + time, type="TIME", relative=True)


def _hour_and_minute(slots: Slots) -> tuple[int, int]:
    """10:30 and 10.30 in digits; «هشت و نیم» is a number with a half."""
    clock, value = slots.word("clock"), slots.raw("clock")
    if clock and isinstance(value, float) and not clock.replace(".", "").isdecimal():
        return int(value), round(value % 1 * 60)
    if clock:
        hour, minute = clock.replace(".", ":").split(":")[:2]
        return int(hour), int(minute)
    return slots.number("hour") or 0, slots.integer("minute") or 0


def day_within(slots: Slots, state: State) -> Reading | None:
    """The day that stands within the clock expression itself."""
    if slots.has("dayname"):
        found = read_weekday(slots, state)
    elif slots.has("dayref"):
        found = read_day(slots, state)
    elif slots.has("month") or slots.has("smonth"):
        found = read_date(slots, state)
    else:
        return None
    return found if found is not None and found.earliest is not None else None


def _guessed_day(state: State) -> str:
    """The last day told, else the anchor's: only for the value, since a clock time alone dates nothing."""
    base = (state.last.earliest if state.last and state.last.granularity == "day" else None) or state.anchor
    return base.isoformat() if base else "XXXX-XX-XX"


def read_part(slots: Slots, state: State) -> Reading | None:
    """The morning, at night: a part of a day that the words do not tell; the last day told, else the anchor's, is only guessed in the value."""
    return undated(_guessed_day(state) + "T" + slots.code("part"), type="TIME", relative=True)


def read_nth_day(slots: Slots, state: State) -> Reading | None:
    """The 262nd day of: a counter, which dates nothing by itself. Other units count no days."""
    if slots.code("unit"):
        return undated("XXXX", relative=True)
    return Reading(type="DATE", value="XXXX-XX-XX", ordinal_day=slots.number("ord"), relative=True)


def read_holiday(slots: Slots, state: State) -> Reading | None:
    """A feast: slot `holiday` is month and day in four digits, "s" before them in the Solar, "l" in the Lunar Hijri calendar.

    "n1143" is the fourth Thursday of November, a fifth one the last; "e0" Easter.
    """
    code = slots.code("holiday")
    code = code.zfill(4) if code.isdecimal() else code
    if code[0] in "ne":
        return feast(lambda year: intervals.day_of(_movable(year, code)), slots, state)
    calendar = _CALENDAR_OF.get(code[0], "gregorian")
    return day_in(calendar, int(code[-4:-2]), int(code[-2:]), slots, state)


def _movable(year: int, code: str) -> date:
    if code[0] == "e":
        return intervals.easter(year)
    return intervals.nth_weekday(year, int(code[1:3]), int(code[3]), int(code[4]))
