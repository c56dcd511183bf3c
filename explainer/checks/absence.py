"""Records that say what their sources leave out (`not_stated`), and sources that are to be shown in full."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.extend import record_check
from explainer.facts.facts import Document, Entry, Facts
from explainer.ground.problems import Problem, error, warning
from explainer.model.common import Record
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech

_EMPTY = (None, "", (), "not-stated", ("not-stated",))


@record_check
def silences(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A record does not state what its own `not_stated` denies (E330), and names the sources searched for it (W325)."""
    for document in entry.versions.values():
        yield from _contradictions(document)
    record = entry.base.record
    stated = getattr(record, "not_stated", ())
    if stated and record.declares.role in ("matter", "value") and not record.rests_on():
        yield warning(
            "W325",
            entry.base.origin.locate(("not_stated",)),
            f"The record says that sources do not state {_listed(stated)}, but it names no source.",
            "Name the sources that you have read for it in `sources:`, or remove the field from not_stated.",
        )


def _listed(fields: tuple[str, ...]) -> str:
    return ", ".join(f"`{field}`" for field in fields)


def _contradictions(document: Document) -> Iterator[Problem]:
    """Each field of `not_stated` that is stated all the same. A translation reports only what it adds itself."""
    for number, field in enumerate(getattr(document.record, "not_stated", ())):
        why = _why_stated(document.record, field)
        if why and (document.writes("not_stated") or document.writes(field)):
            yield error(
                "E330",
                document.origin.locate(("not_stated", number)),
                f'"{field}" is listed in not_stated, so no source states it; but {why}.',
                f"Remove {field} from not_stated, or remove what the record says of it.",
            )


def _why_stated(record: Record, field: str) -> str:
    """The part of a record that states the field all the same, as a clause; "" if nothing does."""
    value = getattr(record, field)
    if field == "licence":
        return "the licence is named" if value is not None and value.id not in ("unknown", "not-stated") else ""
    if value not in _EMPTY:
        return f"`{field}:` has a value"
    if isinstance(record, Speech):
        if field == "speakers" and any(":" not in (quote.speaker or ":") for quote in record.quotes):
            return "a quotation of the record names a speaker"
        if field == "addressed_to" and record.national:
            return "it was said to the whole country (`national: true`)"
        if field == "date" and record.date_text:
            return "`date_text:` has the date in the source's words"
    return ""


@record_check
def whole_texts(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A source that is to be shown in full has a text that can be shown (W326)."""
    source = entry.base.record if entry.ref in facts.visible else None
    if isinstance(source, Source) and source.licence and source.licence.display == "full" and not source.snapshot:
        yield warning(
            "W326",
            entry.base.origin.locate(("licence", "display")),
            "The source is to be shown in full, but its record names no text of it.",
            "Save the text below content/snapshots/ and name it under `snapshot:`, or write display: excerpts.",
        )
