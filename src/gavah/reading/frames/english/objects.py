"""Events that only their object makes: displays, videos, bans of outlets, cuts of the internet."""

import re

from gavah.model import NumberMention
from gavah.model.vocabulary import ClaimKind
from gavah.reading.frames.english.arguments import Reading, party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.refine import certainty
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.patterns import compiled


def right_object(p: Parsed, reading: Reading) -> bool:
    """Whether the object's words are those that the event word needs."""
    if not reading.affected:
        return False
    last = p.after_of(reading.affected[-1]) - 1
    if p.word(last + 1) == "to" and p.kind(last + 1) == "I" and p.kind(last + 2) == "NP":  # "access to the network"
        last += 2
    end = p.tokens[p.chunks[last].j - 1].end
    start = p.tokens[p.chunks[reading.affected[0]].i].start
    words = p.slice(start, max(end, reading.start) if reading.passive else end)  # "A, a daily in B, was shut down"
    return compiled(reading.word.argument).search(words) is not None


def with_object(p: Parsed, reading: Reading) -> list[FrameHit]:
    """Displays, videos, bans and cuts: what is counted are things, places or hours."""
    affected = counted(p, reading.affected)
    polarity, modality = certainty(p, reading.n)
    number = affected.number if affected and reading.word.measure in ("videos", "outlets") else None
    if affected is not None and number is None and reading.word.measure == "outlets" and (held := _held_by(p, reading.affected[-1])) is not None:
        number = held.number  # "the licences of two magazines"
    singular = (
        affected.singular or _indefinite(p, affected) if affected and number is None and reading.word.measure in ("videos", "outlets") else None
    )
    if affected is not None and number is None and singular is None and reading.word.measure == "outlets" and _one_outlet(p, reading, affected):
        singular = (affected.start, affected.end)
    if reading.word.measure == "sites":
        number = number_of_places(p, reading.affected[-1])
    if reading.word.type == "protest.obstruct" and any(p.words(n)[-1].low in _IN_FORCE for n in reading.agent):
        return []  # "police blocked the gates"
    if reading.word.measure == "participants":
        who = counted(p, reading.agent)
        if who is not None and who.head in lexicon().event_nouns:
            return []  # "a protest by 500 farmers blocked the square"
        number = who.number if who is not None and who.group in ("person", "number") else None
    if reading.word.measure == "hours":
        number = next((m for m in p.scan.numbers if hours(p, m)), None)
    if modality == "hypothetical":
        return []
    return [
        FrameHit(
            type=reading.word.type,
            trigger=(reading.start, reading.end),
            sentence=(p.sentence.start, p.sentence.end),
            kind="statement" if reading.word.measure == "videos" else kind_of(number) if reading.word.measure == "sites" else "event",
            measure=reading.word.measure if number is not None or singular is not None else None,
            number=number,
            singular=singular,
            complete=bool(number and number.complete),
            agent=tuple(party(p, n) for n in reading.agent),
            times=times_of(p, reading.start, reading.end),
            places=places_of(p, reading.start, reading.end),
            polarity=polarity,
            modality=modality,
            rule=f"verb:{reading.word.lemma}:object",
        )
    ]


_IN_FORCE = frozenset("police forces agents guards soldiers troops officers authorities gendarmes militia army policemen".split())


def _held_by(p: Parsed, n: int) -> Counted | None:
    """What the thing in noun phrase n is of."""
    return counted(p, p.list_right(n + 2)) if p.word(n + 1) == "of" and p.kind(n + 2) == "NP" else None


def _indefinite(p: Parsed, affected: Counted) -> Range | None:
    first = p.slice(affected.start, affected.end).split(" ", 1)[0]
    return (affected.start, affected.end) if first in lexicon().sets["indefinite"] and not affected.plural else None


_OUTLET = re.compile(r"\b(?:daily|newspaper|weekly|magazine|monthly|website|news agency|news site|paper|journal|radio station|television station)\b")
"""One paper or station, told by its name: "the daily Tamrin was banned"."""


def _one_outlet(p: Parsed, reading: Reading, affected: Counted) -> bool:
    """Whether the object is one outlet: a noun in the singular, of one phrase, or what a licence is of."""
    last = p.after_of(reading.affected[-1]) - 1
    return (
        len(reading.affected) == 1
        and (not affected.plural or affected.group == "name")
        and _OUTLET.search(p.slice(affected.start, max(p.tokens[p.chunks[last].j - 1].end, reading.start * reading.passive))) is not None
    )


def hours(p: Parsed, number: NumberMention) -> bool:
    """Whether `number` counts hours in the sentence."""
    return p.sentence.start <= number.start < p.sentence.end and number.kind == "duration" and number.unit.lower().startswith("hour")


def kind_of(number: NumberMention | None) -> ClaimKind:
    """A count of towns is a total over them; nine streets of one town are one event's."""
    noun = lexicon().nouns.get(number.unit.lower().rsplit(" ", 1)[-1]) if number is not None else None
    return "event" if number is None or (noun is not None and noun.lemma in _SPOTS) else "total"


_SPOTS = frozenset("street square road avenue roundabout wall building bridge footbridge overpass flyover junction crossing base spot".split())


def number_of_places(p: Parsed, n: int) -> NumberMention | None:
    """The number in "… in 12 cities" behind chunk n."""
    for at in range(n + 1, min(n + 6, len(p.chunks))):
        if p.kind(at) == "I" and p.word(at) in ("in", "across", "at", "throughout") and p.kind(at + 1) == "NP":
            row = p.words(at + 1)
            noun = lexicon().nouns.get(row[-1].low)
            if noun is not None and (noun.lemma in lexicon().groups["places"] or (noun.plural and noun.lemma in lexicon().groups["site"])):
                return next((t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)), None)
        if p.kind(at) == ";":
            break
    return None
