"""Protests and the like to come, called for, or not come about: "a march is to follow on 25 October", "the walkout did not take place"."""

import re
from functools import cache
from typing import TypeVar

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.model.vocabulary import Modality, Polarity
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import filled, load
from gavah.reading.frames.frame import FrameHit, Range, at_one
from gavah.reading.patterns import compiled

_Mention = TypeVar("_Mention", TimeMention, PlaceMention)
_IN_QUESTION = re.compile(r"\?\W*$")
_OWN = ("protest.", "riot", "coerce-curfew", "internet-cut", "assault-", "statement.deny")


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of act is called."""

    words: str
    type: str
    context: str = ""
    without: str = ""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of `plans.toml`; the fields are explained there."""

    words: str
    type: str = ""
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    dated: bool = False
    past: bool = False
    without: str = ""
    context: str = ""


class _Words:
    """The words of `plans.toml`."""

    def __init__(self) -> None:
        data = load("plans.toml")
        pieces, gates = data["pieces"], data["gates"]
        self.plans = [(re.compile(filled(row.words, pieces)), row) for row in msgspec.convert(data["plan"], list[Plan])]
        self.acts = [(re.compile(filled(row.words, pieces)), row) for row in msgspec.convert(data["act"], list[Act])]
        self.act, self.ahead, self.expected = (re.compile(gates[name]) for name in ("act", "ahead", "expected"))


@cache
def _words() -> _Words:
    return _Words()


def with_plans(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, and what the sentence tells as to come, as called for or as not come about; what they told of the same words is left out."""
    if not (_words().act.search(p.low) and _words().ahead.search(p.low)) or _IN_QUESTION.search(p.low):
        return hits
    found: list[FrameHit] = []
    for pattern, row in _words().plans:
        for match in pattern.finditer(p.low):
            hit = _hit(p, row, match)
            if hit is not None and not any(_one_act(hit, other) for other in found):
                found.append(hit)
    kept = [h for h in hits if not any(_told_by(h, f) for f in found)]
    return [*kept, *found]


def _one_act(one: FrameHit, other: FrameHit) -> bool:
    return at_one(one, other) or (one.type == other.type and one.times == other.times and one.polarity == other.polarity)


def _told_by(hit: FrameHit, plan: FrameHit) -> bool:
    """Whether the words of `plan` are those of `hit`, which took them for a thing done."""
    return hit.type.startswith((*_OWN, "demand")) and (
        at_one(hit, plan) or (hit.type == plan.type and hit.modality == plan.modality != "asserted" and hit.number is None)
    )


def _hit(p: Parsed, row: Plan, match: re.Match[str]) -> FrameHit | None:
    if (row.without and compiled(row.without).search(p.low)) or (row.context and not p.in_context(row.context)):
        return None
    start, end = match.span("told")
    words = match.group("told") or "join us"
    told: Range = (p.sentence.start + start, p.sentence.start + max(end, start + 1))
    times = times_of(p, *told) or _inside(p, match, p.scan.times)
    if row.dated and not times:
        return None
    type_ = row.type or _type(p, words)
    if not type_:
        return None
    number = _number(p, match)
    return FrameHit(
        type=type_,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        kind="statement",
        measure="participants" if number is not None else None,
        number=number,
        times=times,
        places=places_of(p, *told) or _inside(p, match, p.scan.places),
        polarity=row.polarity,
        modality=row.modality,
        rule="telling:plan+past" if row.past else "telling:plan",
    )


def _type(p: Parsed, words: str) -> str:
    """The type of what `words` tell; "" where the paragraph speaks of something else: "the council will gather to vote"."""
    act = next(act for pattern, act in _words().acts if pattern.search(words))
    fits = not act.context or p.in_context(act.context)
    return act.type if fits and not (act.without and p.in_paragraph(act.without)) else ""


def _inside(p: Parsed, match: re.Match[str], mentions: tuple[_Mention, ...]) -> tuple[_Mention, ...]:
    """The one day or place among the words of a construction: "the walkout announced in A for Monday did not take place"."""
    start, end = (p.sentence.start + at for at in match.span())
    found = tuple(m for m in mentions if start <= m.start < end)
    return found if len(found) == 1 else ()


def _number(p: Parsed, match: re.Match[str]) -> NumberMention | None:
    """How many are expected: "to bring out fifty thousand people", "for which 40,000 people are expected"."""
    found = match if match.groupdict().get("number") else _words().expected.search(p.low, match.end("told"))
    if found is None:
        return None
    start, end = (p.sentence.start + at for at in found.span("number"))
    inside = (t.mention for t in p.tokens if t.tag == "#" and start <= t.start < end)
    return next((m for m in inside if isinstance(m, NumberMention)), None)
