"""Which day and place an event takes: its own words, those of its sentence, of its paragraph, of its passage; each step says so by its rule."""

from gavah.reading.inheritance.after_lengths import day_after_length
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.counts import is_multitude
from gavah.reading.inheritance.days import give_day, sharpen_day
from gavah.reading.inheritance.found import between_loss_and_finding
from gavah.reading.inheritance.own import own_words
from gavah.reading.inheritance.persian_places import persian_place
from gavah.reading.inheritance.places import give_place
from gavah.reading.inheritance.regions import is_unsaid
from gavah.reading.inheritance.running import running
from gavah.reading.inheritance.tolls import tolls
from gavah.reading.told import Told

__all__ = ["Around", "inherit", "own_words", "tolls"]


def inherit(around: Around, told: list[Told]) -> None:
    """Give each event the day and place its own sentence lacks."""
    running(around, told)
    for i, one in enumerate(told):
        if is_multitude(one) and any(t.places == one.places and not is_multitude(t) for t in told if t.hit.sentence == one.hit.sentence):
            one.places = ()  # the town of one victim whose story ends with all the dead
        if not one.places:
            give_place(around, told, i)
            if around.scan.language == "fa":
                persian_place(around, one)
    for i, one in enumerate(told):
        if not one.times:
            give_day(around, told, i)
        else:
            sharpen_day(around, told, i)
    for i in range(len(told)):
        day_after_length(around, told, i)
    for one in told:
        if is_unsaid(around, one):
            one.places, one.where_rule = (), ""
    between_loss_and_finding(around, told)
