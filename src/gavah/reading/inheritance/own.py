"""What an event's own sentence says of its day and place beyond its clause."""

import re

from gavah.model import PlaceMention, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import Range
from gavah.reading.inheritance.around import Around, charged
from gavah.reading.inheritance.courts import courts_in
from gavah.reading.inheritance.ends import end_of_life, place_of_end
from gavah.reading.inheritance.hits import LAST, SAID, TRIED, is_apart, is_at_courts, is_plan, is_sum
from gavah.reading.inheritance.own_days import (
    day_beside,
    is_of_office,
    is_of_other_act,
    is_of_what_is_said,
    opening_stretch,
    sum_since_beginning,
    told_as,
)
from gavah.reading.inheritance.parts import without_parts
from gavah.reading.inheritance.passing import is_attribute, main_verb_of
from gavah.reading.inheritance.told_days import adverbial, is_birth, is_saying, within
from gavah.reading.inheritance.told_places import located, only_line, sharper, told_in
from gavah.reading.lives import without_lives
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.told import Told

_MOVED = re.compile(r"(?i)(?:\b(?:from|to|into)\s+(?:the\s+)?|\b(?:از|به)\s+)$")
_OUT = 30  # characters before a prison in which its inmate is said to leave it
_NOUN = ":of"
_WORDS = 2  # words before a place in brackets that make it an aside
_PLACED = re.compile(r"(?i)(?:in|at|near|across)\s|در\s")  # "In A, …" names no speaker
_FAR = re.compile(r"(?i)[;,]\s*(?:but|and|while|when|after|before)\b.*\b(?:after|following|before|since)\b")
_PHRASE = 160  # characters behind "the death of" in which its own place and day stand


def own_words(around: Around, told: list[Told]) -> None:
    """Give each event what its own sentence says of day and place beyond its clause, before tellings are compared."""
    beside: dict[Range, list[Told]] = {}
    for one in told:
        beside.setdefault(one.hit.sentence, []).append(one)
    for row in beside.values():
        for one in row[:LAST]:
            _complete(around, [t for t in row[:LAST] if t is not one], one)
        without_parts(around, row[:LAST])


def _complete(around: Around, beside: list[Told], one: Told) -> None:
    named = around.places(*one.hit.sentence, courts=is_at_courts(one.hit))
    one.times = tuple(t for t in one.times if not patterns().learned.search(around.text[max(0, t.start - 60) : t.start]))
    one.places = tuple(p for p in one.places if not charged(around.scanned, p) and not around.is_away(p) and not around.is_haunt(p))
    one.times = tuple(t for t in one.times if not is_birth(around, t, one.hit.sentence[0]) and not is_of_other_act(around, t, one.hit))
    one.times = tuple(t for t in one.times if one.hit.kind == "statement" or not is_of_office(around, t, one.hit))
    one.times = () if is_attribute(around, one) else tuple(t for t in one.times if not is_of_what_is_said(around, t, one.hit))
    one.places = tuple(p for p in without_lives(around.text, one.hit, one.places) if not _is_aside(around, one, p))
    named = [p for p in without_lives(around.text, one.hit, named) if not _is_aside(around, one, p)]
    if (verb := main_verb_of(around, one)) is not None:
        one.places, named = tuple(p for p in one.places if p.start < verb), [p for p in named if p.start < verb]
    if len(one.places) == 1 and one.places[0].level == "country" and _is_in_a_bodys_name(around, one, one.places[0]):
        named = [p for p in named if p.start != one.places[0].start]
        one.places = ()
    where = _where_of(around, one, named)
    if one.places:
        one.places = tuple(sharper(around, p, named) for p in one.places)
        if len(one.places) == 1 and (finer := _finer(around, one, beside, named)) is not None:
            one.places = (finer,)
    elif where is not None:
        one.places = (sharper(around, where, named),)
    elif _NOUN in one.hit.rule and "+remembered" not in one.hit.rule:
        one.places = only_line(located(around, [p for p in named if _behind(around, one, beside, p.start)]))
        if not one.places and not any(t.hit.places for t in beside):
            one.places = told_in(around, [p for p in named if _is_result(around, one, p)])
    elif is_sum(one.hit):
        one.places = told_in(around, [p for p in named if _is_result(around, one, p) or _is_of_deeds(around, one, p)])
    elif not any(t.hit.places for t in beside) and not is_apart(one.hit):
        one.places = told_in(around, named)
    if not one.places and one.hit.kind != "statement" and not any(t.hit.places for t in beside):
        one.places = _of_locals(around, one)
    if one.hit.type.startswith("release") and not one.places:
        one.places = only_line(
            [
                p
                for p in around.places(*one.hit.sentence, homes=True)
                if place_patterns().out_of.search(around.text, max(one.hit.sentence[0], p.start - _OUT), p.start)
            ]
        )
    if one.hit.type.startswith(TRIED) and (here := around.at(one.hit.sentence[0])) and (court := courts_in(around, here)):
        one.places = one.places if any(court[0].id in p.path or p.id in court[0].path for p in one.places) else court
    if not one.times and (one.hit.kind == "total" or "tally" in one.hit.rule):
        one.times = _since(around, one)
    opening_stretch(around, one)
    one.times = _day_of_year(around, one) or one.times
    ended = end_of_life(around, one)
    one.times = ended or tuple(told_as(around, t, one.hit) for t in one.times or day_beside(around, one, beside))
    if ended and all(p.level == "country" for p in one.places):
        one.places = place_of_end(around, ended[0]) or one.places
    sum_since_beginning(around, one)


def _is_in_a_bodys_name(around: Around, one: Told, place: PlaceMention) -> bool:
    """Whether a Persian sentence names a country only as that of a body: «وزارت کشور گرجستان»."""
    if around.scan.language != "fa":
        return False
    return place_patterns().body_of.search(around.text, max(one.hit.sentence[0], place.start - _PHRASE), place.start) is not None


def _of_locals(around: Around, one: Told) -> tuple[PlaceMention, ...]:
    """The town of those who tell of it: "Residents of A say three people were shot dead", «اهالی … می‌گویند»."""
    words = place_patterns()
    told = [p for p in around.places(*one.hit.sentence, homes=True) if words.locals_behind.match(around.text, p.end)]
    return only_line([p for p in told if words.locals_before.search(around.text, max(one.hit.sentence[0], p.start - _PHRASE), p.start)])


def _day_of_year(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one day told before the event's word, where the clause itself has only the year around it: "on Monday …, the third walkout this year"."""
    if len(one.times) != 1 or one.hit.kind != "event" or one.times[0].granularity != "year" or not one.times[0].earliest:
        return ()
    days = [t for t in around.times(one.hit.sentence[0], one.hit.trigger[0]) if within(t, one.times[0]) and not is_saying(around, t, one.hit)]
    return (days[0],) if len(days) == 1 and adverbial(around, days[0]) else ()


def _is_aside(around: Around, one: Told, place: PlaceMention) -> bool:
    """Whether `place` is only where the event was told of, a mission's country, or whom a demand is addressed to."""
    if not one.hit.sentence[0] <= place.start < one.hit.sentence[1] or one.hit.trigger[0] <= place.start < one.hit.trigger[1]:
        return False
    start, trigger = one.hit.sentence[0], one.hit.trigger
    before = around.text[max(start, place.start - 60) : place.start]
    tried = one.hit.type.startswith(TRIED)
    if _in_brackets(around, one, place) or around.is_no_scene(place) or (not is_at_courts(one.hit) and around.is_court(place)):
        return True
    if (
        tried
        and not around.is_court(place)
        and patterns().for_deed.search(around.text[trigger[1] : place.start] if place.start > trigger[1] else before)
    ):
        return True
    afar = place_patterns()
    if afar.condemns_before.search(before) and afar.condemns_behind.match(around.text, place.end, one.hit.sentence[1]):
        return True
    moved = one.hit.type.startswith(("arrest", "abduct")) and place.level == "site" and patterns().custody.search(place.words)
    if moved and _MOVED.search(before):
        return True  # "arrested and taken to Evin Prison"
    taken = one.hit.type.startswith(("arrest", "release")) and around.scan.language == "en"
    if taken and patterns().a_charge.search(around.text[trigger[1] : place.start]):
        return True
    if one.hit.type.startswith(SAID) and place.start > trigger[1] and around.scan.language == "en":
        return True  # a demand's words speak of other places than where it was made
    if _NOUN in one.hit.rule and place.end < trigger[0] and _FAR.search(around.text[place.end : trigger[0]]):
        return True
    if is_plan(one.hit):
        return False  # "the walkout that had been announced in A"
    told = patterns().told_from.search(before) and not patterns().reported_there.search(before)
    if told or patterns().embassy.match(around.text, place.end):
        return True
    sources = [(s, e) for a in around.scan.attributions for s, e in a.source if not s <= one.hit.trigger[0] < e and not _PLACED.match(around.text, s)]
    spoken = [around.text[s:e] for s, e in sources if s <= place.start < e]
    if spoken and (place.level == "country" or patterns().office.search(spoken[0])):  # a town's own officials speak of their town
        return True
    bare = one.hit.kind == "statement" and one.hit.measure is None
    return bare and patterns().addressed.search(before) is not None


def _finer(around: Around, one: Told, beside: list[Told], named: list[PlaceMention]) -> PlaceMention | None:
    """The one finer place in the event's country or province that stands behind the event, with no other event between."""
    own = one.places[0]
    if own.level not in ("country", "province") or around.scan.language != "en":
        return None
    behind = [p for p in named if _behind(around, one, beside, p.start) and own.id in p.path[:-1]]
    found = only_line(located(around, behind))
    return sharper(around, found[0], named) if found else None


def _in_brackets(around: Around, one: Told, place: PlaceMention) -> bool:
    """Whether `place` stands in brackets among other words, and the event outside them: "(the number of the police in …)"."""
    start, end = one.hit.sentence
    opened = around.text.rfind("(", start, place.start)
    closed = around.text.find(")", place.end, end)
    if opened < 0 or closed < 0 or opened < around.text.rfind(")", start, place.start) or opened < one.hit.trigger[0] < closed:
        return False
    return len(around.text[opened + 1 : place.start].split()) > _WORDS


def _where_of(around: Around, one: Told, named: list[PlaceMention]) -> PlaceMention | None:
    """ "visited Yazd, where riots had broken out": the place that a relative "where" before the event points at."""
    for place in reversed(named):
        if place.end <= one.hit.trigger[0] and patterns().where.match(around.text, place.end):
            between = around.text[place.end : one.hit.trigger[0]]
            return place if len(between) < _PHRASE else None
    return None


def _is_result(around: Around, one: Told, place: PlaceMention) -> bool:
    """Whether a noun's event is told as the result of what happened in `place`: "a shooting in A, which caused the death of …"."""
    return place.end < one.hit.trigger[0] and patterns().result.search(around.text[place.end : one.hit.trigger[0]]) is not None


def _is_of_deeds(around: Around, one: Told, place: PlaceMention) -> bool:
    """Whether a sum counts what deeds in `place` have cost: "the attacks carried out in A over the past days have killed two"."""
    before = around.text[max(one.hit.sentence[0], place.start - _PHRASE) : place.start]
    return place.end < one.hit.trigger[0] and patterns().deeds_in.search(before) is not None


def _behind(around: Around, one: Told, beside: list[Told], at: int) -> bool:
    """Whether `at` stands right behind the event's noun, before any other event of the sentence: "the death of two men in Yazd"."""
    end = one.hit.trigger[1]
    others = [t.hit.trigger[0] for t in beside if t.hit.trigger[0] > end and family_of(t.hit.type) != family_of(one.hit.type)]
    return end <= at < min([end + _PHRASE, *others])


def _begun(around: Around, one: Told) -> list[TimeMention]:
    """The one time at which what a sum counts began: "the war that began 10 years ago has left …"."""
    before = [t for t in around.dates_told(*one.hit.sentence) if t.end <= one.hit.trigger[0]]
    told = [told_as(around, t, one.hit) for t in before]
    return [t for t in told if t.relation == "since"] if len(told) == 1 else []


def _since(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one day since which a sum is counted, or the one span over which it is, where the sentence names one: "in the past decade"."""
    days = [t for t in around.times(*one.hit.sentence) if t.relation == "since"] or _begun(around, one)
    days = [t for t in days if not is_of_other_act(around, t, one.hit) and ";" not in around.text[one.hit.trigger[1] : t.start]]
    days = days or around.spans(*one.hit.sentence)
    return tuple(days) if len(days) == 1 else ()
