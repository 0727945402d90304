"""A posterior: how likely each number is, with its interval, its middle and what is documented."""

from collections.abc import Sequence

import msgspec
import numpy as np

from gavah.pictures.bars import keys
from gavah.pictures.canvas import BLUE, GREY, INK, MARGIN, RULE, SKY, WIDTH, Canvas, Caption, framed, label_at, term
from gavah.pictures.labels import digits, number
from gavah.pictures.scale import Axis

HIGH, LEFT = 240.0, 40.0
PANEL, NAME = 110.0, 22.0
"""Of one among several: how high it is, and the room above it for its name."""
BINS = 120


class Posterior(msgspec.Struct, frozen=True, kw_only=True):
    """A density over rising values `x`. `low`, `high`: the interval of `level` (0.95); `median`; `observed`: what is documented (None = unsaid)."""

    x: tuple[float, ...]
    density: tuple[float, ...]
    low: float
    high: float
    median: float
    level: float = 0.95
    observed: int | None = None


def posterior_of(samples: Sequence[float], *, level: float = 0.95, observed: int | None = None) -> Posterior:
    """The posterior that draws give: a smoothed histogram, its central interval and its median. The longest tails (0.2 % each) are left out of
    the picture, not of the interval. Raises `ValueError` without draws.
    """
    drawn = np.asarray(samples, dtype=np.float64)
    if not len(drawn):
        raise ValueError("no draws, no posterior")
    start, end = np.quantile(drawn, [0.002, 0.998])
    if end <= start:
        start, end = start - 0.5, end + 0.5
    counts, edges = np.histogram(drawn, bins=BINS, range=(float(start), float(end)), density=True)
    kernel = np.exp(-0.5 * (np.arange(-6, 7) / 2.0) ** 2)
    smooth = np.convolve(np.pad(counts, 6, mode="edge"), kernel / kernel.sum(), mode="valid")
    low, median, high = np.quantile(drawn, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Posterior(
        x=tuple(((edges[:-1] + edges[1:]) / 2).tolist()),
        density=tuple(smooth.tolist()),
        low=float(low),
        high=float(high),
        median=float(median),
        level=level,
        observed=observed,
    )


def posterior(given: Posterior, caption: Caption) -> str:
    """SVG: the density as an area, its interval darker, the median a solid line, what is documented a dashed one."""
    return posteriors([("", given)], caption)


def posteriors(given: Sequence[tuple[str, Posterior]], caption: Caption) -> str:
    """SVG of one posterior or several (each with its name) below each other over one axis. Raises `ValueError` without any."""
    if not given:
        raise ValueError("no posterior to draw")
    high, name = HIGH if len(given) == 1 else PANEL, NAME if any(label for label, _ in given) else 0.0
    canvas, top = framed(36 + (high + name) * len(given) + 30, caption)
    curves = [one for _, one in given]
    share = f"{term(caption, 'interval')} {digits(f'{curves[0].level:.0%}', caption.lang)}"
    entries = [("solid", share), ("dark", term(caption, "median"))]
    known = any(one.observed is not None for one in curves)
    keys(canvas, caption, top + 8, [*entries, *([("dashes", term(caption, "observed"))] if known else [])])
    start = min(min(one.x[0], one.low, one.x[0] if one.observed is None else one.observed) for one in curves)
    end = max(max(one.x[-1], one.high) for one in curves)
    across = Axis(LEFT, WIDTH - MARGIN, max(end - start, 1e-9))
    ground = top + 36
    for label, one in given:
        ground += name + high
        x, anchor = label_at(caption)
        canvas.text(x, ground - high - 4, label, anchor=anchor, bold=True)
        _panel(canvas, one, (across, start), (ground, high))
    for tick in _ticks(start, end):
        x = across.at(tick - start)
        canvas.line(x, ground, x, ground + 5, stroke=RULE)
        canvas.text(x, ground + 20, number(tick, caption.lang), anchor="middle", size=11, fill=GREY)
    return canvas.svg([f"{label}: {line}" if label else line for label, one in given for line in _in_words(one, caption)])


def _panel(canvas: Canvas, given: Posterior, over: tuple[Axis, float], at: tuple[float, float]) -> None:
    """One density over the axis `over` (with the value at which it starts), on the ground and as high as `at` says."""
    (across, start), (ground, high) = over, at
    up = Axis(ground, ground - high, max(given.density))
    curve = [(across.at(x - start), up.at(y)) for x, y in zip(given.x, given.density, strict=True)]
    canvas.polyline([(curve[0][0], ground), *curve, (curve[-1][0], ground)], fill=SKY, stroke="none")
    inner = [point for point, x in zip(curve, given.x, strict=True) if given.low <= x <= given.high]
    if inner:
        canvas.polyline([(inner[0][0], ground), *inner, (inner[-1][0], ground)], fill=BLUE, stroke="none")
    canvas.polyline(curve, stroke=INK, line=1.2)
    canvas.line(across.at(given.median - start), ground, across.at(given.median - start), ground - high, line=2.2)
    if given.observed is not None:
        x = across.at(given.observed - start)
        canvas.line(x, ground, x, ground - high, dash="5 4", line=1.6)
    canvas.line(LEFT, ground, WIDTH - MARGIN, ground)


def _in_words(given: Posterior, caption: Caption) -> list[str]:
    ends = f"{number(round(given.low), caption.lang)}–{number(round(given.high), caption.lang)}"
    told = [f"{term(caption, 'median')}: {number(round(given.median), caption.lang)}", f"{term(caption, 'interval')}: {ends}"]
    return [*told, *([f"{term(caption, 'observed')}: {number(given.observed, caption.lang)}"] if given.observed is not None else [])]


def _ticks(start: float, end: float) -> list[int]:
    step = max(1, Axis(0, 1, max(end - start, 1.0)).ticks[1] if end - start >= 1 else 1)
    first = int(-(-start // step)) * step
    return list(range(first, int(end) + 1, step))
