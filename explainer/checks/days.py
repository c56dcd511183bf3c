"""Days that cannot be: after the day of the build, or of an event after the papers that report it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.yamlpos import KeyPath
from explainer.extend import record_check
from explainer.facts.facts import Document, Entry, Facts
from explainer.ground.dates import PartialDate
from explainer.ground.problems import Problem, warning
from explainer.model.records.source import Source


@record_check
def days_to_come(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The days of publication, correction and review are not after the day of the build (W331)."""
    for document in entry.versions.values():
        for path, day in _past_days(document):
            if day.earliest is not None and day.earliest > facts.as_of:
                yield warning(
                    "W331",
                    document.origin.locate(path),
                    f"{day.text} is after the day of this build, {facts.as_of}, but should be past.",
                    "Correct the day; or build with --as-of if you want the site of another day.",
                )


def _past_days(document: Document) -> Iterator[tuple[KeyPath, PartialDate]]:
    record = document.record
    days: dict[KeyPath, PartialDate | None] = {
        ("updated",): record.updated,
        ("reviewed", "on"): record.reviewed.on if record.reviewed else None,
        **{("corrections", number, "date"): each.date for number, each in enumerate(record.corrections)},
        ("published",): record.published if isinstance(record, Source) else None,
    }
    written = document.origin.fields()
    yield from ((path, day) for path, day in days.items() if day is not None and path[0] in written)


@record_check
def events_before_sources(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """An event is not later than the publication of every source that reports it (W332)."""
    shown = facts.visible.get(entry.ref)
    if shown is None or not entry.declares.is_event:
        return
    event, day = shown.base.record, shown.base.record.when()
    if day is None or not day.has_year:
        return
    sources = [facts.entries.get(f"source:{name}") for name in event.rests_on()]
    records = [source.base.record if source else None for source in sources]
    published = [record.published.latest for record in records if isinstance(record, Source) and record.published]
    known = [last for last in published if last is not None]
    if known and len(known) == len(records) and (day.earliest or max(known)) > max(known):
        yield warning(
            "W332",
            entry.base.origin.locate((event.when_field(),)),
            f"{day.text} is after every cited source was published, the last on {max(known)}.",
            "Correct the date, or `published` of the source. A source that announces an event does not report it.",
        )
