"""Counts beside the count they are compared with: «در مقایسه با ۷۱ نفر در مرداد»، «این رقم در مرداد ۷۱ نفر بود»، «از ۷۱ نفر به ۹۷ نفر رسید»."""

from collections.abc import Callable

import msgspec

from gavah.model import NumberMention, TimeMention
from gavah.reading.frames.compared import beside, without
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import words

_OPENING = 4  # words in which a sentence says «این رقم»
_RIVALS = 2  # figures that a sentence gives of one time
_SOURCES = frozenset({"روایت", "گفته", "ثبت", "گزارش", "نوشته", "شمارش", "برآورد", "آمار", "ادعای"})
_SOURCE_REACH = 7  # words between «به روایت …» and its figure
_CUE_REACH = 4  # words between «در مقایسه با» and the number
_TIME_REACH = 4  # words between the number and its time
_CUES = (("در", "مقایسه", "با"), ("در", "قیاس", "با"), ("نسبت", "به"), ("در", "برابر"), ("در", "مقابل"))
_THIS = frozenset({"این", "آن"})
_FIGURES = frozenset({"رقم", "آمار", "تعداد", "شمار", "عدد", "میزان"})
_GROWN = frozenset({"رسید", "رسیده", "رسیدند", "افزایش", "کاهش", "یافت", "یافته"})


class _Other(msgspec.Struct, frozen=True):
    """The number compared with, its time, and the words [first, last) of the comparison."""

    number: NumberMention
    time: TimeMention
    first: int
    last: int


def compared(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, and for each count compared with one of them a hit of its own, whose time is no longer that of the first."""
    mains = [h for h in hits if h.number and h.measure and h.kind != "statement"]
    if not mains or not context.times:
        return hits
    hits = [_grown(context, h) for h in hits]
    used = {h.number.start for h in hits if h.number}
    for other in _others(context, used):
        before = [h for h in hits if h.number and h.measure and h.kind != "statement"]
        lead = min(before, key=lambda h: abs((h.number.start if h.number else 0) - other.number.start))
        span = context.range(other.first, other.last)
        hits = [without(h, span, [t for _, _, t in context.times]) for h in hits]
        hits.append(beside(lead, other.number, other.time))
    return hits


def figure(context: Context, lead: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """«این رقم در مرداد ۷۱ نفر بود»: what the sentence before counted (`lead`), of another time; each of two rivals has its figure of it."""
    at = next((k for k in range(min(_OPENING, len(context.texts) - 1)) if context.texts[k] in _THIS and context.texts[k + 1] in _FIGURES), None)
    counts = [number for _, _, number in context.numbers if _is_count(number)]
    if at is None or not (len(counts) == 1 or _are_rivals(context)) or not context.times or (before := lead()) is None:
        return []
    time = next((t for _, _, t in context.times if t.latest), None)
    if time is None:
        return []
    whole = (context.sentence.start, context.sentence.end)
    return [msgspec.structs.replace(beside(before, count, time), sentence=whole) for count in counts]


def _are_rivals(context: Context) -> bool:
    """Whether the sentence tells no event of its own and gives two figures, each behind its source: «به روایت طالبان ۶۱ هزار و به ثبت … ۵۴ هزار»."""
    firsts = [first for first, _, number in context.numbers if _is_count(number)]
    if len(firsts) != _RIVALS or any(t.row.measure and not (t.verb and t.verb.infinitive == "بودن") for t in context.triggers):
        return False
    edges = [0, firsts[0]]
    return all(_has_source(context, max(edge, first - _SOURCE_REACH), first) for edge, first in zip(edges, firsts, strict=True))


def _has_source(context: Context, start: int, end: int) -> bool:
    return any(context.texts[at] == "به" and context.texts[at + 1] in _SOURCES for at in range(start, end - 1))


def _grown(context: Context, hit: FrameHit) -> FrameHit:
    """«از ۷۱ نفر در مرداد به ۹۷ نفر در شهریور رسید»: the count is the one reached, with its own time."""
    at = next((k for k, (_, _, n) in enumerate(context.numbers) if hit.number is not None and n.start == hit.number.start), None)
    if at is None or not _after(context, at, "از"):
        return hit
    reached = next((k for k in range(at + 1, len(context.numbers)) if _after(context, k, "به") and _is_count(context.numbers[k][2])), None)
    if reached is None or not _GROWN & set(context.texts[context.numbers[reached][1] :]):
        return hit
    _, last, number = context.numbers[reached]
    time = _time_behind(context, last)
    return msgspec.structs.replace(hit, number=number, complete=number.complete, times=(time,) if time is not None else hit.times)


def _others(context: Context, used: set[int]) -> list[_Other]:
    found = []
    for k, (first, last, number) in enumerate(context.numbers):
        if number.start in used or not _is_count(number):
            continue
        cue = _cue_before(context, first)
        if (
            cue is None
            and _after(context, k, "از")
            and any(_after(context, j, "به") and n.start in used for j, (_, _, n) in enumerate(context.numbers))
        ):
            cue = first - 1
        if cue is None:
            continue
        time = _time_behind(context, last) or _time_in(context, cue, first)
        if time is not None:
            found.append(_Other(number, time, cue, max(last, context.span(time.start, time.end)[1])))
    return found


def _is_count(number: NumberMention) -> bool:
    return number.kind == "count" or number.unit in words("persons", "classifiers")


def _after(context: Context, k: int, word: str) -> bool:
    """Whether `word` stands right before number k."""
    first = context.numbers[k][0]
    return first > 0 and context.texts[first - 1] == word


def _cue_before(context: Context, first: int) -> int | None:
    """Where the comparison begins whose number stands at `first`: with its cue, or with «این رقم»."""
    for at in range(first - 1, max(-1, first - 2 - _CUE_REACH - _TIME_REACH), -1):
        if any(context.texts[at : at + len(cue)] == cue for cue in _CUES):
            return at
        if context.texts[at] in _THIS and context.texts[at + 1] in _FIGURES:
            return at
        if context.texts[at] in ("؛", ".", "!"):
            return None
    return None


def _time_behind(context: Context, last: int) -> TimeMention | None:
    """The time told right behind a number, before any other: «۷۱ نفر در مرداد»."""
    stop = min((first for first, _, _ in context.numbers if first >= last), default=len(context.texts))
    behind = [(first, t) for first, _, t in context.times if last <= first <= last + _TIME_REACH and first <= stop]
    between = context.texts[last : behind[0][0]] if behind else ()
    return behind[0][1] if behind and not any(text in ("،", "؛", "و") for text in between) else None


def _time_in(context: Context, start: int, end: int) -> TimeMention | None:
    """The time told between the cue and the number: «این رقم در مرداد ۷۱ نفر بود»."""
    return next((t for first, _, t in reversed(context.times) if start <= first < end), None)
