"""Days as lines write them: both calendars of Iran and the Lunar one, in English and Persian, in words and figures.

Not the reader's grammar of times: only what a dateline, a heading or a date column holds, and full dates that bound a report.
"""

import re
from datetime import date
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

import msgspec

from gavah.ingest.wordlists import words
from gavah.model import fold
from gavah.model.calendars import lunar_to_gregorian, solar_to_gregorian
from gavah.model.vocabulary import Calendar

FIRST_YEAR, LAST_YEAR = 1800, 2200
_SOLAR_YEARS = (1180, 1580)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_YEAR_TOKEN = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BEFORE, _AFTER = 44, 34
_NOT_AFTER: Final = r"(?<![\w./\-=+:])"
_NOT_BEFORE: Final = r"(?![\w=])(?![./\-:]\w)"
_CALENDARS: Final[tuple[Calendar, ...]] = ("gregorian", "solar-hijri", "lunar-hijri")


class DayWords(msgspec.Struct, frozen=True, kw_only=True):
    """A day as words name it, [start, end) in the text searched. `year` None: not said. `other`: (month, day) in the other order, if both fit."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    calendar: Calendar = "gregorian"
    weekday: int | None = None
    other: tuple[int, int] | None = None

    def on(self, year: int) -> date | None:
        """The day in `year` of its own calendar; None where there is no such day (31 Mehr, 30 February)."""
        return _day(self.calendar, year, self.month, self.day)

    def bounds(self) -> tuple[date, date] | None:
        """Earliest and latest day of a full date (they differ where day and month may be swapped); None if impossible or no year is said."""
        if self.year is None:
            return None
        days = [self.on(self.year)]
        if self.other:
            days.append(_day(self.calendar, self.year, *self.other))
        if self.calendar == "lunar-hijri" and days[0]:
            middle = days[0].toordinal()
            return date.fromordinal(middle - 1), date.fromordinal(middle + 1)
        known = [day for day in days if day]
        return (min(known), max(known)) if known else None


class Full(NamedTuple):
    """A full date in a text: where, and the days it may mean."""

    start: int
    end: int
    earliest: date
    latest: date


def line_days(line: str) -> list[DayWords]:
    """Every day named in a short line, with or without its year, in order; offsets into `line`. Cost linear in the line."""
    view = fold(line)
    found: list[DayWords] = []
    for match in sorted(chain.from_iterable(pattern.finditer(view.text) for pattern in _patterns()), key=lambda m: (m.start(), -m.end())):
        if found and match.start() < found[-1].end:
            continue
        day = _read(match)
        if day:
            found.append(day)
    return [_stored(day, view.span(day.start, day.end)) for day in found]


def full_dates(text: str) -> list[Full]:
    """The full dates of a long text, possible ones only. Only looked for around four-digit numbers, so that the cost stays small."""
    found: list[Full] = []
    for token in _YEAR_TOKEN.finditer(text):
        start = max(token.start() - _BEFORE, found[-1].end if found else 0)
        for day in line_days(text[start : token.end() + _AFTER]):
            at, end = start + day.start, start + day.end
            bounds = day.bounds()
            if bounds and at < token.end() and end > token.start() and not (found and at < found[-1].end):
                found.append(Full(at, end, *bounds))
    return found


def parse_day(written: str) -> tuple[date, date] | None:
    """The day or days a date field means ("2071-10-03T10:00:00+03:30", "۱۱ مهر ۱۴۵۰", "2071-10", "@3210000000"); None if it is no date."""
    written = written.strip()
    if re.fullmatch(r"@\d{9,12}", written):
        return _from_epoch(int(written[1:]))
    iso = re.match(r"(\d{4}-\d\d-\d\d)(?:[t ]\d|$)", fold(written).text)
    days = line_days(iso[1] if iso else written[:100])
    if days:
        return days[0].bounds() if len(days) == 1 or days[0].year else None
    return _partial(fold(written).text)


def _from_epoch(seconds: int) -> tuple[date, date] | None:
    ordinal = _EPOCH + seconds // 86_400
    day = date.fromordinal(ordinal) if ordinal < date(LAST_YEAR, 1, 1).toordinal() else None
    return (day, day) if day else None


def _partial(written: str) -> tuple[date, date] | None:
    """A month or a year: its first and last day."""
    match = re.fullmatch(r"(\d{4})(?:[-/](\d{1,2}))?", written)
    named = re.fullmatch(rf"({_months_pattern()})\.?,?\s*(\d{{4}})", written)
    if named:
        calendar, month, year = *_month(named[1]), int(named[2])
    elif match:
        year, month = int(match[1]), int(match[2] or 0)
        calendar = _calendar_of(year) or "gregorian"
    else:
        return None
    first = _day(calendar, year, month or 1, 1)
    last_month = month or 12
    last = next((day for number in range(31, 27, -1) if (day := _day(calendar, year, last_month, number))), None)
    return (first, last) if first and last else None


def _stored(day: DayWords, span: tuple[int, int]) -> DayWords:
    return msgspec.structs.replace(day, start=span[0], end=span[1])


def _day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    try:
        if calendar == "solar-hijri":
            return solar_to_gregorian(year, month, day)
        if calendar == "lunar-hijri":
            return lunar_to_gregorian(year, month, day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _read(match: re.Match[str]) -> DayWords | None:
    parts = match.groupdict()
    weekday = _weekday(parts.get("weekday") or "")
    year = int(parts["year"]) if parts.get("year") else None
    if "month" in parts:
        calendar, month = _month(parts["month"])
        day = _ordinals().get(parts["day"]) or int(parts["day"]) if parts["day"] in _ordinals() or parts["day"].isdigit() else 0
        if year is not None and not _fits(calendar, year):
            return None
        if parts["month"] in ("می", "مه", "may", "mar", "tir", "dey", "دی", "تیر") and year is None and not _alone(match):
            return None  # also ordinary words: only a year, a weekday or the end of the line makes them months
        return DayWords(start=match.start(), end=match.end(), year=year, month=month, day=day, calendar=calendar, weekday=weekday)
    return _numeric(match, parts, year, weekday)


def _alone(match: re.Match[str]) -> bool:
    rest = match.string[match.end() :].lstrip()
    return match["weekday"] is not None or not rest or not rest[0].isalpha()


def _numeric(match: re.Match[str], parts: dict[str, str], year: int | None, weekday: int | None) -> DayWords | None:
    calendar = _calendar_of(year or 0)
    if not calendar:
        return None
    first, second = int(parts["first"]), int(parts["second"])
    year_first = match.start("year") < match.start("first")
    day_first = calendar == "solar-hijri" or first > 12
    month, day = (first, second) if year_first or (not day_first and second > 12) else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    both = not year_first and not day_first and second <= 12 and first != second
    other = (first, second) if both else None
    return DayWords(start=match.start(), end=match.end(), year=year, month=month, day=day, calendar=calendar, weekday=weekday, other=other)


def _fits(calendar: Calendar, year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR if calendar == "gregorian" else _SOLAR_YEARS[0] <= year <= _SOLAR_YEARS[1]


def _calendar_of(year: int) -> Calendar | None:
    return next((calendar for calendar in _CALENDARS if _fits(calendar, year)), None)


@cache
def _month_table() -> dict[str, tuple[Calendar, int]]:
    table = words()["months"]
    return {name: (calendar, number) for calendar in _CALENDARS for number, names in enumerate(table[calendar]["names"], 1) for name in names}


def _month(name: str) -> tuple[Calendar, int]:
    return _month_table()[re.sub(r"\s+", " ", name)]


@cache
def _weekday_table() -> dict[str, int]:
    return {name: number for number, names in enumerate(words()["weekdays"]["names"]) for name in names}


def _weekday(name: str) -> int | None:
    return _weekday_table().get(re.sub(r"\s+", " ", name))


@cache
def _ordinals() -> dict[str, int]:
    return {name: number for number, names in enumerate(words()["ordinals"]["fa"], 1) for name in names}


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))


@cache
def _months_pattern() -> str:
    return _any(list(_month_table()))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Over folded text. All parts are of bounded length, so no pattern can backtrack far."""
    weekday = rf"(?:(?P<weekday>{_any(list(_weekday_table()))})\b\.?[,،]?\s{{1,3}})?(?:the\s)?"
    month, year = rf"(?P<month>{_months_pattern()})(?:\s?ماه)?\b", r"(?P<year>\d{4})(?!\d)"
    number = r"(?P<day>\d{1,2})(?!\d)"
    ordinal = _any(list(_ordinals()))
    day_month = (
        rf"{_NOT_AFTER}{weekday}(?:(?<!\d)(?P<day>\d{{1,2}}|{ordinal}))(?:st|nd|rd|th|\s?م|\s?ام)?\b(?:\sof)?[\s\-]{{1,3}}"
        rf"{month}\.?(?:[,،]?[\s\-]{{0,2}}(?:سال\s)?{year})?(?!\w)"
    )
    month_day = rf"{_NOT_AFTER}{weekday}{month}\.?\s{{1,2}}{number}(?:st|nd|rd|th)?(?:,?\s{{1,2}}{year})?(?!\w)"
    year_first = rf"{_NOT_AFTER}{weekday}{year}(?P<mark>[\-/.])(?P<first>\d{{1,2}})(?P=mark)(?P<second>\d{{1,2}}){_NOT_BEFORE}"
    year_last = rf"{_NOT_AFTER}{weekday}(?P<first>\d{{1,2}})(?P<mark>[\-/.])(?P<second>\d{{1,2}})(?P=mark){year}{_NOT_BEFORE}"
    return tuple(re.compile(pattern) for pattern in (day_month, month_day, year_first, year_last))
