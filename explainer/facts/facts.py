"""All that one build knows: every record in every language, the settings, the interface texts, layouts and assets.

Queries, checks and makers of pages get `Facts`. All of the site is reached through it, and it notes what each of them
reads (`reading.py`); the site itself is in `contents.py`, complete when it is made, and never changes. What several of
them need is worked out once, when it is first asked for: an index, or a row of a table.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar, cast

from explainer.content.schema import Origin
from explainer.evidence import NameForms, places
from explainer.evidence.happening import DatedText
from explainer.extend import lookup, table
from explainer.facts import smallvalues
from explainer.facts.contents import Contents, Inputs, UnreadRecords
from explainer.facts.copies import SourceIndex, prepared
from explainer.facts.dating import DateOrigin, date_fields, origin, printed_in_copy
from explainer.facts.entries import HOME, Document, Entries, Entry, QuoteAt, quotes_of
from explainer.facts.nameforms import forms_of, names_of
from explainer.facts.parts import Listed, address, last_part, of_records
from explainer.facts.reading import SHOWN, UNKNOWN, Key, NotedMapping, Reads, Recall, nothing_remembered
from explainer.facts.withholding import WithheldWords
from explainer.ground.dates import PartialDate
from explainer.ground.digest import Digest, digest_bytes
from explainer.model.common import Record
from explainer.model.kinds import RECORDS, ref_of
from explainer.model.records.source import Source
from explainer.model.settings import Settings
from explainer.views.cards import Card

__all__ = ["HOME", "Document", "Entry", "Facts", "QuoteAt", "quotes_of"]

T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Facts:
    """One snapshot of the whole site, which notes what is read of it."""

    def __init__(self, contents: Contents, reads: Reads, recall: Recall = nothing_remembered) -> None:
        self.contents = contents
        self.reads = reads
        self._recall = recall
        self.languages = contents.languages
        self.withheld: WithheldWords = contents.withheld
        self.inputs: Inputs = contents.inputs
        self.entries = Entries(contents.entries, reads)
        self.visible = Entries(contents.visible, reads, SHOWN)
        self.layouts: Mapping[str, str] = NotedMapping(contents.layouts, reads, "layout", "layouts")
        self.takes_in: Mapping[str, tuple[str, ...]] = NotedMapping(contents.takes_in, reads, "layout", "takes")
        self.assets: Mapping[str, bytes] = NotedMapping(contents.assets, reads, "asset", "assets")
        self.snapshots: Mapping[str, bytes] = NotedMapping(contents.snapshots, reads, "snapshot", "snapshots")
        self.texts: Mapping[str, Mapping[str, str]] = {
            lang: NotedMapping(known, reads, f"phrase {lang}", f"phrases {lang}")
            for lang, known in contents.texts.items()
        }
        self.source_texts: Mapping[str, SourceIndex] = _SourceTexts(self)
        self.dates_in_copies: Mapping[str, DatedText] = _DatesInCopies(self)
        self.quotes: Mapping[str, QuoteAt] = _Quotations(self)
        self._cards = {lang: _Cards(self, lang) for lang in self.languages}
        self._settings = cast(Settings, _NotedSettings(contents.settings, reads))
        self._values: dict[str, Any] = {}

    @property
    def settings(self) -> Settings:
        """What site.yaml says; each of its fields is noted by itself."""
        return self._settings

    @property
    def settings_origin(self) -> Origin:
        """Where the settings are written."""
        self.reads.here["settings"] = None
        return self.contents.settings_origin

    @property
    def as_of(self) -> datetime.date:
        """The day of the build."""
        self.reads.here["day"] = None
        return self.contents.as_of

    @property
    def unread(self) -> UnreadRecords:
        """The records that are written but could not be read."""
        self.reads.here["unread"] = None
        return self.contents.unread

    def index(self, name: str, make: Callable[[Facts], T]) -> T:
        """A value that several queries or checks share, made when first asked for. `make` must be pure.

        Nothing that is read later may hide in it: what it holds is complete, or notes what is taken from it.
        """
        key = f"index {name}"
        self.reads.here[key] = None
        if key not in self._values:
            self._values[key] = self.reads.work_out(key, lambda: make(self))
        found: T = self._values[key]
        return found

    def by_record(self, name: str, make: Callable[[Facts, Entry], T]) -> Mapping[str, T]:
        """An index for each record, by ref; drafts included."""
        return Table(self, lambda facts, entry: facts.index(f"{name} of {entry.ref}", lambda own: make(own, entry)))

    def table(self, row: Callable[[Facts, Entry], T]) -> Mapping[str, T]:
        """What `row`, a function marked `@table`, says of each record, by ref; drafts included.

        An index that reads the rows of a table need be made again only if a row differs, and not whenever a record
        does, so rows are small: text, numbers, dates, tuples and frozen records.
        """
        return Table(self, row)

    def row(self, make: Callable[..., T], ref: str, *arguments: str) -> T:
        """One row of a table, in the language that is its argument, if it has one. Raises KeyError for no record."""
        key = " ".join(("row", make.__name__, ref, *arguments))
        return self._small(key, make, lambda: make(self, self.entries[ref], *arguments))

    def look_up(self, make: Callable[[Facts, str], T], text: str) -> T:
        """What `make`, a function marked `@lookup`, finds for a text."""
        return self._small(f"lookup {make.__name__} {text}", make, lambda: make(self, text))

    def _small(self, key: Key, function: Callable[..., T], make: Callable[[], T]) -> T:
        """A small value: one that an earlier build made, if it would be the same now."""
        self.reads.here[key] = None
        if key not in self._values:
            known = self._recall(key, function)
            if known is UNKNOWN:
                known = self.reads.work_out(key, make, partial(_kept, function))
            self._values[key] = known
        found: T = self._values[key]
        return found

    @property
    def default_language(self) -> str:
        """The language at the site's root."""
        return self.languages[0]

    def tag(self, lang: str) -> str:
        """The BCP 47 tag of a language of the site."""
        return self.contents.settings.languages[lang].tag

    def records(self, model: type[R], lang: str = "") -> Iterator[tuple[Entry, R]]:
        """The published records of one class, by id, with what they say in `lang` or in the default language."""
        return _typed(self.visible, model, lang)

    def all_records(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """The same including drafts, which are checked too."""
        return _typed(self.entries, model, "")

    def record(self, model: type[R], name: str | None) -> R | None:
        """The record of one class that has an id, published or not; `organisation:x` and `org:x` are ids too."""
        entry = self.entries.get(ref_of(model.declares.name, name)) if name else None
        if entry is None or not issubclass(RECORDS[entry.kind], model):
            return None
        found = entry.base.record
        return found if isinstance(found, model) else None

    def published(self, model: type[R], name: str | None) -> R | None:
        """The published record of one class that has an id."""
        return self.record(model, name) if name and ref_of(model.declares.name, name) in self.visible else None

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """Published entries of a kind, by id."""
        return iter(self.visible.of_kind(kind))

    def root(self, lang: str) -> str:
        """The first part of every address in a language: "" or `zh/`."""
        return "" if lang == self.default_language else f"{lang}/"

    def url(self, lang: str, entry: Entry) -> str:
        """The address of a record in `lang`, or in the default language if it has no version in `lang`."""
        if not entry.has_page:
            return f"{self.root(lang)}{entry.declares.list_page}/{part_of_list(self, entry.ref)}#{entry.id}"
        return (self.root(lang) if lang in entry.versions else "") + entry.path

    def cards(self, lang: str) -> Mapping[str, Card]:
        """The card of every published record, as pages in `lang` show it."""
        return self._cards[lang]

    def date_basis(self, ref: str, field: str) -> str:
        """How a date of a record is known (`dating.Basis`); "" if the record has no such date."""
        found = self.date_origins(ref).get(field)
        return found.basis if found else ""

    def date_origins(self, ref: str) -> Mapping[str, DateOrigin]:
        """How each date of a record is known, by the name of the field (`date`, `history.0.date`)."""
        return dict(origins_of_dates(self, self.entries[ref])) if ref in self.entries else {}

    def named_at(self, ref: str, source: str) -> tuple[int, ...]:
        """The raw offsets at which the copy of a source names a record; its parts, if it is a region, do not count."""
        return self.index(
            f"{ref} is named in {source}",
            lambda facts: places(facts.source_texts[source].text, facts.forms_of_name(ref)),
        )

    def forms_of_name(self, ref: str) -> NameForms:
        """The forms in which texts may print the name of a person, organisation or region."""
        return self.index(f"forms of {ref}", lambda facts: forms_of(ref, _names_of(facts, ref)))

    def quotes_of(self, ref: str) -> tuple[QuoteAt, ...]:
        """The quotations of one record, also of a draft, in their order."""
        if ref not in self.entries:
            return ()
        return self.index(f"quotations of {ref}", lambda facts: tuple(quotes_of(facts.entries[ref])))

    @property
    def ids_of_quotations(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the quotations of each record, also of drafts, by its ref."""
        return self.table(ids_of_quotations)

    @property
    def all_settings(self) -> Settings:
        """The whole of site.yaml, for what goes through all of its fields."""
        self.reads.here["settings"] = None
        return self.contents.settings


def _kept(function: Callable[..., T], value: T) -> tuple[Digest, str]:
    text = smallvalues.encode(function, value)
    return digest_bytes(text.encode()), text


def _typed(entries: Entries, model: type[R], lang: str) -> Iterator[tuple[Entry, R]]:
    for kind, declared in RECORDS.items():
        for entry in entries.of_kind(kind) if issubclass(declared, model) else ():
            record = entry.in_language(lang).record if lang else entry.base.record
            if isinstance(record, model):
                yield entry, record


class Table(Mapping[str, T]):
    """What a function says of each record; see `Facts.table`."""

    def __init__(self, facts: Facts, row: Callable[[Facts, Entry], T]) -> None:
        self._facts = facts
        self._row = row

    def __getitem__(self, ref: str) -> T:
        return self._row(self._facts, self._facts.entries[ref])

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts.entries)

    def __len__(self) -> int:
        return len(self._facts.entries)


class _NotedSettings:
    """The settings, each field noted when it is read."""

    def __init__(self, known: Settings, reads: Reads) -> None:
        self._known = known
        self._reads = reads

    def __getattr__(self, name: str) -> Any:
        self._reads.here[f"setting {name}"] = None
        return getattr(self._known, name)


class _SourceTexts(Mapping[str, SourceIndex]):
    """The prepared text of every source with a snapshot, by the source's id; drafts are included."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __getitem__(self, name: str) -> SourceIndex:
        found: SourceIndex | None = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: object, default: Any = None) -> Any:
        """The text of a source, prepared when it is first asked for."""
        found = self._facts.index(f"text of {name}", lambda facts: _prepared(facts, str(name)))
        return default if found is None else found

    def __contains__(self, name: object) -> bool:
        return self.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        return (entry.id for entry in self._facts.entries.of_kind("source") if entry.id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _prepared(facts: Facts, name: str) -> SourceIndex | None:
    source = facts.record(Source, name)
    return None if source is None else prepared(source, facts.snapshots)


class _DatesInCopies(Mapping[str, DatedText]):
    """All dates that each copy prints, by the source's id."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __getitem__(self, name: str) -> DatedText:
        text, source = self._facts.source_texts[name], self._facts.record(Source, name)
        language = (source.language or "") if source is not None else ""
        return self._facts.index(f"dates in {name}", lambda _: printed_in_copy(text, language))

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts.source_texts)

    def __len__(self) -> int:
        return len(self._facts.source_texts)


class _Quotations(Mapping[str, QuoteAt]):
    """Every quotation of a published record, by its id; one without an id gets that of its record and place."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __getitem__(self, name: str) -> QuoteAt:
        ref = owner_of_quotation(self._facts, name)
        if ref is None:
            raise KeyError(name)
        *_, found = (at for at in self._facts.quotes_of(ref) if at.id == name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    @property
    def _owners(self) -> Mapping[str, str]:
        return self._facts.index("owners of quotations", _owners_of_quotations)


@lookup
def owner_of_quotation(facts: Facts, name: str) -> str | None:
    """The ref of the published record that has a quotation of this id; of two, the last."""
    return facts.index("owners of quotations", _owners_of_quotations).get(name)


def _owners_of_quotations(facts: Facts) -> Mapping[str, str]:
    ids = facts.table(ids_of_quotations)
    return {name: ref for ref in facts.visible for name in ids[ref]}


class _Cards(Mapping[str, Card]):
    """The card of every published record, as pages in one language show it."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang

    def __getitem__(self, ref: str) -> Card:
        if ref not in self._facts.visible:
            raise KeyError(ref)
        return card_of(self._facts, self._facts.visible[ref], self._lang)

    def __contains__(self, ref: object) -> bool:
        return ref in self._facts.visible

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts.visible)

    def __len__(self) -> int:
        return len(self._facts.visible)


def _names_of(facts: Facts, ref: str) -> tuple[str, ...]:
    return names_of_record(facts, facts.entries[ref]) if ref in facts.entries else ()


@table
def ids_of_quotations(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The ids of a record's quotations."""
    return tuple(at.id for at in facts.quotes_of(entry.ref))


@table
def names_of_record(_facts: Facts, entry: Entry) -> tuple[str, ...]:
    """Every name that a record has in any of its languages."""
    return tuple(names_of(document.record for document in entry.versions.values()))


@table
def origins_of_dates(facts: Facts, entry: Entry) -> tuple[tuple[str, DateOrigin], ...]:
    """How each date of a record is known, by the name of its field."""
    known = (facts.source_texts, facts.dates_in_copies, facts.named_at)
    return tuple((field.name, origin(field, *known)) for field in date_fields(entry.id, entry.base.record))


@table
def standing(facts: Facts, entry: Entry) -> tuple[int, str, PartialDate | None]:
    """By what a published record is sorted among those of its kind: its order, its title, its date."""
    record = facts.visible[entry.ref].base.record
    return getattr(record, "order", 0), record.title.casefold(), record.when()


def listed(facts: Facts, kind: str) -> Listed:
    """The refs of the published records of a kind in the order of its list, each with its key there."""
    standings = {entry.ref: standing(facts, entry) for entry in facts.of_kind(kind)}
    return of_records(standings, RECORDS[kind].declares.newest_first)


@lookup
def part_of_list(facts: Facts, ref: str) -> str:
    """The part of the list of its kind that shows a record, by its address below that of the list."""
    kind = ref.partition(":")[0]
    return address(facts.index(f"parts of {kind}", lambda known: last_part(listed(known, kind)))[ref])


@table
def card_of(facts: Facts, entry: Entry, lang: str) -> Card:
    """What pages in a language may say about a published record."""
    entry = facts.visible[entry.ref]
    record = (document := entry.in_language(lang)).record
    title, title_lang = _title(facts, lang, entry)
    has_summary = document.writes("summary") or document.writes("gloss")  # a term is shown with its gloss
    foreign = "" if document.lang == lang else facts.tag(document.lang)
    return Card(
        ref=entry.ref,
        kind=entry.kind,
        id=entry.id,
        title=title,
        url=facts.url(lang, entry),
        lang=title_lang,
        hreflang=foreign if entry.has_page else "",
        summary=record.summary,
        summary_lang=foreign if has_summary else facts.tag(entry.base.lang),
        type=record.sort(),
        status=record.status,
        date=record.when(),
        date_basis=facts.date_basis(entry.ref, record.when_field()) if entry.declares.role == "matter" else "",
        regions=record.places(),
        themes=record.themes,
        people=record.persons_named(),
        sources=record.rests_on(),
    )


def _title(facts: Facts, lang: str, entry: Entry) -> tuple[str, str]:
    """The title in `lang`, from its version or its `names`, else the default title and its language tag."""
    version = entry.versions.get(lang)
    if version is not None and version.writes("title"):
        return version.record.title, ""
    names = entry.base.record.own_names()
    if tag := next((tag for tag in (facts.tag(lang), lang) if tag in names), ""):
        return names[tag], ""
    return entry.base.record.title, facts.tag(entry.base.lang)
