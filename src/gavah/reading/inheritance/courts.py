"""Where courts sit: a sentence or charge is of the town of the court or prosecutor told for it, in its sentence or before."""

from itertools import islice

from gavah.model import PlaceMention
from gavah.reading.frames.frame import Sentence
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.hits import LAST, TRIED, is_sum
from gavah.reading.inheritance.told_places import only_line
from gavah.reading.patterns import place_patterns
from gavah.reading.told import Told

_BEFORE = 6  # sentences before in which the court may be told
_LED = 80  # characters before a place in which its court is named


def of_court(around: Around, told: list[Told], i: int) -> tuple[PlaceMention, ...]:
    """The place of the court that the words of or before `told[i]` name."""
    one = told[i]
    here = around.at(one.hit.sentence[0])
    if not one.hit.type.startswith(TRIED) or here is None or (is_sum(one.hit) and not _is_this_court(around, here)):
        return ()
    if found := courts_in(around, here):
        return found
    if any(t.granularity == "year" for t in one.times):
        return ()  # an older case
    n = around.sentences.index(here)
    short = around.scan.passage.end - around.scan.passage.start < SHORT
    for sentence in islice(reversed(around.sentences[:n]), _BEFORE):
        if sentence.paragraph != here.paragraph and not short:
            return ()
        if found := courts_in(around, sentence):
            return found
        if arrested := _arrested_there(told[max(0, i - LAST) : i], one, sentence):
            return arrested
        if any(t.hit.sentence[0] == sentence.start and t.places and len(t.hit.victims) == 1 for t in told[max(0, i - LAST) : i]):
            return ()  # somebody else's story
    return ()


def _arrested_there(before: list[Told], one: Told, sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The town in which those charged were arrested, as `sentence` tells by its own words: «در گومل ۲۷ نفر را بازداشت کرد. به چهار نفر اتهام زد»."""
    if not one.hit.type.startswith("charge"):
        return ()
    taken = [t for t in before if t.hit.sentence[0] == sentence.start and t.hit.type.startswith("arrest") and t.places and not t.where_rule]
    return taken[-1].places if taken else ()


def courts_in(around: Around, sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The place of the one court or prosecutor that a sentence names."""
    named = [p for p in around.scan.places if sentence.start <= p.start < sentence.end and p.role == "" and p.level != "country"]
    return only_line([p for n, p in enumerate(named) if _is_of_a_court(around, sentence, p, named[:n])])


def _is_of_a_court(around: Around, sentence: Sentence, place: PlaceMention, before: list[PlaceMention]) -> bool:
    """Whether the words before or behind `place`, or its own, are those of a court, and no other place stands between."""
    words = place_patterns()
    if words.court_name.search(place.words):
        return True
    led = words.court_led.search(around.text, max([sentence.start, place.start - _LED, *(p.end for p in before)]), place.start)
    return led is not None or words.court_follows.match(around.text, place.end) is not None


def _is_this_court(around: Around, sentence: Sentence) -> bool:
    return place_patterns().this_court.search(around.text, sentence.start, sentence.end) is not None
