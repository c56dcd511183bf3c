"""The site's own map: a file of areas that can be drawn, and at least one of them a region of the site."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.drawing.maps import Unreadable
from explainer.extend import check
from explainer.facts.facts import Facts
from explainer.ground.problems import Problem, error
from explainer.queries.maps import map_areas, region_names


@check
def map_file(facts: Facts) -> Iterator[Problem]:
    """The file that `map:` names can be drawn (E215)."""
    name = facts.settings.map.geojson
    if not name:
        return
    where = facts.settings_origin.locate(("map", "geojson"))
    areas = map_areas(facts) if name.startswith("assets/") else None
    if areas is None:
        hint = "Put the file into assets/ and write its path, such as assets/map.geojson; or remove `map:`."
        yield error("E215", where, f'There is no map "{name}".', hint)
    elif isinstance(areas, Unreadable):
        hint = "Export the areas again as GeoJSON with longitudes and latitudes (WGS 84)."
        yield error("E215", where, f'The map "{name}" cannot be drawn. {areas.reason}', hint)
    elif not {area.name for area in areas} & region_names(facts).keys():
        named = facts.settings.map.property
        message = f'No area of the map "{name}" is a region of this site by its property "{named}".'
        hint = "Give each feature a region's id, ISO 3166-2 or GB/T 2260 code, and name that property in `property:`."
        yield error("E215", where, message, hint)
