"""When a report came out: what it says itself, what was given, or the bounds that remain. Never today, never a file's time."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from gavah.ingest.dates import DayWords, full_dates, line_days, parse_day
from gavah.ingest.wordlists import words
from gavah.model import folded
from gavah.model.calendars import gregorian_to_lunar, gregorian_to_solar
from gavah.model.report import DateBasis

_DAY: Final = timedelta(days=1)
_LONGEST_LINE: Final = 160
_SHORT_LINE: Final = 100  # up to here a line may be a dateline of its own
_HEAD: Final = 100  # of a longer line only this much can be its dateline
_BULLET = re.compile(r"\s*(?:[-*•–—·▪◦‣>#]+\s+|\d{1,2}[.)]\s+)?[*_]{0,3}")
_PLACE = re.compile(r"[^\d\n.!?؟;؛:()]{2,48}?(?:\s*\([^()\d\n]{2,40}\))?\s*[–—\-,،:|/]\s*")
_MOST_PLACE_WORDS: Final = 6
_CLOCK = re.compile(r"(?:at |ساعت )?\d{1,2}[:.٫]\d\d(?:\s?[ap]m)?")
_WORDS = re.compile(r"[^\W\d_]+")
_FEW_LETTERS: Final = 24  # a line of its own may hold this many letters beside its date: a place, a byline, "Late bulletin"
_AFTER = re.compile(r"[*_]{0,3}\s*(?:\([^()\n]{1,40}\)\s*)?(?:$|[–—:|)\]·/]|-(?=\s|$)|,[^.,\n]{0,40}?[–—:](?=\s)|\.(?=\s|$))")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\s[^\W\d_]+)?)[\s:]*$")
_SENTENCE_END = re.compile(r"[.!?؟…][\"'»”)\]]*$")
_MAY_HOLD_DAY = re.compile(r"\d|[ملت]\s")  # a figure, or the end of a Persian ordinal (اول، دوم، نخست)
_CAPTION = re.compile(r"\s*!\[|\s*\[[^\]\n]*\.(?:jpe?g|png|gif|webp|mp4|heic)\]", re.I)
_LABELLED = re.compile(r"[\s\[(*_]*([^\W\d_]+(?:\s[^\W\d_]+)?)\s*[:：/|–—-]")


class Dated(NamedTuple):
    """A day, or the days between which it lies; where that comes from; notes for a person."""

    published: date | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: DateBasis = "none"
    notes: tuple[str, ...] = ()


class Lead(NamedTuple):
    """A date at the head of a line. `whole`: the line holds nothing else but a place, a label or a name."""

    day: DayWords
    end: int
    whole: bool


def lead(line: str) -> Lead | None:
    """The dateline a paragraph begins with, or the date a short line of its own states: "Tehran – September 28", «تاریخ انتشار: ۶ مهر ۱۴۵۰»."""
    first = line[: _LONGEST_LINE + 1].split("\n", 1)[0]
    head = first if len(first) <= _SHORT_LINE else first[:_HEAD]
    days = _own_days(head)
    if not days or is_caption(head):
        return None
    day = days[0]
    bullet = _BULLET.match(head)
    before = head[bullet.end() if bullet else 0 : day.start]
    after = _AFTER.match(head, day.end)
    if _goes_on(head[day.end :], len(days) > 1):
        return None
    if after and (not before.strip() or _is_place(before) or _is_label(before)):
        return Lead(day, after.end(), whole=not first[after.end() :].strip())
    if len(first) <= _SHORT_LINE and _is_dateline(head, day):
        return Lead(day, len(head), whole=True)
    return None


def _goes_on(after: str, more: bool) -> bool:
    """Whether a date begins a stretch of time: a life "(3 Mehr 1361 – 30 Aban 1388)", «۶ دی به بعد»."""
    rest = folded(after[:24]).strip(" )،,")
    if any(rest == word or rest.startswith(word + " ") for word in _line_words("onward")):
        return True
    return more and re.match(r"\s*(?:[–—-]|تا|to)\s*\W?[\d۰-۹]", after) is not None


def _is_place(before: str) -> bool:
    names = _WORDS.findall(folded(before))
    return _PLACE.fullmatch(before) is not None and len(names) <= _MOST_PLACE_WORDS and _says_nothing_else(names)


def _says_nothing_else(names: list[str]) -> bool:
    """No word of a life or an event, and no label we do not know ("date of …", «تاریخ …»)."""
    return not _line_words("lives").intersection(names) and not {"date", "تاریخ"}.intersection(names)


def heading_days(heading: str) -> list[DayWords]:
    """The days a heading is about: bounds and memories ("since August 6", «سالگرد ۶ مهر») left out."""
    return [] if is_caption(heading) else _own_days(heading[: 2 * _LONGEST_LINE])


def _own_days(line: str) -> list[DayWords]:
    if not _MAY_HOLD_DAY.search(line):
        return []
    return [day for day in line_days(line) if not _is_bound(line[: day.start])]


def _is_bound(before: str) -> bool:
    last = _LAST_WORD.search(folded(before[-40:]))
    if not last:
        return False
    return last[1] in _line_words("bounds") or last[1].split()[-1] in _line_words("bounds")


def _is_label(before: str) -> bool:
    return folded(before).strip(" :|-·*_") in _line_words("labels")


def _is_dateline(line: str, day: DayWords) -> bool:
    """Whether a short line is mostly its date, or labels it."""
    if any(_is_label(part) for part in re.split(r"[:|]", line[: day.start])):
        return True
    rest = line[: day.start] + " " + _CLOCK.sub(" ", line[day.end :])
    names = _WORDS.findall(folded(rest))
    if _SENTENCE_END.search(line.rstrip()) or not _says_nothing_else(names) or any(char.isdigit() for char in rest):
        return False
    return sum(map(len, names)) <= _FEW_LETTERS and re.search(r"[^\w\s]\s*$|^\s*$", line[: day.start]) is not None


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows, or is one: such lines date nothing."""
    if _CAPTION.match(line):
        return True
    start = _LABELLED.match(line[:60].replace("\u200c", " "))
    return start is not None and folded(start[1]) in _line_words("captions")


@cache
def _line_words(name: str) -> frozenset[str]:
    return frozenset(words()["lines"][name])


def nearest(day: DayWords, anchor: date, latest: date | None) -> date | None:
    """The day of `day` in the year that brings it nearest to `anchor`, on its weekday if one is said, not after `latest` (+ 1 for time zones)."""
    middle = _year_of(anchor, day)
    reach = 1 if day.weekday is None else 6
    days = (day.on(year) for year in range(middle - reach, middle + reach + 1))
    fitting = [d for d in days if d and (day.weekday is None or d.weekday() == day.weekday) and (latest is None or d <= latest + _DAY)]
    return min(fitting, key=lambda d: (abs((d - anchor).days), d), default=None)


def _year_of(anchor: date, day: DayWords) -> int:
    if day.calendar == "solar-hijri":
        return gregorian_to_solar(anchor)[0]
    return gregorian_to_lunar(anchor)[0] if day.calendar == "lunar-hijri" else anchor.year


def settle(bounds: tuple[date, date], retrieved: date | None, words: str, origin: str) -> Dated:
    """A day as said in `origin`; dropped with a note when it lies after the day the report was collected."""
    earliest, latest = bounds
    if retrieved and earliest > retrieved + _DAY:
        return Dated(notes=(f"the date {words!r} ({origin}) lies after the day of collection, {retrieved}: dropped",))
    if retrieved and latest > retrieved + _DAY and earliest != latest:
        latest = earliest if (latest - earliest).days > 31 else retrieved
    if earliest == latest:
        return Dated(earliest, basis="stated", notes=(f"dated by {origin}",))
    return Dated(None, earliest, latest, "stated", (f"dated by {origin}; {words!r} may mean {earliest} to {latest}",))


def visible(text: str, spans: list[tuple[int, int]], retrieved: date | None) -> Dated:
    """The date the first lines (`spans` of the text) state as a dateline or label; `Dated()` if none does."""
    notes: list[str] = []
    for start, end in spans:
        found = lead(text[start:end])
        if not found:
            continue
        words = text[start:end][found.day.start : found.day.end]
        bounds = found.day.bounds() or _with_year(found.day, text, retrieved)
        if bounds:
            dated = settle(bounds, retrieved, words, "its dateline" if found.day.year else "its dateline, its year by the dates beside it")
            if dated.basis != "none":
                return dated._replace(notes=(*notes, *dated.notes))
            notes += dated.notes
        elif found.day.year:
            notes.append(f"there is no day {words!r}: dropped")
    return Dated(notes=tuple(notes))


def _with_year(day: DayWords, text: str, retrieved: date | None) -> tuple[date, date] | None:
    if day.year is not None:
        return None
    neighbours = [found.latest for found in full_dates(text) if retrieved is None or found.latest <= retrieved + _DAY]
    chosen = nearest(day, max(neighbours), retrieved) if neighbours else None
    return (chosen, chosen) if chosen else None


def by_making(created: str, text: str, retrieved: date | None) -> Dated:
    """The day the document says it was made, taken as inferred, if nothing in the text speaks against it; `Dated()` otherwise.

    Papers are scanned and printed to PDF long after they came out: a day that lies before a date in the text, or a year after the last one,
    is not believed.
    """
    bounds = parse_day(created) if created else None
    if bounds is None or bounds[0] != bounds[1] or (retrieved and bounds[0] > retrieved + _DAY):
        return Dated()
    mentioned = [found.earliest for found in full_dates(text)]
    last = max(mentioned, default=bounds[0])
    if last > bounds[0] + _DAY or (bounds[0] - last).days > 366:
        return Dated(notes=(f"made on {bounds[0]} by its own properties, which the dates in it contradict: not used",))
    return Dated(bounds[0], basis="inferred", notes=("dated by the day on which the document says it was made",))


def bounded(text: str, retrieved: date | None) -> Dated:
    """Bounds of a report without a date: the latest full date it mentions, and the day it was collected."""
    mentioned = [found.earliest for found in full_dates(text) if retrieved is None or found.latest <= retrieved]
    earliest = max(mentioned, default=None)
    if earliest is None and retrieved is None:
        return Dated(notes=("no date of its own, and none could be inferred",))
    said = f"the latest full date it mentions ({earliest})" if earliest else "an unknown day"
    until = f"the day it was collected ({retrieved})" if retrieved else "an unknown day"
    return Dated(None, earliest, retrieved, "inferred", (f"no date of its own: it came out between {said} and {until}",))
