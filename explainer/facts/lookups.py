"""Looks up in the snapshots what records say their sources print; done once, for checks and for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from explainer.evidence import Match, NotFound, evaluate, find, find_date_text, find_role
from explainer.facts.copies import SourceIndex, snapshot_path
from explainer.facts.facts import Entry, Facts, QuoteAt
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


def results(facts: Facts) -> Mapping[str, Match | NotFound | None]:
    """For each quotation id: where it was found, why it was not, or None if its source has no snapshot."""
    return facts.index("quotation-results", _results)


def _results(facts: Facts) -> Mapping[str, Match | NotFound | None]:
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
    known = facts.record(Source, source)
    return known is not None and known.kind in TRANSCRIPTS


def place_of(facts: Facts, at: QuoteAt) -> Match | NotFound | None:
    """The place of the words of a quotation, drafts included; None if its source has no snapshot."""
    prepared = source_texts(facts).get(at.quote.source)
    if prepared is None:
        return None
    known = facts.quotes.get(at.id)
    if known is at:
        return results(facts)[at.id]
    return find(prepared.text, at.quote.exact, at.quote.prefix, at.quote.suffix)


def same_language(source: str, text: str) -> bool:
    """Whether words of a source can be quoted as they are: `en-GB` and `en` can, `zh-Hans` and `zh-Hant` cannot.

    A source without a recorded language counts as the same, since a missing field must not switch the check off.
    """
    if not source:
        return True
    first, second = source.lower().split("-"), text.lower().split("-")
    scripts = {part for tags in (first, second) for part in tags[1:] if len(part) == 4 and part.isalpha()}
    return first[0] == second[0] and len(scripts) < 2


def printed_words(facts: Facts) -> tuple[AttestedWords, ...]:
    """Every date in the words of a source, and every office, of drafts too."""
    return facts.index("printed-words", lambda known: tuple(_printed_words(known)))


def _printed_words(facts: Facts) -> Iterator[AttestedWords]:
    for entry, speech in facts.all_records(Speech):
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
