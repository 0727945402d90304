"""Those added to a count told before by words that name no event: "Two more followed on Thursday", "Yazd added four", "In Qom the number was six"."""

import re
from collections.abc import Callable
from functools import cache

from gavah.model import BEFALLEN, NumberMention, PlaceMention
from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import anchors, shorthand
from gavah.reading.frames.frame import FrameHit, of_others

_LEVELS = frozenset({"city", "province", "county", "site"})


def added_hits(p: Parsed, hits: list[FrameHit], leads: Callable[[], list[FrameHit]]) -> list[FrameHit]:
    """The event told before, for each count of the sentence that only adds to it."""
    if hits or _gate().search(p.low) is None:
        return []
    for pattern in _patterns():
        match = pattern.search(p.low)
        if match is None:
            continue
        at = p.sentence.start + match.end("who")
        n = next((m for m in range(len(p.chunks)) if p.kind(m) == "NP" and p.tokens[p.chunks[m].j - 1].end > at), None)
        who = counted(p, [n]) if n is not None else None
        model = next((h for h in leads() if h.measure in BEFALLEN), None) if who is not None and _people(who) else None
        if n is None or who is None or model is None or model.polarity != "affirmed" or model.kind == "statement" or model.modality != "asserted":
            continue
        return [_hit(p, match, n, who, model)]
    return []


def _people(who: Counted) -> bool:
    """Whether a number counts persons, none of whom was told of before."""
    number = who.number
    loose = who.group in ("person", "number", "group") or who.head in ("other", "more")
    return number is not None and number.kind == "count" and loose and not who.zero and not who.generic


def _hit(p: Parsed, match: re.Match[str], n: int, who: Counted, model: FrameHit) -> FrameHit:
    """`model` with the count, day and place of the sentence."""
    start, end = (p.sentence.start + at for at in match.span("told"))
    number = who.number
    assert isinstance(number, NumberMention)
    named = tuple(q for q in p.scan.places if p.sentence.start <= q.start < p.sentence.end and q.level in _LEVELS)
    places: tuple[PlaceMention, ...] = places_of(p, start, end) or places_of(p, who.start, who.end) or named[:1]
    return of_others(
        model,
        number,
        trigger=(start, end),
        sentence=(p.sentence.start, p.sentence.end),
        kind="event",
        affected=(party(p, n),),
        times=times_of(p, start, end) or times_of(p, who.start, who.end),
        places=places or model.places,
        rule="added",
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = shorthand()["<number>"]
    return tuple(re.compile(row.replace("<number>", number)) for row in anchors()["added"]["words"])


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(anchors()["added"]["gate"])
