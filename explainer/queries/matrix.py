"""Questions about themes and regions together: the matrix, and the sections of a theme's page that it links to.

The matrix counts records by their themes and regions. A region includes the places within it, a theme includes its
parts, and an event for the whole country counts for the nation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.facts.geography import LEVELS, addressed_nations, around
from explainer.model.kinds import kinds_of_role
from explainer.queries import records
from explainer.queries.regions import top_regions
from explainer.views.cards import Card, Cell, CountsWithin, MatrixView, Place

COUNTED = kinds_of_role("matter")
"""The kinds that are counted, in the order in which a theme's page lists them."""


@dataclass(frozen=True, slots=True)
class _Tagged:
    """The refs of records by theme and region: those that name the region, and those that name it or a place in it."""

    own: Mapping[tuple[str, str], tuple[str, ...]]
    wide: Mapping[tuple[str, str], tuple[str, ...]]


def _tagged(facts: Facts) -> _Tagged:
    own: dict[tuple[str, str], list[str]] = {}
    wide: dict[tuple[str, str], list[str]] = {}
    for kind in COUNTED:
        for item in records.cards(facts, facts.default_language, kind):
            record = facts.visible[item.ref].base.record
            themes = records.with_larger_themes(facts, item.themes)
            named = {*record.places(), *addressed_nations(facts, record)}
            for theme in themes:
                for name in named:
                    own.setdefault((theme, name), []).append(item.ref)
                for name in around(facts, named):
                    wide.setdefault((theme, name), []).append(item.ref)
    return _Tagged(
        {key: tuple(found) for key, found in own.items()}, {key: tuple(found) for key, found in wide.items()}
    )


@query
def by_region(facts: Facts, lang: str, theme: str) -> tuple[Place, ...]:
    """The records of a theme by region, for the sections that the matrix links to."""
    tagged = facts.index("theme-region", _tagged)
    regions = _in_place(facts, lang)
    return tuple(_place(facts, lang, tagged, theme, item) for item in regions if (theme, item.id) in tagged.wide)


def _place(facts: Facts, lang: str, tagged: _Tagged, theme: str, item: Card) -> Place:
    known = facts.cards(lang)
    own = tagged.own.get((theme, item.id), ())
    more = {*tagged.wide[theme, item.id]}.difference(own)
    below = ((card, tagged.wide.get((theme, card.id), ())) for card in records.children(facts, lang, item.ref))
    counts = tuple((card, number) for card, refs in below if (number := len(more.intersection(refs))))
    return Place(item, tuple(known[ref] for ref in own), CountsWithin(len(more), counts) if more else None)


@query
def matrix(facts: Facts, lang: str, themes: str = "", regions: str = "") -> MatrixView:
    """How many events, plans and calls there are for each theme and region; ids in `themes` and `regions` limit it.

    A cell that site.yaml lists under `matrix.not_looked` differs from one for which there is no record.
    """
    chosen = facts.settings.matrix.regions
    wanted_themes, wanted_regions = themes.split() or facts.settings.matrix.themes, regions.split()
    columns = tuple(
        item
        for item in _in_place(facts, lang)
        if (not chosen or item.id in chosen) and (not wanted_regions or item.id in wanted_regions)
    )
    rows = [item for item in records.cards(facts, lang, "theme") if not wanted_themes or item.id in wanted_themes]
    return MatrixView(columns, tuple((row, tuple(_cell(facts, row, column) for column in columns)) for row in rows))


def _in_place(facts: Facts, lang: str) -> Iterator[Card]:
    """All regions, those within another one right behind it."""

    def with_parts(item: Card) -> Iterator[Card]:
        yield item
        for part in records.children(facts, lang, item.ref):
            yield from with_parts(part)

    for group in top_regions(facts, lang):
        for item in group.cards:
            yield from [item] if item.type == LEVELS[0] else with_parts(item)


def _cell(facts: Facts, theme: Card, region: Card) -> Cell:
    number = len(facts.index("theme-region", _tagged).wide.get((theme.id, region.id), ()))
    if number:
        return Cell(theme, region, number, "some", f"{theme.url}#region-{region.id}")
    unseen = f"{theme.id}/{region.id}" in facts.settings.matrix.not_looked
    return Cell(theme, region, 0, "not-looked" if unseen else "none", "")
