"""What can be found: every published page in each of its languages, and a figure by its anchor.

A document holds what its own page says in its own language, and the names that the same thing has elsewhere. Of the
words of sources it has only those that the page shows; they count for the version in the language of their source.
Each is a row of a table, so an edit of one text makes one document again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from explainer.content.markup import Mark, MarkKind, without_gaps
from explainer.content.parse import Body
from explainer.evidence import NotFound
from explainer.extend import table
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.lookups import may_show, place_of, source_texts
from explainer.facts.references import resolve
from explainer.facts.wholetexts import FOLDER, is_swallowed, plain_paragraph, shown_whole, whole_text_of
from explainer.ground.interface import fill
from explainer.ground.patterns import regex
from explainer.model.common import Record
from explainer.model.kinds import IN_SEARCH
from explainer.model.records.region import Region
from explainer.model.records.source import Source

PART = 15_000
"""How many characters of a whole text are one document, so that a hit links near its words and its excerpt is small."""

_MARK = regex("( ?)\ue000(\\d+)\ue001")
_NOTES = regex(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_ENDS = regex(r"</(?:p|li|t[dh]|d[dt]|h[1-6]|pre|figcaption|div)>|<br ?/?>")
_TAG = regex(r"<[^>]*>")
_SPACES = regex(r"\s+")


Place: TypeAlias = tuple[str, ...]
"""Which document it is: the ref of a record and a language, or that of a source, the first and the last paragraph."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """One document. `names` are its names elsewhere, `said` is what it says besides its title and `summary`.

    `facts` are the words for what it is: its kind, its date, its places, its people. They are searched and not shown.
    `lang` is a BCP 47 tag and `regions` are ids. `former` are earlier addresses, as the editor wrote them.
    """

    url: str
    kind: str
    lang: str
    title: str
    names: tuple[str, ...]
    summary: tuple[str, ...]
    said: tuple[str, ...]
    regions: tuple[str, ...]
    former: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def passages(self) -> tuple[str, ...]:
        """What the document says, without its title and names; the summary comes first."""
        return (*self.summary, *self.said)


def _lines_of(body: Body, labels: tuple[str, ...]) -> Iterator[str]:
    """The words of a text; `labels` are those that each of its marks shows to readers."""
    for block in body.blocks():
        if block.kind != "embed":
            yield from _lines(block.html, labels)


def _lines(source: str, labels: tuple[str, ...]) -> Iterator[str]:
    """The words of a block as readers see them, one line for each paragraph, item or cell."""
    source = without_gaps(_NOTES.sub("", source))
    text = _MARK.sub(lambda mark: _shown(labels[int(mark[2])], mark[1]), source)
    for line in _TAG.sub("", _ENDS.sub("\n", _SPACES.sub(" ", text))).split("\n"):
        if words := _one_line(html.unescape(line)):
            yield words


def _shown(label: str, space: str) -> str:
    """The words of a mark; one without words, such as a citation, takes the space before it away."""
    return space + html.escape(label) if label else ""


def documents(facts: Facts) -> tuple[Searchable, ...]:
    """All documents, in the order of their places."""
    return tuple(document_at(facts, place) for place in places(facts))


def document_at(facts: Facts, place: Place) -> Searchable:
    """The document at a place."""
    ref, *where = place
    row = searchable if len(where) == 1 else part_of_whole_text
    return row(facts, facts.visible[ref], *where)


def places(facts: Facts) -> tuple[Place, ...]:
    """Where all documents are: by language, then kind, then id; then the whole texts of sources in parts."""
    return facts.index("places in search", lambda known: (*_versions(known), *_parts(known)))


def _versions(facts: Facts) -> Iterator[Place]:
    entries = sorted(facts.visible.values(), key=lambda entry: (IN_SEARCH.index(entry.kind), entry.id))
    found = {entry.ref: languages_in_search(facts, entry) for entry in entries}
    for lang in facts.languages:
        yield from ((ref, lang) for ref, langs in found.items() if lang in langs)


def _parts(facts: Facts) -> Iterator[Place]:
    for entry in sorted(shown_whole(facts), key=lambda entry: entry.id):
        yield from ((entry.ref, str(first), str(last)) for first, last in parts_of_whole_text(facts, entry))


@table
def languages_in_search(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The languages in which a published record can be found: none if it is withdrawn."""
    return tuple(facts.visible[entry.ref].versions) if entry.base.record.status != "withdrawn" else ()


@table
def parts_of_whole_text(facts: Facts, entry: Entry) -> tuple[tuple[int, int], ...]:
    """The whole text of a source in ranges of paragraphs (first, last, from 1) of about `PART` characters."""
    return tuple(_make_parts(facts, entry.id))


def _make_parts(facts: Facts, source: str) -> Iterator[tuple[int, int]]:
    text, paragraphs = source_texts(facts)[source].text, whole_text_of(facts, source)
    first, size = 0, 0
    for number, paragraph in enumerate(paragraphs, 1):
        if is_swallowed(text, paragraph):
            continue  # it is not on the page, so nothing can link to it
        first = first or number
        size += paragraph.end - paragraph.start
        if size >= PART:
            yield first, number
            first, size = 0, 0
    if first:
        yield first, len(paragraphs)


@table
def part_of_whole_text(facts: Facts, entry: Entry, first: str, last: str) -> Searchable:
    """A part of a whole text, for the version of the source's record that has the words in the text's language."""
    entry = facts.visible[entry.ref]
    lang = _version_for(facts, entry, entry.id)
    title = facts.texts.get(lang, {}).get("whole.part", "{title}")
    text, paragraphs = source_texts(facts)[entry.id].text, whole_text_of(facts, entry.id)[int(first) - 1 : int(last)]
    return Searchable(
        url=f"{facts.url(lang, entry)}{FOLDER}" + (f"#p{first}" if first != "1" else ""),
        kind=entry.kind,
        lang=facts.tag(lang),
        title=fill(title, {"title": entry.in_language(lang).record.title, "first": first, "last": last}),
        names=(),
        summary=(),
        said=tuple(_one_line(words) for paragraph in paragraphs if (words := plain_paragraph(text, paragraph)).strip()),
        regions=(),
    )


@table
def searchable(facts: Facts, entry: Entry, lang: str) -> Searchable:
    """A published record in one of its languages."""
    entry = facts.visible[entry.ref]
    version = entry.versions[lang]
    record = version.record
    own = {record.title, ""}
    names = dict.fromkeys(record.names_elsewhere())
    if record.has_names():
        names.update(dict.fromkeys(other.record.title for other in entry.versions.values()))
    body = version.body
    labels = tuple(_label(facts, version, mark) for mark in body.marks) if body else ()
    said = (*record.says(), *_missing(facts, record, lang), *_quoted(facts, entry, lang))
    return Searchable(
        url=facts.url(lang, entry),
        kind=entry.kind,
        lang=facts.tag(lang),
        title=record.title,
        names=tuple(name for name in names if name not in own),
        summary=tuple(text for name in record.declares.summary if (text := getattr(record, name))),
        said=(*(_one_line(text) for text in said if text), *(_lines_of(body, labels) if body else ())),
        regions=(entry.id,) if entry.kind == "region" else tuple(record.places()),
        former=tuple(entry.base.record.old_paths),
        facts=tuple(_facts_of(facts, entry, lang)),
    )


def _facts_of(facts: Facts, entry: Entry, lang: str) -> Iterator[str]:
    """What readers know of a record before they know its title: what it is, when, where, and who is in it."""
    record, texts = entry.in_language(lang).record, facts.texts.get(lang, {})
    yield texts.get(f"kind-one.{entry.kind}", "")
    yield texts.get(f"{entry.kind}.{record.declares.sort}.{record.sort()}", "")
    if date := record.when():
        yield date.words(lambda key: texts.get(key, ""))
    cards = facts.cards(lang)
    named = (*(f"region:{name}" for name in record.places()), *(f"person:{name}" for name in record.persons_named()))
    yield from (cards[ref].title for ref in named if ref in cards)


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _missing(facts: Facts, record: Record, lang: str) -> Iterator[str]:
    """What the sources do not say, each with words to that effect: alone in an excerpt it would read as a fact."""
    if isinstance(record, Region):
        key, sentences = "region.not-in-sources", record.not_in_sources
    elif isinstance(record, Source) and record.quality:
        key, sentences = "source.omissions", record.quality.omissions
    else:
        return
    texts = facts.texts.get(lang, {})
    for sentence in sentences:
        yield f"{texts.get(key, '')}{texts.get('figure.colon', '')}{sentence}"


def _quoted(facts: Facts, entry: Entry, lang: str) -> Iterator[str]:
    """The words of the record's quotations that its page shows, on the version in the language of their source.

    Other versions have their gist there.
    """
    for at in facts.quotes_of(entry.ref):
        quote = at.quote
        source = facts.published(Source, quote.source)
        found = place_of(facts, at)
        excluded = isinstance(found, NotFound) and found.reason == "excluded"
        shown = source is not None and not excluded and may_show(facts, quote.source)
        if shown:
            yield quote.exact if lang == _version_for(facts, entry, quote.source) else quote.gist.get(lang, "")


def _version_for(facts: Facts, entry: Entry, source: str) -> str:
    """The version of a record that has the words of a source in the index."""
    known = facts.published(Source, source)
    wanted = ((known.language if known else None) or "").partition("-")[0]
    return next((lang for lang in entry.versions if facts.tag(lang).partition("-")[0] == wanted), entry.base.lang)


def _label(facts: Facts, version: Document, mark: Mark) -> str:
    """What readers see of a mark: a link's own words or its target's title. "" for embeds."""
    if mark.text or mark.kind is not MarkKind.LINK or mark.target.endswith((".md", ".yaml")) or not mark.target:
        return mark.text
    found = resolve(facts, version.origin.path, mark.target)
    card = facts.cards(version.lang).get(found[0]) if len(found) == 1 else None
    return card.title if card else ""
