"""What can be found: every published page in each of its languages, and a figure by its anchor.

A document holds what its own page says in its own language, and the names that the same thing has elsewhere. Of the
words of sources it has only those that the page shows; they count for the version in the language of their source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.content.markup import Mark, MarkKind, without_gaps
from explainer.content.parse import Body
from explainer.evidence import NotFound
from explainer.extend import table
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.lookups import may_show, place_of, source_texts
from explainer.facts.references import resolve
from explainer.facts.wholetexts import FOLDER, is_swallowed, plain_paragraph, shown_whole
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


@dataclass(frozen=True, slots=True)
class Searchable:
    """One document. `names` are its names elsewhere, `said` is what its record and its text say besides the summary.

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
    """All documents: by language, then kind, then id; then the whole texts of sources in parts."""
    records = (searchable(facts, entry, version.lang) for entry, version in _versions(facts))
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
                continue  # it is not on the page, so nothing can link to it
            first = first or number
            size += paragraph.end - paragraph.start
            if size >= PART:
                yield name, first, number
                first, size = 0, 0
        if first:
            yield name, first, len(found)


def _part(facts: Facts, source: str, first: int, last: int) -> Searchable:
    """A part of a whole text, for the version of the source's record that has the words in the text's language."""
    entry = facts.visible[f"source:{source}"]
    lang = _version_for(facts, entry, source)
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
    )


def _versions(facts: Facts) -> Iterator[tuple[Entry, Document]]:
    """Published records that are not withdrawn, in each language: languages, kinds and ids in their order."""
    entries = sorted(facts.visible.values(), key=lambda entry: (IN_SEARCH.index(entry.kind), entry.id))
    for lang in facts.languages:
        for entry in entries:
            if lang in entry.versions and entry.base.record.status != "withdrawn":
                yield entry, entry.versions[lang]


@table
def searchable(facts: Facts, entry: Entry, lang: str) -> Searchable:
    """What can be found of a published record in one of its languages."""
    entry = facts.visible[entry.ref]
    version = entry.versions[lang]
    record = version.record
    own = {record.title, ""}
    names = dict.fromkeys(record.names_elsewhere())
    if record.has_names():
        names.update(dict.fromkeys(other.record.title for other in entry.versions.values()))
    body = version.body
    labels = tuple(_label(facts, version, mark) for mark in body.marks) if body else ()
    regions = (entry.id,) if entry.kind == "region" else record.places()
    return Searchable(
        url=facts.url(lang, entry),
        kind=entry.kind,
        lang=facts.tag(lang),
        title=record.title,
        names=tuple(name for name in names if name not in own),
        summary=tuple(text for name in record.declares.summary if (text := getattr(record, name))),
        said=(
            *(
                _one_line(text)
                for text in (*record.says(), *_missing(facts, record, lang), *_quoted(facts, entry, lang))
                if text
            ),
            *(_lines_of(body, labels) if body else ()),
        ),
        regions=tuple(regions),
        former=entry.base.record.old_paths,
    )


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
    """The words of the record's quotations that its page shows, on the version in the language of their source."""
    for at in facts.quotes_of(entry.ref):
        quote = at.quote
        source = facts.published(Source, quote.source)
        found = place_of(facts, at)
        excluded = isinstance(found, NotFound) and found.reason == "excluded"
        shown = source is not None and not excluded and may_show(facts, quote.source)
        if shown and lang == _version_for(facts, entry, quote.source):
            yield quote.exact


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
