"""Counts told by labels in English: "Protests 11, roadblocks 4, arrests 38, fatalities 2", "31 cases of detention and 12 of abduction"."""

import re
from functools import cache

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import EventWord, lexicon, shorthand
from gavah.reading.frames.english.refine import of_violence, refined
from gavah.reading.frames.frame import FrameHit

_FEWEST = 2
"""How many labels with a count make a table of a sentence."""


@cache
def _labels() -> re.Pattern[str]:
    words = shorthand()["<label>"]
    opened, closed = r"(?:^\W*|[,;:|•–—(/-]\s*|\band )", r"(?=\s*(?:[,;.|)/–—-]|$| and | in | on | at | near | since ))"
    return re.compile(rf"{opened}(?:\w+ )?(?P<label>{words})\s*[:=–-]?\s*(?P<number>\d[\d,]*){closed}")


@cache
def _cases() -> re.Pattern[str]:
    words = shorthand()["<case>"]
    return re.compile(rf"(?:(?P<first>{shorthand()['<cases>']}) of|(?:and|,) (?P<number>\S+) of)(?: [\w-]+){{0,2}}? (?P<label>{words})\b")


def table_hits(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """The counts behind labels, and of "cases of", that no verb or noun of `hits` tells already."""
    used = {h.number.start for h in hits if h.number}
    found = _labelled(p)
    found = [*found, *_of_cases(p)] if len(found) >= _FEWEST else _of_cases(p)
    return [h for h in found if h.number is not None and h.number.start not in used]


def _labelled(p: Parsed) -> list[FrameHit]:
    rows = ((m.group("label"), m.start("label"), m.start("number")) for m in _labels().finditer(p.low))
    return [hit for label, start, at in rows if (hit := _hit(p, label, start, at)) is not None]


def _of_cases(p: Parsed) -> list[FrameHit]:
    """ "57 cases of torture, 31 of arbitrary detention and 12 of abduction": what each number counts stands behind its "of"."""
    if " of " not in p.low or re.search(shorthand()["<cases>"], p.low) is None:
        return []
    begun = re.search(rf"{shorthand()['<cases>']} of\b", p.low)
    out = []
    for m in _cases().finditer(p.low):
        at = m.start("first") - 2 if m.group("first") else m.start("number")
        if begun and at >= begun.start() - 2 and (hit := _hit(p, m.group("label"), m.start("label"), at)) is not None:
            out.append(hit)
    return out


def _hit(p: Parsed, label: str, start: int, at: int) -> FrameHit | None:
    """The count of `label`; `start` is its offset in the sentence, `at` that of its number or of the word behind the number."""
    offset = p.sentence.start + at
    number = next((t.mention for t in p.tokens if t.tag == "#" and t.start <= offset < t.end + 1 and isinstance(t.mention, NumberMention)), None)
    row = _word(label)
    if number is None or row is None or number.kind != "count":
        return None
    kind = refined(p, row, label, "", None)
    if not kind or (row.type in ("killing", "injuring") and kind == "assault" and not of_violence(p)):
        return None
    told = (p.sentence.start + start, p.sentence.start + start + len(label))
    times, places = times_of(p, *told), places_of(p, *told)
    return FrameHit(
        type=kind,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        measure=row.measure,
        number=number,
        complete=number.complete,
        times=times,
        places=places,
        kind="event",
        rule="table",
    )


def _word(label: str) -> EventWord | None:
    """What `label` counts: as an event noun, or as the participle of a tally."""
    noun = lexicon().event_nouns.get(label)
    if noun is not None:
        return msgspec.structs.replace(noun[0], type="assault") if noun[0].type == "attack" else noun[0]
    tally = next((t for pattern, t in lexicon().tallies if pattern.search(label)), None)
    return None if tally is None else EventWord(type=tally.type, measure=tally.measure)
