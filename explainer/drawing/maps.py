"""From the areas of a GeoJSON file (RFC 7946) to path data of SVG: pure, and the same bytes on every machine."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

WIDTH = 1000
"""Width of a map in its own units. Coordinates are rounded to whole units, less than a pixel on any screen."""

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One feature: its name in the file, and its rings as (longitude, latitude) in degrees; holes are rings, too."""

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """Areas as they are drawn: `height` for a width of `WIDTH`, and path data by the area's name, in their order."""

    height: int
    paths: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file is not a map, as a sentence."""

    reason: str


class _GeoJsonError(ValueError):
    """What is wrong with a part of the file, as a sentence."""


def read_areas(data: bytes, name_property: str) -> tuple[Area, ...] | Unreadable:
    """The areas of a FeatureCollection, named by a property of each feature (or by the feature's own `id`)."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return Unreadable("It is not JSON in UTF-8.")
    try:
        areas = tuple(_areas(found, name_property))
    except _GeoJsonError as wrong:
        return Unreadable(str(wrong))
    return areas or Unreadable("It holds no area.")


def _areas(found: Any, name_property: str) -> Iterator[Area]:
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or found.get("type") != "FeatureCollection":
        raise _GeoJsonError("It is not a GeoJSON FeatureCollection.")
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
            raise _GeoJsonError(f"Feature {number} has no geometry.")
        properties = feature.get("properties")
        name = properties.get(name_property) if isinstance(properties, dict) else None
        name = feature.get("id") if name is None and name_property == "id" else name
        rings = tuple(_rings(feature["geometry"], number))
        if not rings:
            raise _GeoJsonError(f"Feature {number} has no area.")
        yield Area(str(name) if isinstance(name, str | int) else "", rings)


def _rings(geometry: dict[str, Any], number: int) -> Iterator[Ring]:
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Polygon":
            polygons = [coordinates]
        case "MultiPolygon" if isinstance(coordinates, list):
            polygons = coordinates
        case other:
            raise _GeoJsonError(f"Feature {number} is a {other}; only Polygon and MultiPolygon are areas.")
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise _GeoJsonError(f"Feature {number} has a polygon without rings.")
        yield from (_ring(ring, number) for ring in polygon)


def _ring(ring: Any, number: int) -> Ring:
    points = tuple(_point(point, number) for point in ring) if isinstance(ring, list) else ()
    if len(points) < 4 or points[0] != points[-1]:
        raise _GeoJsonError(f"Feature {number} has a ring that is not closed.")
    return points


def _point(point: Any, number: int) -> Point:
    """Longitude and latitude; a height behind them is dropped."""
    values = point[:2] if isinstance(point, list) else []
    if len(values) == 2 and all(type(value) in (int, float) for value in values):
        longitude, latitude = values
        if abs(longitude) <= 180 and abs(latitude) <= 90:  # neither holds for NaN
            return float(longitude), float(latitude)
    raise _GeoJsonError(f"Feature {number} has a point that is not a longitude and a latitude in degrees.")


def draw(areas: tuple[Area, ...]) -> MapDrawing:
    """Areas in an equirectangular projection that is true to scale at the middle latitude, north at the top."""
    points = [point for area in areas for ring in area.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    # A whole degree and four digits: mathematical libraries differ in the last ones.
    narrowing = max(round(math.cos(math.radians(round((south + north) / 2))), 4), 0.01)
    scale = WIDTH / max((east - west) * narrowing, (north - south) / 4, 1e-9)

    def place(point: Point) -> tuple[int, int]:
        return round((point[0] - west) * narrowing * scale), round((north - point[1]) * scale)

    paths = tuple((area.name, "".join(_path(map(place, ring)) for ring in area.rings)) for area in areas)
    return MapDrawing(max(round((north - south) * scale), 1), paths)


def _path(points: Iterable[tuple[int, int]]) -> str:
    """Path data of a closed ring; points that fall together after rounding are drawn once, and specks not at all."""
    found = list(points)
    kept = [point for before, point in pairwise([None, *found]) if point is not None and point != before][:-1]
    return f"M{'L'.join(f'{x} {y}' for x, y in kept)}Z" if len(kept) > 2 else ""
