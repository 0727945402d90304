"""Further counts of what was told last, whose verb is left out: «در کرج هم چهار نفر دیگر.», «شنبه چهار نفر بازداشت شدند، یکشنبه دو نفر»."""

from collections.abc import Callable

import msgspec

from gavah.model import BEFALLEN, NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.frame import FrameHit, Scan, Sentence, of_others
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.settings import days_among, places_among

_TOO = frozenset({"هم", "نیز", "همچنین", "دیگر"})
_ONLY = frozenset({"فقط", "تنها", "اما", "ولی", "روز", "دستکم", "حدود", "تاکنون", "کنون"})
_CHAIN = 2
"""Sentences that such additions may stand behind the count they add to, one behind another."""
_MARKS = frozenset({"،", "؛", ".", "و", ":"})
_LONGEST = 14
"""Words of a sentence that only adds a count to the one before."""
_SLACK = 1
"""Words beside place, day and count that it may have."""


def added_before(context: Context, sentence: Sentence, scan: Scan, read: Callable[[Sentence], list[FrameHit]]) -> list[FrameHit]:
    """The hit of a sentence without a verb that adds a count to the one before: «در کرج هم چهار نفر دیگر.», «از آغاز سال تا امروز ۵۹ نفر.»."""
    counts = [(first, last, n) for first, last, n in context.numbers if n.kind == "count"]
    if len(counts) != 1 or len(context.words) > _LONGEST or not context.verbless or not (_TOO & set(context.texts) or context.times):
        return []
    if any(t.row.measure for t in context.triggers) or ":" in context.texts:
        return []
    first, last, number = counts[0]
    every = list(range(len(context.texts)))
    places, times = places_among(context, every), days_among(context, every)
    too = bool(_TOO & set(context.texts))
    lead = next((h for before in scan.before(sentence, 1 if too else _CHAIN) for h in reversed(read(before)) if _may_lead(h, total=not too)), None)
    governed = first in context.governors and context.texts[context.governors[first]] != "در"  # «جلسه‌ای با | پنج نفر»
    if (
        lead is None
        or governed
        or not (places or times)
        or not _is_of_persons(context, last)
        or not _says_no_more(context, first, last, _SLACK if too else 0)
    ):
        return []
    found = _more(lead, number, places=places or lead.places, times=times or lead.times, sentence=sentence)
    long = bool(times) and (times[0].granularity != "day" or times[0].relation in ("since", "within"))
    return [found if too else msgspec.structs.replace(found, kind="total" if long else "event")]


def by_day(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with one more for each later count that a stretch without a verb gives to another day: «شنبه چهار نفر …، یکشنبه دو نفر»."""
    if len(context.times) < 2 or len(context.numbers) < 2:
        return hits
    out = list(hits)
    for first, last, number in context.numbers:
        model = next(
            (h for h in reversed(out) if _may_lead(h, total=True) and h.trigger[1] <= number.start and h.times and not _used(out, number)), None
        )
        if model is None or number.kind != "count" or not _is_of_persons(context, last):
            continue
        opens, closes = _stretch(context, first, last)
        own = list(range(opens, closes))
        times = days_among(context, own)
        told = any(at in context.verbs and context.verbs[at].finite for at in own) or any(t.first in own and t.row.measure for t in context.triggers)
        if not told and times and times[0].granularity == "day" and times[0] not in model.times:
            found = _more(model, number, places=places_among(context, own) or model.places, times=times[:1], sentence=context.sentence)
            out.append(msgspec.structs.replace(found, kind="event"))
    return out


def _may_lead(hit: FrameHit, *, total: bool = False) -> bool:
    told = (hit.kind == "event" or (total and hit.kind == "total")) and hit.polarity == "affirmed" and hit.number is not None and hit.number.high != 0
    return hit.measure in BEFALLEN and told


def _used(hits: list[FrameHit], number: NumberMention) -> bool:
    return any(h.number is not None and h.number.start < number.end and number.start < h.number.end for h in hits)


def _is_of_persons(context: Context, last: int) -> bool:
    """Whether the number that ends at word `last` counts persons by its own noun."""
    return head_end(context, last, "persons") > last or context.texts[last - 1] in words("persons", "classifiers")


def _says_no_more(context: Context, first: int, last: int, slack: int) -> bool:
    """Whether hardly any word stands beside the place, the day, the count and «نیز»."""
    end = head_end(context, last, "persons")
    inside = {at for begin, until, _ in (*context.places, *context.times) for at in range(begin, until)} | set(range(first, max(end, last)))
    plain = _TOO | _ONLY | words("function", "prepositions") | _MARKS
    rest = [t for at, t in enumerate(context.texts) if at not in inside and t not in plain and t[0].isalnum()]
    return len(rest) <= slack


def _stretch(context: Context, first: int, last: int) -> tuple[int, int]:
    """The words around the number up to the next mark, «و», verb or other number."""
    counts = [(start, end) for start, end, n in context.numbers if n.kind == "count"]
    opens = max((end for _, end in counts if end <= first), default=0)
    breaks = [at for at in range(opens, first) if context.texts[at] in _MARKS or at in context.verbs]
    opens = breaks[-1] + 1 if breaks else opens
    limit = min((start for start, _ in counts if start >= last), default=len(context.texts))
    return opens, next((at for at in range(last, limit) if context.texts[at] in _MARKS), limit)


def _more(lead: FrameHit, number: NumberMention, *, places: tuple[PlaceMention, ...], times: tuple[TimeMention, ...], sentence: Sentence) -> FrameHit:
    return of_others(
        lead,
        number,
        trigger=(number.start, number.end),
        sentence=(sentence.start, sentence.end),
        places=places,
        times=times,
        rule="sibling",
    )
