"""The kinds of record, one class each; the docstrings and field comments are the content reference's text.

A class says which types the fields have. What a record needs in order to be *published* (`NEEDS`) is a check and
not a type, so that an unfinished draft is a good file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.model.absence import CallSilence, FigureSilence, PersonSilence, PlanSilence, SourceSilence, SpeechSilence
from explainer.model.commitments import Slogan, Step, Target
from explainer.model.common import (
    MAX_GLOSS_LENGTH,
    CopyCondition,
    CopyOrigin,
    Date,
    DateBasis,
    Display,
    EvidenceRef,
    FigureRef,
    FullDay,
    Grade,
    Language,
    Model,
    NameInSource,
    Number,
    OrganisationRef,
    Original,
    PersonRef,
    PrintedText,
    Quote,
    Record,
    RegionLevel,
    RegionRef,
    SourceRef,
    TermRef,
    Text,
    ThemeRef,
    Url,
    WordsOfSource,
)
from explainer.model.places import Codes, Tile

NotStated = Literal["not-stated"]


class KeyPoint(Model):
    """One sentence of an article's summary, with the quotations or figures that carry it."""

    text: Text  #: The sentence.
    refs: tuple[EvidenceRef, ...] = ()  #: What carries it: `quote:id` or `figure:id`.


class Article(Record):
    """An explainer: a text of our own that leads a reader through the sources."""

    published: FullDay | None = None  #: The day on which it was published.
    authors: tuple[str, ...] = ()  #: Names, as readers see them.
    key_points: tuple[KeyPoint, ...] = ()  #: The article in a few sentences, each with its evidence.
    terms: tuple[TermRef, ...] = ()  #: Terms to explain beside the text, also where the text does not use them.


class Theme(Record):
    """A question that the site answers, and what belongs to it."""

    question: str = ""  #: The question that the theme's page answers.
    terms: tuple[TermRef, ...] = ()  #: Terms that belong to the theme.
    parent: ThemeRef | None = None  #: The larger theme of which it is a part.
    order: Annotated[int, Field(ge=0)] = 1000  #: Place among the themes: small numbers come first.


class Speaker(Model):
    """Who spoke, and the words with which the source names the person's role at that time."""

    person: PersonRef  #: Who spoke.
    role_text: PrintedText | None = None  #: The person's office at that time, in the source's words.
    #: How the source gives the words: in quotation marks, reported, or the person only presided or was present.
    mode: Literal["direct", "reported", "presiding", "present"] | None = None


class Medium(Model):
    """A recording or a document of the event, at another site."""

    kind: Literal["video", "audio", "document"]  #: What it is.
    url: Url  #: Where it is.
    title: str = ""  #: Its title.
    transcript: Url | None = None  #: Where its words can be read.


class Speech(Record):
    """An event at which something was said: a speech, study session, inspection, meeting, document or broadcast."""

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
    #: Fields of which the sources say nothing, as somebody has read there. Others that are empty are not recorded.
    not_stated: tuple[SpeechSilence, ...] = ()


class Plan(Record):
    """A regional plan or commitment, with the kind of evidence that we have for it."""

    issuer: OrganisationRef | None = None  #: The organisation that issued it; `not-stated` if the sources do not say.
    region: RegionRef | None = None  #: The region that decided it.
    level: RegionLevel | None = None  #: The level of that region.
    #: What we have: the plan's own text, an official report, news or a commentary.
    evidence_level: Literal["plan-text", "official-report", "news", "commentary"] | None = None
    period: Date | None = None  #: The time for which it is made.
    period_basis: DateBasis | None = None  #: Whence that time is, unless the build finds it printed in a source.
    history: tuple[Step, ...] = ()  #: Its steps in order. The current status is that of the last one.
    slogans: tuple[Slogan, ...] = ()  #: Its counted phrases.
    targets: tuple[Target, ...] = ()  #: What it says it will reach.
    #: Fields of which the sources say nothing, as somebody has read there. Others that are empty are not recorded.
    not_stated: tuple[PlanSilence, ...] = ()


class Region(Record):
    """A nation, province, city or county that the sources name."""

    level: RegionLevel  #: Its level.
    parent: RegionRef | None = None  #: The larger region in which it lies; the nation has none.
    codes: Codes | None = None  #: Its public codes.
    names: dict[Language, str] = Field(default_factory=dict)  #: Its names in other languages: `{zh: 吉林省}`.
    tile: Tile | None = None  #: Its place in the tile map.
    disambiguation: str = ""  #: What tells it from another region of the same name.
    same_as: tuple[Url, ...] = ()  #: Addresses of the same region in public reference works.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
    not_in_sources: tuple[str, ...] = ()  #: Sentences that say what our sources do not contain about it.


class Variant(Model):
    """Another form of a term, with a sentence that attests it."""

    text: Text  #: The form.
    lang: Language = "en"  #: Its language.
    #: Whether it is as good, no longer used, or an error that sources contain.
    status: Literal["accepted", "deprecated", "error"] = "accepted"
    quote: Quote | None = None  #: A sentence that attests it.
    note: str = ""  #: Where or why it is used.


class FirstUse(Model):
    """The first use of a term that we can show, and how far the claim reaches."""

    date: Date  #: When.
    source: SourceRef  #: The source that shows it.
    #: Whether it is the first in our sources, or the first of all according to others.
    scope: Literal["in-our-sources", "external"] = "in-our-sources"
    #: How the date is known; without it the build looks whether the source prints it.
    basis: DateBasis | None = None


class Term(Record):
    """An official phrase, slogan, institution or programme. The title is the form that this site prefers."""

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


class Point(Model):
    """One value of a series."""

    period: Date  #: The time of the value.
    value: Number  #: The value.
    low: Number | None = None  #: The lower end of its interval, in the same unit; never without `high`.
    high: Number | None = None  #: The upper end of its interval.
    period_basis: DateBasis | None = None  #: Whence the time is, unless the build finds it printed in the source.
    quote: Quote | None = (
        None  #: The words that print this value, where the figure's quotation does not tie it to its time.
    )


class Derived(Model):
    """A calculation of ours: a formula over the ids of other figures, with + - * / and brackets."""

    formula: Text  #: The ids in `from` with + - * / and brackets: `gdp-h2 - gdp-h1`.
    #: The figures that it is calculated from.
    from_: Annotated[tuple[FigureRef, ...], Field(alias="from", min_length=1)]


class Figure(Record):
    """A number that a source prints, with its unit, period and place."""

    value: Number | None = None  #: The number, digits only: `10.6`.
    low: Number | None = None  #: The lower end of its interval, in the same unit; never without `high`.
    high: Number | None = None  #: The upper end of its interval. Both ends are printed by the quotation, too.
    value_text: PrintedText = ""  #: The number in words, where it is not a plain one: `no more than 40`.
    unit: str = ""  #: The unit with the scale word that the source prints: `%`, `percentage points`, `trillion yuan`.
    scale: str = ""  #: The scale word by itself, if you like it apart from the unit: `trillion`.
    unit_printed: PrintedText = (
        ""  #: The unit as printed, `patients`, where `unit` is the one of your charts: `people`.
    )
    #: What sort of unit it is. Percent and percentage points are two things.
    unit_kind: Literal["percent", "percentage-points", "count", "money", "text"] | None = None
    period: Date | None = None  #: The time that it is about.
    period_basis: DateBasis | None = None  #: Whence the period is, unless the build finds it printed in the source.
    region: RegionRef | None = None  #: The region that it is about.
    quote: Quote | None = None  #: The words that print the number.
    producer: str = ""  #: Who produced the number, or `not-stated` if the source does not say.
    comparison: str = ""  #: With what it is compared: `year-on-year`.
    series: tuple[Point, ...] = ()  #: Values over time.
    derived: Derived | None = None  #: How we calculated it, if no source prints it.
    #: Fields of which the sources say nothing, as somebody has read there. Others that are empty are not recorded.
    not_stated: tuple[FigureSilence, ...] = ()


class Channel(Model):
    """A way to answer a call."""

    kind: Literal["app", "web", "email", "post", "qr", "phone"]  #: What sort of way it is.
    label: Text  #: Its name.
    url: Url | None = None  #: Its address.
    note: str = ""  #: What to know about it.


class QrCode(Model):
    """A code image: its address must be given as text, too."""

    url: Url  #: The address that the image holds.


class Call(Record):
    """A call for input: who asks, what, until when, and how to answer."""

    organisers: tuple[OrganisationRef, ...] = ()  #: Who asks, or `not-stated`.
    region: RegionRef | None = None  #: The region that it concerns.
    opens: Date | NotStated | None = None  #: The first day, or `not-stated`.
    closes: Date | NotStated | None = None  #: The last day, or `not-stated`.
    date_basis: DateBasis | None = None  #: Whence both days are, unless the build finds them printed in a source.
    channels: tuple[Channel, ...] = ()  #: How to answer.
    qr: QrCode | None = None  #: The code image, if there is one.
    questions: tuple[str, ...] = ()  #: What is asked.
    outcome: str = ""  #: What became of the answers.
    #: Fields of which the sources say nothing, as somebody has read there. Others that are empty are not recorded.
    not_stated: tuple[CallSilence, ...] = ()


class Role(Model):
    """An office that a source gives to a person."""

    role: Annotated[Text, WordsOfSource()]  #: The office.
    org: OrganisationRef | None = None  #: The organisation.
    from_: Annotated[Date | None, Field(alias="from")] = None  #: Since when.
    to: Date | None = None  #: Until when.
    date_basis: DateBasis | None = None  #: Whence both dates are, unless the build finds them printed in the source.
    source: SourceRef  #: The source that gives it.


class Person(Record):
    """A person whom the sources name; nothing is said here that a source does not say."""

    names: dict[Language, str] = Field(default_factory=dict)  #: Names in other languages: `{zh: 习近平}`.
    original: Original | None = None  #: The name in the original language.
    roles: tuple[Role, ...] = ()  #: Offices, each with its source.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
    #: Fields of which the sources say nothing, as somebody has read there. Others that are empty are not recorded.
    not_stated: tuple[PersonSilence, ...] = ()


class Organisation(Record):
    """A body that the sources name."""

    type: Literal["party-body", "government", "media", "company", "other"] = "other"  #: What sort of body it is.
    names: dict[Language, str] = Field(default_factory=dict)  #: Names in other languages.
    original: Original | None = None  #: The name in the original language.
    parent: OrganisationRef | None = None  #: The body to which it belongs.
    region: RegionRef | None = None  #: Where it is.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.


class Translation(Model):
    """How the source's English came about."""

    kind: Literal["human", "machine", "official", "unknown"]  #: Who or what translated.
    engine: str = "unknown"  #: The program, or `unknown`.
    reviewed_by: str | None = None  #: Who reviewed the translation.


class Licence(Model):
    """What may be shown of a source. `full` needs a known licence; `excerpts` allows quotations and their context."""

    id: Text  #: Its short name, such as `CC-BY-4.0`, or `unknown`.
    basis: str = ""  #: How we know.
    display: Display  #: What may be shown: all of it, quotations with their surroundings, or only title and origin.


class SnapshotFile(Model):
    """The text that we hold of a source: a path below content/ and the sha256 of its bytes."""

    path: Text  #: Its path below content/: `snapshots/….txt`.
    #: The sha256 of its bytes. If the file changes, the build says so.
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: int | None = None  #: Its size.
    normaliser: int | None = None  #: The version of the matching rules with which it was first checked.


class Exclusion(Model):
    """A passage of the snapshot that is not the source's own text or cannot be trusted; it is never quoted."""

    id: Text  #: A name for it.
    exact: Text  #: Its words, as they stand in the copy.
    reason: Text  #: Why it may not be quoted; readers see it.
    #: `true` for a running head or page number: quotations cross it as if it were not there.
    skip: bool = False


class Quality(Model):
    """Where the copy comes from, and in what state it is: two facts. How it was translated is in `translation`."""

    #: Where it comes from: the body that issued the text, the publisher that the record names, somebody else's
    #: page or file (`republished`), or `unknown` if we looked and cannot tell. Left out: not recorded.
    origin: CopyOrigin | None = None
    #: Its state: complete and readable (`clean`), readable with gaps or slips (`flawed`), or garbled, cut or mixed
    #: with foreign text (`damaged`). Left out: not recorded.
    condition: CopyCondition | None = None
    #: The older form, one letter for both, of which only A (issuer) and D (damaged) still say something.
    grade: Grade | None = None
    problems: tuple[str, ...] = ()  #: What is wrong with the copy, in key words.
    exclude: tuple[Exclusion, ...] = ()  #: Passages that are not the source's own text.
    omissions: tuple[str, ...] = ()  #: What the source does not say, in sentences.


class Source(Record):
    """A text that the site rests on, with what is known of its origin and its faults."""

    #: What sort of text it is.
    kind: Literal["news", "commentary", "broadcast", "call", "plan", "speech-text", "transcript", "statistics"]
    title_original: str = ""  #: The title in the original language.
    publisher: str = ""  #: Who published it: an organisation's id or a name.
    host: str = ""  #: Where our copy was found, or `not-stated` if the copy does not say.
    byline: str = ""  #: Authors and editors, as printed.
    published: Date | None = None  #: When it was published.
    #: How that date is known: `printed`, `inferred` or `external`. Without it the build looks into our copy.
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
    #: Fields of which the sources say nothing, as somebody has read there. Others that are empty are not recorded.
    not_stated: tuple[SourceSilence, ...] = ()


class FreePage(Record):
    """A page such as about, methods or accessibility. `home` is the text of the home page."""

    question: str = ""  #: A question as the headline, as on the home page.
    order: Annotated[int, Field(ge=0)] = 1000  #: Place among the pages in the footer: small numbers come first.
    in_footer: bool = True  #: Whether the footer lists it.


RECORDS: dict[str, type[Record]] = {
    "article": Article,
    "theme": Theme,
    "speech": Speech,
    "plan": Plan,
    "region": Region,
    "term": Term,
    "figure": Figure,
    "call": Call,
    "person": Person,
    "organisation": Organisation,
    "source": Source,
    "page": FreePage,
}

FOLDERS: dict[str, str] = {
    "articles": "article",
    "themes": "theme",
    "speeches": "speech",
    "plans": "plan",
    "regions": "region",
    "terms": "term",
    "figures": "figure",
    "calls": "call",
    "people": "person",
    "organisations": "organisation",
    "sources": "source",
    "pages": "page",
}

NEEDS: dict[str, tuple[str, ...]] = {
    "article": ("summary", "published", "themes", "sources"),
    "theme": ("question", "summary"),
    "speech": ("date", "themes", "sources", "quotes"),
    "plan": ("issuer", "region", "level", "evidence_level", "themes", "sources"),
    "region": ("codes",),
    "term": ("gloss",),
    "figure": ("unit", "unit_kind", "period", "region"),
    "call": ("organisers", "region", "opens", "closes", "channels"),
    "person": (),
    "organisation": (),
    "source": ("publisher", "published", "language", "licence", "quality"),
    "page": (),
}
"""Fields that a published record must have, beyond those its type requires (content model, "Kinds")."""
