"""Days of the exercise: 1449 to 1451 Solar Hijri, and their names in both languages.

Only these years are needed, so three known first days stand here instead of a
calendar rule (checked once against jdatetime).
"""

from __future__ import annotations

from datetime import date, timedelta

FIRST_DAYS = {1449: date(2070, 3, 20), 1450: date(2071, 3, 21), 1451: date(2072, 3, 20)}

SOLAR_EN = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split()
SOLAR_FA = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
MONTHS_EN = "January February March April May June July August September October November December".split()
MONTHS_FA = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split()
WEEKDAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAYS_FA = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")


def solar(day: date) -> tuple[int, int, int]:
    """Return the Solar Hijri year, month and day of a Gregorian day in the exercise's years."""
    year = max(y for y, first in FIRST_DAYS.items() if first <= day)
    past = (day - FIRST_DAYS[year]).days
    if past < 186:
        return year, past // 31 + 1, past % 31 + 1
    return year, (past - 186) // 30 + 7, (past - 186) % 30 + 1


def first_of_month(month: int) -> date:
    """Return the first day of one of the thirty-day months Mehr (7) to Bahman (11) of 1450."""
    return FIRST_DAYS[1450] + timedelta(days=186 + (month - 7) * 30)
