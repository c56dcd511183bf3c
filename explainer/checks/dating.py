"""Dates against the sources: a date that is called printed is printed, and agrees with the record's own words."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from explainer.evidence.printed_dates import agreement, nearest, printed_dates
from explainer.evidence.relative import contradicts
from explainer.extend import record_check
from explainer.facts.copies import snapshot_path
from explainer.facts.dating import DateField, date_fields
from explainer.facts.facts import Entry, Facts
from explainer.facts.told import is_for_another_time
from explainer.ground.dates import PartialDate
from explainer.ground.problems import Problem, error, warning
from explainer.model.common import basis_field
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech


@record_check
def date_origins(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A date that is said to be printed is in a cited source (E320); for others the record says where from (W314)."""
    for field in date_fields(entry.id, entry.base.record):
        basis = facts.date_origins(entry.ref)[field.name].basis
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
    """Whether E319 already refuses the time of a target, because its quotation prints another."""
    plan, number = entry.base.record, field.path[1] if len(field.path) > 1 else None
    if not isinstance(plan, Plan) or field.path[0] != "targets" or not isinstance(number, int):
        return False
    return is_for_another_time(facts, plan.targets[number])


def _is_sound(facts: Facts, source: str) -> bool:
    """Whether a source and its copy could be read; if not, another check reports it."""
    entry = facts.entries.get(f"source:{source}")
    if entry is None or not isinstance(record := entry.base.record, Source):
        return False
    data = facts.snapshots.get(snapshot_path(record) or "")
    return record.snapshot is None or (data is not None and sha256(data).hexdigest() == record.snapshot.sha256)


def _not_printed(facts: Facts, entry: Entry, field: DateField, copies: list[str]) -> Problem:
    where = entry.base.origin.locate(field.path)
    message = f"The date {field.date.text} is said to be printed, but {_none_prints(copies)}."
    return error("E320", where, message, f"{_hint(facts, field, copies)} {_remedy(entry, field)}")


def _unrecorded(facts: Facts, entry: Entry, field: DateField, copies: list[str]) -> Problem:
    where = entry.base.origin.locate(field.path)
    if not copies:
        message = f"Nothing says where the date {field.date.text} comes from, and there is no copy to look in."
        return warning("W314", where, message, _remedy(entry, field))
    message = f"No cited source prints the date {field.date.text}, and nothing says where it comes from."
    return warning("W314", where, message, f"{_hint(facts, field, copies)} {_remedy(entry, field)}")


def _elsewhere(facts: Facts, entry: Entry, field: DateField) -> Iterator[Problem]:
    """The problem of a date that the copy prints only beside something else; none if a note says how it is known."""
    if field.note and field.stated != "printed":
        return
    found = facts.date_origins(entry.ref)[field.name]
    printed = f"{found.source} prints the date {field.date.text} on line {found.line}"
    message = f"{printed}, but no sentence there ties it to this event."
    if field.event is None:
        message = f"{printed} as the day of the paper or its printing, but nowhere as this date."
    yield warning("W341", entry.base.origin.locate(field.path), message, _remedy(entry, field))


def _none_prints(copies: list[str]) -> str:
    return f"the copy of {copies[0]} does not print it" if len(copies) == 1 else "none of the cited copies prints it"


def _hint(facts: Facts, field: DateField, copies: list[str]) -> str:
    """The dates that the copies do print and that are most like it, with their lines."""
    found = []
    for name in copies:
        text = facts.source_texts[name].text
        for item in nearest(facts.dates_in_copies[name].dates, field.date):
            words = " ".join(text.raw[slice(*item.span)].split())
            found.append(f'"{words}" ({name}, line {text.line(item.span[0])})')
    return f"They print {', '.join(found[:3])}." if found else "They print no date."


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
    model = type(entry.base.record)
    plain = f"Correct the date, or write {basis_field(model, name)}: inferred or external beside it."
    known = _REMEDIES.get(name, plain)
    return plain if "date_note" in known and "date_note" not in model.model_fields else known


@record_check
def date_words(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The date of an event is the one that its `date_text` says (E310), and no more precise (E321)."""
    speech = entry.base.record
    if not isinstance(speech, Speech) or speech.date is None or not speech.date_text:
        return
    if speech.date_basis == "external":  # the source may be mistaken
        return
    found = [item for item in printed_dates(speech.date_text, _language(facts, speech)) if not item.is_end]
    kinds = {agreement(item, speech.date) for item in found}
    if not kinds or kinds & {"same", "no-year"}:
        return
    where = entry.base.origin.locate(("date",))
    if "coarser" not in kinds:
        message = f'"date" is {speech.date.text}, but date_text prints another: "{speech.date_text}".'
        yield error("E310", where, message, "Correct one of them. For a range in words, write a range.")
    elif speech.date_basis != "inferred" and facts.date_basis(entry.ref, "date") not in ("printed", "dateline"):
        message = f'"date" is {speech.date.text}, but date_text says less: "{speech.date_text}".'
        hint = "Write what the source says; or date_basis: inferred, and in date_note how you know the rest."
        yield error("E321", where, message, hint)


@record_check
def told_dates(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A `date_text` that counts from the paper's day ("last year") gives the event's date for a cited source (E310)."""
    speech = entry.base.record
    if not isinstance(speech, Speech) or speech.date is None or speech.date_basis == "external":
        return
    cited = [facts.entries.get(f"source:{name}") for name in speech.rests_on()]
    records = [source.base.record for source in cited if source is not None]
    papers = [record.published for record in records if isinstance(record, Source) and record.published]
    told = [contradicts(speech.date_text, speech.date, published) for published in papers]
    if told and all(told):
        days = ", ".join(published.text for published in papers)
        message = f'"date" is {speech.date.text}, but "{told[0]}" is another time in a paper of {days}.'
        hint = "Correct the date, or `published` of the source; say in date_note how you know it otherwise."
        yield error("E310", entry.base.origin.locate(("date",)), message, hint)


def _language(facts: Facts, speech: Speech) -> str:
    """The language of the words in `date_text`: that of the first cited source whose record gives one."""
    for name in speech.rests_on():
        entry = facts.entries.get(f"source:{name}")
        if entry is not None and isinstance(entry.base.record, Source) and entry.base.record.language:
            return entry.base.record.language
    return ""


@record_check
def seasons(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A date such as 2023-24 is read as a season, though elsewhere it often means two years (W315)."""
    if facts.settings.dates.seasons:
        return
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
    """Every date of a record, at any depth, with its path of fields."""
    if isinstance(value, PartialDate):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from dates_of(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from dates_of(item, (*path, number))
