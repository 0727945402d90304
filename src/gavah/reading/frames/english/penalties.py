"""What several got from one court, part by part: "one was given two years, another one, and a third 74 lashes", "nine to prison, two to death"."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import filled, parts
from gavah.reading.frames.frame import FrameHit, Range

_ROW = parts("penalty")
_COURT, _ASKED, _PART = (re.compile(filled(_ROW[name], _ROW)) for name in ("court", "asked", "part"))
_TYPES = {"prison": "sentence.prison", "bare": "sentence.prison", "flogging": "sentence.flogging", "death": "sentence.death"}
_COUNTED_TWICE = frozenset({"other", "last", "first", "second", "third", "fourth", "fifth", "sixth", "former", "latter"})
_SAID_OF = frozenset({"he", "she", "his", "her", "their", "the"})


def penalty_hits(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with a sentence for each part that the words give a penalty of its own; the whole keeps no penalty of a part's."""
    if not _COURT.search(p.low):
        return hits
    parts = [h for m in _PART.finditer(p.low) if (h := _part(p, m, hits)) is not None]
    fresh = [h for h in parts if not any(_same(h, k) for k in hits)]
    others = [h for h in hits if h.type.startswith("sentence.") and not any(_same(h, k) for k in parts)]
    if len(parts) + bool(others) < _SEVERAL or not fresh or (not others and _ASKED.search(p.low)):
        return hits
    return [*_wholes(hits, parts), *fresh]


_SEVERAL = 2
"""How many parts a sentence tells at least."""


def _part(p: Parsed, match: re.Match[str], hits: list[FrameHit]) -> FrameHit | None:
    kind = next(k for k in _TYPES if match.group(k))
    link = (match.group("link") or "").strip()
    who = match.group("who").split()
    if link == "" and kind == "bare" and (who[0] not in _SAID_OF or who[-1] in _COUNTED_TWICE):
        return None
    if link == "for" and kind not in ("prison", "bare"):
        return None
    start, end = p.sentence.start + match.start("who"), p.sentence.start + match.end("who")
    number = next((t.mention for t in p.tokens if t.start <= start < t.end and isinstance(t.mention, NumberMention)), None)
    counted = isinstance(number, NumberMention) and number.low > 1
    model = next((h for h in reversed(hits) if h.type.startswith("sentence.")), None)
    told: Range = (p.sentence.start + match.start(kind), p.sentence.start + match.end(kind))
    planned = model is not None and (model.modality != "asserted" or model.polarity != "affirmed")
    return FrameHit(
        type=_TYPES[kind],
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        measure="sentenced",
        number=number if counted else None,
        singular=None if counted else (start, end),
        complete=bool(counted and number and number.complete),
        times=model.times if model is not None else (),
        places=model.places if model is not None else (),
        modality=model.modality if planned and model is not None else "asserted",
        polarity=model.polarity if planned and model is not None else "affirmed",
        rule="penalty:part",
    )


def _same(part: FrameHit, told: FrameHit) -> bool:
    """Whether `told` counts the same persons for the same penalty."""
    if part.type != told.type:
        return False
    return _start(part) == _start(told)


def _wholes(hits: list[FrameHit], parts: list[FrameHit]) -> list[FrameHit]:
    """`hits` where those counted together are sentenced to prison once, and no part is told with another's penalty."""
    owned = {_start(h): h.type for h in parts}
    sums = sum(h.number.low if h.number else 1 for h in parts)
    out: list[FrameHit] = []
    for hit in hits:
        if not hit.type.startswith("sentence."):
            out.append(hit)
        elif _start(hit) in owned:
            out += [hit] if owned[_start(hit)] == hit.type else []
        elif hit.number is not None and hit.number.low == sums:
            whole = msgspec.structs.replace(hit, type="sentence.prison")
            out += [whole] if not any(o.type == whole.type and o.number == whole.number for o in out) else []
        else:
            out.append(hit)
    return out


def _start(hit: FrameHit) -> int:
    return hit.number.start if hit.number else hit.singular[0] if hit.singular else -1
