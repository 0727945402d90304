"""Windows with two ends: "from X to Y", «از ۱ تا ۵ مهر», October 3–5; and readings against an anchor that is only bounded."""

import re
from datetime import date, timedelta

import msgspec

from gavah.model import TimeMention
from gavah.model.calendars import gregorian_to_solar, solar_months_before
from gavah.model.vocabulary import Calendar
from gavah.reading.grammar import Tokens
from gavah.reading.times import intervals
from gavah.reading.times.dates import HIJRI_LIMIT, full_year, read_date
from gavah.reading.times.reading import Anchor, Reading, Slots, State, dated

AGAIN = "again"
"""The rule of words that point back at a window."""

_TOLD = frozenset({"window", "week", "month", "season"})

_SHORT = 100  # years in two digits
_HYPHEN, _DASHES = "-", "–—−"
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS_OF = {"D": 1, "W": 7, "M": 30, "Y": 365}
_UNITS = {"season": re.compile(r"(?i)\bseasons?\b|فصل"), "month": re.compile(r"(?i)\bmonth\b|ماه"), "week": re.compile(r"(?i)\bweek\b|هفته")}
_OUT = 0.15  # share by which a window may be longer or shorter than it is called
_BESIDE = 70  # characters on either side in which words speak of what is to come
_TO_COME = re.compile(r"(?i)\b(?:will|shall|going to|plan\w*|call(?:s|ed|ing)? (?:for|on|upon)|scheduled|next)\b|خواه|قرار است|فراخوان|آینده|دعوت")
_HOUR = (
    r"(?:at|about|around|the|early|late|noon|midnight|midday|dawn|dusk|morning|afternoon|evening|night|[ap]\.?m\.?|o['’]clock|\d{1,2}(?:[:.]\d\d)?|on|of|"
    r"ساعت|حدود|ظهر|عصر|شب|صبح|بامداد|غروب|سحر|شامگاه|نیمه[\s\u200c]?شب|نیم|و|روز|[۰-۹]{1,2}(?:[:٫][۰-۹]{2})?|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده)"
)
_FROM = re.compile(rf"(?i)(?:^|[\s(،,])(?:from|between|since|از|بین)\s+(?:{_HOUR}\s+){{0,5}}$")
_TO = re.compile(rf"(?i)\s*(?:{_HOUR}\s+){{0,4}}(?:to|until|till|through|and|تا)\s+(?:{_HOUR}\s+){{0,5}}")
_SHORT_STRETCH = 366  # days up to which a dash between two dates makes a window, not a life


def _span(first: Reading | None, last: Reading | None) -> Reading | None:
    if first is None or last is None:
        return first or last
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    value = f"{first.earliest.isoformat()}/{last.latest.isoformat()}"
    return msgspec.structs.replace(last, value=value, earliest=first.earliest, granularity="window", relation="within", note="")


class _End(Slots):
    """The slots of one end: `a` or `b` stands for the day, month or year."""

    def __init__(self, slots: Slots, end: str, stands_for: str) -> None:
        super().__init__(slots.found, slots.tokens)
        self._end, self._for = end, stands_for

    def _slot(self, name: str) -> str:
        return self._end if name == self._for else name


def read_days(slots: Slots, state: State) -> Reading | None:
    """October 3–5, «۱ تا ۵ مهر»: slots a, b and those of a date."""
    first, last = (read_date(_End(slots, end, "dom"), state) for end in "ab")
    if first and last and first.earliest and last.latest and first.earliest > last.latest and last.relative:
        day = first.earliest + timedelta(days=(slots.number("b") or 0) - (slots.number("a") or 0))
        last = msgspec.structs.replace(last, earliest=day, latest=day)  # only the first has begun when it is told
    return _span(first, last) if last and last.earliest else last


def read_years(slots: Slots, state: State) -> Reading | None:
    """1988–1990, «سال‌های ۱۳۹۸ تا ۹۹»: slots a and b."""
    first, last = slots.number("a") or 0, slots.number("b") or 0
    if first < _SHORT:
        first = full_year(first, "solar-hijri", state.limit)
    if last < _SHORT:
        last += first // 100 * 100
    make = intervals.solar_year if first < HIJRI_LIMIT else intervals.year_of
    if not first < last:
        return None
    calendar: Calendar = "solar-hijri" if first < HIJRI_LIMIT else "gregorian"
    return _span(dated(make(first), calendar=calendar), dated(make(last), calendar=calendar))


def read_months(slots: Slots, state: State) -> Reading | None:
    """March to May 2071: slots a and b are months; argument `of` names their class."""
    name = str(slots.arguments.get("of", "month"))
    return _span(read_date(_End(slots, "a", name), state), read_date(_End(slots, "b", name), state))


def joined(mentions: list[TimeMention], tokens: Tokens, said: date | None = None) -> list[TimeMention]:
    """Neighbours that a range word links become one window with both days."""
    out: list[TimeMention] = []
    for mention in mentions:
        if out and (window := _window(out[-1], mention, tokens, said) or _clocked_window(out[-1], mention, tokens, said)):
            out[-1] = window
        elif len(out) > 1 and _is_clock(out[-1]) and (window := _clocked_window(out[-2], mention, tokens, said)):
            out[-2:] = [window]
        else:
            out.append(mention)
    return out


def _window(first: TimeMention, last: TimeMention, tokens: Tokens, said: date | None) -> TimeMention | None:
    between = tokens.text[first.end : last.start].split()
    words = tokens.language.classes
    if not _is_end(first) or not _is_end(last) or len(between) != 1 or first.granularity == "window":
        return None
    governing = tokens.text[first.lead : first.start].strip().lower()
    link = _HYPHEN if between[0] in _DASHES else between[0].lower()
    if not ("range" in words.get(link, ()) or ("between" in words.get(governing, ()) and "range-and" in words.get(link, ()))):
        return None
    around = tokens.text[max(0, first.start - _BESIDE) : first.start] + tokens.text[last.end : last.end + _BESIDE]
    to_come = _TO_COME.search(around) is not None
    start, end = _within_a_week(first, last, None if to_come else said) or (_with_year_of(first, last), last.latest)
    if start is None or end is None or start > end or (between[0] in _DASHES and (end - start).days > _SHORT_STRETCH):
        return None
    whole = {"end": last.end, "words": tokens.text[first.start : last.end], "latest": end, "earliest": start, "type": "DATE"}
    value = f"{start.isoformat()}/{end.isoformat()}"
    return msgspec.structs.replace(first, value=value, granularity="window", relation="within", rule="window", **whole)


def _is_clock(time: TimeMention) -> bool:
    """Whether `time` is an hour or part of a day told without it."""
    return time.type == "TIME" and time.earliest is None


def _clocked_window(first: TimeMention, last: TimeMention, tokens: Tokens, said: date | None) -> TimeMention | None:
    """ "From Friday noon to Saturday evening", «از ساعت پنج عصر یکشنبه تا شش بامداد دوشنبه»: two weekdays with hours beside them."""
    if first.weekday is None or last.weekday is None or not _is_end(first) or not _is_end(last) or first.granularity == "window":
        return None
    text = tokens.text
    if _FROM.search(text[max(0, first.start - _BESIDE) : first.start]) is None or _TO.fullmatch(text[first.end : last.start]) is None:
        return None
    days = _within_a_week(first, last, said)
    if days is None:
        return None
    value = f"{days[0].isoformat()}/{days[1].isoformat()}"
    return msgspec.structs.replace(
        first, end=last.end, words=text[first.start : last.end], type="DATE", value=value, earliest=days[0], latest=days[1], granularity="window",
        relation="within", rule="window",
    )  # fmt: skip


def _is_end(time: TimeMention) -> bool:
    """Whether `time` may be one end of a window: a date, or a part of a weekday ("Monday night")."""
    return time.type == "DATE" or (time.type == "TIME" and time.weekday is not None and time.granularity == "day")


def _within_a_week(first: TimeMention, last: TimeMention, said: date | None) -> tuple[date, date] | None:
    """The days from one weekday to the next such other one: "from Friday to Thursday" are six, whenever it is told."""
    if not first.relative or not last.relative or first.weekday is None or last.weekday is None or first.weekday == last.weekday:
        return None
    if first.earliest is None or last.latest is None or not all("weekday" in t.rule or t.rule == "clock" for t in (first, last)):
        return None
    length = (last.weekday - first.weekday) % 7 * intervals.DAY
    if last.latest < first.earliest:
        return last.latest - length, last.latest
    back = 7 * intervals.DAY if first.earliest == said else 0 * intervals.DAY  # told on a Friday, "from Friday to Tuesday" is over
    return first.earliest - back, first.earliest - back + length


def _with_year_of(first: TimeMention, last: TimeMention) -> date | None:
    """The first day of `first`; where it names no year, the last end's year, or the one before if that would turn the window around."""
    if last.latest is None or not first.relative or last.relative or first.granularity not in {"day", "month", ""}:
        return first.earliest
    month_day = first.value[5:].split("-")
    if first.calendar != "gregorian" or not month_day[0].isdigit():
        return first.earliest
    month, day = int(month_day[0]), int(month_day[1]) if len(month_day) > 1 else 1
    for year in (last.latest.year, last.latest.year - 1):
        try:
            start = date(year, month, day)
        except ValueError:
            continue
        if start <= last.latest:
            return start
    return first.earliest


def again(mentions: list[TimeMention], *, but: frozenset[int] = frozenset()) -> list[TimeMention]:
    """ "In these six days", «در همین مدت», "the same month last year": such words take the days of the window told last before them, or those
    of another year; where none is, they have none. `but`: where windows start that are only compared with."""
    out: list[TimeMention] = []
    told: list[TimeMention] = []
    for mention in mentions:
        rule, _, year = mention.rule.partition(":")
        if rule == AGAIN:
            mention = _as_window(mention, _of_length(told, mention), year) if told else mention
        elif mention.start not in but and _is_window(mention):
            told.append(mention)
        out.append(mention)
    return out


def _is_window(mention: TimeMention) -> bool:
    """Whether other words may point back at `mention` as at a window: a stretch with both its ends, or what has gone on since a day."""
    if mention.earliest is None or mention.latest is None:
        return False
    return mention.relation == "since" or (mention.granularity in _TOLD and mention.earliest < mention.latest)


def _of_length(told: list[TimeMention], mention: TimeMention) -> TimeMention:
    """The last window told that is as long as the words say, else the last one: "in these seven days" is not "last month"."""
    length = _LENGTH.fullmatch(mention.value)
    if length is None:
        named = next((unit for unit, words in _UNITS.items() if words.search(mention.words)), None)
        return next((t for t in reversed(told) if t.granularity == named), told[-1])
    days = int(length[1]) * _DAYS_OF[length[2]]
    fitting = (t for t in reversed(told) if t.earliest and t.latest and abs((t.latest - t.earliest).days + 1 - days) <= days * _OUT)
    return next(fitting, told[-1])


def _as_window(mention: TimeMention, window: TimeMention, year: str) -> TimeMention:
    assert window.earliest is not None
    assert window.latest is not None
    own = gregorian_to_solar(window.earliest)[0] if int(year or 0) in range(_SHORT, HIJRI_LIMIT) else window.earliest.year
    steps = -int(year or 0) if abs(int(year or 0)) < _SHORT else own - int(year)
    days = [years_before(day, steps, window.calendar) for day in (window.earliest, window.latest)]
    if window.relation == "since" and not year:
        return msgspec.structs.replace(mention, earliest=days[0], latest=days[1], granularity="day", relation="since", relative=True)
    value = f"{days[0].isoformat()}/{days[1].isoformat()}" if year else mention.value
    return msgspec.structs.replace(mention, value=value, earliest=days[0], latest=days[1], granularity="window", relation="within", relative=True)


def years_before(day: date, steps: int, calendar: Calendar) -> date:
    """The day so many years before, in its calendar."""
    if not steps:
        return day
    return solar_months_before(day, 12 * steps) if calendar == "solar-hijri" else intervals.moved(day, "Y", -steps)


def between_bounds(early: list[TimeMention], late: list[TimeMention], alone: list[TimeMention], bounds: Anchor) -> list[TimeMention]:
    """Readings against both bounds, and against the text's own dates alone, as one: what hangs on the anchor spans both, its value open.

    A year-less date takes the year of its weekday, of its neighbours, or the one that both bounds give; else only its latest day is
    known: the day on which a report was collected bounds its events, and never chooses their year. A rule that needs a day to read its
    words ("the month that ended yesterday") reads nothing without one.
    """
    out = []
    firsts, own = ({(t.start, t.end): t for t in found} for found in (early, alone))
    for last in late:
        first, near = firsts.get((last.start, last.end)), own.get((last.start, last.end))
        if first is None or near is None:
            out.append(_widened(first or last, last, bounds))
        elif first == last or (bounds.latest and last.weekday is not None and names_a_date(last)):
            out.append(last)
        elif names_a_date(last):
            known = near.earliest is not None and (bounds.latest is None or near.earliest <= bounds.latest)
            latest = last.latest if bounds.latest else None
            out.append(near if known else msgspec.structs.replace(last, earliest=None, latest=latest, value=near.value, granularity="window"))
        elif not last.relative:
            out.append(last)
        else:
            out.append(_widened(first, last, bounds))
    return out


def names_a_date(mention: TimeMention) -> bool:
    """Whether the words name a day or month of the calendar, not how far off it is."""
    return mention.rule.split(":")[0] in _YEARLESS


_YEARLESS = frozenset({"day-month", "month-day", "month", "month-weak", "solar-day", "solar-month", "season", "days"})


def _widened(first: TimeMention, last: TimeMention, bounds: Anchor) -> TimeMention:
    earliest = first.earliest if bounds.earliest else None
    latest = last.latest if bounds.latest else None
    value = "XXXX-XX-XX" if last.granularity == "day" else "XXXX"
    return msgspec.structs.replace(last, earliest=earliest, latest=latest, value=value, granularity="window")
