"""Looks up in the snapshots what records say their sources print; done once, for checks and for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from explainer.evidence import Match, NotFound, evaluate, find, find_date_text, find_role
from explainer.extend import lookup, table
from explainer.facts.copies import SourceIndex, snapshot_path
from explainer.facts.facts import Entry, Facts, QuoteAt
from explainer.model.common import Quote
from explainer.model.records.figure import Figure
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech

__all__ = ["SourceIndex", "snapshot_path"]


@dataclass(frozen=True, slots=True)
class AttestedWords:
    """A date or office that a record gives in the words of its sources, and what each source with a snapshot has."""

    entry: Entry
    kind: Literal["date", "role"]
    path: tuple[str | int, ...]
    words: str
    results: tuple[tuple[str, Match | NotFound], ...]


def may_show(facts: Facts, source: str) -> bool:
    """Whether words of the source with this id may be shown at all: not without a licence that says so."""
    known = facts.record(Source, source)
    return known is not None and known.licence is not None and known.licence.display != "metadata-only"


def source_texts(facts: Facts) -> Mapping[str, SourceIndex]:
    """The prepared text of every source with a snapshot, by the source's id; drafts are included."""
    return facts.source_texts


@table
def sources_of_record(_facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The sources that a record rests on; a source rests on itself, which does not count."""
    return entry.base.record.rests_on() if entry.kind != "source" else ()


@table
def origins_of_quotations(facts: Facts, entry: Entry) -> tuple[tuple[str, str, str], ...]:
    """Of each quotation of a record its id, its source and its utterance, "" if it has none."""
    return tuple((at.id, at.quote.source, at.quote.utterance or "") for at in facts.quotes_of(entry.ref))


@lookup
def resting_on(facts: Facts, source: str) -> tuple[str, ...]:
    """The refs of the records, drafts too, that rest on a source; other sources are left out."""
    return facts.index("records by source", _records_by_source).get(source, ())


def _records_by_source(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for ref, sources in facts.table(sources_of_record).items():
        for source in sources:
            found.setdefault(source, []).append(ref)
    return {source: tuple(refs) for source, refs in found.items()}


@lookup
def quoted_from(facts: Facts, source: str) -> tuple[str, ...]:
    """The ids of the quotations of published records from a source."""
    return facts.index("quotations by source", lambda known: _quotations_by(known, 1)).get(source, ())


@lookup
def of_utterance(facts: Facts, name: str) -> tuple[str, ...]:
    """The ids of the quotations of published records that give one utterance, in their order."""
    found = facts.index("quotations by utterance", lambda known: _quotations_by(known, 2)).get(name, ())
    return tuple(sorted(found)) if name else ()


def _quotations_by(facts: Facts, place: int) -> Mapping[str, tuple[str, ...]]:
    """Ids by what is at a place in the rows of `origins_of_quotations`."""
    found: dict[str, dict[str, None]] = {}
    rows = facts.table(origins_of_quotations)
    for ref in facts.visible:
        for row in rows[ref]:
            found.setdefault(row[place], {})[row[0]] = None
    return {name: tuple(ids) for name, ids in found.items()}


TRANSCRIPTS = frozenset({"speech-text", "transcript"})
"""Kinds of source that give a speaker's own words without quotation marks."""


def is_transcript(facts: Facts, source: str) -> bool:
    """Whether the source with this id gives spoken words as a transcript or the text of a speech does."""
    known = facts.record(Source, source)
    return known is not None and known.kind in TRANSCRIPTS


def place_of(facts: Facts, at: QuoteAt) -> Match | NotFound | None:
    """The place of the words of a quotation, drafts included; None if its source has no snapshot."""
    return place_of_words(facts, at.quote)


def place_of_words(facts: Facts, quote: Quote) -> Match | NotFound | None:
    """The same for a quotation of which only its words and its source are known. It is looked up once."""
    wanted = (quote.source, quote.exact, quote.prefix, quote.suffix)
    return facts.index(f"place of {wanted!r}", lambda known: _place_of(known, *wanted))


def _place_of(facts: Facts, source: str, exact: str, prefix: str, suffix: str) -> Match | NotFound | None:
    prepared = source_texts(facts).get(source)
    return find(prepared.text, exact, prefix, suffix) if prepared else None


def same_language(source: str, text: str) -> bool:
    """Whether words of a source can be quoted as they are: `en-GB` and `en` can, `zh-Hans` and `zh-Hant` cannot.

    A source without a recorded language counts as the same, since a missing field must not switch the check off.
    """
    if not source:
        return True
    first, second = source.lower().split("-"), text.lower().split("-")
    scripts = {part for tags in (first, second) for part in tags[1:] if len(part) == 4 and part.isalpha()}
    return first[0] == second[0] and len(scripts) < 2


def printed_words_of(facts: Facts, entry: Entry) -> tuple[AttestedWords, ...]:
    """Those of one record. Only an event has any."""
    if entry.kind != "speech":
        return ()
    return facts.index(f"printed words of {entry.ref}", lambda known: _printed_words(known, known.entries[entry.ref]))


def _printed_words(facts: Facts, entry: Entry) -> tuple[AttestedWords, ...]:
    return tuple(_of_event(facts, entry, speech)) if isinstance(speech := entry.base.record, Speech) else ()


def _of_event(facts: Facts, entry: Entry, speech: Speech) -> Iterator[AttestedWords]:
    cited = speech.rests_on()
    if speech.date_text and speech.date_basis != "external":  # an inferred date rests on printed words too
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
) -> AttestedWords:
    look = find_date_text if kind == "date" else find_role
    texts = source_texts(facts)
    return AttestedWords(
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
