"""What records and texts say of their sources against the snapshots: done once, for checks and for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from explainer.evidence import Found, Missing, SourceText, evaluate, find, find_date_text, find_first, find_role
from explainer.facts import Document, Entry, Facts, QuoteAt, sources_of
from explainer.markup import Mark, MarkKind
from explainer.model.common import QuoteKind
from explainer.model.records import Figure, Source, Speech

SNAPSHOT_FOLDER = "content/"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source's text, ready to be searched, and the ids of excluded passages that are not in it."""

    text: SourceText
    not_there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A citation in a text, with what came of looking for the words quoted before it.

    `result` is None where nothing was looked for: no words, no snapshot, or words that are `translated` by us because
    the text is in another language than the source.
    """

    document: Document
    mark: Mark
    translated: bool
    result: Found | Missing | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A date or office that a record gives in the words of its sources, and what each source with a snapshot has."""

    entry: Entry
    kind: Literal["date", "role"]
    path: tuple[str | int, ...]
    words: str
    results: tuple[tuple[str, Found | Missing], ...]


def snapshot_path(source: Source) -> str | None:
    """The file of a source's snapshot, relative to the site."""
    return SNAPSHOT_FOLDER + source.snapshot.path if source.snapshot else None


def may_show(facts: Facts, source: str) -> bool:
    """Whether words of the source with this id may be shown at all: not without a licence that says so."""
    entry = facts.entries.get(f"source:{source}")
    record = entry.base.record if entry else None
    return isinstance(record, Source) and record.licence is not None and record.licence.display != "metadata-only"


def source_texts(facts: Facts) -> Mapping[str, Prepared]:
    """The prepared text of every source with a snapshot, by the source's id; drafts are checked, too."""
    return facts.index("source-texts", _source_texts)


def _source_texts(facts: Facts) -> Mapping[str, Prepared]:
    found = {}
    for entry in facts.entries.values():
        source = entry.base.record
        if not isinstance(source, Source):
            continue
        data = facts.snapshots.get(snapshot_path(source) or "")
        if data is None:
            continue
        exclusions = source.quality.exclude if source.quality else ()
        text, not_there = SourceText.prepare(
            data.decode("utf-8", "replace"), [(item.id, item.exact, item.reason) for item in exclusions]
        )
        found[entry.id] = Prepared(text, tuple(not_there))
    return found


def results(facts: Facts) -> Mapping[str, Found | Missing | None]:
    """For each quotation id: where it stands, why it was not found, or None if its source has no snapshot."""
    return facts.index("quotation-results", _results)


def _results(facts: Facts) -> Mapping[str, Found | Missing | None]:
    texts = source_texts(facts)
    return {
        name: find(texts[at.quote.source].text, at.quote.exact, at.quote.prefix, at.quote.suffix)
        if at.quote.source in texts
        else None
        for name, at in facts.quotes.items()
    }


TRANSCRIPTS = frozenset({"speech-text", "transcript"})
"""Kinds of source that give a speaker's own words without quotation marks."""


def is_transcript(facts: Facts, source: str) -> bool:
    """Whether the source with this id gives spoken words as a transcript or the text of a speech does."""
    entry = facts.entries.get(f"source:{source}")
    record = entry.base.record if entry else None
    return isinstance(record, Source) and record.kind in TRANSCRIPTS


def kind_of(facts: Facts, at: QuoteAt) -> QuoteKind:
    """The kind that a quotation states, else the one that follows from where it is written and from its source."""
    return at.quote.kind or derived_kind(facts, at)


def derived_kind(facts: Facts, at: QuoteAt) -> QuoteKind:
    """Nobody's words without a speaker; with one, a transcript's, or direct if one pair of marks holds them."""
    if at.path[0] == "slogans":
        return "slogan"
    if at.path == ("quote",) or at.path[0] == "targets":
        return "figure"
    if not at.quote.speaker:
        return "narrator"
    if is_transcript(facts, at.quote.source):
        return "transcript"
    found = place_of(facts, at)
    return "direct" if isinstance(found, Found) and found.in_quotation_marks else "reported"


def place_of(facts: Facts, at: QuoteAt) -> Found | Missing | None:
    """Where the words of a quotation, of a draft too, stand; None if its source has no snapshot."""
    prepared = source_texts(facts).get(at.quote.source)
    if prepared is None:
        return None
    known = facts.quotes.get(at.id)
    if known is at:
        return results(facts)[at.id]
    return find(prepared.text, at.quote.exact, at.quote.prefix, at.quote.suffix)


def citations_in_texts(facts: Facts) -> tuple[CitedWords, ...]:
    """Every citation in a text, of drafts too, in the order of the records and of their texts."""
    return facts.index("citations-in-texts", _citations_in_texts)


def _citations_in_texts(facts: Facts) -> tuple[CitedWords, ...]:
    return tuple(
        _cited_words(facts, document, mark)
        for entry in facts.entries.values()
        for document in entry.versions.values()
        for mark in (document.body.marks if document.body else ())
        if mark.kind is MarkKind.CITATION
    )


def _cited_words(facts: Facts, document: Document, mark: Mark) -> CitedWords:
    prepared = source_texts(facts).get(mark.target)
    entry = facts.entries.get(f"source:{mark.target}")
    source = entry.base.record if entry else None
    translated = isinstance(source, Source) and not _same_language(source.language or "", facts.tag(document.lang))
    if prepared is None or not mark.quoted or translated:
        return CitedWords(document, mark, translated, None)
    return CitedWords(document, mark, translated, find_first(prepared.text, mark.quoted))


def _same_language(source: str, text: str) -> bool:
    """Whether words of a source can be quoted as they are: `en-GB` and `en` can, `zh-Hans` and `zh-Hant` cannot.

    A source whose language is not recorded is looked up, since silence must not switch the check off.
    """
    if not source:
        return True
    first, second = source.lower().split("-"), text.lower().split("-")
    scripts = {part for tags in (first, second) for part in tags[1:] if len(part) == 4 and part.isalpha()}
    return first[0] == second[0] and len(scripts) < 2


def printed_words(facts: Facts) -> tuple[Printed, ...]:
    """Every date in the words of a source, and every office, of drafts too."""
    return facts.index("printed-words", lambda known: tuple(_printed_words(known)))


def _printed_words(facts: Facts) -> Iterator[Printed]:
    for entry in facts.entries.values():
        speech = entry.base.record
        if not isinstance(speech, Speech):
            continue
        cited = sources_of(speech)
        if speech.date_text and speech.date_basis != "external":  # an inferred date rests on printed words, too
            yield _printed(facts, entry, "date", ("date_text",), speech.date_text, cited)
        for number, speaker in enumerate(speech.speakers):
            if speaker.role_text:
                yield _printed(facts, entry, "role", ("speakers", number, "role_text"), speaker.role_text, cited)


def _printed(
    facts: Facts,
    entry: Entry,
    kind: Literal["date", "role"],
    path: tuple[str | int, ...],
    words: str,
    cited: Iterable[str],
) -> Printed:
    look = find_date_text if kind == "date" else find_role
    texts = source_texts(facts)
    return Printed(
        entry, kind, path, words, tuple((name, look(texts[name].text, words)) for name in cited if name in texts)
    )


def calculated(facts: Facts, figure: Figure) -> Decimal | None:
    """What the formula of a derived figure gives; None for a figure that a source prints. Raises FormulaError."""
    if figure.derived is None:
        return None
    values: dict[str, Decimal] = {}
    for name in figure.derived.from_:
        other = facts.entries.get(f"figure:{name}")
        if other is not None and isinstance(other.base.record, Figure) and other.base.record.value is not None:
            values[name] = other.base.record.value
    return evaluate(figure.derived.formula, values)
