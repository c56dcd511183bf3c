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

from explainer.copies import Prepared, prepared
from explainer.dates import PartialDate
from explainer.dating import DateOrigin, date_origins, printed_in_copies
from explainer.digest import Digest
from explainer.evidence import Forms, places
from explainer.evidence.happening import Told
from explainer.model.common import Quote, Record
from explainer.model.records import Article, Call, Figure, Organisation, Person, Plan, Region, Source, Speech, Term
from explainer.model.settings import Settings
from explainer.model.views import Card
from explainer.nameforms import forms_of, names_of
from explainer.parse import Body
from explainer.schema import Origin
from explainer.withholding import Withheld

T = TypeVar("T")

FOLDER_OF: dict[str, str] = {
    "article": "articles",
    "theme": "themes",
    "speech": "speeches",
    "plan": "plans",
    "region": "regions",
    "term": "terms",
    "figure": "figures",
    "call": "calls",
    "person": "people",
    "organisation": "organisations",
    "source": "sources",
    "page": "pages",
}
"""Kind → folder, which is also the first part of its address (free pages stand at the root)."""


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
        """Whether this version has the field itself, and not from the one that it translates."""
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


@dataclass(frozen=True, slots=True)
class QuoteAt:
    """A quotation of a record, and where it is written: `path` leads from the record's fields to the quotation."""

    id: str
    quote: Quote
    entry: Entry
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is not content: who builds, for which day, and for which address."""

    as_of: datetime.date
    base_url: str
    drafts: bool
    tool: Digest


@dataclass(frozen=True, slots=True)
class Unread:
    """What is written and could not be read. It counts as existing, so that one mistake gives one message.

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
    unread: Unread
    withheld: Withheld

    def index(self, name: str, make: Callable[[Facts], T]) -> T:
        """An index that several queries share, made when first asked for. `make` must be pure."""
        if name not in self._indexes:
            self._indexes[name] = make(self)
        found: T = self._indexes[name]
        return found

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
        if entry.kind == "figure":
            return f"{self.root(lang)}figures/#{entry.id}"
        prefix = self.root(lang) if lang in entry.versions else ""
        if entry.kind == "page":
            return prefix if entry.id == "home" else f"{prefix}{entry.id}/"
        return f"{prefix}{FOLDER_OF[entry.kind]}/{entry.id}/"

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
        # A term is shown with its gloss.
        has_summary = document.writes("summary") or document.writes("gloss")
        foreign = "" if document.lang == lang else self.tag(document.lang)
        return Card(
            ref=entry.ref,
            kind=entry.kind,
            id=entry.id,
            title=title,
            url=self.url(lang, entry),
            lang=title_lang,
            hreflang="" if entry.kind == "figure" else foreign,
            summary=record.summary,
            summary_lang=foreign if has_summary else self.tag(entry.base.lang),
            type=type_of(record),
            status=record.status,
            date=date_of(record),
            date_basis=self.date_basis(entry.ref, "date") if isinstance(record, Speech) else "",
            regions=regions_of(record),
            themes=record.themes,
            people=tuple(speaker.person for speaker in record.speakers) if isinstance(record, Speech) else (),
            sources=sources_of(record),
        )

    def date_basis(self, ref: str, field: str) -> str:
        """How a date of a record is known (`dating.Basis`); "" if the record has no such date."""
        found = self.date_origins.get((ref, field))
        return found.basis if found else ""

    @cached_property
    def date_origins(self) -> Mapping[tuple[str, str], DateOrigin]:
        """How each date is known, by the record's ref and the name of the field."""
        return date_origins(self._records, self.source_texts, self.dates_in_copies, sources_of, self.named_at)

    @property
    def dates_in_copies(self) -> Mapping[str, Told]:
        """All dates that each copy prints, by the source's id."""
        return self.index("dates-in-copies", lambda facts: printed_in_copies(facts._records, facts.source_texts))

    @property
    def source_texts(self) -> Mapping[str, Prepared]:
        """The prepared text of every source with a snapshot, by the source's id; drafts are checked, too."""
        return self.index("source-texts", lambda facts: prepared(facts._records, facts.snapshots))

    def named_at(self, ref: str, source: str) -> tuple[int, ...]:
        """The raw offsets at which the copy of a source names a record; its parts, if it is a region, do not count."""
        return self.index(
            f"{ref} is named in {source}",
            lambda facts: places(facts.source_texts[source].text, facts.forms_of_name(ref)),
        )

    def forms_of_name(self, ref: str) -> Forms:
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
        if isinstance(record, Region | Person | Organisation):
            for tag in (self.tag(lang), lang):
                if tag in record.names:
                    return record.names[tag], ""
        return record.title, self.tag(entry.base.lang)

    @cached_property
    def quotes(self) -> Mapping[str, QuoteAt]:
        """Every quotation of a published record, by its id; one without an id gets that of its record and place."""
        return {at.id: at for at in self.all_quotes if at.entry.ref in self.visible}

    @cached_property
    def all_quotes(self) -> tuple[QuoteAt, ...]:
        """Every quotation, also of drafts, in the order of the records."""
        return tuple(at for entry in self.entries.values() for at in quotes_of(entry))


def type_of(record: Record) -> str:
    """What sort of its kind a record is: the last part of a catalogue key such as `speech.type.meeting`."""
    match record:
        case Speech():
            return record.type
        case Plan():
            return record.evidence_level or ""
        case Region():
            return record.level
        case Term() | Source():
            return record.kind
        case Organisation():
            return record.type
        case _:
            return ""


def date_of(record: Record) -> PartialDate | None:
    """The date by which a record stands in a timeline."""
    match record:
        case Speech():
            return record.date
        case Article() | Source():
            return record.published
        case Plan():
            return record.history[-1].date if record.history else None
        case Figure():
            return record.period
        case Call():
            return record.opens if isinstance(record.opens, PartialDate) else None
        case _:
            return None


def regions_of(record: Record) -> tuple[str, ...]:
    """Every region that a record concerns, whatever the relation, in the order of the fields."""
    found = list(record.regions)
    match record:
        case Speech():
            found += [*record.located_in, *record.addressed_to, *record.about_regions]
        case Plan() | Figure() | Call() | Organisation():
            found += [record.region] if record.region else []
        case _:
            pass
    return tuple(dict.fromkeys(found))


def sources_of(record: Record) -> tuple[str, ...]:
    """Every source that a record rests on: its `sources`, then those of its quotations."""
    found = [*record.sources, *(quote.source for quote, _ in nested_quotes(record))]
    if isinstance(record, Term) and record.first_use:
        found.append(record.first_use.source)
    return tuple(dict.fromkeys(found))


def nested_quotes(record: Record) -> Iterator[tuple[Quote, tuple[str | int, ...]]]:
    """All quotations of a record, wherever its kind keeps them, each with its path of fields."""
    for number, quote in enumerate(record.quotes):
        yield quote, ("quotes", number)
    match record:
        case Plan():
            yield from _in_list("slogans", [slogan.quote for slogan in record.slogans])
            yield from _in_list("targets", [target.quote for target in record.targets])
            yield from _in_list("history", [step.quote for step in record.history])
        case Term():
            yield from _in_list("variants", [variant.quote for variant in record.variants])
        case Figure():
            if record.quote is not None:
                yield record.quote, ("quote",)
            yield from _in_list("series", [point.quote for point in record.series])
        case _:
            pass


def _in_list(field: str, quotes: list[Quote | None]) -> Iterator[tuple[Quote, tuple[str | int, ...]]]:
    for number, quote in enumerate(quotes):
        if quote is not None:
            yield quote, (field, number, "quote")


def quotes_of(entry: Entry) -> Iterator[QuoteAt]:
    """The quotations of an entry's base version with their ids."""
    for quote, path in nested_quotes(entry.base.record):
        made_up = "-".join([entry.kind, entry.id, *(str(part) for part in path if part != "quote")])
        yield QuoteAt(quote.id or made_up, quote, entry, path)
