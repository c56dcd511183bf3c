"""Parts of records of several kinds: key points, speakers, channels, values, variants, offices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from explainer.model.common import (
    Date,
    DateBasis,
    EvidenceRef,
    FieldPath,
    FigureRef,
    Language,
    Model,
    Number,
    OrganisationRef,
    PersonRef,
    PrintedText,
    Quote,
    Record,
    SourceRef,
    Text,
    Url,
    WordsOfSource,
    own_fields,
)


class KeyPoint(Model):
    """One sentence of an article's summary, with the quotations or figures that support it."""

    text: Text  #: The sentence.
    refs: tuple[EvidenceRef, ...] = ()  #: What supports it: `quote:id` or `figure:id`.


class Speaker(Model):
    """Who spoke, and the words with which the source names the person's role at that time."""

    person: PersonRef  #: Who spoke.
    role_text: PrintedText | None = None  #: The person's office at that time, in the source's words.
    #: How the source gives the words: in quotation marks, reported, or the person only presided or was present.
    mode: Literal["direct", "reported", "presiding", "present"] | None = None


def speakers_of(record: Record) -> Iterator[tuple[FieldPath, Speaker]]:
    """Who spoke, as fields of a record's kind say, each with the path of fields."""
    for name in own_fields(type(record), Speaker):
        value = getattr(record, name)
        if isinstance(value, Speaker):
            yield (name,), value
        else:
            yield from (((name, number), speaker) for number, speaker in enumerate(value or ()))


class Medium(Model):
    """A recording or a document of the event, at another site."""

    kind: Literal["video", "audio", "document"]  #: What it is.
    url: Url  #: Where it is.
    title: str = ""  #: Its title.
    transcript: Url | None = None  #: Where its words can be read.


class Channel(Model):
    """A way to answer a call."""

    kind: Literal["app", "web", "email", "post", "qr", "phone"]  #: The kind of channel.
    label: Text  #: Its name.
    url: Url | None = None  #: Its address.
    note: str = ""  #: What to know about it.


class QrCode(Model):
    """A code image: its address must be given as text too."""

    url: Url  #: The address that the image holds.


class Point(Model):
    """One value of a series."""

    period: Date  #: The time of the value.
    value: Number  #: The value.
    low: Number | None = None  #: The lower end of its interval, in the same unit; never without `high`.
    high: Number | None = None  #: The upper end of its interval.
    period_basis: DateBasis | None = None  #: Where the time is from, unless the build finds it printed in the source.
    quote: Quote | None = (
        None  #: The words that print this value, where the figure's quotation does not tie it to its time.
    )


class Derived(Model):
    """A calculation of ours: a formula over the ids of other figures, with + - * / and brackets."""

    formula: Text  #: The ids in `from` with + - * / and brackets: `gdp-h2 - gdp-h1`.
    #: The figures that it is calculated from.
    from_: Annotated[tuple[FigureRef, ...], Field(alias="from", min_length=1)]


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


class Role(Model):
    """An office that a source gives to a person."""

    role: Annotated[Text, WordsOfSource()]  #: The office.
    org: OrganisationRef | None = None  #: The organisation.
    from_: Annotated[Date | None, Field(alias="from")] = None  #: Since when.
    to: Date | None = None  #: Until when.
    date_basis: DateBasis | None = (
        None  #: Where both dates are from, unless the build finds them printed in the source.
    )
    source: SourceRef  #: The source that gives it.
