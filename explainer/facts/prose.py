"""The site's own words, for checks of wording and sourcing: the passages of each text, and fields with sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import BaseModel

from explainer.content import passages
from explainer.content.markup import MarkKind
from explainer.content.passages import Passage, folded
from explainer.content.yamlpos import KeyPath
from explainer.evidence.words import FIRST_EAST_ASIAN, Span
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.references import resolve
from explainer.ground.patterns import any_bounded, regex
from explainer.ground.problems import Location

_LETTER: Final = r"[0-9A-Za-z\u00c0-\u024f]"
_CJK: Final = regex(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Prose:
    """One record's own words in one language. `folded` has all of them in lower case, with single spaces.

    `text` is its text as it was cut when parsed. It is held here, so that whoever has the words has read it.
    """

    document: Document
    fields: tuple[Passage, ...]
    silent: frozenset[int]
    folded: str
    text: str

    @cached_property
    def read(self) -> tuple[Passage, ...]:
        """The fields, then the text."""
        return (*self.fields, *passages.decode(self.text)) if self.text else self.fields

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The same without the words of links to figures (`silent`), which have their evidence with them."""
        return tuple(passage.without(self.silent) for passage in self.read) if self.silent else self.read

    def where(self, passage: Passage, offset: int) -> Location:
        """The place of a character of a passage."""
        if passage.kind == "field":
            return self.document.origin.locate(passage.path)
        return Location(self.document.origin.path, *passage.place(offset))


def prose_of(facts: Facts, entry: Entry) -> tuple[Prose, ...]:
    """The words of one record, of a draft too, in every language."""
    return facts.index(f"prose of {entry.ref}", lambda known: _prose_of(known, known.entries[entry.ref]))


def own_prose_of(facts: Facts, entry: Entry) -> tuple[Prose, ...]:
    """The same if the record is published; nothing of others."""
    return prose_of(facts, entry) if entry.ref in facts.visible else ()


def _prose_of(facts: Facts, entry: Entry) -> tuple[Prose, ...]:
    return tuple(_prose(facts, entry.versions[lang]) for lang in facts.languages if lang in entry.versions)


def _prose(facts: Facts, document: Document) -> Prose:
    fields = tuple(_fields(document))
    text = document.body.prose if document.body else ""
    words = passages.words_of(text) if text else ""
    return Prose(document, fields, _figure_links(facts, document), f"{folded(fields)} {words}".strip(), text)


def _figure_links(facts: Facts, document: Document) -> frozenset[int]:
    """The numbers of the marks that link to a figure: their words have their evidence with them."""
    marks = document.body.marks if document.body else ()
    return frozenset(
        number
        for number, mark in enumerate(marks)
        if mark.kind is MarkKind.LINK
        and mark.target
        and [ref.partition(":")[0] for ref in resolve(facts, document.origin.path, mark.target)] == ["figure"]
    )


def _fields(document: Document) -> Iterator[Passage]:
    """The fields with sentences of ours, without those that a language version takes from the base version."""
    written, record = document.origin.fields(), document.record
    names = record.sentences() if record.declares.named_by_others else ("title", *record.sentences())
    for name in names:
        if name in written:
            yield from _texts((name,), getattr(record, name))


def _texts(path: KeyPath, value: object) -> Iterator[Passage]:
    """The passages of a field: a text, each of a list of texts, or the `text` of each part."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts((*path, number), item)
    elif isinstance(value, BaseModel):
        yield from _texts((*path, "text"), getattr(value, "text", ""))
    elif isinstance(value, str) and value:
        yield Passage("field", value, path=path)


def contains(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether `start:end` is within one of the spans, which are in the form that `merged` returns."""
    last = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return last >= 0 and end <= spans[last][1]


def whole(form: str) -> re.Pattern[str]:
    """A pattern for a word or phrase in any case, across line breaks, not inside a longer word (except in Chinese)."""
    return any_of((form,))


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of several forms, as `whole` makes it; of two that begin together, the longer."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return regex(any_bounded(map(_bounded, ordered)) or "(?!)", re.IGNORECASE, ours=False)


def _bounded(form: str) -> tuple[str, str, str]:
    before = f"(?<!{_LETTER})" if form[:1] < FIRST_EAST_ASIAN and form[:1].isalnum() else ""
    after = f"(?!{_LETTER})" if form[-1:] < FIRST_EAST_ASIAN and form[-1:].isalnum() else ""
    return before, r"\s+".join(re.escape(part) for part in form.split()).replace("'", "['’]"), after


def chinese(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_CJK.findall(text)) if not text.isascii() else 0


def candidates(prose: Prose, forms: Iterable[str]) -> list[str]:
    """The forms that may be in the text: a cheap test before any pattern."""
    return sorted(form for form in forms if form in prose.folded)


def find(text: str, patterns: Mapping[str, re.Pattern[str]]) -> list[tuple[Span, str]]:
    """The places of forms in a text, found by their patterns; forms are in lower case."""
    folded = text.casefold() if patterns else ""
    return [
        (match.span(), form)
        for form, pattern in patterns.items()
        if form.partition(" ")[0] in folded
        for match in pattern.finditer(text)
    ]
