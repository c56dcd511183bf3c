"""Every number of a text that cites, against what it cites: its value, unit, sign, currency and limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from explainer.checks.sourcing import stated_amounts
from explainer.content.markup import Mark, MarkKind
from explainer.content.passages import Passage
from explainer.evidence.amounts import SMALL, Amount, Difference, PrintedAmounts, amounts, difference, printed
from explainer.evidence.estimates import Estimate, estimates, is_estimated
from explainer.evidence.figures import limit_in
from explainer.evidence.normalise import SENTINEL
from explainer.evidence.numerals import base_language
from explainer.evidence.words import Span
from explainer.extend import record_check
from explainer.facts.citing import evidence_of, quoted_words_of
from explainer.facts.facts import Entry, Facts
from explainer.facts.forms import term_forms
from explainer.facts.lookups import source_texts
from explainer.facts.proofs import source_language
from explainer.facts.prose import Prose, contains, own_prose_of
from explainer.facts.references import resolve
from explainer.ground.problems import Problem, warning
from explainer.model.records.article import Article
from explainer.model.records.figure import Figure
from explainer.model.records.plan import Plan


@record_check
def cited_numbers(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Each number of a paragraph that cites is printed by a source that it cites, or by a record in it (W324)."""
    forms = term_forms(facts)
    for prose in own_prose_of(facts, entry):
        looked_up = _looked_up(facts, entry)
        language = facts.tag(prose.document.lang)
        for passage, as_written in zip(prose.passages, prose.read, strict=True):
            sources = dict.fromkeys(source for _, source in evidence_of(facts, prose, passage))
            texts = [source for source in sources if source in source_texts(facts)]
            if passage.kind == "field" or not (passage.cited or passage.supported):
                continue
            records, guesses = _stated_by_records(facts, prose, passage)
            if not (texts or records.values):
                continue
            cited = _Cited(facts, texts, records, guesses)
            quoted = looked_up.get((prose.document.lang, passage.line, as_written.text), [])
            stated = stated_amounts(passage.text, forms, language)
            for problem_at, problem in _problems(prose, passage, cited, _figures(passage.text, language, stated)):
                if not contains(quoted, *problem_at):
                    yield problem


_STATING: Final = frozenset({"title", "summary", "key_points", "gloss", "question", "outcome", "targets"})
"""Fields that state something of the record's subject; notes of ours and what tells namesakes apart do not."""


@record_check
def field_numbers(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A number in a title, summary or key point is printed by the record's sources or evidence (W324)."""
    forms = term_forms(facts)
    for prose in own_prose_of(facts, entry):
        language = facts.tag(prose.document.lang)
        for passage in prose.fields:
            if passage.path[0] not in _STATING:
                continue
            cited = _evidence_of_field(facts, prose, passage)
            if not (cited.sources or cited.records.values):
                continue
            marked = [(found.start, found.end) for found in passage.stretches()]
            stated = stated_amounts(passage.text, forms, language)
            for place, problem in _problems(prose, passage, cited, _figures(passage.text, language, stated)):
                if not contains(marked, *place):
                    yield problem


@record_check
def linked_numbers(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The words of a link to a figure state no other number than the figure does (W324)."""
    for prose in own_prose_of(facts, entry):
        marks = prose.document.body.marks if prose.document.body else ()
        for passage in prose.read:
            for number, start, end in passage.links if marks else ():
                target = marks[number].target
                figure = facts.entries.get(target) if target.startswith("figure:") else None
                if figure is None or start == end:
                    continue
                states = [printed(_stated_by(facts, figure))]
                for amount in amounts(passage.text[start:end], facts.tag(prose.document.lang)):
                    if why := difference(amount, states):
                        here = replace(amount, start=amount.start + start, end=amount.end + start)
                        yield _not_printed(prose, passage, here, [target], why)


def _evidence_of_field(facts: Facts, prose: Prose, passage: Passage) -> _Cited:
    """Of a key point what it names; of another field the sources of the record and all that its text links."""
    record = prose.document.record
    if passage.path[0] == "key_points" and isinstance(record, Article) and isinstance(passage.path[1], int):
        refs = record.key_points[passage.path[1]].refs
        entries = [entry for ref in refs for entry in _named(facts, ref)]
        sources: Sequence[str] = ()
    else:
        body = prose.document.body
        entries = [facts.entries[prose.document.ref], *_linked(facts, prose)] if body else []
        entries = entries or [facts.entries[prose.document.ref]]
        sources = tuple(dict.fromkeys(source for _, source in evidence_of(facts, prose, passage)))
    states = printed(amount for entry in entries for amount in _stated_by(facts, entry))
    return _Cited(facts, [source for source in sources if source in source_texts(facts)], states, [])


def _named(facts: Facts, ref: str) -> Iterator[Entry]:
    if ref in facts.entries:
        yield facts.entries[ref]
    elif ref.startswith("quote:") and (at := facts.quotes.get(ref.removeprefix("quote:"))):
        yield at.entry


def _linked(facts: Facts, prose: Prose) -> Iterator[Entry]:
    for mark in prose.document.body.marks if prose.document.body else ():
        yield from _records_of(facts, prose, mark)


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a passage cites: sources with a text, and what the records that it links state."""

    facts: Facts
    sources: Sequence[str]
    records: PrintedAmounts
    guesses: Sequence[Estimate]

    def printed(self) -> list[PrintedAmounts]:
        return [*(_printed_by(self.facts, source) for source in self.sources), self.records]

    def says(self, estimate: Estimate) -> bool:
        """Whether one of them says as much; so, too, if one is in a language whose estimates are not known."""
        if not all(_speaks(self.facts, source) for source in self.sources):
            return True
        others = [found for source in self.sources for found in _estimated_by(self.facts, source)]
        values = [amount for words in self.printed() for found in words.values.values() for amount in found]
        return is_estimated(estimate, [*others, *self.guesses], values)


def _problems(
    prose: Prose, passage: Passage, cited: _Cited, stated: Iterator[Amount]
) -> Iterator[tuple[Span, Problem]]:
    """The numbers and estimates of a passage that nothing cited prints, each with its place."""
    for amount in stated:
        if why := difference(amount, cited.printed()):
            yield (amount.start, amount.end), _not_printed(prose, passage, amount, cited.sources, why)
    for estimate in estimates(passage.text):
        if not cited.says(estimate):
            yield (estimate.start, estimate.end), _not_estimated(prose, passage, estimate, cited.sources)


def _speaks(facts: Facts, source: str) -> bool:
    """Whether a source is in a language whose words for a half or for thousands are known."""
    return base_language(source_language(facts, source)) in _LANGUAGES


_LANGUAGES: Final = frozenset(["en", "zh", "de", "fr", "es", "ru"])


def _not_estimated(prose: Prose, passage: Passage, estimate: Estimate, sources: Sequence[str]) -> Problem:
    shown = passage.text[estimate.start : estimate.end].strip()
    return warning(
        "W324",
        prose.where(passage, estimate.start),
        f"None of the sources cited here says as much: {shown} ({', '.join(sources) or 'a calculation'}).",
        _REMEDY,
    )


def _looked_up(facts: Facts, entry: Entry) -> Mapping[tuple[str, int, str], list[tuple[int, int]]]:
    found: dict[tuple[str, int, str], list[tuple[int, int]]] = {}
    for quoted in quoted_words_of(facts, entry):
        if quoted.status != "translated":
            key = (quoted.prose.document.lang, quoted.passage.line, quoted.passage.text)
            found.setdefault(key, []).append((quoted.start, quoted.end))
    return found


def _figures(text: str, language: str, stated: Sequence[Span]) -> Iterator[Amount]:
    """Amounts in digits that state something, and those in words that are too large to count our own parts."""
    starts = {start for start, _ in stated}
    for amount in amounts(text, language):
        if amount.in_words:
            han = text[amount.start] > "\u2e80"
            scaled = any(sign in "万亿" for sign in text[amount.start : amount.end]) or amount.share == "percent"
            if amount.value > SMALL and (scaled or not han):
                yield amount
        elif amount.start in starts:
            yield amount


_REMEDY: Final = (
    "Write it as the source has it, cite the source that prints it, or link the figure that says how you know it."
)
_OTHERWISE: Final[Mapping[Difference, str]] = {
    "sign": "as a rise where this text has a fall, or as a fall where it has a rise",
    "currency": "in another currency",
    "limit": "with another limit (at least, up to, more than …), or with none",
    "denial": "and only one of the two texts says that it was not so",
    "noun": "of something else",
    "rate": "and not for what it is said to be here (a day, an hour, a kilometre …)",
    "doubt": "as a plan, a demand, a claim or a forecast, and not as a fact",
    "time": "for another time, and another number for the time named here",
}


def _not_printed(prose: Prose, passage: Passage, amount: Amount, sources: Sequence[str], why: Difference) -> Problem:
    unit = {"percent": " percent", "points": " percentage points"}.get(amount.share, "")
    shown = f"{passage.text[amount.start : amount.end]}{unit}"
    names = ", ".join(sources) or "a calculation"
    message = f"None of the sources cited here prints this number: {shown} ({names})."
    if why != "absent":
        message = f"What is cited here prints {shown} {_OTHERWISE[why]} ({names})."
    return warning(
        "W324",
        prose.where(passage, amount.start),
        message,
        _REMEDY,
    )


def _printed_by(facts: Facts, source: str) -> PrintedAmounts:
    return facts.index(
        f"amounts-of-{source}",
        lambda known: printed(amounts(_text_of(known, source), source_language(known, source))),
    )


def _estimated_by(facts: Facts, source: str) -> tuple[Estimate, ...]:
    return facts.index(f"estimates-of-{source}", lambda known: estimates(_text_of(known, source), loose=True))


def _text_of(facts: Facts, source: str) -> str:
    return source_texts(facts)[source].text.masked.replace(SENTINEL, " ")


def _stated_by_records(facts: Facts, prose: Prose, passage: Passage) -> tuple[PrintedAmounts, list[Estimate]]:
    """What the figures and other records that a passage links or embeds state, on evidence of their own."""
    marks = prose.document.body.marks if prose.document.body else ()
    entries = [entry for number in passage.evidence for entry in _records_of(facts, prose, marks[number])]
    guesses = [
        found
        for entry in entries
        for quote, _ in entry.base.record.quotations()
        for found in estimates(quote.exact, loose=True)
    ]
    return printed(amount for entry in entries for amount in _stated_by(facts, entry)), guesses


def _records_of(facts: Facts, prose: Prose, mark: Mark) -> Iterator[Entry]:
    if mark.kind is MarkKind.CITATION or not mark.target:
        return
    if mark.target.startswith("quote:"):
        at = facts.quotes.get(mark.target.removeprefix("quote:"))
        yield from [at.entry] if at else []
        return
    for ref in resolve(facts, prose.document.origin.path, mark.target):
        if ref in facts.entries:
            yield facts.entries[ref]


def _stated_by(facts: Facts, entry: Entry) -> Iterator[Amount]:
    record = entry.base.record
    for quote, _ in record.quotations():
        yield from amounts(quote.exact, source_language(facts, quote.source))
    tag = facts.tag(entry.base.lang)
    match record:
        case Figure():
            yield from _of_figure(record, tag)
        case Plan():
            for target in record.targets:
                yield from amounts(f"{target.value} {target.unit}", tag) if target.value is not None else ()
        case _:
            pass


def _of_figure(figure: Figure, tag: str) -> Iterator[Amount]:
    """The numbers of a figure; a limit stands in `value_text`, and an end of its interval may be called one."""
    units = {"percent": "%", "percentage-points": " percentage points"}
    unit = units.get(figure.unit_kind or "", f" {figure.unit}")
    limit = limit_in(figure.value_text, tag)
    for value in (figure.value, *(point.value for point in figure.series)):
        if value is not None:
            yield from (replace(amount, bound=limit) for amount in amounts(f"{value}{unit}", tag))
    for end in (figure.low, figure.high):
        if end is not None:
            yield from (replace(amount, open=True) for amount in amounts(f"{end}{unit}", tag))
    yield from amounts(figure.value_text, tag)
