"""Everything that the site claims of its sources, in one index: for the evidence report, the data file and tests.

A claim is a quotation, a citation in a text, a figure, a date or office as printed, a slogan, a target, or a figure
that we calculated. Each says where it is made, what it says, and whether it was found. Offsets are raw characters
of the decoded snapshot, from 0, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from explainer.content.markup import MarkKind
from explainer.evidence import FormulaError, Match, NotFound, Span
from explainer.extend import table
from explainer.facts.citing import QuotedWords, quoted_words_of
from explainer.facts.facts import Document, Entry, Facts, QuoteAt
from explainer.facts.lookups import AttestedWords, calculated, may_show, place_of, printed_words_of
from explainer.facts.proofs import disproof, disproof_of_target
from explainer.facts.whose import kind_of
from explainer.model.records.figure import Figure
from explainer.model.records.plan import Plan

ClaimKind = Literal["quotation", "citation", "figure", "date", "role", "slogan", "target", "derived"]

CLAIM_KINDS: tuple[ClaimKind, ...] = ("quotation", "slogan", "target", "figure", "derived", "date", "role", "citation")

PROVEN = frozenset({"found", "calculated"})
"""Statuses of a claim that was looked up and is right."""

UNCHECKED = frozenset({"cited", "own-translation"})
"""Statuses of a claim that gives no words of the source, so that there is nothing to look up."""

_LATER: dict[ClaimKind, int] = {"citation": 1, "date": 2, "role": 2, "derived": 3}
"""Which of the claims that begin at the same place of a source come after its quotations."""

_KIND_OF_FIELD: dict[str | int, ClaimKind] = {
    "slogans": "slogan",
    "targets": "target",
    "quote": "figure",
    "series": "figure",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `lang` is the site's language in which it is written, `source` is "" for a calculation.

    `said` is the kind of a quotation (direct, transcript, reported, narrator,
    slogan, figure), else "".

    `status` is found, absent, excluded, ambiguous, order, no-snapshot, number-absent, unit-absent,
    percent-versus-points, scale-differs, sign-differs, limit-differs, denied, calculated, miscalculated,
    cited (no words are quoted) or own-translation.
    `parts` are the places of the words (several if the claim leaves words out), `line` is 0 where there are none.
    """

    id: str
    kind: ClaimKind
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
    return facts.index("claims", _sorted_claims)


def claims_of(facts: Facts, entry: Entry) -> tuple[Claim, ...]:
    """The claims of one record; a draft has none."""
    return claims_of_record(facts, entry)


def _sorted_claims(facts: Facts) -> tuple[Claim, ...]:
    found = (claim for ref in facts.visible for claim in claims_of(facts, facts.entries[ref]))
    return tuple(sorted(found, key=lambda claim: (claim.sort_key, _LATER.get(claim.kind, 0))))


def may_show_words(facts: Facts, claim: Claim) -> bool:
    """Whether the words of a claim may be in the output: a licence allows it, and they are not excluded."""
    return not claim.source or (claim.status != "excluded" and may_show(facts, claim.source))


@table
def claims_of_record(facts: Facts, entry: Entry) -> tuple[Claim, ...]:
    """The claims of one record; a draft has none."""
    return tuple(_made_by(facts, entry)) if entry.ref in facts.visible else ()


def _made_by(facts: Facts, entry: Entry) -> Iterator[Claim]:
    for at in facts.quotes_of(entry.ref):
        known = facts.quotes[at.id]
        if (known.entry.ref, known.path) == (entry.ref, at.path):  # of two with one id, the last counts
            yield _of_quotation(facts, at, place_of(facts, at))
    yield from _of_texts(facts, entry)
    for printed in printed_words_of(facts, entry):
        yield _of_printed(printed)
    figure = facts.visible[entry.ref].base.record
    if isinstance(figure, Figure) and figure.derived is not None:
        yield _of_calculation(facts, entry, figure, figure.derived.formula)


def _is_visible(facts: Facts, document: Document, source: str) -> bool:
    """Whether the text and the source are published, the text in its own language."""
    entry = facts.visible.get(document.ref)
    return entry is not None and document.lang in entry.versions and f"source:{source}" in facts.visible


def _of_quotation(facts: Facts, at: QuoteAt, result: Match | NotFound | None) -> Claim:
    kind = _KIND_OF_FIELD.get(at.path[0], "quotation")
    outcome = _outcome(result, _number_status(facts, at))
    entry, quote = at.entry, at.quote
    return Claim(at.id, kind, entry.ref, entry.base.lang, quote.source, quote.exact, kind_of(facts, at), *outcome)


def _number_status(facts: Facts, at: QuoteAt) -> str:
    """The status of a quotation that was found: that of a figure, a target or a point must also print its number."""
    record = at.entry.base.record
    wrong = None
    match (record, at.path):
        case Figure(derived=None), ("quote",) if record.value is not None or record.value_text:
            wrong = disproof(facts, record, at.quote)
        case Figure(), ("series", int(place), "quote"):
            wrong = disproof(facts, record, at.quote, str(record.series[place].value))
        case Plan(), ("targets", int(place), "quote") if record.targets[place].value is not None:
            wrong = disproof_of_target(facts, record.targets[place], at.quote)
        case _:
            pass
    return wrong.reason if wrong else "found"


def _outcome(result: Match | NotFound | None, found: str = "found") -> tuple[str, tuple[Span, ...], int, bool]:
    """Status, places, line, and whether the source has the words in quotation marks."""
    if isinstance(result, Match):
        return found, result.parts, result.line, result.in_quotation_marks
    return result.reason if isinstance(result, NotFound) else "no-snapshot", (), 0, False


def _of_texts(facts: Facts, entry: Entry) -> Iterator[Claim]:
    """Every quoted stretch, and every citation without quoted words, in the order of each text."""
    quoted = quoted_words_of(facts, entry)
    for document in facts.visible[entry.ref].versions.values():
        found = [words for words in quoted if words.prose.document.lang == document.lang]
        marks = document.body.marks if document.body else ()
        taken = {words.mark for words in found}
        bare = [
            (mark.line, mark.column, mark.target, None)
            for number, mark in enumerate(marks)
            if mark.kind is MarkKind.CITATION and number not in taken
        ]
        places = [(*_place(words), words.source, words) for words in found]
        place = f"{document.ref.replace(':', '-')}-{document.lang}-citation"
        ordered = sorted([*bare, *places], key=lambda item: item[:2])
        shown = [item for item in ordered if _is_visible(facts, document, item[2])]
        for number, (_, _, source, said) in enumerate(shown, 1):
            yield _of_citation(f"{place}-{number}", document, source, said)


def _place(words: QuotedWords) -> tuple[int, int]:
    where = words.prose.where(words.passage, words.start)
    return where.line or 0, where.column or 0


def _of_citation(name: str, document: Document, source: str, words: QuotedWords | None) -> Claim:
    if words is None:
        return Claim(name, "citation", document.ref, document.lang, source, "", "", "cited", (), 0, in_marks=False)
    outcome = _outcome(words.result)
    if words.status == "translated":
        outcome = ("own-translation", (), 0, False)
    return Claim(name, "citation", document.ref, document.lang, source, words.words, "", *outcome)


def _of_printed(printed: AttestedWords) -> Claim:
    """The claim for the first source that prints the words; else for the first that was searched."""
    entry = printed.entry
    numbers = [str(part) for part in printed.path if isinstance(part, int)]
    name = "-".join([entry.kind, entry.id, printed.kind, *numbers])
    hits = [(source, result) for source, result in printed.results if isinstance(result, Match)]
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
