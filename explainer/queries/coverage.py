"""Questions about the sources of a list: how many there are, in which languages, from which countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from explainer.extend import query
from explainer.facts.facts import Entry, Facts
from explainer.model.common import CopyCondition
from explainer.model.kinds import EVENTS, FOLDERS, LISTS
from explainer.model.quality import condition_of
from explainer.model.records.organisation import Organisation
from explainer.model.records.region import Region
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.views.cards import Card
from explainer.views.reports import CoverageLine


@query
def coverage_of(facts: Facts, lang: str, what: str) -> CoverageLine:
    """The sources of a list. `what` is a kind such as `speech`, or the address of a list such as `timeline`."""
    kind = FOLDERS.get(what) or LISTS.get(what, what)
    kinds = EVENTS if what == Speech.declares.list_page else (kind,)  # the timeline has the events of every kind
    entries = [entry for name in kinds for entry in facts.of_kind(name)]
    return _line(facts, lang, kind, entries)


def _line(facts: Facts, lang: str, kind: str, entries: list[Entry]) -> CoverageLine:
    ids = {entry.id for entry in entries} if kind == "source" else _cited_by(entries)
    records = [record for name in sorted(ids) if (record := facts.published(Source, name))]
    nations = [_nation(facts, record) for record in records]
    return CoverageLine(
        kind=kind,
        items=len(entries),
        sources=len(records),
        translated=sum(_is_translated(record) for record in records),
        languages=_most_first(_primary(record.language) for record in records),
        original_languages=_most_first(_primary(record.original_language or _own(record)) for record in records),
        countries=_cards(facts, lang, [name for name in nations if name]),
        unknown_publishers=nations.count(""),
        conditions=tuple(sorted(Counter(condition_of(record.quality) for record in records).items(), key=_from_best)),
    )


def _from_best(counted: tuple[str, int]) -> int:
    """Where a condition comes among all: the best first, and last what nobody recorded."""
    return (*get_args(CopyCondition), "").index(counted[0])


def _cited_by(entries: Iterable[Entry]) -> set[str]:
    return {name for entry in entries for name in entry.base.record.rests_on()}


def _primary(tag: str | None) -> str:
    return (tag or "").partition("-")[0].lower()


def _own(record: Source) -> str:
    """The original language of a source; its own language, unless it is known to be a translation."""
    return "" if record.translation or record.translation_of else record.language or ""


def _is_translated(record: Source) -> bool:
    original = _primary(record.original_language)
    return bool(original) and original != _primary(record.language)


def _most_first(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _cards(facts: Facts, lang: str, regions: list[str]) -> tuple[tuple[Card, int], ...]:
    known = facts.cards(lang)
    return tuple((known[f"region:{name}"], count) for name, count in _most_first(regions))


def _nation(facts: Facts, source: Source) -> str:
    """The nation of the source's publisher, by the region of its record; "" where that is not known."""
    publisher = facts.published(Organisation, source.publisher)
    name = publisher.region if publisher else None
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        region = facts.published(Region, name)
        if region is None:
            return ""
        if region.level == "nation":
            return name
        name = region.parent
    return ""
