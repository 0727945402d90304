"""Days told without their year: their value ("XXXX-10-18", "XXXX-10-18/XXXX-10-19"), and the year that full dates of the same passage agree on."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from gavah.model import TimeMention
from gavah.model.calendars import gregorian_to_lunar, gregorian_to_solar, solar_to_gregorian
from gavah.model.vocabulary import Calendar
from gavah.reading.times import times

YEAR_OF_PASSAGE = "year-of-passage"
"""The mark, behind a time's rule, of a year that another date of the passage lends."""
NEAR = timedelta(days=183)
"""How far a day may lie from the date that lends it its year: farther off it may as well be of the year before or after."""
BESIDE = timedelta(days=31)
"""The same for a month without a day."""

_LEAP = date(2021, 3, 20)
"""The last day of a leap year of the solar calendar, soon after one of ours: every day of a year lies behind it."""
_LATER = date(2021, 3, 31)
_DATED = frozenset({"day", "month"})
_LIFE = re.compile(r"(?i)(?:\b(?:born|birth\w*|anniversary)\b|متولد|زاده|زادروز|تولد|به دنیا|سالگرد|درگذشته|ورودی)[^.؛;،\n\d]{0,25}$")
"""What stands before a date that lends its year to nothing else: a birth, an anniversary."""
_LIFE_REACH = 45
_COUNTED = frozenset({"following-day", "previous-day", "later", "earlier"})
_COUNTING = 250  # characters over which "the next day" still hangs on the day told
_UNNAMED = frozenset({"unit", "the-unit", "edge-of-unit", "half-year", "previous-day", "following-day", "later", "earlier", "ago", "same"})
"""Rules of words that name no month, but count from when they are said: "this month"."""
_MONTH = len("2026-01")
_YEAR_ALONE = len("2026")
_OPENING = 3  # time expressions with which a passage opens
_YEAR = re.compile(r"\s?[\[(]([12]\d{3}|[۱۲][۰-۹]{3})[\])]")
"""A year in brackets right behind a day or month."""


def is_yearless(time: TimeMention) -> bool:
    """Whether `time` names a day or month whose year nobody told."""
    return time.type in ("DATE", "TIME") and time.earliest is time.latest is None and time.value.startswith("XXXX-") and "-W" not in time.value


def value_of(time: TimeMention) -> str:
    """What the words name, as far as they do, in the calendar they name it in: "1404-10-18", "XXXX-10-18", "2026-01"; "" for nothing."""
    if is_yearless(time):
        return time.value if (time.granularity in _DATED or _is_days(time)) and "XX-XX" not in time.value[3:] else ""
    if time.earliest is None or time.type not in ("DATE", "TIME"):
        return ""
    length = {"day": 10, "month": 7, "year": 4}.get(time.granularity, 0)
    whole = time.earliest == time.latest or time.granularity != "day"
    return _in_calendar(time.earliest, time.calendar)[:length] if whole or time.calendar == "lunar-hijri" else ""


def days_ahead(time: TimeMention, said: date) -> tuple[date, date] | None:
    """The days of `time`, read as past though what is told is still to come: "a strike on Thursday", "a march on 10 June"; None where unknown."""
    if time.earliest is None or time.latest is None or _BACK.search(time.words.lower()):
        return None
    if time.weekday is not None and time.rule in _WEEKDAYS:
        days = time.earliest + _WEEK, time.latest + _WEEK
    elif time.rule in _YEARLESS_DAYS and not re.search(r"\d{4}|[۰-۹]{4}", time.words):
        days = _a_year_on(time.earliest, time.calendar), _a_year_on(time.latest, time.calendar)
    else:
        return None
    return days if said < days[0] <= days[1] and days[0] - said <= NEAR else None


def last_past(time: TimeMention, said: date) -> TimeMention:
    """A weekday read as to come though it lies behind: "the rally planned for Saturday did not take place"."""
    if time.weekday is None or time.rule not in _WEEKDAYS or time.earliest is None or time.latest is None or time.earliest <= said:
        return time
    return msgspec.structs.replace(time, earliest=time.earliest - _WEEK, latest=time.latest - _WEEK)


def _a_year_on(day: date, calendar: Calendar) -> date:
    """The same day a year later, in its calendar; 28 February for the 29th."""
    if calendar == "solar-hijri":
        year, month, of_month = gregorian_to_solar(day)
        return solar_to_gregorian(year + 1, month, min(of_month, 29) if month == _LAST_MONTH else of_month)
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == _LEAP_DAY else day.replace(year=day.year + 1)


_WEEK = timedelta(days=7)
_WEEKDAYS = frozenset({"weekday", "dir-weekday"})
_YEARLESS_DAYS = frozenset({"day-month", "days", "month-day"})
_LAST_MONTH = 12
_LEAP_DAY = (2, 29)
_BACK = re.compile(r"\b(?:last|past|previous)\b|گذشته|پیش|قبل")
"""Words that say that a day lies behind."""


def with_years(found: Sequence[TimeMention], text: str, language: str) -> tuple[TimeMention, ...]:
    """`found` with every yearless day by its value, and in the year of the passage where all its full dates are of one."""
    found = [_bracketed(time, text, language) for time in found]
    if not any(is_yearless(time) for time in found):
        return tuple(found)
    lenders = [t for t in found if _lends(t, text)]
    opening = {t.value for t in found[:_OPENING] if t.granularity == "year" and not t.relative and len(t.value) == _YEAR_ALONE}
    if opening and not any(t.value[:_YEAR_ALONE] in opening for t in lenders):
        lenders = []  # the passage opens with another year than its full dates, which then are of other times
    told = [_told(time, lenders, language) if is_yearless(time) else time for time in found]
    return tuple(_counted(told, n, language) for n in range(len(told)))


def _counted(told: Sequence[TimeMention], n: int, language: str) -> TimeMention:
    """ "the next day", «سه روز بعد» behind a day without its year: counted from that, the last day told."""
    time = told[n]
    if time.rule not in _COUNTED or not is_yearless(time) or value_of(time):
        return time
    last = next((t for t in reversed(told[:n]) if t.granularity in ("day", "window") and (t.earliest or value_of(t))), None)
    if last is None or not is_yearless(last) or _is_days(last) or time.start - last.end > _COUNTING:
        return time
    day = _named(last.words, language)
    if day is None or day.earliest is None:
        return time
    counted = day_counted(time, day.earliest, language)
    if counted is None:
        return time
    value = "XXXX" + _in_calendar(counted, last.calendar)[4:]
    return msgspec.structs.replace(time, value=value, granularity="day", calendar=last.calendar)


def day_counted(time: TimeMention, day: date, language: str) -> date | None:
    """The day that "the next day", «سه روز بعد» are, counted from `day`."""
    counted = [t for t in times(f"{day.isoformat()}, {time.words}", lang=language) if t.rule == time.rule and t.earliest == t.latest]
    return counted[0].earliest if len(counted) == 1 else None


def _bracketed(time: TimeMention, text: str, language: str) -> TimeMention:
    """ "June 27 [2019]": `time` in the year that an editor put in brackets behind it."""
    year = _YEAR.match(text, time.end) if time.relative and time.type == "DATE" and time.granularity in ("", *_DATED) else None
    full = times(f"{time.words} {year[1]}", lang=language) if year else []
    if len(full) != 1 or full[0].granularity not in _DATED or full[0].relative:
        return time
    named = full[0]
    return msgspec.structs.replace(
        time, value=named.value, earliest=named.earliest, latest=named.latest, granularity=named.granularity, relative=False
    )


def _lends(time: TimeMention, text: str) -> bool:
    """Whether `time` is a full date that may tell the year of one beside it."""
    full = time.type in ("DATE", "TIME") and time.granularity in _DATED and not time.relative and time.earliest is not None
    return full and not time.rule.startswith("anniversary") and _LIFE.search(text[max(0, time.start - _LIFE_REACH) : time.start]) is None


def _told(time: TimeMention, lenders: Sequence[TimeMention], language: str) -> TimeMention:
    named = _named(time.words, language)
    if named is None or named.earliest is None:
        return time
    ends = (named.earliest, named.latest) if _is_days(named) and named.latest else (named.earliest,)
    values = [_in_calendar(end, time.calendar)[: 7 if named.granularity == "month" else 10] for end in ends]
    if _is_days(named) and time.relation == "since":
        time = msgspec.structs.replace(time, relation="within")  # «از ۱۸ تا ۲۳ تیر»: the word before governs both ends
    days = [_in_year(value, time, lenders) if named.granularity != "month" else None for value in values]
    if None in days:
        return msgspec.structs.replace(time, value="/".join("XXXX" + value[4:] for value in values), granularity=named.granularity)
    first, last = days[0], days[-1]
    value = "/".join(day.isoformat() for day in days if day)
    return msgspec.structs.replace(
        time, value=value, earliest=first, latest=last, granularity=named.granularity, rule=f"{time.rule}:{YEAR_OF_PASSAGE}"
    )


def _named(words: str, language: str) -> TimeMention | None:
    """The day or month of `words` in some year: read as if told at the end of a leap year."""
    first, second = ([_whole(t) for t in times(words, lang=language, anchor=day) if _is_dated(t)] for day in (_LEAP, _LATER))
    same = len(first) == len(second) == 1 and first[0].earliest == second[0].earliest  # "last night" moves with the anchor
    return first[0] if same and first[0].type in ("DATE", "TIME") and first[0].rule not in _UNNAMED else None


def _is_dated(time: TimeMention) -> bool:
    """Whether `time` names a day, a month or a part of a month: "early September"."""
    return time.granularity in _DATED or _is_days(time) or (time.granularity == "window" and len(time.value) == _MONTH)


def _is_days(time: TimeMention) -> bool:
    """Whether `time` names two days of one month, and those between: «۱۸ و ۱۹ دی»."""
    return time.granularity == "window" and time.rule == "days"


def _whole(time: TimeMention) -> TimeMention:
    """The month of a part of it: without a year, only the month is known."""
    return time if time.granularity in _DATED or _is_days(time) else msgspec.structs.replace(time, granularity="month")


def _in_year(value: str, time: TimeMention, lenders: Sequence[TimeMention]) -> date | None:
    """The day of `value` in the one year of all `lenders`, near one of them; None where they differ or its weekday speaks against it."""
    years = {_in_calendar(day, time.calendar)[:4] for lender in lenders for day in (lender.earliest, lender.latest) if day}
    if len(years) != 1 or time.calendar == "lunar-hijri":
        return None
    month, day = int(value[5:7]), int(value[8:10])
    try:
        found = (solar_to_gregorian if time.calendar == "solar-hijri" else date)(int(years.pop()), month, day)
    except ValueError:
        return None
    near = any(_near(found, lender) for lender in lenders)
    return found if near and time.weekday in (None, found.weekday()) else None


def _near(day: date, lender: TimeMention) -> bool:
    """Whether `lender` may tell the year of `day`: a bare month tells that of its own and the next, for the one told of it may be another story."""
    if lender.earliest is None or lender.latest is None:
        return False
    if lender.granularity == "month":
        return lender.earliest - BESIDE <= day <= lender.latest + BESIDE
    return abs(day - lender.earliest) <= NEAR


def _in_calendar(day: date, calendar: Calendar) -> str:
    if calendar == "gregorian":
        return day.isoformat()
    year, month, of_month = gregorian_to_solar(day) if calendar == "solar-hijri" else gregorian_to_lunar(day)
    return f"{year:04d}-{month:02d}-{of_month:02d}"
