"""Which counts are of one happening told before: a rival figure, those let go of the arrested; and which are of more than that."""

from itertools import islice

from gavah.model import BEFALLEN
from gavah.ontology import family_of
from gavah.reading.inheritance.around import FEW_DAYS, Around
from gavah.reading.inheritance.hits import is_sum, is_zero, kin
from gavah.reading.lives import is_nationwide
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.told import Told

_SMALL = 100  # a count up to so many may be of a happening told without a number
_RIVAL = 5  # how many times another's count of the same happening may be
OF_THE_TAKEN = frozenset({"released", "charged", "sentenced"})  # some of those who were arrested


def is_of_one(around: Around, one: Told) -> bool:
    """Whether nothing in the sentence of a sum says that it is of more than a happening told before: no "since", no "nationwide", no month."""
    sentence = around.text[slice(*one.hit.sentence)]
    if not (is_sum(one.hit) or is_registered(around, one)) or one.hit.number is None or patterns().wide.search(sentence) or is_nationwide(sentence):
        return False
    spans = [(t.latest - t.earliest).days for t in one.times if t.earliest and t.latest]
    return all(days <= FEW_DAYS for days in spans) and not any(t.relation == "since" for t in one.times)


def is_registered(around: Around, one: Told) -> bool:
    """Whether somebody keeps the count of an event that has no day or place of its own: "the network has registered 1,200 arrests"."""
    if one.hit.number is None or one.hit.number.low <= 1 or one.times or one.places or is_zero(one.hit):
        return False
    return place_patterns().registered.search(around.text, *one.hit.sentence) is not None


def may_be_of(lender: Told | None, one: Told) -> bool:
    """Whether the count of `one` may be of those whom `lender` tells of, by its size."""
    count = one.hit.number
    if count is None:
        return False
    if lender is None or lender.hit.number is None:
        return count.low <= _SMALL
    first = max(1, lender.hit.number.low)
    if one.hit.measure in OF_THE_TAKEN and lender.hit.measure == "arrested":
        return count.low <= first
    if family_of(lender.hit.type) != family_of(one.hit.type):
        return kin(lender, one) and count.low <= _SMALL
    return first <= count.low * _RIVAL and count.low <= first * _RIVAL


def is_multitude(one: Told) -> bool:
    """Whether more suffered it than a report's one town may stand for: "rights groups put the dead at 20,000" behind one victim's story."""
    number = one.hit.number
    return number is not None and number.low >= _MULTITUDE and one.hit.measure in _SUFFERED


_MULTITUDE = 1_000
_SUFFERED = (BEFALLEN - {"persons"}) | {"dead|injured"}


def is_of_many(around: Around, one: Told) -> bool:
    """Whether the sentence of an event without a place says that it was in many places or over a whole period: "in seven capitals"."""
    here = around.at(one.hit.sentence[0])
    if here is None:
        return False
    words, last = place_patterns(), next(around.before(here), None)
    if words.many_places.search(around.text, here.start, here.end):
        return True
    some = words.some_of_them.search(around.text, here.start, here.end) is not None and last is not None
    if some and last is not None and words.many_places.search(around.text, last.start, last.end):
        return True  # "190 actions in 33 cities. Fifty of them were arson attacks."
    return any(words.same_period.match(around.text, s.start, s.end) for s in (here, *islice(around.before(here), 1)))
