"""One act in several places, each with its own day: "A was cut off on 3 March, B on 9 April", "the rallies of Saturday in A and of Sunday in B"."""

from collections.abc import Iterator

import msgspec

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.frame import FrameHit

_OF = ("protest.", "internet-cut", "rally-abroad", "coerce-curfew", "display", "riot")
_ENDS = frozenset({",", "C", ";", ":", ".", "(", ")"})
_FEWEST = 2

_Pair = tuple[int, int, PlaceMention, TimeMention]


def with_pairs(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, each that counts nobody once for every place that its sentence names with a day of its own."""
    open_ = [h for h in hits if h.type.startswith(_OF) and not (h.number or h.singular) and h.kind == "event"]
    if not open_ or sum(isinstance(t.mention, PlaceMention) for t in p.tokens) < _FEWEST:
        return hits
    pairs = list(_pairs(p, open_))
    if len(pairs) < _FEWEST:
        return hits
    out: list[FrameHit] = []
    for hit in hits:
        own = _beside(pairs, hit) if hit in open_ else []
        if len(own) >= _FEWEST:
            out += [_told(hit, pair) for pair in own]
        else:
            out.append(hit)
    return out


def _told(hit: FrameHit, pair: _Pair) -> FrameHit:
    start, end, place, time = pair
    inside = start <= hit.trigger[0] < end
    span = hit.trigger if inside else (min(place.start, time.start), max(place.end, time.end))
    return msgspec.structs.replace(hit, trigger=span, places=(place,), times=(time,), rule=hit.rule if inside else hit.rule + "+pair")


def _beside(pairs: list[_Pair], hit: FrameHit) -> list[_Pair]:
    """The run of pairs in or beside whose parts `hit` stands: all of them, where only one act of the sentence has any."""
    return pairs if any(start <= hit.trigger[0] < end for start, end, _, _ in pairs) else []


def _pairs(p: Parsed, hits: list[FrameHit]) -> Iterator[_Pair]:
    """The parts between marks that name one place and one day and no other act."""
    start = 0
    for n in range(len(p.chunks) + 1):
        if n < len(p.chunks) and p.kind(n) not in _ENDS:
            continue
        if n > start and (pair := _pair(p, start, n, hits)) is not None:
            yield pair
        start = n + 1


def _pair(p: Parsed, i: int, j: int, hits: list[FrameHit]) -> _Pair | None:
    tokens = p.tokens[p.chunks[i].i : p.chunks[j - 1].j]
    places = [t.mention for t in tokens if isinstance(t.mention, PlaceMention) and not t.mention.role]
    times = [t.mention for t in tokens if isinstance(t.mention, TimeMention) and t.mention.granularity == "day" and t.mention.earliest]
    if len(places) != 1 or len(times) != 1:
        return None
    start, end = tokens[0].start, tokens[-1].end
    acting = any(start <= h.trigger[0] < end for h in hits)
    verbs = sum(p.kind(n) == "VG" for n in range(i, j))
    others = sum(p.kind(n) == "NP" for n in range(i, j)) - 1
    if not acting and (verbs or others > 1):
        return None
    return (start, end, places[0], times[0])
