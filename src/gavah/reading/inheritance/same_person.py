"""Two tellings of what befalls a person once: a death, an execution, an abduction of one whom both name."""

import re

from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.frame import FrameHit
from gavah.reading.inheritance.around import Around
from gavah.reading.told import Told

_ONCE = frozenset({"dead", "executed", "missing"})
_SHORTEST = 4  # letters of a word that may be a surname
_TWO = 2  # words in common that make two full names one
_ORDINAL = re.compile(r"the (?:[\w-]+ )?(?:\d+(?:st|nd|rd|th)|\w+th|first|second|third|[\w-]+-(?:first|second|third)|last|latest)\b", re.IGNORECASE)
_IS = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+)(?:, [^,.;]{1,30},)? (?:is|was|became|had become|has become) (?:at least |thus |only )?$"
)


def is_one_person(around: Around, a: Told, b: Told) -> bool:
    """Whether both tell that the same named person died or was taken: "Karimi was killed on 3 May", "the death of Ali Karimi"."""
    if a.hit.measure not in _ONCE or a.hit.measure != b.hit.measure:
        return False
    mine, theirs = name_of(around, a.hit), name_of(around, b.hit)
    if not mine or not theirs:
        return False
    alone = min(len(mine), len(theirs)) == 1
    return mine[-1] == theirs[-1] if alone else len(set(mine) & set(theirs)) >= _TWO


def name_of(around: Around, hit: FrameHit) -> tuple[str, ...]:
    """The words of the one victim's name; () where several are told of, or none by name."""
    if len(hit.victims) == 1:
        words = around.text[slice(*hit.victims[0])]
    elif hit.singular is not None and len(hit.affected) == 1 and not hit.anaphor and around.scan.language == "en":
        words = hit.affected[0].words
    else:
        return ()
    name = tuple(w for w in words.lower().replace(".", " ").split() if len(w) >= _SHORTEST or around.scan.language == "fa")
    return name if name and lexicon().noun(name[-1]) is None and not name[-1].isdecimal() else ()


def is_counted_again(around: Around, one: Told, fresh: Told) -> bool:
    """Whether `fresh` only counts among others the one whose death `one` tells: "Tamrini is the ninth man executed this year"."""
    a, b = one.hit, fresh.hit
    if b.measure not in _ONCE or a.measure != b.measure or a.sentence == b.sentence or not b.affected or _ORDINAL.match(b.affected[0].words) is None:
        return False
    subject = _IS.search(around.text[b.sentence[0] : b.affected[0].start])
    name = name_of(around, a)
    return subject is not None and bool(name) and subject["name"].lower().split()[-1] == name[-1]
