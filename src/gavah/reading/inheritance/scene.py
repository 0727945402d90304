"""The place that a short passage says at its head it tells of: "Attack in A: who says what", «گزارش میدانی از …», «از … می‌نویسم»."""

from functools import lru_cache

from gavah.model import PlaceMention
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.hits import is_sum
from gavah.reading.inheritance.told_places import is_town_of, only_line
from gavah.reading.lives import is_nationwide, is_of_a_life
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.told import Told

_HEADING = 140  # characters that a heading has at most
_LED = 60  # characters before a place in which it may be told that a passage is from there
_OPENING = 200  # characters of a passage in which somebody says where he writes from


def of_scene(around: Around, one: Told) -> tuple[PlaceMention, ...]:
    """The place at the head of the passage, for an event of its story whose sentence names no other."""
    scene = scene_of(around)
    if scene is None or not is_of_the_story(around, one):
        return ()
    own = [p for p in around.scan.places if one.hit.sentence[0] <= p.start < one.hit.sentence[1] and p.path]
    whole = is_sum(one.hit) and any(p.id == scene.path[0] and p.role == "" for p in around.scan.places)  # sums of a country told with them
    return (scene,) if not whole and all(p.id in scene.path or scene.id in p.path for p in own) else ()


def is_of_the_story(around: Around, one: Told) -> bool:
    """Whether an event is what the passage tells now and here: nothing remembered, of long ago, of the whole country or summed up over more."""
    sentence = around.text[slice(*one.hit.sentence)]
    if "+remembered" in one.hit.rule or patterns().long_ago.search(sentence) is not None or is_nationwide(sentence):
        return False
    return one.hit.kind == "event" or not (is_sum(one.hit) and patterns().wide.search(sentence))


@lru_cache(maxsize=1)
def scene_of(around: Around) -> PlaceMention | None:
    """The one place that the heading of a short passage names, or that its writer says to be writing from; kept while its events ask for it."""
    passage = around.scan.passage
    if passage.end - passage.start > SHORT or not around.sentences:
        return None
    head = around.sentences[0].paragraph
    words = around.text[slice(*head)].strip()
    if len(words) > _HEADING or words.endswith((".", "!", "؟!")) or head[1] >= passage.end:
        return _written_from(around)
    named = [p for p in around.scan.places if head[0] <= p.start < head[1] and p.path]
    fine = [p for p in named if p.role == "" and p.level != "country"]
    told = only_line([p for p in fine if not any(is_town_of(around, town, p) for town in fine)])  # «کورین زاهدان»
    if len({p.path[0] for p in named}) != 1 or not told or is_nationwide(words):
        return None
    return told[0] if all(_is_told_of(around, p, head[0]) for p in named if p.level != "country") else None


def _is_told_of(around: Around, place: PlaceMention, start: int) -> bool:
    """Whether a heading's place is what is told of or from: not where somebody comes from, is going, or is tried and taken to."""
    if around.is_no_scene(place) or around.is_away(place) or around.is_court(place):
        return False
    led = place_patterns().told_from_head.search(around.text, max(start, place.start - _LED), place.start) is not None
    return led or not (around.is_origin(place) or is_of_a_life(around.text, start, place))


def _written_from(around: Around) -> PlaceMention | None:
    """The place that a writer says at the beginning to be writing from: «از رشت می‌نویسم»."""
    start = around.scan.passage.start
    named = [p for p in around.scan.places if p.start < start + _OPENING and p.role == "" and p.level != "country"]
    words = place_patterns()
    here = [p for p in named if words.i_write_from.search(around.text, max(start, p.start - _LED), p.start) or _is_written_there(around, p)]
    found = only_line(here)
    return found[0] if found else None


def _is_written_there(around: Around, place: PlaceMention) -> bool:
    """Whether the verb of writing stands behind the place, as in Persian."""
    words = place_patterns()
    before = words.from_here.search(around.text, max(0, place.start - _LED), place.start)
    return before is not None and words.writing_behind.match(around.text, place.end) is not None
