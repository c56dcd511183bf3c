"""The forms of all published terms, for the checks of wording and sourcing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from explainer.evidence.words import Span
from explainer.facts.facts import Entry, Facts
from explainer.facts.prose import any_of
from explainer.model.common import Record
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.term import Term


@dataclass(frozen=True, slots=True)
class AvoidedForm:
    """A form that our own words should not use, and the term that it is a form of."""

    text: str
    status: Literal["deprecated", "error"]
    term: Entry


@dataclass(frozen=True, slots=True)
class TermForms:
    """All forms of all terms.

    `accepted` finds titles, originals, abbreviations and accepted variants; `avoided` holds the others by their
    case-folded form. `numbers` are those of three digits and more in a form or in the number scheme of a
    slogan ("4266"), and `names` the case-folded forms and titles of records.
    """

    accepted: re.Pattern[str]
    avoided: Mapping[str, AvoidedForm]
    numbers: frozenset[str]
    names: frozenset[str]

    def known(self, text: str) -> tuple[Span, ...]:
        """The places of accepted forms in a text."""
        return tuple(match.span() for match in self.accepted.finditer(text))


def term_forms(facts: Facts) -> TermForms:
    """The forms of the published terms in all languages. A form that any term accepts is not to be avoided."""
    return facts.index("checked-term-forms", _term_forms)


def forms_of(entry: Entry) -> tuple[str, ...]:
    """Every form of one term: preferred, original and abbreviated ones, and all variants."""
    return tuple(dict.fromkeys([*_accepted(entry), *(variant.text for variant in _avoided(entry))]))


def _term_forms(facts: Facts) -> TermForms:
    entries = list(facts.of_kind("term"))
    accepted = {form for entry in entries for form in _accepted(entry)}
    folded = {form.casefold() for form in accepted}
    avoided = {
        item.text.casefold(): item
        for entry in entries
        for item in _avoided(entry)
        if item.text.casefold() not in folded
    }
    schemes = [
        text
        for _, plan in facts.records(Plan)
        for slogan in plan.slogans
        for text in (slogan.text, slogan.number_scheme)
    ]
    records = [document.record for entry in facts.visible.values() for document in entry.versions.values()]
    titles = {name for record in records for name in _names_of(record)}
    return TermForms(
        accepted=any_of(accepted),
        avoided=avoided,
        numbers=frozenset(number for form in [*accepted, *schemes] for number in re.findall("[0-9]{3,}", form)),
        names=frozenset(name.casefold() for name in [*accepted, *avoided, *schemes, *titles]),
    )


def _names_of(record: Record) -> Iterator[str]:
    """The titles of a record in all languages, and that of a source in its own language."""
    yield record.title
    yield from record.own_names().values()
    if isinstance(record, Source) and record.title_original:
        yield record.title_original


def _accepted(entry: Entry) -> Iterator[str]:
    for document in entry.versions.values():
        if isinstance(term := document.record, Term):
            yield term.title
            yield from [term.abbreviation] if term.abbreviation else []
            yield from [term.original.text] if term.original else []
            yield from (variant.text for variant in term.variants if variant.status == "accepted")


def _avoided(entry: Entry) -> Iterator[AvoidedForm]:
    for document in entry.versions.values():
        if isinstance(term := document.record, Term):
            for variant in term.variants:
                if variant.status != "accepted":
                    yield AvoidedForm(variant.text, variant.status, entry)
