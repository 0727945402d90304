"""Terms that one court gives to several by name: "sentenced A to six years, B to four and C to thirty months in prison" are three."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.frame import FrameHit

_GIVEN = re.compile(r"\b(?:sentenc\w+|condemned|jailed|received|got|gave|given|handed)\b[^.;]{0,90}?(?:\b(?:years?|months?|lashes)\b|\bto death\b)")
_COURT = r"\b(?:court\w*|judges?|sentenc\w+|verdicts?|trial|tried|tribunal|branch \d+|convict\w*|defendants?|accused|prison|jail\w*)\b"
_RECEIVED = frozenset({"received", "got", "given", "gets", "get"})
_TERM = re.compile(r"\b(?:years?|months?|weeks?)\b")


class _Part(msgspec.Struct, frozen=True):
    """Somebody and what he got: the type of the sentence; `n` is the chunk of his noun phrase."""

    who: Counted
    type: str
    n: int


def shared_terms(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with one count of all whom the sentence gives a term like its first, and one for those it gives another penalty."""
    if not _GIVEN.search(p.low):
        return hits
    first = next((h for h in hits if h.type in ("sentence.prison", "sentence.death") and h.kind == "event" and h.affected), None)
    start = first.affected[-1].end if first is not None else p.sentence.start
    parts = [part for n in range(len(p.chunks)) if (part := _part(p, n, start, first)) is not None and not _told(hits, part.who)]
    if first is None:
        first = _received(p, parts)
        parts = parts[1:]
        hits = [*hits, first] if first is not None else hits
    if first is None or not parts:
        return hits
    out = [_together(p, first, [x for x in parts if x.type == first.type]) if h is first else h for h in hits]
    others = [x for x in parts if x.type != first.type]
    return [*out, *(_alone(first, x, p) for x in others)]


def _part(p: Parsed, n: int, start: int, first: FrameHit | None) -> _Part | None:
    """What noun phrase n gets, where a term stands right behind it: "…, B to four years", "and C eighteen months"."""
    if p.kind(n) != "NP" or p.tokens[p.chunks[n].i].start < start or (first is not None and p.kind(n - 1) not in (",", "C", ";")):
        return None
    at = n + 1
    received = p.kind(at) == "VG" and p.words(at)[-1].low in _RECEIVED
    if received or (p.kind(at) == "I" and p.word(at) == "to"):
        at += 1
    if first is None and not received and p.kind(n - 1) not in (",", "C", ";"):
        return None
    kind = _term(p, at)
    who = counted(p, [n]) if kind else None
    if who is None or who.group not in ("person", "name") or who.zero or who.generic or not (who.number or who.singular):
        return None
    return _Part(who, kind, n)


def _term(p: Parsed, at: int) -> str:
    """The type of the sentence whose length or name stands at chunk `at`; "" for none."""
    if p.kind(at) == "T":
        return "sentence.prison" if _TERM.search(p.words(at)[-1].low) else ""
    if p.kind(at) != "NP":
        return ""
    last = p.words(at)[-1]
    if last.low in ("lashes", "strokes"):
        return "sentence.flogging"
    if last.low == "death":
        return "sentence.death"
    suspended = last.low in ("term", "terms", "sentence") and p.word(at + 1) == "of" and p.kind(at + 2) == "T"
    bare = len(p.words(at)) == 1 and last.tag in "#%" and p.kind(at + 1) in (",", "C", ".", ";", "", "I")
    return "sentence.prison" if suspended or bare or last.low == "life" else ""


def _told(hits: list[FrameHit], who: Counted) -> bool:
    """Whether a sentence of one of `hits` counts these already."""
    ranges = [(h.number.start, h.number.end) if h.number else h.singular for h in hits if h.type.startswith("sentence.")]
    starts = [r[0] for r in ranges if r is not None]
    return any(who.start <= s < who.end for s in starts)


def _received(p: Parsed, parts: list[_Part]) -> FrameHit | None:
    """The first of several of whom each "received" a term, where the paragraph speaks of a court."""
    if not parts or p.word(parts[0].n + 1) not in _RECEIVED or not p.in_paragraph(_COURT):
        return None
    who, told = parts[0].who, p.words(parts[0].n + 1)[-1]
    return FrameHit(
        type=parts[0].type,
        trigger=(told.start, told.end),
        sentence=(p.sentence.start, p.sentence.end),
        measure="sentenced",
        number=who.number,
        singular=who.singular if who.number is None else None,
        affected=(party(p, parts[0].n),),
        victims=who.names,
        times=times_of(p, told.start, told.end),
        places=places_of(p, told.start, told.end),
        rule="terms",
    )


def _together(p: Parsed, first: FrameHit, parts: list[_Part]) -> FrameHit:
    """`first` counting all of `parts` with its own."""
    if not parts:
        return first
    low = (first.number.low if first.number else 1) + sum(x.who.number.low if x.who.number else 1 for x in parts)
    start, end = first.affected[0].start, parts[-1].who.end
    number = NumberMention(start=start, end=end, words=p.text[start:end], low=low, high=low, rule="sum", core=(start, end))
    names = (*first.victims, *(name for x in parts for name in x.who.names))
    return msgspec.structs.replace(
        first,
        number=number,
        singular=None,
        affected=(*first.affected, *(party(p, x.n) for x in parts)),
        victims=names,
        victims_complete=len(names) == low,
        anaphor=False,
    )


def _alone(first: FrameHit, part: _Part, p: Parsed) -> FrameHit:
    """The hit of somebody with another penalty than the first's."""
    return msgspec.structs.replace(
        first,
        type=part.type,
        trigger=(part.who.start, part.who.end),
        number=part.who.number,
        singular=part.who.singular if part.who.number is None else None,
        affected=(party(p, part.n),),
        victims=part.who.names,
        victims_complete=False,
        anaphor=False,
        rule="terms",
    )
