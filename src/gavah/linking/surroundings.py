"""What a pair of claims stands among: how rare its words are, and how crowded its day and city."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from gavah.linking.told import Told

Cell = tuple[str, str]
_MANY_DAYS = 10  # different days from which a case shows what is usual
_RARE = 0.1  # share of them that may have another such event in a quiet city
_PAIR = 2  # like claims of one outlet that are no crowd yet


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`rarity`: word → how much it says, in [0, 1]. `crowd`: claim id → how many like claims one outlet makes apart in its cell, where more
    than `_PAIR`. `quiet`: (family, city) of which few days are told."""

    rarity: dict[str, float] = field(default_factory=dict)
    crowd: dict[str, int] = field(default_factory=dict)
    quiet: frozenset[Cell] = frozenset()


def survey(profiles: Sequence[Told]) -> Surroundings:
    """The surroundings of all `profiles`."""
    return Surroundings(_rarity(profiles), _crowd(profiles), _quiet(profiles))


def quiet_place(profile: Told) -> Cell:
    """The family and city of a claim, as `Surroundings.quiet` lists them."""
    return profile.family, profile.places[0].city if profile.places else ""


def _quiet(profiles: Sequence[Told]) -> frozenset[Cell]:
    """Where a case that tells of many days tells of few with such an event in this city: two of them at once would be a rare chance."""
    days: dict[Cell, set[int]] = defaultdict(set)
    every: set[int] = set()
    for profile in profiles:
        if profile.last is not None and profile.days() == 1:
            days[quiet_place(profile)].add(profile.last)
            every.add(profile.last)
    return frozenset(cell for cell, told in days.items() if cell[1] and len(every) >= _MANY_DAYS and len(told) - 1 <= _RARE * len(every))


def _rarity(profiles: Sequence[Told]) -> dict[str, float]:
    """1 for a word seen once, near 0 for one seen in most sentences."""
    seen: Counter[str] = Counter()
    for profile in profiles:
        seen.update(profile.words)
    most = math.log2(len(profiles) + 2)
    return {word: 1.0 - math.log2(count) / most for word, count in seen.items()}


def _crowd(profiles: Sequence[Told]) -> dict[str, int]:
    """In a cell (family, city, day, number) an outlet tells of an event once or twice a report; what it tells beyond are other events."""
    cells: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for profile in profiles:
        if profile.last is not None and profile.places:
            cells[profile.family, profile.places[0].city or profile.places[0].id, profile.last, profile.low].append(profile)
    crowded = ((cell, _told_apart(cell)) for cell in cells.values() if len(cell) > _PAIR)
    return {p.id: alike for cell, alike in crowded if alike > _PAIR for p in cell}


def _told_apart(cell: list[Told]) -> int:
    reports: Counter[tuple[str, str]] = Counter((p.outlet, p.report) for p in cell)
    outlets: Counter[str] = Counter()
    for (outlet, _), count in reports.items():
        outlets[outlet] += max(1, count - 1)
    return max(outlets.values())
