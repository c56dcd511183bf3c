"""Records as the rest of the program sees them: each in its languages, noting which part of it is read."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass, replace

from explainer.content.parse import Body
from explainer.content.schema import Origin
from explainer.facts.covers import Cover, Unopened, Written
from explainer.facts.reading import SHOWN, Key, Reads
from explainer.model.common import Quote, Record
from explainer.model.declarations import Kind
from explainer.model.kinds import RECORDS

HOME = "page:home"
"""The free page whose text is on the home page."""


class Document:
    """One record in one language, with the place of every field and the text of its body."""

    __slots__ = (
        "_body_key",
        "_content",
        "_origin_key",
        "_reads",
        "_record_key",
        "_written",
        "id",
        "kind",
        "lang",
        "ref",
    )

    def __init__(self, reads: Reads, kind: str, id: str, lang: str, content: Written | Unopened) -> None:
        self.ref = f"{kind}:{id}"
        self.kind = kind
        self.id = id
        self.lang = lang
        self._content = content
        self._written = content if isinstance(content, Written) else None
        self._reads = reads
        self._record_key = f"record {self.ref} {lang}"
        self._origin_key = f"lines {self.ref} {lang}"
        self._body_key = f"text {self.ref} {lang}"

    @property
    def record(self) -> Record:
        """What its fields say."""
        self._reads.here[self._record_key] = None
        return (self._written or self.opened()).record

    @property
    def origin(self) -> Origin:
        """Where its fields are written."""
        self._reads.here[self._origin_key] = None
        return (self._written or self.opened()).origin

    @property
    def body(self) -> Body | None:
        """Its text; None if it has none."""
        self._reads.here[self._body_key] = None
        return (self._written or self.opened()).body

    @property
    def cover(self) -> Cover:
        """What can be said of it without opening it. It follows from its fields and their places."""
        self._reads.here[self._record_key] = None
        self._reads.here[self._origin_key] = None
        return self._content.cover

    @property
    def path(self) -> str:
        """Its file; it need not be opened for that."""
        self._reads.here[self._origin_key] = None
        return self._content.path

    def opened(self) -> Written:
        """All that is written in it, for whoever makes another document of it: no reading is noted."""
        if isinstance(self._content, Unopened):
            self._content = self._content.read()
        self._written = self._content
        return self._content

    def with_record(self, record: Record) -> Document:
        """The same document with other values in its fields."""
        return Document(self._reads, self.kind, self.id, self.lang, replace(self.opened(), record=record))

    def writes(self, field: str) -> bool:
        """Whether this version has the field itself, not only through the version that it translates."""
        return self.origin.fallback is None or field in self.origin.fields()


class Entry:
    """One record in all its languages; `base` is the one in the site's default language."""

    __slots__ = ("_reads", "_versions", "_versions_key", "base", "id", "kind", "ref")

    def __init__(self, reads: Reads, versions: Mapping[str, Document], base: Document, sort: str = "") -> None:
        self.ref = base.ref
        self.kind = base.kind
        self.id = base.id
        self.base = base
        self._versions = versions
        self._reads = reads
        self._versions_key = f"{sort}versions {base.ref}"

    @property
    def versions(self) -> Mapping[str, Document]:
        """The record in each language that it is written in, the default language first."""
        self._reads.here[self._versions_key] = None
        return self._versions

    def shown(self, versions: Mapping[str, Document]) -> Entry:
        """The entry as readers see it, with these versions."""
        return Entry(self._reads, versions, versions[self.base.lang], SHOWN)

    def in_language(self, lang: str) -> Document:
        """The version in `lang`, or in the default language."""
        return self.versions.get(lang, self.base)

    @property
    def declares(self) -> Kind:
        """What the record's class declares about its kind."""
        return RECORDS[self.kind].declares

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


class Entries(Mapping[str, Entry]):
    """Entries by ref. That there is one of a ref, and which there are, is noted; what they say, when they are asked."""

    def __init__(self, known: Mapping[str, Entry], reads: Reads, sort: str = "") -> None:
        self._known = known
        self._reads = reads
        self._one = f"{sort}entry "
        self._all: Key = f"{sort}ids"
        self._kinds: dict[str, list[Entry]] = {}
        for entry in known.values():
            self._kinds.setdefault(entry.kind, []).append(entry)

    def __getitem__(self, ref: str) -> Entry:
        self._reads.here[self._one + ref] = None
        return self._known[ref]

    def __contains__(self, ref: object) -> bool:
        self._reads.here[f"{self._one}{ref}"] = None
        return ref in self._known

    def __iter__(self) -> Iterator[str]:
        self._reads.here[self._all] = None
        return iter(self._known)

    def __len__(self) -> int:
        self._reads.here[self._all] = None
        return len(self._known)

    def values(self) -> ValuesView[Entry]:
        """All entries, by ref."""
        self._reads.here[self._all] = None
        return self._known.values()

    def items(self) -> ItemsView[str, Entry]:
        """All entries with their refs."""
        self._reads.here[self._all] = None
        return self._known.items()

    def of_kind(self, kind: str) -> list[Entry]:
        """The entries of a kind, by id."""
        self._reads.here[f"{self._all} {kind}"] = None
        return self._kinds.get(kind, [])


@dataclass(frozen=True, slots=True)
class QuoteAt:
    """A quotation of a record, and where it is written: `path` is the path of fields to it."""

    id: str
    quote: Quote
    entry: Entry
    path: tuple[str | int, ...]


def quotes_of(entry: Entry) -> Iterator[QuoteAt]:
    """The quotations of an entry's base version with their ids."""
    for quote, path in entry.base.record.quotations():
        made_up = "-".join([entry.kind, entry.id, *(str(part) for part in path if part != "quote")])
        yield QuoteAt(quote.id or made_up, quote, entry, path)
