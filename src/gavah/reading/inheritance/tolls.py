"""The toll of one happening, told as a sum: "A bomb went off in X on Thursday. … The number of dead has risen to 14"."""

import msgspec

from gavah.model import COUNTABLE
from gavah.ontology import family_of
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import is_real, is_sum
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_REACH = 600  # characters behind a happening in which a bare toll is its own
_BODIES = frozenset({"dead", "injured", "missing"})
_GROWS = 20  # how many times the first count of a happening its toll may be


def tolls(around: Around, rows: list[Told]) -> None:
    """Make a bare toll an event again where the words before tell of one happening that may have cost it: its day and place are inherited then.

    A sum with a time or place of its own, or with words of a wider one ("so far this year", "nationwide"), stays a sum.
    """
    for i, row in enumerate(rows):
        if _is_bare_toll(around, row) and (lender := _happening(around, rows[:i], row)) is not None:
            row.hit = msgspec.structs.replace(row.hit, kind="event", type=lender.hit.type if family_of(row.hit.type) == "violence" else row.hit.type)


def _is_bare_toll(around: Around, row: Told) -> bool:
    hit = row.hit
    bare = is_sum(hit) and hit.measure in _BODIES and not row.times and not row.places and hit.modality in COUNTABLE
    return bare and patterns().wide.search(around.text[slice(*hit.sentence)]) is None


def _happening(around: Around, before: list[Told], row: Told) -> Told | None:
    """The one violent happening with a day or a place told shortly before, on whose count the toll may have grown."""
    near = [t for t in before if t.hit.kind == "event" and row.hit.sentence[0] - t.hit.sentence[1] < _REACH and is_real(t.hit)]
    deeds = [t for t in near if t.hit.type and family_of(t.hit.type) == "violence" and (t.times or t.places)]
    days = {(t.times[0].earliest, t.times[0].latest) for t in deeds if t.times}
    places = {t.places[0].id for t in deeds if t.places}
    if not deeds or len(days) > 1 or len(places) > 1:
        return None
    return deeds[0] if all(_may_grow(t, row) for t in deeds if t.hit.measure == row.hit.measure) else None


def _may_grow(lender: Told, row: Told) -> bool:
    first, last = lender.hit.number, row.hit.number
    return first is None or last is None or first.low <= last.low <= _GROWS * max(first.low, 1)
