"""The parts of a count told behind it by their places: «۵۴ نفر بازداشت شدند که ۳۰ نفرشان در مهاباد و ۲۴ نفر در بوکان بوده است»."""

import msgspec

from gavah.model import NumberMention, PlaceMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_lexicon import words

_IN = 3
"""Words between a part's number and its place at most: «نفرشان در»."""


def with_shares(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with one more for each part of the last counted one that a clause without an event of its own gives to a place."""
    whole = next((h for h in reversed(hits) if h.number is not None and h.number.low > 1 and h.measure and h.kind != "statement"), None)
    if whole is None or whole.number is None:
        return hits
    parts = _parts(context, context.span(*whole.trigger)[1], whole.number)
    if len(parts) < 2:
        return hits
    there = tuple(place for _, place in parts)
    sum_ = msgspec.structs.replace(whole, places=there, kind="total") if not whole.places or whole.places[0] in there else whole
    return [*(sum_ if hit is whole else hit for hit in hits), *(_share(whole, number, place) for number, place in parts)]


def _parts(context: Context, behind: int, whole: NumberMention) -> list[tuple[NumberMention, PlaceMention]]:
    if any(t.first > behind and t.row.measure and not (t.verb and t.verb.infinitive == "بودن") for t in context.triggers):
        return []
    if not {"که", "(", ":"} & set(context.texts[behind : behind + 3]):
        return []
    out = []
    for first, last, number in context.numbers:
        if first < behind or number.kind != "count" or number.low >= whole.low:
            continue
        end = last
        while (
            end < len(context.texts)
            and end < last + _IN
            and (context.texts[end] in words("persons", "classifiers") or context.texts[end] in _BETWEEN)
        ):
            end += 1
        place = next((p for at, _, p in context.places if at == end and p.role in ("", "dateline")), None)
        if place is not None and context.texts[end - 1] == "در":
            out.append((number, place))
    return out if sum(number.low for number, _ in out) <= whole.low else []


_BETWEEN = frozenset({"در", "آنها", "آنان", "از", "مورد", "زندانی", "معلم"})


def _share(whole: FrameHit, number: NumberMention, place: PlaceMention) -> FrameHit:
    return msgspec.structs.replace(whole, number=number, places=(place,), kind="event", victims=(), victims_complete=False, rule="share", note="")
