"""The names of people, of offices and of those who report, as sentences of the site's own texts may have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from explainer.extend import lookup, table
from explainer.facts.facts import Entry, Facts
from explainer.model.parts import speakers_of
from explainer.model.records.organisation import Organisation
from explainer.model.records.person import Person
from explainer.model.records.source import Source

_BEGINNING: Final = 4
"""By so many letters at its beginning a name is found in a sentence: a site may have tens of thousands of names."""

ByBeginning = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that one record adds: of a person, of offices, and of those who report."""

    person: tuple[str, ...]
    offices: tuple[str, ...]
    tellers: tuple[str, ...]


@lookup
def people_in(facts: Facts, sentence: str) -> tuple[str, ...]:
    """The names of people and of offices that a sentence may have, in lower case, be it within a longer word."""
    return _those_in(sentence, facts.index("people-by-beginning", _people))


@lookup
def tellers_in(facts: Facts, sentence: str) -> tuple[str, ...]:
    """The same for the names of sources, their publishers and the media."""
    return _those_in(sentence, facts.index("tellers-by-beginning", _tellers))


@lookup
def called(facts: Facts, name: str) -> tuple[str, ...]:
    """The refs of the people who have a name, given in lower case."""
    return facts.index("people by name", _by_name).get(name, ())


def names_of_person(facts: Facts, ref: str) -> tuple[str, ...]:
    """All names of a person in all languages, and each part of a name."""
    return _rows(facts)[ref].person


def _those_in(sentence: str, names: ByBeginning) -> tuple[str, ...]:
    folded = sentence.casefold()
    beginnings = {folded[at : at + size] for at in range(len(folded)) for size in range(_BEGINNING + 1)}
    return tuple(sorted(name for key in beginnings & names.keys() for name in names[key] if name in folded))


def _people(facts: Facts) -> ByBeginning:
    rows = _rows(facts)
    return _by_beginning(name for ref in facts.entries for name in (*rows[ref].person, *rows[ref].offices))


def _tellers(facts: Facts) -> ByBeginning:
    rows = _rows(facts)
    return _by_beginning(name for ref in facts.visible for name in rows[ref].tellers)


def _by_beginning(names: Iterable[str]) -> ByBeginning:
    found: dict[str, list[str]] = {}
    for name in sorted({name.casefold() for name in names}):
        found.setdefault(name[:_BEGINNING], []).append(name)
    return {key: tuple(same) for key, same in found.items()}


def _by_name(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    rows = _rows(facts)
    refs: dict[str, dict[str, None]] = {}
    for ref in facts.entries:
        for name in rows[ref].person:
            refs.setdefault(name.casefold(), {})[ref] = None
    return {name: tuple(found) for name, found in refs.items()}


def _rows(facts: Facts) -> Mapping[str, _Names]:
    return facts.table(_names)


@table
def _names(facts: Facts, entry: Entry) -> _Names:
    person: dict[str, None] = {}
    offices: dict[str, None] = {}
    for version in entry.versions.values():
        record = version.record
        if isinstance(record, Person):
            person |= dict.fromkeys(_names_of(record))
            offices |= dict.fromkeys(role.role for role in record.roles)
        offices |= dict.fromkeys(speaker.role_text for _, speaker in speakers_of(record) if speaker.role_text)
    shown = facts.visible.get(entry.ref)
    return _Names(tuple(person), tuple(offices), tuple(dict.fromkeys(_of_teller(shown))) if shown else ())


def _of_teller(entry: Entry) -> Iterator[str]:
    record = entry.base.record
    if isinstance(record, Source):
        yield from (version.record.title for version in entry.versions.values())
        yield from [record.publisher] if record.publisher else []
    elif isinstance(record, Organisation) and record.type == "media":
        yield from _names_of(record)
        yield from (word for word in record.title.split()[:1] if word.lower() not in ("the", "a"))


def _names_of(record: Person | Organisation) -> Iterator[str]:
    """All names of a person or body; for a person, also each part of the name, so that a surname alone is known."""
    yield record.title
    yield from record.names.values()
    yield from (name.text for name in record.names_in_sources)
    if record.original:
        yield record.original.text
    words = record.title.split()
    if isinstance(record, Person) and 1 < len(words) <= 4 and all(word[:1].isupper() for word in words):
        yield from (word for word in words if len(word) > 1 and word.lower() != "the")
