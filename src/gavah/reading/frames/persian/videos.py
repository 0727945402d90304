"""Films of protests that are counted: «۵۸ ویدیو از اعتراضات رسید که ۴۱ تای آن را راستی‌آزمایی کردیم», «شش ویدیو از زاویه‌های مختلف»."""

from collections.abc import Callable

from gavah.model import NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues, holds, words
from gavah.reading.frames.persian.settings import days_among, places_among

_SHARE = frozenset({"تا", "تای", "مورد", "موردش", "تاشو", "تاش", "فقره"})
_ABOUT = 9
"""Words behind «ویدیو» in which the protest is named."""


def videos(context: Context, hits: list[FrameHit], before: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """`hits` with the counted films of protests. `before` gives such films of the sentences before."""
    films = words("crowds", "films")
    checked = holds(context.texts, cues("modality", "checked"))
    if not context.numbers or (films.isdisjoint(context.texts) and not checked):
        return hits
    out = list(hits)
    for first, last, number in context.numbers:
        used = any(h.number is not None and h.number.start < number.end and number.start < h.number.end for h in out)
        if used or number.kind != "count" or last >= len(context.texts):
            continue
        lead = next((h for h in reversed(out) if h.measure == "videos"), None) or _Later(before)
        if context.texts[last] in films and (_of_protest(context, last) or _lead(lead) is not None):
            out.append(_hit(context, first, last, number, None))
        elif (
            checked
            and context.texts[last] in _SHARE
            and (whole := _lead(lead)) is not None
            and whole.number is not None
            and number.low <= whole.number.low
        ):
            out.append(_hit(context, first, last, number, whole))
    return out


class _Later:
    """What the sentences before tell, looked for only when it is needed."""

    def __init__(self, find: Callable[[], FrameHit | None]) -> None:
        self.find = find


def _lead(lead: FrameHit | _Later) -> FrameHit | None:
    return lead.find() if isinstance(lead, _Later) else lead


def _of_protest(context: Context, last: int) -> bool:
    """«ویدیو از تجمع دیروز», «ویدیوی اعتراضات»."""
    return not words("crowds", "protests").isdisjoint(context.texts[last + 1 : last + _ABOUT])


def _hit(context: Context, first: int, last: int, number: NumberMention, whole: FrameHit | None) -> FrameHit:
    clause = context.clause_of.get(first)
    own = list(clause.words) if clause is not None else []
    verb = clause.verb if clause is not None else None
    sentence = (context.sentence.start, context.sentence.end)
    times = days_among(context, own) or (whole.times if whole is not None else days_among(context, list(range(len(context.texts)))))
    places = places_among(context, own) or (whole.places if whole is not None else ())
    denied = verb is not None and verb.negated
    return FrameHit(
        type="protest.demo",
        trigger=(number.start, number.end),
        sentence=sentence,
        kind="statement" if denied else "event" if places else "total",
        measure="videos",
        number=number,
        complete=number.complete,
        times=times,
        places=places,
        polarity="denied" if denied else "affirmed",
        rule="videos",
    )
