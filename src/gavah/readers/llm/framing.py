"""Entries of an answer → frames. A quote that is not there, a number that is not what the words say, or a word of the rules against it: rejected."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from gavah.model import COUNTABLE, NumberMention, Party, PlaceMention, Report, TimeMention
from gavah.model.vocabulary import ClaimKind
from gavah.ontology import family_of, measure_of
from gavah.readers.grounding import ground, overlap
from gavah.readers.llm.answers import Quoted
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.numbers import numbers
from gavah.reading.scan import Scanned

RULE = "model"
"""The rule that a frame of a model names."""


class Rejected(Exception):
    """Why an entry is not believed, in the words it is counted under."""


class Grounded(msgspec.Struct, frozen=True, kw_only=True):
    """An entry whose every quote stands in the report: where each stands."""

    said: Quoted
    sentence: Range
    event: Range
    quantity: Range | None = None
    when: Range | None = None
    where: tuple[Range, ...] = ()
    actor: Range | None = None
    affected: Range | None = None
    source: Range | None = None
    standing: Range | None = None


def grounded(report: Report, piece: Range, said: Quoted) -> Grounded:
    """Where the quotes of an entry stand; raises `Rejected` for the first that does not, or not once."""
    text = report.text
    sentence = _place(text, "sentence", said.sentence, [piece])
    inside, around = [sentence], [sentence, piece]
    if (said.polarity, said.modality) != ("affirmed", "asserted") and not said.standing:
        raise Rejected("denied or unreal without words that say so")
    return Grounded(
        said=said,
        sentence=sentence,
        event=_place(text, "event", said.event, inside),
        quantity=_maybe(text, "quantity", said.quantity, inside),
        when=_maybe(text, "when", said.when, around),
        where=tuple(_place(text, "where", quote, around) for quote in said.where),
        actor=_maybe(text, "actor", said.actor, around),
        affected=_maybe(text, "affected", said.affected, around),
        source=_maybe(text, "source", said.source, around),
        standing=_maybe(text, "standing", said.standing, inside),
    )


def _maybe(text: str, field: str, quote: str | None, within: Sequence[Range]) -> Range | None:
    return _place(text, field, quote, within) if quote else None


def _place(text: str, field: str, quote: str, within: Sequence[Range]) -> Range:
    found = ground(text, quote, within)
    if found is None:
        raise Rejected(f"words not found: {field}")
    return found


def frame(scanned: Scanned, one: Grounded, rules: Sequence[FrameHit], unread: Counter[str]) -> FrameHit:
    """The frame that `one` tells of: values from the scanners. `rules`: the rules' own frames of the scan. Raises `Rejected`.

    A quote in which the scanners read no value leaves its field open, counted in `unread`: an open day, place or number is the wider claim.
    """
    sentence = next(s for s in scanned.selected if s.start <= one.event[0] < s.end)
    beside = [hit for hit in rules if overlap(hit.trigger, one.event) and hit.sentence == (sentence.start, sentence.end)]
    _not_against(one.said, beside)
    number = _number(scanned, one)
    _same_number(one.said, number, beside)
    times = _times(scanned, one, unread)
    affected = _party(scanned, one.affected)
    zero = any(hit.note == "zero" for hit in beside)
    singular = next((hit.singular for hit in beside if hit.singular), None) if number is None else None
    if one.quantity and number is None and not zero and singular is None:
        unread["quantity"] += 1
    return FrameHit(
        type=one.said.type,
        trigger=one.event,
        sentence=(sentence.start, sentence.end),
        kind=_kind(one.said, beside, times),
        measure=_measure(one),
        number=None if zero else number,
        singular=singular,
        complete=number is not None and number.complete,
        affected=affected,
        agent=_party(scanned, one.actor),
        times=times,
        places=_places(scanned, one, unread),
        polarity=one.said.polarity,
        modality=one.said.modality,
        rule=RULE,
        note="zero" if zero else "" if number or singular or not affected else "plural",
    )


def _not_against(said: Quoted, beside: list[FrameHit]) -> None:
    """Where the rules read the same words, the model may not make more of them."""
    if not beside:
        return
    if all(family_of(hit.type) != family_of(said.type) for hit in beside):
        raise Rejected("the rules read another type")
    if said.measure and all(hit.measure and hit.measure != said.measure for hit in beside):
        raise Rejected("the rules read another measure")
    if said.polarity == "affirmed" and all(hit.polarity == "denied" for hit in beside):
        raise Rejected("the rules read a denial")
    if said.modality in COUNTABLE and all(hit.modality not in COUNTABLE for hit in beside):
        raise Rejected("the rules read nothing that has happened")


def _number(scanned: Scanned, one: Grounded) -> NumberMention | None:
    """The number that the scanner reads at the quote, with the bound around it; raises `Rejected` where the model says another."""
    if one.quantity is None:
        if one.said.number is not None:
            raise Rejected("number without words")
        return None
    at = [n for n in scanned.scan.numbers if overlap((n.start, n.end), one.quantity)]
    counts = [n for n in at if n.kind == "count"]
    if len(counts) > 1:
        raise Rejected("several numbers in one quote")
    if not counts:
        if any(n.kind != "identifier" for n in at):
            raise Rejected("number counts nothing")
        if one.said.number not in (None, 0, 1):
            raise Rejected("number is not in the words")
        return None
    if one.said.number is not None and not _says(scanned, counts[0], one.said.number):
        raise Rejected("number differs from the words")
    return counts[0]


def _says(scanned: Scanned, mention: NumberMention, number: int) -> bool:
    """Whether `number` is one that the mention's words name: an end of it, its bare numeral, or within a closed range."""
    core = numbers(scanned.scan.text[slice(*mention.core)], lang=scanned.scan.language)
    if number in {mention.low, mention.high, *(n.low for n in core), *(n.high for n in core)}:
        return True
    return mention.high is not None and mention.low <= number <= mention.high


def _same_number(said: Quoted, number: NumberMention | None, beside: list[FrameHit]) -> None:
    """Where the rules count the same event, the model counts it with the same words."""
    theirs = [hit.number for hit in beside if hit.number and (said.measure is None or hit.measure == said.measure)]
    if number and theirs and all(not overlap((n.start, n.end), (number.start, number.end)) for n in theirs):
        raise Rejected("the rules read another number")


def _measure(one: Grounded) -> str | None:
    measure = one.said.measure or (measure_of(one.said.type) if one.quantity else "")
    if one.quantity and not measure:
        raise Rejected("number without a measure")
    return measure or None


def _kind(said: Quoted, beside: list[FrameHit], times: tuple[TimeMention, ...]) -> ClaimKind:
    if beside:
        return beside[0].kind
    return "total" if said.kind == "event" and any(t.relation == "since" for t in times) else said.kind


def _times(scanned: Scanned, one: Grounded, unread: Counter[str]) -> tuple[TimeMention, ...]:
    if one.when is None:
        return ()
    found = tuple(t for t in scanned.scan.times if overlap((t.start, t.end), one.when) and (t.earliest or t.latest))
    unread["when"] += not found
    return found


def _places(scanned: Scanned, one: Grounded, unread: Counter[str]) -> tuple[PlaceMention, ...]:
    """The finest places at the quotes: "Karaj, Alborz" is Karaj."""
    found: list[PlaceMention] = []
    for quote in one.where:
        here = [p for p in scanned.scan.places if overlap((p.start, p.end), quote) and not p.role]
        unread["where"] += not here
        found += here
    outer = {step for place in found for step in place.path[:-1]}
    return tuple({place.id: place for place in found if place.id not in outer}.values())


def _party(scanned: Scanned, at: Range | None) -> tuple[Party, ...]:
    return () if at is None else (Party(words=scanned.scan.text[slice(*at)], start=at[0], end=at[1]),)


__all__ = ["Grounded", "Rejected", "frame", "grounded"]
