"""Places that tell of a life, a burial, a hospital or a court beside an event: never where the event itself happened."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from gavah.model import PlaceMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit

_REACH = 90
"""Characters before a place in which such a word may stand."""
_STOP = re.compile(r"(?i)[.;؛!?؟()\n]|\b(?:who|where|when|was|were|and was)\b|که\s|،")
"""A clause's end: what stands before it says nothing of a place behind it."""
_BRACKETS = re.compile(r"(?<=\S)\s?\([^()\n\d]{1,30}\)(?=\s(?:از توابع|واقع|در استان|در شهرستان|شهرستان|استان)\s)")
_HURT = frozenset({"dead", "injured", "persons"})
_TRIED = frozenset({"executed", "dead", "arrested"})
_TAKEN = frozenset({"arrested", "sites", "released"})
_CROWDS = frozenset({"protest", "strike"})


class _Words:
    """The data of `lives.toml`, compiled."""

    def __init__(self) -> None:
        data = tomllib.loads(files(__package__).joinpath("lives.toml").read_text("utf-8"))
        self.life, self.after, self.court = (re.compile(data[name]) for name in ("life", "after", "court"))
        self.of_home = re.compile(data["of_home"])
        self.trade, self.home = re.compile(data["trade"]), re.compile(data["home"])
        self.body, self.laid = re.compile(data["body"]), re.compile(data["laid"])
        self.care, self.judged, self.scene = (re.compile(data[name]) for name in ("care", "judged", "scene"))
        self.takes_in = re.compile(data["takes_in"])
        self.chain, self.within, self.nationwide = (re.compile(data[name]) for name in ("chain", "within", "nationwide"))


@cache
def _words() -> _Words:
    return _Words()


def is_nationwide(words: str) -> bool:
    """Whether `words` tell of a whole country: "nationwide", «سراسر کشور»."""
    return _words().nationwide.search(words) is not None


def is_of_a_life(text: str, start: int, place: PlaceMention) -> bool:
    """Whether `place`, in a sentence that begins at `start`, is a home, a birthplace, a trade's or a school's, a hospital's or a grave's."""
    before = _before(text, start, place.start)
    cared_for = _words().after.search(before) is not None and _words().scene.search(text, start, place.end) is None  # "shells hit a clinic in A"
    return cared_for or _words().life.search(before) is not None or _is_of_a_body(text, before, place)


def _is_of_a_body(text: str, before: str, place: PlaceMention) -> bool:
    """Whether a body was found, shown, handed over or buried in `place`, as a Persian clause tells."""
    return _words().body.search(before) is not None or _words().laid.match(text, place.end) is not None


def without_lives(text: str, hit: FrameHit, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """`places` without those that are nobody's place of this event, and those chained to them."""
    kept: list[PlaceMention] = []
    gone: list[PlaceMention] = []
    for place in sorted(places, key=lambda p: p.start):
        (gone if (gone and _chained(text, gone[-1], place)) or _is_aside(text, hit, place) else kept).append(place)
    elsewhere = [p for p in kept if not _words().of_home.search(_before(text, hit.sentence[0], p.start))]
    return tuple(p for p in places if p in (elsewhere or kept))


def _chained(text: str, home: PlaceMention, place: PlaceMention) -> bool:
    """Whether `place` only tells where `home` lies."""
    between = text[home.end : place.start]
    holds = place.id in home.path and _words().within.fullmatch(between) is not None
    return holds or _words().chain.fullmatch(between) is not None


def _is_aside(text: str, hit: FrameHit, place: PlaceMention) -> bool:
    if not hit.sentence[0] <= place.start < hit.sentence[1] or hit.kind == "total":
        return False
    before = _before(text, hit.sentence[0], place.start)
    if _words().life.search(before):
        return not (_is_of_many(hit) and _words().trade.search(before) and not _words().home.search(before))
    if _is_of_care(text, hit, place, before) or (hit.measure in _HURT and _is_of_a_body(text, before, place)):
        return True
    judged = place.level == "site" and _words().judged.search(place.words) is not None
    return hit.measure in _TRIED and (judged or _words().court.search(before) is not None)


def _is_of_many(hit: FrameHit) -> bool:
    """Whether a crowd or several did or met with it together: they are mostly where their trade or school is, as one alone need not be."""
    several = hit.number is not None and hit.number.low > 1 and hit.measure in _TAKEN
    return several or hit.measure == "participants" or family_of(hit.type) in _CROWDS


def _is_of_care(text: str, hit: FrameHit, place: PlaceMention, before: str) -> bool:
    """Whether one who was hurt elsewhere was taken to `place`, alive or dead."""
    violent = family_of(hit.type) == "violence" or hit.measure == "dead"
    many = hit.number is not None and hit.number.low > 1 and _words().takes_in.search(text[slice(*hit.sentence)]) is not None
    if many or not violent or hit.measure not in _HURT or _words().scene.search(text[slice(*hit.sentence)]):
        return False
    own = place.level == "site" and _words().care.search(place.words) is not None
    return own or _words().after.search(before) is not None


def _before(text: str, start: int, at: int) -> str:
    """The words of the clause before `at`, without what stands in brackets behind a name: «روستای A (B) از توابع C»."""
    words = _BRACKETS.sub("", text[max(start, at - _REACH) : at])
    stops = list(_STOP.finditer(words))
    return words[stops[-1].end() :] if stops else words
