"""Solar Hijri and Lunar Hijri days as Gregorian ones, and back. Arithmetic only: no table of observations, no time zone.

Solar Hijri: a leap year every four or five years in cycles of 33, with the exceptions Borkowski computed from the true equinox of Tehran
(K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996). Within 1178–1633 this is the plain 33-year
cycle in use since 1925. Lunar Hijri: the tabular civil calendar (years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30 are leap); the day a
country keeps by sight of the moon may differ by one, rarely two.
"""

from bisect import bisect_right
from datetime import date
from functools import cache

FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR = 1, 3177

# Years at which a run of 33-year cycles is broken off and counted anew (Borkowski 1996).
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)
_NOWRUZ_1400 = date(2021, 3, 21).toordinal()
_LUNAR_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1: Friday 16 July 622 in the Julian calendar
_LUNAR_DAYS_IN_30_YEARS = 10_631


def is_solar_leap(year: int) -> bool:
    """Whether Esfand of Solar Hijri `year` has 30 days. Raises `ValueError` outside 1–3177."""
    if not FIRST_SOLAR_YEAR <= year <= LAST_SOLAR_YEAR:
        raise ValueError(f"no Solar Hijri year {year}: {FIRST_SOLAR_YEAR}–{LAST_SOLAR_YEAR}")
    at = bisect_right(_BREAKS, year)
    start, end = _BREAKS[at - 1], _BREAKS[at]
    passed = year - start
    if end - year < 6:  # a short last cycle counts backwards from the break
        passed += (end - start + 4) // 33 * 33 - (end - start)
    return (passed + 1) % 33 % 4 == 1


def solar_month_length(year: int, month: int) -> int:
    """Days of a Solar Hijri month (1 = Farvardin … 12 = Esfand). Raises `ValueError` for no such year or month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no Solar Hijri month {month}")
    leap = is_solar_leap(year)
    return 31 if month <= 6 else 30 if month < 12 or leap else 29


def solar_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri one. Raises `ValueError` where there is no such day (31 Mehr, 30 Esfand of a common year)."""
    if not 1 <= day <= solar_month_length(year, month):
        raise ValueError(f"no Solar Hijri day {year}-{month:02}-{day:02}")
    return date.fromordinal(_nowruz(year) + _days_before(month) + day - 1)


def gregorian_to_solar(day: date) -> tuple[int, int, int]:
    """(year, month, day) in Solar Hijri. Raises `ValueError` for days outside the years 1–3177."""
    ordinal = day.toordinal()
    year = bisect_right(_all_nowruz(), ordinal)
    if not FIRST_SOLAR_YEAR <= year <= LAST_SOLAR_YEAR:
        raise ValueError(f"{day} lies outside the Solar Hijri years {FIRST_SOLAR_YEAR}–{LAST_SOLAR_YEAR}")
    passed = ordinal - _nowruz(year)
    month = passed // 31 + 1 if passed < 186 else (passed - 186) // 30 + 7
    return year, month, passed - _days_before(month) + 1


def solar_months_before(day: date, months: int) -> date:
    """The day of the same number so many Solar Hijri months before, or the last of its month where that has none of the number."""
    year, month, number = gregorian_to_solar(day)
    year, month = divmod(year * 12 + month - 1 - months, 12)
    return solar_to_gregorian(year, month + 1, min(number, solar_month_length(year, month + 1)))


def is_lunar_leap(year: int) -> bool:
    """Whether the tabular Lunar Hijri `year` has 355 days."""
    return (11 * year + 14) % 30 < 11


def lunar_month_length(year: int, month: int) -> int:
    """Days of a tabular Lunar Hijri month (1 = Muharram … 12 = Dhu al-Hijja). Raises `ValueError` for no such year or month."""
    if year < 1 or not 1 <= month <= 12:
        raise ValueError(f"no Lunar Hijri month {year}-{month:02}")
    return 30 if month % 2 or (month == 12 and is_lunar_leap(year)) else 29


def lunar_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a tabular Lunar Hijri one; the observed day may differ by one, so give it ± 1 day. `ValueError` as above."""
    if not 1 <= day <= lunar_month_length(year, month):
        raise ValueError(f"no Lunar Hijri day {year}-{month:02}-{day:02}")
    return date.fromordinal(_lunar_new_year(year) + 29 * (month - 1) + month // 2 + day - 1)


def gregorian_to_lunar(day: date) -> tuple[int, int, int]:
    """(year, month, day) in the tabular Lunar Hijri calendar (± 1 day). Raises `ValueError` before its first day."""
    passed = day.toordinal() - _LUNAR_EPOCH
    if passed < 0:
        raise ValueError(f"{day} lies before the Lunar Hijri calendar")
    year = (30 * passed + 10_646) // _LUNAR_DAYS_IN_30_YEARS
    rest = day.toordinal() - _lunar_new_year(year)
    month = min(2 * rest // 59 + 1, 12)
    return year, month, rest - (29 * (month - 1) + month // 2) + 1


def _days_before(month: int) -> int:
    return 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)


def _nowruz(year: int) -> int:
    return _all_nowruz()[year - FIRST_SOLAR_YEAR]


@cache
def _all_nowruz() -> tuple[int, ...]:
    """Ordinals of 1 Farvardin of the years 1–3178, so that a bisection finds the year of a day."""
    starts = [0]
    for year in range(FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR + 1):
        starts.append(starts[-1] + 365 + is_solar_leap(year))
    shift = _NOWRUZ_1400 - starts[1400 - FIRST_SOLAR_YEAR]
    return tuple(start + shift for start in starts)


def _lunar_new_year(year: int) -> int:
    return _LUNAR_EPOCH + 354 * (year - 1) + (11 * year + 3) // 30
