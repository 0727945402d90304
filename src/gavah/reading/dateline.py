"""The dateline of a passage: "BOGOTA, 25 AUG 89 (AGENCY) --", "Thursday, September 12, 2019" on a line of its own."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from gavah.model import PlaceMention, TimeMention

REACH = 200
"""How many characters from the passage's start a dateline may take."""

NOTE_DASHES = 3
"""So many dashes on the first line part the fields of a note, whose day and place are the event's own."""

_DASH = re.compile(r"\s(?:--+|[-—–ـ])\s|(?<=\))\s*[-—–]+|[—–]")

_MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"
_WIRE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.? ([3-9]\d)\b")


class Dateline(msgspec.Struct, frozen=True):
    """Where and when a passage was filed. `end` is the offset after it (= the passage's start where there is none)."""

    end: int
    day: date | None = None
    place: PlaceMention | None = None


def reach(text: str, start: int, end: int) -> int:
    """The end of the words that could be a dateline of the passage [start, end); `start` if it has none."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    limit = min(end, begin + REACH)
    dash = _DASH.search(text, begin, min(limit, begin + 140))
    line = text.find("\n", begin, limit)
    if len(_DASH.findall(text, begin, line if line > 0 else limit)) >= NOTE_DASHES:
        return start  # a note: "3 May – Shiraz – two men – executed"
    if dash and not re.search(r"[.!?]\s+[A-Z][a-z]", text[begin : dash.start()]):
        return dash.end()
    return line if begin < line <= begin + 60 else start


def dateline(text: str, start: int, stop: int, times: Sequence[TimeMention], places: Sequence[PlaceMention]) -> Dateline:
    """The dateline in `text[start:stop]`, from the mentions found there. Nothing without a full day or a leading place."""
    day = next((t.earliest for t in times if t.type in ("DATE", "TIME") and t.granularity == "day" and not t.relative and t.earliest), None)
    day = day or _wire_day(text[start:stop])
    place = next((p for p in places if not text[start : p.start].strip(" \t\n([*")), None)
    if not _bare(text, start, stop, times, places) or _is_log_line(text, start, stop, times):
        return Dateline(start)
    if day is None and (place is None or not re.search(r"[—–ـ-]", text[place.end : stop])):
        return Dateline(start)
    return Dateline(stop, day, place)


def _wire_day(words: str) -> date | None:
    """The day of a wire's dateline with two digits of the year, which are of the twentieth century: "LA PAZ, 12 JAN 90 (EFE) --"."""
    found = _WIRE.search(words)
    try:
        return date(1900 + int(found[3]), _MONTHS.index(found[2]) // 3 + 1, int(found[1])) if found else None
    except ValueError:
        return None


_LOG_LINE = re.compile(r"(?m)^\W{0,3}(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?\s?[:–—-]\s")
"""A line that begins with its day."""
_LOG_REACH = 1_500
"""How many characters of a chronicle are looked at for a second such line."""


def _is_log_line(text: str, start: int, stop: int, times: Sequence[TimeMention]) -> bool:
    """ "1450/07/24 Marand - …": a line of a diary, whose day is the event's own; a dateline with a dash begins with its place."""
    first = next((t for t in times if not text[start : t.start].strip()), None)
    if first is not None and len(_LOG_LINE.findall(text, max(0, start - _LOG_REACH), min(len(text), start + _LOG_REACH))) > 1:
        return True  # a chronicle: each of its lines begins with its day
    return first is not None and first.rule == "numeric" and not text[start:stop].endswith("\n") and "\n" not in text[start:stop]


def _bare(text: str, start: int, stop: int, times: Sequence[TimeMention], places: Sequence[PlaceMention]) -> bool:
    """Whether nothing but one day, places, bracketed agencies and at most two unknown words in capitals stand before the dash or line end.

    "Ali Karami (3 May 2071 – …" tells a life, not where a report was filed.
    """
    if sum(t.granularity == "day" for t in times) > 1:
        return False
    kept, at = [], start
    for first, last in sorted([(t.start, t.end) for t in times] + [(p.start, p.end) for p in places]):
        kept.append(text[at:first])
        at = max(at, last)
    rest = re.sub(r"[\[(][^\])]*[\])]", "", "".join([*kept, text[at:stop]]))
    words = re.findall(r"[^\W\d_]{3,}", rest)
    return len(words) <= 2 and all(word.isupper() for word in words)
