"""What the style guide shows: neutral views in every state that a component has, and the colours of the style sheet.

The guide uses the views that records would give, so it draws them with the site's macros. But no edit of a record makes
it stale, and it can show states that the site's records do not have.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex
from explainer.model.common import NameInSource, Original
from explainer.model.records.person import Person
from explainer.queries.charts import chart_of
from explainer.queries.site import text
from explainer.queries.social_cards import social_card
from explainer.views.cards import (
    Attestation,
    Candidate,
    Card,
    Cell,
    Comparison,
    ComparisonRow,
    CountsWithin,
    FigureView,
    Group,
    MatrixView,
    Neighbours,
    PhraseTotals,
    Picture,
    PictureSource,
    PointView,
    QuotationView,
    Related,
    ReviewView,
    Segment,
    SourceLine,
    TermView,
)
from explainer.views.charts import ChartType, ChartView
from explainer.views.overviews import (
    BlankTileView,
    Choice,
    Choices,
    ColourToken,
    ListGroup,
    Listing,
    MapShape,
    MapView,
    PartOfList,
    PlaceCounts,
    Samples,
    StripMark,
    TileView,
    TimelineStrip,
    YearDensity,
)
from explainer.views.reports import CoverageLine, Sureness
from explainer.views.wholetexts import ContentsLine, QuotedIn, TextParagraph, TextRun, WholeText

PATH = "style-guide/"

_DATES = (
    ("2024-03-05", "printed"),
    ("2024-06", "printed"),
    ("2023-07/2023-12", "inferred"),
    ("2023-12~", "inferred"),
    ("../2024-08-03", "external"),
    ("2024", "printed"),
    ("XXXX-10-20", "printed"),
)
"""A date of each precision, with how it is known; the last event has none at all."""

_COPIES = (
    ("issuer", "clean", ""),
    ("publisher", "clean", "official"),
    ("republished", "flawed", "machine"),
    ("unknown", "damaged", "unknown"),
    ("", "", "human"),
)
"""Origin and condition of the copy, and kind of translation."""

_SCHEME = regex(r"@media \(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{(?P<dark>[^}]*)\}")
_LIGHT = regex(r":root\s*\{(?P<light>[^}]*)\}")
_COLOUR = regex(r"--(?P<name>[a-z0-9-]+):\s*(?P<value>#[0-9a-fA-F]{3,8})(?=;|\s*$)")


@query
def colour_tokens(facts: Facts, lang: str) -> tuple[ColourToken, ...]:
    """The colours that the style sheet names in its first `:root`, with their values in the dark scheme."""
    style = facts.assets.get("site.css", b"").decode("utf-8", "replace")
    light, dark = _LIGHT.search(style), _SCHEME.search(style)
    in_dark = dict(_COLOUR.findall(dark["dark"])) if dark else {}
    return tuple(
        ColourToken(name, value, in_dark.get(name, value))
        for name, value in _COLOUR.findall(light["light"] if light else "")
    )


@query
def samples(facts: Facts, lang: str) -> Samples:
    """One view in each state for every component."""
    return _Maker(facts, lang).samples()


class _Maker:
    """Makes the views in one language. Every card links to the guide itself."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang
        self._url = f"{facts.root(lang)}{PATH}"

    def text(self, key: str) -> str:
        return text(self._facts, self._lang, f"sample.{key}") or key

    def card(self, kind: str, name: str = "sample") -> Card:
        return Card(
            ref=f"{kind}:{name}",
            kind=kind,
            id=name,
            title=f"{self.text('title')} {name.removeprefix('sample').removeprefix('-').upper()}".strip(),
            url=self._url,
            summary=self.text("summary"),
            type={"source": "news", "speech": "meeting", "region": "province"}.get(kind, ""),
        )

    def samples(self) -> Samples:
        events, sources = self.events(), self.sources()
        quotations = self.quotations(sources)
        figures = self.figures(quotations[0])
        regions = tuple(self.card("region", f"sample-{letter}") for letter in "abc")
        article = self.card("article")
        return Samples(
            events=events,
            sources=sources,
            quotations=quotations,
            figures=figures,
            charts=self.charts(figures[0]),
            term=TermView(self.card("term"), self.text("title"), self.text("summary"), "例词", "zh-Hans", "lìcí"),
            groups=(Group("article", (article,)), Group("speech", events[:2])),
            related=(Related(article, (regions[0], regions[1])), Related(events[0], ())),
            neighbours=Neighbours(events[1], events[0]),
            reviews=tuple(
                ReviewView(_date("2024-03-05"), "", _date(due), overdue)
                for due, overdue in (("2024-09-05", False), ("2024-06-05", True))
            ),
            matrix=self.matrix(regions),
            comparison=self.comparison(regions[:2], events),
            tiles=tuple(TileView(card, 1, 1 + n, PlaceCounts(n * 2, n, n // 2), ()) for n, card in enumerate(regions)),
            blank=(BlankTileView(self.text("title"), 2, 1),),
            map=_map(regions),
            choices=self.choices(),
            coverage=self.coverage(regions[0]),
            picture=self.picture(),
            strip=TimelineStrip(
                (
                    StripMark(events[0], "10", "", 0, says_term=True),
                    StripMark(events[1], "12", "30", 1, says_term=False),
                ),
                2,
                ((2023, "0"), (2024, "50")),
            ),
            sureness=Sureness(6, (("direct", 3), ("reported", 3)), 1, 2, 2, 1, "zh", 1),
            density=(
                YearDensity("2023", 3, (0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0), 1, 4),
                YearDensity("2024", 9, (1, 3, 4, 0, 0, 1, 0, 0, 0, 0, 0, 0), 0, 4),
                YearDensity("undated", 1, (0,) * 12, 1, 4),
            ),
            listing=self.listing(),
            history=tuple(
                Attestation(self.text("title"), status, sources[0], count, words, 12, ((12, words),), count * 10)
                for status, count in (("preferred", 10), ("error", 1))
                for words in (self.text("words"),)
            ),
            totals=PhraseTotals(11, 2, 1, 3, ((sources[0].card, 11),)),
            person=Person(
                title=self.text("title"),
                original=Original(text="例名", pinyin="Lì Míng"),
                names_in_sources=(NameInSource(text=self.text("title")),),
            ),
            foreign=self.foreign(article),
            within=CountsWithin(3, ((regions[1], 2), (regions[2], 1))),
            whole=self.whole(events[0]),
        )

    def foreign(self, card: Card) -> Card:
        """A card that is not in the page's language."""
        tag, title = ("en", "English") if self._facts.tag(self._lang).startswith("zh") else ("zh-Hans", "中文")
        return replace(card, title=title, summary="", lang=tag, hreflang=tag)

    def whole(self, event: Card) -> WholeText:
        """A heading, a paragraph of which words are quoted, and one with an excluded passage."""
        words, quoted = self.text("words"), QuotedIn(1, event, event.url)
        paragraphs = (
            TextParagraph(1, (TextRun(self.text("title")),), is_heading=True),
            TextParagraph(2, (TextRun(f"{words} "), TextRun(words, True, (quoted,))), is_heading=False),
            TextParagraph(3, (TextRun(f"{words} "), TextRun("", gap=self.text("gap"), length=42)), is_heading=False),
        )
        return WholeText("", paragraphs, (ContentsLine(1, 0, self.text("title")),), (quoted,), 1)

    def events(self) -> tuple[Card, ...]:
        dated = tuple(
            replace(self.card("speech", f"sample-{letter}"), date=_date(date), date_basis=basis, themes=("sample-a",))
            for letter, (date, basis) in zip("abcdefg", _DATES, strict=True)
        )
        return (*dated, self.card("speech", "sample-h"))

    def choices(self) -> tuple[Choices, ...]:
        """Seven of the eight events are of the theme; all are meetings."""
        theme = Choice("sample-a", self.card("theme", "sample-a").title, "", len(_DATES))
        return Choices("theme", (theme,)), Choices("kind", (Choice("meeting", "", "", len(_DATES) + 1),))

    def coverage(self, nation: Card) -> tuple[CoverageLine, ...]:
        """Translated from one language and published in one country; never translated; from several, partly unknown."""
        zh, en = (("zh", 3),), (("en", 3),)
        translated = CoverageLine("figure", 4, 3, 3, en, zh, ((nation, 3),), 0, ())
        return (
            translated,
            replace(translated, translated=0, original_languages=en),
            replace(translated, original_languages=(("zh", 1), ("en", 1), ("", 1)), unknown_publishers=2),
        )

    def picture(self) -> Picture:
        """The one picture that every site has, with a version as a text's pictures have several."""
        url = social_card(self._facts, self._lang).url
        return Picture(url, 1200, 630, (PictureSource("image/png", (Candidate(url, 1200),)),) * 2)

    def sources(self) -> tuple[SourceLine, ...]:
        return tuple(
            SourceLine(
                card=self.card("source", f"sample-{letter}"),
                publisher=None,
                publisher_text=self.text("publisher") if origin else "not-stated",
                published=_date("2024-03-13"),
                published_basis="inferred" if condition == "damaged" else "printed",
                origin=origin,
                condition=condition,
                translation=translation,
                translation_reviewed=translation == "official",
                original_language="zh-Hans",
                display="excerpts",
                sha256="",
            )
            for letter, (origin, condition, translation) in zip("abcde", _COPIES, strict=True)
        )

    def quotations(self, sources: tuple[SourceLine, ...]) -> tuple[QuotationView, ...]:
        words = self.text("words")
        found = QuotationView(
            id="sample",
            text=f"{words} … {words}",
            lang="",
            kind="direct",
            speaker=self.card("person"),
            role_text=self.text("role"),
            source=sources[1],
            found=True,
            line=12,
            before=(Segment(f"{words} "), Segment("", self.text("gap"), 42)),
            after=(Segment(f" {words}"),),
            origin=self.card("speech"),
            date=_date("2024-03-05"),
            date_basis="printed",
            utterance=(),
            note=self.text("summary"),
            url=self._url,
            place=self._url,
            inside=(Segment(words, quoted=True), Segment(f" {words} "), Segment(words, quoted=True)),
            omission_note=self.text("summary"),
            gist=self.text("summary"),
        )
        plain = replace(
            found,
            text=words,
            speaker=None,
            before=(),
            after=(),
            inside=(),
            omission_note="",
            note="",
            gist="",
            kind="reported",
        )
        return (
            found,
            replace(plain, id="sample-absent", source=sources[3], found=False, line=0, date_basis="inferred"),
            replace(plain, id="sample-withheld", source=sources[4], text="", kind="narrator", date=None),
        )

    def figures(self, quotation: QuotationView) -> tuple[FigureView, ...]:
        shown = FigureView(
            card=self.card("figure", "sample-a"),
            text="5.0",
            value="5.0",
            unit="%",
            unit_kind="percent",
            comparison="year-on-year",
            period=_date("2024-01/2024-06"),
            period_basis="inferred",
            region=None,
            producer="not-stated",
            formula="",
            derived_from=(),
            quotation=quotation,
        )
        return shown, replace(
            shown, card=self.card("figure", "sample-b"), text="2.5", value="2.5", low="1.9", high="3.2"
        )

    def charts(self, shown: FigureView) -> tuple[ChartView, ...]:
        """Bars to both sides, lines with a gap, an inferred period and an interval, dots with and without interval."""

        def named(letter: str, value: str, **more: Any) -> FigureView:
            return replace(shown, card=self.card("figure", f"sample-{letter}"), text=value, value=value, **more)

        wordy = replace(shown, card=replace(self.card("figure"), title=self.text("words")))
        drawn: tuple[tuple[ChartType, tuple[FigureView, ...]], ...] = (
            ("bars", (named("a", "5.0"), named("b", "-2.5"), wordy)),
            ("line", (replace(wordy, series=_yearly("5.0 4.2 4.5 - 6.1")), named("b", "", series=_WITH_ENDS))),
            ("line", (named("c", "", series=_yearly("99800 101500 104000")),)),
            ("dots", (named("a", "5.0", low="4.1", high="6.2", period_basis="printed"), named("b", "2.5"), wordy)),
        )
        charts = (chart_of(self._facts, self._lang, kind, views) for kind, views in drawn)
        return tuple(view for view in charts if view is not None)

    def listing(self) -> Listing:
        """A page between two others, of a list that has two parts."""
        parts = tuple(replace(self.card("list"), title=year, url=PATH) for year in ("2023", "2024"))
        groups = (ListGroup("", "", ("a",)),)
        below = tuple(PartOfList(part, 1200) for part in parts)
        return Listing(2400, "", groups, below, (), Neighbours(parts[0], parts[1]))

    def matrix(self, regions: tuple[Card, ...]) -> MatrixView:
        theme = self.card("theme")
        return MatrixView(
            regions,
            (
                (
                    theme,
                    (
                        Cell(theme, regions[0], 3, "some", self._url),
                        Cell(theme, regions[1], 0, "none", ""),
                        Cell(theme, regions[2], 0, "not-looked", ""),
                    ),
                ),
            ),
        )

    def comparison(self, regions: tuple[Card, ...], events: tuple[Card, ...]) -> Comparison:
        slogans = ((self.text("words"),), ())
        return Comparison(
            regions, (ComparisonRow("addressed", (events[:1], events[1:3])), ComparisonRow("slogans", slogans))
        )


def _date(value: str) -> PartialDate:
    return PartialDate.parse(value)


def _yearly(values: str) -> tuple[PointView, ...]:
    """One value for each year from 2019 on; `-` leaves one out."""
    years = enumerate(values.split(), 2019)
    return tuple(PointView(_date(str(year)), "printed", value) for year, value in years if value != "-")


_WITH_ENDS = (
    PointView(_date("2019"), "printed", "2.0"),
    PointView(_date("2020"), "inferred", "2.4"),
    PointView(_date("2021"), "printed", "3.1", "2.6", "3.7"),
    PointView(_date("2022-06"), "printed", "2.2"),
)


def _map(regions: tuple[Card, ...]) -> MapView:
    squares = tuple(
        MapShape(f"M{x} 0L{x + 240} 0L{x + 240} 160L{x} 160Z", card, PlaceCounts(count, 0, 0))
        for x, card, count in zip((250, 500, 750), regions, (0, 3, 6), strict=True)
    )
    return MapView(1000, 160, (MapShape("M0 0L240 0L240 160L0 160Z", None, PlaceCounts(0, 0, 0)), *squares))
