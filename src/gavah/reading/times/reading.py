"""What a builder takes and gives: the words' slots, the state of the text so far, and the reading."""

from datetime import date

import msgspec

from gavah.model import TimeMention
from gavah.model.mention import TimeType
from gavah.model.vocabulary import Calendar
from gavah.reading.grammar import Found, Tokens
from gavah.reading.times.context import Tense
from gavah.reading.times.intervals import Interval, part_of


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the day a passage was written: `day`, or only bounds. All None: nothing is."""

    day: date | None = None
    earliest: date | None = None
    latest: date | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The meaning of a time expression; the fields are those of `TimeMention`. `note` is added to the rule's id."""

    type: TimeType
    value: str
    earliest: date | None = None
    latest: date | None = None
    calendar: Calendar = "gregorian"
    granularity: str = ""
    relation: str = ""
    ordinal_day: int | None = None
    weekday: int | None = None
    relative: bool = False
    note: str = ""


class State(msgspec.Struct):
    """What has been read so far, from left to right."""

    anchor: date | None
    limit: date | None
    """The day after which nothing told as past can lie: the anchor or its upper bound."""
    collected: bool = False
    """Whether `limit` is only when the report was collected: it was written on that day or any before."""
    last: TimeMention | None = None
    """The last mention that has days."""
    last_day: TimeMention | None = None
    """The last mention of a single day."""
    last_month: TimeMention | None = None
    """The last mention that is no longer than a month."""
    last_year: TimeMention | None = None
    """The last mention of a year by its number."""
    year_from: date | None = None
    """A day of the last explicit full date: its year serves where there is no anchor."""
    last_quarter: tuple[int, int] | None = None
    """Year and number of the last quarter told."""
    tense: Tense = ""
    """The tense of the verb beside the expression being read."""
    open_end: bool = False
    """Whether "until" or "by" governs it."""

    @property
    def future(self) -> bool:
        """Whether the verb tells what is to come."""
        return self.tense == "future"


class Slots:
    """The words a pattern has kept, with their meaning."""

    __slots__ = ("arguments", "found", "tokens")

    def __init__(self, found: Found, tokens: Tokens) -> None:
        self.found, self.tokens = found, tokens
        self.arguments = found.pattern.arguments

    def _slot(self, name: str) -> str:
        """The pattern's slot for a name; a view of one end of a window looks elsewhere."""
        return name

    def number(self, name: str) -> int | None:
        """The whole number in a slot; None if it is empty."""
        value = self.raw(name)
        return int(value) if isinstance(value, int | float) else None

    def code(self, name: str) -> str:
        """The meaning of the word in a slot, else the rule's fixed argument of that name, else ""."""
        value = self.raw(name)
        if value is None:
            value = self.arguments.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str) -> int | None:
        """Like `code`, as a number."""
        text = self.code(name)
        return int(float(text)) if text else None

    def raw(self, name: str) -> float | int | str | None:
        """What the word in a slot means, else None."""
        slot = self._slot(name)
        at = self.found.at(slot)
        if at is None:
            return None
        return self.tokens.value((slot, *self.found.pattern.slots[slot]), at)

    def word(self, name: str) -> str:
        """The folded word in a slot, "" if empty."""
        at = self.found.at(self._slot(name))
        return "" if at is None else self.tokens.texts[at]

    def has(self, name: str) -> bool:
        """Whether a slot is filled."""
        return self.found.at(self._slot(name)) is not None


def dated(
    interval: Interval, *, edge: str = "", calendar: Calendar = "gregorian", weekday: int | None = None, relative: bool = False, note: str = ""
) -> Reading:
    """A DATE reading of an interval, or of its early, middle or late third."""
    part = part_of(interval, edge)
    return Reading(
        type="DATE",
        value=part.value,
        earliest=part.earliest,
        latest=part.latest,
        granularity=part.granularity,
        calendar=calendar,
        weekday=weekday,
        relative=relative,
        note=note,
    )


def undated(value: str, *, type: TimeType = "DATE", calendar: Calendar = "gregorian", weekday: int | None = None, relative: bool = False) -> Reading:
    """A reading without known days."""
    return Reading(type=type, value=value, calendar=calendar, weekday=weekday, relative=relative)
