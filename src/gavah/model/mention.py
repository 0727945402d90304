"""What the scanners find in a text: times, numbers, places, attributions. Offsets are code points of the text given."""

from datetime import date
from typing import Literal

import msgspec

from gavah.model.vocabulary import Calendar, Level

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NumberKind = Literal["count", "age", "ordinal", "percent", "money", "measure", "year", "duration", "identifier", "clock", "fraction"]
"""What a number is the number of, as far as the words beside it tell; only `count` may become a quantity of persons or events."""


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression. `value` is TIMEX3. [`earliest`, `latest`] are its days, inclusive; None = unknown or open.

    `granularity`: day, week, month, season, year, window, or "" for what names no calendar interval. `relation` is the
    word class that governs it: "since", "until", "before", "after", "within" (a window back from the anchor, or
    "between … and …"), "on" or "". `lead` is the offset where the governing word starts (= `start` if none).
    `ordinal_day` is N in "the Nth day of …". `weekday` is the weekday the words name (Monday = 0). `rule` is the rule's id.
    """

    start: int
    end: int
    words: str
    type: TimeType
    value: str
    earliest: date | None = None
    latest: date | None = None
    calendar: Calendar = "gregorian"
    granularity: str = ""
    relation: str = ""
    lead: int = -1
    ordinal_day: int | None = None
    weekday: int | None = None
    relative: bool = False
    rule: str = ""


class NumberMention(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its bounds. The words include the bound ("at least 110"). `core` is the numeral itself inside them.

    `high` None = open. `complete` says that the words exclude more ("only", "in all", "no more than"). `unit` is the
    counted word or unit beside it, as it stands, "" if none. `rule` is the bound's rule id of `NORMS` ("at-least", "dozens", "exact" …).
    """

    start: int
    end: int
    words: str
    low: int
    high: int | None
    rule: str
    kind: NumberKind = "count"
    complete: bool = False
    unit: str = ""
    core: tuple[int, int] = (0, 0)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One place a name may mean. `score` in [0, 1]."""

    id: str
    name: str
    level: Level
    score: float


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A toponym resolved. `path` holds the ids from the country down to the place itself. `bbox` is (west, south, east, north)."""

    start: int
    end: int
    words: str
    id: str
    name: str
    level: Level
    path: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    bbox: tuple[float, float, float, float] | None = None
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 1.0
    role: str = ""
    """"" for a place; "dateline", "demonym" or "metonym" where the words do not locate an event."""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have said what: ranges (start, end) of the source's words, the cue's and the content's.

    `stance`: "say" (neutral), "claim" (alleged), "suspect", "deny", "confirm", "call" or "plan": what the cue does to its content.
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    stance: str = "say"
