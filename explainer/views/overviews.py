"""What pages get about many records at once: density of the timeline, choices of a filter, the drawn map, samples."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.model.records.person import Person
from explainer.views.cards import (
    Attestation,
    Card,
    Comparison,
    CountsWithin,
    FigureView,
    Group,
    MatrixView,
    Neighbours,
    PhraseTotals,
    Picture,
    QuotationView,
    Related,
    ReviewView,
    SourceLine,
    TermView,
)
from explainer.views.charts import ChartView
from explainer.views.reports import CoverageLine, Sureness
from explainer.views.wholetexts import WholeText


@dataclass(frozen=True, slots=True)
class YearDensity:
    """How many events a year has: in all, in each of its twelve months, and how many are not in a single month.

    `key` is that of the year's group in the timeline: the year, or `undated`. `most` is the greatest number of any
    month of any year, at least 1, against which bars are drawn.
    """

    key: str
    total: int
    months: tuple[int, ...]
    spread: int
    most: int


@dataclass(frozen=True, slots=True)
class StripMark:
    """An event on the strip: where it begins and how wide it is, in per cent; its row, 0 below.

    `width` is "" for a single day. `says_term`: its recorded words have the site's main term.
    """

    card: Card
    x: str
    width: str
    row: int
    says_term: bool


@dataclass(frozen=True, slots=True)
class TimelineStrip:
    """The dated events along one line of time, in `rows` rows; `years` are (year, where it begins in per cent)."""

    marks: tuple[StripMark, ...]
    rows: int
    years: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SomeOfList:
    """What another page shows of a list: the newest or the first, the number of all, and the page with all, or ""."""

    cards: tuple[Card, ...]
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class PartOfList:
    """A page with a part of a long list, as others link to it, and how many entries it has."""

    card: Card
    count: int


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Entries under one heading, by name, such as refs. `key` is for an anchor; without a heading both are ""."""

    key: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, and its place among the parts.

    `total` is how many entries this part has. If they are too many for one page, `groups` have only the newest, or the
    first, and `below` are the pages with all. `label` is what part this is, "" for the whole; `above` are the pages
    that it is part of, the whole first.
    """

    total: int
    label: str
    groups: tuple[ListGroup, ...]
    below: tuple[PartOfList, ...]
    above: tuple[Card, ...]
    neighbours: Neighbours

    @property
    def names(self) -> tuple[str, ...]:
        """All entries that the page shows, each once."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group.names))


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter offers: its id, its title with the language tag if it is not the page's, its count."""

    value: str
    title: str
    lang: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one filter; `name` is theme, region, person or kind."""

    name: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """How many events were said to, in or about a place or one within it, how many plans it decided, what it asked."""

    said: int
    decided: int
    asked: int

    @property
    def total(self) -> int:
        """All of them; articles of the site's own are in none."""
        return self.said + self.decided + self.asked


@dataclass(frozen=True, slots=True)
class TileView:
    """One tile of the map, with its cities, and how much there is on its region and places within it."""

    card: Card
    row: int
    col: int
    counts: PlaceCounts
    children: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class BlankTileView:
    """A tile of a place of which the site has no record."""

    title: str
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class MapShape:
    """One area of the drawn map. `path` is SVG path data; `card` is None for an area that no region of the site has."""

    path: str
    card: Card | None
    counts: PlaceCounts


@dataclass(frozen=True, slots=True)
class MapView:
    """The drawn map: its size in its own units, and its areas, those without a region first."""

    width: int
    height: int
    shapes: tuple[MapShape, ...]


@dataclass(frozen=True, slots=True)
class ColourToken:
    """A colour of the style sheet: its name, and its value in the light and in the dark scheme."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Samples:
    """Neutral views for the style guide, one for each state that a component can show; no record is behind them."""

    events: tuple[Card, ...]
    sources: tuple[SourceLine, ...]
    quotations: tuple[QuotationView, ...]
    figures: tuple[FigureView, ...]
    charts: tuple[ChartView, ...]
    term: TermView
    groups: tuple[Group, ...]
    related: tuple[Related, ...]
    neighbours: Neighbours
    reviews: tuple[ReviewView, ...]
    matrix: MatrixView
    comparison: Comparison
    tiles: tuple[TileView, ...]
    blank: tuple[BlankTileView, ...]
    map: MapView
    choices: tuple[Choices, ...]
    coverage: tuple[CoverageLine, ...]
    picture: Picture
    density: tuple[YearDensity, ...]
    listing: Listing
    strip: TimelineStrip
    sureness: Sureness
    history: tuple[Attestation, ...]
    totals: PhraseTotals
    person: Person
    foreign: Card
    within: CountsWithin
    whole: WholeText
