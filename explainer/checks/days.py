"""Days that cannot be: after the day of the build, or of an event after the papers that report it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.yamlpos import KeyPath
from explainer.extend import check
from explainer.facts.facts import Document, Facts
from explainer.ground.dates import PartialDate
from explainer.ground.problems import Problem, warning
from explainer.model.records.source import Source


@check
def days_to_come(facts: Facts) -> Iterator[Problem]:
    """The days of publication, correction and review are not after the day of the build (W331)."""
    for entry in facts.entries.values():
        for document in entry.versions.values():
            for path, day in _past_days(document):
                if day.earliest is not None and day.earliest > facts.inputs.as_of:
                    yield warning(
                        "W331",
                        document.origin.locate(path),
                        f"{day.text} is after the day of this build, {facts.inputs.as_of}, but should be past.",
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


@check
def events_before_sources(facts: Facts) -> Iterator[Problem]:
    """An event is not later than the publication of every source that reports it (W332)."""
    for entry in facts.visible.values():
        record, day = entry.base.record, entry.base.record.when()
        if not entry.declares.is_event or day is None or not day.has_year:
            continue
        sources = [facts.entries.get(f"source:{name}") for name in record.rests_on()]
        records = [source.base.record if source else None for source in sources]
        published = [record.published.latest for record in records if isinstance(record, Source) and record.published]
        known = [last for last in published if last is not None]
        if known and len(known) == len(records) and (day.earliest or max(known)) > max(known):
            yield warning(
                "W332",
                entry.base.origin.locate((record.when_field(),)),
                f"{day.text} is after every cited source was published, the last on {max(known)}.",
                "Correct the date, or `published` of the source. A source that announces an event does not report it.",
            )
