"""What the map draws: provinces shaded by how many events lie in them, circles at the points of cities; and what has neither."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import sqrt

import msgspec

from gavah.desk.queries.names import Named
from gavah.desk.queries.places import Placed

SHADES = 5
LEAST, MOST = 5.0, 26.0
"""Radius of the smallest and the greatest circle, in pixels."""


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """A city or site at its point."""

    place: str
    lat: float
    lon: float
    radius: float
    sure: bool


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """`shades`: province → 1 … SHADES, 0 where events only perhaps lie in it. `ends`: the greatest number of each shade.

    `beside`: places that have no outline and no point here, or are too large for one: countries, regions abroad, counties."""

    shades: dict[str, int]
    ends: tuple[int, ...]
    circles: tuple[Circle, ...]
    beside: tuple[str, ...]


@cache
def outlined() -> frozenset[str]:
    """Ids of the provinces whose outlines are vendored."""
    shapes = msgspec.json.decode(files("gavah.desk").joinpath("static", "vendor", "iran.topo.json").read_bytes())
    return frozenset(shape["id"] for shape in shapes["objects"]["provinces"]["geometries"])


def drawn(placed: Mapping[str, Placed], names: Mapping[str, Named]) -> Drawn:
    """How `placed` is shown."""
    provinces = {place: row for place, row in placed.items() if place in outlined()}
    ends = shade_ends(max((row.inside for row in provinces.values()), default=0))
    shades = {place: _shade(row.inside, ends) for place, row in provinces.items()}
    points = [row for place, row in placed.items() if _has_point(names.get(place))]
    greatest = max((row.inside + row.perhaps for row in points), default=1)
    circles = tuple(_circle(row, names[row.place], greatest) for row in sorted(points, key=lambda row: (-row.inside - row.perhaps, row.place)))
    shown = {*provinces, *(circle.place for circle in circles)}
    return Drawn(shades=shades, ends=ends, circles=circles, beside=tuple(_beside(placed.values(), shown, names)))


def shade_ends(greatest: int) -> tuple[int, ...]:
    """The greatest number of each shade: round, few, and each about as many times the one before. No more than there are numbers to tell apart."""
    if greatest <= SHADES:
        return tuple(range(1, greatest + 1))
    ends = sorted({_rounded(greatest ** (step / SHADES)) for step in range(1, SHADES)})
    return (*(end for end in ends if end < greatest), greatest)


def _rounded(value: float) -> int:
    """The nearest of 1, 2, 3, 5, 7 times a power of ten."""
    scale = 1
    while scale * 10 <= value:
        scale *= 10
    return min((step * scale for step in (1, 2, 3, 5, 7, 10)), key=lambda one: abs(one - value))


def shade_of(number: int, many: int) -> int:
    """The shade of the `number`-th of `many` steps: few steps are spread over all shades."""
    return -(-number * SHADES // many)


def _shade(count: int, ends: Sequence[int]) -> int:
    return next((shade_of(number, len(ends)) for number, end in enumerate(ends, 1) if 0 < count <= end), 0)


def _has_point(place: Named | None) -> bool:
    """A city, or a site with coordinates of its own; a site that only has its city's point is counted in the city's circle."""
    return place is not None and place.at is not None and place.level in ("city", "site") and place.at[2] == place.level


def _circle(row: Placed, place: Named, greatest: int) -> Circle:
    assert place.at is not None  # _has_point
    radius = max(LEAST, MOST * sqrt((row.inside + row.perhaps) / max(greatest, 60)))
    return Circle(place=row.place, lat=place.at[0], lon=place.at[1], radius=round(radius, 1), sure=row.inside > 0)


def _beside(rows: Iterable[Placed], shown: set[str], names: Mapping[str, Named]) -> list[str]:
    """Places with events of their own that are neither outlined nor pointed at, largest first; a site in a city with a circle is in that."""

    def has_own(row: Placed) -> bool:
        return row.here > 0 or (row.perhaps > 0 and names[row.place].level in ("country", "province"))

    own = [row for row in rows if row.place and row.place not in shown and has_own(row)]
    free = [row for row in own if names[row.place].level != "site" or shown.isdisjoint(row.path)]
    return [row.place for row in sorted(free, key=lambda row: (len(row.path), -row.here, row.place))]
