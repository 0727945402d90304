"""The day of each part that a Persian clause tells apart by place: «شنبه ۳ نفر در چابهار، یکشنبه ۲ نفر در خاش و دیروز یک نفر در میرجاوه»."""

import msgspec

from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_counts import Counted
from gavah.reading.frames.persian_settings import times_among
from gavah.reading.frames.persian_triggers import Trigger


def own_days(context: Context, trigger: Trigger, parts: list[tuple[Counted, list[int]]], hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, one a part, each with the day told between the part before and its own number; that of the last told stands until the next.

    Unchanged where fewer than two parts have a day in front.
    """
    ends = [0, *(item.last for item, _ in parts[:-1])]
    own = [times_among(context, trigger, list(range(start, item.first))) for start, (item, _) in zip(ends, parts, strict=True)]
    if sum(bool(times) for times in own) < 2 or not own[0]:
        return hits
    out, last = [], own[0]
    for hit, times in zip(hits, own, strict=True):
        last = times or last
        out.append(msgspec.structs.replace(hit, times=last))
    return out
