"""Dates and places in a text that cites: each is in what is cited there, or follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from explainer.checks.dating import dates_of
from explainer.content.markup import MarkKind
from explainer.content.passages import Passage
from explainer.evidence import SourceText, dates_in, places
from explainer.evidence.normalise import SENTINEL
from explainer.evidence.printed_dates import Moment, PrintedDate, moments
from explainer.evidence.relative import told_from
from explainer.evidence.words import Span
from explainer.extend import record_check, table
from explainer.facts.citing import evidence_of
from explainer.facts.facts import Entry, Facts
from explainer.facts.geography import around, within
from explainer.facts.lookups import resting_on, source_texts
from explainer.facts.named import forms
from explainer.facts.prose import Prose, own_prose_of
from explainer.facts.references import resolve
from explainer.facts.told import tells_of
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, warning
from explainer.model.common import Record
from explainer.model.records.source import Source

_Ends: TypeAlias = tuple[Moment | None, Moment | None]

_OURS: Final = regex(
    r"\b(?:we|us|our|ours|i|nous|notre|nos|wir|uns|unser\w*|nosotros|nuestr\w+|мы|нас|наш\w*)\b|我们|本站|本网站",
    re.IGNORECASE,
)
_DENIED: Final = regex(
    r"\b(?:not|no|never|nor|neither|none|without|unlike|nicht|kein\w*|nie|ohne|pas|jamais|aucune?|sans|nunca|sin|ningun[ao]?"
    r"|не|нет|ни|без)\b|n['’]t\b|没有|未|并非|不",
    re.IGNORECASE,
)
"""What we say of our own work, or of what a source does not say, no source prints."""
_HINT: Final = (
    "Write what the source prints, cite the source that has it, or link the record that says how you know it."
)


@record_check
def cited_dates_and_places(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Each date and place of a paragraph that cites is in what it cites, or in a record that it links (W343)."""
    for prose in own_prose_of(facts, entry):
        for passage in prose.passages:
            if passage.kind == "text" and passage.cited:
                sources = tuple(dict.fromkeys(source for _, source in evidence_of(facts, prose, passage)))
                if sources and all(source in source_texts(facts) for source in sources):
                    yield from _problems(facts, prose, passage, sources)


def _problems(facts: Facts, prose: Prose, passage: Passage, sources: Sequence[str]) -> Iterator[Problem]:
    text = SourceText.prepare(passage.text, ())[0]
    sentences = zip(text.sentences, (*text.sentences[1:], len(text.raw)), strict=True)
    skipped = [*passage.quoted(), *(span for span in sentences if _is_ours(passage.text[slice(*span)]))]
    records = [prose.document.record, *_linked(facts, prose, passage)]
    known = [moments(date) for record in records for _, date in dates_of(record, ())]
    for item in dates_in(text, facts.tag(prose.document.lang)):
        if not _is_within(item.span, skipped) and not _is_known(facts, item, sources, known):
            yield _problem(prose, passage, item.span[0], f"date: {passage.text[slice(*item.span)]}", sources)
    near = around(facts, [name for record in records for name in record.places()])
    for region, spellings in _regions(facts):
        ref = f"region:{region}"
        if region in near or not any(form in prose.folded for form in spellings):
            continue
        for at in places(text, forms(facts, ref)):
            if not _is_within((at, at + 1), skipped) and not _names_place(facts, ref, sources):
                yield _problem(prose, passage, at, f"place: {facts.visible[ref].base.record.title}", sources)


def _problem(prose: Prose, passage: Passage, at: int, what: str, sources: Sequence[str]) -> Problem:
    message = f"None of the sources cited here has this {what} ({', '.join(sources)})."
    return warning("W343", prose.where(passage, at), message, _HINT)


def _is_ours(sentence: str) -> bool:
    return _OURS.search(sentence) is not None or _DENIED.search(sentence) is not None


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in spans)


def _linked(facts: Facts, prose: Prose, passage: Passage) -> Iterator[Record]:
    """The records that a passage links or embeds; of a quotation the one that holds it."""
    marks = prose.document.body.marks if prose.document.body else ()
    for number in dict.fromkeys([*passage.evidence, *(number for number, _, _ in passage.links)]):
        mark = marks[number]
        if mark.kind is MarkKind.CITATION or not mark.target:
            continue
        at = facts.quotes.get(mark.target.removeprefix("quote:"))
        refs = (at.entry.ref,) if at else resolve(facts, prose.document.origin.path, mark.target)
        yield from (facts.entries[ref].base.record for ref in refs if ref in facts.entries)


def _is_known(facts: Facts, item: PrintedDate, sources: Sequence[str], known: Sequence[_Ends]) -> bool:
    said = [*known, *(ends for source in sources for ends in _moments_of(facts, source))]
    return all(any(_serves(end, ends) for ends in said) for end in {item.start, item.end})


def _serves(wanted: Moment, said: _Ends) -> bool:
    """Whether what is said has this moment: a day has its year, a decade each of its years."""
    first, last = said
    if any(moment is not None and moment.agrees(wanted) for moment in said):
        return True
    return bool(first and last and not wanted.month and first.year and first.year <= wanted.year <= last.year)


def _moments_of(facts: Facts, source: str) -> tuple[_Ends, ...]:
    return facts.index(f"moments of {source}", lambda known: tuple(_find_moments(known, source)))


def _find_moments(facts: Facts, source: str) -> Iterator[_Ends]:
    """What a copy prints, what it tells from its own day, its own days, and the dates of what rests on it."""
    record = facts.entries[f"source:{source}"].base.record
    published = record.published if isinstance(record, Source) else None
    years = {day.year for day in (published.earliest, published.latest) if day} if published else set()
    for item in facts.dates_in_copies[source].dates:
        yield item.start, item.end
        for year in {*years, *(year - 1 for year in years)} if not item.start.year else ():
            yield replace(item.start, year=year), replace(item.end, year=year)
    if published:
        text = source_texts(facts)[source].text.masked.replace(SENTINEL, " ")
        yield from ((moment, moment) for moment in told_from(text, published))
    yield from (moments(date) for _, date in dates_of(record, ()))
    told = facts.table(_moments_in)
    yield from (ends for ref in resting_on(facts, source) for ends in told[ref])


@table
def _moments_in(_facts: Facts, entry: Entry) -> tuple[_Ends, ...]:
    return tuple(moments(date) for _, date in dates_of(entry.base.record, ()))


def _regions(facts: Facts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every region with its names in lower case, for a cheap test before names are looked for."""
    return facts.index("names-of-regions", _find_regions)


def _find_regions(facts: Facts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    spellings = facts.table(_spellings)
    return tuple((entry.id, spellings[entry.ref]) for entry in facts.of_kind("region"))


@table
def _spellings(facts: Facts, entry: Entry) -> tuple[str, ...]:
    return tuple(form.lower() for form in forms(facts, entry.ref).whole)


def _names_place(facts: Facts, ref: str, sources: Sequence[str]) -> bool:
    """Whether a cited source names a region, or its publisher is called after it, or a record that rests on it does."""
    inside = within(facts, ref.partition(":")[2])
    for source in sources:
        titles = SourceText.prepare("\n\n".join(_titles(facts, source)), ())[0]
        if tells_of(facts, ref, source) or places(titles, forms(facts, ref)):
            return True
        counted = facts.table(places_of_record)
        if any(inside.intersection(counted[other]) for other in resting_on(facts, source)):
            return True
    return False


@table
def places_of_record(_facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The regions that a record is about."""
    return entry.base.record.places()


def _titles(facts: Facts, source: str) -> Iterator[str]:
    record = facts.entries[f"source:{source}"].base.record
    yield record.title
    if isinstance(record, Source):
        yield from (record.title_original, record.publisher, record.host)
        publisher = facts.entries.get(f"organisation:{record.publisher.removeprefix('organisation:')}")
        yield publisher.base.record.title if publisher else ""
