"""Questions about regions: said to them, in them, about them, decided by them; the matrix and the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from explainer.extend import query
from explainer.facts import Facts, regions_of
from explainer.geography import LEVELS, around
from explainer.model.records import Plan
from explainer.model.views import Card, Cell, Comparison, ComparisonRow, Group, MatrixView, RegionView, TileView
from explainer.queries import records
from explainer.queries.timeline import timeline

RELATIONS = ("addressed_to", "located_in", "about_regions")
CONCERNING = ("speech", "plan", "call", "article", "figure")
"""Kinds that are counted when a page says how much there is about a region."""


@query
def region(facts: Facts, lang: str, ref: str) -> RegionView:
    """Everything about a region, each relation apart."""
    name = ref.partition(":")[2]
    events = [item for group in timeline(facts, lang) for item in group.cards]
    addressed = _speeches(facts, events, name, "addressed_to")
    located = _speeches(facts, events, name, "located_in")
    about = tuple(
        item
        for item in _speeches(facts, events, name, "about_regions")
        if item not in addressed and item not in located
    )
    own = {kind: _of_region(facts, lang, kind, name) for kind in ("plan", "call", "figure", "article")}
    parts = {
        "addressed": addressed,
        "located": located,
        "plans": own["plan"],
        "calls": own["call"],
        "figures": own["figure"],
    }
    return RegionView(
        addressed=addressed,
        located=located,
        about=about,
        plans=own["plan"],
        calls=own["call"],
        figures=own["figure"],
        articles=own["article"],
        parents=records.ancestors(facts, lang, ref),
        children=records.children(facts, lang, ref),
        missing=tuple(part for part, found in parts.items() if not found),
    )


def _by_relation(facts: Facts) -> Mapping[tuple[str, str], frozenset[str]]:
    """The refs of the events that stand in a relation to a region, by relation and region."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in facts.of_kind("speech"):
        for relation in RELATIONS:
            for name in getattr(entry.base.record, relation):
                found.setdefault((relation, name), set()).add(entry.ref)
    return {key: frozenset(refs) for key, refs in found.items()}


def _speeches(facts: Facts, events: Iterable[Card], name: str, relation: str) -> tuple[Card, ...]:
    refs = facts.index("events-by-relation", _by_relation).get((relation, name), frozenset())
    return tuple(item for item in events if item.ref in refs)


def _of_region(facts: Facts, lang: str, kind: str, name: str) -> tuple[Card, ...]:
    return tuple(item for item in records.cards(facts, lang, kind) if name in item.regions)


@query
def region_groups(facts: Facts, lang: str) -> tuple[Group, ...]:
    """All regions by level, the nation first."""
    found = records.cards(facts, lang, "region")
    return tuple(
        Group(level, cards) for level in LEVELS if (cards := tuple(item for item in found if item.type == level))
    )


@query
def region_count(facts: Facts, lang: str, ref: str) -> int:
    """How many published records concern a region or one below it."""
    return facts.index("records-by-region", _counts).get(ref.partition(":")[2], 0)


def _counts(facts: Facts) -> Mapping[str, int]:
    return Counter(
        name
        for kind in CONCERNING
        for entry in facts.of_kind(kind)
        for name in around(facts, regions_of(entry.base.record))
    )


@query
def tiles(facts: Facts, lang: str) -> tuple[TileView, ...]:
    """The tile map, north to south and west to east, with the cities of each tile."""
    found = []
    for item in records.cards(facts, lang, "region"):
        tile = getattr(facts.visible[item.ref].base.record, "tile", None)
        if tile is not None:
            number = region_count(facts, lang, item.ref)
            found.append(TileView(item, tile.row, tile.col, number, records.children(facts, lang, item.ref)))
    return tuple(sorted(found, key=lambda view: (view.row, view.col)))


@query
def by_region(facts: Facts, lang: str, theme: str) -> tuple[Group, ...]:
    """What carries a theme, by region (`key` is the region's ref), for the sections that the matrix links to."""
    known = facts.cards(lang)
    index = facts.index("theme-region", _theme_region)
    groups = []
    for item in _matrix_regions(facts, lang):
        found = index.get((theme, item.id), ())
        if found:
            groups.append(Group(item.ref, tuple(known[ref] for ref in found)))
    return tuple(groups)


def _theme_region(facts: Facts) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind in ("speech", "plan", "call"):
        for item in records.cards(facts, facts.default_language, kind):
            for theme in item.themes:
                for name in item.regions:
                    found[theme, name] = (*found.get((theme, name), ()), item.ref)
    return found


def _matrix_regions(facts: Facts, lang: str) -> tuple[Card, ...]:
    chosen = facts.settings.matrix.regions
    found = [item for group in region_groups(facts, lang) for item in group.cards]
    return tuple(item for item in found if item.id in chosen) if chosen else tuple(found)


@query
def matrix(facts: Facts, lang: str, themes: str = "", regions: str = "") -> MatrixView:
    """How many events, plans and calls there are for each theme and region; ids in `themes` and `regions` limit it.

    A cell that site.yaml lists under `matrix.not_looked` is not the same as one where the sources have nothing.
    """
    wanted_themes = themes.split() or facts.settings.matrix.themes
    wanted_regions = regions.split()
    columns = tuple(item for item in _matrix_regions(facts, lang) if not wanted_regions or item.id in wanted_regions)
    rows = [item for item in records.cards(facts, lang, "theme") if not wanted_themes or item.id in wanted_themes]
    return MatrixView(columns, tuple((row, tuple(_cell(facts, row, column) for column in columns)) for row in rows))


def _cell(facts: Facts, theme: Card, region: Card) -> Cell:
    number = len(facts.index("theme-region", _theme_region).get((theme.id, region.id), ()))
    url = f"{theme.url}#region-{region.id}"
    if number:
        return Cell(theme, region, number, "some", url)
    unseen = f"{theme.id}/{region.id}" in facts.settings.matrix.not_looked
    return Cell(theme, region, 0, "not-looked" if unseen else "none", "")


@query
def comparisons(facts: Facts, lang: str) -> tuple[tuple[Card, ...], ...]:
    """The sets of regions that site.yaml sets side by side; without a list, the first four provinces."""
    known = facts.cards(lang)
    chosen = facts.settings.compare or (
        tuple(item.id for item in records.cards(facts, lang, "region") if item.type == "province")[:4],
    )
    return tuple(tuple(known[f"region:{name}"] for name in names if f"region:{name}" in known) for names in chosen)


@query
def comparable(facts: Facts, lang: str) -> str:
    """The ids, with spaces between, of all regions below the nation that records concern: what readers may compare."""
    found = [item for group in region_groups(facts, lang) if group.key != LEVELS[0] for item in group.cards]
    return " ".join(item.id for item in found if region_count(facts, lang, item.ref))


@query
def compare(facts: Facts, lang: str, regions: str) -> Comparison:
    """Regions side by side, row by row. `regions` holds ids with spaces between."""
    known = facts.cards(lang)
    columns = tuple(known[f"region:{name}"] for name in regions.split() if f"region:{name}" in known)
    views = [region(facts, lang, column.ref) for column in columns]
    rows = [
        ComparisonRow("addressed", tuple(view.addressed for view in views)),
        ComparisonRow("located", tuple(view.located for view in views)),
        ComparisonRow("plans", tuple(view.plans for view in views)),
        ComparisonRow("slogans", tuple(_slogans(facts, view.plans) for view in views), records.base_lang(facts, lang)),
        ComparisonRow("calls", tuple(view.calls for view in views)),
        ComparisonRow("figures", tuple(view.figures for view in views)),
        ComparisonRow("themes", tuple(_themes(facts, lang, view) for view in views)),
    ]
    return Comparison(columns, tuple(rows))


def _slogans(facts: Facts, plans: tuple[Card, ...]) -> tuple[str, ...]:
    found = [record for item in plans if isinstance(record := facts.visible[item.ref].base.record, Plan)]
    return tuple(slogan.text for record in found for slogan in record.slogans)


def _themes(facts: Facts, lang: str, view: RegionView) -> tuple[Card, ...]:
    used = {name for item in (*view.addressed, *view.located, *view.plans, *view.calls) for name in item.themes}
    return tuple(item for item in records.cards(facts, lang, "theme") if item.id in used)
