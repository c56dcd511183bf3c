"""Which region is within which, and to which nation a national event is addressed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.extend import lookup, table
from explainer.facts.facts import Entry, Facts
from explainer.model.common import Record
from explainer.model.records.region import Region
from explainer.model.records.speech import Speech

LEVELS = ("nation", "province", "city", "county")
"""From the largest to the smallest; a region's parent comes before it in this order."""


@lookup
def within(facts: Facts, name: str) -> frozenset[str]:
    """A region and all regions below it, by id."""
    return facts.index("regions within", _within).get(name, frozenset({name}))


def _within(facts: Facts) -> Mapping[str, frozenset[str]]:
    below: dict[str, set[str]] = {}
    rows = facts.table(_place)
    parents = {entry.id: rows[entry.ref][0] for entry in facts.of_kind("region")}
    for name in parents:
        above: str | None = name
        for _ in LEVELS:  # a cycle is a problem of its own and must not hang the build
            if above is None:
                break
            below.setdefault(above, set()).add(name)
            above = parents.get(above)
    return {name: frozenset(found) for name, found in below.items()}


@table
def _place(facts: Facts, entry: Entry) -> tuple[str | None, str]:
    """The region in which a published one lies, and its level."""
    shown = facts.visible.get(entry.ref)
    region = shown.base.record if shown else None
    return (region.parent, region.level) if isinstance(region, Region) else (None, "")


def around(facts: Facts, names: Iterable[str]) -> frozenset[str]:
    """Some regions with all regions in which they lie, by id."""
    return frozenset(found for name in names for found in _outer(facts, name))


@lookup
def _outer(facts: Facts, name: str) -> frozenset[str]:
    """A region and all regions in which it lies, by id."""
    return facts.index("regions around", _around).get(name, frozenset())


def _around(facts: Facts) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in facts.of_kind("region"):
        for name in within(facts, entry.id):
            found.setdefault(name, set()).add(entry.id)
    return {name: frozenset(outer) for name, outer in found.items()}


def addressed_nations(facts: Facts, record: Record) -> frozenset[str]:
    """The nations a national event is addressed to, by id: those around its regions, or all if it names none."""
    if not (isinstance(record, Speech) and record.national):
        return frozenset()
    nations = facts.index("nations", _nations)
    return nations & around(facts, record.places()) or nations


def _nations(facts: Facts) -> frozenset[str]:
    rows = facts.table(_place)
    return frozenset(entry.id for entry in facts.of_kind("region") if rows[entry.ref][1] == LEVELS[0])


def concerned(facts: Facts, record: Record) -> frozenset[str]:
    """Every region that a record counts for, by id: those it names, all around them, and the nations it addresses."""
    return around(facts, record.places()) | addressed_nations(facts, record)
