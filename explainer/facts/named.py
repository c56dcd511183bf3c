"""Which records the sources name: looks for each record's names in the cited texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.evidence import (
    NameForms,
    holds_name,
    offices,
    paragraph_starts,
    places,
    without_article,
)
from explainer.extend import lookup, table
from explainer.facts.facts import Entry, Facts
from explainer.facts.geography import within
from explainer.facts.lookups import source_texts
from explainer.model.parts import speakers_of
from explainer.model.records.person import Person


def ref_of(speaker: str) -> str:
    """The record that a speaker's reference means: a bare id is a person."""
    return speaker if ":" in speaker else f"person:{speaker}"


def named(facts: Facts, ref: str, source: str) -> tuple[int, ...]:
    """The raw offsets at which a source with a snapshot names a record; a region's parts count for it."""
    return facts.index(f"named {ref} in {source}", lambda known: _named(known, ref, source))


def _named(facts: Facts, ref: str, source: str) -> tuple[int, ...]:
    kind, _, name = ref.partition(":")
    refs = [f"region:{part}" for part in sorted(within(facts, name))] if kind == "region" else [ref]
    return tuple(sorted({at for each in refs for at in facts.named_at(each, source)}))


def related(facts: Facts, ref: str, source: str) -> bool:
    """Whether a source names a region, or uses a word derived from its name (Chinese guests)."""
    text = source_texts(facts)[source].text
    return bool(named(facts, ref, source) or places(text, forms(facts, ref), adjective=True))


def forms(facts: Facts, ref: str) -> NameForms:
    """The forms in which texts may print the name of a person, organisation or region."""
    return facts.forms_of_name(ref)


def others(facts: Facts, ref: str, source: str) -> tuple[int, ...]:
    """The offsets at which a source names people other than this one, of those the site connects with the source."""
    known = persons_of(facts, source)
    return tuple(sorted({at for other in known if other != ref for at in named(facts, other, source)}))


def anybody_else(facts: Facts, ref: str, source: str) -> tuple[int, ...]:
    """The offsets at which a source names any other person of the site; slower than `others`, and rarely needed."""
    known = facts.index(f"everybody named in {source}", lambda known: _everybody(known, source))
    return tuple(sorted({at for other, places in known if other != ref for at in places}))


def _everybody(facts: Facts, source: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    persons = (entry.ref for entry in facts.entries.values() if entry.kind == "person")
    return tuple((ref, places) for ref in persons if (places := named(facts, ref, source)))


@lookup
def persons_of(facts: Facts, source: str) -> tuple[str, ...]:
    """The refs of the people whom records connect with a source."""
    return facts.index("persons-by-source", _persons_by_source).get(source, ())


def _persons_by_source(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    rows = facts.table(_persons_and_sources)
    found: dict[str, dict[str, None]] = {}
    for ref in facts.entries:
        for source, person in rows[ref]:
            found.setdefault(source, {})[person] = None
    return {source: tuple(persons) for source, persons in found.items()}


@table
def _persons_and_sources(_facts: Facts, entry: Entry) -> tuple[tuple[str, str], ...]:
    """Each source of a record with a person whom the record connects with it."""
    record = entry.base.record
    found = [(quote.source, ref_of(quote.speaker)) for quote, _ in record.quotations() if quote.speaker]
    found += [(source, ref_of(one.person)) for _, one in speakers_of(record) for source in record.rests_on()]
    if isinstance(record, Person):
        named_in = [name.source for name in record.names_in_sources if name.source]
        found += [(source, entry.ref) for source in (*(role.source for role in record.roles), *named_in)]
    return tuple(dict.fromkeys(found))


def office_places(facts: Facts, ref: str, role: str, source: str) -> tuple[tuple[int, bool], ...]:
    """The offsets at which a source prints an office, each with whether it gives the office to somebody else."""
    return offices(source_texts(facts)[source].text, role, named(facts, ref, source), others(facts, ref, source))


def spoken_of(facts: Facts, ref: str, roles: Iterable[str], source: str) -> tuple[int, ...]:
    """The offsets at which a source names a person or body, by name or by an office that it gives to nobody else."""
    own = named(facts, ref, source)
    held = [role for role in roles if own or not _is_held_by_another(facts, ref, role, source)]
    by_office = (at for role in held for at, anothers in office_places(facts, ref, role, source) if not anothers)
    return tuple(sorted({*own, *by_office}))


def _is_held_by_another(facts: Facts, ref: str, role: str, source: str) -> bool:
    """Whether a source, which does not print this person's name, prints the office with the name of somebody else."""
    title = without_article(role)
    if any(anothers for _, anothers in office_places(facts, ref, title, source)):
        return True
    return any(other != ref for other in people_named_in(facts, title))


@lookup
def people_named_in(facts: Facts, title: str) -> tuple[str, ...]:
    """The refs of the people whose name is in the title of an office."""
    people = facts.entries.of_kind("person")
    return tuple(entry.ref for entry in people if holds_name(title, forms(facts, entry.ref)))


def paragraphs(facts: Facts, source: str) -> tuple[int, ...]:
    """The raw offsets at which a source's paragraphs begin."""
    return facts.index(f"paragraphs of {source}", lambda known: paragraph_starts(source_texts(known)[source].text.raw))
