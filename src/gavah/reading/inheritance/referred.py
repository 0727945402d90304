"""Those counted before: "one of the five was sent home", «از این پنج نفر …», "the three": they are where the five were told to be."""

from gavah.model import PlaceMention
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import LAST, TRIED, is_placed, is_real
from gavah.reading.patterns import place_patterns
from gavah.reading.told import Told

_BEFORE = 30  # characters before a number in which it may be told that it was counted before
_FEW = 2  # so many persons or more are spoken of again by their number


def place_of_counted(around: Around, told: list[Told], i: int) -> tuple[PlaceMention, ...]:
    """The place of the count told before that the sentence of `told[i]` speaks of again by its number."""
    if place_patterns().some_of_them.search(around.text, *told[i].hit.sentence) and (whole := _whole_before(around, told, i)) is not None:
        return whole.places
    again = _numbers_again(around, told[i])
    if not again:
        return ()
    before = [t for t in reversed(told[max(0, i - LAST) : i]) if t.hit.sentence != told[i].hit.sentence]
    for one in before:
        number = one.hit.number
        if number is not None and number.low == number.high and number.low in again and is_real(one.hit):
            tried = one.hit.type.startswith(TRIED) and not told[i].hit.type.startswith((*TRIED, "release"))
            return one.places if is_placed(one) and not tried else ()
    return ()


def _numbers_again(around: Around, one: Told) -> set[int]:
    """The numbers of the sentence of `one` that are told as known: "of the five", "the three", «این پنج نفر»."""
    start, end = one.hit.sentence
    numbers = [n for n in around.scan.numbers if start <= n.start < end and n.kind == "count" and n.low == n.high and n.low >= _FEW]
    led = place_patterns().known_number
    return {n.low for n in numbers if led.search(around.text, max(start, n.start - _BEFORE), n.start)}


def _whole_before(around: Around, told: list[Told], i: int) -> Told | None:
    """The count of the sentence before of which `told[i]` tells some: "1,946 names … . 217 of these were found dead"."""
    one = told[i]
    here = around.at(one.hit.sentence[0])
    last = next(around.before(here), None) if here is not None else None
    if last is None:
        return None
    least = one.hit.number.low if one.hit.number is not None else 1
    wholes = [t for t in told[max(0, i - LAST) : i] if t.hit.sentence[0] == last.start and t.hit.number is not None and is_real(t.hit)]
    larger = [t for t in wholes if t.hit.number is not None and t.hit.number.low >= least and t.places]
    return larger[-1] if len({p.id for t in larger for p in t.places}) == 1 else None
