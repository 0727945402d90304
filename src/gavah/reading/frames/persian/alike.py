"""Events counted as like those told before: «۳۲ رویداد مشابه ثبت کرده‌ایم», «دو حملهٔ دیگر از همین دست»."""

from collections.abc import Callable

import msgspec

from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.settings import days_among, places_among

_CASES = frozenset({"رویداد", "رخداد", "حادثه", "مورد", "واقعه", "حمله", "اتفاق"})
_ALIKE = frozenset({"مشابه", "مشابهی", "همانند", "همسان"})
_SUCH = (("از", "این", "دست"), ("از", "همین", "دست"), ("از", "این", "قبیل"), ("از", "همین", "نوع"), ("از", "این", "نوع"))


def alike(context: Context, hits: list[FrameHit], before: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """`hits` with a count of events like the one that the sentences `before` told last."""
    if not context.numbers or _CASES.isdisjoint(context.texts) or (_ALIKE.isdisjoint(context.texts) and "دست" not in context.texts):
        return hits
    for first, last, number in context.numbers:
        behind = context.texts[last : last + 5]
        similar = behind[:1] and behind[0] in _CASES and ((behind[1:2] and behind[1] in _ALIKE) or any(behind[k : k + 3] in _SUCH for k in (1, 2)))
        clause = context.clause_of.get(first)
        if number.kind != "count" or not similar or clause is None or (clause.verb is not None and clause.verb.negated):
            continue
        if any(h.number is not None and h.number.start == number.start for h in hits) or (lead := before()) is None:
            continue
        own = list(clause.words)
        fields = {"trigger": (number.start, number.end), "sentence": (context.sentence.start, context.sentence.end), "kind": "total"}
        counted = {"measure": "events", "number": number, "complete": number.complete, "times": days_among(context, own), "rule": "alike"}
        bare = {"singular": None, "affected": (), "victims": (), "victims_complete": False, "anaphor": False, "note": "", "agent": ()}
        return [*hits, msgspec.structs.replace(lead, places=places_among(context, own), **fields, **counted, **bare)]
    return hits
