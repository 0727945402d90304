"""The places of a number's parts: "41 were arrested, 17 in Tehran and the rest in the provinces" is not in Tehran."""

from collections.abc import Sequence
from typing import NamedTuple

from gavah.model import PlaceMention
from gavah.reading.frames.frame import Range
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import is_share
from gavah.reading.patterns import place_patterns
from gavah.reading.told import Told

_REACH = 70  # characters between a number and the first place of those it has
_WHOLES = ("country", "province")


class _Count(NamedTuple):
    """The words that count somebody, and how many they are at least; a share ("half of them") has no number."""

    start: int
    end: int
    low: int = 0


class _Owned(NamedTuple):
    """A place, the count it is told of, and whether that stands aside as a part of one before."""

    place: PlaceMention
    told_of: _Count
    aside: bool


def without_parts(around: Around, rows: list[Told]) -> None:
    """Leave each number of a sentence only the places told of it: not those of its parts, nor those of the number beside it.

    Where nothing is left but the places of some of its parts, `spread` says that the whole was told of more places than are named.
    """
    counted = [row for row in rows if not row.where_rule and _counted(row) is not None and row.hit.upto is None]
    owned = _owned(around, rows) if counted else []
    for row in counted if owned else ():
        if row.places:
            _without_others(around, row, owned)
        else:
            row.places = tuple(o.place for o in owned if _is_of(o.told_of, row) and not around.is_origin(o.place))
            row.spread = not row.places and _has_share(row, rows)


def _without_others(around: Around, row: Told, owned: Sequence[_Owned]) -> None:
    """Leave `row` the places that no other count of its sentence has."""
    own = any(_is_of(o.told_of, row) for o in owned)
    unlisted = not own and _has_unlisted(around, row, owned)
    others = {o.place.start for o in owned if not _is_of(o.told_of, row) and (own or o.aside or unlisted)}
    kept = tuple(p for p in row.places if p.start not in others)
    if kept:
        row.places = kept
    elif unlisted or not _is_all_told(around, row, owned):
        row.places = () if unlisted else _holding(around, row, others)
        row.spread = not row.places


def _has_share(row: Told, rows: Sequence[Told]) -> bool:
    """Whether another row of the sentence is a placed share of `row`: "nineteen deaths, six of which occurred in A"."""
    shares = (r.hit for r in rows if is_share(r.hit) and r.places and r.hit.type == row.hit.type)
    return row.hit.number is not None and any(h.number is not None and h.number.low < row.hit.number.low for h in shares)


def _counted(row: Told) -> Range | None:
    """The words that tell how many `row` counts: its number, or the one of "one in A"."""
    number = row.hit.number
    return (number.start, number.end) if number is not None else row.hit.singular


def _is_of(count: _Count, row: Told) -> bool:
    """Whether `count` is that of `row`."""
    counted = _counted(row)
    return counted is not None and counted[0] <= count.start < counted[1]


def _owned(around: Around, rows: list[Told]) -> list[_Owned]:
    """The places of the sentence that a count stands right before."""
    start, end = rows[0].hit.sentence
    named = [*around.places(start, end), *(p for row in rows for p in row.places if start <= p.start < end)]
    counts = [_Count(n.start, n.end, n.low) for n in around.scan.numbers if start <= n.start < end and n.kind == "count"]
    counts += [_Count(*row.hit.singular, 1) for row in rows if row.hit.singular is not None and row.hit.number is None]
    found: list[_Owned] = []
    last: PlaceMention | None = None
    for place in sorted({p.start: p for p in named}.values(), key=lambda p: p.start):
        if found and last is found[-1].place and place_patterns().joined.fullmatch(around.text, last.end, place.start):
            found.append(found[-1]._replace(place=place))  # "eight in A and B"
        elif (owner := _owner_of(around, start, place, counts)) is not None:
            found.append(owner)
        last = place
    return found


def _owner_of(around: Around, start: int, place: PlaceMention, counts: list[_Count]) -> _Owned | None:
    """`place` with the count that stands right before it and "in"; it is aside behind a comma, a colon, "including"."""
    words = place_patterns()
    first = max(start, place.start - _REACH)
    led = (words.number_in_fa if around.scan.language == "fa" else words.number_in_en).search(around.text, first, place.start)
    if led is None:
        return None
    nearest = max((c for c in counts if first <= c.start and c.end <= led.start()), default=None)
    if nearest is not None and words.of_number.fullmatch(around.text, nearest.end, led.start()):
        aside = words.aside_number.search(around.text, max(start, nearest.start - _REACH), nearest.start) is not None
        return _Owned(place, nearest, aside and words.bare_number.fullmatch(around.text, nearest.end, led.start()) is not None)
    share = words.share_in.search(around.text, first, led.start())
    return _Owned(place, _Count(*share.span()), aside=True) if share is not None else None


def _has_unlisted(around: Around, row: Told, owned: Sequence[_Owned]) -> bool:
    """Whether the count of `row` has a place that no gazetteer lists, behind one that has its own: "five in A and three in NAME"."""
    counted = _counted(row)
    if counted is None or not any(o.told_of.low and o.told_of.start < counted[0] for o in owned):
        return False
    return place_patterns().own_place.match(around.text, counted[1]) is not None


def _is_all_told(around: Around, row: Told, owned: Sequence[_Owned]) -> bool:
    """Whether the parts are the whole: their numbers come to its own, or "the rest" has a place too."""
    rest = any(not o.told_of.low and place_patterns().the_rest.search(around.text, o.told_of.start, o.place.start) for o in owned)
    number, (start, end) = row.hit.number, row.hit.sentence
    beside = [n.low for n in around.scan.numbers if number is not None and start <= n.start < end and n.kind == "count" and n.start != number.start]
    return rest or (number is not None and sum(beside) == number.low)


def _holding(around: Around, row: Told, others: set[int]) -> tuple[PlaceMention, ...]:
    """The country or province that the sentence tells besides the places of the parts: "60 in Iran, 22 of them in Tehran"."""
    named = [p for p in around.places(*row.hit.sentence) if p.start not in others and p.level in _WHOLES]
    return tuple(named) if len(named) == 1 else ()
