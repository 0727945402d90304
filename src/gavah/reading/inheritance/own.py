"""What an event's own sentence says of its day and place beyond its clause."""

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.frame import Range
from gavah.reading.inheritance.around import Around, charged
from gavah.reading.inheritance.hits import LAST, is_apart, is_sum
from gavah.reading.inheritance.own_days import day_beside, is_of_other_act, told_as
from gavah.reading.inheritance.patterns import patterns
from gavah.reading.inheritance.told_days import is_birth
from gavah.reading.inheritance.told_places import located, only_line, sharper, told_in
from gavah.reading.lives import without_lives
from gavah.reading.told import Told

_NOUN = ":of"
_PHRASE = 160  # characters behind "the death of" in which its own place and day stand


def own_words(around: Around, told: list[Told]) -> None:
    """Give each event what its own sentence says of day and place beyond its clause, before tellings are compared."""
    beside: dict[Range, list[Told]] = {}
    for one in told:
        beside.setdefault(one.hit.sentence, []).append(one)
    for row in beside.values():
        for one in row[:LAST]:
            _complete(around, [t for t in row[:LAST] if t is not one], one)


def _complete(around: Around, beside: list[Told], one: Told) -> None:
    named = around.places(*one.hit.sentence)
    one.times = tuple(t for t in one.times if not patterns().learned.search(around.text[max(0, t.start - 60) : t.start]))
    one.places = tuple(p for p in one.places if not charged(around.scanned, p) and not around.is_away(p))
    one.times = tuple(t for t in one.times if not is_birth(around, t, one.hit.sentence[0]) and not is_of_other_act(around, t, one.hit))
    one.places = without_lives(around.text, one.hit, one.places)
    named = list(without_lives(around.text, one.hit, named))
    where = _where_of(around, one, named)
    if one.places:
        one.places = tuple(sharper(around, p, named) for p in one.places)
    elif where is not None:
        one.places = (where,)
    elif _NOUN in one.hit.rule and "+remembered" not in one.hit.rule:
        one.places = only_line(located(around, [p for p in named if _behind(around, one, beside, p.start)]))
    elif not is_sum(one.hit) and not any(t.hit.places for t in beside) and not is_apart(one.hit):
        one.places = told_in(around, named)
    if not one.times and (one.hit.kind == "total" or "tally" in one.hit.rule):
        one.times = _since(around, one)
    one.times = tuple(told_as(around, t, one.hit) for t in one.times or day_beside(around, one, beside))


def _where_of(around: Around, one: Told, named: list[PlaceMention]) -> PlaceMention | None:
    """ "visited Yazd, where riots had broken out": the place that a relative "where" before the event points at."""
    for place in reversed(named):
        if place.end <= one.hit.trigger[0] and patterns().where.match(around.text, place.end):
            between = around.text[place.end : one.hit.trigger[0]]
            return place if len(between) < _PHRASE else None
    return None


def _behind(around: Around, one: Told, beside: list[Told], at: int) -> bool:
    """Whether `at` stands right behind the event's noun, before any other event of the sentence: "the death of two men in Yazd"."""
    end = one.hit.trigger[1]
    others = [t.hit.trigger[0] for t in beside if t.hit.trigger[0] > end]
    return end <= at < min([end + _PHRASE, *others])


def _since(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one day since which a sum is counted, or the one span over which it is, where the sentence names one: "in the past decade"."""
    days = [t for t in around.times(*one.hit.sentence) if t.relation == "since"]
    days = days or around.spans(*one.hit.sentence)
    return tuple(days) if len(days) == 1 else ()
