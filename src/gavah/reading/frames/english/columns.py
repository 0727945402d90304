"""Counts in a row behind what they count: "Arrests by city: Tabriz 41, Urmia 28", "Hangings: January 40, February 33"."""

from collections.abc import Callable

import msgspec

from gavah.model import COUNTABLE, NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.attach import times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import EventWord, lexicon
from gavah.reading.frames.english.listed import named_event
from gavah.reading.frames.english.refine import refined
from gavah.reading.frames.english.tokens import Token
from gavah.reading.frames.frame import FrameHit

_FEWEST = 2
"""Pairs that make a row of counts."""
_BETWEEN = frozenset({":", "–", "—", "-", "(", "with"})
_ENDS = frozenset({",", ";", ".", ")", "and", "/", "|"})


class _Pair(msgspec.Struct, frozen=True):
    """A place or a time, and its count."""

    label: TimeMention | PlaceMention
    number: NumberMention


def column_hits(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """`hits`, and one for each place or time of a row with its count; what the row's first words seemed to tell is left out."""
    pairs = _pairs(p.tokens) or _placed_behind(p)
    numbers = {pair.number.start for pair in pairs}
    counted = {h.number.start for h in hits if h.number and h.kind != "statement" and not h.rule.startswith("telling:put")}
    if len(pairs) < _FEWEST or numbers <= counted:
        return hits
    own = [h for h in hits if h.number is None or h.number.start not in numbers]
    model = next((h for h in reversed(hits) if h.measure and h.kind != "statement" and h.trigger[0] < pairs[0].label.start), None)
    model = model or _heading(p, min(pairs[0].label.start, pairs[0].number.start)) or next(iter(_named(p, p.sentence.end)), None) or lead()
    if model is None or model.polarity != "affirmed" or model.modality not in COUNTABLE:
        return hits
    return [*own, *(_hit(p, model, pair, pairs) for pair in pairs)]


def _counts_noun(token: Token) -> bool:
    """Whether the noun behind a number says what all the row counts: "Tehran 14 suspensions, Tabriz 6", "Fars 7 dead"."""
    return token.low in lexicon().event_nouns or token.low in lexicon().adjectives or lexicon().noun(token.low) is not None


def _heading(p: Parsed, end: int) -> FrameHit | None:
    """The event that a heading before a colon tells by its tally words: "Last night's dead: two in A, one in B"; its times."""
    head = p.slice(p.sentence.start, end)
    if ":" not in head:
        return None
    words = head if any(w.search(head) for w, _ in lexicon().tallies) else p.low
    tally = next((t for pattern, t in lexicon().tallies if pattern.search(words)), None)
    if tally is None:
        return None
    start = p.sentence.start
    type_ = refined(p, EventWord(type=tally.type, measure=tally.measure), p.low, "", None)
    times = tuple(t for t in p.scan.times if start <= t.start < end and (t.earliest or t.latest))
    span = (start, start + head.index(":"))
    return (
        FrameHit(type=type_, trigger=span, sentence=(start, p.sentence.end), measure=tally.measure, times=times[:1], rule="heading")
        if type_
        else None
    )


def _placed_behind(p: Parsed) -> list[_Pair]:
    """The pairs of a row whose places stand behind their counts: "two in A, one in B", under a heading of its own."""
    if ":" not in p.low:
        return []
    row, found = p.tokens, []
    for i in range(1, len(row) - 2):
        number, label = row[i].mention, row[i + 2].mention
        opened = row[i - 1].word in (":", ",", ";", "and")
        if row[i].tag == "#" and isinstance(number, NumberMention) and opened and row[i + 1].low in ("in", "at") and isinstance(label, PlaceMention):
            found.append(_Pair(label=label, number=number))
    return found


def _named(p: Parsed, end: int) -> list[FrameHit]:
    """The event that the row's heading names, with its time."""
    return [msgspec.structs.replace(h, times=times_of(p, *h.trigger)) for h in named_event(p, end)]


def _hit(p: Parsed, model: FrameHit, pair: _Pair, pairs: list[_Pair]) -> FrameHit:
    labels = {q.label.start for q in pairs}
    rest = tuple(t for t in model.times if t.start not in labels)
    return FrameHit(
        type=model.type,
        trigger=(min(pair.label.start, pair.number.start), max(pair.label.end, pair.number.end)),
        sentence=(p.sentence.start, p.sentence.end),
        kind="total" if isinstance(pair.label, TimeMention) and pair.label.granularity != "day" else "event",
        measure=model.measure,
        number=pair.number,
        complete=pair.number.complete,
        times=(pair.label,) if isinstance(pair.label, TimeMention) else rest,
        places=(pair.label,) if isinstance(pair.label, PlaceMention) else model.places,
        rule="column:" + model.rule,
    )


def _pairs(row: list[Token]) -> list[_Pair]:
    found = []
    for i, token in enumerate(row[:-1]):
        label = token.mention
        month = isinstance(label, TimeMention) and label.granularity in ("month", "day", "week", "year")
        if not month and not isinstance(label, PlaceMention):
            continue
        at = i + 1
        if row[at].word in _BETWEEN and at + 1 < len(row):
            at += 1
        number = row[at].mention
        closed = at + 1 == len(row) or row[at + 1].word in _ENDS or (_counts_noun(row[at + 1]) and (at + 2 == len(row) or row[at + 2].word in _ENDS))
        opened = i == 0 or row[i - 1].word in (",", ";", ":", ".", "and", "–", "—", "-", "•", "*", "(") or row[i - 1].word == "the"
        if isinstance(number, NumberMention) and row[at].tag == "#" and closed and opened and number.kind == "count":
            found.append(_Pair(label=label, number=number))  # type: ignore[arg-type]
    return found
