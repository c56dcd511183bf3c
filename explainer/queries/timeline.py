"""Questions about events in time, and about how far plans have come."""

from __future__ import annotations

from explainer.extend import query
from explainer.facts import Entry, Facts
from explainer.geography import within
from explainer.model.records import Plan, Speech
from explainer.model.reports import PlanStatus
from explainer.model.views import Card, Group
from explainer.queries.evidence import source_line

UNDATED = "undated"


@query
def timeline(facts: Facts, lang: str, scope: str = "", limit: int = 0) -> tuple[Group, ...]:
    """Events by year, the earliest first; events without a year come last, in the group `undated`.

    `scope` is "" for all, or the ref of a theme, region (with the regions below it) or person. A `limit` above 0 keeps
    the latest so many.
    """
    groups: dict[str, list[Card]] = {}
    for item in _events(facts, lang, scope)[-limit:]:
        groups.setdefault(str(item.date.year) if item.date and item.date.has_year else UNDATED, []).append(item)
    return tuple(Group(year, tuple(found)) for year, found in groups.items())


@query
def event_count(facts: Facts, lang: str, scope: str = "") -> int:
    """How many events a scope has."""
    return len(_events(facts, lang, scope))


@query
def newest_events(facts: Facts, lang: str, number: int = 3) -> tuple[Card, ...]:
    """The latest dated events, the newest first."""
    dated = [item for item in _events(facts, lang, "") if item.date and item.date.has_year]
    return tuple(reversed(dated[-number:]))


@query
def plan_status(facts: Facts, lang: str, ref: str) -> PlanStatus:
    """How far a plan has come: its latest dated step. A step without a year counts only where none has one."""
    entry = facts.visible.get(ref)
    record = entry.base.record if entry else None
    history = record.history if isinstance(record, Plan) else ()
    if not history:
        return PlanStatus("unknown", None, None)
    dated = [step for step in history if step.date.has_year] or history
    latest = max(enumerate(dated), key=lambda item: (item[1].date.sort_key[:2], item[0]))[1]
    return PlanStatus(latest.step, latest.date, source_line(facts, lang, latest.source))


def _events(facts: Facts, lang: str, scope: str) -> list[Card]:
    known = facts.cards(lang)
    order = facts.index("events", _all_events)
    return [known[entry.ref] for entry in order if not scope or _concerns(facts, entry, scope)]


def _all_events(facts: Facts) -> list[Entry]:
    dated = [
        (record.date.sort_key, entry.ref, entry)
        for entry in facts.of_kind("speech")
        if isinstance(record := entry.base.record, Speech) and record.date
    ]
    undated = [
        entry
        for entry in facts.of_kind("speech")
        if isinstance(record := entry.base.record, Speech) and not record.date
    ]
    return [entry for _, _, entry in sorted(dated, key=lambda item: item[:2])] + undated


def _concerns(facts: Facts, entry: Entry, scope: str) -> bool:
    kind, _, name = scope.partition(":")
    item = facts.cards(facts.default_language)[entry.ref]
    if kind == "theme":
        return name in item.themes
    if kind == "person":
        return name in item.people
    if kind == "source":
        return name in item.sources
    if kind == "region":
        record = entry.base.record
        national = isinstance(record, Speech) and record.national
        return not within(facts, name).isdisjoint(item.regions) or (national and _is_nation(facts, name))
    return False


def _is_nation(facts: Facts, name: str) -> bool:
    entry = facts.visible.get(f"region:{name}")
    return entry is not None and getattr(entry.base.record, "level", "") == "nation"
