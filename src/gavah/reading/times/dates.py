"""Builders of dates that name their month or year: full, without a year, numeric, months, seasons, quarters, years, decades."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from gavah.model.calendars import gregorian_to_lunar, gregorian_to_solar, solar_to_gregorian
from gavah.model.vocabulary import Calendar
from gavah.reading.times import intervals
from gavah.reading.times.intervals import Interval
from gavah.reading.times.reading import Reading, Slots, State, dated, undated

Maker = Callable[[int], Interval]
HIJRI_LIMIT: Final = 1500
_WEEKDAY_CYCLE: Final = 28  # years after which weekdays and dates fall together again
IMPERIAL_AHEAD: Final = 1180
_IMPERIAL_FROM: Final = 2535
_NEAR: Final = timedelta(days=60)
"""How far ahead a date without a year may lie that the present tense tells ("the fast is on Nov. 9")."""
_YEAR_SLOTS: Final = ("year", "hyear", "wyear", "whyear", "pair")
_CALENDARS: Final[dict[str, Calendar]] = {"month": "gregorian", "smonth": "solar-hijri", "lmonth": "lunar-hijri"}


def read_date(slots: Slots, state: State) -> Reading | None:
    """A day or a month: slots month, smonth or lmonth; day, year, weekday, edge may be empty."""
    kind = next((name for name in _CALENDARS if slots.has(name)), None)
    if kind is None:
        return None
    month, day = slots.number(kind) or 0, slots.number("dom") or slots.number("wdom")
    year = _written_year(slots, _CALENDARS[kind])
    return _date(_CALENDARS[kind], year, month, day, slots, state)


def _date(calendar: Calendar, year: int | None, month: int, day: int | None, slots: Slots, state: State) -> Reading | None:
    weekday = slots.number("weekday") if slots.has("weekday") else slots.number("dayname")

    def make(of_year: int) -> Interval:
        return _interval(calendar, of_year, month, day)

    if year is None and slots.has("yeardir"):
        base = state.limit or state.year_from
        year = None if base is None else year_in(base, calendar) + (slots.integer("yeardir") or 0)
    found = _try(make, year) if year is not None else _choose(make, calendar, weekday, slots, state)
    if found is not None and slots.code("around"):
        found = intervals.around(found.earliest, slots.code("around"), calendar == "solar-hijri")
    if found is None:
        return None if year is not None else _open(calendar, month, day, weekday, slots)
    note = "weekday-mismatch" if weekday is not None and day and found.earliest == found.latest and found.earliest.weekday() != weekday else ""
    return dated(found, edge=slots.code("edge"), calendar=calendar, weekday=weekday, relative=year is None, note=note)


def _open(calendar: Calendar, month: int, day: int | None, weekday: int | None, slots: Slots) -> Reading:
    if calendar != "gregorian":
        return undated("XXXX-XX-XX" if day else "XXXX-XX", calendar=calendar, weekday=weekday, relative=True)
    value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    return undated(value, weekday=weekday, relative=True)


def _try(make: Maker, year: int) -> Interval | None:
    try:
        return make(year)
    except (ValueError, OverflowError):
        return None


def _interval(calendar: Calendar, year: int, month: int, day: int | None) -> Interval:
    if calendar == "gregorian":
        return intervals.day_of(date(year, month, day)) if day else intervals.month_of(year, month)
    if calendar == "solar-hijri":
        return intervals.day_of(solar_to_gregorian(year, month, day)) if day else intervals.solar_month(year, month)
    return intervals.lunar_day(year, month, day) if day else intervals.lunar_month(year, month)


def _written_year(slots: Slots, calendar: Calendar) -> int | None:
    for name in _YEAR_SLOTS:
        if slots.has(name):
            year = slots.number(name) or 0
            return year - IMPERIAL_AHEAD if year >= _IMPERIAL_FROM and calendar == "solar-hijri" else year
    if slots.has("yy"):
        return full_year(slots.number("yy") or 0, calendar)
    return None


def full_year(short: int, calendar: Calendar) -> int:
    """Two digits as a year: 1300–1399 in the Hijri calendars; 1970–2069 in ours."""
    if calendar != "gregorian":
        return 1300 + short
    return 1900 + short if short >= 70 else 2000 + short


def _choose(make: Maker, calendar: Calendar, weekday: int | None, slots: Slots, state: State) -> Interval | None:
    """The year of a date without one: the latest not after the limit; the neighbour's where there is none; a weekday chooses among them."""
    direction = slots.integer("dir")
    base = state.limit or state.year_from
    if base is None:
        return None
    year = year_in(base, calendar)
    if state.limit is None:
        years = sorted(range(year - 6, year + 7), key=lambda one: abs(one - year)) if weekday is not None else [year]
        return _first_fitting(make, years, weekday)
    if direction is None and state.tense == "present":
        ahead = _first_fitting(make, [year, year + 1], weekday, not_before=base)
        if ahead is not None and ahead.earliest - base <= _NEAR:
            return ahead
    if (state.future and direction is None) or direction == 1:
        return _first_fitting(make, range(year, year + _WEEKDAY_CYCLE), weekday, not_before=base + timedelta(days=direction == 1))
    if direction == -1:
        base = base - timedelta(days=1)
    elif direction == 0:
        return _first_fitting(make, [year], None)
    return _first_fitting(make, range(year + 1, year - _WEEKDAY_CYCLE, -1), weekday, not_after=base)


def _first_fitting(
    make: Maker, years: list[int] | range, weekday: int | None, *, not_after: date | None = None, not_before: date | None = None
) -> Interval | None:
    fallback = None
    for year in years:
        found = _try(make, year)
        if found is None or (not_after and found.earliest > not_after) or (not_before and found.latest < not_before):
            continue
        if weekday is None or found.earliest != found.latest or found.earliest.weekday() == weekday:
            return found
        fallback = fallback or found
    return fallback


def year_in(day: date, calendar: Calendar) -> int:
    """The year of `day` in a calendar."""
    if calendar == "gregorian":
        return day.year
    return (gregorian_to_solar(day) if calendar == "solar-hijri" else gregorian_to_lunar(day))[0]


def read_numeric(slots: Slots, state: State) -> Reading | None:
    """2071-10-03, 10/03/2071, 3/10/2071 where only that is a date, 1450/07/11."""
    parts = slots.word("iso") or slots.word("slashed") or "/".join(slots.word(one) for one in "abc")
    numbers = [int(one) for one in parts.replace("-", "/").replace(".", "/").split("/")]
    day_first = slots.arguments.get("day_first", False)
    if len(parts.replace(".", "/").split("/")[0]) != 4 and "-" not in parts:
        first, second, year = numbers
        month, day = (second, first) if day_first or first > 12 or "." in parts else (first, second)
        return _numeric(year if year > 99 else full_year(year, "gregorian"), month, day, slots, state)
    return _numeric(numbers[0], numbers[1], numbers[2], slots, state)


def _numeric(year: int, month: int, day: int, slots: Slots, state: State) -> Reading | None:
    calendar: Calendar = "solar-hijri" if year < HIJRI_LIMIT else "gregorian"
    return _date(calendar, year, month, day, slots, state)


def read_year(slots: Slots, state: State) -> Reading | None:
    """A year: slots year, hyear, wyear or whyear, edge, era. Hijri years are solar unless the words say lunar."""
    year = next((slots.number(name) for name in _YEAR_SLOTS if slots.has(name)), None)
    if year is None and slots.has("yy"):
        year = full_year(slots.number("yy") or 0, "solar-hijri" if slots.code("era") in {"solar-hijri", "lunar-hijri"} else "gregorian")
    if year is None:
        return None
    era = slots.code("era") or ("gregorian" if year >= HIJRI_LIMIT else "solar-hijri")
    if era == "lunar-hijri":
        return dated(intervals.lunar_year(year), edge=slots.code("edge"), calendar="lunar-hijri")
    if era == "solar-hijri":
        return dated(intervals.solar_year(year), edge=slots.code("edge"), calendar="solar-hijri")
    return dated(intervals.year_of(year), edge=slots.code("edge"))


def read_decade(slots: Slots, state: State) -> Reading | None:
    """The 1980s, the eighties, «دهه ۶۰»."""
    text = slots.word("decade")
    number = int("".join(one for one in text if one.isdigit())) if text else (slots.number("decadeword") or slots.number("int") or 0)
    if slots.arguments.get("solar") and number < HIJRI_LIMIT:
        first = number if number > 99 else 1300 + number
        return dated(intervals.solar_years(first, 10), edge=slots.code("edge"), calendar="solar-hijri")
    if number < 100:
        century = (state.limit or state.year_from or date(2000, 1, 1)).year // 100
        number += 100 * (century if century * 100 + number <= (state.limit or date(2000, 1, 1)).year else century - 1)
    return dated(intervals.years_of(number, 10, f"{number // 10:03d}"), edge=slots.code("edge"))


def read_century(slots: Slots, state: State) -> Reading | None:
    """The 19th century. A Hijri century of the words «هجری» keeps no days."""
    number = slots.number("ord") or slots.number("int")
    if not number or number > 21 or slots.code("era") in {"solar-hijri", "lunar-hijri"}:
        return undated("XX", calendar="solar-hijri" if number else "gregorian")
    return dated(intervals.years_of(100 * (number - 1), 100, f"{number - 1:02d}"), edge=slots.code("edge"))


def read_season(slots: Slots, state: State) -> Reading | None:
    """A season, with a year or relative: slots season, year or hyear, dir, edge."""
    season, year = slots.code("season"), _written_year(slots, "gregorian")
    solar = bool(slots.arguments.get("solar")) and (year is None or year < HIJRI_LIMIT)
    calendar: Calendar = "solar-hijri" if solar else "gregorian"

    def make(of_year: int) -> Interval:
        return intervals.solar_season(of_year, season) if solar else intervals.season_of(of_year, season)

    found = _try(make, year) if year is not None else _choose(make, calendar, None, slots, state)
    if found is None:
        return undated(f"XXXX-{season}", calendar=calendar, relative=True)
    return dated(found, edge=slots.code("edge"), calendar=calendar, relative=year is None)


def read_quarter(slots: Slots, state: State) -> Reading | None:
    """The third quarter, the first half: slots ord, year; argument `of` is Q or H."""
    number, year = slots.number("ord") or 0, _written_year(slots, "gregorian")
    of = slots.code("of") or "Q"
    if not 1 <= number <= (4 if of == "Q" else 2):
        return None

    def make(of_year: int) -> Interval:
        return intervals.quarter_of(of_year, number) if of == "Q" else intervals.half_of(of_year, number)

    direction = slots.integer("dir")
    if year is None and direction is not None and state.limit and slots.arguments.get("of_year"):
        year = state.limit.year + direction
    found = _try(make, year) if year is not None else _choose(make, "gregorian", None, slots, state)
    return dated(found, relative=True) if found else undated(f"XXXX-{of}{number}", relative=True)


def read_latest_quarter(slots: Slots, state: State) -> Reading | None:
    """ "The quarter", "the latest quarter": the last quarter told, else the last one that was over."""
    if state.last_quarter is not None:
        return dated(intervals.quarter_of(*state.last_quarter), relative=True)
    if state.limit is None:
        return undated("XXXX-QX", relative=True)
    now = intervals.around(state.limit, "Q", False)
    return dated(intervals.around(now.earliest - intervals.DAY, "Q", False), relative=True)


def read_year_ago(slots: Slots, state: State) -> Reading | None:
    """ "The year-ago quarter": that quarter, or the last one told, a year before."""
    if state.limit is None:
        return undated("XXXX-QX", relative=True)
    now = intervals.around(intervals.around(state.limit, "Q", False).earliest - intervals.DAY, "Q", False)
    year, quarter = state.last_quarter or (now.earliest.year, (now.earliest.month + 2) // 3)
    return dated(intervals.quarter_of(year - 1, slots.number("ord") or quarter), relative=True)
