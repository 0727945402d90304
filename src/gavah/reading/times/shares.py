"""Builders of what is counted inside a month or year: «پنجم همین ماه», «شش ماه نخست سال ۱۴۵۰»."""

from datetime import date, timedelta
from typing import Final

from gavah.model.calendars import gregorian_to_solar
from gavah.model.vocabulary import Calendar
from gavah.reading.times import intervals
from gavah.reading.times.dates import written_year
from gavah.reading.times.reading import Reading, Slots, State, dated, undated
from gavah.reading.times.spans import period

_MONTHS: Final = 12


def read_day_of_month(slots: Slots, state: State) -> Reading | None:
    """«پنجم همین ماه», «دهم ماه گذشته»: a day of the month of writing or one beside it; slots `dom` or `wdom`, `dir`."""
    day = slots.number("dom") or slots.number("wdom") or 0
    base = state.limit
    if slots.arguments.get("context"):
        base = state.last_month.earliest if state.last_month is not None else None
    if base is None:
        return undated("XXXX-XX-XX", calendar="solar-hijri", relative=True)
    month = intervals.around(base, "M", True)
    for _ in range(-(slots.integer("dir") or 0)):
        month = intervals.around(month.earliest - intervals.DAY, "M", True)
    found = month.earliest + timedelta(days=day - 1)
    return dated(intervals.day_of(found), calendar="solar-hijri", relative=True) if day >= 1 and found <= month.latest else None


def read_share_of_year(slots: Slots, state: State) -> Reading | None:
    """«شش ماه نخست سال ۱۴۵۰», «سه‌ماهه پایانی امسال»: slots `num`, `portion` (−1 the last), a year or `dir`. A length whose days are known."""
    months = int(slots.raw("num") or slots.arguments.get("num", 0))
    portion = slots.integer("portion") or 1
    ours = slots.has("year") or bool(slots.arguments.get("gregorian"))
    year = _year(slots, state.limit, ours=ours)
    first = (_MONTHS - months if portion < 0 else months * (portion - 1)) + 1
    if not 1 <= months < _MONTHS or not 1 <= first <= _MONTHS - months + 1:
        return None
    value = period(months, "M")
    if year is None:
        return undated(value, type="DURATION")
    month = intervals.month_of if ours else intervals.solar_month
    start, end = month(year, first).earliest, month(year, first + months - 1).latest
    calendar: Calendar = "gregorian" if ours else "solar-hijri"
    return Reading(
        type="DURATION", value=value, earliest=start, latest=end, calendar=calendar, granularity="window", relation="within", relative=True
    )


def _year(slots: Slots, limit: date | None, *, ours: bool) -> int | None:
    written = written_year(slots, "gregorian" if ours else "solar-hijri", limit)
    if written is not None or limit is None:
        return written
    if ours:
        return limit.year + (slots.integer("dir") or 0)
    return gregorian_to_solar(limit)[0] + (slots.integer("dir") or 0)
