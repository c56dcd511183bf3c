"""The kinds of record, one class each; the docstrings and field comments are the content reference's text.

A class says which types the fields have. What a record needs in order to be *published* (`NEEDS`) is a check and
not a type, so that an unfinished draft is a good file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.model.common import (
    MAX_GLOSS_LENGTH,
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
    Quote,
    Record,
    RegionLevel,
    RegionRef,
    SourceRef,
    TermRef,
    Text,
    ThemeRef,
    Url,
)

NotStated = Literal["not-stated"]


class KeyPoint(Model):
    """One sentence of an article's summary, with the quotations or figures that carry it."""

    text: Text
    refs: tuple[EvidenceRef, ...] = ()


class Article(Record):
    """An explainer: a text of our own that leads a reader through the sources."""

    published: FullDay | None = None
    authors: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    terms: tuple[TermRef, ...] = ()


class Theme(Record):
    """A question that the site answers, and what belongs to it."""

    question: str = ""
    terms: tuple[TermRef, ...] = ()
    parent: ThemeRef | None = None
    order: Annotated[int, Field(ge=0)] = 1000


class Speaker(Model):
    """Who spoke, and the words with which the source names the person's role at that time."""

    person: PersonRef
    role_text: str | None = None
    mode: Literal["direct", "reported", "presiding", "present"] = "reported"


class Medium(Model):
    """A recording or a document of the event, at another site."""

    kind: Literal["video", "audio", "document"]
    url: Url
    title: str = ""
    transcript: Url | None = None


class Speech(Record):
    """An event at which something was said: a speech, study session, inspection, meeting, document or broadcast."""

    type: Literal["speech", "study-session", "inspection", "meeting", "document", "broadcast", "call"]
    date: Date | None = None
    date_text: str = ""
    date_basis: DateBasis = "printed"
    date_note: str = ""
    speakers: tuple[Speaker, ...] = ()
    occasion: str = ""
    venue: str = ""
    located_in: tuple[RegionRef, ...] = ()
    addressed_to: tuple[RegionRef, ...] = ()
    about_regions: tuple[RegionRef, ...] = ()
    national: bool = False
    figures: tuple[FigureRef, ...] = ()
    media: tuple[Medium, ...] = ()


class Slogan(Model):
    """A counted phrase of a plan. Components are listed only if the sources name them."""

    text: Text
    term: TermRef | None = None
    number_scheme: str = ""
    components: tuple[str, ...] = ()
    components_status: Literal["complete", "partial", "not-in-source"] = "not-in-source"
    quote: Quote | None = None


class Target(Model):
    """Something a plan says it will reach."""

    text: Text
    value: Number | None = None
    unit: str = ""
    by: Date | None = None
    quote: Quote | None = None


class Step(Model):
    """One sourced step in a plan's history; the current status is derived from the last one."""

    step: Literal[
        "announced", "consulted", "adopted", "funded", "in-force", "delivered", "dropped", "superseded", "ended"
    ]
    date: Date
    source: SourceRef
    quote: Quote | None = None


class Plan(Record):
    """A regional plan or commitment, with the kind of evidence that we have for it."""

    issuer: OrganisationRef | None = None
    region: RegionRef | None = None
    level: RegionLevel | None = None
    evidence_level: Literal["plan-text", "official-report", "news", "commentary"] | None = None
    period: Date | None = None
    history: tuple[Step, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    targets: tuple[Target, ...] = ()


class Codes(Model):
    """Public codes of a region: ISO 3166-2 and GB/T 2260. `formerly` keeps codes that are no longer used."""

    iso3166_2: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None
    gbt2260: Annotated[str, Field(pattern=r"^[0-9]{6}$")] | None = None
    gbt2260_revision: str = ""
    formerly: tuple[str, ...] = ()


class Tile(Model):
    """A place in the tile map: row from the north, column from the west, both from 1."""

    row: Annotated[int, Field(ge=1, le=12)]
    col: Annotated[int, Field(ge=1, le=14)]


class Region(Record):
    """A nation, province, city or county that the sources name."""

    level: RegionLevel
    parent: RegionRef | None = None
    codes: Codes | None = None
    names: dict[Language, str] = Field(default_factory=dict)
    tile: Tile | None = None
    disambiguation: str = ""
    same_as: tuple[Url, ...] = ()
    not_in_sources: tuple[str, ...] = ()


class Variant(Model):
    """Another form of a term, with a sentence that attests it."""

    text: Text
    lang: Language = "en"
    status: Literal["accepted", "deprecated", "error"] = "accepted"
    quote: Quote | None = None
    note: str = ""


class FirstUse(Model):
    """The first use of a term that we can show, and how far the claim reaches."""

    date: Date
    source: SourceRef
    scope: Literal["in-our-sources", "external"] = "in-our-sources"
    basis: DateBasis = "inferred"


class Term(Record):
    """An official phrase, slogan, institution or programme. The title is the form that this site prefers."""

    kind: Literal["tifa", "slogan", "institution", "programme", "number-slogan"]
    gloss: Annotated[str, Field(max_length=MAX_GLOSS_LENGTH)] = ""
    abbreviation: str = ""
    original: Original | None = None
    original_missing: str = ""
    variants: tuple[Variant, ...] = ()
    first_use: FirstUse | None = None
    broader: TermRef | None = None
    see: tuple[TermRef, ...] = ()


class Point(Model):
    """One value of a series."""

    period: Date
    value: Number


class Derived(Model):
    """A calculation of ours: a formula over the ids of other figures, with + - * / and brackets."""

    formula: Text
    from_: Annotated[tuple[FigureRef, ...], Field(alias="from", min_length=1)]


class Figure(Record):
    """A number that a source prints, with its unit, period and place."""

    value: Number | None = None
    value_text: str = ""
    unit: str = ""
    unit_kind: Literal["percent", "percentage-points", "count", "money", "text"] | None = None
    period: Date | None = None
    period_basis: DateBasis = "printed"
    region: RegionRef | None = None
    quote: Quote | None = None
    producer: str = "not-stated"
    comparison: str = ""
    series: tuple[Point, ...] = ()
    derived: Derived | None = None


class Channel(Model):
    """A way to answer a call."""

    kind: Literal["app", "web", "email", "post", "qr", "phone"]
    label: Text
    url: Url | None = None
    note: str = ""


class QrCode(Model):
    """A code image: its address must be given as text, too."""

    url: Url


class Call(Record):
    """A call for input: who asks, what, until when, and how to answer."""

    organisers: tuple[OrganisationRef, ...] = ()
    region: RegionRef | None = None
    opens: Date | NotStated | None = None
    closes: Date | NotStated | None = None
    channels: tuple[Channel, ...] = ()
    qr: QrCode | None = None
    questions: tuple[str, ...] = ()
    outcome: str = ""


class Role(Model):
    """An office that a source gives to a person."""

    role: Text
    org: OrganisationRef | None = None
    from_: Annotated[Date | None, Field(alias="from")] = None
    to: Date | None = None
    source: SourceRef


class Person(Record):
    """A person whom the sources name; nothing is said here that a source does not say."""

    names: dict[Language, str] = Field(default_factory=dict)
    original: Original | None = None
    roles: tuple[Role, ...] = ()
    names_in_sources: tuple[NameInSource, ...] = ()


class Organisation(Record):
    """A body that the sources name."""

    type: Literal["party-body", "government", "media", "company", "other"] = "other"
    names: dict[Language, str] = Field(default_factory=dict)
    original: Original | None = None
    parent: OrganisationRef | None = None
    region: RegionRef | None = None
    names_in_sources: tuple[NameInSource, ...] = ()


class Translation(Model):
    """How the source's English came about."""

    kind: Literal["human", "machine", "official", "unknown"]
    engine: str = "unknown"
    reviewed_by: str | None = None


class Licence(Model):
    """What may be shown of a source. `full` needs a known licence; `excerpts` allows quotations and their context."""

    id: Text
    basis: str = ""
    display: Display


class SnapshotFile(Model):
    """The text that we hold of a source: a path below content/ and the sha256 of its bytes."""

    path: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: int | None = None
    normaliser: int | None = None


class Exclusion(Model):
    """A passage of the snapshot that is not the source's own text or cannot be trusted; it is never quoted."""

    id: Text
    exact: Text
    reason: Text


class Quality(Model):
    """How good the copy is.

    A: the issuer's own text. B: an official or human translation. C: a readable machine translation or a copy
    without a named origin. D: garbled, cut or contaminated.
    """

    grade: Grade
    problems: tuple[str, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    omissions: tuple[str, ...] = ()


class Source(Record):
    """A text that the site rests on, with what is known of its origin and its faults."""

    kind: Literal["news", "commentary", "broadcast", "call", "plan", "speech-text", "statistics"]
    title_original: str = ""
    publisher: str = ""
    host: str = "not-stated"
    byline: str = ""
    published: Date | None = None
    published_basis: DateBasis | None = None
    copy_published: Date | None = None
    date_note: str = ""
    url: Url | None = None
    archived_url: Url | None = None
    accessed: FullDay | None = None
    language: Language | None = None
    original_language: Language | None = None
    translation: Translation | None = None
    translation_of: SourceRef | None = None
    supersedes: SourceRef | None = None
    licence: Licence | None = None
    snapshot: SnapshotFile | None = None
    quality: Quality | None = None


class FreePage(Record):
    """A page such as about, methods or accessibility. `home` is the text of the home page."""

    question: str = ""
    order: Annotated[int, Field(ge=0)] = 1000
    in_footer: bool = True


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
    "source": ("publisher", "published", "published_basis", "language", "licence", "quality"),
    "page": (),
}
"""Fields that a published record must have, beyond those its type requires (content model, "Kinds")."""
