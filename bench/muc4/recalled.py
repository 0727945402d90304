"""What the key of other stories says of an incident: votes for its day and place, and how well it is known."""

from collections import Counter
from collections.abc import Sequence

from bench.muc4.key import Template

Votes = Counter[str]


def votes(alike: Sequence[tuple[float, Template]], slot: int) -> Votes:
    """Value of `slot` → its votes."""
    out: Votes = Counter()
    for weight, template in alike:
        value = template.first(slot)
        if value:
            out[value.strip("()")] += weight  # type: ignore[assignment]  # a sum of weights
    return out


def known_of(alike: Sequence[tuple[float, Template]], kind: str) -> list[float]:
    """How well an incident of `kind` is known: the weight of templates alike, of those of its type, their number."""
    return [sum(w for w, _ in alike), sum(w for w, t in alike if t.first(4) == kind), len(alike)]
