"""A timeline of events: bars of events whose days are known to the bin, stacked by type; what may lie in a bin drawn lighter above; and below
the axis every uncertain interval as an interval, its open ends open.

Time runs from left to right in both languages, as calendars' charts do. Numbers here are events, never a solved figure.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from gavah.desk.axis import Tick, days_row, edges, months_row, unit_of
from gavah.desk.queries.places import When
from gavah.desk.queries.spots import Ints
from gavah.figures.regions import DAWN, DUSK
from gavah.pictures.scale import Axis, top_of

WIDTH, LEFT, RIGHT, TOP, HIGH = 1000.0, 46.0, 8.0, 10.0, 170.0
LANE, LANES, CANDIDATES = 11.0, 14, 60
_BITS, _BITS_OF_TYPE = 22, 16  # of a day and a type, joined into one number
COLOURED = 6
"""Types with a colour of their own; the rest share one more."""
SQUEEZED = 3
"""An axis this many times as long as the days of four fifths of the events is cut down to those."""


class Part(msgspec.Struct, frozen=True):
    """A rectangle of the picture: `kind` is the type's colour, or -1 for events that may lie here."""

    kind: int
    x: float
    y: float
    width: float
    height: float


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Days `first` to `last` (ordinals): events that surely lie in it, by colour, and those that may."""

    first: int
    last: int
    sure: tuple[int, ...]
    perhaps: int
    parts: tuple[Part, ...]


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """An interval in which `count` events of one type may lie, as a line at height `y`. `since`, `until`: whether an end is open."""

    first: int
    last: int
    type: str
    kind: int
    count: int
    x: float
    end: float
    y: float
    since: bool
    until: bool


class Mark(msgspec.Struct, frozen=True):
    """A label under the axis, or beside it."""

    at: float
    label: str


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """All that a template draws. `first` and `last` are the ends of the axis; `kinds` are the types with colours, in order; `rest`: others too."""

    first: int
    last: int
    unit: str
    bins: tuple[Bin, ...]
    lanes: tuple[Lane, ...]
    undrawn: int
    undated: int
    outside: int
    trimmed: bool
    kinds: tuple[str, ...]
    totals: tuple[int, ...]
    rest: int
    scale: tuple[tuple[float, int], ...]
    days: tuple[Mark, ...]
    months: tuple[Mark, ...]
    others: tuple[Mark, ...]
    ground: float
    floor: float
    height: float

    @property
    def day_width(self) -> float:
        """How wide a day is drawn."""
        return (WIDTH - LEFT - RIGHT) / (self.last + 1 - self.first)

    def at(self, ordinal: int) -> float:
        """Where a day starts on the axis."""
        return _across(self.first, self.last + 1).at(min(max(ordinal, self.first), self.last + 1) - self.first)


class Span(NamedTuple):
    """The days of an axis (ordinals). `trimmed`: a few events lie far outside."""

    first: int
    last: int
    trimmed: bool = False


def span_of(when: When, *, whole: bool = False) -> Span | None:
    """The days of an axis for the events of `when`: all if `whole`, else without a few that would squeeze all others together. None without a day."""
    ends = np.concatenate((when.first[when.first > DAWN], when.last[when.last < DUSK]))
    if not len(ends):
        return None
    every = int(ends.min()), int(ends.max())
    crowd = every if whole else _crowd(ends)
    return Span(*crowd, trimmed=crowd != every)


def timeline(when: When, span: Span, ranked: Sequence[str], lang: str) -> Timeline:
    """The timeline of `when` over the days of `span`, types coloured in the order of `ranked`."""
    dated = (when.first > DAWN) | (when.last < DUSK)
    kinds = tuple([name for name in ranked if name in when.types][:COLOURED])
    colours = np.array([kinds.index(name) if name in kinds else COLOURED for name in when.types], np.int64)[when.type[dated]]
    first, last = when.first[dated].astype(np.int64), when.last[dated].astype(np.int64)
    begin, end, trimmed = span
    unit = unit_of(begin, end)
    cuts = np.array(edges(begin, end, unit))
    begin, end = int(cuts[0]), int(cuts[-1]) - 1
    seen = (last >= begin) & (first <= end)
    first, last, colours, named = first[seen], last[seen], colours[seen], when.type[dated][seen]
    low, high = (np.searchsorted(cuts, np.clip(ends_, begin, end), "right") - 1 for ends_ in (first, last))
    sure = (low == high) & (first >= begin) & (last <= end)
    bins, scale = _bins(cuts, low, high, colours, sure)
    ground = TOP + HIGH
    lanes, undrawn = _lanes(when.types, named[~sure], first[~sure], last[~sure], kinds, (begin, end), ground + 58)
    depth = max((lane.y for lane in lanes), default=ground + 46) + 12
    totals = np.bincount(colours, minlength=COLOURED + 1).tolist()
    width = WIDTH - LEFT - RIGHT
    across = _across(begin, end + 1)

    def marks(ticks: list[Tick]) -> tuple[Mark, ...]:
        return tuple(Mark(round(across.at(tick.ordinal - begin), 1), tick.label) for tick in ticks)

    own, other = ("solar", "gregorian") if lang == "fa" else ("gregorian", "solar")
    return Timeline(
        first=begin,
        last=end,
        unit=unit,
        bins=bins,
        lanes=lanes,
        undrawn=undrawn,
        undated=int((~dated).sum()),
        outside=int((~seen).sum()),
        trimmed=trimmed,
        kinds=kinds,
        totals=tuple(totals[: len(kinds)]),
        rest=totals[COLOURED],
        scale=scale,
        days=marks(days_row(begin, end + 1, width, lang)),
        months=marks(months_row(begin, end + 1, width, lang, own)),
        others=marks(months_row(begin, end + 1, width, lang, other)),
        ground=ground,
        floor=depth,
        height=depth + 4,
    )


def _crowd(ends: Ints) -> tuple[int, int]:
    """The days between which four fifths of the ends lie, and as many around them, if all days are several times as many; else all days."""
    low, high = (int(value) for value in np.quantile(ends, (0.1, 0.9), method="nearest"))
    near = ends[(ends >= low - (high - low)) & (ends <= high + (high - low))]
    every, crowd = (int(ends.min()), int(ends.max())), (int(near.min()), int(near.max()))
    return crowd if every[1] - every[0] > SQUEEZED * (crowd[1] - crowd[0] + 1) else every


def _across(begin: int, end: int) -> Axis:
    return Axis(LEFT, WIDTH - RIGHT, float(end - begin))


def _bins(
    cuts: NDArray[np.int64], low: NDArray[np.intp], high: NDArray[np.intp], colours: NDArray[np.int64], sure: NDArray[np.bool_]
) -> tuple[tuple[Bin, ...], tuple[tuple[float, int], ...]]:
    """Bins that hold or may hold events, drawn; and the numbers beside the axis."""
    many = len(cuts) - 1
    counts = np.bincount(low[sure] * (COLOURED + 1) + colours[sure], minlength=many * (COLOURED + 1)).reshape(many, COLOURED + 1)
    steps = np.bincount(low[~sure], minlength=many + 1) - np.bincount(high[~sure] + 1, minlength=many + 1)
    perhaps = np.cumsum(steps)[:many]
    firm = counts.sum(axis=1)
    up = Axis(TOP + HIGH, TOP, top_of(firm.tolist(), (firm + perhaps).tolist()))
    across = _across(int(cuts[0]), int(cuts[-1]))
    found = []
    for number in np.flatnonzero(firm + perhaps).tolist():
        start, stop = int(cuts[number]), int(cuts[number + 1])
        x, end = across.at(start - int(cuts[0])), across.at(stop - int(cuts[0]))
        gap = min((end - x) * 0.08, 2.0)
        parts, held = [], 0
        for kind, count in [*enumerate(counts[number].tolist()), (-1, int(perhaps[number]))]:
            y, height = up.span(held, held + count)
            if height > 0:
                parts.append(Part(kind, round(x + gap, 2), round(y, 2), round(max(end - x - 2 * gap, 0.6), 2), round(height, 2)))
            held += count
        found.append(Bin(first=start, last=stop - 1, sure=tuple(counts[number].tolist()), perhaps=int(perhaps[number]), parts=tuple(parts)))
    return tuple(found), tuple((round(up.at(tick), 1), tick) for tick in up.ticks)


def _lanes(
    types: Sequence[str],
    named: NDArray[np.int32],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    kinds: Sequence[str],
    axis: tuple[int, int],
    top: float,
) -> tuple[tuple[Lane, ...], int]:
    """The uncertain intervals laid into lanes; where there are too many, those of most events, and how many events are left undrawn."""
    if not len(first):
        return (), 0
    keys, counts = np.unique((first << _BITS | last) << _BITS_OF_TYPE | named, return_counts=True)
    most = np.argsort(-counts, kind="stable")[:CANDIDATES]
    begins, ends, of = keys[most] >> (_BITS + _BITS_OF_TYPE), keys[most] >> _BITS_OF_TYPE & (1 << _BITS) - 1, keys[most] & (1 << _BITS_OF_TYPE) - 1
    rows = sorted(
        zip(begins.tolist(), ends.tolist(), of.tolist(), counts[most].tolist(), strict=True), key=lambda row: (-row[3], row[1] - row[0], row)
    )
    across = _across(axis[0], axis[1] + 1)
    free: list[list[tuple[float, float]]] = []
    found, undrawn = [], int(counts.sum() - counts[most].sum())
    for begin, end, kind, count in rows:
        x, stop = across.at(max(begin, axis[0]) - axis[0]), across.at(min(end, axis[1]) + 1 - axis[0])
        lane = next((at for at, taken in enumerate(free) if all(stop + 24 <= left or x >= right + 24 for left, right in taken)), len(free))
        if lane == LANES:
            undrawn += count
            continue
        if lane == len(free):
            free.append([])
        free[lane].append((x, stop))
        name = types[kind]
        found.append(
            Lane(
                first=begin,
                last=end,
                type=name,
                kind=kinds.index(name) if name in kinds else COLOURED,
                count=count,
                x=round(x, 1),
                end=round(max(stop, x + 2), 1),
                y=top + lane * LANE,
                since=begin < axis[0],
                until=end > axis[1],
            )
        )
    return tuple(sorted(found, key=lambda lane: (lane.first, lane.last, lane.type))), undrawn
