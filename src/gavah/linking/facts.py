"""What a report's claims say, as far as it tells a copy from another report written in the same form."""

from collections.abc import Iterable
from dataclasses import dataclass

from gavah.linking.profile import Place, first_day, last_day, places
from gavah.linking.skeleton import skeletons
from gavah.model import Claim


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim at [start, end): type, number (-1 = none), days (ordinals, None = open), places and the keys of the names listed."""

    start: int
    end: int
    type: str
    low: int
    first: int | None
    last: int | None
    places: tuple[Place, ...]
    victims: frozenset[tuple[str, ...]] = frozenset()


def facts_by_report(claims: Iterable[Claim]) -> dict[str, tuple[Fact, ...]]:
    """The facts of every report in the order of its text."""
    found: dict[str, list[Fact]] = {}
    for claim in claims:
        found.setdefault(claim.report, []).append(_fact(claim))
    return {report: tuple(sorted(facts, key=lambda f: (f.start, f.end, f.type, f.low))) for report, facts in found.items()}


def _fact(claim: Claim) -> Fact:
    span = claim.sentence
    low = claim.quantity.low if claim.quantity else -1
    return Fact(span.start, span.end, claim.type, low, first_day(claim), last_day(claim), places(claim), frozenset(map(skeletons, claim.victims)))


def inside(facts: tuple[Fact, ...], start: int, end: int) -> tuple[Fact, ...]:
    """The facts whose sentence lies for the greater part in [start, end)."""
    return tuple(f for f in facts if 2 * (min(f.end, end) - max(f.start, start)) > f.end - f.start)


def tell_of_another(left: tuple[Fact, ...], right: tuple[Fact, ...], slack: int) -> bool:
    """Do the facts show two occurrences? True if most facts of one side find no day (within `slack` days) or place on the other."""
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    strangers = sum(not any(_may_agree(f, g, slack) for g in longer) for f in shorter)
    return 2 * strangers > len(shorter)


def _may_agree(left: Fact, right: Fact, slack: int) -> bool:
    return left.type == right.type and _days_meet(left, right, slack) and _places_meet(left.places, right.places) and _names_meet(left, right)


def _days_meet(left: Fact, right: Fact, slack: int) -> bool:
    before = left.last is not None and right.first is not None and left.last + slack < right.first
    after = right.last is not None and left.first is not None and right.last + slack < left.first
    return not before and not after


def _names_meet(left: Fact, right: Fact) -> bool:
    return not left.victims or not right.victims or not left.victims.isdisjoint(right.victims)


def _places_meet(left: tuple[Place, ...], right: tuple[Place, ...]) -> bool:
    return not left or not right or any(a.id in b.path or b.id in a.path for a in left for b in right)
