"""Running counts as they were told: a line of steps a source, never one line for all."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from gavah.pictures.canvas import BLUE, GREY, INK, MARGIN, ORANGE, RULE, WIDTH, Canvas, Caption, framed, term
from gavah.pictures.labels import between, day, digits, number, shortened
from gavah.pictures.scale import Axis

HIGH, LEFT, NAMES = 260.0, 74.0, 190.0
MOST = 8
_STYLES = (
    (BLUE, ""),
    (ORANGE, "7 3"),
    (INK, "2 3"),
    ("#009e73", "9 3 2 3"),
    (GREY, "4 4"),
    ("#cc79a7", "1 3"),
    ("#56b4e9", "12 4"),
    ("#7a6a00", "6 2 1 2"),
)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One running count. `points`: (day it was told, low, does it still stand), in order."""

    label: str
    points: tuple[tuple[date, int, bool], ...]


def step_lines(lines: Sequence[Line], caption: Caption) -> str:
    """SVG: each count's steps with a dot a state; a crossed ring where a later state replaced or withdrew it. At most eight counts."""
    shown = [line for line in lines if line.points][:MOST]
    canvas, top = framed(HIGH + 76, caption)
    if not shown:
        return canvas.svg([])
    ground = top + 16 + HIGH
    days = [at for line in shown for at, _, _ in line.points]
    first, last = min(days), max(days)
    across = Axis(LEFT, WIDTH - MARGIN - NAMES, float(max((last - first).days, 1)))
    up = Axis(ground, top + 16, float(max(low for line in shown for _, low, _ in line.points) or 1) * 1.08)
    for tick in up.ticks:
        canvas.line(LEFT, up.at(tick), WIDTH - MARGIN - NAMES, up.at(tick), stroke=RULE, line=0.6)
        canvas.text(LEFT - 8, up.at(tick) + 4, number(tick, caption.lang), anchor="end", size=11, fill=GREY)
    names = _spread([up.at(line.points[-1][1]) for line in shown])
    for line, (colour, dash), name_y in zip(shown, _STYLES, names, strict=False):
        _draw(canvas, line, across, up, first, colour, dash)
        end = across.at((line.points[-1][0] - first).days)
        canvas.line(end + 7, up.at(line.points[-1][1]), WIDTH - MARGIN - NAMES + 8, name_y, stroke=GREY, line=0.8, dash="1 3")
        canvas.text(WIDTH - MARGIN - NAMES + 12, name_y + 4, shortened(digits(line.label, caption.lang), 30), fill=colour, size=12)
    canvas.line(LEFT, ground, WIDTH - MARGIN - NAMES, ground)
    for at in (first, *((last,) if last > first else ())):
        x = across.at((at - first).days)
        canvas.text(x, ground + 20, day(at, caption.lang), anchor="start" if at == first else "end", size=11, fill=GREY)
    if any(not stands for line in shown for _, _, stands in line.points):
        canvas.dot(LEFT + 8, ground + 42, radius=4)
        _cross(canvas, LEFT + 8, ground + 42, INK)
        canvas.text(LEFT + 20, ground + 46, term(caption, "withdrawn"), size=11, fill=GREY)
    if len(lines) > MOST:
        more = term(caption, "more_rows").format(number(len(lines) - MOST, caption.lang))
        canvas.text(WIDTH - MARGIN, ground + 46, more, anchor="end", size=11, fill=GREY)
    return canvas.svg([f"{line.label}: {_in_words(line, caption)}" for line in lines])


def _draw(canvas: Canvas, line: Line, across: Axis, up: Axis, first: date, colour: str, dash: str) -> None:
    corners: list[tuple[float, float]] = []
    for at, low, _ in line.points:
        x, y = across.at((at - first).days), up.at(low)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    canvas.polyline(corners, stroke=colour, dash=dash, line=2.0)
    for at, low, stands in line.points:
        x, y = across.at((at - first).days), up.at(low)
        canvas.dot(x, y, fill=colour if stands else "#ffffff", stroke=colour)
        if not stands:
            _cross(canvas, x, y, colour)


def _cross(canvas: Canvas, x: float, y: float, colour: str) -> None:
    canvas.line(x - 4, y - 4, x + 4, y + 4, stroke=colour)


def _spread(ys: Sequence[float], apart: float = 17.0) -> list[float]:
    """The heights at which names can stand without touching, each as near its line as can be."""
    placed = list(ys)
    order = sorted(range(len(ys)), key=lambda at: ys[at])
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + apart)
    return placed


def _in_words(line: Line, caption: Caption) -> str:
    return ", ".join(f"{day(at, caption.lang)} {between(low, None, caption.lang)}" for at, low, _ in line.points)
