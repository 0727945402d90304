"""The dateline of a passage: "BOGOTA, 25 AUG 89 (AGENCY) --", "Thursday, September 12, 2019" on a line of its own."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from gavah.model import PlaceMention, TimeMention

REACH = 200
"""How many characters from the passage's start a dateline may take."""

_DASH = re.compile(r"\s(?:--+|[-—–])\s|(?<=\))\s*[-—–]+|[—–]")


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
    if dash and not re.search(r"[.!?]\s+[A-Z][a-z]", text[begin : dash.start()]):
        return dash.end()
    return line if begin < line <= begin + 60 else start


def dateline(text: str, start: int, stop: int, times: Sequence[TimeMention], places: Sequence[PlaceMention]) -> Dateline:
    """The dateline in `text[start:stop]`, from the mentions found there. Nothing without a full day or a leading place."""
    day = next((t.earliest for t in times if t.type in ("DATE", "TIME") and t.granularity == "day" and not t.relative and t.earliest), None)
    place = next((p for p in places if not text[start : p.start].strip(" \t\n([*")), None)
    if day is not None and place is None and not _DASH.search(text, max(start, stop - 6), min(len(text), stop + 1)):
        rest = _without(text, start, stop, times)
        if re.search(r"[^\W\d_]{3}", re.sub(r"[\[(][^\])]*[\])]", "", rest)):
            return Dateline(start)  # a sentence that holds a date, not a dateline
    if day is None and (place is None or not re.search(r"[—–-]", text[place.end : stop])):
        return Dateline(start)
    return Dateline(stop, day, place)


def _without(text: str, start: int, stop: int, times: Sequence[TimeMention]) -> str:
    """`text[start:stop]` without its time expressions."""
    kept, at = [], start
    for time in times:
        kept.append(text[at : time.start])
        at = max(at, time.end)
    return "".join([*kept, text[at:stop]])
