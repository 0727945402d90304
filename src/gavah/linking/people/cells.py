"""Cells of a list → ages, days, places, sex. A cell that says nothing is absent; one that cannot be read is absent too, never guessed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from gavah.ingest.dates import line_days, parse_day
from gavah.linking.people.parameters import read_data
from gavah.linking.people.record import Days, Part, Range
from gavah.linking.people.sounds import bones, is_persian, plain
from gavah.model import folded
from gavah.reading.numbers import numbers

OLDEST = 120
_YEARS_TRIED = 6
_AROUND = timedelta(days=183)  # half a year: a list of one season gives one day
_SPLIT = re.compile(r"[,،/;؛()\n]| - ")
_HYPHENS = re.compile(r"(?:-(?:e|ye|i)\b)?-?\s*[-\s]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:\.0+)?")
_MONTHS = re.compile(r"\b(?:months?|days?|weeks?|ماهه?|روزه?|هفته)\b")


@cache
def says_nothing(cell: str) -> bool:
    """Whether a cell is empty or a word for unknown, also where a blank has broken the word."""
    return "".join(plain(cell).split()).strip(".") in _nothing()


@cache
def age(cell: str) -> Range | None:
    """The years of age a cell means: "About 40" is 36–44, «۴۰» is 40, an infant's months are 0."""
    text = plain(cell).strip()
    if _PLAIN_NUMBER.fullmatch(text):
        return _years(int(float(text)), int(float(text)))
    if says_nothing(cell):
        return None
    if _MONTHS.search(text):
        return Range(0, 1)
    found = numbers(text, lang="fa" if is_persian(text) else "en")
    if len(found) != 1 or found[0].low is None:
        return None
    return _years(found[0].low, OLDEST if found[0].high is None else found[0].high)


def _years(low: int, high: int) -> Range | None:
    return Range(low, high) if 0 <= low <= high <= OLDEST else None


@cache
def days(cell: str) -> tuple[Days, ...]:
    """The days a full or partial date means (a month, a year); () where it says none, or no year (`yearless`)."""
    text = plain(cell).strip()
    if _ISO.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return ()
        return (Days(day, day),)
    if says_nothing(cell) or _broken(cell):
        return ()
    bounds = parse_day(cell)
    return (Days(*bounds),) if bounds else ()


def yearless(cell: str, known: Iterable[Days]) -> tuple[Days, ...]:
    """The days «۱۲ آبان» may mean: one a year of those that the list's other rows (`known`) span, or half a year off; () if they span too many."""
    said = line_days(cell)
    bounds = [(one.earliest, one.latest) for one in known]
    if len(said) != 1 or said[0].year is not None or not bounds or _broken(cell):
        return ()
    first, last = min(a for a, _ in bounds), max(b for _, b in bounds)
    if last - first > timedelta(days=366 * _YEARS_TRIED):
        return ()
    solar = 621 if said[0].calendar == "solar-hijri" else 0
    found = (said[0].on(year - solar) for year in range(first.year - 1, last.year + 2))
    return tuple(Days(day, day) for day in found if day and first - _AROUND <= day <= last + _AROUND)


def _broken(cell: str) -> bool:
    """Whether figures stand beside the day: "2 8-Oct" is not the 8th."""
    said = line_days(cell)
    return bool(said) and bool(re.search(r"\d", folded(cell[: said[0].start] + cell[said[-1].end :])) and not re.search(r"\d:\d\d", cell))


@cache
def place(cell: str) -> tuple[Part, ...]:
    """The parts of a place as written, finest first: "Saqqez, Kurdistan Province" is saqqez, kurdistan."""
    if says_nothing(cell):
        return ()
    named = (_part(piece) for piece in _SPLIT.split(_parted(plain(cell))))
    return tuple(dict.fromkeys(part for part in named if part[0]))


def _parted(text: str) -> str:
    """A hyphen parts two places in Persian («تمرین-مرند»), in Latin it joins a name."""
    return text.replace("-", "،") if is_persian(text) else text


def _part(piece: str) -> Part:
    words = [_abbreviated().get(word.rstrip("."), word) for word in _HYPHENS.sub(" ", piece).split()]
    text = " ".join(word for word in words if word not in _empty()).strip(" .-")
    return text, "".join(bones(word) for word in re.findall(r"\w+", text) if not word.isdigit()) or text


@cache
def sex(cell: str) -> str:
    """f, m or nothing."""
    text = plain(cell).strip()
    return next((code for code, words in read_data("columns.toml")["sex"].items() if text in words), "")


@cache
def _nothing() -> frozenset[str]:
    return frozenset(read_data("columns.toml")["nothing"]["words"])


@cache
def _abbreviated() -> dict[str, str]:
    short: dict[str, str] = read_data("columns.toml")["place"]["short"]
    return short


@cache
def _empty() -> frozenset[str]:
    return frozenset(read_data("columns.toml")["place"]["empty"])
