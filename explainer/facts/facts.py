"""All that one build knows: every record in every language, the settings, the interface texts, layouts and assets.

`Facts` is complete when it is made (`assemble.py`) and never changes. Pages do not see it; they ask queries
(`queries/`), and each answer is recorded. Indexes that several queries need are computed once, when first asked for.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from explainer.content.parse import Body
from explainer.content.schema import Origin
from explainer.evidence import NameForms, places
from explainer.evidence.happening import DatedText
from explainer.facts.copies import SourceIndex, prepared
from explainer.facts.dating import DateOrigin, date_origins, printed_in_copies
from explainer.facts.nameforms import forms_of, names_of
from explainer.facts.withholding import WithheldWords
from explainer.ground.digest import Digest
from explainer.model.common import Quote, Record
from explainer.model.declarations import Kind
from explainer.model.kinds import ref_of
from explainer.model.records import Speech
from explainer.model.settings import Settings
from explainer.views.cards import Card

T = TypeVar("T")
R = TypeVar("R", bound=Record)

HOME = "page:home"
"""The free page whose text is on the home page."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record in one language, with the place of every field and the text of its body."""

    ref: str
    kind: str
    id: str
    lang: str
    record: Record
    origin: Origin
    body: Body | None

    def writes(self, field: str) -> bool:
        """Whether this version has the field itself, not only through the version that it translates."""
        return self.origin.fallback is None or field in self.origin.fields()


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in all its languages; `base` is the one in the site's default language."""

    ref: str
    kind: str
    id: str
    versions: Mapping[str, Document]
    base: Document

    def in_language(self, lang: str) -> Document:
        """The version in `lang`, or in the default language."""
        return self.versions.get(lang, self.base)

    @property
    def declares(self) -> Kind:
        """What the record's class declares about its kind."""
        return self.base.record.declares

    @property
    def has_page(self) -> bool:
        """Whether the record has a page of its own at its path."""
        return self.declares.has_page

    @property
    def path(self) -> str:
        """The address of its page below the root of a language; "" for the home page."""
        if self.ref == HOME:
            return ""
        return f"{self.id}/" if self.declares.at_root else f"{self.declares.folder}/{self.id}/"


@dataclass(frozen=True, slots=True)
class QuoteAt:
    """A quotation of a record, and where it is written: `path` is the path of fields to it."""

    id: str
    quote: Quote
    entry: Entry
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a build that are not content: who builds, for which day, and for which address."""

    as_of: datetime.date
    base_url: str
    drafts: bool
    tool: Digest


@dataclass(frozen=True, slots=True)
class UnreadRecords:
    """Records that are written but could not be read. They count as existing, so that one mistake gives one message.

    `refs` are single records; `kinds` are those of which a whole collection file could not be read.
    """

    refs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.refs or self.kinds)

    def may_hold(self, ref: str) -> bool:
        """Whether `ref` is, or may be, a record that could not be read. Any of those may hold a quotation."""
        kind = ref.partition(":")[0]
        return ref in self.refs or kind in self.kinds or (kind == "quote" and bool(self))


@dataclass(frozen=True)
class Facts:
    """One snapshot of the whole site. `languages` holds the default language first."""

    settings: Settings
    inputs: Inputs
    languages: tuple[str, ...]
    entries: Mapping[str, Entry]
    visible: Mapping[str, Entry]
    texts: Mapping[str, Mapping[str, str]]
    layouts: Mapping[str, str]
    takes_in: Mapping[str, tuple[str, ...]]
    assets: Mapping[str, bytes]
    snapshots: Mapping[str, bytes]
    settings_origin: Origin
    unread: UnreadRecords
    withheld: WithheldWords

    def index(self, name: str, make: Callable[[Facts], T]) -> T:
        """An index that several queries share, made when first asked for. `make` must be pure."""
        if name not in self._indexes:
            self._indexes[name] = make(self)
        found: T = self._indexes[name]
        return found

    def table(self, name: str, row: Callable[[Facts, Entry], T]) -> Table[T]:
        """What `row`, a pure function, says of each record, by ref; drafts included. A row is made when asked for.

        An index that reads the rows of a table need be made again only if a row differs, and not whenever a record
        does, so rows should be small: text, numbers, dates, tuples and frozen records.
        """
        return Table(self, name, row)

    @cached_property
    def _indexes(self) -> dict[str, Any]:
        return {}

    @property
    def default_language(self) -> str:
        """The language at the site's root."""
        return self.languages[0]

    def tag(self, lang: str) -> str:
        """The BCP 47 tag of a language of the site."""
        return self.settings.languages[lang].tag

    def records(self, model: type[R], lang: str = "") -> Iterator[tuple[Entry, R]]:
        """The published records of one class, by id, with what they say in `lang` or in the default language."""
        return _typed(self.visible, model, lang)

    def all_records(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """The same including drafts, which are checked too."""
        return _typed(self.entries, model, "")

    def record(self, model: type[R], name: str | None) -> R | None:
        """The record of one class that has an id, published or not; `organisation:x` and `org:x` are ids too."""
        entry = self.entries.get(ref_of(model.declares.name, name)) if name else None
        return entry.base.record if entry is not None and isinstance(entry.base.record, model) else None

    def published(self, model: type[R], name: str | None) -> R | None:
        """The published record of one class that has an id."""
        return self.record(model, name) if name and ref_of(model.declares.name, name) in self.visible else None

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """Published entries of a kind, by id."""
        for entry in self.visible.values():
            if entry.kind == kind:
                yield entry

    def root(self, lang: str) -> str:
        """The first part of every address in a language: "" or `zh/`."""
        return "" if lang == self.default_language else f"{lang}/"

    def url(self, lang: str, entry: Entry) -> str:
        """The address of a record in `lang`, or in the default language if it has no version in `lang`."""
        if not entry.has_page:
            return f"{self.root(lang)}{entry.declares.list_page}/#{entry.id}"
        return (self.root(lang) if lang in entry.versions else "") + entry.path

    def cards(self, lang: str) -> Mapping[str, Card]:
        """The card of every published record, as pages in `lang` show it."""
        return self._cards[lang]

    @cached_property
    def _cards(self) -> Mapping[str, Mapping[str, Card]]:
        return {lang: {ref: self._card(lang, entry) for ref, entry in self.visible.items()} for lang in self.languages}

    def _card(self, lang: str, entry: Entry) -> Card:
        document = entry.in_language(lang)
        record = document.record
        title, title_lang = self._title(lang, entry)
        has_summary = document.writes("summary") or document.writes("gloss")  # a term is shown with its gloss
        foreign = "" if document.lang == lang else self.tag(document.lang)
        return Card(
            ref=entry.ref,
            kind=entry.kind,
            id=entry.id,
            title=title,
            url=self.url(lang, entry),
            lang=title_lang,
            hreflang=foreign if entry.has_page else "",
            summary=record.summary,
            summary_lang=foreign if has_summary else self.tag(entry.base.lang),
            type=record.sort(),
            status=record.status,
            date=record.when(),
            date_basis=self.date_basis(entry.ref, record.when_field()) if record.declares.role == "matter" else "",
            regions=record.places(),
            themes=record.themes,
            people=tuple(speaker.person for speaker in record.speakers) if isinstance(record, Speech) else (),
            sources=record.rests_on(),
        )

    def date_basis(self, ref: str, field: str) -> str:
        """How a date of a record is known (`dating.Basis`); "" if the record has no such date."""
        found = self.date_origins.get((ref, field))
        return found.basis if found else ""

    @cached_property
    def date_origins(self) -> Mapping[tuple[str, str], DateOrigin]:
        """How each date is known, by the record's ref and the name of the field."""
        return date_origins(self._records, self.source_texts, self.dates_in_copies, self.named_at)

    @property
    def dates_in_copies(self) -> Mapping[str, DatedText]:
        """All dates that each copy prints, by the source's id."""
        return self.index("dates-in-copies", lambda facts: printed_in_copies(facts._records, facts.source_texts))

    @property
    def source_texts(self) -> Mapping[str, SourceIndex]:
        """The prepared text of every source with a snapshot, by the source's id; drafts are included."""
        return self.index("source-texts", lambda facts: prepared(facts._records, facts.snapshots))

    def named_at(self, ref: str, source: str) -> tuple[int, ...]:
        """The raw offsets at which the copy of a source names a record; its parts, if it is a region, do not count."""
        return self.index(
            f"{ref} is named in {source}",
            lambda facts: places(facts.source_texts[source].text, facts.forms_of_name(ref)),
        )

    def forms_of_name(self, ref: str) -> NameForms:
        """The forms in which texts may print the name of a person, organisation or region."""
        return self.index(f"forms of {ref}", lambda facts: forms_of(ref, facts._names_of(ref)))

    def _names_of(self, ref: str) -> Iterator[str]:
        entry = self.entries.get(ref)
        yield from names_of(document.record for document in entry.versions.values()) if entry else ()

    @property
    def _records(self) -> Mapping[str, Record]:
        return {ref: entry.base.record for ref, entry in self.entries.items()}

    def _title(self, lang: str, entry: Entry) -> tuple[str, str]:
        """The title in `lang`, from its version or its `names`, else the default title and its language tag."""
        if lang in entry.versions:
            return entry.versions[lang].record.title, ""
        record = entry.base.record
        for tag in (self.tag(lang), lang):
            if tag in (names := record.own_names()):
                return names[tag], ""
        return record.title, self.tag(entry.base.lang)

    @cached_property
    def quotes(self) -> Mapping[str, QuoteAt]:
        """Every quotation of a published record, by its id; one without an id gets that of its record and place."""
        return {at.id: at for at in self.all_quotes if at.entry.ref in self.visible}

    @cached_property
    def all_quotes(self) -> tuple[QuoteAt, ...]:
        """Every quotation, also of drafts, in the order of the records."""
        return tuple(at for entry in self.entries.values() for at in quotes_of(entry))


class Table(Mapping[str, T]):
    """What a function says of each record; see `Facts.table`."""

    def __init__(self, facts: Facts, name: str, row: Callable[[Facts, Entry], T]) -> None:
        self._facts = facts
        self._name = name
        self._row = row

    def __getitem__(self, ref: str) -> T:
        return self._facts.index(f"{self._name} of {ref}", lambda known: self._row(known, known.entries[ref]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts.entries)

    def __len__(self) -> int:
        return len(self._facts.entries)


def _typed(entries: Mapping[str, Entry], model: type[R], lang: str) -> Iterator[tuple[Entry, R]]:
    for entry in entries.values():
        record = entry.in_language(lang).record
        if isinstance(record, model):
            yield entry, record


def quotes_of(entry: Entry) -> Iterator[QuoteAt]:
    """The quotations of an entry's base version with their ids."""
    for quote, path in entry.base.record.quotations():
        made_up = "-".join([entry.kind, entry.id, *(str(part) for part in path if part != "quote")])
        yield QuoteAt(quote.id or made_up, quote, entry, path)
