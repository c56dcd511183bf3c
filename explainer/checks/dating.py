"""Dates against the sources: none is called printed that no copy prints, and a record does not contradict its words."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from explainer.evidence.printed_dates import agreement, nearest, printed_dates
from explainer.evidence.relative import contradicts
from explainer.extend import check
from explainer.facts.copies import snapshot_path
from explainer.facts.dating import DateField, date_fields
from explainer.facts.facts import Entry, Facts
from explainer.facts.told import is_for_another_time
from explainer.ground.dates import PartialDate
from explainer.ground.problems import Problem, error, warning
from explainer.model.common import basis_field
from explainer.model.records import Plan, Source, Speech


@check
def date_origins(facts: Facts) -> Iterator[Problem]:
    """A date that is said to be printed is printed in a cited source (E320); where others are from is said (W314)."""
    for entry in facts.entries.values():
        for field in date_fields(entry.id, entry.base.record):
            basis = facts.date_origins[entry.ref, field.name].basis
            copies = [name for name in field.sources if name in facts.source_texts]
            if basis == "elsewhere":
                yield from _elsewhere(facts, entry, field)
            elif field.stated == "printed" and copies and basis not in ("printed", "sentence", "dateline"):
                yield _not_printed(facts, entry, field, copies)
            elif (
                basis == "unrecorded"
                and not _is_said_already(facts, entry, field)
                and entry.base.record.status == "published"
                and all(_is_sound(facts, name) for name in field.sources)
            ):
                yield _unrecorded(facts, entry, field, copies)


def _is_said_already(facts: Facts, entry: Entry, field: DateField) -> bool:
    """Whether the time of a target is refused for its quotation, which prints another."""
    plan, number = entry.base.record, field.path[1] if len(field.path) > 1 else None
    if not isinstance(plan, Plan) or field.path[0] != "targets" or not isinstance(number, int):
        return False
    return is_for_another_time(facts, plan.targets[number])


def _is_sound(facts: Facts, source: str) -> bool:
    """Whether a source and its copy could be read as they should be; if not, that is said already."""
    entry = facts.entries.get(f"source:{source}")
    if entry is None or not isinstance(record := entry.base.record, Source):
        return False
    data = facts.snapshots.get(snapshot_path(record) or "")
    return record.snapshot is None or (data is not None and sha256(data).hexdigest() == record.snapshot.sha256)


def _not_printed(facts: Facts, entry: Entry, field: DateField, copies: list[str]) -> Problem:
    where = entry.base.origin.locate(field.path)
    message = f"The date {field.date.text} is said to be printed, and {_of(copies)} does not print it."
    return error("E320", where, message, f"{_hint(facts, field, copies)} {_remedy(entry, field)}")


def _unrecorded(facts: Facts, entry: Entry, field: DateField, copies: list[str]) -> Problem:
    where = entry.base.origin.locate(field.path)
    if not copies:
        message = f"Nothing says where the date {field.date.text} comes from, and there is no copy to look in."
        return warning("W314", where, message, _remedy(entry, field))
    message = f"No cited source prints the date {field.date.text}, and nothing says where it comes from."
    return warning("W314", where, message, f"{_hint(facts, field, copies)} {_remedy(entry, field)}")


def _elsewhere(facts: Facts, entry: Entry, field: DateField) -> Iterator[Problem]:
    """Unless a note says how it is known: the copy prints the date, and where something else is told."""
    if field.note and field.stated != "printed":
        return
    found = facts.date_origins[entry.ref, field.name]
    printed = f"{found.source} prints the date {field.date.text} on line {found.line}"
    message = f"{printed}, and no sentence there ties it to this event."
    if field.event is None:
        message = f"{printed} as the day of the paper or its printing, and nowhere as this date."
    yield warning("W341", entry.base.origin.locate(field.path), message, _remedy(entry, field))


def _of(copies: list[str]) -> str:
    return f"the copy of {copies[0]}" if len(copies) == 1 else "none of the cited copies"


def _hint(facts: Facts, field: DateField, copies: list[str]) -> str:
    """The dates that the copies do print and that are most like it, with their lines."""
    found = []
    for name in copies:
        text = facts.source_texts[name].text
        for item in nearest(facts.dates_in_copies[name].dates, field.date):
            words = " ".join(text.raw[slice(*item.span)].split())
            found.append(f'"{words}" ({name}, line {text.line(item.span[0])})')
    return f"Printed are {', '.join(found[:3])}." if found else "They print no date."


_REMEDIES = {
    "first_use": "Correct the date, or write basis: inferred or external under first_use.",
    "published": "Correct the date, or say in `date_note:` where it is from (published_basis: inferred or external).",
    "period": "Correct the date, or write period_basis: inferred or external.",
    "targets": "Correct the date, or write by_basis: inferred or external beside it.",
    "date": "Correct the date, or say in `date_note:` where it comes from (date_basis: inferred or external).",
    "history": "Correct the date, or write date_basis: inferred or external beside it.",
    "roles": "Correct the date, or write date_basis: inferred or external beside it.",
}


def _remedy(entry: Entry, field: DateField) -> str:
    name = "published" if field.path[0] == "copy_published" else str(field.path[0])
    basis = basis_field(type(entry.base.record), name)
    return _REMEDIES.get(name, f"Correct the date, or write {basis}: inferred or external beside it.")


@check
def date_words(facts: Facts) -> Iterator[Problem]:
    """The date of an event is the one that its `date_text` says (E310), and no more precise (E321)."""
    for entry in facts.entries.values():
        speech = entry.base.record
        if not isinstance(speech, Speech) or speech.date is None or not speech.date_text:
            continue
        if speech.date_basis == "external":  # the source may be mistaken
            continue
        found = [item for item in printed_dates(speech.date_text, _language(facts, speech)) if not item.is_end]
        kinds = {agreement(item, speech.date) for item in found}
        if not kinds or kinds & {"same", "no-year"}:
            continue
        where = entry.base.origin.locate(("date",))
        if "coarser" not in kinds:
            message = f'"date" is {speech.date.text}, and date_text prints another: "{speech.date_text}".'
            yield error("E310", where, message, "Correct one of them. A range in words is a range in the date.")
        elif speech.date_basis != "inferred" and facts.date_basis(entry.ref, "date") not in ("printed", "dateline"):
            message = f'"date" is {speech.date.text}, and date_text says less: "{speech.date_text}".'
            hint = "Write what the source says; or date_basis: inferred, and in date_note how you know the rest."
            yield error("E321", where, message, hint)


@check
def told_dates(facts: Facts) -> Iterator[Problem]:
    """What `date_text` says of the paper's own time, such as last year, is the date for some cited source (E310)."""
    for entry in facts.entries.values():
        speech = entry.base.record
        if not isinstance(speech, Speech) or speech.date is None or speech.date_basis == "external":
            continue
        cited = [facts.entries.get(f"source:{name}") for name in speech.rests_on()]
        records = [source.base.record for source in cited if source is not None]
        papers = [record.published for record in records if isinstance(record, Source) and record.published]
        told = [contradicts(speech.date_text, speech.date, published) for published in papers]
        if told and all(told):
            days = ", ".join(published.text for published in papers)
            message = f'"date" is {speech.date.text}, and "{told[0]}" is another time in a paper of {days}.'
            hint = "Correct the date, or `published` of the source; say in date_note how you know it otherwise."
            yield error("E310", entry.base.origin.locate(("date",)), message, hint)


def _language(facts: Facts, speech: Speech) -> str:
    """The language of the first cited source that says its language: that of the words in `date_text`."""
    for name in speech.rests_on():
        entry = facts.entries.get(f"source:{name}")
        if entry is not None and isinstance(entry.base.record, Source) and entry.base.record.language:
            return entry.base.record.language
    return ""


@check
def seasons(facts: Facts) -> Iterator[Problem]:
    """A date such as 2023-24 is a season here, and elsewhere often two years (W315)."""
    if facts.settings.dates.seasons:
        return
    for entry in facts.entries.values():
        for path, date in dates_of(entry.base.record, ()):
            for point in (date.start, date.end):
                if point is not None and point.precision == "season" and point.part == ((point.year or 0) + 1) % 100:
                    years = f"{point.year}/{(point.year or 0) + 1}"
                    season = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}[point.part]
                    message = f"{point.text} is read as a season ({season} {point.year})."
                    setting = "dates: {seasons: true}"
                    hint = f"For the two years write {years}. If you mean the season, write {setting} in site.yaml."
                    yield warning("W315", entry.base.origin.locate(path), message, hint)
                    break


def dates_of(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], PartialDate]]:
    """Every date of a record, wherever it stands, with its path of fields."""
    if isinstance(value, PartialDate):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from dates_of(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from dates_of(item, (*path, number))
