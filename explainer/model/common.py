"""The parts that records are made of: text, references, dates, quotations, reviews, corrections.

Every value arrives from YAML as text; the types here decide what the text means. All models are frozen and
refuse unknown fields, so a misspelt field is a problem and never a silent default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)

from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex
from explainer.model import dateforms
from explainer.model.declarations import Kind, fields_of, holding, parts_of

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Kebab-case: addresses stay readable, portable over case-insensitive disks, and free of escaping."""

MAX_ID_LENGTH = 80
MAX_SUMMARY_LENGTH = 160
MAX_GLOSS_LENGTH = 300
MAX_DIGITS = 40
_DIGITS = regex(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_NOT_IN_ADDRESSES = regex(r"\\|%(?![0-9a-fA-F]{2})")
_WEB_ADDRESS = regex(r"https?://[^\s/?#@:]+(?::[0-9]{1,5})?(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field as a reference: the id of a record of one of `kinds`, or of any kind if that is empty.

    With one kind the field holds a bare id; with several it holds `kind:id`. `also` lists words that mean
    "no record" and are not looked up, such as `not-stated`. `sorts` narrows it to records of some types within their
    kind, by the field that the kind's `sort` names: `RefTo(("region",), sorts=("province",))`.
    """

    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()


class Model(BaseModel):
    """Base of everything an editor writes: immutable, and unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


def _date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise ValueError("a date is text such as 2024, 2024-05 or 2024-05-01")
    return dateforms.read(value)


def _number(value: object) -> Decimal:
    """Digits as printed, without an exponent: `1e999999999` would be written out in a billion digits."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or len(value) > MAX_DIGITS or not _DIGITS.fullmatch(value):
        raise ValueError("a number has digits only, such as 4266 or 10.6, and its unit has a field of its own")
    return Decimal(value)


def _full_day(value: PartialDate) -> PartialDate:
    if value.iso_day is None:
        raise ValueError(f"{value.text} is not a full day; write year, month and day, such as 2024-05-01")
    return value


def _https(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        raise ValueError("a web address begins with https:// and the name of a host, and has no spaces in it")
    if _NOT_IN_ADDRESSES.search(value):
        raise ValueError("a web address has no backslash, and a % only before two digits or letters from A to F")
    return value


@dataclass(frozen=True, slots=True)
class WordsOfSource:
    """Marks a text field as the words of a source: it is looked up, and withheld where they may not be shown."""


Text = Annotated[str, Field(min_length=1)]
PrintedText = Annotated[str, WordsOfSource()]
"""Words as a source prints them."""
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    PlainSerializer(lambda date: date.text, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "description": "A date in the EDTF subset: 2024, 2024-05, 2024-05-01, 2023-07/2023-12, XXXX-10-20",
        }
    ),
]
FullDay = Annotated[Date, AfterValidator(_full_day)]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["number", "string"]}),
]
Url = Annotated[str, AfterValidator(_https)]
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]

PLACE, PAPER, BODY = RefTo(("region",)), RefTo(("source",)), RefTo(("organisation",), also=("not-stated",))
ThemeRef = Annotated[str, RefTo(("theme",))]
RegionRef = Annotated[str, PLACE]
TermRef = Annotated[str, RefTo(("term",))]
FigureRef = Annotated[str, RefTo(("figure",))]
PersonRef = Annotated[str, RefTo(("person",))]
SourceRef = Annotated[str, PAPER]
QuoteRef = Annotated[str, RefTo(("quote",))]
OrganisationRef = Annotated[str, BODY]
EvidenceRef = Annotated[str, RefTo(("quote", "figure"))]
SpeakerRef = Annotated[str, RefTo(("person", "organisation"))]
"""A speaker is nearly always a person, so a bare id means `person:id`; an organisation is written with its kind."""
AnyRef = Annotated[str, RefTo()]

Status = Literal["draft", "published", "withdrawn"]
DateBasis = Literal["printed", "inferred", "external"]
Basis = Literal["printed", "inferred", "external", "not-in-sources"]
QuoteKind = Literal["direct", "transcript", "reported", "narrator", "unattributed", "slogan", "figure"]
Grade = Literal["A", "B", "C", "D"]
CopyOrigin = Literal["issuer", "publisher", "republished", "unknown"]
CopyCondition = Literal["clean", "flawed", "damaged"]
Display = Literal["full", "excerpts", "metadata-only"]
RegionLevel = Literal["nation", "province", "city", "county"]


class Quote(Model):
    """Words that must be in the snapshot of `source`.

    `exact` holds the words; ` … ` marks an omission and `[ ]` words of ours. `prefix` and `suffix` are the words
    directly before and after, needed where `exact` occurs more than once. `utterance` groups translations of one
    sentence. The field names follow the Web Annotation TextQuoteSelector.
    """

    #: Its name, by which texts embed it: `![[quote:jiangsu-base]]`. Needed where anything refers to it.
    id: Annotated[str, Field(pattern=f"^{ID_PATTERN}$", max_length=MAX_ID_LENGTH)] | None = None
    source: SourceRef  #: The source whose copy has the words.
    exact: Text  #: The words, as the source prints them. ` … ` marks what you leave out, `[ ]` a word of yours.
    prefix: str = ""  #: The words directly before, where `exact` occurs more than once.
    suffix: str = ""  #: The words directly after, where `exact` occurs more than once.
    #: Whose words they are: a speaker's, in one pair of quotation marks in the source (`direct`) or in a transcript
    #: (`transcript`); a speaker's, `reported` without marks; the source's own (`narrator`); or those of somebody whom
    #: the record does not name (`unattributed`). Left out, it follows from the source.
    kind: QuoteKind | None = None
    #: Who says it. A bare id is a person; an organisation is written `organisation:id`.
    speaker: SpeakerRef | None = None
    role_text: PrintedText | None = None  #: The speaker's office in the source's words.
    utterance: str | None = None  #: A name of your choice, the same on each translation of one sentence.
    #: What the words say in other languages of the site, in words of yours and without quotation marks: `{zh: …}`.
    #: Readers of that language see it below the words, marked as ours.
    gist: dict[Language, Text] = Field(default_factory=dict)
    note: str = ""  #: A remark for readers, such as what the source leaves open.
    #: Why the meaning holds although a negation or condition is left out; readers see it beside the context.
    omission_note: str = ""


class Review(Model):
    """When the record was last reviewed, by whom, and how often it should be (`6 months`, `1 year`, `30 days`)."""

    on: FullDay  #: The day of the last review.
    by: str = ""  #: Who reviewed it.
    #: How often it should be: `30 days`, `6 months`, `1 year`.
    every: Annotated[str, Field(pattern=r"^[1-9][0-9]* (day|week|month|year)s?$")] | None = None


class Correction(Model):
    """One entry of the corrections log: what was wrong, and what it says now."""

    date: FullDay  #: The day of the correction.
    was: Text  #: What the page said.
    is_: Annotated[str, Field(alias="is", min_length=1)]  #: What it says now.
    severity: Literal["minor", "major"] = "minor"  #: Whether the meaning changed (`major`) or not (`minor`).


class Original(Model):
    """A name or phrase in its original language."""

    text: Text  #: The name or phrase.
    lang: Language = "zh-Hans"  #: Its language.
    pinyin: str = ""  #: How it is pronounced, for Chinese.
    #: Where the form comes from: printed in a source, inferred, or from public reference (`external`).
    basis: Basis = "external"


class NameInSource(Model):
    """A form in which a source prints a name."""

    text: Annotated[Text, WordsOfSource()]  #: The form, as printed.
    source: SourceRef | None = None  #: The source that prints it.


FOR_COLLEAGUES: Final = frozenset({"notes", "rationale"})
"""Fields of a record that are never published."""
FieldPath = tuple[str | int, ...]
"""Where in a record something is written, from the record's fields down."""


class Record(Model):
    """The fields that every kind of record has."""

    declares: ClassVar[Kind]

    title: Text  #: The name of the record. Never its address: that is the file's name.
    #: One sentence for lists and search engines, at most 160 characters.
    summary: Annotated[str, Field(max_length=MAX_SUMMARY_LENGTH)] = ""
    #: A `draft` is left out of the site; a `withdrawn` record keeps its page, with a notice.
    status: Status = "published"
    publish_on: FullDay | None = None  #: Not on the site before this day.
    expires_on: FullDay | None = None  #: Not on the site from this day on.
    updated: Date | None = None  #: When the content last changed in substance.
    reviewed: Review | None = None  #: The last review, and when the next one is due.
    old_paths: tuple[str, ...] = ()  #: Earlier addresses, such as `plans/jilin-2023/`; each redirects to the new one.
    #: What was wrong, and what it says now. Every entry is shown on the page and in the corrections log.
    corrections: tuple[Correction, ...] = ()
    notes: str = ""  #: For colleagues; never published.
    themes: tuple[ThemeRef, ...] = ()  #: The themes that it belongs to.
    regions: tuple[RegionRef, ...] = ()  #: Regions that it concerns where no other field says how.
    sources: tuple[SourceRef, ...] = ()  #: The sources that it rests on.
    #: Records that readers may want next, as `kind:id`. They come before those that are found automatically.
    related: tuple[AnyRef, ...] = ()
    #: Words of sources that the record rests on. Each is looked for in its source's copy.
    quotes: tuple[Quote, ...] = ()
    rationale: str = ""  #: Why its themes fit, where no cited source uses one of their terms. Never published.
    #: Fields of your own for your own layouts. They are not checked.
    extra: Mapping[str, Any] = Field(default_factory=dict)

    def when(self) -> PartialDate | None:
        """The date by which it is sorted among others: its first date, unless the kind says otherwise."""
        name = self.when_field()
        return getattr(self, name) if name else None

    def when_field(self) -> str:
        """The field with that date, by the name under which pages ask how it is known; "" if there is none."""
        fields = own_fields(type(self), PartialDate)
        return next((name for name in fields if isinstance(getattr(self, name), PartialDate)), "")

    def places(self) -> tuple[str, ...]:
        """Every region that it concerns, in any relation, in the order of the fields."""
        return _ids(self.regions, self.own_places())

    def own_places(self) -> tuple[str, ...]:
        """The regions that fields of its kind name, without the one above it."""
        fields = (name for name in own_fields(type(self), PLACE) if name != self.declares.above)
        return _ids(*(getattr(self, name) for name in fields))

    def rests_on(self) -> tuple[str, ...]:
        """Every source that it rests on: its `sources`, those of its quotations, those of fields of its own."""
        return _ids(self.sources, *(quote.source for quote, _ in self.quotations()), *self.own_sources())

    def persons_named(self) -> tuple[str, ...]:
        """The ids of the people whom fields of its kind name, or parts in them; not those who are only quoted."""
        named = (ref.removeprefix("person:") for ref in _people(self))
        return _ids(tuple(name for name in named if ":" not in name))

    def own_sources(self) -> tuple[str, ...]:
        """The sources that fields of its kind name."""
        return _ids(*(getattr(self, name) for name in own_fields(type(self), PAPER)))

    def quotations(self) -> Iterator[tuple[Quote, FieldPath]]:
        """All its quotations, wherever its kind keeps them, each with its path of fields."""
        return _quotations(self, ())

    def above(self) -> str | None:
        """The id of the record above it, of the same kind."""
        name: str | None = getattr(self, self.declares.above) if self.declares.above else None
        return name

    def sort(self) -> str:
        """The type of the record within its kind; "" if the kind has no types."""
        return (getattr(self, self.declares.sort) or "") if self.declares.sort else ""

    def says(self) -> tuple[str, ...]:
        """Sentences and words that its page shows from fields of its own: all plain texts, unless the kind chooses."""
        values = (getattr(self, name) for name in plain_texts(type(self)) if name not in self.declares.summary)
        return tuple(text for value in values for text in (value if isinstance(value, tuple) else (value,)))

    def same_in_all_languages(self) -> tuple[str, ...]:
        """The fields that a version in another language leaves alone: dates, numbers, and those that the kind names."""
        own = type(self)
        return tuple(dict.fromkeys((*own_fields(own, PartialDate), *own_fields(own, Decimal), *self.declares.fixed)))

    def sentences(self) -> tuple[str, ...]:
        """The fields with sentences of ours, whose wording and sources are checked."""
        declared, own = self.declares.sentences, plain_texts(type(self))
        return ("summary", *(own if declared is None else declared))

    @classmethod
    def has_names(cls) -> bool:
        """Whether the kind describes things that have names of their own, such as people."""
        return not {"names", "original"}.isdisjoint(cls.model_fields)

    def own_names(self) -> Mapping[str, str]:
        """Its names by language, if the kind has names of that sort."""
        names: Mapping[str, str] = getattr(self, "names", {})
        return names

    def names_as_printed(self) -> tuple[NameInSource, ...]:
        """The forms in which sources print its name, if the kind has such a field."""
        found: tuple[NameInSource, ...] = getattr(self, "names_in_sources", ())
        return found

    def names_elsewhere(self) -> tuple[str, ...]:
        """What the same thing is called in other languages, in full or in short."""
        original: Original | None = getattr(self, "original", None)
        return (*self.own_names().values(), *((original.text, original.pinyin) if original else ()))


@cache
def own_fields(model: type[Record], sought: Any) -> tuple[str, ...]:
    """The fields that a kind has beside those of every record and whose type is or has `sought` in it.

    A reference to records of some sort only is one to their kind.
    """
    kinds = sought.kinds if isinstance(sought, RefTo) else None
    return fields_of(
        model, Record, lambda part: part == sought or (isinstance(part, RefTo) and bool(kinds) and part.kinds == kinds)
    )


def basis_field(model: type[Record], date: str) -> str:
    """The field that says how a date of a kind is known: `x_basis` for `x`, else `date_basis` for all of them."""
    return f"{date}_basis" if f"{date}_basis" in model.model_fields else "date_basis"


@cache
def plain_texts(model: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that hold text or texts; a reference, a choice or words of a source are something else."""
    fields = {name: info for name, info in model.model_fields.items() if name not in Record.model_fields}
    return tuple(
        name for name, info in fields.items() if info.annotation in (str, tuple[str, ...]) and not info.metadata
    )


@cache
def _fields_with_people(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields that may name people, and whether they do so themselves or in parts of their own."""
    kept = {
        name: tuple(parts_of(info))
        for name, info in model.model_fields.items()
        if not (issubclass(model, Record) and name in Record.model_fields)
    }
    return tuple(
        (name, direct)
        for name, parts in kept.items()
        if (direct := any(isinstance(part, RefTo) and "person" in part.kinds for part in parts))
        or any(isinstance(part, type) and issubclass(part, Model) and part is not Quote for part in parts)
    )


def _people(holder: BaseModel) -> Iterator[str]:
    for name, direct in _fields_with_people(type(holder)):
        value = getattr(holder, name)
        for item in value if isinstance(value, tuple) else (value,):
            if direct and isinstance(item, str):
                yield item
            elif isinstance(item, Model) and not isinstance(item, Quote):
                yield from _people(item)


def _ids(*values: object) -> tuple[str, ...]:
    """The ids in some fields, each once: a field holds one, several or none."""
    found: dict[str, None] = {}
    for value in values:
        found.update(dict.fromkeys(value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()))
    return tuple(name for name in found if name)


def _quotations(value: object, path: FieldPath) -> Iterator[tuple[Quote, FieldPath]]:
    if isinstance(value, Quote):
        yield value, path
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _quotations(item, (*path, number))
    elif isinstance(value, BaseModel):
        for name, alias in holding(type(value), Quote):
            yield from _quotations(getattr(value, name), (*path, alias))
