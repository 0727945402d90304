"""Builders of decades, centuries, seasons and quarters."""

from datetime import date

from gavah.model.vocabulary import Calendar
from gavah.reading.times import intervals
from gavah.reading.times.dates import HIJRI_LIMIT, attempt, choose, relative_year, written_year
from gavah.reading.times.intervals import Interval
from gavah.reading.times.reading import Reading, Slots, State, dated, undated


def read_decade(slots: Slots, state: State) -> Reading | None:
    """The 1980s, the eighties, «دهه ۶۰»."""
    text = slots.word("decade")
    number = int("".join(one for one in text if one.isdigit())) if text else (slots.number("decadeword") or slots.number("int") or 0)
    if slots.arguments.get("solar") and number < HIJRI_LIMIT and slots.code("era") != "gregorian":
        first = number if number > 99 else 1300 + number
        return dated(intervals.solar_years(first, 10), edge=slots.code("edge"), calendar="solar-hijri")
    if number < 100:
        century = (state.limit or state.year_from or date(2000, 1, 1)).year // 100
        number += 100 * (century if century * 100 + number <= (state.limit or date(2000, 1, 1)).year else century - 1)
    return dated(intervals.years_of(number, 10, f"{number // 10:03d}"), edge=slots.code("edge"))


def read_century(slots: Slots, state: State) -> Reading | None:
    """The 19th century. A Hijri century of the words «هجری» keeps no days."""
    number = slots.number("ord") or slots.number("int")
    if not number or number > 21 or slots.code("era") in {"solar-hijri", "lunar-hijri", "hijri"}:
        return undated("XX", calendar="solar-hijri" if number else "gregorian")
    return dated(intervals.years_of(100 * (number - 1), 100, f"{number - 1:02d}"), edge=slots.code("edge"))


def read_season(slots: Slots, state: State) -> Reading | None:
    """A season, with a year or relative: slots season, year or hyear, dir, edge."""
    season = slots.code("season")
    year = written_year(slots, "solar-hijri" if slots.arguments.get("solar") and slots.has("yy") else "gregorian", state.limit)
    solar = bool(slots.arguments.get("solar")) and (year is None or year < HIJRI_LIMIT)
    calendar: Calendar = "solar-hijri" if solar else "gregorian"

    year = relative_year(slots, calendar, state) if year is None else year

    def make(of_year: int) -> Interval:
        return intervals.solar_season(of_year, season) if solar else intervals.season_of(of_year, season)

    found = attempt(make, year) if year is not None else choose(make, calendar, None, slots, state)
    if found is None:
        return undated(f"XXXX-{season}", calendar=calendar, relative=True)
    return dated(found, edge=slots.code("edge"), calendar=calendar, relative=year is None)


def read_quarter(slots: Slots, state: State) -> Reading | None:
    """The third quarter, the first half: slots ord, year; argument `of` is Q or H."""
    number, year = slots.number("ord") or 0, written_year(slots, "gregorian", state.limit)
    of = slots.code("of") or "Q"
    if not 1 <= number <= (4 if of == "Q" else 2):
        return None

    def make(of_year: int) -> Interval:
        return intervals.quarter_of(of_year, number) if of == "Q" else intervals.half_of(of_year, number)

    direction = slots.integer("dir")
    if year is None and direction is not None and state.limit and slots.arguments.get("of_year"):
        year = state.limit.year + direction
    state.tense = "past"  # a quarter is named when it has begun
    found = attempt(make, year) if year is not None else choose(make, "gregorian", None, slots, state)
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
    """ "The year-ago quarter", "the same period last year": that quarter, or the month or quarter told last, a year before."""
    if state.limit is None:
        return undated("XXXX-QX", relative=True)
    if state.last_quarter is None and state.last_month is not None and state.last_month.granularity == "month" and state.last_month.earliest:
        return dated(intervals.around(intervals.moved(state.last_month.earliest, "Y", -1), "M", False), relative=True)
    now = intervals.around(intervals.around(state.limit, "Q", False).earliest - intervals.DAY, "Q", False)
    year, quarter = state.last_quarter or (now.earliest.year, (now.earliest.month + 2) // 3)
    return dated(intervals.quarter_of(year - 1, slots.number("ord") or quarter), relative=True)
