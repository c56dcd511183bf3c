"""How each date of a record is known: the one place that says "printed", and only after looking.

A date counts as printed if a copy of a source that the record cites prints it as far as the record gives it. What an
editor states otherwise (`inferred`, `external`) stays; what nobody states is found out, or said to be unrecorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from explainer.copies import Prepared
from explainer.dates import PartialDate
from explainer.evidence.printed_dates import PrintedDate, dates_in, first_bearing
from explainer.model.common import Record
from explainer.model.records import Source, Speech, Term

Basis = Literal["", "printed", "inferred", "external", "noted", "unrecorded", "unchecked"]
"""`noted`: no copy prints it, and the record's note says where it is from. `unrecorded`: no copy prints it, and nobody
says where it is from. `unchecked`: it is stated to be printed, and there is no copy to look in. "": no date."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A date of a record whose origin readers are told: its place, what is stated of it, and where to look."""

    path: tuple[str, ...]
    date: PartialDate
    stated: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateOrigin:
    """How a date is known. If a copy prints it: the source's id and the line of the copy, from 1."""

    basis: Basis
    source: str = ""
    line: int = 0


def date_fields(id_: str, record: Record, cited: tuple[str, ...]) -> Iterator[DateField]:
    """The dates of a record of which pages say how they are known; `cited` are the sources that it rests on."""
    match record:
        case Speech() if record.date is not None:
            yield DateField(("date",), record.date, record.date_basis or "", record.date_note, cited)
        case Source():
            if record.published is not None:
                stated = record.published_basis or ""
                yield DateField(("published",), record.published, stated, record.date_note, (id_,))
            if record.copy_published is not None:
                yield DateField(("copy_published",), record.copy_published, "", record.date_note, (id_,))
        case Term() if record.first_use is not None:
            first = record.first_use
            yield DateField(("first_use", "date"), first.date, first.basis or "", "", (first.source,))
        case _:
            pass


def printed_in_copies(
    records: Mapping[str, Record], texts: Mapping[str, Prepared]
) -> Mapping[str, tuple[PrintedDate, ...]]:
    """All dates that each copy prints, by the source's id."""
    found = {}
    for name, text in texts.items():
        source = records.get(f"source:{name}")
        language = (source.language or "") if isinstance(source, Source) else ""
        found[name] = dates_in(text.text, language)
    return found


def date_origins(
    records: Mapping[str, Record],
    texts: Mapping[str, Prepared],
    dates: Mapping[str, tuple[PrintedDate, ...]],
    cited: Callable[[Record], tuple[str, ...]],
) -> Mapping[tuple[str, str], DateOrigin]:
    """How each date is known, by the record's ref and the name of the field (`date`, `published`, `first_use`)."""
    return {
        (ref, field.path[0]): origin(field, texts, dates)
        for ref, record in records.items()
        for field in date_fields(ref.partition(":")[2], record, cited(record))
    }


def origin(field: DateField, texts: Mapping[str, Prepared], dates: Mapping[str, tuple[PrintedDate, ...]]) -> DateOrigin:
    """How one date is known."""
    if field.stated in ("inferred", "external"):
        return DateOrigin("inferred" if field.stated == "inferred" else "external")
    copies = [name for name in field.sources if name in texts]
    for name in copies:
        found = first_bearing(dates[name], field.date)
        if found is not None:
            return DateOrigin("printed", name, texts[name].text.line(found.span[0]))
    if field.note:
        return DateOrigin("noted")
    return DateOrigin("unchecked" if field.stated == "printed" and not copies else "unrecorded")
