"""Capture overlap: how many events are told by exactly which sources (an UpSet plot: Lex et al., IEEE TVCG 20, 2014)."""

from collections.abc import Mapping, Sequence

from gavah.pictures.canvas import BLUE, GREY, INK, MARGIN, PALE, RULE, WIDTH, Caption, framed, term
from gavah.pictures.labels import number, shortened
from gavah.pictures.scale import Axis

HIGH, ROW, LABEL, SIZES = 170.0, 24.0, 200.0, 110.0
MOST = 30


def overlap(lists: Sequence[str], patterns: Mapping[tuple[bool, ...], int], caption: Caption) -> str:
    """SVG of capture patterns: `patterns[(True, False, …)]` is the number of records in exactly the lists marked True.

    The most frequent patterns first (at most 30); below each bar a dot for every list that has it; beside each list its size. The pattern
    of no list is not shown: nobody counted it. Raises `ValueError` for a pattern of another length than `lists`.
    """
    if any(len(pattern) != len(lists) for pattern in patterns):
        raise ValueError("a capture pattern must say of every list whether it has the record")
    told = {pattern: count for pattern, count in patterns.items() if any(pattern) and count > 0}
    ordered = sorted(told, key=lambda pattern: (-told[pattern], -sum(pattern), pattern))
    shown = ordered[:MOST]
    canvas, top = framed(HIGH + ROW * len(lists) + 50, caption)
    ground = top + 20 + HIGH
    left = MARGIN + LABEL + SIZES + 30
    step = min((WIDTH - MARGIN - left) / max(len(shown), 1), 42.0)
    heights = Axis(ground, top + 34, float(max((told[pattern] for pattern in shown), default=1)))
    sizes = [sum(count for pattern, count in told.items() if pattern[at]) for at in range(len(lists))]
    widths = Axis(MARGIN + LABEL + SIZES, MARGIN + LABEL + 34, float(max([*sizes, 1])))
    canvas.text(left, top + 14, term(caption, "records"), size=11, fill=GREY)
    for row, (name, size) in enumerate(zip(lists, sizes, strict=True)):
        y = ground + 30 + ROW * row
        if row % 2 == 0:
            canvas.rect(left - 8, y - ROW / 2, WIDTH - MARGIN - left + 8, ROW, fill="#f3f3f3")
        canvas.text(MARGIN, y + 4, shortened(name, 26))
        x, width = widths.span(0, size)
        canvas.rect(x, y - 6, width, 12, fill=GREY)
        canvas.text(x - 5, y + 4, number(size, caption.lang), anchor="end", size=11)
    for column, pattern in enumerate(shown):
        x = left + step * (column + 0.5)
        y, height = heights.span(0, told[pattern])
        canvas.rect(x - step * 0.32, y, step * 0.64, height, fill=BLUE)
        canvas.text(x, y - 5, number(told[pattern], caption.lang), anchor="middle", size=11)
        rows = [row for row, has in enumerate(pattern) if has]
        ys = [ground + 30 + ROW * row for row in range(len(lists))]
        canvas.line(x, ys[rows[0]], x, ys[rows[-1]], line=2.5)
        for row, y in enumerate(ys):
            has = pattern[row]
            canvas.dot(x, y, radius=5.5 if has else 4.0, fill=INK if has else PALE, stroke=INK if has else RULE, line=1.0)
    canvas.line(left - 8, ground, WIDTH - MARGIN, ground)
    if len(ordered) > MOST:
        more = term(caption, "more_rows").format(number(len(ordered) - MOST, caption.lang))
        canvas.text(WIDTH - MARGIN, top + 14, more, anchor="end", size=11, fill=GREY)
    return canvas.svg([f"{term(caption, 'told_by')} {_names(lists, pattern)}: {number(told[pattern], caption.lang)}" for pattern in ordered])


def _names(lists: Sequence[str], pattern: Sequence[bool]) -> str:
    return " + ".join(name for name, has in zip(lists, pattern, strict=True) if has)
