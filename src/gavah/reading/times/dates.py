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
_LAST_DAY: Final = 31
_WEEKS: Final = 5
_TEN, _THIRDS = 10, 3  # days of a third of a month, and how many there are
_WEEKDAY_CYCLE: Final = 28  # years after which weekdays and dates fall together again
IMPERIAL_AHEAD: Final = 1180
_IMPERIAL_FROM: Final = 2535
_SHORT: Final = 100  # years in two digits
_SHORT_HIJRI: Final = 1419
_SOLAR_TO: Final = 1420  # the last solar year where no day of writing is known
_SOLAR_BEHIND: Final = (621, 622)  # years by which the solar count lies behind ours, from Nowruz on and before
_SOLAR_FROM: Final = 1300
"""«هجری» without more is the lunar count before this year, the solar one from it."""
_HALF_A_YEAR: Final = timedelta(days=183)
"""How far ahead the future tense may reach: beyond it the date behind is the nearer one ("he said she would come on October 3")."""
_NEAR: Final = timedelta(days=60)
"""How far ahead a date without a year may lie that the present tense tells ("the fast is on Nov. 9")."""
LAG: Final = timedelta(days=1)
"""How far behind a deed the day of its report may lie: the day is over in Tehran before it is by UTC, and catalogues give the day before."""
_NONE: Final = timedelta(0)
_YEAR_SLOTS: Final = ("year", "hyear", "wyear", "whyear", "pair")
_CALENDARS: Final[dict[str, Calendar]] = {"month": "gregorian", "smonth": "solar-hijri", "lmonth": "lunar-hijri"}


def read_date(slots: Slots, state: State) -> Reading | None:
    """A day or a month: slots month, smonth or lmonth; day, year, weekday, edge may be empty."""
    kind = next((name for name in _CALENDARS if slots.has(name)), None)
    if kind is None:
        return None
    month, day = slots.number(kind) or 0, slots.number("dom") or slots.number("wdom")
    year = written_year(slots, _CALENDARS[kind], state.limit)
    return _date(_CALENDARS[kind], year, month, day, slots, state)


def day_in(calendar: Calendar, month: int, day: int, slots: Slots, state: State) -> Reading | None:
    """A fixed day of a calendar, in the year that the words name or the one that the text makes likely."""
    year = written_year(slots, calendar, state.limit)
    if year is not None and year < _SHORT:
        year = full_year(year, "solar-hijri", state.limit)
    if calendar == "lunar-hijri" and year is not None:
        return _lunar_feast(year, month, day, slots, state)
    if calendar == "solar-hijri" and year is not None and year >= HIJRI_LIMIT:  # "Nowruz 2071"
        days = [attempt(lambda of: _interval(calendar, of, month, day), year - behind) for behind in _SOLAR_BEHIND]
        own = next((d for d in days if d is not None and d.earliest.year == year), None)
        return dated(own, calendar=calendar) if own is not None else None
    return _date(calendar, year, month, day, slots, state)


def _lunar_feast(year: int, month: int, day: int, slots: Slots, state: State) -> Reading | None:
    """A lunar day in a year of any calendar: «عاشورای ۱۳۸۸» is the one that falls in the solar year 1388, as Persian writers count."""
    now = gregorian_to_solar(state.limit)[0] if state.limit else _SOLAR_TO
    if year >= HIJRI_LIMIT:
        whole = intervals.year_of(year)
    elif year <= now:
        whole = intervals.solar_year(year)
    else:
        return _date("lunar-hijri", year, month, day, slots, state)
    first = gregorian_to_lunar(whole.earliest)[0]
    for lunar in (first, first + 1):
        found = intervals.lunar_day(lunar, month, day)
        if found.earliest <= whole.latest and found.latest >= whole.earliest:
            return dated(found, calendar="lunar-hijri")
    return None


def feast(make: Maker, slots: Slots, state: State) -> Reading | None:
    """A movable feast, in the year that the words name or the one that the text makes likely."""
    year = written_year(slots, "gregorian", state.limit)
    found = attempt(make, year) if year is not None else choose(make, "gregorian", None, slots, state)
    return dated(found, relative=year is None) if found else undated("XXXX-XX-XX", relative=True)


def _date(calendar: Calendar, year: int | None, month: int, day: int | None, slots: Slots, state: State) -> Reading | None:
    weekday = slots.number("weekday") if slots.has("weekday") else slots.number("dayname")

    def make(of_year: int) -> Interval:
        return _interval(calendar, of_year, month, day)

    year = relative_year(slots, calendar, state) if year is None else year
    found = attempt(make, year) if year is not None else choose(make, calendar, weekday, slots, state)
    if found is not None and slots.code("around") == "7D":
        found = intervals.week_to(found.latest)
    elif found is not None and slots.code("around"):
        found = intervals.around(found.earliest, slots.code("around"), calendar == "solar-hijri")
    if found is None:
        return None if year is not None else _open(calendar, month, day, weekday, slots)
    note = "weekday-mismatch" if weekday is not None and day and found.earliest == found.latest and found.earliest.weekday() != weekday else ""
    return dated(found, edge=slots.code("edge"), calendar=calendar, weekday=weekday, relative=year is None, note=note)


def relative_year(slots: Slots, calendar: Calendar, state: State) -> int | None:
    """The year that "last year" or «پارسال» beside a month or season means (slot `yeardir`), or None."""
    base = state.limit or state.year_from
    return year_in(base, calendar) + (slots.integer("yeardir") or 0) if base is not None and slots.has("yeardir") else None


def read_week_of_month(slots: Slots, state: State) -> Reading | None:
    """ "The second week of October", «هفته دوم مهر», «دههٔ اول خرداد»: slots ord and a month.

    Weeks count from the first day, the fifth is what is left; a third of a month has ten days, the last what is left.
    """
    kind = next((name for name in _CALENDARS if slots.has(name)), None)
    number = slots.number("ord")
    third = slots.code("unit") == "E"
    week = not slots.has("unit") or slots.code("unit") == "W"
    if kind is None or number is None or not (week or third) or not 1 <= number <= (_THIRDS if third else _WEEKS):
        return None
    calendar, month = _CALENDARS[kind], slots.number(kind) or 0

    def make(of_year: int) -> Interval:
        whole = _interval(calendar, of_year, month, None)
        return _third(whole, int(number)) if third else intervals.week_in(whole, int(number))

    year = written_year(slots, calendar, state.limit)
    found = attempt(make, year) if year is not None else choose(make, calendar, None, slots, state)
    if found is None:
        return None if year is not None else _open(calendar, month, None, None, slots)
    return dated(found, calendar=calendar, relative=year is None)


def read_first_of_month(slots: Slots, state: State) -> Reading | None:
    """ "The first three weeks of June", «بیست روز اول خرداد»: slots num, unit and a month."""
    kind = next((name for name in _CALENDARS if slots.has(name)), None)
    number, days = slots.number("num"), {"D": 1, "W": 7}.get(slots.code("unit"))
    if kind is None or not number or days is None or not 1 < number * days <= _LAST_DAY:
        return None
    calendar, month, length = _CALENDARS[kind], slots.number(kind) or 0, number * days

    def make(of_year: int) -> Interval:
        whole = _interval(calendar, of_year, month, None)
        last = min(whole.earliest + timedelta(days=length - 1), whole.latest)
        return Interval(f"{whole.earliest.isoformat()}/{last.isoformat()}", whole.earliest, last, "window")

    year = written_year(slots, calendar, state.limit)
    found = attempt(make, year) if year is not None else choose(make, calendar, None, slots, state)
    return dated(found, calendar=calendar, relative=year is None) if found else None


def _third(month: Interval, number: int) -> Interval:
    """The days 1-10, 11-20 or what is left of a month."""
    first = month.earliest + timedelta(days=_TEN * (number - 1))
    last = month.latest if number == _THIRDS else first + timedelta(days=_TEN - 1)
    return Interval(f"{first.isoformat()}/{last.isoformat()}", first, last, "window")


def _open(calendar: Calendar, month: int, day: int | None, weekday: int | None, slots: Slots) -> Reading:
    if calendar != "gregorian":
        return undated("XXXX-XX-XX" if day else "XXXX-XX", calendar=calendar, weekday=weekday, relative=True)
    value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    return undated(value, weekday=weekday, relative=True)


def attempt(make: Maker, year: int) -> Interval | None:
    """The interval in `year`, or None where that year has no such day."""
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


def written_year(slots: Slots, calendar: Calendar, limit: date | None) -> int | None:
    """The year that the words name, or None. `limit`: the day of writing, which chooses the century of two digits."""
    for name in _YEAR_SLOTS:
        if slots.has(name):
            year = slots.number(name) or 0
            return year - IMPERIAL_AHEAD if year >= _IMPERIAL_FROM and calendar == "solar-hijri" else year
    if slots.has("anyyear"):
        return slots.number("anyyear")
    if slots.has("yy"):
        return full_year(slots.number("yy") or 0, calendar, limit)
    return None


def full_year(short: int, calendar: Calendar, limit: date | None = None) -> int:
    """Two digits as a year: the last Hijri one not after the year behind `limit`, 1320–1419 where there is none; 1970–2069 in ours."""
    if calendar != "gregorian":
        last = gregorian_to_solar(limit)[0] + 1 if limit else _SHORT_HIJRI
        return last // 100 * 100 + short - (100 if short > last % 100 else 0)
    return 1900 + short if short >= 70 else 2000 + short


def choose(make: Maker, calendar: Calendar, weekday: int | None, slots: Slots, state: State) -> Interval | None:
    """The year of a date without one: the latest not after the limit; the neighbour's where there is none; a weekday chooses among them."""
    direction = slots.integer("dir")
    base = state.limit or state.year_from
    if base is None:
        return None
    year = year_in(base, calendar)
    if state.limit is None:
        years = sorted(range(year - 6, year + 7), key=lambda one: abs(one - year)) if weekday is not None else [year]
        return _first_fitting(make, years, weekday)
    if state.collected and direction is None and weekday is not None:
        return _before_collection(make, base, year, weekday)
    if direction is None and weekday is not None:
        coming = _first_fitting(make, [year, year + 1], weekday, not_before=base)
        if coming is not None and coming.earliest.weekday() == weekday and coming.earliest - base <= _NEAR:
            return coming  # said on October 1: "Sunday, October 4" is in three days, not years ago
    if direction is None and state.tense in {"present", "future"}:
        ahead = _first_fitting(make, range(year, year + _WEEKDAY_CYCLE), weekday, not_before=base)
        if ahead is not None and ahead.earliest - base <= (_NEAR if state.tense == "present" and not state.open_end else _HALF_A_YEAR):
            return ahead
    if direction == 1:
        return _first_fitting(make, range(year, year + _WEEKDAY_CYCLE), weekday, not_before=base + timedelta(days=1))
    if direction == 0:
        return _first_fitting(make, [year], None)
    if direction is None:
        return _last(make, base, year, weekday)
    return _first_fitting(make, range(year + 1, year - _WEEKDAY_CYCLE, -1), weekday, not_after=base - timedelta(days=1))


def _last(make: Maker, base: date, year: int, weekday: int | None) -> Interval | None:
    """The last such day up to the day after the report, the last such month up to the report.

    A weekday chooses the year, but in the weeks before it is rather a slip, or a night told by the day that follows it.
    """
    years = range(year + 1, year - _WEEKDAY_CYCLE, -1)
    last = next((d for d in (attempt(make, y) for y in years) if d and d.earliest - base <= (LAG if d.earliest == d.latest else _NONE)), None)
    if last is None or last.earliest != last.latest or weekday is None or last.earliest.weekday() == weekday:
        return last
    if base - last.earliest <= _NEAR:
        return last
    return _first_fitting(make, years, weekday, not_after=base)


def _before_collection(make: Maker, base: date, year: int, weekday: int) -> Interval | None:
    """The last day before a report was collected that falls on `weekday`; None where the last such date misses it by one.

    A weekday one off is as likely a slip, or a night told by the day that follows it, as another year.
    """
    last = _first_fitting(make, [year, year - 1], None, not_after=base)
    if last is not None and (last.earliest.weekday() - weekday) % 7 in (1, 6):
        return None
    return _first_fitting(make, range(year + 1, year - _WEEKDAY_CYCLE, -1), weekday, not_after=base)


def _first_fitting(
    make: Maker, years: list[int] | range, weekday: int | None, *, not_after: date | None = None, not_before: date | None = None
) -> Interval | None:
    fallback = None
    for year in years:
        found = attempt(make, year)
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
    if numbers[0] > _LAST_DAY and len(parts.split("/")[0]) == 2:  # 50/07/11
        return _numeric(full_year(numbers[0], "solar-hijri", state.limit), numbers[1], numbers[2], slots, state)
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
    year = next((slots.number(name) for name in (*_YEAR_SLOTS, "anyyear") if slots.has(name)), None)
    if year is None and slots.has("yy") and slots.code("era") == "lunar-hijri":
        year = slots.number("yy")  # «سال ۶۱ هجری قمری» is told of the seventh century
    elif year is None and slots.has("yy"):
        solar = slots.code("era") in {"solar-hijri", "lunar-hijri", "hijri"} or (slots.arguments.get("solar") and slots.code("era") != "gregorian")
        year = full_year(slots.number("yy") or 0, "solar-hijri" if solar else "gregorian", state.limit)
    if year is None:
        return None
    era = slots.code("era") or ("gregorian" if year >= HIJRI_LIMIT else "solar-hijri")
    if era == "hijri":  # history is told in lunar years
        era = "lunar-hijri" if year < _SOLAR_FROM else "solar-hijri"
    if era == "lunar-hijri":
        return dated(intervals.lunar_year(year), edge=slots.code("edge"), calendar="lunar-hijri")
    if era == "solar-hijri":
        return dated(intervals.solar_year(year), edge=slots.code("edge"), calendar="solar-hijri")
    return dated(intervals.year_of(year), edge=slots.code("edge"))
