"""Times that hang on what another paragraph of the passage tells: "in the same twelve months", the week that its title names."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from gavah.model import TimeMention
from gavah.reading.compared_times import counted_against
from gavah.reading.frames.frame import Sentence
from gavah.reading.times.windows import AGAIN, again
from gavah.reading.yearless import day_counted

_TITLES = 3  # sentences of a passage among which its title stands
_LONGEST = 130  # characters of a title
_CALENDAR = frozenset({"month", "season", "year"})
_LONG = timedelta(days=27)  # such a stretch is reported on before it is quite over
_RECENT = 400  # days before the saying in which a titled stretch lies
_WEEK = timedelta(days=7)
_LATE = timedelta(days=30)  # so long after its end a month or season is still the past one
_OUT = 0.15  # share by which the stretch counted back may be longer or shorter than the title's
_SAME = frozenset({"same", "same-part", "same-day"})
_SHIFTS = frozenset({"following-day", "day-before", "previous-day", "later", "earlier", "previous"})
_STOPS = frozenset({"", ".", "!", "?", "؟", "\n", ":"})
_HEAD = 4  # characters before a time in which the sentence before has ended
_UNKNOWN_DAY = "XXXX-XX-XX"
_DAYS_LONG = re.compile(r"P(\d{2,3})D")
_ON = re.compile(r"(?i)(?:\b(?:on|by|that was)\s+(?:the\s+)?|(?:^|\s)(?:در|از)\s+(?:روز\s+)?|[.!؟؛،\n]\s*(?:روز\s+)?)$")
_LED = 12  # characters before "the third day" in which "on" stands
_LAST_DAY = 60  # a higher number counts from no day that the text tells
_BEGUN = 60  # characters beside a day in which "began" stands
_BEGAN_BEFORE = re.compile(r"(?i)\b(?:began|begun|started|launched|broke out|erupted|went on strike|walked out|entered)\b[^.;!?]{0,40}$")
_BEGAN_BEHIND = re.compile(r"[^.؛!؟\n]{0,50}(?:آغاز|شروع|کلید خورد)")
_OPENING = 16  # characters of a paragraph's start
_STORY = timedelta(days=60)
_FAR = 900  # characters before "the same day" within which that day is told
_DAYS, _SPANS = frozenset({"day"}), frozenset({"window", "week", "month"})
_STRETCHES = frozenset({"window", "week", "month", "season", "year"})
_EDGE = re.compile(
    r"(?i)(?:^\W*|[,:;(|\u2013\u2014-]\s*|[،؛]\s*|\b(?:in|for|from|between|covering|during)\s+(?:the\s+)?|"
    r"\b(?:weeks?|months?|period|days?|quarter|statistics|report|news|events|executions|arrests|review|summary|watch|bulletin|diary|figures)"
    r"(?:\s+(?:of|for|on))?(?:\s+the)?\s+|"
    r"(?:^|[\s(])(?:از|در|طی|بین|هفته|هفته‌ی|هفتهٔ|ماه|روزهای|آمار|گزارش|اخبار|رویدادهای|خبرهای|فصل|سه‌ماهه|اعدام‌های|بازداشت‌های|دوره|ماهانه\S{0,2}|کارنامه\S{0,2}|فصلی|بولتن|خبرنامه\S{0,2}|فصلنامه\S{0,2})\s+)$"
)
_REVIEW = re.compile(r"(?i)\b(?:report|review|statistics|figures|summary|annual|year)\b|گزارش|آمار|سالانه|کارنامه|مرور")
_RUNS = re.compile(r"[.!?؟]\s*$")
_BEFORE = re.compile(r"(?i)(?:the )?(?:previous|preceding|last) week|the week before|هفته\S? (?:قبل|پیش|گذشته)(?: از آن)?")


_THIS = re.compile(r"(?i)this (?:week|month|season|year)|این (?:هفته|ماه|فصل|سال)")


def across_paragraphs(found: Sequence[TimeMention], rows: Sequence[Sentence], text: str, language: str, said: date | None) -> tuple[TimeMention, ...]:
    """`found` with the times that the paragraphs before them or the passage's title settle."""
    told = again(_same(_nth_days(found, text), text, language, said), but=counted_against(found, text))
    told = [_up_to_now(time, said) for time in told]
    titled = titled_stretch(told, rows, text, said)
    if titled is None or titled.earliest is None or titled.latest is None:
        return tuple(told)
    return tuple(_in_stretch(time, titled, titled.earliest, titled.latest) if time.start > titled.end else time for time in told)


def _up_to_now(time: TimeMention, said: date | None) -> TimeMention:
    """ "In these hundred days", where no such stretch is told: up to the day of the telling."""
    length = _DAYS_LONG.fullmatch(time.value) if time.rule == AGAIN and time.earliest is None and said is not None else None
    if length is None or said is None:
        return time
    first = said - timedelta(days=int(length[1]) - 1)
    return msgspec.structs.replace(time, earliest=first, latest=said, granularity="window", relation="within", relative=True)


def _nth_days(found: Sequence[TimeMention], text: str) -> list[TimeMention]:
    """`found` with "on the third day", «در روز سوم» counted from the day told before on which something began."""
    out: list[TimeMention] = []
    for time in found:
        number = _nth(time, text)
        first = next((t for t in reversed(out) if t.start > time.start - _FAR and _is_first(t, text)), None) if number else None
        if number and first is not None and first.earliest is not None:
            day = first.earliest + timedelta(days=number - 1)
            value = day.isoformat()
            time = msgspec.structs.replace(
                time, value=value, earliest=day, latest=day, granularity="day", relation="on", ordinal_day=None, relative=True, rule="nth-of-story"
            )
        out.append(time)
    return out


def _nth(time: TimeMention, text: str) -> int | None:
    """The number of "on the third day"; None for what goes on "for the third day"."""
    on = time.ordinal_day is not None and time.earliest is None and _ON.search(text[max(0, time.start - _LED) : time.start]) is not None
    return time.ordinal_day if on and 1 < (time.ordinal_day or 0) <= _LAST_DAY else None


def _is_first(time: TimeMention, text: str) -> bool:
    """Whether something began on the day `time`."""
    if time.granularity != "day" or time.earliest is None or time.earliest != time.latest:
        return False
    before, behind = text[max(0, time.start - _BEGUN) : time.start], text[time.end : time.end + _BEGUN]
    return _BEGAN_BEFORE.search(before) is not None or _BEGAN_BEHIND.match(behind) is not None


def _same(found: Sequence[TimeMention], text: str, language: str, said: date | None) -> list[TimeMention]:
    """`found` with "the same day", "that night", "the same week" that open a paragraph: of the day or stretch told last in those before.

    "The next day", "four days later" that open a sentence count from that day; behind a deed they count from it, whenever that was.
    """
    out: list[TimeMention] = []
    for time in found:
        if time.rule in _SAME and time.earliest is None and _opens_paragraph(text, time) and (before := _last_told(out, time, said)) is not None:
            time = _as_before(time, before)
        elif time.rule in _SHIFTS and time.earliest is None and _opens_sentence(text, time) and (before := _last_told(out, time, said)) is not None:
            time = _counted_from(time, before, language, said)
        out.append(time)
    return out


def _counted_from(time: TimeMention, before: TimeMention, language: str, said: date | None) -> TimeMention:
    """ "The next day", «چهار روز بعد» counted from the day `before` of another paragraph; not into what is still to come."""
    day = day_counted(time, before.earliest, language) if before.earliest is not None else None
    if day is None or (said is not None and day > said):
        return time
    return msgspec.structs.replace(time, value=day.isoformat(), earliest=day, latest=day, granularity="day")


def _opens_sentence(text: str, time: TimeMention) -> bool:
    return text[max(0, time.start - _HEAD) : time.start].rstrip(' «\u201c"')[-1:] in _STOPS


def _opens_paragraph(text: str, time: TimeMention) -> bool:
    return time.start - text.rfind("\n", 0, time.start) <= _OPENING


def _last_told(before: Sequence[TimeMention], time: TimeMention, said: date | None) -> TimeMention | None:
    """The last time told before that `time` may be the same as: a day for a day, a stretch for a week or month."""
    wanted = _DAYS if time.value.startswith(_UNKNOWN_DAY) else _SPANS
    near = (t for t in reversed(before) if t.end > time.start - _FAR and t.earliest and t.latest and t.type != "DURATION")
    return next((t for t in near if t.granularity in wanted and _is_of_story(t, said)), None)


def _is_of_story(time: TimeMention, said: date | None) -> bool:
    """Whether a day told without its year is one of the story's: neither to come nor, for want of a year, long past."""
    return said is None or not time.relative or time.earliest is None or timedelta() <= said - time.earliest <= _STORY


def _as_before(time: TimeMention, before: TimeMention) -> TimeMention:
    assert before.earliest is not None
    assert before.latest is not None
    if time.value.startswith(_UNKNOWN_DAY):
        part = time.value[len(_UNKNOWN_DAY) :]
        return msgspec.structs.replace(
            time, value=before.earliest.isoformat() + part, earliest=before.earliest, latest=before.latest, granularity="day"
        )
    return msgspec.structs.replace(
        time, value=before.value, earliest=before.earliest, latest=before.latest, granularity=before.granularity, calendar=before.calendar
    )


def titled_stretch(found: Sequence[TimeMention], rows: Sequence[Sentence], text: str, said: date | None) -> TimeMention | None:
    """The stretch of several days that a title says it covers: "Court watch, Saturday to Thursday (19-24 December)", «آمار هفته، ۹ تا ۱۵ خرداد»."""
    for row in rows[:_TITLES]:
        if row.end - row.start > _LONGEST or not _is_title(row, text):
            return None
        named = [t for t in found if row.start <= t.start < row.end and _is_stretch(t, said) and _is_covered(text, row, t)]
        if named:
            return _up_to(named[-1], said)
    return None


def _up_to(time: TimeMention, said: date | None) -> TimeMention:
    """A month or season that is not over when its report is written: up to that day."""
    over = said is None or time.latest is None or time.latest <= said
    return time if over else msgspec.structs.replace(time, latest=said, granularity="window")


def _is_covered(text: str, row: Sentence, time: TimeMention) -> bool:
    """Whether `time` is what the title covers, and no attribute of something in it: not "Ten jailed over the protests of 3 to 5 May"."""
    if time.granularity == "year" and _REVIEW.search(text, row.start, row.end) is None:
        return False
    return _EDGE.search(text[row.start : time.start]) is not None


def _is_title(row: Sentence, text: str) -> bool:
    """Whether the sentence is a line of its own without a full stop."""
    alone = text[row.end : row.end + 2].strip(" \t")[:1] in ("\n", "") and text[max(0, row.start - 1) : row.start].strip(" \t") in ("\n", "")
    return alone and _RUNS.search(text[row.start : row.end]) is None


def _is_stretch(time: TimeMention, said: date | None) -> bool:
    if time.earliest is None or time.latest is None or time.granularity not in _STRETCHES or time.type == "DURATION":
        return False
    if said is None:
        return time.earliest < time.latest
    long = time.granularity in _CALENDAR or time.latest - time.earliest >= _LONG
    begun = time.earliest < said if long else time.latest <= said
    return time.earliest < time.latest and begun and (said - time.latest).days <= _RECENT


def _in_stretch(time: TimeMention, titled: TimeMention, first: date, last: date) -> TimeMention:
    """A weekday of a titled week lies in it; "this month" and "the past month" under the title of a month that is over are that month; "the previous
    week" goes before a titled week."""
    if not time.relative or time.earliest is None or time.latest is None:
        return time
    length = last - first + timedelta(days=1)
    if _is_past_stretch(time) and titled.granularity in _CALENDAR and last < time.latest <= last + _LATE and first <= time.earliest:
        return _moved(time, first, last) if abs(time.latest - time.earliest - length) <= length * _OUT else time
    if time.rule.split(":")[0] == "weekday" and time.earliest == time.latest and length <= _WEEK + _WEEK // 7:
        steps = -(-(time.earliest - last).days // 7) if time.earliest > last else 0
        return _moved(time, time.earliest - steps * _WEEK, time.latest - steps * _WEEK) if first <= time.earliest - steps * _WEEK else time
    if _THIS.fullmatch(time.words) and time.granularity == titled.granularity and time.earliest > last:
        return _moved(time, first, last)
    if _BEFORE.fullmatch(time.words) and titled.granularity in ("window", "week") and length == _WEEK:
        return _moved(time, first - _WEEK, last - _WEEK)
    return time


def _is_past_stretch(time: TimeMention) -> bool:
    """Whether a stretch is counted back from the telling: "in the past three months", «در سه ماه گذشته»."""
    return time.type == "DURATION" and time.relation == "within" and time.value[-1:] in "MD"


def _moved(time: TimeMention, first: date, last: date) -> TimeMention:
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    part = time.value[10:] if time.type == "TIME" and len(time.value) > len("2071-01-01") and first == last else ""
    return msgspec.structs.replace(time, value=value + part, earliest=first, latest=last)
