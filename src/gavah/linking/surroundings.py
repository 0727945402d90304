"""What a pair of claims stands among: how rare its words are, and how crowded its day and city."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from gavah.linking.profile import Profile


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`rarity`: word → how much it says, in [0, 1]. `crowd`: profile id → how many like claims one outlet makes apart in its cell."""

    rarity: dict[str, float] = field(default_factory=dict)
    crowd: dict[str, int] = field(default_factory=dict)


def survey(profiles: list[Profile]) -> Surroundings:
    """The surroundings of all `profiles`."""
    return Surroundings(_rarity(profiles), _crowd(profiles))


def _rarity(profiles: list[Profile]) -> dict[str, float]:
    """1 for a word seen once, near 0 for one seen in most sentences."""
    seen: Counter[str] = Counter()
    for profile in profiles:
        seen.update(profile.words)
    most = math.log2(len(profiles) + 2)
    return {word: 1.0 - math.log2(count) / most for word, count in seen.items()}


def _crowd(profiles: list[Profile]) -> dict[str, int]:
    """In a cell (family, city, day, number) an outlet tells of an event once or twice a report; what it tells beyond are other events."""
    cells: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.last is not None and profile.places:
            cells[profile.family, profile.places[0].city or profile.places[0].id, profile.last, profile.low].append(profile)
    return {p.id: alike for cell in cells.values() for alike in [_told_apart(cell)] for p in cell}


def _told_apart(cell: list[Profile]) -> int:
    reports: Counter[tuple[str, str]] = Counter((p.outlet, p.report) for p in cell)
    outlets: Counter[str] = Counter()
    for (outlet, _), count in reports.items():
        outlets[outlet] += max(1, count - 1)
    return max(outlets.values())
