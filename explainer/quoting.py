"""The quotations of all records against the snapshots of their sources: done once, for checks and for pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.evidence import Found, Missing, SourceText, find
from explainer.facts import Facts
from explainer.model.records import Source

SNAPSHOT_FOLDER = "content/"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source's text, ready to be searched, and the ids of excluded passages that are not in it."""

    text: SourceText
    not_there: tuple[str, ...]


def snapshot_path(source: Source) -> str | None:
    """The file of a source's snapshot, relative to the site."""
    return SNAPSHOT_FOLDER + source.snapshot.path if source.snapshot else None


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
