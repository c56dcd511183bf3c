"""The map that is drawn from a site's own GeoJSON file."""

from __future__ import annotations

from explainer.drawing.maps import WIDTH, Area, Unreadable, draw, read_areas
from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.model.records.region import Region
from explainer.queries.regions import region_count
from explainer.views.overviews import MapShape, MapView


@query
def region_map(facts: Facts, lang: str) -> MapView | None:
    """The map of site.yaml's `map:`; None if there is none, or if its file cannot be used (E215 says why)."""
    areas = map_areas(facts)
    if areas is None or isinstance(areas, Unreadable):
        return None
    drawing = draw(areas)
    known, names = facts.cards(lang), region_names(facts)
    by_region: dict[str, str] = {}
    for name, path in drawing.paths:
        region = f"region:{names[name]}" if name in names else ""
        by_region[region] = by_region.get(region, "") + path
    elsewhere = MapShape(by_region.pop("", ""), None, 0)
    shapes = [MapShape(path, known[ref], region_count(facts, lang, ref)) for ref, path in by_region.items() if path]
    return MapView(WIDTH, drawing.height, (*([elsewhere] if elsewhere.path else []), *shapes))


def map_areas(facts: Facts) -> tuple[Area, ...] | Unreadable | None:
    """The areas of the site's map file; None if it has none, or if the file is missing."""
    wanted = facts.settings.map
    data = facts.assets.get(wanted.geojson.removeprefix("assets/"))
    return None if data is None else facts.index("map-areas", lambda _known: read_areas(data, wanted.property))


def region_names(facts: Facts) -> dict[str, str]:
    """The id of each region by the names that a map may use: its id, its ISO 3166-2 code, its GB/T 2260 code."""
    found: dict[str, str] = {}
    for entry, region in facts.records(Region):
        codes = region.codes
        for name in (entry.id, codes.iso3166_2 if codes else None, codes.gbt2260 if codes else None):
            if name:
                found.setdefault(name, entry.id)
    return found
