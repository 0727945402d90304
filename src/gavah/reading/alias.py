"""One person described and then named: "A young man was shot dead. Mina Tamrini, 24, died in hospital." are one death where nobody else died."""

from collections.abc import Sequence

from gavah.model.report import Passage
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.inheritance.around import SHORT
from gavah.reading.patterns import words_of

_REPORT = 4_000
"""Up to so many characters a report tells of one death, where it tells of one name and one description only."""
_SUFFERED = frozenset({"dead", "persons", "injured"})
_ANYONE = frozenset({"a person", "a young person", "the person", "someone", "somebody", "the victim", "a victim"})
_DIED = frozenset({"dead", "executed"})


def aliases(passage: Passage, hits: Sequence[FrameHit]) -> frozenset[Range]:
    """The triggers of what one person suffered who is described first and named later in a short passage; none where there may be two.

    Nobody else may have died in it: one name, one description (or none: "He was shot dead") before it, no count of several.
    """
    suffered = [h for h in hits if h.measure in _SUFFERED | _DIED and h.kind == "event" and family_of(h.type) in ("violence", "execution")]
    if passage.end - passage.start > _REPORT:
        return frozenset()
    deaths = [h for h in suffered if h.measure in _DIED]
    return _one_person(suffered if passage.end - passage.start <= SHORT else deaths) | _one_person(deaths)


def _one_person(suffered: list[FrameHit]) -> frozenset[Range]:
    """The triggers of `suffered` where they are of one described and then named; none where there may be two."""
    if any(h.number is not None and h.number.high != 1 for h in suffered) or any(h.note for h in suffered):
        return frozenset()
    named = [h for h in suffered if len(h.victims) == 1]
    named += [h for h in suffered if h not in named and named and _words(h).startswith(_words(named[0]))]  # "Mina Tamrini, a protester, …"
    first = suffered[:1]
    described = [h for h in suffered if h not in named and h.singular and ([h] == first or (_is_described(h) and not h.anaphor))]
    rest = [h for h in suffered if h not in named and h not in described and not h.anaphor]
    if not named or not described or rest or len({_last(h) for h in named if h.victims}) > 1 or len({_words(h) for h in described} - _ANYONE) > 1:
        return frozenset()
    if any(_last(named[0]) in _words(h).split() for h in described):
        return frozenset()  # "the father of Mina Tamrini"
    if described[0].trigger > named[0].trigger or any(h.measure in _DIED for h in described) != any(h.measure in _DIED for h in named):
        return frozenset()
    return frozenset(h.trigger for h in (*described, *named))


def _words(hit: FrameHit) -> str:
    return hit.affected[0].words.lower().replace("\u200c", " ") if hit.affected else ""


def _last(hit: FrameHit) -> str:
    words = _words(hit).replace("_", " ").split()
    return words[-1] if words else ""


def _is_described(hit: FrameHit) -> bool:
    return bool(set(_words(hit).split()[:3]) & words_of("described"))
