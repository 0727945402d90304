"""Events told in a row by place: they share the day of the first, or of the whole whose parts they are."""

from gavah.model import TimeMention
from gavah.ontology import family_of
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import LAST
from gavah.reading.patterns import patterns
from gavah.reading.told import Told


def is_one_more(around: Around, lender: Told, one: Told) -> bool:
    """Whether the event is one more of a row told right behind each other by place: "Teachers rallied in A on Monday. In B some sixty stood …"."""
    if lender.hit.type != one.hit.type or lender.times[0].earliest != lender.times[0].latest:
        return False
    follows = around.after(here) if (here := around.at(lender.hit.sentence[0])) is not None else None
    row = family_of(one.hit.type) == "protest" or patterns().besides.search(around.text[slice(*one.hit.sentence)]) is not None
    return row and follows is not None and follows.start == one.hit.sentence[0]


def day_of_whole(told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The day inherited by the whole whose part by place the event is: "Thirteen were held, six in A, four in B and three in C"."""
    one = told[i]
    whole = [
        t
        for t in told[max(0, i - LAST) : i]
        if t.hit.trigger == one.hit.trigger and t.hit.sentence == one.hit.sentence and t.hit.type == one.hit.type
    ]
    return next((t.times for t in whole if t.when_rule.startswith("inherited:") and t.times), ())
