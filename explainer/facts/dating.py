"""How each date of a record is known. Only this module says "printed", and only after looking it up.

A date counts as printed if the copy of a cited source prints it at least as precisely as the record gives it. If an
editor states something else (`inferred`, `external`), that stays; if nobody states anything, the build finds out
whether it is printed, and else calls it unrecorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from explainer.evidence import Match, SourceText, find, find_first, offices
from explainer.evidence.happening import (
    Anchors,
    DatedText,
    date_of_anything,
    date_of_document,
    date_of_event,
    date_of_paper,
)
from explainer.evidence.printed_dates import PrintedDate, dates_in, first_bearing, printed_dates
from explainer.facts.copies import SourceIndex
from explainer.ground.dates import PartialDate
from explainer.model.common import Record, basis_field, own_fields
from explainer.model.records.person import Person
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term

Basis = Literal[
    "", "printed", "dateline", "sentence", "elsewhere", "inferred", "external", "noted", "unrecorded", "unchecked"
]
"""`dateline`: only the paper's own date line prints it, and no sentence ties it to the event. `sentence`: the day of a
paper is printed in its text, which has no date line. `elsewhere`: a copy prints it, but as the date of something else.
`noted`: no copy prints it, but the record's note says where it is from. `unrecorded`: no copy prints it, and nobody
says where it is from. `unchecked`: it is said to be printed, but there is no copy to look in. "": no date."""

_CERTAIN: Final[tuple[Basis, ...]] = ("printed", "sentence", "dateline", "elsewhere")
"""How a copy prints a date, the surest way first; of several copies, the surest counts."""

Named = Callable[[str, str], tuple[int, ...]]
"""The raw offsets at which a source (by id) names a record (by ref)."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A date of a record whose origin pages show: its field, what the record states about it, where to look it up."""

    path: tuple[str | int, ...]
    date: PartialDate
    stated: str
    note: str
    sources: tuple[str, ...]
    words: str = ""  # the quotation that attests it; the dates that it prints count before all others
    event: Speech | None = None  # the event whose date it is, as a source has dates of other things too

    @property
    def name(self) -> str:
        """The name by which pages ask for it: `date`, `history.0.date`, `first_use`."""
        return "first_use" if self.path[0] == "first_use" else ".".join(str(part) for part in self.path)


@dataclass(frozen=True, slots=True)
class DateOrigin:
    """How a date is known. If a copy prints it: the source's id and the line of the copy, from 1."""

    basis: Basis
    source: str = ""
    line: int = 0


def date_fields(id_: str, record: Record) -> Iterator[DateField]:
    """The dates of a record whose origin pages show: all of a matter, and some of sources, people, plans and terms."""
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
    """Each date field `x` with its note and its basis, stated in `x_basis` or, for all dates, in `date_basis`."""
    for name in own_fields(type(record), PartialDate):
        date = getattr(record, name)
        if isinstance(date, PartialDate):
            stated: str = getattr(record, basis_field(type(record), name)) or ""
            note: str = getattr(record, f"{name}_note", "")
            event = record if isinstance(record, Speech) else None
            yield DateField((name,), date, stated, note, record.rests_on(), event=event)


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


def printed_in_copy(copy: SourceIndex, language: str) -> DatedText:
    """All dates that the copy of a source in a language prints."""
    return DatedText(copy.text, dates_in(copy.text, language))


def origin(
    field: DateField,
    texts: Mapping[str, SourceIndex],
    dates: Mapping[str, DatedText],
    named: Named = lambda _ref, _source: (),
) -> DateOrigin:
    """How one date is known."""
    if field.stated in ("inferred", "external"):
        return DateOrigin("inferred" if field.stated == "inferred" else "external")
    copies = [name for name in field.sources if name in texts]
    best: DateOrigin | None = None
    for name in copies if _may_be(field) else ():
        basis, item = _looked_up(dates[name], field, name, named)
        if item is not None and (best is None or _CERTAIN.index(basis) < _CERTAIN.index(best.basis)):
            best = DateOrigin(basis, name, texts[name].text.line(item.span[0]))
    if best is not None:
        return best
    if field.note:
        return DateOrigin("noted")
    return DateOrigin("unchecked" if field.stated == "printed" and not copies else "unrecorded")


def _may_be(field: DateField) -> bool:
    """Whether the quotation beside a date allows it: the quotation prints this year, or no year at all."""
    said = [item for item in printed_dates(field.words) if item.start.year] if field.words else []
    return not said or first_bearing(said, field.date) is not None


def _looked_up(told: DatedText, field: DateField, source: str, named: Named) -> tuple[Basis, PrintedDate | None]:
    """How a copy prints a date, and where; None if it does not."""
    if not any(item.bears(field.date) for item in told.dates):
        return "", None
    if field.path[0] in ("published", "copy_published"):
        return date_of_paper(told, field.date)
    if field.event is None:
        return date_of_anything(told, field.date)
    tie, item = date_of_event(told, field.date, anchors(told.source, field.event, source, named))
    itself = tie == "elsewhere" and field.event.type in ("document", "broadcast")  # its day is that of the paper
    return date_of_document(told, field.date) if itself else (tie, item)


def anchors(text: SourceText, event: Speech, source: str, named: Named) -> Anchors:
    """The places at which a source reports an event: its quotations, and its speakers or, if it has none, its place."""
    quoted, spoken = [], set()
    for quote in event.quotes:
        found = find(text, quote.exact, quote.prefix, quote.suffix) if quote.source == source else None
        if isinstance(found, Match):
            quoted.append((found.start, found.end))
            spoken |= {(found.start, found.end)} if found.in_quotation_marks else set()
    names = {at for ref, role in _speakers(event) for at in _spoken_of(text, named(ref, source), role)}
    phrases = (find_first(text, words) for words in (event.occasion, event.venue) if words)
    names |= {found.start for found in phrases if isinstance(found, Match)}
    if not (quoted or names):
        names = {at for region in event.located_in for at in named(f"region:{region}", source)}
    return Anchors(tuple(sorted(quoted)), tuple(sorted(names)), frozenset(spoken))


def _speakers(event: Speech) -> dict[tuple[str, str], None]:
    """Who spoke at an event, with the office that the record gives; each once."""
    listed = [(speaker.person, speaker.role_text) for speaker in event.speakers]
    listed += [(quote.speaker, quote.role_text) for quote in event.quotes if quote.speaker]
    return {(person if ":" in person else f"person:{person}", role or ""): None for person, role in listed}


def _spoken_of(text: SourceText, own: tuple[int, ...], role: str) -> Iterator[int]:
    yield from own
    yield from (at for at, anothers in offices(text, role, own, ()) if not anothers) if role else ()
