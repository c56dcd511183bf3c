"""Everything that the site claims of its sources, in one index: for the evidence report, the data file and tests.

A claim is a quotation, a citation in a text, a figure, a date or office as printed, a slogan, a target, or a figure
that we calculated. Each says where it is made, what it says, and what came of looking it up. Offsets are raw characters
of the decoded snapshot, from 0, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from explainer.evidence import FormulaError, Found, Missing, Span, check_figure
from explainer.facts import Entry, Facts, QuoteAt
from explainer.model.common import Record
from explainer.model.records import Figure
from explainer.quoting import (
    CitedWords,
    Printed,
    calculated,
    citations_in_texts,
    kind_of,
    may_show,
    printed_words,
    results,
)

Kind = Literal["quotation", "citation", "figure", "date", "role", "slogan", "target", "derived"]

KINDS: tuple[Kind, ...] = ("quotation", "slogan", "target", "figure", "derived", "date", "role", "citation")

PROVEN = frozenset({"found", "calculated"})
"""Statuses of a claim that was looked up and holds."""

UNCHECKED = frozenset({"cited", "own-translation"})
"""Statuses of a claim that claims no words of the source, so that there is nothing to look up."""

_KIND_OF_FIELD: dict[str | int, Kind] = {"slogans": "slogan", "targets": "target", "quote": "figure"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `lang` is the site's language in which it is written, `source` is "" for a calculation.

    `said` is how the source says the words of a quotation (direct, transcript, reported, narrator,
    slogan, figure), else "".

    `status` is found, absent, excluded, ambiguous, order, no-snapshot, number-absent, unit-absent,
    percent-versus-points, calculated, miscalculated, cited (no words are quoted) or own-translation.
    `parts` are the places of the words (several if the claim leaves words out), `line` is 0 where there are none.
    """

    id: str
    kind: Kind
    ref: str
    lang: str
    source: str
    words: str
    said: str
    status: str
    parts: tuple[Span, ...]
    line: int
    in_marks: bool

    @property
    def sort_key(self) -> tuple[bool, str, int]:
        """By source, then by place in its text; calculations last."""
        return (not self.source, self.source, self.parts[0][0] if self.parts else 0)


def claims(facts: Facts) -> tuple[Claim, ...]:
    """All claims of published records, by source and by place in its text."""
    return facts.index("claims", lambda known: tuple(sorted(_claims(known), key=lambda claim: claim.sort_key)))


def may_show_words(facts: Facts, claim: Claim) -> bool:
    """Whether the words of a claim may stand in the output: a licence allows it, and they are not excluded."""
    return not claim.source or (claim.status != "excluded" and may_show(facts, claim.source))


def _claims(facts: Facts) -> Iterator[Claim]:
    found = results(facts)
    for at in facts.quotes.values():
        yield _of_quotation(facts, at, found[at.id])
    counts: dict[str, int] = {}
    for cited in citations_in_texts(facts):
        if _is_visible(facts, cited.document.ref, cited.mark.target):
            place = f"{cited.document.ref.replace(':', '-')}-{cited.document.lang}-citation"
            counts[place] = counts.get(place, 0) + 1
            yield _of_citation(f"{place}-{counts[place]}", cited)
    for printed in printed_words(facts):
        if printed.entry.ref in facts.visible:
            yield _of_printed(printed)
    for entry in facts.of_kind("figure"):
        if isinstance(figure := entry.base.record, Figure) and figure.derived is not None:
            yield _of_calculation(facts, entry, figure, figure.derived.formula)


def _is_visible(facts: Facts, ref: str, source: str) -> bool:
    return ref in facts.visible and f"source:{source}" in facts.visible


def _of_quotation(facts: Facts, at: QuoteAt, result: Found | Missing | None) -> Claim:
    kind = _KIND_OF_FIELD.get(at.path[0], "quotation")
    outcome = _outcome(result, _number_status(at.entry.base.record))
    entry, quote = at.entry, at.quote
    return Claim(at.id, kind, entry.ref, entry.base.lang, quote.source, quote.exact, kind_of(facts, at), *outcome)


def _number_status(record: Record) -> str:
    """What to say of a quotation that was found: a figure's must also print its number with its unit."""
    if not isinstance(record, Figure) or record.quote is None or record.derived is not None:
        return "found"
    value = record.value_text or ("" if record.value is None else str(record.value))
    wrong = check_figure(record.quote.exact, value, record.unit, record.unit_kind or "text") if value else None
    return wrong.reason if wrong else "found"


def _outcome(result: Found | Missing | None, found: str = "found") -> tuple[str, tuple[Span, ...], int, bool]:
    """Status, places, line, and whether the source has the words in quotation marks."""
    if isinstance(result, Found):
        return found, result.parts, result.line, result.in_quotation_marks
    return result.reason if isinstance(result, Missing) else "no-snapshot", (), 0, False


def _of_citation(name: str, cited: CitedWords) -> Claim:
    document, mark = cited.document, cited.mark
    outcome = _outcome(cited.result)
    if cited.result is None and (not mark.quoted or cited.translated):
        outcome = ("own-translation" if mark.quoted else "cited", (), 0, False)
    return Claim(name, "citation", document.ref, document.lang, mark.target, mark.quoted, "", *outcome)


def _of_printed(printed: Printed) -> Claim:
    """By the first source that prints the words; else by the first that was looked at."""
    entry = printed.entry
    numbers = [str(part) for part in printed.path if isinstance(part, int)]
    name = "-".join([entry.kind, entry.id, printed.kind, *numbers])
    hits = [(source, result) for source, result in printed.results if isinstance(result, Found)]
    unseen = [(source, None) for source in entry.base.record.sources]
    source, result = next(iter((*hits, *printed.results, *unseen)), ("", None))
    return Claim(name, printed.kind, entry.ref, entry.base.lang, source, printed.words, "", *_outcome(result))


def _of_calculation(facts: Facts, entry: Entry, figure: Figure, formula: str) -> Claim:
    try:
        right = figure.value is not None and calculated(facts, figure) == figure.value
    except FormulaError:
        right = False
    words = f"{figure.value_text or figure.value} = {formula}"
    outcome = _outcome(None)[1:]
    status = "calculated" if right else "miscalculated"
    return Claim(f"figure-{entry.id}-derived", "derived", entry.ref, entry.base.lang, "", words, "", status, *outcome)
