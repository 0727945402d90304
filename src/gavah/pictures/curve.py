"""A posterior: how likely each number is, with its interval, its middle and what is documented."""

from collections.abc import Sequence

import msgspec
import numpy as np

from gavah.pictures.bars import keys
from gavah.pictures.canvas import BLUE, GREY, INK, MARGIN, RULE, SKY, WIDTH, Caption, framed, term
from gavah.pictures.labels import digits, number
from gavah.pictures.scale import Axis

HIGH, LEFT = 240.0, 40.0
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
    canvas, top = framed(HIGH + 66, caption)
    share = f"{term(caption, 'interval')} {digits(f'{given.level:.0%}', caption.lang)}"
    entries = [("solid", share), ("dark", term(caption, "median"))]
    keys(canvas, caption, top + 8, [*entries, *([("dashes", term(caption, "observed"))] if given.observed is not None else [])])
    ground = top + 36 + HIGH
    start = min(given.x[0], given.low, given.x[0] if given.observed is None else given.observed)
    end = max(given.x[-1], given.high)
    across = Axis(LEFT, WIDTH - MARGIN, max(end - start, 1e-9))
    up = Axis(ground, top + 36, max(given.density))
    curve = [(across.at(x - start), up.at(y)) for x, y in zip(given.x, given.density, strict=True)]
    canvas.polyline([(curve[0][0], ground), *curve, (curve[-1][0], ground)], fill=SKY, stroke="none")
    inner = [at for at, x in zip(curve, given.x, strict=True) if given.low <= x <= given.high]
    if inner:
        canvas.polyline([(inner[0][0], ground), *inner, (inner[-1][0], ground)], fill=BLUE, stroke="none")
    canvas.polyline(curve, stroke=INK, line=1.2)
    canvas.line(across.at(given.median - start), ground, across.at(given.median - start), top + 36, line=2.2)
    if given.observed is not None:
        x = across.at(given.observed - start)
        canvas.line(x, ground, x, top + 36, dash="5 4", line=1.6)
    canvas.line(LEFT, ground, WIDTH - MARGIN, ground)
    for tick in _ticks(start, end):
        x = across.at(tick - start)
        canvas.line(x, ground, x, ground + 5, stroke=RULE)
        canvas.text(x, ground + 20, number(tick, caption.lang), anchor="middle", size=11, fill=GREY)
    return canvas.svg(_in_words(given, caption))


def _in_words(given: Posterior, caption: Caption) -> list[str]:
    ends = f"{number(round(given.low), caption.lang)}–{number(round(given.high), caption.lang)}"
    told = [f"{term(caption, 'median')}: {number(round(given.median), caption.lang)}", f"{term(caption, 'interval')}: {ends}"]
    return [*told, *([f"{term(caption, 'observed')}: {number(given.observed, caption.lang)}"] if given.observed is not None else [])]


def _ticks(start: float, end: float) -> list[int]:
    step = max(1, Axis(0, 1, max(end - start, 1.0)).ticks[1] if end - start >= 1 else 1)
    first = int(-(-start // step)) * step
    return list(range(first, int(end) + 1, step))
