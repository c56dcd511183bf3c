"""What can be found: every published page in each of its languages, and a figure by its anchor.

A document holds what its own page says in its own language, and the names that the same thing has elsewhere. Words of
sources are only those that the page shows; they count for the version in the language of their source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.evidence import Missing
from explainer.facts import Document, Entry, Facts, regions_of
from explainer.interface import fill
from explainer.markup import Mark, MarkKind, without_gaps
from explainer.model.common import Record
from explainer.model.records import (
    Article,
    Call,
    Figure,
    Organisation,
    Person,
    Plan,
    Region,
    Source,
    Speech,
    Term,
    Theme,
)
from explainer.parse import Body
from explainer.quoting import may_show, results, source_texts
from explainer.references import resolve
from explainer.wholetexts import FOLDER, is_swallowed, plain_paragraph, shown_whole

KINDS = (
    "term",
    "region",
    "theme",
    "article",
    "speech",
    "plan",
    "call",
    "figure",
    "person",
    "organisation",
    "page",
    "source",
)
"""Kinds in the order in which equally good hits are shown: what explains before what is explained."""

PART = 15_000
"""Characters of a whole text in one document: a hit leads near its words, and costs an excerpt of no more."""

_MARK = re.compile("( ?)\ue000(\\d+)\ue001")
_NOTES = re.compile(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_ENDS = re.compile(r"</(?:p|li|t[dh]|d[dt]|h[1-6]|pre|figcaption|div)>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Searchable:
    """One document. `names` are what it is called elsewhere, `said` is what its record says besides its text.

    `lang` is a BCP 47 tag and `regions` are ids. `labels` are the words that each mark of `body` shows to readers.
    `former` are earlier addresses, as the editor wrote them.
    """

    url: str
    kind: str
    lang: str
    title: str
    names: tuple[str, ...]
    summary: tuple[str, ...]
    said: tuple[str, ...]
    regions: tuple[str, ...]
    body: Body | None
    labels: tuple[str, ...]
    former: tuple[str, ...] = ()

    def passages(self) -> Iterator[str]:
        """What the document says, without its title and names; the summary comes first."""
        yield from self.summary
        yield from self.said
        for block in self.body.blocks() if self.body else ():
            if block.kind != "embed":
                yield from _lines(block.html, self.labels)


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
    """All documents: by language, then kind, then id; then the whole texts of sources in parts."""
    records = (_searchable(facts, entry, version) for entry, version in _versions(facts))
    return (*records, *(_part(facts, *part) for part in _parts(facts)))


def count_documents(facts: Facts) -> int:
    """How many documents there are."""
    return sum(1 for _ in _versions(facts)) + len(_parts(facts))


def _parts(facts: Facts) -> tuple[tuple[str, int, int], ...]:
    """The whole texts by source, in ranges of paragraphs (first, last, from 1) of about `PART` characters."""
    return facts.index("parts-of-whole-texts", lambda known: tuple(_make_parts(known)))


def _make_parts(facts: Facts) -> Iterator[tuple[str, int, int]]:
    for name, found in sorted(shown_whole(facts).items()):
        text = source_texts(facts)[name].text
        first, size = 0, 0
        for number, paragraph in enumerate(found, 1):
            if is_swallowed(text, paragraph):
                continue  # it is not on the page, and cannot be led to
            first = first or number
            size += paragraph.end - paragraph.start
            if size >= PART:
                yield name, first, number
                first, size = 0, 0
        if first:
            yield name, first, len(found)


def _part(facts: Facts, source: str, first: int, last: int) -> Searchable:
    """A part of a whole text, in the version of the source's record in which words of its language are looked for."""
    entry = facts.visible[f"source:{source}"]
    lang = _version_for(facts, entry, getattr(entry.base.record, "language", None) or "")
    title = facts.texts.get(lang, {}).get("whole.part", "{title}")
    text, paragraphs = source_texts(facts)[source].text, shown_whole(facts)[source][first - 1 : last]
    return Searchable(
        url=f"{facts.url(lang, entry)}{FOLDER}" + (f"#p{first}" if first > 1 else ""),
        kind=entry.kind,
        lang=facts.tag(lang),
        title=fill(title, {"title": entry.in_language(lang).record.title, "first": str(first), "last": str(last)}),
        names=(),
        summary=(),
        said=tuple(_one_line(words) for paragraph in paragraphs if (words := plain_paragraph(text, paragraph)).strip()),
        regions=(),
        body=None,
        labels=(),
    )


def _versions(facts: Facts) -> Iterator[tuple[Entry, Document]]:
    """Published records that are not withdrawn, in each language: languages, kinds and ids in their order."""
    entries = sorted(facts.visible.values(), key=lambda entry: (KINDS.index(entry.kind), entry.id))
    for lang in facts.languages:
        for entry in entries:
            if lang in entry.versions and entry.base.record.status != "withdrawn":
                yield entry, entry.versions[lang]


def _searchable(facts: Facts, entry: Entry, version: Document) -> Searchable:
    record, lang = version.record, version.lang
    own = {record.title, ""}
    names = dict.fromkeys(_names(record))
    if isinstance(record, Term | Region | Person | Organisation):
        names.update(dict.fromkeys(other.record.title for other in entry.versions.values()))
    body = version.body
    regions = (entry.id,) if entry.kind == "region" else regions_of(record)
    return Searchable(
        url=facts.url(lang, entry),
        kind=entry.kind,
        lang=facts.tag(lang),
        title=record.title,
        names=tuple(name for name in names if name not in own),
        summary=tuple(text for text in _summary(record) if text),
        said=tuple(
            _one_line(text)
            for text in (*_said(record), *_missing(facts, record, lang), *_quoted(facts, entry, lang))
            if text
        ),
        regions=tuple(regions),
        body=body,
        labels=tuple(_label(facts, version, mark) for mark in body.marks) if body else (),
        former=entry.base.record.old_paths,
    )


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _names(record: Record) -> Iterator[str]:
    """What a thing is called in other languages, in full or in short."""
    if isinstance(record, Region | Person | Organisation):
        yield from record.names.values()
    if isinstance(record, Term | Person | Organisation) and record.original:
        yield record.original.text
        yield record.original.pinyin
    if isinstance(record, Term):
        yield record.abbreviation
        yield from (variant.text for variant in record.variants)
    if isinstance(record, Source):
        yield record.title_original


def _summary(record: Record) -> tuple[str, ...]:
    match record:
        case Term():
            return record.gloss, record.summary
        case Theme():
            return record.question, record.summary
        case _:
            return (record.summary,)


def _said(record: Record) -> tuple[str, ...]:
    """Sentences and words that a record's page shows from its fields."""
    match record:
        case Article():
            return tuple(point.text for point in record.key_points)
        case Speech():
            return record.occasion, record.venue
        case Plan():
            slogans = [words for slogan in record.slogans for words in (slogan.text, *slogan.components)]
            return (*slogans, *(target.text for target in record.targets))
        case Region():
            return (record.disambiguation,)
        case Figure():
            return (f"{record.value_text or record.value or ''} {record.unit}",)
        case Call():
            return (*record.questions, record.outcome, *(channel.label for channel in record.channels))
        case Source():
            return (record.byline,)
        case _:
            return ()


def _missing(facts: Facts, record: Record, lang: str) -> Iterator[str]:
    """What the sources lack, each with the words that say so: alone in an excerpt it would read as a fact."""
    match record:
        case Region():
            key, sentences = "region.not-in-sources", record.not_in_sources
        case Source() if record.quality:
            key, sentences = "source.omissions", record.quality.omissions
        case _:
            return
    texts = facts.texts.get(lang, {})
    for sentence in sentences:
        yield f"{texts.get(key, '')}{texts.get('figure.colon', '')}{sentence}"


def _quoted(facts: Facts, entry: Entry, lang: str) -> Iterator[str]:
    """The words of the record's quotations that its page shows, on the version in the language of their source."""
    for name in facts.index("quotes-by-record", _quotes_by_record).get(entry.ref, ()):
        quote = facts.quotes[name].quote
        source = facts.visible.get(f"source:{quote.source}")
        found = results(facts).get(name)
        excluded = isinstance(found, Missing) and found.reason == "excluded"
        if source is not None and not excluded and may_show(facts, quote.source):
            written = getattr(source.base.record, "language", None) or ""
            if lang == _version_for(facts, entry, written):
                yield quote.exact


def _quotes_by_record(facts: Facts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, at in facts.quotes.items():
        found.setdefault(at.entry.ref, []).append(name)
    return found


def _version_for(facts: Facts, entry: Entry, tag: str) -> str:
    """The version of a record in which words of a language are looked for."""
    wanted = tag.partition("-")[0]
    return next((lang for lang in entry.versions if facts.tag(lang).partition("-")[0] == wanted), entry.base.lang)


def _label(facts: Facts, version: Document, mark: Mark) -> str:
    """What readers see of a mark: a link's own words or its target's title. Embeds are found where they are at home."""
    if mark.text or mark.kind is not MarkKind.LINK or mark.target.endswith((".md", ".yaml")) or not mark.target:
        return mark.text
    found = resolve(facts, version.origin.path, mark.target)
    card = facts.cards(version.lang).get(found[0]) if len(found) == 1 else None
    return card.title if card else ""
