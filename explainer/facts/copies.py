"""The copies of sources that a site holds, made ready to be searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.evidence import SourceText
from explainer.evidence.encodings import not_utf8
from explainer.model.records.source import Source

SNAPSHOT_FOLDER = "content/"


@dataclass(frozen=True, slots=True)
class SourceIndex:
    """A source's text, ready to be searched, and the ids of excluded passages that are not in it."""

    text: SourceText
    not_there: tuple[str, ...]


def snapshot_path(source: Source) -> str | None:
    """The file of a source's snapshot, relative to the site."""
    return SNAPSHOT_FOLDER + source.snapshot.path if source.snapshot else None


def prepared(source: Source, snapshots: Mapping[str, bytes]) -> SourceIndex | None:
    """The prepared text of a source; None if it has no snapshot among `snapshots`, which are by path.

    Bytes that are not UTF-8 give no text: a check reports them, and nothing of them is shown.
    """
    data = snapshots.get(snapshot_path(source) or "")
    if data is None or not_utf8(data) is not None:
        return None
    exclusions = source.quality.exclude if source.quality else ()
    text, not_there = SourceText.prepare(
        data.decode("utf-8"),
        [(item.id, item.exact, item.reason) for item in exclusions],
        skipped=[item.id for item in exclusions if item.skip],
    )
    return SourceIndex(text, tuple(not_there))
