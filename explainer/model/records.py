"""The kinds of record, one class each; the docstrings and field comments are the content reference's text.

A class says which types the fields have, and declares what cannot be seen from them (`declarations.Kind`). Nothing else
lists the kinds: code that needs all of them asks `kinds`, which finds the classes of this module. They are in the order
in which their lists are offered to readers.

What a record needs in order to be *published* (`needs`) is a check and not a type, so that an unfinished draft is a
good file.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.ground.dates import PartialDate
from explainer.model.absence import CallSilence, FigureSilence, PersonSilence, PlanSilence, SourceSilence, SpeechSilence
from explainer.model.commitments import Slogan, Step, Target
from explainer.model.common import (
    MAX_GLOSS_LENGTH,
    Date,
    DateBasis,
    FigureRef,
    FullDay,
    Language,
    NameInSource,
    Number,
    OrganisationRef,
    Original,
    PrintedText,
    Quote,
    Record,
    RegionLevel,
    RegionRef,
    SourceRef,
    TermRef,
    ThemeRef,
    Url,
)
from explainer.model.declarations import Kind
from explainer.model.parts import Channel, Derived, FirstUse, KeyPoint, Medium, Point, QrCode, Role, Speaker, Variant
from explainer.model.places import Codes, Tile
from explainer.model.provenance import Licence, Quality, SnapshotFile, Translation

NotStated = Literal["not-stated"]


class Article(Record):
    """An explainer: a text of our own that guides readers through the sources."""

    declares: ClassVar[Kind] = Kind(
        name="article",
        folder="articles",
        list_page="articles",
        needs=("summary", "published", "themes", "sources"),
        role="account",
        in_search=4,
        newest_first=True,
        sentences=("key_points",),
    )

    published: FullDay | None = None  #: The day on which it was published.
    authors: tuple[str, ...] = ()  #: Names, as readers see them.
    key_points: tuple[KeyPoint, ...] = ()  #: The article in a few sentences, each with its evidence.
    terms: tuple[TermRef, ...] = ()  #: Terms to explain beside the text, also where the text does not use them.

    def says(self) -> tuple[str, ...]:
        """The key points."""
        return tuple(point.text for point in self.key_points)


class Theme(Record):
    """A question that the site answers, and what belongs to it."""

    declares: ClassVar[Kind] = Kind(
        name="theme",
        folder="themes",
        list_page="themes",
        needs=("question", "summary"),
        role="subject",
        above="parent",
        summary=("question", "summary"),
        in_search=3,
    )

    question: str = ""  #: The question that the theme's page answers.
    terms: tuple[TermRef, ...] = ()  #: Terms that belong to the theme.
    parent: ThemeRef | None = None  #: The larger theme of which it is a part.
    order: Annotated[int, Field(ge=0)] = 1000  #: Place among the themes: small numbers come first.


class Speech(Record):
    """An event at which something was said: a speech, study session, inspection, meeting, document or broadcast."""

    declares: ClassVar[Kind] = Kind(
        name="speech",
        folder="speeches",
        list_page="timeline",
        needs=("date", "themes", "sources", "quotes"),
        sort="type",
        fixed=("date_text", "date_basis", "speakers"),
        in_search=5,
        is_event=True,
        newest_first=True,
        sentences=("occasion", "date_note"),
    )

    #: What sort of event it was.
    type: Literal["speech", "study-session", "inspection", "meeting", "document", "broadcast", "call"]
    date: Date | None = None  #: When it happened, as precisely as the sources say.
    date_text: PrintedText = ""  #: The date in the source's words.
    #: How the date is known: `printed`, `inferred`, or from elsewhere (`external`). Without it the build looks whether
    #: a cited source prints the date.
    date_basis: DateBasis | None = None
    date_note: str = ""  #: Where a date comes from that no cited source prints, or why the year is missing.
    speakers: tuple[Speaker, ...] = ()  #: Who spoke.
    occasion: str = ""  #: The conference, visit or session at which it was said.
    venue: str = ""  #: The building or place.
    located_in: tuple[RegionRef, ...] = ()  #: Regions *in* which it was said.
    addressed_to: tuple[RegionRef, ...] = ()  #: Regions *to* which it was said.
    about_regions: tuple[RegionRef, ...] = ()  #: Regions *about* which it was said.
    national: bool = False  #: It was said to the whole country.
    figures: tuple[FigureRef, ...] = ()  #: Figures that belong to the event.
    media: tuple[Medium, ...] = ()  #: Recordings and documents at other sites.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[SpeechSilence, ...] = ()

    def says(self) -> tuple[str, ...]:
        """The occasion and the building."""
        return self.occasion, self.venue


class Region(Record):
    """A nation, province, city or county that the sources name."""

    declares: ClassVar[Kind] = Kind(
        name="region",
        folder="regions",
        list_page="regions",
        more_lists=("matrix", "compare"),
        needs=("codes",),
        role="subject",
        sort="level",
        above="parent",
        in_search=2,
    )

    level: RegionLevel  #: Its level.
    parent: RegionRef | None = None  #: The larger region that it is part of; the nation has none.
    codes: Codes | None = None  #: Its public codes.
    names: dict[Language, str] = Field(default_factory=dict)  #: Its names in other languages: `{zh: 吉林省}`.
    tile: Tile | None = None  #: Its place in the tile map.
    disambiguation: str = ""  #: What tells it from another region of the same name.
    same_as: tuple[Url, ...] = ()  #: Addresses of the same region in public reference works.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
    not_in_sources: tuple[str, ...] = ()  #: Sentences that say what our sources do not contain about it.

    def says(self) -> tuple[str, ...]:
        """What distinguishes it from others with its name. What sources lack is shown with words to that effect."""
        return (self.disambiguation,)


class Plan(Record):
    """A regional plan or commitment, with the kind of evidence that we have for it."""

    declares: ClassVar[Kind] = Kind(
        name="plan",
        folder="plans",
        list_page="plans",
        needs=("issuer", "region", "level", "evidence_level", "themes", "sources"),
        sort="evidence_level",
        fixed=("period_basis", "history"),
        in_search=6,
        sentences=("targets",),
    )

    issuer: OrganisationRef | None = None  #: The organisation that issued it; `not-stated` if the sources do not say.
    region: RegionRef | None = None  #: The region that decided it.
    level: RegionLevel | None = None  #: The level of that region.
    #: What we have: the plan's own text, an official report, news or a commentary.
    evidence_level: Literal["plan-text", "official-report", "news", "commentary"] | None = None
    period: Date | None = None  #: The time for which it is made.
    period_basis: DateBasis | None = None  #: Where that time is from, unless the build finds it printed in a source.
    history: tuple[Step, ...] = ()  #: Its steps in order. The current status is that of the last one.
    slogans: tuple[Slogan, ...] = ()  #: Its counted phrases.
    targets: tuple[Target, ...] = ()  #: What it says it will reach.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[PlanSilence, ...] = ()

    def when(self) -> PartialDate | None:
        """The date of its last step."""
        return self.history[-1].date if self.history else None

    def when_field(self) -> str:
        """The field with that date."""
        return f"history.{len(self.history) - 1}.date" if self.history else ""

    def says(self) -> tuple[str, ...]:
        """The slogans with what they count, then the targets."""
        slogans = (words for slogan in self.slogans for words in (slogan.text, *slogan.components))
        return (*slogans, *(target.text for target in self.targets))


class Call(Record):
    """A call for input: who asks, what, until when, and how to answer."""

    declares: ClassVar[Kind] = Kind(
        name="call",
        folder="calls",
        list_page="calls",
        needs=("organisers", "region", "opens", "closes", "channels"),
        in_search=7,
    )

    organisers: tuple[OrganisationRef, ...] = ()  #: Who asks, or `not-stated`.
    region: RegionRef | None = None  #: The region that it concerns.
    opens: Date | NotStated | None = None  #: The first day, or `not-stated`.
    closes: Date | NotStated | None = None  #: The last day, or `not-stated`.
    date_basis: DateBasis | None = None  #: Where both days are from, unless the build finds them printed in a source.
    channels: tuple[Channel, ...] = ()  #: How to answer.
    qr: QrCode | None = None  #: The code image, if there is one.
    questions: tuple[str, ...] = ()  #: What is asked.
    outcome: str = ""  #: What became of the answers.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[CallSilence, ...] = ()

    def says(self) -> tuple[str, ...]:
        """What is asked, what became of it, and the ways to answer."""
        return (*self.questions, self.outcome, *(channel.label for channel in self.channels))


class Figure(Record):
    """A number that a source prints, with its unit, period and place."""

    declares: ClassVar[Kind] = Kind(
        name="figure",
        folder="figures",
        list_page="figures",
        needs=("unit", "unit_kind", "period", "region"),
        role="value",
        fixed=("unit_kind", "unit_printed", "period_basis", "series", "derived"),
        in_search=8,
        has_page=False,
        fields_only=True,
        sentences=(),
    )

    value: Number | None = None  #: The number, digits only: `10.6`.
    low: Number | None = None  #: The lower end of its interval, in the same unit; never without `high`.
    high: Number | None = None  #: The upper end of its interval. The quotation prints both ends too.
    value_text: PrintedText = ""  #: The number in words, if it is not a plain number: `no more than 40`.
    unit: str = ""  #: The unit with the scale word that the source prints: `%`, `percentage points`, `trillion yuan`.
    scale: str = ""  #: The scale word, if you prefer to write it apart from the unit: `trillion`.
    unit_printed: PrintedText = ""  #: The unit as printed, `patients`, where `unit` is that of your charts: `people`.
    #: The kind of unit. Percent and percentage points are not the same.
    unit_kind: Literal["percent", "percentage-points", "count", "money", "text"] | None = None
    period: Date | None = None  #: The time that it is about.
    period_basis: DateBasis | None = None  #: Where the period is from, unless the build finds it printed in the source.
    region: RegionRef | None = None  #: The region that it is about.
    quote: Quote | None = None  #: The words that print the number.
    producer: str = ""  #: Who produced the number, or `not-stated` if the source does not say.
    comparison: str = ""  #: What it is compared with: `year-on-year`.
    series: tuple[Point, ...] = ()  #: Values over time.
    derived: Derived | None = None  #: How we calculated it, if no source prints it.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[FigureSilence, ...] = ()

    def says(self) -> tuple[str, ...]:
        """The number with its unit."""
        return (f"{self.value_text or self.value or ''} {self.unit}",)


class Term(Record):
    """An official phrase, slogan, institution or programme. The title is the form that this site prefers."""

    declares: ClassVar[Kind] = Kind(
        name="term",
        folder="terms",
        list_page="glossary",
        needs=("gloss",),
        role="subject",
        sort="kind",
        above="broader",
        fixed=("first_use",),
        summary=("gloss", "summary"),
        in_search=1,
        named_by_others=True,
        sentences=("gloss",),
    )

    #: What sort of term it is; a `tifa` is an official wording.
    kind: Literal["tifa", "slogan", "institution", "programme", "number-slogan"]
    #: What it means, in plain words, at most 300 characters.
    gloss: Annotated[str, Field(max_length=MAX_GLOSS_LENGTH)] = ""
    abbreviation: str = ""  #: Its short form.
    original: Original | None = None  #: Its form in the original language.
    original_missing: str = ""  #: Why there is no original form.
    variants: tuple[Variant, ...] = ()  #: Other forms, such as other translations. Texts are searched for all of them.
    first_use: FirstUse | None = None  #: The first use that we can show.
    broader: TermRef | None = None  #: The larger term to which it belongs.
    see: tuple[TermRef, ...] = ()  #: Terms to read with it.

    def own_sources(self) -> tuple[str, ...]:
        """The source of the first use."""
        return (self.first_use.source,) if self.first_use else ()

    def says(self) -> tuple[str, ...]:
        """Nothing besides its forms and its gloss."""
        return ()

    def names_elsewhere(self) -> tuple[str, ...]:
        """The original, the short form and all variants."""
        return (*super().names_elsewhere(), self.abbreviation, *(variant.text for variant in self.variants))


class Person(Record):
    """A person whom the sources name; nothing is said here that a source does not say."""

    declares: ClassVar[Kind] = Kind(
        name="person",
        folder="people",
        list_page="people",
        role="subject",
        in_search=9,
        fields_only=True,
        named_by_others=True,
    )

    names: dict[Language, str] = Field(default_factory=dict)  #: Names in other languages: `{zh: 习近平}`.
    original: Original | None = None  #: The name in the original language.
    roles: tuple[Role, ...] = ()  #: Offices, each with its source.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[PersonSilence, ...] = ()


class Organisation(Record):
    """A body that the sources name."""

    declares: ClassVar[Kind] = Kind(
        name="organisation",
        folder="organisations",
        list_page="organisations",
        role="subject",
        sort="type",
        above="parent",
        in_search=10,
        fields_only=True,
        named_by_others=True,
    )

    type: Literal["party-body", "government", "media", "company", "other"] = "other"  #: What sort of body it is.
    names: dict[Language, str] = Field(default_factory=dict)  #: Names in other languages.
    original: Original | None = None  #: The name in the original language.
    parent: OrganisationRef | None = None  #: The body to which it belongs.
    region: RegionRef | None = None  #: Where it is.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.


class Source(Record):
    """A text that the site uses as evidence, with its origin and its faults."""

    declares: ClassVar[Kind] = Kind(
        name="source",
        folder="sources",
        list_page="sources",
        needs=("publisher", "published", "language", "licence", "quality"),
        role="subject",
        sort="kind",
        fixed=("published_basis", "snapshot"),
        in_search=99,
        fields_only=True,
        named_by_others=True,
        sentences=("date_note",),
    )

    #: What sort of text it is.
    kind: Literal["news", "commentary", "broadcast", "call", "plan", "speech-text", "transcript", "statistics"]
    title_original: str = ""  #: The title in the original language.
    publisher: str = ""  #: Who published it: an organisation's id or a name.
    host: str = ""  #: Where our copy was found, or `not-stated` if the copy does not say.
    byline: str = ""  #: Authors and editors, as printed.
    published: Date | None = None  #: When it was published.
    #: How that date is known: `printed`, `inferred` or `external`. Without it the build looks it up in our copy.
    published_basis: DateBasis | None = None
    copy_published: Date | None = None  #: When our copy was published, if that is another day.
    date_note: str = ""  #: Where a date comes from that our copy does not print.
    url: Url | None = None  #: Its address.
    archived_url: Url | None = None  #: An archived copy of it.
    accessed: FullDay | None = None  #: The day on which we read it.
    language: Language | None = None  #: The language of our copy.
    original_language: Language | None = None  #: The language in which it was written.
    translation: Translation | None = None  #: How the copy's language came about.
    translation_of: SourceRef | None = None  #: The source of which it is a translation.
    supersedes: SourceRef | None = None  #: The source that it replaces.
    licence: Licence | None = None  #: What may be shown of it.
    snapshot: SnapshotFile | None = None  #: The text that we hold, against which quotations are checked.
    quality: Quality | None = None  #: How good the copy is, and what in it may not be quoted.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[SourceSilence, ...] = ()

    def own_sources(self) -> tuple[str, ...]:
        """None: it does not rest on the sources that it translates or replaces."""
        return ()

    def says(self) -> tuple[str, ...]:
        """The authors."""
        return (self.byline,)

    def names_elsewhere(self) -> tuple[str, ...]:
        """The original title."""
        return (self.title_original,)


class FreePage(Record):
    """A page such as about, methods or accessibility. `home` is the text of the home page."""

    declares: ClassVar[Kind] = Kind(
        name="page", folder="pages", list_page="", role="subject", in_search=98, at_root=True
    )

    question: str = ""  #: A question as the headline, as on the home page.
    order: Annotated[int, Field(ge=0)] = 1000  #: Place among the pages in the footer: small numbers come first.
    in_footer: bool = True  #: Whether the footer lists it.

    def says(self) -> tuple[str, ...]:
        """Nothing besides its text."""
        return ()
