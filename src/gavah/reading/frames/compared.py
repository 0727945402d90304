"""What both languages do with a count that another is compared with: it stands on its own, and keeps its own time."""

from collections.abc import Iterable

import msgspec

from gavah.model import NumberMention, TimeMention
from gavah.reading.frames.frame import FrameHit, Range


def without(hit: FrameHit, words: Range, times: Iterable[TimeMention]) -> FrameHit:
    """`hit` without a time of the comparison at `words`; the first other of the sentence's `times` takes that place."""
    start, end = words
    own = tuple(t for t in hit.times if not start <= t.start < end)
    if own == hit.times or (hit.number is not None and start <= hit.number.start < end):
        return hit
    told = [t for t in times if not start <= t.start < end and t.latest]
    return msgspec.structs.replace(hit, times=own or tuple(told[:1]))


_RULE = "compared:"


def beside(lead: FrameHit, number: NumberMention, time: TimeMention) -> FrameHit:
    """What `lead` counts, with the `number` and the `time` it is compared with."""
    return msgspec.structs.replace(
        lead,
        trigger=(number.start, number.end),
        number=number,
        complete=number.complete,
        singular=None,
        victims=(),
        times=(time,),
        rule=_RULE + lead.rule,
    )


def is_compared(hit: FrameHit) -> bool:
    """Whether the count is only what another is compared with, whose time is its own: "against 43 in March", «در برابر ۴۳ نفر در اسفند»."""
    return hit.rule.startswith(_RULE)
