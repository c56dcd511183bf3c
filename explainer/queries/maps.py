"""The map that is drawn from a site's own GeoJSON file."""

from __future__ import annotations

from explainer.drawing.maps import WIDTH, Area, Unreadable, draw, read_areas
from explainer.extend import query, table
from explainer.facts.facts import Entry, Facts
from explainer.model.records.region import Region
from explainer.queries.regions import place_counts
from explainer.views.overviews import MapShape, MapView, PlaceCounts


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
    elsewhere = MapShape(by_region.pop("", ""), None, PlaceCounts(0, 0, 0))
    shapes = [MapShape(path, known[ref], place_counts(facts, lang, ref)) for ref, path in by_region.items() if path]
    return MapView(WIDTH, drawing.height, (*([elsewhere] if elsewhere.path else []), *shapes))


def map_areas(facts: Facts) -> tuple[Area, ...] | Unreadable | None:
    """The areas of the site's map file; None if it has none, or if the file is missing."""
    return facts.index("map-areas", _map_areas)


def _map_areas(facts: Facts) -> tuple[Area, ...] | Unreadable | None:
    wanted = facts.settings.map
    data = facts.assets.get(wanted.geojson.removeprefix("assets/"))
    return None if data is None else read_areas(data, wanted.property)


def region_names(facts: Facts) -> dict[str, str]:
    """The id of each region by the names that a map may use: its id, its ISO 3166-2 code, its GB/T 2260 code."""
    found: dict[str, str] = {}
    rows = facts.table(_names_on_maps)
    for entry in facts.of_kind("region"):
        for name in rows[entry.ref]:
            found.setdefault(name, entry.id)
    return found


@table
def _names_on_maps(facts: Facts, entry: Entry) -> tuple[str, ...]:
    shown = facts.visible.get(entry.ref)
    region = shown.base.record if shown else None
    if not isinstance(region, Region):
        return ()
    codes = [region.codes.iso3166_2, region.codes.gbt2260] if region.codes else []
    return (entry.id, *filter(None, codes))
