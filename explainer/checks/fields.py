"""Fields are plain text: comments, links and citations in them would be shown to readers as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from explainer.content import merges
from explainer.content.yamlpos import KeyPath, Plain
from explainer.extend import check, record_check
from explainer.facts.facts import Document, Entry, Facts
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, error, warning

_LINK = regex(
    r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)|!?\[\[[^\[\]\n]{1,200}\]\]|\[@[^\s\[\],]{1,100}[^\[\]\n]{0,100}\]"
)
_WORDS_OF_SOURCES = frozenset({"exact", "text", "value_text", "date_text", "role_text", "excluded", "content_hash"})


@record_check
def plain_fields(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """No field holds a comment of HTML, which would be published (E415), or a link or citation of Markdown (W410)."""
    for document in entry.versions.values():
        for path, text in _texts((), document.origin.fields()):
            yield from _problems(document, path, text)


def _texts(path: KeyPath, value: Plain) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts((*path, name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts((*path, number), inner)


def _problems(document: Document, path: KeyPath, text: str) -> Iterator[Problem]:
    if "<!--" in text:
        message = "A field has no comments: readers would see <!-- and what follows it."
        remedy = "Remove it, or write the comment on a line of its own that begins with #."
        yield error("E415", document.origin.locate(path), message, remedy)
    if "[" in text and not _WORDS_OF_SOURCES.intersection(path) and (found := _LINK.search(text)):
        message = f"Fields are plain text, so readers would see {found[0]} as it is written."
        remedy = "Write the words alone; links and citations belong in the text below the fields."
        yield warning("W410", document.origin.locate(path), message, remedy)


@check
def merged_copies(facts: Facts) -> Iterator[Problem]:
    """No copy of a source has lines that a merge left over (E406)."""
    for path in facts.snapshots:
        yield from facts.index(f"lines that a merge left in {path}", partial(_merged, path=path))


def _merged(facts: Facts, path: str) -> tuple[Problem, ...]:
    data = facts.snapshots[path]
    text = data.decode("utf-8", "replace").replace("\r\n", "\n") if b"<<<<<<< " in data else ""
    return tuple(merges.in_a_copy(text, path)) if text else ()
