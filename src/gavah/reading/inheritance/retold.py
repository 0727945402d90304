"""What is told again behind an event: "the murder of six men. … the crime, perpetrated on 3 May in A", "She was shot in B this morning"."""

from collections.abc import Iterator
from itertools import islice

from gavah.model import PlaceMention, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import Range, Sentence
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import BODILY, FEW_EVENTS, LAST, is_real, kin
from gavah.reading.inheritance.told_days import is_recent, is_said, of_another
from gavah.reading.inheritance.told_places import told_in
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_REACH = 4  # sentences behind in which a happening is told again
_BESIDE = 8  # characters behind the word that names it in which a day is its own
_NEAR = 140  # characters behind the word that names it again in which its day and place stand


def place_again(around: Around, told: list[Told], i: int) -> tuple[PlaceMention, ...]:
    """The finer place of an event in what is told of it again."""
    for start, end in _again(around, told, i):
        found = told_in(around, around.places(start, end))
        if found and found[0].start - start < _NEAR and any(p.level != "country" for p in found):
            return found
    return ()


def day_again(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The one day of an event in what is told of it again."""
    for start, end in _again(around, told, i):
        days = [t for t in around.times(start, end) if t.start - start < _NEAR]
        sentence = around.at(start)
        beside = bool(days) and days[0].start - start < _BESIDE  # "The attack, on Friday before dawn, was claimed by …"
        if len(days) != 1 or sentence is None or (not beside and is_said(around, days[0], sentence)) or of_another(around, days[0], sentence.start):
            continue
        if is_recent(around, days[0]):
            return (days[0],)
    return ()


def tells_on(around: Around, later: list[Told], behind: Sentence, one: Told) -> bool:
    """Whether the sentence behind an event tells only more of it: "The attack took place …", "She was riddled with bullets …"."""
    words = around.text[behind.start : behind.end]
    if patterns().took_place.search(words):
        return True
    victim = one.hit.measure in BODILY and patterns().victim_was.match(words) is not None
    return victim and all(t.hit.sentence[0] != behind.start or kin(t, one) for t in later)


def _again(around: Around, told: list[Told], i: int) -> Iterator[Range]:
    """The parts of the sentences behind an event that tell of it again, nearest first, up to another event of its family."""
    one = told[i]
    here = around.at(one.hit.sentence[0])
    word = _word(one)
    if here is None or word is None or "+remembered" in one.hit.rule or not is_real(one.hit):
        return
    others = [t for t in told[i + 1 : i + LAST] if t.hit.sentence != one.hit.sentence and family_of(t.hit.type) == family_of(one.hit.type)]
    stop = others[0].hit.sentence[0] if others else around.scan.passage.end
    for n, sentence in enumerate(islice(_behind(around, here), _REACH)):
        if n == 0 and tells_on(around, told[i + 1 : i + FEW_EVENTS], sentence, one):
            yield sentence.start, sentence.end
        if sentence.start >= stop:
            return
        if (named := getattr(patterns(), word).search(around.text, sentence.start, sentence.end)) is not None:
            yield named.end(), sentence.end


def _behind(around: Around, sentence: Sentence) -> Iterator[Sentence]:
    following = around.after(sentence)
    while following is not None:
        yield following
        following = around.after(following)


def _word(one: Told) -> str | None:
    """The pattern of the words that name an event of this family again."""
    family = family_of(one.hit.type)
    if family in ("violence", "attack.site"):
        return "again_violence"
    if family == "protest":
        return "again_protest"
    return "again_taken" if one.hit.type.startswith(("arrest", "abduct", "disappear")) else None
