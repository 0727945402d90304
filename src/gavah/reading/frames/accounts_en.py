"""One event told twice in English: a description behind a name ("the death of A, a teacher who died"), a rival number ("they put it at nine")."""

import re
from collections.abc import Callable

import msgspec

from gavah.model import NumberMention, TimeMention
from gavah.model.vocabulary import ClaimKind
from gavah.reading.frames.attach_en import times_of
from gavah.reading.frames.chunks_en import Parsed
from gavah.reading.frames.frame import FrameHit

_PUT = re.compile(r"\bput(?:s|ting)? (?:the (?:number|figure|count|tally|total)|it|them|their number) at\s+(?:only |just |no more than )?")
_SAYS = re.compile(
    r"\b(?:says?|said|counts?|counted|speaks? of|spoke of|talks? of|gives?|gave|lists?|listed|estimates?|estimated|claims?|claimed|"
    r"confirms?|confirmed|records?|recorded|reports?|reported|registers?|registered|admits?|admitted|"
    r"acknowledges?)\s+(?:to\s+)?(?:only |just |a further )?"
)
_CLOSES = re.compile(r"\s*(?:[.;,)]|$)")
_APPOSED = re.compile(r"\s*,\s*")


def told_once(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` without those of a description behind the name of one already told of.

    Firing that hurt those told of is left out as well, and firing without a day or place of its own.
    """
    hurt = any(h.measure in ("dead", "injured", "dead|injured", "persons") for h in hits)
    return [
        h
        for h in hits
        if not any(_describes(p, h, k) for k in hits)
        and not (h.type == "assault-firearms" and h.measure is None and (hurt or not (h.times or h.places)))
    ]


def _describes(p: Parsed, hit: FrameHit, named: FrameHit) -> bool:
    """Whether `hit` tells of `named`'s one person again, whom a phrase right behind describes."""
    if hit is named or hit.measure != named.measure or not (hit.singular and named.singular) or not (hit.affected and named.affected):
        return False
    behind = named.affected[-1].end
    return hit.affected[0].start > behind and _APPOSED.fullmatch(p.text, behind, hit.affected[0].start) is not None


_SEVERAL = 2
"""How many persons another count gives at least where only a verb of saying stands before it."""


def numbered(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> FrameHit | None:
    """The number that a sentence of its own gives to those told of before without one: "Students were held. There were 14 of them."."""
    found = _NUMBERED.search(p.low)
    number = _number_behind(p, found) if found and not hits else None
    first = lead() if number is not None else None
    if number is None or first is None or first.number is not None or first.note != "plural" or first.kind != "event":
        return None
    span = (number.start, number.end)
    return msgspec.structs.replace(
        first, trigger=span, sentence=(p.sentence.start, p.sentence.end), number=number, complete=number.complete, anaphor=True, rule=NUMBERED
    )


NUMBERED = "telling:numbered"
"""The rule of a number told in a sentence of its own."""
_NUMBERED = re.compile(
    r"\bthere (?:are|were|was|is) (?=\S+ of them\b)|\bthey number(?:ed)? "
    r"|\btheir number (?:has |had )?(?:is|was|stood at|stands at|reached|rose to|risen to|climbed to) "
)


def _number_behind(p: Parsed, found: re.Match[str]) -> NumberMention | None:
    """The number right behind the words `found`."""
    at = p.sentence.start + found.end()
    number = next((t.mention for t in p.tokens if t.end > at and t.tag == "#" and isinstance(t.mention, NumberMention)), None)
    return number if number is not None and number.start <= at + 2 and number.kind == "count" else None


def _again(p: Parsed, first: FrameHit, number: NumberMention, times: tuple[TimeMention, ...], kind: ClaimKind) -> FrameHit:
    """`first` with another number."""
    return msgspec.structs.replace(
        first,
        trigger=(number.start, number.end),
        sentence=(p.sentence.start, p.sentence.end),
        number=number,
        singular=None,
        complete=number.complete,
        times=times,
        kind=kind,
        affected=(),
        groups=(),
        victims=(),
        victims_complete=False,
        anaphor=False,
        rule="telling:rival",
        note="",
    )


def rival(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> FrameHit | None:
    """The second account of a number whose event was named before: "residents put it at nine"; None where the sentence gives none."""
    put = _PUT.search(p.low)
    spoken = [] if put else list(_SAYS.finditer(p.low))
    used = {h.number.start for h in hits if h.number}
    behind = [n for found in ([put] if put else spoken) if (n := _number_behind(p, found)) is not None]
    number = next((n for n in behind if n.start not in used), None)
    if number is None:
        return None
    if put is None and (number.low < _SEVERAL or not _CLOSES.match(p.text, number.end)):
        return None  # "he said 12 men were …" tells of its own
    own = [h for h in hits if h.measure and h.kind != "statement" and h.number and h.number.end < number.start]
    first = own[-1] if own else lead()
    if first is None:
        return None
    return _again(p, first, number, times_of(p, number.start, number.end) or first.times, first.kind)
