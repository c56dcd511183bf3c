"""What is said of silence: that sources do not state something, and that a source is shown as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.extend import check
from explainer.facts.facts import Document, Facts
from explainer.ground.problems import Problem, error, warning
from explainer.model.common import Record
from explainer.model.records import Source, Speech

_EMPTY = (None, "", (), "not-stated", ("not-stated",))


@check
def silences(facts: Facts) -> Iterator[Problem]:
    """What a record says is not stated, it does not state itself (E330), and it names the sources (W325)."""
    for entry in facts.entries.values():
        for document in entry.versions.values():
            yield from _contradictions(document)
        record = entry.base.record
        stated = getattr(record, "not_stated", ())
        if stated and record.declares.role in ("matter", "value") and not record.rests_on():
            yield warning(
                "W325",
                entry.base.origin.locate(("not_stated",)),
                f"The record says that sources do not state {_listed(stated)}, and it names no source.",
                "Name the sources that you have read for it in `sources:`, or remove the field from not_stated.",
            )


def _listed(fields: tuple[str, ...]) -> str:
    return ", ".join(f"`{field}`" for field in fields)


def _contradictions(document: Document) -> Iterator[Problem]:
    """In a translation, only those that it adds: what it inherits is reported where it is written."""
    for number, field in enumerate(getattr(document.record, "not_stated", ())):
        why = _why_stated(document.record, field)
        if why and (document.writes("not_stated") or document.writes(field)):
            yield error(
                "E330",
                document.origin.locate(("not_stated", number)),
                f'"{field}" stands in not_stated, so no source states it; but {why}.',
                f"Remove {field} from not_stated, or remove what the record says of it.",
            )


def _why_stated(record: Record, field: str) -> str:
    """What in a record states the field all the same; "" if nothing does."""
    value = getattr(record, field)
    if field == "licence":
        return "the licence is named" if value is not None and value.id not in ("unknown", "not-stated") else ""
    if value not in _EMPTY:
        return f"`{field}:` has a value"
    if isinstance(record, Speech):
        if field == "speakers" and any(":" not in (quote.speaker or ":") for quote in record.quotes):
            return "a quotation of the record names a speaker"
        if field == "addressed_to" and record.national:
            return "it is said to the whole country (`national: true`)"
        if field == "date" and record.date_text:
            return "`date_text:` has the date in the source's words"
    return ""


@check
def whole_texts(facts: Facts) -> Iterator[Problem]:
    """A source that is to be shown in full has a text that can be shown (W326)."""
    for entry in facts.visible.values():
        source = entry.base.record
        if isinstance(source, Source) and source.licence and source.licence.display == "full" and not source.snapshot:
            yield warning(
                "W326",
                entry.base.origin.locate(("licence", "display")),
                "The source is to be shown in full, and its record names no text of it.",
                "Save the text below content/snapshots/ and name it under `snapshot:`, or write display: excerpts.",
            )
