"""People told one by one under what befell them all: "three martyrs: A, 20, shot in X on Sunday; B, 31, run over in Y", "Arrested: A (X), B (Y)"."""

import re
from functools import cache

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import EventWord, parts
from gavah.reading.frames.english.refine import refined
from gavah.reading.frames.frame import FrameHit, Range

_FEWEST = 2
"""Items that make a list of persons."""


class _Item(msgspec.Struct, frozen=True):
    """One of the list: who it is, its range, and the days and places told in it."""

    who: Counted
    span: Range
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]


@cache
def _fates() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(words), kind, measure) for words, kind, measure in parts("victims")["fates"])


def victim_hits(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, those of the list's items by the fate that its heading names: one each where they tell day or place, else one of all."""
    if (those := _those(p, hits)) is not None:
        return [*hits, those]
    colon = p.low.find(":")
    fate = next(((kind, measure) for words, kind, measure in _fates() if words.search(p.low[:colon])), None) if colon > 0 else None
    if fate is None:
        return hits
    at = p.sentence.start + colon
    items = _items(p, at)
    if len(items) < _FEWEST:
        return hits
    head = [h for h in hits if h.trigger[0] < at and not (h.number and h.number.start > at) and not (h.singular and h.singular[0] > at)]
    head = [_within(h, at) for h in head]
    own = any(x.times or x.places for x in items)
    if own:
        return [*head, *(_one(p, fate, x, _heading_times(p, at)) for x in items)]
    return [*head, _all(p, fate, items, at)] if not any(h.measure == fate[1] and h.number for h in head) else head


def _within(hit: FrameHit, at: int) -> FrameHit:
    """`hit` of the heading without the days and places of the items behind offset `at`."""
    return msgspec.structs.replace(hit, times=tuple(t for t in hit.times if t.start < at), places=tuple(q for q in hit.places if q.start < at))


def _those(p: Parsed, hits: list[FrameHit]) -> FrameHit | None:
    """Those named behind what befell them: "Those hanged on Sunday in Zahedan were A, B and a third man"."""
    found = _THOSE.search(p.low)
    if found is None or any(h.measure and h.trigger[0] < p.sentence.start + found.end() for h in hits):
        return None
    end = p.sentence.start + found.end()
    n = next((m for m in range(len(p.chunks)) if p.tokens[p.chunks[m].i].start >= end), None)
    who = counted(p, p.list_right(n)) if n is not None and p.kind(n) == "NP" else None
    if who is None or who.number is None or not who.names or who.anaphor:
        return None
    kind, measure = next((kind, measure) for words, kind, measure in _fates() if words.search(found.group("fate")))
    span = (p.sentence.start + found.start("fate"), p.sentence.start + found.end("fate"))
    return FrameHit(
        type=refined(p, EventWord(type=kind, measure=measure), p.low, "", who) or "assault",
        trigger=span,
        sentence=(p.sentence.start, p.sentence.end),
        measure=measure,
        number=who.number,
        times=times_of(p, *span),
        places=places_of(p, *span),
        victims=who.names,
        victims_complete=who.lists_all,
        rule="victims",
    )


_THOSE = re.compile(
    r"\bthose (?:who (?:were|have been) )?(?P<fate>hanged|executed|killed|arrested|detained|released|freed)\b"
    r"[^.;:]{0,80}? (?:were|are)(?: identified as| named as)? "
)


def _items(p: Parsed, at: int) -> list[_Item]:
    """The persons listed behind offset `at`, parted by semicolons or each with a bracket behind the name; [] where one is nobody."""
    starts = [n for n in range(len(p.chunks)) if p.kind(n) == "NP" and p.tokens[p.chunks[n].i].start > at and _opens(p, n, at)]
    ends = [*starts[1:], len(p.chunks)][: len(starts)]
    out = []
    for n, end in zip(starts, ends, strict=True):
        who = counted(p, p.list_right(n) if p.kind(n + 1) == "C" else [n])
        if (
            who is None
            or who.group not in ("name", "person")
            or who.anaphor
            or not (who.singular or who.number)
            or not (who.names or _described(p, n))
        ):
            return []
        mentions = [t.mention for m in range(n, end) for t in p.words(m)]
        times = tuple(m for m in mentions if isinstance(m, TimeMention) and m.granularity == "day" and m.type != "SET")
        places = tuple(m for m in mentions if isinstance(m, PlaceMention) and not m.role)
        last = p.tokens[p.chunks[end - 1].j - 1].end
        out.append(_Item(who, (who.start, last), times[:1], places[:1]))
    return out


def _opens(p: Parsed, n: int, at: int) -> bool:
    """Whether phrase n opens an item: behind the colon or a semicolon, or behind a bracket's end and a comma."""
    before = n - 2 if p.kind(n - 1) == "C" and p.kind(n - 2) in (";", ",") else n - 1
    if p.kind(before) == ":" and p.words(before)[0].start == at:
        return True
    if p.kind(before) == "," and p.kind(before - 1) == "NP" and _is_name(p, n) and _is_name(p, before - 1):
        return True
    return p.kind(before) == ";" or (p.kind(before) == "," and p.kind(before - 1) == ")") or (p.kind(n - 1) == "C" and p.kind(n - 2) == ")")


def _is_name(p: Parsed, n: int) -> bool:
    """Whether phrase n is a name and nothing else."""
    row = p.words(n)
    return len(row) > 1 and all(t.tag == "N" and t.word[:1].isupper() for t in row)


def _described(p: Parsed, n: int) -> bool:
    """Whether phrase n is somebody without a name: "a boy of 15", "an unknown woman"."""
    return p.words(n)[0].low in ("a", "an", "one", "two", "three", "his", "her")


def _heading_times(p: Parsed, at: int) -> tuple[TimeMention, ...]:
    return tuple(t.mention for t in p.tokens if t.end <= at and isinstance(t.mention, TimeMention) and t.mention.granularity == "day")[:1]


def _one(p: Parsed, fate: tuple[str, str], item: _Item, times: tuple[TimeMention, ...]) -> FrameHit:
    kind = refined(p, EventWord(type=fate[0], measure=fate[1]), p.slice(*item.span), "", item.who) or "assault"
    return FrameHit(
        type=kind,
        trigger=(item.who.start, item.who.end),
        sentence=(p.sentence.start, p.sentence.end),
        measure=fate[1],
        number=item.who.number,
        singular=item.who.singular if item.who.number is None else None,
        times=item.times or times,
        places=item.places,
        victims=item.who.names,
        rule="victims",
    )


def _all(p: Parsed, fate: tuple[str, str], items: list[_Item], at: int) -> FrameHit:
    """One hit for all of the list, with the day and place of its heading."""
    low = sum(x.who.number.low if x.who.number else 1 for x in items)
    start, end = items[0].who.start, items[-1].who.end
    places = tuple(t.mention for t in p.tokens if t.end <= at and isinstance(t.mention, PlaceMention) and not t.mention.role)
    return FrameHit(
        type=refined(p, EventWord(type=fate[0], measure=fate[1]), p.low, "", None) or "assault",
        trigger=(p.sentence.start, at),
        sentence=(p.sentence.start, p.sentence.end),
        measure=fate[1],
        number=NumberMention(start=start, end=end, words=p.text[start:end], low=low, high=low, rule="sum", core=(start, end)),
        times=_heading_times(p, at),
        places=places[:1],
        victims=tuple(name for x in items for name in x.who.names),
        rule="victims",
    )
