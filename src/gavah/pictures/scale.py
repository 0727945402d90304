"""From numbers to places on the page: round ticks, and an end where one number would dwarf all others."""

from collections.abc import Sequence

import msgspec

DWARFED = 8
"""A greatest value this many times the rest's is drawn as going beyond the picture."""


class Axis(msgspec.Struct, frozen=True):
    """Values 0 … `top` on [`start`, `end`] of the page (`end` < `start` where numbers grow leftwards or upwards)."""

    start: float
    end: float
    top: float

    def at(self, value: float) -> float:
        """Where `value` lies, no farther than the end."""
        return self.start + (self.end - self.start) * min(max(value, 0.0), self.top) / self.top

    def span(self, low: float, high: float) -> tuple[float, float]:
        """The least coordinate and the length from `low` to `high`."""
        one, other = self.at(low), self.at(high)
        return min(one, other), abs(other - one)

    @property
    def ticks(self) -> list[int]:
        """Round whole numbers from 0 to the top."""
        step = _step(self.top)
        return list(range(0, int(self.top) + 1, step))


def top_of(firm: Sequence[float], loose: Sequence[float]) -> float:
    """The end of an axis that shows all `firm` values, and the `loose` ones unless they would dwarf them."""
    solid = max([*firm, 1.0])
    widest = max([*loose, solid])
    if widest > DWARFED * solid:
        fitting = [one for one in loose if one <= DWARFED * solid / 2]
        widest = max([*fitting, solid]) * 1.15
    return max(widest, 1.0)


def _step(top: float) -> int:
    scale = 1
    while top / (5 * scale) > 7:
        scale *= 10
    return next(step * scale for step in (1, 2, 5) if top / (step * scale) <= 7)
