"""A court's work under labels: "Sentences of death: one, in A, against …. Prison: five members of a choir in B. Lashes: a singer in C, 50"."""

import re
from functools import cache

from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import counted
from gavah.reading.frames.english.lexicon import parts
from gavah.reading.frames.frame import FrameHit

_COURTS = ("sentence.", "charge")


@cache
def _labels() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    row = parts("courts")
    return tuple((re.compile(rf"{row['opened']}(?P<label>{words})(?: [a-z]+)?: "), kind, measure) for words, kind, measure in row["labels"])


@cache
def _court() -> re.Pattern[str]:
    return re.compile(parts("courts")["court"])


def court_list_hits(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, or instead of them the one that a label gives to those counted behind it: what they did to be tried is no event of its own."""
    if ": " not in p.low[:_OPENING]:
        return hits
    found = next(((m, kind, measure) for words, kind, measure in _labels() if (m := words.match(p.low))), None)
    if found is None or not _court().search(p.text[p.scan.passage.start : p.scan.passage.end][:_PASSAGE].lower()):
        return hits
    match, kind, measure = found
    at = p.sentence.start + match.end()
    n = next((m for m in range(len(p.chunks)) if p.tokens[p.chunks[m].i].start >= at), None)
    row = p.list_right(n) if n is not None and p.kind(n) == "NP" else []
    row = row if len(row) > 1 and all(any(t.tag == "#" for t in p.words(m)) or p.words(m)[0].tag == "D" for m in row) else row[:1]
    who = counted(p, row) if row else None
    if who is None or who.group not in ("person", "name", "number") or not (who.number or who.singular):
        return hits
    if any(h.number is who.number and who.number is not None for h in hits) and not kind.startswith(_COURTS):
        return hits
    hit = FrameHit(
        type=kind,
        trigger=(p.sentence.start + match.start("label"), p.sentence.start + match.end("label")),
        sentence=(p.sentence.start, p.sentence.end),
        measure=measure,
        number=who.number,
        singular=who.singular if who.number is None else None,
        complete=bool(who.number and who.number.complete),
        affected=tuple(party(p, m) for m in row),
        places=places_of(p, who.start, who.end),
        victims=who.names,
        rule="court list",
    )
    return [*(h for h in hits if h.type.startswith(_COURTS) and h.type != kind), hit]


_OPENING = 60
"""How many characters of a sentence a label may take."""
_PASSAGE = 20_000
"""How many characters of a passage are looked at for a court."""
