"""Questions about themes and regions together: the matrix, and the places of a theme to which it leads.

Counted are the themes and regions that records carry. A region counts with the places within it, a theme with its
parts, and what is said to a whole country counts for the nation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.facts.geography import addressed_nations, around
from explainer.model.kinds import kinds_of_role
from explainer.queries import records
from explainer.queries.regions import region_groups
from explainer.views.cards import Card, Cell, CountsWithin, MatrixView, Place

COUNTED = kinds_of_role("matter")
"""In the order in which a theme's page lists them."""


@dataclass(frozen=True, slots=True)
class _Tagged:
    """The refs of records by theme and region: those that name the region, and these with those of places within."""

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
    """What carries a theme, by region, for the sections that the matrix links to."""
    tagged = facts.index("theme-region", _tagged)
    regions = [item for group in region_groups(facts, lang) for item in group.cards]
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

    A cell that site.yaml lists under `matrix.not_looked` is not the same as one for which there is no record.
    """
    chosen = facts.settings.matrix.regions
    wanted_themes, wanted_regions = themes.split() or facts.settings.matrix.themes, regions.split()
    columns = tuple(
        item
        for group in region_groups(facts, lang)
        for item in group.cards
        if (not chosen or item.id in chosen) and (not wanted_regions or item.id in wanted_regions)
    )
    rows = [item for item in records.cards(facts, lang, "theme") if not wanted_themes or item.id in wanted_themes]
    return MatrixView(columns, tuple((row, tuple(_cell(facts, row, column) for column in columns)) for row in rows))


def _cell(facts: Facts, theme: Card, region: Card) -> Cell:
    number = len(facts.index("theme-region", _tagged).wide.get((theme.id, region.id), ()))
    if number:
        return Cell(theme, region, number, "some", f"{theme.url}#region-{region.id}")
    unseen = f"{theme.id}/{region.id}" in facts.settings.matrix.not_looked
    return Cell(theme, region, 0, "not-looked" if unseen else "none", "")
