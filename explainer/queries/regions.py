"""Questions about regions: what was said to, in and about them, what they decided, and the same for places within."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.extend import query
from explainer.facts.facts import Entry, Facts
from explainer.facts.geography import LEVELS, addressed_nations, around, concerned
from explainer.model.kinds import kinds_of_role
from explainer.model.records.plan import Plan
from explainer.model.records.region import Region
from explainer.model.records.speech import Speech
from explainer.queries import records
from explainer.queries.timeline import timeline
from explainer.views.cards import (
    Card,
    Comparison,
    ComparisonRow,
    CountsWithin,
    Group,
    RegionView,
)
from explainer.views.overviews import BlankTileView, PlaceCounts, TileView

CONCERNING = kinds_of_role("matter", "account", "value")
"""Kinds that are counted when a page says how much there is about a region."""

SHOWN_APART = ("speech", "plan", "call", "figure", "article")
"""Kinds that have a section of their own on a region's page; others come after them."""

STANDING = ("addressed", "located", "plans", "calls", "figures")
"""The relations that every region's page shows, so that it also says where nothing is recorded."""

IN_CELL = 3
"""The most of one region in a row of a comparison, the newest: what is not seen side by side compares nothing."""
RELATIONS = ("addressed", "located", "about", *(f"{kind}s" for kind in CONCERNING if kind != "speech"))
"""Every relation of records to a region: each is a list on the region's page."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The refs of records by relation and region, in the order in which pages list them.

    `own` are those of the region itself; `wide` also includes those of every place within it.
    """

    own: Mapping[tuple[str, str], tuple[str, ...]]
    wide: Mapping[tuple[str, str], tuple[str, ...]]


def _places(facts: Facts) -> _Places:
    own: dict[tuple[str, str], dict[str, None]] = {}
    wide: dict[tuple[str, str], dict[str, None]] = {}
    for relation, entry, names in _relations(facts):
        for name in names:
            own.setdefault((relation, name), {})[entry.ref] = None
        for name in around(facts, names):
            wide.setdefault((relation, name), {})[entry.ref] = None
    return _Places(
        {key: tuple(found) for key, found in own.items()}, {key: tuple(found) for key, found in wide.items()}
    )


def _relations(facts: Facts) -> Iterator[tuple[str, Entry, tuple[str, ...]]]:
    """Each relation of each record, with its regions. An event for the whole country is addressed to the nation."""
    for group in timeline(facts, facts.default_language):
        for item in group.cards:
            entry = facts.visible[item.ref]
            if speech := facts.published(Speech, item.id):
                yield "addressed", entry, (*speech.addressed_to, *sorted(addressed_nations(facts, speech)))
                yield "located", entry, speech.located_in
                yield "about", entry, speech.about_regions
    for kind in (name for name in CONCERNING if name != "speech"):
        for item in records.cards(facts, facts.default_language, kind):
            yield f"{kind}s", facts.visible[item.ref], facts.visible[item.ref].base.record.places()


@query
def region(facts: Facts, lang: str, ref: str) -> RegionView:
    """Everything about a region, each relation apart."""
    name = ref.partition(":")[2]
    places, known = facts.index("records-by-place", _places), facts.cards(lang)

    def own(relation: str) -> tuple[Card, ...]:
        return tuple(known[found] for found in places.own.get((relation, name), ()))

    below = records.children(facts, lang, ref)
    found = {relation: own(relation) for relation in STANDING}
    within = {relation: view for relation in STANDING if (view := _within(places, relation, name, below)) is not None}
    return RegionView(
        addressed=found["addressed"],
        located=found["located"],
        about=tuple(item for item in own("about") if item not in found["addressed"] and item not in found["located"]),
        plans=found["plans"],
        calls=found["calls"],
        figures=found["figures"],
        articles=own("articles"),
        more=tuple(Group(kind, cards) for kind in CONCERNING if kind not in SHOWN_APART and (cards := own(f"{kind}s"))),
        parents=records.ancestors(facts, lang, ref),
        children=below,
        within=within,
        unrecorded=tuple((relation, within.get(relation)) for relation in STANDING if not found[relation]),
    )


def _within(places: _Places, relation: str, name: str, below: tuple[Card, ...]) -> CountsWithin | None:
    """What places within a region have beyond what the region itself has; None if nothing."""
    own = frozenset(places.own.get((relation, name), ()))
    more = frozenset(places.wide.get((relation, name), ())) - own
    if not more:
        return None
    counts = ((card, len(more.intersection(places.wide.get((relation, card.id), ())))) for card in below)
    return CountsWithin(len(more), tuple((card, count) for card, count in counts if count))


def related_refs(facts: Facts, relation: str, name: str) -> tuple[str, ...]:
    """The refs of the records in one relation to a region with this id, in their order."""
    own = facts.index("records-by-place", _places).own
    told = {*own.get(("addressed", name), ()), *own.get(("located", name), ())} if relation == "about" else ()
    return tuple(ref for ref in own.get((relation, name), ()) if ref not in told)


@query
def region_groups(facts: Facts, lang: str) -> tuple[Group, ...]:
    """All regions by level, the nation first."""
    found = records.cards(facts, lang, "region")
    return tuple(
        Group(level, cards) for level in LEVELS if (cards := tuple(item for item in found if item.type == level))
    )


@query
def top_regions(facts: Facts, lang: str) -> tuple[Group, ...]:
    """The regions by level that are not within another one below the nation; lists show the others under these."""
    groups = region_groups(facts, lang)
    found = ((group, [card for card in group.cards if not _is_nested(facts, lang, card)]) for group in groups)
    return tuple(Group(group.key, tuple(cards)) for group, cards in found if cards)


def _is_nested(facts: Facts, lang: str, card: Card) -> bool:
    return any(above.type != LEVELS[0] for above in records.ancestors(facts, lang, card.ref))


@query
def region_count(facts: Facts, lang: str, ref: str) -> int:
    """How many published records concern a region or one below it; national events count for all."""
    return facts.index("records-by-region", _counts).get(ref.partition(":")[2], 0)


def _counts(facts: Facts) -> Mapping[str, int]:
    return Counter(
        name for kind in CONCERNING for entry in facts.of_kind(kind) for name in concerned(facts, entry.base.record)
    )


@query
def tiles(facts: Facts, lang: str) -> tuple[TileView, ...]:
    """The tile map, north to south and west to east, with the cities of each tile."""
    found = []
    for item in records.cards(facts, lang, "region"):
        found_region = facts.published(Region, item.id)
        if found_region is not None and (tile := found_region.tile) is not None:
            counts = place_counts(facts, lang, item.ref)
            found.append(TileView(item, tile.row, tile.col, counts, records.children(facts, lang, item.ref)))
    return tuple(sorted(found, key=lambda view: (view.row, view.col)))


@query
def blank_tiles(facts: Facts, lang: str) -> tuple[BlankTileView, ...]:
    """The tiles of places without a record, as site.yaml gives them, but for those where a region has its own."""
    taken = {(view.row, view.col) for view in tiles(facts, lang)}
    blank = (item for item in facts.settings.map.blank if (item.row, item.col) not in taken)
    found = (BlankTileView(item.names.get(lang, item.title), item.row, item.col) for item in blank)
    return tuple(sorted(found, key=lambda view: (view.row, view.col)))


@query
def place_counts(facts: Facts, lang: str, ref: str) -> PlaceCounts:
    """What was said to, in or about a region or a place within it, what it decided, and what it asked its people."""
    name, wide = ref.partition(":")[2], facts.index("records-by-place", _places).wide
    said = {found for relation in ("addressed", "located", "about") for found in wide.get((relation, name), ())}
    return PlaceCounts(len(said), len(wide.get(("plans", name), ())), len(wide.get(("calls", name), ())))


@query
def comparisons(facts: Facts, lang: str) -> tuple[tuple[Card, ...], ...]:
    """The sets of regions that site.yaml compares; without a list, the first four provinces."""
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
    views = tuple(region(facts, lang, column.ref) for column in columns)
    slogans = tuple(_slogans(facts, view.plans) for view in views)
    return Comparison(
        columns,
        (
            _row("addressed", views),
            _row("located", views),
            _row("plans", views),
            ComparisonRow(
                "slogans",
                tuple(found[:IN_CELL] for found in slogans),
                records.base_lang(facts, lang),
                _slogans_within(facts, lang, views),
                tuple(max(0, len(found) - IN_CELL) for found in slogans),
            ),
            _row("calls", views),
            _row("figures", views),
            ComparisonRow("themes", tuple(_themes(facts, lang, column.id) for column in columns)),
        ),
    )


def _row(key: str, views: tuple[RegionView, ...]) -> ComparisonRow:
    cells = tuple(getattr(view, key) for view in views)
    within = tuple(view.within.get(key) for view in views)
    shown = tuple(cell[-IN_CELL:] if key in ("addressed", "located") else cell[:IN_CELL] for cell in cells)
    return ComparisonRow(key, shown, within=within, left_out=tuple(max(0, len(cell) - IN_CELL) for cell in cells))


def _slogans(facts: Facts, plans: tuple[Card, ...]) -> tuple[str, ...]:
    found = [plan for item in plans if (plan := facts.published(Plan, item.id))]
    return tuple(slogan.text for record in found for slogan in record.slogans)


def _slogans_within(facts: Facts, lang: str, views: tuple[RegionView, ...]) -> tuple[CountsWithin | None, ...]:
    """How many slogans the plans of places within each region have."""
    places, known = facts.index("records-by-place", _places), facts.cards(lang)

    def count(refs: frozenset[str]) -> int:
        return len(_slogans(facts, tuple(known[ref] for ref in sorted(refs))))

    found: list[CountsWithin | None] = []
    for view in views:
        own = frozenset(item.ref for item in view.plans)
        wide = [(card, frozenset(places.wide.get(("plans", card.id), ())) - own) for card in view.children]
        counts = tuple((card, number) for card, refs in wide if (number := count(refs)))
        found.append(CountsWithin(count(frozenset().union(*(refs for _, refs in wide))), counts) if counts else None)
    return tuple(found)


def _themes(facts: Facts, lang: str, name: str) -> tuple[Card, ...]:
    """The themes of what was said to or in a region, or planned or asked by it, and the same for places in it."""
    places, known = facts.index("records-by-place", _places), facts.cards(lang)
    used = {
        theme
        for relation in ("addressed", "located", "plans", "calls")
        for ref in places.wide.get((relation, name), ())
        for theme in known[ref].themes
    }
    return tuple(item for item in records.cards(facts, lang, "theme") if item.id in used)
