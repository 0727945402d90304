"""Counts beside the count they are compared with: "97 were executed in September, compared with 71 in August", "(August: 71)"."""

import re

import msgspec

from gavah.model import NumberMention, TimeMention
from gavah.reading.frames.compared import beside, without
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.times.windows import years_before

_REACH = 60  # characters between a cue, its number and its time
_BOUND = r"(?:only |just |some |about |around |nearly |almost |at least |more than |over |fewer than )?(?:the )?"
_CHANGED = r"(?:rose|risen|rise|rising|fell|fallen|fall|falling|drop\w*|climb\w*|grew|increas\w+|decreas\w+|declin\w+)"
_AGAINST = re.compile(
    r"\b(?:(?:as )?against|versus|compared (?:with|to)|in comparison (?:with|to)|as opposed to|(?:higher|lower) than"
    rf"|(?:down|up) (?:sharply |slightly )?from|{_CHANGED}[^.;]{{0,30}} from)\s+{_BOUND}$"
)
_FIGURE = re.compile(
    r"(?:[;,(–—]|\bwhile\b|\bwhereas\b|\band\b|\bbut\b)[^.;]{0,40}"
    r"\b(?:the|that|this) (?:\w+ )?(?:number|figure|count|total|tally|toll)\b[^.;,]{0,20}"
    rf"\b(?:was|were|had been|stood at|had stood at|came to|had come to)\s+{_BOUND}$"
)
_OPENED = re.compile(r"\(\s*$")
_TO_NUMBER = re.compile(r"^\s*[:,]?\s*(?:it was |there were )?$")
_TO_TIME = re.compile(
    r"^(?:\s+(?!was|were|had|have|has|been)[a-z-]+){0,2}?\s*(?:,\s*)?(?:in|for|during|over|on|of|reported in|recorded in)?\s*(?:the )?$"
)
_A_YEAR_BEFORE = re.compile(r"^(?:a|one|the) (?:year (?:earlier|ago|before|previously)|(?:previous|preceding) year)$|^last year$")
_STRETCHES = frozenset({"month", "week", "window", "quarter", "season"})


class _Other(msgspec.Struct, frozen=True):
    """The number compared with, its time, and the words of the comparison as a range of the stored text."""

    number: NumberMention
    time: TimeMention
    words: Range


def compared(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, and for each count compared with one of them a hit of its own, whose time is no longer that of the first."""
    used = {h.number.start for h in hits if h.number}
    mains = [h for h in hits if h.number and h.measure and h.kind != "statement"]
    if not mains:
        return hits
    for other in _others(p, used):
        before = [h for h in mains if h.number is not None and h.number.start < other.words[0]]
        if before:
            lead = before[-1]
            times = [t.mention for t in p.tokens if isinstance(t.mention, TimeMention)]
            hits = [without(h, other.words, times) for h in hits]
            hits.append(beside(lead, other.number, _year_before(lead, other.time)))
    return hits


def _others(p: Parsed, used: set[int]) -> list[_Other]:
    found = []
    for k, token in enumerate(p.tokens):
        number = token.mention
        if token.tag != "#" or not isinstance(number, NumberMention) or number.start in used:
            continue
        before = p.low[: number.start - p.sentence.start]
        if cue := _AGAINST.search(before) or _FIGURE.search(before):
            start = p.sentence.start + cue.start()
            time = _time_behind(p, k, number) or _time_in(p, (start, number.start))
        else:
            start, time = _bracketed(p, k, number)
        if time is not None:
            found.append(_Other(number, time, (start, max(number.end, time.end))))
    return found


def _time_behind(p: Parsed, k: int, number: NumberMention) -> TimeMention | None:
    """The time right behind the number and its noun: "71 executions in August"."""
    for token in p.tokens[k + 1 :]:
        if token.tag == "#" or token.start - number.end > _REACH:
            return None
        if isinstance(token.mention, TimeMention):
            return token.mention if _TO_TIME.match(p.slice(number.end, token.start).lower()) else None
    return None


def _time_in(p: Parsed, words: Range) -> TimeMention | None:
    """The time told between the cue and the number: "; in August the number was 71"."""
    return next((t.mention for t in p.tokens if isinstance(t.mention, TimeMention) and words[0] <= t.start < words[1]), None)


def _bracketed(p: Parsed, k: int, number: NumberMention) -> tuple[int, TimeMention | None]:
    """ "(August: 71)": the start of such a bracket and its time."""
    time = p.tokens[k - 1].mention if k else None
    if k > 1 and p.tokens[k - 1].low == ":":
        time = p.tokens[k - 2].mention
    if isinstance(time, TimeMention) and _OPENED.search(p.low[: time.start - p.sentence.start]):
        return time.start, time if _TO_NUMBER.match(p.slice(time.end, number.start).lower()) else None
    return number.start, None


def _year_before(lead: FrameHit, time: TimeMention) -> TimeMention:
    """The time compared with: "a year earlier" beside a month's count is that month of the year before."""
    own = lead.times[0] if len(lead.times) == 1 else None
    if own is None or own.granularity not in _STRETCHES or _A_YEAR_BEFORE.match(time.words.lower()) is None:
        return time
    if own.earliest is None or own.latest is None:
        return time
    days = [years_before(day, 1, own.calendar) for day in (own.earliest, own.latest)]
    return msgspec.structs.replace(time, earliest=days[0], latest=days[1], granularity="window", relation="within", value=f"{days[0]}/{days[1]}")
