"""The days of a timeline: how they are cut into bins, and what stands under them in both calendars."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from gavah.desk.formatting import number
from gavah.desk.wording import one_of
from gavah.model.calendars import gregorian_to_solar, solar_month_length, solar_to_gregorian
from gavah.pictures.labels import digits

MOST_OF_UNIT = (("day", 100), ("week", 800), ("month", 12_000))
"""A timeline of more days than these takes the next unit; the last is the year. Months and years are those of the Solar Hijri calendar."""
ROOM = 74.0
"""Units of the picture that a month's name needs."""
SATURDAY = 5


class Tick(msgspec.Struct, frozen=True):
    """Something to read under the axis, from the day `ordinal` on."""

    ordinal: int
    label: str


def unit_of(first: int, last: int) -> str:
    """The unit of the bins of a timeline from `first` to `last` (ordinals)."""
    return next((unit for unit, most in MOST_OF_UNIT if last - first < most), "year")


def edges(first: int, last: int, unit: str) -> list[int]:
    """The first day of every bin, and the day after the last: whole units around [`first`, `last`]."""
    begin = _start(first, unit)
    found = [begin]
    while found[-1] <= last:
        found.append(_next(found[-1], unit))
    return found


def _start(ordinal: int, unit: str) -> int:
    if unit == "day":
        return ordinal
    day = date.fromordinal(ordinal)
    if unit == "week":
        return ordinal - (day.weekday() - SATURDAY) % 7
    year, month, _ = gregorian_to_solar(day)
    return solar_to_gregorian(year, month if unit == "month" else 1, 1).toordinal()


def _next(ordinal: int, unit: str) -> int:
    if unit in ("day", "week"):
        return ordinal + (1 if unit == "day" else 7)
    year, month, _ = gregorian_to_solar(date.fromordinal(ordinal))
    months = [month] if unit == "month" else range(1, 13)
    return ordinal + sum(solar_month_length(year, one) for one in months)


def days_row(first: int, end: int, width: float, lang: str) -> list[Tick]:
    """Days of the month in the calendar of the language, as many as have room; none where days are too narrow."""
    a_day = width / (end - first)
    step = next((step for step in (1, 2, 5, 10) if step * a_day >= 22), 0)
    found = []
    for ordinal in range(first, end) if step else ():
        number_ = _day_number(date.fromordinal(ordinal), lang)
        if number_ % step == 0 or (number_ == 1 and step > 2):
            found.append(Tick(ordinal, number(number_, lang)))
    return _apart(found, a_day, 20, end)


def _day_number(day: date, lang: str) -> int:
    return gregorian_to_solar(day)[2] if lang == "fa" else day.day


def months_row(first: int, end: int, width: float, lang: str, calendar: str) -> list[Tick]:
    """Starts of months (years where months have no room) in `calendar` ("solar" or "gregorian"). The first names what the axis starts in."""
    a_day = width / (end - first)
    months = _solar_months if calendar == "solar" else _gregorian_months
    if a_day * 30 >= ROOM / 3:
        names = _MONTHS[calendar]
        ticks = [Tick(at, f"{one_of(lang, names, str(month))} {digits(str(year), lang)}") for at, year, month in months(first, end)]
    else:
        ticks = [Tick(ordinal, digits(str(year), lang)) for ordinal, year, month in months(first, end) if month == 1 or ordinal == first]
    return _apart(ticks, a_day, ROOM, end)


_MONTHS = {"solar": "vocabulary.solar_month", "gregorian": "vocabulary.month"}


def _apart(ticks: list[Tick], a_day: float, room: float, end: int) -> list[Tick]:
    """The ticks that have `room` before the next and the end; a short stretch at the start yields to the month behind it."""
    squeezed = len(ticks) > 1 and (ticks[1].ordinal - ticks[0].ordinal) * a_day < room
    found: list[Tick] = []
    for tick in ticks[1:] if squeezed else ticks:
        apart = not found or (tick.ordinal - found[-1].ordinal) * a_day >= room
        if apart and (end - tick.ordinal) * a_day >= room * 0.9:
            found.append(tick)
    return found


def _solar_months(first: int, end: int) -> Iterator[tuple[int, int, int]]:
    year, month, _ = gregorian_to_solar(date.fromordinal(first))
    at = first
    while at < end:
        yield at, year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        at = solar_to_gregorian(year, month, 1).toordinal()


def _gregorian_months(first: int, end: int) -> Iterator[tuple[int, int, int]]:
    at = first
    while at < end:
        day = date.fromordinal(at)
        yield at, day.year, day.month
        at = (day.replace(day=1) + timedelta(days=32)).replace(day=1).toordinal()
