"""Deaths told only by the body or a title: "He was arrested on Friday. His body was handed over", «جاویدنام مینا تمرینی هدف گلوله قرار گرفت»."""

from collections.abc import Sequence

import msgspec

from gavah.model import Party, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit, Range, Sentence
from gavah.reading.inheritance import Around
from gavah.reading.inheritance.hits import HURT, is_real, is_single
from gavah.reading.inheritance.told_days import days_between
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_REACH = 5
"""Sentences behind a deed in which the body is spoken of."""


def with_bodies(around: Around, told: Sequence[Told]) -> list[Told]:
    """`told`, and the death of the one person it tells of whose body is told of: of what he was hit by, or in the hands of who took him.

    Nothing where anybody's death is told: the body may be his.
    """
    last = next((t for t in reversed(told) if _befell_one(t)), None)
    if last is None or any(t.hit.measure in ("dead", "executed") and t.hit.kind != "statement" for t in told):
        return list(told)
    body = _body_behind(around, last)
    hurt = last.hit.measure in HURT
    if body is not None and not hurt:
        return [*told, _in_their_hands(around, last, *body)]
    if body is not None:
        sentence, _, whose = body
        _make_dead(last, whose)
        last.also = (*last.also, (sentence.start, sentence.end))
    elif hurt and patterns().mourned.search(around.text, around.scan.passage.start, last.hit.sentence[1]):
        _make_dead(last, last.hit.trigger)
    return list(told)


def _make_dead(one: Told, whose: Range) -> None:
    """What `one` was hit by killed him; `whose` are the words for him where there are no other."""
    one.hit = msgspec.structs.replace(one.hit, measure="dead", number=None, singular=one.hit.singular or whose)


def _befell_one(one: Told) -> bool:
    hit = one.hit
    told = hit.kind == "event" and is_real(hit) and is_single(hit)
    return told and ((hit.measure in HURT and family_of(hit.type) == "violence") or hit.measure == "arrested")


def _body_behind(around: Around, one: Told) -> tuple[Sentence, Range, Range] | None:
    """The sentence that speaks of the body, with the offsets of its words and of those that say whose it is."""
    pattern, start = patterns().body_fa if around.scan.language == "fa" else patterns().body_en, one.hit.trigger[1]
    behind = [s for s in around.sentences if s.end > start][: _REACH + 1]
    for sentence in behind:
        found = pattern.search(around.text, max(start, sentence.start), sentence.end)
        if found is not None:
            group = next((name for name in found.re.groupindex if found[name]), None)
            return sentence, found.span(), found.span(group) if group else found.span()
    return None


def _in_their_hands(around: Around, taken: Told, sentence: Sentence, words: Range, whose: Range) -> Told:
    """The death of one who had been taken: on some day from then on, at latest that on which his body is told of."""
    party = Party(words=around.text[slice(*whose)], start=whose[0], end=whose[1], kind="person")
    hit = FrameHit(
        type="killing.in-custody",
        trigger=words,
        sentence=(sentence.start, sentence.end),
        measure="dead",
        singular=whose,
        affected=(party,),
        anaphor=True,
        rule="body",
    )
    return Told(hit=hit, times=_since(around, taken, sentence), places=())


def _since(around: Around, taken: Told, sentence: Sentence) -> tuple[TimeMention, ...]:
    since = taken.times[0] if taken.times else None
    if since is None or since.earliest is None:
        return ()
    given = next(
        (t.latest for t in around.times(sentence.start, sentence.end) if t.granularity == "day" and t.latest and t.latest >= since.earliest), None
    )
    if given is None:
        return (msgspec.structs.replace(since, relation="after", granularity="window"),)
    return (days_between(since, since.earliest, given),)
