"""A timeline with bands: how many on which days, each bin a question of its own."""

from collections.abc import Sequence
from datetime import date

import msgspec

from gavah.pictures.bars import keys
from gavah.pictures.canvas import BLUE, GREY, HATCH, MARGIN, RULE, SKY, WIDTH, Canvas, Caption, framed, term
from gavah.pictures.labels import between, day, number
from gavah.pictures.scale import Axis, top_of

HIGH, LEFT = 260.0, 74.0


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A bin of days, `first` to `last`, with its five numbers (`ceiling` None = open)."""

    label: str
    first: date
    last: date
    floor: int
    best: int
    named: int
    ceiling: int | None


def timeline(stretches: Sequence[Stretch], caption: Caption) -> str:
    """SVG: solid up to the floor, pale up to named, hatched up to the ceiling, a bar at best; an arrow where a bin is open or leaves the page.

    Time runs from left to right in both languages, as calendars' charts do. Bins need not be next to each other.
    """
    canvas, top = framed(HIGH + 70, caption)
    if not stretches:
        return canvas.svg([])
    keys(canvas, caption, top + 8, _legend(caption))
    ground = top + 40 + HIGH
    axis = Axis(ground, top + 40, top_of([one.best for one in stretches], [max(one.named, one.ceiling or 0) for one in stretches]))
    for tick in axis.ticks:
        canvas.line(LEFT, axis.at(tick), WIDTH - MARGIN, axis.at(tick), stroke=RULE, line=0.6)
        canvas.text(LEFT - 8, axis.at(tick) + 4, number(tick, caption.lang), anchor="end", size=11, fill=GREY)
    first, last = min(one.first for one in stretches), max(one.last for one in stretches)
    across = Axis(LEFT, WIDTH - MARGIN, float((last - first).days + 1))
    for one in stretches:
        _draw(canvas, axis, across, one, first)
    canvas.line(LEFT, ground, WIDTH - MARGIN, ground)
    _dates(canvas, across, stretches, first, ground, caption)
    return canvas.svg([f"{day(one.first, caption.lang)}: {between(one.floor, one.ceiling, caption.lang)}" for one in stretches])


def _draw(canvas: Canvas, axis: Axis, across: Axis, one: Stretch, first: date) -> None:
    x = across.at((one.first - first).days)
    width = across.at((one.last - first).days + 1) - x
    inner, gap = max(width * 0.86, 1.0), min(width * 0.07, 6.0)
    for low, high, fill in ((0, one.floor, BLUE), (one.floor, one.named, SKY), (one.named, one.ceiling or 0, HATCH)):
        if high > low:
            y, height = axis.span(low, high)
            canvas.rect(x + gap, y, inner, height, fill=fill, stroke=BLUE, line=0.5)
    canvas.line(x + gap, axis.at(one.best), x + gap + inner, axis.at(one.best), line=2.2)
    if one.ceiling is None or max(one.named, one.ceiling) > axis.top:
        canvas.arrow(x + width / 2, axis.at(max(one.named, one.ceiling or 0)) - 2, up=True)


def _dates(canvas: Canvas, across: Axis, stretches: Sequence[Stretch], first: date, ground: float, caption: Caption) -> None:
    """The first days of as many bins as have room."""
    nearest = -1e9
    for one in stretches:
        x = across.at((one.first - first).days)
        if x - nearest < 84:
            continue
        nearest = x
        canvas.line(x, ground, x, ground + 5)
        canvas.text(x, ground + 20, day(one.first, caption.lang), size=11, fill=GREY)


def _legend(caption: Caption) -> list[tuple[str, str]]:
    return [
        ("solid", term(caption, "floor")),
        ("dark", term(caption, "best")),
        ("pale", f"{term(caption, 'floor')}–{term(caption, 'named')}"),
        ("hatch", f"{term(caption, 'named')}–{term(caption, 'ceiling')}"),
        ("arrow", term(caption, "no_ceiling")),
    ]
