"""Questions about events in time, how far plans have come, and whether calls are open."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from explainer.drawing.strip import strip
from explainer.extend import query
from explainer.facts.facts import Entry, Facts, standing
from explainer.facts.geography import concerned
from explainer.facts.parts import Listed, date_key, key_at, parts
from explainer.ground.dates import PartialDate
from explainer.model.kinds import DECLARED, EVENTS
from explainer.model.records.call import Call
from explainer.model.records.plan import Plan
from explainer.queries import records
from explainer.queries.evidence import source_line
from explainer.queries.site import text
from explainer.queries.terms import says_main_term
from explainer.views.cards import Card, Group
from explainer.views.overviews import Choice, Choices, StripMark, TimelineStrip, YearDensity
from explainer.views.reports import PlanStatus

UNDATED = "undated"
_SHORTEST = 2.0
"""The width on the strip, in per cent, of a time of several days, or of one whose beginning or end is not known."""


@query
def timeline(facts: Facts, lang: str, scope: str = "", limit: int = 0) -> tuple[Group, ...]:
    """Events by year, the earliest first; events without a year come last, in the group `undated`.

    `scope` is "" for all, or the ref of a theme, region (with the regions below it) or person. A `limit` above 0 keeps
    only that many, the latest.
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
    """How far a plan has come: its latest dated step. A step without a year counts only if no step has one."""
    entry = facts.visible.get(ref)
    record = entry.base.record if entry else None
    history = record.history if isinstance(record, Plan) else ()
    if not history:
        return PlanStatus("unknown", None, "", None)
    dated = [(place, step) for place, step in enumerate(history) if step.date.has_year] or list(enumerate(history))
    place, latest = max(dated, key=lambda item: (item[1].date.sort_key[:2], item[0]))
    basis = facts.date_basis(ref, f"history.{place}.date")
    return PlanStatus(latest.step, latest.date, basis, source_line(facts, lang, latest.source))


@query
def call_state(facts: Facts, lang: str, ref: str) -> Literal["open", "closed", ""]:
    """Whether the last day of a call has passed on the day of the build; "" where that day is not known."""
    record = facts.visible[ref].base.record
    closes = record.closes if isinstance(record, Call) and isinstance(record.closes, PartialDate) else None
    last = closes.latest if closes else None
    if last is None:
        return ""
    return "closed" if last < facts.as_of else "open"


@query
def timeline_density(facts: Facts, lang: str, scope: str = "") -> tuple[YearDensity, ...]:
    """How many events each year of a scope's timeline has, and each month of it.

    An event counts for a month if all of its days are in it, and as spread otherwise.
    """
    groups = timeline(facts, lang, scope)
    months = [tuple(_in_month(group.cards, month) for month in range(1, 13)) for group in groups]
    most = max((number for year in months for number in year), default=0)
    return tuple(
        YearDensity(group.key, len(group.cards), year, len(group.cards) - sum(year), max(most, 1))
        for group, year in zip(groups, months, strict=True)
    )


def _in_month(cards: tuple[Card, ...], month: int) -> int:
    return sum(_month(item.date) == month for item in cards)


def _month(date: PartialDate | None) -> int:
    """The month that has all days of a date; 0 if there is none, or if the year is not known."""
    first, last = (date.earliest, date.latest) if date is not None and date.has_year else (None, None)
    return first.month if first and last and (first.year, first.month) == (last.year, last.month) else 0


@query
def timeline_strip(facts: Facts, lang: str, scope: str = "") -> TimelineStrip | None:
    """The events of a scope that have a year, along one line of time; None if there are too many to tell them apart."""
    known = {item.ref: item for item in _events(facts, lang, scope)}
    spans = ((ref, *span) for ref, item in known.items() if (span := _span(item.date)))
    drawn = strip(spans)
    if drawn is None:
        return None
    marks = (
        StripMark(
            known[mark.name],
            f"{mark.x:g}",
            "" if known[mark.name].extent == "day" else f"{max(mark.width, _SHORTEST):g}",
            mark.row,
            says_main_term(facts, lang, mark.name),
        )
        for mark in drawn.marks
    )
    return TimelineStrip(tuple(marks), drawn.rows, tuple((year, f"{x:g}") for year, x in drawn.years))


def _span(date: PartialDate | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a date. Of one that is open at an end, what is known of the other end."""
    if date is None or not date.has_year:
        return None
    ends = [point for point in (date.start, date.end) if point is not None]
    days = [day for point in ends for day in (point.earliest, point.latest) if day is not None]
    return min(days), max(days)


@query
def event_regions(facts: Facts, lang: str, ref: str) -> tuple[str, ...]:
    """Every region whose timeline has the event, including those around its places, by id."""
    return facts.index("event-regions", _regions_by_event).get(ref, ())


def _regions_by_event(facts: Facts) -> dict[str, tuple[str, ...]]:
    names = [entry.id for entry in facts.of_kind("region")]
    events = facts.index("events", _all_events)
    return {event.ref: tuple(name for name in names if name in _regions(facts, event)) for event in events}


@query
def sort_text(facts: Facts, lang: str, kind: str, sort: str) -> str:
    """What sort of its kind a record is, in words, such as "Meeting"; the name of the kind where it has no sorts."""
    key = f"{kind}.{DECLARED[kind].sort}.{sort}" if sort else f"kind-one.{kind}"
    return text(facts, lang, key) or key


@query
def timeline_choices(facts: Facts, lang: str, part: str = "") -> tuple[Choices, ...]:
    """The filters of the timeline, or of a part of it: theme, region, person and kind, with their numbers of events.

    Values without events are left out. A kind of event is a sort of speech, or the name of another kind of record.
    """
    known = facts.index("parts of the timeline", lambda found: parts(dated(found, refs(found, ""))))
    events = [facts.cards(lang)[ref] for ref in known[key_at(part)].names]
    tags = {
        "theme": Counter(name for item in events for name in records.larger_themes(facts, lang, " ".join(item.themes))),
        "region": Counter(name for item in events for name in event_regions(facts, lang, item.ref)),
        "person": Counter(name for item in events for name in dict.fromkeys(item.people)),
    }
    kinds = Counter((item.type or item.kind, item.kind, item.type) for item in events)
    named = [Choices(name, _choices(records.cards(facts, lang, name), found)) for name, found in tags.items()]
    sorts = (
        (sort, sort_text(facts, lang, kind, type_), kinds[sort, kind, type_]) for sort, kind, type_ in sorted(kinds)
    )
    return (*named, Choices("kind", tuple(Choice(sort, title, "", count) for sort, title, count in sorts)))


def _choices(cards: tuple[Card, ...], found: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(item.id, item.title, item.lang, found[item.id]) for item in cards if item.id in found)


def _events(facts: Facts, lang: str, scope: str) -> list[Card]:
    known = facts.cards(lang)
    return [known[ref] for ref in refs(facts, scope)]


def refs(facts: Facts, scope: str) -> list[str]:
    """The refs of the events of a scope, the earliest first."""
    return facts.index("events-by-scope", _by_scope).get(scope, [])


def dated(facts: Facts, found: Iterable[str]) -> Listed:
    """Records by date, in the order in which they are given."""
    rows = ((ref, standing(facts, facts.visible[ref])) for ref in found)
    return [(ref, date_key(date, title)) for ref, (_, title, date) in rows]


def _by_scope(facts: Facts) -> Mapping[str, list[str]]:
    """The refs of all events in order, by each theme, region, person and source that they concern; "" for all."""
    found: dict[str, list[str]] = {"": []}
    for entry in facts.index("events", _all_events):
        for scope in dict.fromkeys(_scopes(facts, entry)):
            found.setdefault(scope, []).append(entry.ref)
    return found


def _scopes(facts: Facts, entry: Entry) -> Iterator[str]:
    """An event concerns its regions and those around them, its themes and those of which they are parts."""
    item = facts.cards(facts.default_language)[entry.ref]
    yield ""
    yield from (f"theme:{name}" for name in sorted(records.with_larger_themes(facts, item.themes)))
    yield from (f"person:{name}" for name in item.people)
    yield from (f"source:{name}" for name in item.sources)
    yield from (f"region:{name}" for name in _regions(facts, entry))


def _regions(facts: Facts, entry: Entry) -> frozenset[str]:
    return concerned(facts, entry.base.record)


def _all_events(facts: Facts) -> list[Entry]:
    events = [(entry, entry.base.record.when()) for kind in EVENTS for entry in facts.of_kind(kind)]
    dated = [(date.sort_key, entry.ref, entry) for entry, date in events if date]
    undated = [entry for entry, date in events if not date]
    return [entry for _, _, entry in sorted(dated, key=lambda item: item[:2])] + undated
