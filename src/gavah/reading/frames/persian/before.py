"""Days and places a Persian sentence takes from what stands before its event: «همان شب», «در این حادثه», a note's first fields."""

from datetime import date

import msgspec

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.persian.context import DASHES, Context
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.triggers import Trigger

_GATHERED = frozenset({"arrested", "charged", "injured", "missing"})
"""Those who are caught or hurt for an event are not all at its very site: they take its town."""


def either(context: Context, found: list[tuple[int, TimeMention]]) -> list[tuple[int, TimeMention]]:
    """Two days joined by «یا» or «و» are one interval of both: «دوشنبه یا سه‌شنبه», «طی پنجشنبه و جمعه»."""
    out: list[tuple[int, TimeMention]] = []
    for first, time in sorted(found, key=lambda ft: ft[0]):
        if out and _joined(context, out[-1][1], first, time):
            out[-1] = (out[-1][0], _both(context, out[-1][1], time))
        else:
            out.append((first, time))
    return out


def _joined(context: Context, left: TimeMention, first: int, right: TimeMention) -> bool:
    between = context.words[first - 1] if first else None
    tied = between is not None and between.text in ("یا", "و") and context.word_at(left.end) == first - 1
    days = left.granularity == "day" == right.granularity and left.relation != "since"
    return bool(tied and days and left.earliest and right.latest and left.earliest <= right.latest)


def _both(context: Context, left: TimeMention, right: TimeMention) -> TimeMention:
    """«یا» leaves one day open between them; «و» is a window."""
    span = context.original(left.start, right.end)
    grain = "day" if "یا" in span.split() else "window"
    return msgspec.structs.replace(left, end=right.end, words=span, latest=right.latest, granularity=grain, relation="", rule=f"{left.rule}+day")


def same_time(context: Context, indices: list[int]) -> tuple[TimeMention, ...]:
    """«همان شب», «در این حادثه»: the day told last before."""
    at = _pointed(context, indices, words("anaphora", "same_time") | words("anaphora", "incidents"))
    if at is None:
        return ()
    start = context.words[at].start
    said = context.passage.published or date.max
    told = [t for t in context.times_before(start) if t.earliest and t.earliest <= said and t.granularity == "day"]
    return tuple(msgspec.structs.replace(t, relation="") for t in told[-1:])


def same_site(context: Context, indices: list[int]) -> tuple[PlaceMention, ...]:
    """«در همین محل», «این کارخانه»: the site of that kind told last before."""
    at = _pointed(context, indices, words("anaphora", "sites"))
    if at is None:
        return ()
    noun, start = context.texts[at + 1], context.words[at].start
    told = [p for p in context.places_before(start) if p.level == "site"]
    named = [p for p in told if noun in p.words.split()] or told
    return tuple(named[-1:])


def same_incident(context: Context, trigger: Trigger, indices: list[int]) -> tuple[PlaceMention, ...]:
    """«در این حادثه»: the place told last before; its town for those arrested over it."""
    at = _pointed(context, indices, words("anaphora", "incidents"))
    if at is None:
        return ()
    start = context.words[at].start
    told = [p for p in context.places_before(start) if p.level in ("site", "city", "county", "province") and p.role in ("", "dateline")]
    if told and told[-1].level == "site" and trigger.row.measure in _GATHERED:
        return tuple(p for p in told if p.level == "city" and p.id in told[-1].path)[-1:] or (told[-1],)
    return tuple(told[-1:])


def same_province(context: Context, indices: list[int]) -> tuple[PlaceMention, ...]:
    """«در کل استان», «سراسر استان»: the province named last before."""
    for at in indices:
        whole = context.texts[at] in words("anaphora", "whole") and context.texts[at + 1 : at + 2] == ("استان",)
        named_after = any(first in (at + 1, at + 2) for first, _, _ in context.places)
        if whole and not named_after:
            start = context.words[at].start
            return tuple([p for p in context.places_before(start) if p.level == "province"][-1:])
    return ()


def _pointed(context: Context, indices: list[int], nouns: frozenset[str]) -> int | None:
    """Where «این», «همین», «همان» stands before one of `nouns`."""
    for at in indices:
        if context.texts[at] in words("anaphora", "this") and at + 1 < len(context.texts) and context.texts[at + 1] in nouns:
            return at
    return None


def _opening(context: Context) -> int:
    """The end of the times, places and dashes that open the sentence, if a dash or colon closes them."""
    inside = {at for first, last, _ in [*context.times, *context.places] for at in range(first, last)}
    end, closed = 0, 0
    while end < len(context.texts) and (end in inside or context.texts[end] in DASHES or context.texts[end] in ("،", ":")):
        end += 1
        closed = end if end and context.texts[end - 1] in DASHES | {":"} else closed
    return closed


_HEADED = 14
"""Words that the heading of a bulletin has before its colon at most."""


def _bulletin(context: Context) -> int:
    """The end of «گزارش هفتگی کانون (۱۱ تا ۱۷ مهر):», the heading of all that its line tells; 0 where there is none."""
    if not context.texts or context.texts[0] not in words("function", "bulletins"):
        return 0
    end = next((at for at in range(1, min(_HEADED, len(context.texts))) if context.texts[at] == ":" or context.texts[at] in DASHES), 0)
    inside = {at for first, last, _ in context.times for at in range(first, last)}
    return 0 if any(at < end for at in context.verbs) or end in inside else end


def opening_times(context: Context) -> list[tuple[int, TimeMention]]:
    """The times before the first dash: «۱۴۵۰/۰۷/۲۴ مرند - اعدام دو نفر»; of a bulletin's heading."""
    end = max(_opening(context), _bulletin(context))
    return [(first, t) for first, last, t in context.times if last <= end]


def opening_places(context: Context) -> tuple[PlaceMention, ...]:
    """The finest place before the first dash."""
    end = _opening(context)
    found = [p for _, last, p in context.places if last <= end]
    return tuple(sorted(found, key=lambda p: -len(p.path))[:1])


def going_on(context: Context, trigger: Trigger) -> tuple[TimeMention, ...]:
    """«دارن تیراندازی می‌کنن», «الان»: the day it is told on."""
    day = context.passage.published
    at = next((at for at, text in enumerate(context.texts) if text in words("spoken", "going_on") and _progressive(context, at)), None)
    if day is None or at is None or (trigger.verb is not None and trigger.verb.tense == "future"):
        return ()
    if trigger.verb is not None and trigger.verb.tense == "past" and at not in context.clause(trigger).words:
        return ()
    return (_today(context, at, day),)


def _progressive(context: Context, at: int) -> bool:
    """Whether a present of another verb follows «دارن» with nothing finite between."""
    later = next((v for first, v in sorted(context.verbs.items()) if first > at), None)
    return later is not None and later.tense == "present" and later.first - at <= 4


def _today(context: Context, at: int, day: date) -> TimeMention:
    start, end = context.range(at, at + 1)
    value = day.isoformat()
    return TimeMention(
        start=start,
        end=end,
        words=context.original(start, end),
        type="DATE",
        value=value,
        earliest=day,
        latest=day,
        granularity="day",
        relative=True,
        rule="going-on",
        lead=start,
    )
