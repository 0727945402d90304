"""What a passage tells twice without a number: a dispersal told again by its injured, a strike told again by the lorries that stand idle."""

from collections.abc import Callable, Sequence

from gavah.reading.told import Told

_ABSORBED = frozenset({"protest.dispersal", "coerce"})
"""Types whose bare telling says no more than their count of persons."""
_ONCE = frozenset({"protest.dispersal", "protest.strike", "protest.hunger", "coerce-curfew", "internet-cut", "coerce"})
"""Types that a passage tells once for a day and place."""


def without_repeats(told: Sequence[Told], meet: Callable[[Told, Told], bool]) -> list[Told]:
    """`told` without the bare tellings of what another one tells; `meet` says whether two agree in day and place."""
    kept: list[Told] = []
    for at, one in enumerate(told):
        others = [*kept, *(t for t in told[at + 1 :] if t.hit.measure is not None)]
        if not (_bare(one) and any(_repeats(one, other) and meet(one, other) for other in others)):
            kept.append(one)
    return kept


def _bare(one: Told) -> bool:
    return one.hit.measure is None and one.hit.kind == "event" and one.hit.type in _ONCE


def _repeats(one: Told, other: Told) -> bool:
    """Whether `other` tells of the same kind of event, with persons where a bare telling adds nothing to them."""
    a, b = one.hit, other.hit
    real = b.kind == "event" and (a.polarity, a.modality) == (b.polarity, b.modality)
    return real and a.type == b.type and (b.measure is None or a.type in _ABSORBED)
