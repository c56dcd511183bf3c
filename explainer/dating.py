"""How each date of a record is known: the one place that says "printed", and only after looking.

A date counts as printed if a copy of a source that the record cites prints it as far as the record gives it. What an
editor states otherwise (`inferred`, `external`) stays; what nobody states is found out, or said to be unrecorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from explainer.copies import Prepared
from explainer.dates import PartialDate
from explainer.evidence.printed_dates import PrintedDate, dates_in, first_bearing, printed_dates
from explainer.model.common import Record, basis_field, own_fields
from explainer.model.records import Person, Plan, Source, Term

_DATELINE = 60
"""Characters at the beginning of a copy in which the day of its publication often stands."""

Basis = Literal["", "printed", "inferred", "external", "noted", "unrecorded", "unchecked"]
"""`noted`: no copy prints it, and the record's note says where it is from. `unrecorded`: no copy prints it, and nobody
says where it is from. `unchecked`: it is stated to be printed, and there is no copy to look in. "": no date."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A date of a record whose origin readers are told: its place, what is stated of it, and where to look."""

    path: tuple[str | int, ...]
    date: PartialDate
    stated: str
    note: str
    sources: tuple[str, ...]
    words: str = ""  # the quotation that attests it; the dates that this prints come before all others

    @property
    def name(self) -> str:
        """By which pages ask for it: `date`, `history.0.date`, `first_use`."""
        return "first_use" if self.path[0] == "first_use" else ".".join(str(part) for part in self.path)


@dataclass(frozen=True, slots=True)
class DateOrigin:
    """How a date is known. If a copy prints it: the source's id and the line of the copy, from 1."""

    basis: Basis
    source: str = ""
    line: int = 0


def date_fields(id_: str, record: Record) -> Iterator[DateField]:
    """The dates of a record of which pages say how they are known: all of a matter's, and some of what has its own."""
    if record.declares.role == "matter":
        yield from _of_matter(record)
    if isinstance(record, Source):
        yield from _of_source(id_, record)
    elif isinstance(record, Term) and record.first_use is not None:
        first = record.first_use
        yield DateField(("first_use", "date"), first.date, first.basis or "", "", (first.source,))
    elif isinstance(record, Plan):
        yield from _in_plan(record, record.rests_on())
    elif isinstance(record, Person):
        yield from _of_person(record)


def _of_matter(record: Record) -> Iterator[DateField]:
    """Each date field `x` with what is stated of it: in `x_basis` or, for all dates, in `date_basis`; and its note."""
    for name in own_fields(type(record), PartialDate):
        date = getattr(record, name)
        if isinstance(date, PartialDate):
            stated: str = getattr(record, basis_field(type(record), name)) or ""
            note: str = getattr(record, f"{name}_note", "")
            yield DateField((name,), date, stated, note, record.rests_on())


def _of_source(id_: str, source: Source) -> Iterator[DateField]:
    if source.published is not None:
        yield DateField(("published",), source.published, source.published_basis or "", source.date_note, (id_,))
    if source.copy_published is not None:
        yield DateField(("copy_published",), source.copy_published, "", source.date_note, (id_,))


def _of_person(person: Person) -> Iterator[DateField]:
    for number, role in enumerate(person.roles):
        for name, date in (("from", role.from_), ("to", role.to)):
            if date is not None:
                yield DateField(("roles", number, name), date, role.date_basis or "", "", (role.source,))


def _in_plan(plan: Plan, cited: tuple[str, ...]) -> Iterator[DateField]:
    for number, step in enumerate(plan.history):
        quoted, words = ((step.quote.source,), step.quote.exact) if step.quote else ((), "")
        where = tuple(dict.fromkeys((step.source, *quoted)))
        yield DateField(("history", number, "date"), step.date, step.date_basis or "", "", where, words)
    for number, target in enumerate(plan.targets):
        if target.by is not None:
            where, words = ((target.quote.source,), target.quote.exact) if target.quote else (cited, "")
            yield DateField(("targets", number, "by"), target.by, target.by_basis or "", "", where, words)


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
) -> Mapping[tuple[str, str], DateOrigin]:
    """How each date is known, by the record's ref and the name of the field (`date`, `history.0.date`)."""
    return {
        (ref, field.name): origin(field, texts, dates)
        for ref, record in records.items()
        for field in date_fields(ref.partition(":")[2], record)
    }


def origin(field: DateField, texts: Mapping[str, Prepared], dates: Mapping[str, tuple[PrintedDate, ...]]) -> DateOrigin:
    """How one date is known."""
    if field.stated in ("inferred", "external"):
        return DateOrigin("inferred" if field.stated == "inferred" else "external")
    copies = [name for name in field.sources if name in texts]
    for name in copies if _may_be(field) else ():
        found = _place_of(dates[name], field)
        if found is not None:
            return DateOrigin("printed", name, texts[name].text.line(found.span[0]))
    if field.note:
        return DateOrigin("noted")
    return DateOrigin("unchecked" if field.stated == "printed" and not copies else "unrecorded")


def _may_be(field: DateField) -> bool:
    """Whether the quotation beside a date leaves it open: a year that it prints is this one, or it prints none."""
    said = [item for item in printed_dates(field.words) if item.start.year] if field.words else []
    return not said or first_bearing(said, field.date) is not None


def _place_of(dates: tuple[PrintedDate, ...], field: DateField) -> PrintedDate | None:
    """Where a copy prints a date: that of an event rather in its text than in the dateline at its beginning."""
    found = first_bearing(dates, field.date)
    if found is None or field.path != ("date",) or found.span != dates[0].span or found.span[0] > _DATELINE:
        return found
    return first_bearing(dates[1:], field.date) or found
