"""One event told twice in English: a description behind a name ("the death of A, a teacher who died"), a rival number ("they put it at nine")."""

import re
from collections.abc import Callable

import msgspec

from gavah.model import NumberMention, TimeMention
from gavah.model.vocabulary import ClaimKind
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.frame import FrameHit, of_others

_PUT = re.compile(r"\bput(?:s|ting)? (?:the (?:number|figure|count|tally|total)|it|them|their number) at\s+(?:only |just |no more than )?")
_SAYS = re.compile(
    r"\b(?:says?|said|counts?|counted|speaks? of|spoke of|talks of|talked of|gives?|gave|lists?|listed|estimates?|estimated|claims?|claimed|"
    r"confirms?|confirmed|records?|recorded|reports?|reported|registers?|registered|admits?|admitted|concedes?|conceded|knows? of|knew of|"
    r"(?:stands?|stood|arrives?|arrived) at|comes? to|came to|puts? it at|(?:has|have|had) the names of|"
    r"(?:list|register|ledger|book|table)s? (?:has|have|had|holds|held|shows?)|"
    r"'s (?:count|figure|tally|number|total) (?:is|was|stands at)|acknowledges?|acknowledged)\s+(?:to\s+)?(?:only |just |a further )?(?:[\"“'‘])?"
)
_CLOSES = re.compile(r"\s*(?:names|bodies|dead|victims|cases|of them|more|others)?[\"”'’]?\s*(?:[.;,):]|$| (?:at|in) (?:his|her|their|its|our)\b)")
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
    return of_others(
        first,
        number,
        trigger=(number.start, number.end),
        sentence=(p.sentence.start, p.sentence.end),
        times=times,
        kind=kind,
        rule="telling:rival",
    )


def rivals(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """The other accounts of a number whose event was named before: "residents put it at nine; the hospital counted 14 bodies"."""
    put = _PUT.search(p.low)
    spoken = [] if put else list(_SAYS.finditer(p.low))
    used = {h.number.start for h in hits if h.number}
    behind = [n for found in ([put] if put else spoken) if (n := _number_behind(p, found)) is not None and n.start not in used]
    if put is None:  # "he said 12 men were …" tells of its own
        behind = [n for n in behind if n.low >= _SEVERAL and _CLOSES.match(p.text, n.end)]
    behind += [n for n in _apposed(p, {*used, *(n.start for n in behind)}) if spoken or put]
    out: list[FrameHit] = []
    for number in dict.fromkeys(behind):
        own = [h for h in hits if h.measure and h.kind != "statement" and h.number and h.number.end < number.start]
        first = own[-1] if own else lead()
        if first is not None:
            more = _MORE.match(p.text, number.end) is not None
            again = _again(p, first, number, times_of(p, number.start, number.end) or (() if more else first.times), first.kind)
            out.append(msgspec.structs.replace(again, kind="event", places=places_of(p, number.start, number.end)) if more else again)
    return out


_MORE = re.compile(r"\s*(?:more|others)\b")
"""What makes of another account one of others: "a colleague in Abadan speaks of twenty more at his clinic"."""


def _apposed(p: Parsed, used: set[int]) -> list[NumberMention]:
    """The bare numbers right behind another who counts: "lawyers count 60, the prosecutor 22"."""
    found = []
    for n in range(2, len(p.chunks)):
        number = p.words(n)[0].mention if p.kind(n) == "NP" and len(p.words(n)) == 1 and p.words(n)[0].tag == "#" else None
        if not isinstance(number, NumberMention) or number.start in used or number.low < _SEVERAL or p.kind(n + 1) not in (".", ";", "", ","):
            continue
        who = n - 2 if p.kind(n - 1) == "R" else n - 1
        start = who - 1 if p.kind(who - 1) not in ("C", "S") else who - 2
        counter = p.kind(who) == "NP" and p.words(who)[0].low in _COUNTERS and not any(t.tag == "#" for t in p.words(who))
        if counter and p.kind(start if p.kind(who - 1) in ("C", "S") else who - 1) in (",", ";"):
            found.append(number)
    return found


_COUNTERS = frozenset({"the", "our", "its", "their", "a", "an", "ours", "theirs"})
"""What the noun of another who counts begins with."""
