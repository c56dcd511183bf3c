"""One snapshot of a site as it was read: all that the facts are about, and the digest of each part of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from explainer.content.schema import Origin
from explainer.facts.entries import Document, Entry
from explainer.facts.reading import SHOWN, Key
from explainer.facts.withholding import WithheldWords
from explainer.ground.digest import Digest, digest, digest_bytes
from explainer.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made with beside its content and its day: its address, whether it shows drafts, and the tool."""

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
class Contents:
    """Complete when it is made (`assemble.py`), and never changed. `languages` holds the default language first.

    `entries` are all records, `visible` those that readers see.
    """

    settings: Settings
    inputs: Inputs
    as_of: datetime.date
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

    @cached_property
    def frame(self) -> Digest:
        """The digest of what so much depends on that nobody notes it. If it differs, nothing is as it was.

        These are the tool, the address, the languages, and the words that no page may show.
        """
        markdown = self.settings.markdown
        languages = [(lang, self.settings.languages[lang]) for lang in self.languages]
        return digest((self.inputs, languages, markdown, self._withheld()))

    def _withheld(self) -> object:
        if not self.withheld:
            return ""
        sources = [entry.base.record for entry in self.entries.values() if entry.kind == "source"]
        copies = [(path, digest_bytes(data)) for path, data in self.snapshots.items()]
        return (sorted(self.withheld.runs), sorted(self.withheld.hidden), sources, copies)

    def digest_of(self, key: Key) -> Digest:
        """The digest of a part of the site, by its key; that of nothing if the site has none of the name.

        Raises KeyError for a key that no site has.
        """
        return digest(self._part(key))

    def _part(self, key: Key) -> object:
        shown = key.startswith(SHOWN)
        sort, _, name = key.removeprefix(SHOWN).partition(" ")
        entries = self.visible if shown else self.entries
        match sort:
            case "record" | "text" | "lines":
                ref, _, lang = name.rpartition(" ")
                document = self.entries[ref].versions.get(lang) if ref in self.entries else None
                return None if document is None else _document_part(document, sort)
            case "entry":
                return name in entries
            case "ids":
                return [ref for ref, entry in entries.items() if name in ("", entry.kind)]
            case "versions":
                return list(entries[name].versions) if name in entries else None
            case _:
                return self._other_part(sort, name)

    def _other_part(self, sort: str, name: str) -> object:
        match sort:
            case "setting":
                if name not in type(self.settings).model_fields:
                    raise KeyError(name)
                return getattr(self.settings, name)
            case "asset" | "snapshot":
                return (self.assets if sort == "asset" else self.snapshots).get(name)
            case "layout":
                return (self.layouts.get(name), self.takes_in.get(name))
            case "phrase":
                lang, _, text = name.partition(" ")
                return self.texts.get(lang, {}).get(text)
            case "phrases":
                return list(self.texts.get(name, {}))
            case "unread":
                return (sorted(self.unread.refs), sorted(self.unread.kinds))
            case "day":
                return self.as_of.isoformat()
            case "settings":
                return _lines(self.settings_origin)
            case _:
                return list(self._names[sort])

    @property
    def _names(self) -> Mapping[str, Iterable[str]]:
        return {"assets": self.assets, "snapshots": self.snapshots, "layouts": self.layouts, "takes": self.takes_in}


def _document_part(document: Document, sort: str) -> object:
    match sort:
        case "record":
            return document.record
        case "lines":
            return _lines(document.origin)
        case _:
            body = document.body
            fences = [(fence.name, fence.line, repr(fence.fields)) for fence in body.fences] if body else ()
            return None if body is None else (body, body.prose, body.headings, body.images, fences)


def _lines(origin: Origin) -> object:
    """Where the fields are, and what is written there."""
    fallback = _lines(origin.fallback) if origin.fallback else ""
    return (origin.path, list(origin.prefix), repr(origin.loaded), fallback)
