"""A reconciliation as a waterfall: each day's or place's items one after the other, what is left, and the total that was claimed."""

from collections.abc import Sequence

import msgspec

from gavah.pictures.bars import MOST, ROW, VALUES, axis_of, keys
from gavah.pictures.canvas import BLUE, GAP, GREY, HATCH, INK, MARGIN, PALE, RULE, WIDTH, Canvas, Caption, framed, label_at, term
from gavah.pictures.labels import between, digits, number, shortened
from gavah.pictures.scale import Axis


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Items of one bin: `sure` surely different, `most` at most (None = open); `claimed`: the greatest smaller total told of the bin (0 = none)."""

    label: str
    sure: int
    most: int | None
    claimed: int = 0


def waterfall(steps: Sequence[Step], total: tuple[int, int | None], unexplained: tuple[int, int], caption: Caption) -> str:
    """SVG: bars that begin where the one before ended; hatched on to the most of a bin, orange to what only a smaller total tells; then the
    rest that neither tells of, up to the least of the total, and the total itself. `unexplained`: what of the total single events leave.
    """
    shown = steps[:MOST]
    rows = len(shown) + 2 + (len(steps) > MOST)
    canvas, top = framed(ROW * rows + 56, caption)
    keys(canvas, caption, top + 8, [(mark, term(caption, name)) for mark, name in _MARKS])
    y, ground = top + 30, top + 30 + ROW * rows
    sum_sure = sum(one.sure for one in steps)
    axis = axis_of(max(total[0], total[1] or 0, sum(max(one.sure, one.claimed, one.most or 0) for one in steps), 1.0), caption)
    for tick in axis.ticks:
        canvas.line(axis.at(tick), y - 4, axis.at(tick), ground, stroke=RULE, line=0.6)
        canvas.text(axis.at(tick), ground + 16, number(tick, caption.lang), anchor="middle", size=11, fill=GREY)
    done = 0
    for one in shown:
        _draw(canvas, axis, one, done, y + ROW / 2, caption)
        done += max(one.sure, one.claimed)
        canvas.line(axis.at(done), y + ROW / 2 - 5, axis.at(done), y + 3 * ROW / 2 - 5, stroke=GREY, dash="2 2")
        y += ROW
    if len(steps) > MOST:
        rest = sum(max(one.sure, one.claimed) for one in steps[MOST:])
        label = term(caption, "more_rows").format(number(len(steps) - MOST, caption.lang))
        _draw(canvas, axis, Step(label=label, sure=rest, most=rest), done, y + ROW / 2, caption)
        done, y = done + rest, y + ROW
    if total[0] > done:
        x, width = axis.span(done, total[0])
        canvas.rect(x, y + ROW / 2 - 6, width, 12, fill=GAP, stroke=INK)
    _label(canvas, y + ROW / 2, term(caption, "rest"), number(max(0, total[0] - done), caption.lang), caption)
    _total(canvas, axis, total, unexplained, y + 3 * ROW / 2, caption)
    told = [f"{one.label}: {between(one.sure, one.most, caption.lang)}" for one in steps]
    rest_told = f"{term(caption, 'unexplained')}: {between(*unexplained, caption.lang)}"
    return canvas.svg([*told, f"{term(caption, 'sure')}: {number(sum_sure, caption.lang)}", rest_told])


_MARKS = (("solid", "sure"), ("hatch", "most"), ("grey", "placed"), ("gap", "rest"), ("dark", "claimed_total"))


def _draw(canvas: Canvas, axis: Axis, one: Step, done: int, y: float, caption: Caption) -> None:
    x, width = axis.span(done, done + one.sure)
    canvas.rect(x, y - 6, width, 12, fill=BLUE)
    if one.claimed > one.sure:
        x, width = axis.span(done + one.sure, done + one.claimed)
        canvas.rect(x, y - 6, width, 12, fill=PALE, stroke=INK, line=0.8)
    if one.most is not None and one.most > one.sure:
        x, width = axis.span(done + one.sure, done + one.most)
        canvas.rect(x, y - 3, width, 6, fill=HATCH, stroke=BLUE, line=0.8)
    values = between(one.sure, one.most, caption.lang)
    if one.claimed > one.sure:
        values += f" · {term(caption, 'claimed_total')} {number(one.claimed, caption.lang)}"
    _label(canvas, y, one.label, values, caption)


def _total(canvas: Canvas, axis: Axis, total: tuple[int, int | None], unexplained: tuple[int, int], y: float, caption: Caption) -> None:
    x, width = axis.span(0, total[0])
    canvas.rect(x, y - 6, width, 12, fill=INK)
    if total[1] is not None and total[1] > total[0]:
        x, width = axis.span(total[0], total[1])
        canvas.rect(x, y - 6, width, 12, fill="#ffffff", stroke=INK)
    values = f"{between(*total, caption.lang)} · {term(caption, 'unexplained')} {between(*unexplained, caption.lang)}"
    _label(canvas, y, term(caption, "claimed_total"), values, caption, bold=True)


def _label(canvas: Canvas, y: float, label: str, values: str, caption: Caption, *, bold: bool = False) -> None:
    mirrored = caption.lang == "fa"
    x, anchor = label_at(caption)
    canvas.text(x, y + 4, shortened(digits(label, caption.lang), 36), anchor=anchor, bold=bold)
    x, anchor = (MARGIN + VALUES - 12, "end") if mirrored else (WIDTH - MARGIN - VALUES + 12, "start")
    canvas.text(x, y + 4, shortened(values, 34), anchor=anchor, size=12, bold=bold)
