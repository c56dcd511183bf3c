"""Texts against what their paragraphs cite: every quoted stretch, whose words it is, and every number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from explainer.checks.evidence import not_found
from explainer.checks.sourcing import stated_amounts
from explainer.citing import QuotedWords, evidence_of, quoted_words
from explainer.evidence import Found, Missing, ascribed
from explainer.evidence.amounts import SMALL, Amount, Share, amounts, by_value, is_printed
from explainer.evidence.matching import stands_in_marks
from explainer.evidence.normalise import SENTINEL, plain
from explainer.evidence.quoted import stretches
from explainer.evidence.speaking import gives, reads_as_own
from explainer.evidence.words import Span, fold, sentence_starts, whole_hits
from explainer.extend import check
from explainer.facts import Entry, Facts, nested_quotes
from explainer.forms import term_forms
from explainer.markup import Mark, MarkKind
from explainer.model.records import Figure, Organisation, Person, Plan, Source, Speech
from explainer.named import anybody_else, named
from explainer.passages import Passage, merged
from explainer.problems import Problem, error, warning
from explainer.proofs import source_language
from explainer.prose import Prose, any_of, contains, own_prose
from explainer.quoting import may_show, source_texts
from explainer.references import resolve

_SHOWN: Final = 80
_REACH: Final = 300
"""Characters of a sentence on either side of quoted words that say whose they are."""

_OWN_WORDS: Final = frozenset({"speech-text"})
"""Kinds of sources that are a person's own words, so that no mark in them has to say so."""


_FIRST: Final = 2
"""Words that begin so early in a paragraph are those to which the one before it leads."""


@check
def quoted_prose(facts: Facts) -> Iterator[Problem]:
    """Every quoted stretch of a text stands in a source that its paragraph cites (E327, E302; short ones W322)."""
    for quoted in quoted_words(facts):
        if quoted.status == "missing" and isinstance(quoted.result, Missing):
            yield _missing(facts, quoted, quoted.result)
        elif quoted.status == "unclear" and quoted.is_long:
            yield warning(
                "W322",
                quoted.prose.where(quoted.passage, quoted.start),
                f"These words are not in {quoted.source}, and another source cited here is in another language: "
                f'"{_short(quoted.words)}"',
                "If they are your translation, cite the source that they translate alone; else copy the words exactly.",
            )
        elif quoted.status == "no-snapshot" and quoted.is_long and quoted.passage.kind != "field":
            yield warning(
                "W322",
                quoted.prose.where(quoted.passage, quoted.start),
                f'"{quoted.source}" has no snapshot, so these words cannot be looked up: "{_short(quoted.words)}"',
                "Save the source's text below content/snapshots/, or write them without quotation marks.",
            )


def _missing(facts: Facts, quoted: QuotedWords, result: Missing) -> Problem:
    where = quoted.prose.where(quoted.passage, quoted.start)
    problem = not_found(result, quoted.source, source_texts(facts)[quoted.source], where, exact=quoted.words)
    if problem.code == "E302":
        return problem
    message = problem.message.replace("These words", f'"{_short(quoted.words)}": these words', 1)
    remedy = problem.remedy if quoted.closed else f"The quotation mark is never closed. {problem.remedy}"
    if _is_firm(quoted):
        return replace(problem, code="E327", message=message, remedy=remedy)
    advice = "Quote what the source has, or leave the marks out if nobody is quoted."
    return warning("W322", where, message, advice if quoted.closed else remedy)


def _is_firm(quoted: QuotedWords) -> bool:
    """Whether it can only be a quotation of what is cited: long, and with the citation in its own paragraph."""
    return quoted.is_long and (quoted.passage.kind not in ("field", "heading") or quoted.passage.cited)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


@check
def prose_display(facts: Facts) -> Iterator[Problem]:
    """A text does not quote a source whose words may not be shown, in whatever position (E309)."""
    for quoted in quoted_words(facts):
        if not may_show(facts, quoted.source) and (quoted.status in ("found", "translated") or quoted.is_long):
            yield error(
                "E309",
                quoted.prose.where(quoted.passage, quoted.start),
                f'The words of "{quoted.source}" are quoted here, and its record says that they may not be shown.',
                "Say it in your own words, or write display: excerpts in the source's record if its licence allows it.",
            )


@check
def reported_in_marks(facts: Facts) -> Iterator[Problem]:
    """Words in marks beside a person are that person's own in the source, which names the person (W323)."""
    people, tellers = _people(facts), _tellers(facts)
    sentences: _Sentences | None = None
    for quoted in quoted_words(facts):
        if quoted.status != "found" or _is_transcript(facts, quoted.source):
            continue
        if sentences is None or sentences.passage is not quoted.passage:
            sentences = _Sentences.of(quoted.passage)
        before, after = sentences.around(quoted)
        sentence = f"{before} \ufffc {after}"
        people_here, telling = _those_in(sentence, people.every), _those_in(sentence, tellers)
        if reads_as_own(before, after, people_here, telling) and not _is_direct(facts, quoted):
            yield _not_own(quoted)
        elif gives(before, after):
            refs = tuple(ref for name in people_here.findall(sentence) for ref in people.refs.get(name.casefold(), ()))
            yield from _of_another(facts, quoted, people, refs)


def _not_own(quoted: QuotedWords) -> Problem:
    return warning(
        "W323",
        quoted.prose.where(quoted.passage, quoted.start),
        f"{quoted.source} reports these words and does not print them as somebody's own in quotation marks: "
        f'"{_short(quoted.words)}"',
        "Say that the source reports them (the report says that …), or write them without quotation marks.",
    )


def _is_transcript(facts: Facts, source: str) -> bool:
    record = facts.entries[f"source:{source}"].base.record
    return isinstance(record, Source) and record.kind in _OWN_WORDS


def _of_another(facts: Facts, quoted: QuotedWords, people: _People, refs: Sequence[str]) -> Iterator[Problem]:
    """Words that a sentence gives to persons none of whom the source names, names near them, or lets say them."""
    if not refs or not isinstance(quoted.result, Found):
        return
    found, source = quoted.result, quoted.source
    text, title = source_texts(facts)[source].text, facts.entries[refs[0]].base.record.title
    places = tuple(sorted({at for ref in refs for at in named(facts, ref, source)}))
    others = tuple(at for at in anybody_else(facts, refs[0], source) if at not in places)
    if not any(whole_hits(text.folded, fold(plain(form))) for ref in refs for form in people.forms[ref]):
        reason = f'has these words and names no "{title}", to whom they are given here.'
    elif (at := ascribed(text, found.start, found.end, places, lambda: others) if places else None) is not None:
        says_who = " ".join(text.raw[at : at + 60].split())
        reason = f'gives these words to another than "{title}" (line {text.line(at)}: "{says_who}").'
    else:
        return
    yield warning(
        "W323",
        quoted.prose.where(quoted.passage, quoted.start),
        f"{source} {reason}",
        "Correct the name, cite the source that says who speaks, or add the form that it prints to the record.",
    )


def _is_direct(facts: Facts, quoted: QuotedWords) -> bool:
    """Whether the source has the words in its own marks: at some place of them, or with marks of any language."""
    text = source_texts(facts)[quoted.source].text
    if stands_in_marks(text, quoted.words):
        return True
    marked = facts.index(f"marked-in-{quoted.source}", lambda _: _marked(text.raw))
    parts = quoted.result.parts if isinstance(quoted.result, Found) else ()
    return all(contains(marked, *part) for part in parts)


def _marked(raw: str) -> tuple[Span, ...]:
    return merged((found.start, found.end) for found in stretches(raw) if found.closed)


@dataclass(frozen=True, slots=True)
class _People:
    """The names and offices of persons, all of them in small letters in `every`.

    `refs` says whose a name is, and `forms` are the names of each person.
    """

    every: tuple[str, ...]
    refs: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]


def _people(facts: Facts) -> _People:
    return facts.index("names-of-people", _find_people)


def _find_people(facts: Facts) -> _People:
    forms: dict[str, dict[str, None]] = {}
    offices: set[str] = set()
    for entry in facts.entries.values():
        for version in entry.versions.values():
            record = version.record
            if isinstance(record, Person):
                forms.setdefault(entry.ref, {}).update(dict.fromkeys(_names(record)))
                offices |= {role.role for role in record.roles}
            elif isinstance(record, Speech):
                offices |= {speaker.role_text for speaker in record.speakers if speaker.role_text}
    refs: dict[str, tuple[str, ...]] = {}
    for ref, names in forms.items():
        for name in names:
            refs[name.casefold()] = (*refs.get(name.casefold(), ()), ref)
    every = {name for names in forms.values() for name in names}
    folded = tuple(sorted({form.casefold() for form in every | offices}))
    return _People(folded, refs, {ref: tuple(names) for ref, names in forms.items()})


def _names(record: Person | Organisation) -> Iterator[str]:
    """All names of a person or body, and of a person with several names each of them, the surname among them."""
    yield record.title
    yield from record.names.values()
    yield from (name.text for name in record.names_in_sources)
    if record.original:
        yield record.original.text
    words = record.title.split()
    if isinstance(record, Person) and 1 < len(words) <= 4 and all(word[:1].isupper() for word in words):
        yield from (word for word in words if len(word) > 1 and word.lower() != "the")


def _tellers(facts: Facts) -> tuple[str, ...]:
    return facts.index(
        "names-of-tellers", lambda known: tuple(sorted({name.casefold() for name in _names_of_tellers(known)}))
    )


def _those_in(sentence: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds those of many names that may stand in a sentence: most can be told by one cheap look."""
    folded = sentence.casefold()
    return _any_of(tuple(name for name in names if name in folded))


@lru_cache(maxsize=256)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(names)


def _names_of_tellers(facts: Facts) -> Iterator[str]:
    for entry in facts.of_kind("source"):
        for version in entry.versions.values():
            yield version.record.title
        if isinstance(source := entry.base.record, Source) and source.publisher:
            yield from (source.publisher,)
    for entry in facts.of_kind("organisation"):
        if isinstance(record := entry.base.record, Organisation) and record.type == "media":
            yield from _names(record)
            yield from (word for word in record.title.split()[:1] if word.lower() not in ("the", "a"))


@dataclass(frozen=True, slots=True)
class _Sentences:
    """A passage in its sentences; what stands between quotation marks neither ends one nor speaks in it."""

    passage: Passage
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, passage: Passage) -> _Sentences:
        parts, done = [], 0
        for stretch in passage.stretches():
            parts += [passage.text[done : stretch.first], "x" * (stretch.last - stretch.first)]
            done = stretch.last
        text = "".join([*parts, passage.text[done:]]).replace("\n", " ")
        return cls(passage, text, sentence_starts(text))

    def around(self, quoted: QuotedWords) -> tuple[str, str]:
        """What stands before and after the words in their sentence; of a blockquote, what leads to it and signs it."""
        lead = quoted.lead[-_REACH:] if quoted.start <= _FIRST else ""
        if self.passage.kind == "blockquote":
            return lead, f"{self.passage.text[quoted.end :]} {quoted.behind}"[:_REACH].replace("\n", " ")
        at = bisect_right(self.starts, quoted.start)
        behind = bisect_left(self.starts, quoted.end)
        end = self.starts[behind] if behind < len(self.starts) else len(self.text)
        before = self.text[max(self.starts[at - 1], quoted.start - _REACH) : quoted.start]
        return f"{lead} {before}", self.text[quoted.end : min(end, quoted.end + _REACH)]


@check
def cited_numbers(facts: Facts) -> Iterator[Problem]:
    """Each number of a paragraph that cites is printed by a source that it cites, or by a record in it (W324)."""
    forms = term_forms(facts)
    looked_up = _looked_up(facts)
    for prose in own_prose(facts):
        language = facts.tag(prose.document.lang)
        for passage, as_written in zip(prose.passages, prose.read, strict=True):
            sources = dict.fromkeys(source for _, source in evidence_of(facts, prose, passage))
            texts = [source for source in sources if source in source_texts(facts)]
            if passage.kind == "field" or not (passage.cited or passage.supported):
                continue
            known = [_printed_by(facts, source) for source in texts]
            records = by_value(_stated_by_records(facts, prose, passage))
            if not (texts or records):
                continue
            quoted = looked_up.get((prose.document.ref, prose.document.lang, passage.line, as_written.text), [])
            for amount in _figures(passage.text, language, stated_amounts(passage.text, forms, language)):
                if contains(quoted, amount.start, amount.end):
                    continue
                if not any(is_printed(amount, values) for values in (*known, records)):
                    yield _not_printed(prose, passage, amount, texts)


def _looked_up(facts: Facts) -> Mapping[tuple[str, str, int, str], list[tuple[int, int]]]:
    found: dict[tuple[str, str, int, str], list[tuple[int, int]]] = {}
    for quoted in quoted_words(facts):
        if quoted.status != "translated":
            document = quoted.prose.document
            key = (document.ref, document.lang, quoted.passage.line, quoted.passage.text)
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


def _not_printed(prose: Prose, passage: Passage, amount: Amount, sources: Sequence[str]) -> Problem:
    shown = passage.text[amount.start : amount.end]
    unit = {"percent": " percent", "points": " percentage points"}.get(amount.share, "")
    return warning(
        "W324",
        prose.where(passage, amount.start),
        f"None of the sources cited here prints this number: {shown}{unit} ({', '.join(sources) or 'a calculation'}).",
        "Write it as the source has it, cite the source that prints it, or link the figure that says how you know it.",
    )


def _printed_by(facts: Facts, source: str) -> Mapping[Decimal, frozenset[Share]]:
    return facts.index(
        f"amounts-of-{source}",
        lambda known: by_value(
            amounts(source_texts(known)[source].text.masked.replace(SENTINEL, " "), source_language(known, source))
        ),
    )


def _stated_by_records(facts: Facts, prose: Prose, passage: Passage) -> Iterator[Amount]:
    """What the figures and other records that a passage links or embeds state, on evidence of their own."""
    marks = prose.document.body.marks if prose.document.body else ()
    for number in passage.evidence:
        for entry in _records_of(facts, prose, marks[number]):
            yield from _stated_by(facts, entry)


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
    for quote, _ in nested_quotes(record):
        yield from amounts(quote.exact, source_language(facts, quote.source))
    match record:
        case Figure():
            units = {"percent": "%", "percentage-points": " percentage points"}
            unit = units.get(record.unit_kind or "", f" {record.unit}")
            for value in (record.value, record.low, record.high, *(point.value for point in record.series)):
                yield from amounts(f"{value}{unit}") if value is not None else ()
            yield from amounts(record.value_text, facts.tag(entry.base.lang))
        case Plan():
            for target in record.targets:
                yield from amounts(f"{target.value} {target.unit}") if target.value is not None else ()
        case _:
            pass
