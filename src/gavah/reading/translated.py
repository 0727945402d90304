"""A text told twice, first in one language and then in the other: what the second telling repeats is told once."""

from collections.abc import Sequence
from datetime import timedelta

from gavah.model import LEVELS, Claim, places_meet
from gavah.ontology import family_of

_SLIP = timedelta(days=1)
"""How far a day may move when it is carried from one calendar into the other."""


def without_translations(told: Sequence[tuple[str, Claim]]) -> list[Claim]:
    """The claims of one passage, each with its language, without those that translate another; the one that says more stays.

    Only where one language ends before the other begins: sentences of both side by side tell of different things. A claim is a translation of
    one claim at most, so that two dead told one by one stay two.
    """
    claims = [claim for _, claim in told]
    first, second = _halves(told)
    spare = list(first)
    dropped: set[str] = set()
    for claim in second:
        twin = next((one for one in spare if _agree(one, claim)), None)
        if twin is not None:
            spare.remove(twin)
            dropped.add(min(twin, claim, key=_said).id)
    return [claim for claim in claims if claim.id not in dropped]


def _halves(told: Sequence[tuple[str, Claim]]) -> tuple[list[Claim], list[Claim]]:
    """The claims of the language told first and of the other; nothing where there are not two, one behind the other."""
    rows = sorted(told, key=lambda row: _start(row[1]))
    languages = list(dict.fromkeys(language for language, _ in rows))
    if len(languages) != 2:
        return [], []
    parts = [[claim for language, claim in rows if language == one] for one in languages]
    return (parts[0], parts[1]) if _start(parts[0][-1]) < _start(parts[1][0]) else ([], [])


def _start(claim: Claim) -> int:
    return claim.spans[1].start


def _agree(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same of the same day and place, as far as both tell them."""
    a, b = one.quantity, other.quantity
    counted = (a.measure, a.low, a.high) == (b.measure, b.low, b.high) if a and b else a is b
    alike = (one.kind, one.polarity, one.modality) == (other.kind, other.polarity, other.modality) and family_of(one.type) == family_of(other.type)
    return counted and alike and _days_meet(one, other) and places_meet(one.where, other.where)


def _days_meet(one: Claim, other: Claim) -> bool:
    a, b = one.when, other.when
    if a is None or b is None:
        return True
    early = a.latest and b.earliest and a.latest + _SLIP < b.earliest
    late = b.latest and a.earliest and b.latest + _SLIP < a.earliest
    return not early and not late


def _said(claim: Claim) -> tuple[bool, int, int, int]:
    """How much a claim says: a day, how fine a place, how fine a type; the earlier of two equals says more."""
    day = claim.when is not None and claim.when.earliest is not None
    place = max((LEVELS.index(w.level) for w in claim.where if w.words), default=-1)
    return day, place, claim.type.count(".") + claim.type.count("-"), -_start(claim)
