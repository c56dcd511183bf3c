"""What pages get: small frozen answers to queries.

A page never receives a foreign record. It gets a `Card`, which holds what one page may say about another, or one of
the views below. An edit that does not change these answers changes no other page. That is all there is to incremental
building. Text fields have a language tag beside them if they may be in another language than the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from explainer.ground.dates import PartialDate
from explainer.model.kinds import RECORDS


@dataclass(frozen=True, slots=True)
class Card:
    """What one page may say about another.

    `ref` is `kind:id`; `url` is the address below the site's root, such as `regions/jilin/` or `figures/#gdp-h1`.
    `lang` is the BCP 47 tag of the title if it is not in the page's language, `summary_lang` that of the summary,
    `hreflang` that of the linked page; each is "" where there is nothing to say.
    """

    ref: str
    kind: str
    id: str
    title: str
    url: str
    lang: str = ""
    hreflang: str = ""
    summary: str = ""
    summary_lang: str = ""
    type: str = ""
    status: str = "published"
    date: PartialDate | None = None
    date_basis: str = ""
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether the title is the name of a person, a body or a place: one of a kind with names by language."""
        return "names" in RECORDS[self.kind].model_fields

    @property
    def extent(self) -> Literal["day", "span", "unknown"]:
        """How long the time is that the date names: a day, or longer; or whether it has no year at all."""
        if self.date is None or not self.date.has_year:
            return "unknown"
        return "day" if self.date.precision == "day" else "span"


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The picture that other sites show beside a link; its size in pixels is 0 if it is not known."""

    url: str
    alt: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading; `key` is a year, a letter, a kind or a ref, as the query says."""

    key: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A related card, and why: `reasons` are what the two share, most telling first; none if an editor chose it."""

    card: Card
    reasons: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The events directly before and after one, by date."""

    previous: Card | None
    next: Card | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Everything in a source line: who published it and when, where the copy is from, its condition and translation."""

    card: Card
    publisher: Card | None
    publisher_text: str
    published: PartialDate | None
    published_basis: str
    origin: str
    condition: str
    translation: str
    translation_reviewed: bool
    original_language: str
    display: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a source's text (`gap` is ""), or an excluded passage (`gap` is the reason, `text` is "").

    `lang` is the tag of the reason if it is not in the page's language. `quoted`: the words are part of the quotation.
    """

    text: str
    gap: str = ""
    length: int = 0
    lang: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation with everything that readers see of it.

    `url` is that of the record that introduces it, with `#q-<id>`; `fragment` may follow it to mark the words.
    `found` says whether the words are in our copy, `line` where. `before` and `after` are the context that the
    source's display rule allows; for metadata-only they are empty, and so is `text`. `utterance` holds the ids of the
    other translations of the same sentence. `place` is the address of the words on the page of the source, or in its
    whole text where that is shown, and then `paragraph` is the number of its paragraph there. `inside` is the quotation
    as the copy has it, with what was left out of it or replaced in it;  `omission_note` says why its meaning holds.
    `gist` says in the page's language and in words of ours what the words say, "" where there is none to show.
    `note_lang` is the tag of `note` and `omission_note` if they are not in the page's language.
    """

    id: str
    text: str
    lang: str
    kind: str
    speaker: Card | None
    role_text: str
    source: SourceLine
    found: bool
    line: int
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    origin: Card
    date: PartialDate | None
    date_basis: str
    utterance: tuple[str, ...]
    note: str
    url: str
    fragment: str = ""
    place: str = ""
    paragraph: int = 0
    inside: tuple[Segment, ...] = ()
    omission_note: str = ""
    gist: str = ""
    note_lang: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether words of the source are between the parts of the quotation."""
        return any(not part.quoted for part in self.inside)

    @property
    def context_length(self) -> int:
        """How many characters of the source are shown around the quotation."""
        return sum(len(part.text) for part in (*self.before, *self.after))


@dataclass(frozen=True, slots=True)
class PointView:
    """One value of a series; `low` and `high` are "" where it has no interval."""

    period: PartialDate
    period_basis: str
    value: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with its quotation. `text` is the number as printed, without its unit.

    `low` and `high` are the ends of its interval, "" where it has none. `unit` includes its scale word; `unit_printed`
    is the unit as the source prints it, "" where it is the same.
    """

    card: Card
    text: str
    value: str
    unit: str
    unit_kind: str
    comparison: str
    period: PartialDate | None
    period_basis: str
    region: Card | None
    producer: str
    formula: str
    derived_from: tuple[Card, ...]
    quotation: QuotationView | None
    low: str = ""
    high: str = ""
    series: tuple[PointView, ...] = ()
    unit_printed: str = ""


@dataclass(frozen=True, slots=True)
class FormulaPart:
    """One part of a formula: a figure or, if that is None, a `sign` with the spaces that belong to it."""

    figure: FigureView | None
    sign: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as another page shows it: the form used there, and the gloss."""

    card: Card
    form: str
    gloss: str
    original: str
    original_lang: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """The first use of a term in a text: the words as they are written there, and the term's view."""

    form: str
    term: TermView


@dataclass(frozen=True, slots=True)
class Attestation:
    """One form of a term in one source: how often it occurs there, and the first sentences that hold it.

    `sentences` are (line of the copy, words); `sentence` is the first of them, "" where the source's words may not be
    shown. `share` is the count in per cent of the largest count among the term's attestations, from 1 to 100.
    """

    form: str
    status: str
    source: SourceLine
    count: int
    sentence: str
    line: int
    sentences: tuple[tuple[int, str], ...] = ()
    share: int = 0


@dataclass(frozen=True, slots=True)
class PhraseTotals:
    """The totals of a phrase history: `count` places of `forms` forms in `sources` of the `searched` sources."""

    count: int
    forms: int
    sources: int
    searched: int
    by_source: tuple[tuple[Card, int], ...]


@dataclass(frozen=True, slots=True)
class CountsWithin:
    """How many records only places within a region have, and how many each place directly below it has.

    A record of two places counts once in `count`.
    """

    count: int
    places: tuple[tuple[Card, int], ...]


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region's records by relation: said to it, said in it, said about it, decided by it.

    An event for the whole country is addressed to the nation.
    """

    addressed: tuple[Card, ...]
    located: tuple[Card, ...]
    about: tuple[Card, ...]
    plans: tuple[Card, ...]
    calls: tuple[Card, ...]
    figures: tuple[Card, ...]
    articles: tuple[Card, ...]
    more: tuple[Group, ...]
    """Records that concern it of kinds without a field here, by kind."""
    parents: tuple[Card, ...]
    children: tuple[Card, ...]
    within: Mapping[str, CountsWithin]
    """What places within the region have beyond its own records, by `addressed`, `located` …, if they have any."""
    unrecorded: tuple[tuple[str, CountsWithin | None], ...]
    """By the same keys: the relations without a record for the region itself, with what places within it have."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix: how many records a region and the places within it have under a theme.

    `state` is `some`, `none` (no record) or `not-looked`.
    """

    theme: Card
    region: Card
    count: int
    state: Literal["some", "none", "not-looked"]
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """The records of a theme for one region, and those for the places within it."""

    region: Card
    cards: tuple[Card, ...]
    within: CountsWithin | None


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Themes in rows, regions in columns."""

    regions: tuple[Card, ...]
    rows: tuple[tuple[Card, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One question about several regions: a catalogue key, and for each region cards or plain texts.

    `lang` is the tag of the plain texts if they are not in the page's language. `within` is, for each region, what
    places within it have; it is empty if they have nothing. `left_out` is how many more each region has, which its own
    page shows.
    """

    key: str
    cells: tuple[tuple[Card | str, ...], ...]
    lang: str = ""
    within: tuple[CountsWithin | None, ...] = ()
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Regions side by side."""

    regions: tuple[Card, ...]
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One version of a picture: its address below the site's root, and its width in pixels."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The versions of a picture in one format, smallest first; `type` is that of the format: `image/avif`."""

    type: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in a text. `sources` end with the format for every browser; if there are none, the file itself is shown.

    `url` is what a browser loads that knows no sources; `width` and `height` are 0 where they are not known.
    """

    url: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language. `translated` is False where only the default language has the record."""

    lang: str
    tag: str
    name: str
    url: str
    current: bool
    translated: bool


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One entry of the corrections log.

    `id` is unique on the site and is its id in the log; `url` is its address on the page of `card`, where its id is one
    of the answers to `correction_ids`.
    """

    card: Card
    date: PartialDate
    was: str
    now: str
    severity: str
    id: str
    url: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """When a record was last reviewed and by whom; `due` is a full day, None if the record does not say how often."""

    on: PartialDate
    by: str
    due: PartialDate | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class OverdueReview:
    """A record whose review is overdue."""

    card: Card
    review: ReviewView


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sources of the site: how many there are, and in which condition."""

    items: int
    sources: int
    conditions: tuple[tuple[str, int], ...]
