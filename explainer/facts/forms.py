"""The forms of all published terms, for the checks of wording and sourcing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from explainer.evidence.words import Span
from explainer.extend import lookup, table
from explainer.facts.facts import Entry, Facts
from explainer.facts.prose import any_of
from explainer.model.common import Record
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.term import Term


@dataclass(frozen=True, slots=True)
class AvoidedForm:
    """A form that our own words should not use, and the ref of the term that it is a form of."""

    text: str
    status: Literal["deprecated", "error"]
    term: str


@dataclass(frozen=True, slots=True)
class TermForms:
    """All forms of all terms.

    `accepted` finds titles, originals, abbreviations and accepted variants; `avoided` holds the others by their
    case-folded form. `numbers` are those of three digits and more in a form or in the number scheme of a
    slogan ("4266").
    """

    accepted: re.Pattern[str]
    avoided: Mapping[str, AvoidedForm]
    numbers: frozenset[str]

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
    table = facts.table(_forms_in)
    rows = [table[entry.ref] for entry in facts.visible.values() if entry.kind in ("term", "plan")]
    accepted = {form for row in rows for form in row.accepted}
    folded = {form.casefold() for form in accepted}
    avoided = {item.text.casefold(): item for row in rows for item in row.avoided if item.text.casefold() not in folded}
    schemes = [text for row in rows for text in row.slogans]
    return TermForms(
        accepted=any_of(accepted),
        avoided=avoided,
        numbers=frozenset(number for form in [*accepted, *schemes] for number in re.findall("[0-9]{3,}", form)),
    )


@dataclass(frozen=True, slots=True)
class _Forms:
    """What a term or a plan adds to the forms."""

    accepted: tuple[str, ...] = ()
    avoided: tuple[AvoidedForm, ...] = ()
    slogans: tuple[str, ...] = ()


@table
def _forms_in(facts: Facts, entry: Entry) -> _Forms:
    shown = facts.visible.get(entry.ref)
    if shown is None:
        return _Forms()
    if isinstance(plan := shown.base.record, Plan):
        return _Forms(slogans=tuple(_slogans_of(plan)))
    return _Forms(tuple(_accepted(shown)), tuple(_avoided(shown)))


def _slogans_of(plan: Plan) -> Iterator[str]:
    for slogan in plan.slogans:
        yield from (slogan.text, slogan.number_scheme)


def is_name(facts: Facts, words: str) -> bool:
    """Whether words are, in any case and with any stop, the title of a published record, or a form of a term."""
    bare = " ".join(words.casefold().split()).strip(" .,;:!?。，；：！？")
    return is_a_name(facts, bare)


@lookup
def is_a_name(facts: Facts, words: str) -> bool:
    """Whether words in lower case are a name or a form of something published."""
    return words in facts.index("names of records", _names)


def _names(facts: Facts) -> frozenset[str]:
    rows = facts.table(all_names_of_record)
    return frozenset(name for ref in facts.visible for name in rows[ref])


@table
def all_names_of_record(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The titles of a record, the forms of a term and the slogans of a plan, in lower case."""
    shown = facts.visible.get(entry.ref)
    if shown is None:
        return ()
    names = [name for document in shown.versions.values() for name in _names_of(document.record)]
    if isinstance(plan := shown.base.record, Plan):
        names += _slogans_of(plan)
    return tuple(dict.fromkeys(name.casefold() for name in (*names, *forms_of(shown))))


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
                    yield AvoidedForm(variant.text, variant.status, entry.ref)
