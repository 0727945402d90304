"""Counts whose verb is left out since the one before has it: «در سنندج ۱۲ نفر بازداشت شدند؛ در مریوان ۵ نفر», «۵۷ اعتصاب، سپس بوشهر (۳۳)»."""

from gavah.model import NumberMention, PlaceMention
from gavah.reading.frames.frame import FrameHit, of_others
from gavah.reading.frames.persian.clauses import Clause
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.many_sites import of_sites

_TOWNS = frozenset({"city", "county", "province", "site", "country"})
_OPENS_PARTS = frozenset({":", "(", "که", "یعنی", "شامل", "جمله", "میان", "بین"})
"""What opens the parts of a count, which are no counts beside it."""
_SLACK = 3
"""Words of a left-out clause besides its place, number and noun."""
_PLAIN = frozenset({"در", "هم", "نیز", "و", "سپس", "با", "شهر", "شهرستان", "استان", "پس", "از", "آن", "تنها", "فقط", "بعد", "همچنین", "به"})


def siblings(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with one more for each further number that another place has of what the hit before it counts."""
    if not hits or len(context.numbers) < 2 or not context.places:
        return hits
    out = list(hits)
    for first, last, number in context.numbers:
        model = _model(context, out, first)
        if model is None or number.kind != "count" or _used(out, number):
            continue
        clause = context.clause_of.get(first)
        place = None if clause is None else _gapped(context, model, clause, first, last)
        if place is not None:
            out.append(_beside(context, model, number, place))
    return out


def _used(hits: list[FrameHit], number: NumberMention) -> bool:
    return any(h.number is not None and h.number.start < number.end and number.start < h.number.end for h in hits)


def _model(context: Context, hits: list[FrameHit], first: int) -> FrameHit | None:
    """The hit that counted last before word `first`, if it has a number and a place of its own."""
    start = context.words[first].start
    before = [h for h in hits if h.number is not None and h.number.start < start and h.trigger[0] < start]
    if not before:
        return None
    model = max(before, key=lambda h: (max(h.trigger[0], h.number.start if h.number else 0), h.number.start if h.number else 0))
    told = model.measure and model.kind != "statement" and model.polarity == "affirmed" and model.number is not None and model.number.high != 0
    return model if told and len(model.places) == 1 else None


def _gapped(context: Context, model: FrameHit, clause: Clause, first: int, last: int) -> PlaceMention | None:
    """The place of a number whose clause has neither verb nor event; None where the words tell anything else."""
    opens, closes = _stretch(context, first, last)
    own = range(opens, closes)
    behind = context.span(*model.trigger)[1]
    if any(at in context.verbs and context.verbs[at].finite for at in own) or _OPENS_PARTS & set(context.texts[max(opens - 1, behind) : first]) - {
        "("
    }:
        return None
    if any(t.first in own and t.row.type != model.type and t.row.measure for t in context.triggers):
        return None
    end = _noun_end(context, model, first, last)
    places = [(at, until, p) for at, until, p in context.places if at in own and p.role in ("", "dateline") and p.level in _TOWNS]
    if end is None or len(places) != 1 or places[0][2] in model.places or opens < behind:
        return None
    inside = {at for start, until in ((places[0][0], places[0][1]), (first, end)) for at in range(start, until)}
    rest = [context.texts[at] for at in own if at not in inside and context.texts[at][0].isalnum()]
    return places[0][2] if all(text in _PLAIN for text in rest) and len(rest) <= _SLACK else None


def _stretch(context: Context, first: int, last: int) -> tuple[int, int]:
    """The words around the number up to the next mark, «و», verb or other number."""
    counts = [(start, end) for start, end, n in context.numbers if n.kind == "count"]
    opens = max((end for start, end in counts if end <= first), default=0)
    breaks = [
        at for at in range(opens, first) if context.texts[at] in ("،", "؛", ".", ":", "و") or (at in context.verbs and context.verbs[at].finite)
    ]
    opens = breaks[-1] + 1 if breaks else opens
    limit = min((start for start, end in counts if start >= last), default=len(context.texts))
    closes = next((at for at in range(last, limit) if context.texts[at] in ("،", "؛", ".", ")", "و", ":")), limit)
    return opens, closes


def _noun_end(context: Context, model: FrameHit, first: int, last: int) -> int | None:
    """The end of the counted noun, None where the number counts something else than the model."""
    texts, measure = context.texts, model.measure
    if measure == "sites" and of_sites(context, last):
        return last + 1
    end = head_end(context, last, measure)
    if end > last or (measure not in ("sites", "outlets", "events") and texts[last - 1] in words("persons", "classifiers")):
        return end
    if measure == "events":
        if texts[last : last + 1] and (
            texts[last] in words("function", "instances") or any(t.first == last and t.row.type == model.type for t in context.triggers)
        ):
            return last + 1
        return last if texts[first - 1 : first] == ("(",) and texts[last : last + 1] == (")",) else None
    return None


def _beside(context: Context, model: FrameHit, number: NumberMention, place: PlaceMention) -> FrameHit:
    return of_others(
        model,
        number,
        trigger=(number.start, number.end),
        sentence=(context.sentence.start, context.sentence.end),
        agent=model.agent,
        places=(place,),
        rule="sibling",
    )
