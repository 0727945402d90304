"""Calendar intervals: their TIMEX3 value, first and last day. A Hijri interval is written as an ISO 8601 interval of Gregorian days."""

import calendar
from datetime import date, timedelta
from typing import Final, NamedTuple

from gavah.model.calendars import gregorian_to_solar, lunar_month_length, lunar_to_gregorian, solar_month_length, solar_to_gregorian

DAY: Final = timedelta(days=1)
_SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Interval(NamedTuple):
    """`value` is TIMEX3, the days are inclusive."""

    value: str
    earliest: date
    latest: date
    granularity: str


def day_of(day: date) -> Interval:
    """The day itself."""
    return Interval(day.isoformat(), day, day, "day")


def week_of(day: date) -> Interval:
    """The ISO week around `day`."""
    year, week, weekday = day.isocalendar()
    first = day - (weekday - 1) * DAY
    return Interval(f"{year:04d}-W{week:02d}", first, first + 6 * DAY, "week")


def week_to(day: date) -> Interval:
    """The seven days that end with `day`."""
    return _between(day - 6 * DAY, day, "week")


def week_in(month: Interval, number: int) -> Interval:
    """The week `number` of a month: seven days from its first, 1–4; 5 is what is left. ValueError where nothing is."""
    first = month.earliest + 7 * (number - 1) * DAY
    if first > month.latest:
        raise ValueError("the month has no such week")
    return _between(first, min(first + 6 * DAY, month.latest), "week")


def weekend_of(day: date) -> Interval:
    """Saturday and Sunday of the ISO week around `day`."""
    week = week_of(day)
    return Interval(week.value + "-WE", week.latest - DAY, week.latest, "window")


def month_of(year: int, month: int) -> Interval:
    """A Gregorian month."""
    return Interval(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def quarter_of(year: int, quarter: int) -> Interval:
    """A quarter of a Gregorian year, 1–4."""
    return Interval(f"{year:04d}-Q{quarter}", month_of(year, 3 * quarter - 2).earliest, month_of(year, 3 * quarter).latest, "season")


def half_of(year: int, half: int) -> Interval:
    """A half of a Gregorian year, 1 or 2."""
    return Interval(f"{year:04d}-H{half}", month_of(year, 6 * half - 5).earliest, month_of(year, 6 * half).latest, "window")


def season_of(year: int, season: str) -> Interval:
    """A northern meteorological season that starts in `year`."""
    start = _SEASON_START[season]
    end = month_of(year + (start == 12), (start + 1) % 12 + 1)
    return Interval(f"{year:04d}-{season}", date(year, start, 1), end.latest, "season")


def year_of(year: int) -> Interval:
    """A Gregorian year."""
    return Interval(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def years_of(first: int, count: int, value: str) -> Interval:
    """`count` Gregorian years from `first`."""
    return Interval(value, date(max(first, 1), 1, 1), date(first + count - 1, 12, 31), "window")


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date:
    """The `number`-th weekday (Monday 0) of a month; a fifth one is the last."""
    first = date(year, month, 1)
    day = first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * DAY
    return day if day.month == month else day - 7 * DAY


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian rule (Meeus, *Astronomical Algorithms*, ch. 8)."""
    golden, (century, short) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (short // 4) - moon - short % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def solar_month(year: int, month: int) -> Interval:
    """A Solar Hijri month."""
    return _between(solar_to_gregorian(year, month, 1), solar_to_gregorian(year, month, solar_month_length(year, month)), "month")


def solar_season(year: int, season: str) -> Interval:
    """A season of the Solar Hijri year, which begins with spring."""
    first = 3 * ("SP", "SU", "FA", "WI").index(season) + 1
    return _between(solar_month(year, first).earliest, solar_month(year, first + 2).latest, "season")


def solar_year(year: int) -> Interval:
    """A Solar Hijri year."""
    return _between(solar_month(year, 1).earliest, solar_month(year, 12).latest, "year")


def solar_years(first: int, count: int) -> Interval:
    """`count` Solar Hijri years from `first`."""
    return _between(solar_month(first, 1).earliest, solar_month(first + count - 1, 12).latest, "window")


def lunar_day(year: int, month: int, day: int) -> Interval:
    """A Lunar Hijri day. The observed day may differ by one from the tabular one, so the interval has three days."""
    middle = lunar_to_gregorian(year, month, day)
    return Interval(middle.isoformat(), middle - DAY, middle + DAY, "day")


def lunar_month(year: int, month: int) -> Interval:
    """A Lunar Hijri month, a day wider on both sides."""
    return _between(lunar_to_gregorian(year, month, 1) - DAY, lunar_to_gregorian(year, month, lunar_month_length(year, month)) + DAY, "month")


def lunar_year(year: int) -> Interval:
    """A Lunar Hijri year, a day wider on both sides."""
    return _between(lunar_month(year, 1).earliest, lunar_month(year, 12).latest, "year")


def part_of(whole: Interval, edge: str) -> Interval:
    """The first, middle or last third of an interval ("early", "mid", "late"), rounded outwards. The value stays that of the whole."""
    days = (whole.latest - whole.earliest).days + 1
    third = -(-days // 3)
    if edge == "START":
        return whole._replace(latest=whole.earliest + (third - 1) * DAY, granularity="window")
    if edge == "END":
        return whole._replace(earliest=whole.latest - (third - 1) * DAY, granularity="window")
    if edge == "MID":
        return whole._replace(earliest=whole.earliest + (days // 3) * DAY, latest=whole.latest - (days // 3) * DAY, granularity="window")
    return whole


def moved(day: date, unit: str, steps: int) -> date:
    """`day` moved by `steps` units (D, W, M, Q, Y); the day of the month is cut at the month's end.

    Raises `ValueError` or `OverflowError` out of range.
    """
    if unit in {"D", "W"}:
        return day + steps * (7 if unit == "W" else 1) * DAY
    months = steps * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def around(day: date, unit: str, solar: bool) -> Interval:
    """The unit (D, W, WE, M, Q, Y, E decade, C century) that holds `day`.

    `solar`: months and years of the Solar Hijri calendar, weeks from Saturday.
    """
    if unit == "D":
        return day_of(day)
    if solar and unit in {"W", "M", "Y", "WE"}:
        return _solar_around(day, unit)
    year = day.year
    return {
        "W": lambda: week_of(day),
        "WE": lambda: weekend_of(day),
        "M": lambda: month_of(year, day.month),
        "Q": lambda: quarter_of(year, (day.month + 2) // 3),
        "Y": lambda: year_of(year),
        "E": lambda: years_of(year // 10 * 10, 10, f"{year // 10:03d}"),
        "C": lambda: years_of(year // 100 * 100, 100, f"{year // 100:02d}"),
    }[unit]()


def _solar_around(day: date, unit: str) -> Interval:
    if unit in {"W", "WE"}:
        first = day - ((day.weekday() + 2) % 7) * DAY
        friday = first + 6 * DAY
        return _between(first, friday, "week") if unit == "W" else _between(friday - DAY, friday, "window")
    year, month, _ = gregorian_to_solar(day)
    return solar_month(year, month) if unit == "M" else solar_year(year)


def _between(first: date, last: date, granularity: str) -> Interval:
    return Interval(f"{first.isoformat()}/{last.isoformat()}", first, last, granularity)
