"""Builder of a stretch that is told by its end: "the week to Sunday", "the month that ended yesterday", «هفتهٔ منتهی به ۱۵ خرداد»."""

from datetime import date, timedelta

from gavah.reading.times import intervals
from gavah.reading.times.intervals import Interval
from gavah.reading.times.reading import Reading, Slots, State, dated
from gavah.reading.times.spans import day_within

_HOURS = 24  # of a day


def read_ended(slots: Slots, state: State) -> Reading | None:
    """The stretch of slots `num` and `unit` up to the day that the other slots tell."""
    end = day_within(slots, state)
    if end is None or end.latest is None:
        return None
    first = _first(end.latest, slots.code("unit"), int(slots.number("num") or 1))
    if first is None or first > end.latest:
        return None
    value = f"{first.isoformat()}/{end.latest.isoformat()}"
    return dated(Interval(value, first, end.latest, "window"), relative=end.relative)


def _first(last: date, unit: str, amount: int) -> date | None:
    """The first day of so many units that end with `last`; a month that ends with a calendar's month is that month."""
    if unit == "TH":
        return last - timedelta(days=-(-amount // _HOURS))
    if unit in ("D", "W"):
        return last - timedelta(days=amount * (7 if unit == "W" else 1) - 1)
    if unit not in ("M", "Y"):
        return None
    whole = (intervals.around(last, unit, solar) for solar in (False, True))
    named = [one.earliest for one in whole if one.latest == last and amount == 1]
    return named[0] if named else intervals.moved(last, unit, -amount) + intervals.DAY
