"""Interval bars: one line a source, place, rule or bin."""

from collections.abc import Sequence

import msgspec

from gavah.pictures.canvas import BLUE, GAP, GREY, HATCH, INK, MARGIN, PALE, RULE, SKY, WIDTH, Canvas, Caption, framed, label_at, term
from gavah.pictures.labels import between, digits, number, shortened
from gavah.pictures.scale import Axis, top_of

ROW, LABEL, VALUES = 26.0, 250.0, 176.0
MOST = 60


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One row: evidence ≤ floor ≤ best ≤ named ≤ ceiling (None = open), under its label. `group` starts a heading where it changes."""

    label: str
    evidence: int
    floor: int
    best: int
    named: int
    ceiling: int | None
    group: str = ""


def interval_bars(rows: Sequence[Bar], caption: Caption) -> str:
    """SVG: a solid bar from floor to named, a ring at best, a dashed line from evidence, hatching to the ceiling or an arrow where it is open."""
    shown = rows[:MOST]
    headings = sum(bool(row.group) and (at == 0 or shown[at - 1].group != row.group) for at, row in enumerate(shown))
    body = ROW * (len(shown) + headings + (len(rows) > MOST)) + 54
    canvas, top = framed(body, caption)
    axis = axis_of(top_of([row.best for row in shown], [max(row.named, row.ceiling or 0) for row in shown]), caption)
    y = top + 30
    _legend(canvas, caption, top + 8)
    bottom = y + ROW * (len(shown) + headings)
    for tick in axis.ticks:
        canvas.line(axis.at(tick), y - 4, axis.at(tick), bottom, stroke=RULE, line=0.6)
        canvas.text(axis.at(tick), bottom + 16, number(tick, caption.lang), anchor="middle", size=11, fill=GREY)
    for at, row in enumerate(shown):
        if row.group and (at == 0 or shown[at - 1].group != row.group):
            x, anchor = label_at(caption)
            canvas.text(x, y + 17, row.group, bold=True, anchor=anchor)
            y += ROW
        _draw(canvas, axis, row, y + ROW / 2, caption)
        y += ROW
    if len(rows) > MOST:
        x, anchor = label_at(caption)
        more = term(caption, "more_rows").format(number(len(rows) - MOST, caption.lang))
        canvas.text(x, bottom + 34, more, fill=GREY, anchor=anchor)
    return canvas.svg([f"{row.label}: {_in_words(row, caption)}" for row in rows])


def axis_of(top: float, caption: Caption) -> Axis:
    """Between the labels and the values of rows, from 0 to `top`, in the direction of reading."""
    left, right = MARGIN + LABEL, WIDTH - MARGIN - VALUES
    if caption.lang == "fa":
        left, right = WIDTH - left, WIDTH - right
    return Axis(left, right, top)


def _draw(canvas: Canvas, axis: Axis, row: Bar, y: float, caption: Caption) -> None:
    mirrored = axis.end < axis.start
    x, anchor = label_at(caption)
    canvas.text(x, y + 4, shortened(digits(row.label, caption.lang), 36), anchor=anchor)
    x, width = axis.span(0, row.floor)
    canvas.rect(x, y - 1.5, width, 3, fill=PALE)
    if row.evidence < row.floor:
        canvas.line(axis.at(row.evidence), y, axis.at(row.floor), y, dash="3 3", line=1.5)
    x, width = axis.span(row.floor, row.named)
    canvas.rect(x, y - 5, max(width, 1.5), 10, fill=BLUE)
    if row.ceiling is None:
        _head(canvas, axis.at(row.named), y, mirrored)
    elif row.ceiling > row.named:
        x, width = axis.span(row.named, row.ceiling)
        canvas.rect(x, y - 5, width, 10, fill=HATCH, stroke=BLUE)
    beyond = max(row.named, row.ceiling or 0) > axis.top
    if beyond and row.ceiling is not None:
        _head(canvas, axis.end, y, mirrored)
    canvas.dot(axis.at(row.best), y)
    x, anchor = (MARGIN + VALUES - 28, "end") if mirrored else (WIDTH - MARGIN - VALUES + 28, "start")
    canvas.text(x, y + 4, _values(row, caption), anchor=anchor, size=12)


def _head(canvas: Canvas, x: float, y: float, mirrored: bool) -> None:
    """An arrow that leaves the bar."""
    way = -1 if mirrored else 1
    canvas.line(x, y, x + 12 * way, y, line=1.5)
    canvas.polyline([(x + 12 * way, y - 5), (x + 20 * way, y), (x + 12 * way, y + 5), (x + 12 * way, y - 5)], fill=INK, line=1.0)


def _values(row: Bar, caption: Caption) -> str:
    lang = caption.lang
    if row.floor == row.best == row.named == row.ceiling:
        return number(row.floor, lang)
    end = term(caption, "no_ceiling") if row.ceiling is None else number(row.ceiling, lang)
    return f"{between(row.floor, row.named, lang)} · {end}" if row.named != row.ceiling else between(row.floor, row.named, lang)


def _in_words(row: Bar, caption: Caption) -> str:
    return ", ".join(
        f"{term(caption, name)} {number(value, caption.lang)}"
        for name, value in (
            ("evidence", row.evidence),
            ("floor", row.floor),
            ("best", row.best),
            ("named", row.named),
            ("ceiling", row.ceiling),
        )
    )


def _legend(canvas: Canvas, caption: Caption, y: float) -> None:
    """What the marks mean, once."""
    entries = [
        ("dashes", f"{term(caption, 'evidence')}–{term(caption, 'floor')}"),
        ("solid", f"{term(caption, 'floor')}–{term(caption, 'named')}"),
        ("ring", term(caption, "best")),
        ("hatch", f"{term(caption, 'named')}–{term(caption, 'ceiling')}"),
        ("arrow", term(caption, "no_ceiling")),
    ]
    keys(canvas, caption, y, entries)


def keys(canvas: Canvas, caption: Caption, y: float, entries: Sequence[tuple[str, str]]) -> None:
    """A legend in one line: marks (dashes, solid, pale, ring, hatch, gap, arrow, dark) with their words, from the side where reading begins."""
    fills = {"solid": BLUE, "pale": SKY, "hatch": HATCH, "gap": GAP, "dark": INK, "grey": PALE}
    mirrored = caption.lang == "fa"
    x = WIDTH - MARGIN if mirrored else MARGIN
    for mark, said in entries:
        left = x - 22 if mirrored else x
        if mark in fills:
            canvas.rect(left, y - 5, 22, 10, fill=fills[mark], stroke=GREY, line=0.6)
        elif mark == "ring":
            canvas.dot(left + 11, y)
        elif mark == "dashes":
            canvas.line(left, y, left + 22, y, dash="3 3", line=1.5)
        else:
            _head(canvas, left + (20 if mirrored else 1), y, mirrored)
        canvas.text(x - 28 if mirrored else x + 28, y + 4, said, size=11, anchor="end" if mirrored else "start")
        step = 46 + 6.4 * len(said)
        x += -step if mirrored else step
