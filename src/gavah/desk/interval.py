"""The five numbers as places on a line: percentages of its width, mirrored where the page is read from the right."""

import msgspec

from gavah.pictures.scale import Axis


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line for intervals: `top` is the number at its end. Styles may not be written into pages, so places are attributes of SVG."""

    top: int
    mirrored: bool = False
    start: float = 0.0
    end: float = 100.0

    @property
    def _axis(self) -> Axis:
        start, end = (100 - self.start, 100 - self.end) if self.mirrored else (self.start, self.end)
        return Axis(start, end, float(max(self.top, 1)))

    def at(self, value: float) -> str:
        """Where `value` lies: "37.50%"."""
        return f"{self._axis.at(value):.2f}%"

    def left(self, low: float, high: float) -> str:
        """Where a bar from `low` to `high` begins on the page."""
        return f"{self._axis.span(low, high)[0]:.2f}%"

    def width(self, low: float, high: float) -> str:
        """How wide it is."""
        return f"{self._axis.span(low, high)[1]:.2f}%"

    def near(self, one: float, other: float, share: float = 0.07) -> bool:
        """Would labels of both run into each other?"""
        return abs(one - other) < share * max(self.top, 1)

    @property
    def ticks(self) -> list[int]:
        """Round numbers along it."""
        return self._axis.ticks


def line_of(tops: list[int], lang: str, *, end: float = 100.0) -> Line:
    """A line on which all of `tops` find room."""
    return Line(top=max([*tops, 1]), mirrored=lang == "fa", end=end)
