"""Calls to come back, told without the protest: «یکشنبهٔ بعد، ساعت ۱۰، همان جاها», «امشب دوباره همون‌جا»."""

from collections.abc import Callable

import msgspec

from gavah.model import TimeMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.ahead import coming
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues, holds

_LONGEST = 16
"""Words of such a call at most."""


def same_again(context: Context, hits: list[FrameHit], before: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """`hits`, or the protest told last before as called for again, where a short sentence gives only a day to come and «the same place»."""
    if hits or len(context.texts) > _LONGEST or not holds(context.texts, cues("modality", "same-place")) or not _bare(context):
        return hits
    time = _day(context)
    lead = before() if time is not None else None
    if time is None or lead is None:
        return hits
    start, end = context.range(0, len(context.texts))
    again = {"trigger": (start, end), "sentence": (context.sentence.start, context.sentence.end), "kind": "statement", "modality": "called-for"}
    none = {"measure": "participants", "number": None, "singular": None, "affected": (), "victims": (), "rule": "again", "note": ""}
    return [msgspec.structs.replace(lead, times=(time,), **again, **none)]


def _bare(context: Context) -> bool:
    """Whether the sentence has no verb but one that calls on those spoken to: «نترسید», «می‌بینیمتان»."""
    return all(context.texts[v.last - 1].endswith(("ید", "یم", "ین")) for v in context.verbs.values() if v.finite)


def _day(context: Context) -> TimeMention | None:
    """The day of the call: a weekday is the next one; a day that is over calls for nothing."""
    said = context.passage.published
    days = [t for _, _, t in context.times if t.earliest is not None and t.granularity in ("day", "week")]
    day = coming(context, tuple(days[:1]), "called-for")
    return day[0] if day and said is not None and day[0].earliest is not None and day[0].earliest >= said else None
