"""Growth as a picture: what sizes took, both axes logarithmic, beside a line that is linear in the size."""

import math
from collections.abc import Iterator, Sequence
from itertools import count

from gavah.pictures import Caption
from gavah.pictures.canvas import BLUE, GREY, MARGIN, RULE, WIDTH, Canvas, framed

HIGH, LEFT = 300.0, 84.0
_REACH = 1.2
"""Room beyond the least and greatest value, as a factor."""
FIXED = 10_000
"""From this size on what every run costs (starting, reading data files) no longer counts: the linear line goes through it."""
Point = tuple[float, float]


def slope(points: Sequence[Point]) -> float:
    """By which power of the size the seconds grow, from size `FIXED` on (least squares over logarithms); NaN of fewer than two sizes."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points if size >= FIXED]
    if len(logs) < 2:
        return math.nan
    middle, height = sum(x for x, _ in logs) / len(logs), sum(y for _, y in logs) / len(logs)
    return sum((x - middle) * (y - height) for x, y in logs) / sum((x - middle) * (x - middle) for x, _ in logs)


def growth(points: Sequence[Point], caption: Caption, *, what: str) -> str:
    """SVG of (size, seconds) `points`, in order of size; `what` is counted along the bottom."""
    canvas, top = framed(HIGH + 76, caption)
    ground = top + 16 + HIGH
    across = _Scale(LEFT, WIDTH - MARGIN, [size for size, _ in points])
    up = _Scale(ground, top + 16, [seconds for _, seconds in points])
    for tick in up.ticks():
        canvas.line(LEFT, up.at(tick), WIDTH - MARGIN, up.at(tick), stroke=RULE, line=0.6)
        canvas.text(LEFT - 8, up.at(tick) + 4, f"{tick:g} s", anchor="end", size=11, fill=GREY)
    for tick in across.ticks():
        canvas.line(across.at(tick), ground, across.at(tick), top + 16, stroke=RULE, line=0.6)
        canvas.text(across.at(tick), ground + 20, f"{tick:,.0f}", anchor="middle", size=11, fill=GREY)
    canvas.text((LEFT + WIDTH - MARGIN) / 2, ground + 42, what, anchor="middle", size=12)
    _linear(canvas, points, across, up)
    drawn = [(across.at(size), up.at(seconds)) for size, seconds in points]
    canvas.polyline(drawn, stroke=BLUE, line=2.0)
    for (x, y), (_, seconds) in zip(drawn, points, strict=True):
        canvas.dot(x, y, fill=BLUE, stroke=BLUE)
        canvas.text(x - 8, y - 8, f"{seconds:.3g} s", anchor="end", size=11)
    return canvas.svg([f"{size:,} {what}: {seconds:.3g} seconds" for size, seconds in points])


class _Scale:
    """Positive values on [`start`, `end`] of the page, by their logarithms."""

    def __init__(self, start: float, end: float, values: Sequence[float]) -> None:
        self._start, self._end = start, end
        self.low, self.high = min(values) / _REACH, max(values) * _REACH

    def at(self, value: float) -> float:
        """Where `value` lies."""
        return self._start + (self._end - self._start) * math.log(value / self.low) / math.log(self.high / self.low)

    def ticks(self) -> Iterator[float]:
        """1, 10, 100 … as far as they are shown."""
        for power in count(math.ceil(math.log10(self.low))):
            if 10.0**power > self.high:
                return
            yield 10.0**power


def _linear(canvas: Canvas, points: Sequence[Point], across: _Scale, up: _Scale) -> None:
    """A dashed line through the first size that is not mostly start-up, as long as it stays in the picture."""
    size, seconds = next((point for point in points if point[0] >= FIXED), points[-1])
    ends = max(across.low, up.low * size / seconds), min(across.high, up.high * size / seconds)
    line = [(across.at(end), up.at(end * seconds / size)) for end in ends]
    canvas.polyline(line, stroke=GREY, line=1.2, dash="5 4")
    canvas.text(line[1][0] - 6, line[1][1] + 22, "linear", anchor="end", size=11, fill=GREY)
