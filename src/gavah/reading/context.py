"""What the rest of a passage makes of an event: the dead of a protest, the one shot by agents, the whole or only a denial."""

import re
from functools import cache

import msgspec

from gavah.reading.frames.frame import FrameHit
from gavah.reading.inheritance import Around
from gavah.reading.patterns import document_data, patterns
from gavah.reading.told import Told

_LEANING = 20_000
"""How many characters of a passage are looked at for what it is about."""
_SHORT = 6_000
"""Up to so many characters a passage is about one thing."""
_NEAR = 1_500
"""How many characters on either side of a sentence are near, inside its paragraph."""
_CROWDS = 1  # how often a passage about a protest names it
_OPENING = 400  # characters in which it does so for the first time
_SCENE = 140  # characters beside a name within which its bearers may be told to shoot
_BESIDE = 60  # characters beside a name that say what its bearers do
_NEXT = 200  # characters between two sentences that still follow each other
_VAGUE = frozenset({"assault", "assault-firearms", "killing.extrajudicial", "protest.dispersal"})
_BODIES = frozenset({"dead", "injured", "dead|injured"})


@cache
def _denied() -> list[tuple[re.Pattern[str], str, str]]:
    """What denials deny: the words denied, type, measure."""
    return [(re.compile(pattern), kind, measure) for pattern, kind, measure in document_data()["denied"]]


def in_context(around: Around, told: list[Told]) -> None:
    """Give each killing and injury the type that its sentence, its paragraph, the heading or the passage shows."""
    bodies = [t for t in told if t.hit.measure in _BODIES and t.hit.type in _VAGUE]
    if not bodies:
        return
    for one in bodies:
        if _in_custody(one):
            one.hit = msgspec.structs.replace(one.hit, type="killing.in-custody")
    bodies = [t for t in bodies if t.hit.type in _VAGUE]
    about, forces = _about_protest(around), _about_forces(around)
    for one in bodies:
        _retype(around, one, about=about, forces=forces)
    lethal = [t for t in told if t.hit.type == "protest.lethal" and t.hit.measure == "dead" and t.hit.polarity == "affirmed"]
    for one in told:
        if one.hit.measure == "injured" and one.hit.type in _VAGUE and any(_beside(one, other) for other in lethal):
            one.hit = msgspec.structs.replace(one.hit, type="protest.lethal")


def _in_custody(one: Told) -> bool:
    """Whether one person died in a prison or a place of detention, with nothing said of how."""
    hit = one.hit
    alone = hit.singular is not None or (hit.number is not None and hit.number.high == 1)
    held = any(p.level == "site" and patterns().custody.search(p.name) for p in one.places)
    return alone and held and hit.measure == "dead" and hit.type == "assault"


def partitive(around: Around, told: list[Told], one: Told) -> None:
    """ "Six of them died in Mashhad" after a count of the executed: they were executed."""
    hit = one.hit
    if hit.type != "assault" or hit.measure != "dead" or not patterns().of_them.search(around.text[slice(*hit.sentence)]):
        return
    before = next((t for t in reversed(told[-3:]) if t.hit.kind != "statement"), None)
    if before is not None and before.hit.measure == "executed" and hit.sentence[0] - before.hit.sentence[1] < _NEXT:
        one.hit = msgspec.structs.replace(hit, type=before.hit.type, measure="executed")


def _beside(one: Told, other: Told) -> bool:
    """Whether `one` may be of the place of `other`; a toll of a whole country says nothing of one town's."""
    return (
        not one.places
        or not other.places
        or any(p.id in q.path or (q.id in p.path and q.level != "country") for p in one.places for q in other.places)
    )


def _about_protest(around: Around) -> bool:
    """Whether the passage as a whole tells of protests met with force, and of no other killers."""
    words, passage = patterns(), around.scan.passage
    part = around.text[passage.start : passage.end][:_LEANING]
    crowds = len(words.crowd.findall(part))
    if crowds < _CROWDS or passage.end - passage.start > _SHORT or words.rivals.search(part):
        return False
    return words.crowd.search(part[:_OPENING]) is not None


def _about_forces(around: Around) -> bool:
    """Whether the passage speaks of those who shoot in the state's name, and of no other killers."""
    passage = around.scan.passage
    part = around.text[passage.start : passage.end][:_LEANING]
    if patterns().rivals.search(part) is not None:
        return False
    if around.scan.language != "en":
        return patterns().forces.search(part) is not None
    return any(_may_shoot(part, found) and not _looks_into(part, found) for found in patterns().forces.finditer(part))


def _may_shoot(part: str, found: re.Match[str]) -> bool:
    """Whether the forces named stand near words of shooting or killing."""
    return patterns().shooting.search(part, max(0, found.start() - _SCENE), found.end() + _SCENE) is not None


def _looks_into(part: str, found: re.Match[str]) -> bool:
    """Whether the forces named only tell of a case or look into it: "police said", "detectives found", "according to police"."""
    words = patterns()
    before = part[max(0, found.start() - _BESIDE) : found.start()]
    return words.looking_into.search(part[found.end() : found.end() + _BESIDE]) is not None or words.telling_them.search(before) is not None


def _retype(around: Around, one: Told, *, about: bool, forces: bool) -> None:
    words, hit = patterns(), one.hit
    own, near = around.text[slice(*hit.sentence)], _near(around, hit)
    if words.rivals.search(own) or any(words.armed.search(p.words) for p in hit.affected):
        return
    alone = hit.measure == "dead" and (hit.singular is not None or (hit.number is not None and hit.number.high == 1))
    told_here = words.crowd.search(own) is not None or (not alone and words.square.search(own) is not None and forces)
    crowd = told_here or (words.crowd.search(near) is not None and words.rivals.search(near) is None) or about
    if crowd and (told_here or not alone) and hit.type != "protest.dispersal":
        mild = hit.measure == "injured" and hit.type == "assault"
        one.hit = msgspec.structs.replace(hit, type="protest.dispersal" if mild else "protest.lethal")
    elif alone and hit.type == "assault-firearms" and forces and not _by_another(hit):
        one.hit = msgspec.structs.replace(hit, type="killing.extrajudicial")


def _by_another(hit: FrameHit) -> bool:
    """Whether somebody is told to have done it who is none of a state's forces."""
    doers = [p for p in hit.agent if p.kind == "person"]
    return bool(doers) and not any(patterns().forces.search(p.words) for p in doers)


def _near(around: Around, hit: FrameHit) -> str:
    """The paragraph around a sentence, as far as it is near."""
    sentence = around.at(hit.sentence[0])
    first, last = sentence.paragraph if sentence is not None else hit.sentence
    return around.text[max(first, hit.sentence[0] - _NEAR) : min(last, hit.sentence[1] + _NEAR)]


_DEEDS = ("noun:", "verb:abduct", "verb:kidnap", "verb:seize", "verb:snatch")
"""What is done to somebody at once and counted since: "76 abductions since January" is a running count, "missing since January" began then."""


def begun(one: Told) -> None:
    """ "missing since October 2" begins on that day; a count that runs since then is left a total."""
    hit = one.hit
    if hit.rule.startswith(_DEEDS):
        return
    if hit.type in document_data()["states"] and hit.kind == "total" and "tally" not in hit.rule and one.times and one.times[0].relation == "since":
        one.hit = msgspec.structs.replace(hit, kind="event")
        one.times = (msgspec.structs.replace(one.times[0], relation="on"),)


def example(around: Around, hit: FrameHit) -> FrameHit:
    """What is told in quotation marks as an example did not happen."""
    words = around.text[slice(*hit.sentence)]
    if patterns().example.search(words) and any(mark in words for mark in '"“«'):
        return msgspec.structs.replace(hit, modality="hypothetical")
    return hit


def denial(around: Around, hit: FrameHit) -> FrameHit:
    """A bare denial with what it denies where that can be counted: "denied that anyone had died"."""
    if hit.type not in ("statement.deny", "denial") or hit.measure is not None:
        return hit
    after = around.text[hit.trigger[1] : hit.sentence[1]].lower()
    for pattern, kind, measure in _denied():
        if pattern.search(after):
            kind = "assault" if kind in ("killing", "injuring") else kind
            return msgspec.structs.replace(hit, type=kind, measure=measure, polarity="denied", note="plural", rule="denied")
    return msgspec.structs.replace(hit, polarity="denied")
