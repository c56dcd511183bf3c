"""Files in assets/ that texts link to, found by the paths in the texts."""

from __future__ import annotations

import posixpath
import unicodedata
from urllib.parse import unquote

from explainer.content.markup import MarkKind
from explainer.extend import lookup, table
from explainer.facts.facts import Document, Entry, Facts

ASSETS = "assets/"


def path_of(origin: str, target: str) -> str:
    """The path below the site's folder of a link in the file `origin`, without `?` and what follows it."""
    plain = unicodedata.normalize("NFC", unquote(target.partition("?")[0]))
    return posixpath.normpath(posixpath.join(posixpath.dirname(origin), plain))


def file_of(facts: Facts, origin: str, target: str) -> str | None:
    """The name in assets/ of the file that a link in the file `origin` is to; None if there is none."""
    path = path_of(origin, target)
    name = path.removeprefix(ASSETS)
    return name if path.startswith(ASSETS) and name in facts.assets and not target.endswith("/") else None


def files_of(facts: Facts, document: Document) -> set[str]:
    """The files of assets/ that one text links to."""
    marks = document.body.marks if document.body else ()
    found = (file_of(facts, document.origin.path, mark.target) for mark in marks if mark.kind is MarkKind.FILE)
    return {name for name in found if name is not None}


def linked_files(facts: Facts) -> frozenset[str]:
    """The files of assets/ that published texts link to."""
    return _linked_files(facts, "")


@lookup
def _linked_files(facts: Facts, _text: str) -> frozenset[str]:
    rows = facts.table(_files_of)
    return frozenset(name for ref in facts.visible for name in rows[ref])


@table
def _files_of(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The files that a published record links to in any language."""
    shown = facts.visible.get(entry.ref)
    documents = shown.versions.values() if shown else ()
    return tuple(sorted({name for document in documents for name in files_of(facts, document)}))
