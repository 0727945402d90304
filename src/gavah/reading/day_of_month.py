"""Days told by their number alone: "one was hanged on 14 September, the others on the 18th"."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from gavah.model import TimeMention

_ALONE = re.compile(
    r"\b(?:[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y|(?:morning|afternoon|evening|night|dawn) of) the (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=\s*[.,;:)–—]|\s*$|\s+(?:in|at|and|but|near|when|after|by|for|from|where|with|outside|he|she|they|it|we|I|police|two|three|four|five|a|an|the|another)\b"
    r"|\s+of (?:the|that|this|last) (?:same )?month\b)"
)
_REACH = 600
"""How many characters before it the month may stand that the day is of."""
_NAMED = frozenset({"day", "month"})


def days_of_month(found: Sequence[TimeMention], text: str, ranges: Sequence[tuple[int, int]], anchor: date | None) -> tuple[TimeMention, ...]:
    """`found` with the days told by their number alone, each in the month last told of, or in the last month before `anchor` with such a day."""
    added: list[TimeMention] = []
    starts = [t.start for t in found]
    for start, end in ranges:
        for match in _ALONE.finditer(text, start, end):
            at = match.start("day") - len("the ")
            told = next((t for t in reversed(found[: bisect_left(starts, at)]) if _tells_month(t) and at - t.end < _REACH), None)
            day = _day(told, int(match["day"]), anchor)
            inside = any(t.start < match.end() and at < t.end for t in found)
            if day is not None and not inside:
                added.append(_mention(text, match, at, day))
    return tuple(sorted([*found, *added], key=lambda t: t.start)) if added else tuple(found)


def _tells_month(time: TimeMention) -> bool:
    return time.granularity in _NAMED and time.calendar == "gregorian" and time.earliest is not None and not time.rule.startswith("anniversary")


def _day(told: TimeMention | None, day: int, anchor: date | None) -> date | None:
    """Day `day` of the month told of, else of the last month in which it is not after `anchor`; None where there is no such day."""
    if told is not None and told.earliest is not None:
        return _of(told.earliest.year, told.earliest.month, day)
    if anchor is None:
        return None
    same = _of(anchor.year, anchor.month, day)
    if same is not None and same <= anchor:
        return same
    year, month = (anchor.year, anchor.month - 1) if anchor.month > 1 else (anchor.year - 1, 12)
    return _of(year, month, day)


def _of(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _mention(text: str, match: re.Match[str], at: int, day: date) -> TimeMention:
    word = match.group().split()[0].lower()
    return TimeMention(
        start=at,
        end=match.end(),
        words=text[at : match.end()],
        type="DATE",
        value=day.isoformat(),
        earliest=day,
        latest=day,
        granularity="day",
        relation=word if word in ("since", "until", "on") else "",
        lead=match.start(),
        relative=True,
        rule="day-of-month",
    )
