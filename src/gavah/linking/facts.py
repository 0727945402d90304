"""What a report's claims say, as far as it tells a copy from another report written in the same form."""

from collections.abc import Iterable

from gavah.linking.told import Told
from gavah.model import places_meet

Facts = dict[str, tuple[Told, ...]]


def facts_by_report(claims: Iterable[Told]) -> Facts:
    """The claims of every report in the order of its text."""
    found: dict[str, list[Told]] = {}
    for claim in claims:
        found.setdefault(claim.report, []).append(claim)
    return {report: tuple(sorted(facts, key=_in_text)) for report, facts in found.items()}


def _in_text(claim: Told) -> tuple[int, int, str, int]:
    return claim.start, claim.end, claim.type, -1 if claim.low is None else claim.low


def inside(facts: tuple[Told, ...], start: int, end: int) -> tuple[Told, ...]:
    """The facts whose sentence lies for the greater part in [start, end)."""
    return tuple(f for f in facts if 2 * (min(f.end, end) - max(f.start, start)) > f.end - f.start)


def tell_of_another(left: tuple[Told, ...], right: tuple[Told, ...], slack: int) -> bool:
    """Do the facts show two occurrences? True if most facts of one side find no day (within `slack` days) or place on the other."""
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    strangers = sum(not any(_may_agree(f, g, slack) for g in longer) for f in shorter)
    return 2 * strangers > len(shorter)


def _may_agree(left: Told, right: Told, slack: int) -> bool:
    return left.type == right.type and _days_meet(left, right, slack) and places_meet(left.places, right.places) and _names_meet(left, right)


def _days_meet(left: Told, right: Told, slack: int) -> bool:
    before = left.last is not None and right.first is not None and left.last + slack < right.first
    after = right.last is not None and left.first is not None and right.last + slack < left.first
    return not before and not after


def _names_meet(left: Told, right: Told) -> bool:
    return not left.victims or not right.victims or not left.victims.isdisjoint(right.victims)
