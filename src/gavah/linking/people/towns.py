"""Places of two rows that are spelt as different words: the gazetteer may know them as one, or one within the other.

Asked late and rarely: only where names agree, nothing else speaks against a pair, and a row says its place in one word.
"""

from functools import cache
from typing import Literal

from gavah.gazetteer import default
from gavah.linking.people.record import Record

_LIKELY = 0.2  # score of a candidate from which it may be meant
Relation = Literal["same", "around", ""]


def relation(left: Record, right: Record) -> Relation:
    """Whether the finest parts may be one place (Shahsavar, Tonekabon), or one may lie in the other (Kamalshahr, Alborz)."""
    ours, theirs = (_meant(record.place[0][0]) for record in (left, right))
    if not ours.keys().isdisjoint(theirs):
        return "same"
    inside = any(a in path for a in ours for path in theirs.values()) or any(b in path for b in theirs for path in ours.values())
    return "around" if inside else ""


@cache
def _meant(part: str) -> dict[str, tuple[str, ...]]:
    """The places that may be meant, with the path of each."""
    gazetteer = default()
    return {found.id: gazetteer.path(found.id) for found in gazetteer.lookup(part) if found.score >= _LIKELY}
