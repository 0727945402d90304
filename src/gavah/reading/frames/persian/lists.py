"""Lines of a Persian list whose heading names the event: «بازداشت ها به تفکیک شهر:» and under it «تبریز: ۴ نفر»."""

import msgspec

from gavah.model import NumberMention, PlaceMention
from gavah.reading.frames.frame import FrameHit, Scan, Sentence
from gavah.reading.frames.persian.context import DASHES, Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.triggers import Trigger

_LOOK_BACK = 30
"""How many lines a line may stand behind its heading."""
_LONGEST_LINE = 8
"""Words of a line that is a place and a count."""
_COUNTED = frozenset({"dead", "executed", "injured", "arrested", "missing", "released", "sentenced"})


def line_of(context: Context) -> tuple[PlaceMention, NumberMention] | None:
    """The place and the count that a line consists of: «- تبریز: ۴ نفر», «کرمان ۱»."""
    if len(context.words) > _LONGEST_LINE or context.triggers or context.verbs or not context.numbers or not context.places:
        return None
    first, last, number = context.numbers[0]
    begins, ends, place = context.places[0]
    between = {t for at, t in enumerate(context.texts) if at < begins or ends <= at < first}
    end = head_end(context, last, "persons")
    rest = set(context.texts[end:])
    alone = len(context.numbers) == len(context.places) == 1 and number.kind == "count"
    return (place, number) if alone and ends <= first and between | rest <= _MARKS else None


_MARKS = frozenset({":", "،", ".", "•", "*", "("} | {")"}) | DASHES


def heading_of(sentence: Sentence, scan: Scan) -> tuple[Context, Trigger] | None:
    """The heading above a line: the nearest sentence before that is no such line, if it names an event and tells nothing by a verb."""
    for before in scan.before(sentence, _LOOK_BACK):
        context = Context(before, scan)
        if line_of(context):
            continue
        named = next((t for t in context.triggers if t.form in ("nominal", "person") and t.row.measure in _COUNTED), None)
        several = named is not None and (context.texts[-1] == ":" or context.verbless) and _plural(context, named)
        return (context, named) if several and named is not None else None
    return None


def _plural(context: Context, trigger: Trigger) -> bool:
    """Whether a heading names several: «بازداشت ها», «کشته شدگان», «آمار اعدام»."""
    said = context.texts[trigger.first : trigger.last + 1]
    counted = set(context.texts[: trigger.first]) & {"آمار", "شمار", "تعداد", "فهرست", "جدول"}
    return bool(counted) or any(t in ("ها", "های") or t.endswith(("ها", "های", "گان", "ان", "ین")) for t in said)


def told_line(hit: FrameHit, line: tuple[PlaceMention, NumberMention], sentence: Sentence) -> FrameHit:
    """The event of the heading as the line counts it."""
    place, number = line
    places = () if place.role and place.role != "dateline" else (place,)
    span = (number.start, number.end)
    return msgspec.structs.replace(
        hit, trigger=span, sentence=(sentence.start, sentence.end), number=number, places=places, affected=(), rule="listed", note=""
    )
