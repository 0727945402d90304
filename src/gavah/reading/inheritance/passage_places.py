"""The place of an event that no nearer words tell, from its whole passage: dateline, heading, the only town, the town it keeps coming back to."""

import re
from collections import Counter
from functools import lru_cache

from gavah.model import PlaceMention
from gavah.reading.frames.frame import Range
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.countries import is_abroad
from gavah.reading.inheritance.hits import BODILY, TRIED, kin, may_be_one_day
from gavah.reading.inheritance.passing import is_old
from gavah.reading.inheritance.regions import region_of
from gavah.reading.inheritance.scene import is_of_the_story, of_scene
from gavah.reading.inheritance.told_places import at_level, known_as, located, only_line
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.told import Told
from gavah.reading.unlisted import is_unlisted

_OFTEN = 3  # so often a passage names the town that it is about
_IN_COUNTRY = 2  # steps of the path of an unlisted place of which only the country is told
_FRESH = 3  # days before the saying in which what happened is news
_NOTE = 900  # characters of a note of a few lines
_HELD = 60  # characters before a place in which its hospital or square may be told
_CARE_IN = re.compile(r"(?i)\b(?:hospitals?|clinics?|morgues?|mortuary|squares?|streets?|bazaar|wards?|market)(?: \w+)? in\s+$")


def _is_of_the_story(around: Around, one: Told) -> bool:
    return one.hit.kind == "event" and is_of_the_story(around, one)


def of_passage(around: Around, told: list[Told], i: int) -> tuple[tuple[PlaceMention, ...], str]:
    """The dateline's place where the passage names no other; else its only city; else the country all places lie in."""
    filed, passage, sentence = around.scanned.dateline.place, around.scan.passage, told[i].hit.sentence
    named = [p for p in around.scan.places if p.role in ("", "demonym", "metonym") and not _is_yet_unknown(p, sentence)]
    if filed is not None and filed.level in ("city", "site") and patterns().here.search(around.text[slice(*sentence)].lower()):
        return (filed,), "inherited:dateline"
    stale = is_old(around, told[i], _FRESH) and from_a_capital(around)  # a capital's bureau recalls what happened anywhere
    elsewhere = stale or any(sentence[0] <= p.start < sentence[1] and p.id != filed.id for p in named) if filed is not None else False
    if filed is not None and not elsewhere and all(p.id in filed.path or filed.id in p.path for p in named):
        return (filed,), "inherited:dateline"
    if (town := town_of_landmark(around, told[i])) is not None:
        return (town,), "inherited:dateline"
    short = passage.end - passage.start < SHORT and not stale
    only = (_only_city(around, sentence) or _of_care(around, told[i])) if short else None
    # "in A" that its own sentence did not give the event is told of another act; "A residents", "A, 6 October:" is told of all
    beside = only is not None and around.scan.language == "en" and sentence[0] <= only.start < sentence[1] and bool(located(around, [only]))
    if only is not None and not beside and not _is_background(around, told[i]) and _is_scene(told, i, only):
        return (only,), "inherited:passage"
    if around.scan.language == "en" and (scene := _prevailing(around, told, i)) is not None:
        return (scene,), "inherited:passage"
    town = _filed_from(around, told[i])
    if town is None and (headed := of_scene(around, told[i])) and _is_scene(told, i, headed[0]) and not _is_background(around, told[i]):
        return headed, "inherited:lead"
    return ((town,), "inherited:dateline") if town is not None else region_of(around, told[i])


def town_of_landmark(around: Around, one: Told) -> PlaceMention | None:
    """The town that the passage was filed from, for what happened at a street, quarter or building of it: "MINSK - … near the department store"."""
    filed = around.scanned.dateline.place
    if filed is None or filed.level != "city" or not _is_of_the_story(around, one):
        return None
    own = [p for p in around.scan.places if one.hit.sentence[0] <= p.start < one.hit.sentence[1] and p.path and p.id != filed.id]
    if any(p.role == "" and p.id not in filed.path and filed.id not in p.path for p in own):
        return None
    return filed if place_patterns().landmark.search(around.text, *one.hit.sentence) is not None else None


def _filed_from(around: Around, one: Told) -> PlaceMention | None:
    """The town, no capital, that the passage was filed from, for an event whose sentence names no other place."""
    filed = around.scanned.dateline.place
    if filed is None or filed.level not in ("city", "site") or not _is_of_the_story(around, one) or from_a_capital(around):
        return None
    own = [p for p in around.places(*one.hit.sentence) if p.path]
    return filed if all(filed.path[0] == p.path[0] and (p.id in filed.path or filed.id in p.path) for p in own) else None


def _prevailing(around: Around, told: list[Told], i: int) -> PlaceMention | None:
    """The town that a passage keeps coming back to, for an event in a sentence that names nothing outside it."""
    one, town = told[i], _recurring(around)
    if town is None or not _is_of_the_story(around, one):
        return None
    own = around.places(*one.hit.sentence)
    free = all(town.id in p.path or p.id in town.path for p in own if p.level != "country")
    return town if free and not _is_background(around, one) and _is_scene(told, i, town) else None


@lru_cache(maxsize=1)
def _recurring(around: Around) -> PlaceMention | None:
    """The town that a passage names often, and hardly any place elsewhere; kept while the passage's events ask for it."""
    passage, filed = around.scan.passage, around.scanned.dateline.place
    fine = [_town_of(around, p) for p in around.places(passage.start, passage.end) if p.level != "country"]
    cities = [c for p in fine if p.level in ("city", "site") and (c := at_level(around.scanned, p, "city"))]
    towns = Counter(c.id for c in cities)
    if filed is not None and filed.id in towns:
        towns[filed.id] += 1
    id_, many = (towns.most_common(1) or [("", 0)])[0]
    if many < _OFTEN:
        return None
    town = next(c for c in cities if c.id == id_)
    elsewhere = sum(town.id not in p.path and p.id not in town.path for p in fine)
    return town if elsewhere * 3 <= many * 2 else None


def _is_yet_unknown(place: PlaceMention, sentence: Range) -> bool:
    """Whether `place` is unlisted, told behind `sentence`, and may lie in any city of its country."""
    return is_unlisted(place) and len(place.path) == _IN_COUNTRY and place.start >= sentence[0]


def _is_background(around: Around, one: Told) -> bool:
    """Whether an arrest or release is only told of a person named: "…, who was arrested", of another time and place than the story's."""
    led = around.text[max(one.hit.sentence[0], one.hit.trigger[0] - 24) : one.hit.trigger[0]]
    return one.hit.type.startswith(("arrest", "release")) and patterns().who_was.search(led) is not None


def _is_scene(told: list[Told], i: int, city: PlaceMention) -> bool:
    """Whether `city` may be where `told[i]` happened: not where all that is told there is a trial, a speech or of another day."""
    one = told[i]
    there = [t for t in told if t is not one and t.places and not t.where_rule and any(city.id in p.path for p in t.places)]
    tried = one.hit.type.startswith(TRIED)
    return not there or any((tried or not t.hit.type.startswith(TRIED)) and (may_be_one_day(t, one) or not kin(t, one)) for t in there)


def _town_of(around: Around, place: PlaceMention) -> PlaceMention:
    """`place`, or the town that an unlisted quarter lies in."""
    holder = around.scanned.gazetteer.place(place.path[-2]) if is_unlisted(place) and len(place.path) > _IN_COUNTRY else None
    return known_as(around.scanned, place.path[-2], place) if holder is not None and holder.level == "city" else place


def _of_care(around: Around, one: Told) -> PlaceMention | None:
    """The city of the hospitals that a short Persian passage tells the wounded and dead in, where it names no other place."""
    if around.scan.language != "fa" or one.hit.measure not in BODILY:
        return None
    return _only_city(around, one.hit.sentence, care=True)


def _only_city(around: Around, sentence: Range, *, care: bool = False) -> PlaceMention | None:
    """The one city that all finer places of a short passage lie in, told no later than `sentence`; places of care only if `care`."""
    filed = around.scanned.dateline.place
    named = [
        p
        for p in (*([filed] if filed and not is_abroad(around) else []), *around.scan.places)
        if p.role in ("", "dateline")
        and not around.is_origin(p)
        and not around.is_away(p)
        and (care or not around.is_of_care(p))
        and not _is_yet_unknown(p, sentence)
    ]
    fine = [c for p in named if p.level in ("city", "site") and (c := at_level(around.scanned, _town_of(around, p), "city"))]
    tagged = any(around.text[c.start - 1 : c.start] == "#" for c in fine)  # «… خبری نیست. #خاش»
    later = fine and min(c.start for c in fine) > sentence[1] and not tagged and not _is_told_later(around, fine)
    if not fine or len({c.id for c in fine}) > 1 or later:
        return None
    return fine[0] if all(p.id in fine[0].path or fine[0].id in p.path for p in named) else None


def from_a_capital(around: Around) -> bool:
    """Whether the passage was filed from a capital: correspondents sit there, and go elsewhere for what happens there."""
    filed = around.scanned.dateline.place
    return filed is not None and around.scanned.gazetteer.capital(filed.path[0]) in filed.path


def only_town(around: Around) -> tuple[PlaceMention, ...]:
    """The one town that a short passage names at all, where only its country would be told otherwise: "A hospital in Karaj counted nine dead"."""
    start, end = around.scan.passage.start, around.scan.passage.end
    if around.scan.language != "en" or end - start > SHORT:
        return ()
    named = [p for p in around.scan.places if p.role == ""]
    homes = any(around.is_origin(p) and _CARE_IN.search(around.text[max(start, p.start - _HELD) : p.start]) is None for p in named)
    named = [p for p in named if not around.is_away(p) and not around.is_court(p) and not around.is_no_scene(p)]
    found = () if homes else only_line(named)
    return found if found and found[0].level in ("city", "site") else ()


def _is_told_later(around: Around, fine: list[PlaceMention]) -> bool:
    """Whether a note of a few lines tells its only town behind what happened, by its streets: «… جوانی که در خیابان‌های A ایستاد»."""
    passage, first = around.scan.passage, fine[0]
    short = passage.end - passage.start < _NOTE
    return short and place_patterns().streets_of.search(around.text, max(passage.start, first.start - _HELD), first.start) is not None
