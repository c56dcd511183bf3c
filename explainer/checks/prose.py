"""Texts against what their paragraphs cite: every quoted stretch, and whose words it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from explainer.checks.evidence import not_found
from explainer.content.passages import Passage, merged
from explainer.evidence import Match, NotFound, SourceText, ascribed, whose
from explainer.evidence.matching import stands_in_marks
from explainer.evidence.normalise import plain
from explainer.evidence.quoted import stretches
from explainer.evidence.speaking import gives, is_of_many, reads_as_own
from explainer.evidence.words import Span, fold, sentence_starts, whole_hits
from explainer.extend import record_check, table
from explainer.facts.citing import QuotedWords, quoted_words_of
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import may_show, source_texts
from explainer.facts.mentions import called, names_of_person, people_in, tellers_in
from explainer.facts.named import anybody_else, named
from explainer.facts.prose import any_of, contains
from explainer.ground.problems import Problem, error, warning
from explainer.model.records.source import Source

_SHOWN: Final = 80
_REACH: Final = 300
"""Characters of a sentence on either side of quoted words that say whose they are."""

_OWN_WORDS: Final = frozenset({"speech-text"})
"""Kinds of sources that are a person's own words throughout, so they need no quotation marks around them."""


_FIRST: Final = 2
"""Words that begin so early in a paragraph may be introduced by the paragraph before it."""


@record_check
def quoted_prose(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Every quoted stretch of a text is in a source that its paragraph cites (E327, E302; short ones W322)."""
    for quoted in quoted_words_of(facts, entry):
        if quoted.status == "missing" and isinstance(quoted.result, NotFound):
            yield _missing(facts, quoted, quoted.result)
        elif quoted.status == "unclear" and quoted.is_long:
            yield warning(
                "W322",
                quoted.prose.where(quoted.passage, quoted.start),
                f"These words are not in {quoted.source}, and another source cited here is in another language: "
                f'"{_short(quoted.words)}"',
                "If they are your translation, cite only the source that they translate; else copy the words exactly.",
            )
        elif quoted.status == "no-snapshot" and quoted.is_long and quoted.passage.kind != "field":
            yield warning(
                "W322",
                quoted.prose.where(quoted.passage, quoted.start),
                f'"{quoted.source}" has no snapshot, so these words cannot be looked up: "{_short(quoted.words)}"',
                "Save the source's text below content/snapshots/, or write them without quotation marks.",
            )


def _missing(facts: Facts, quoted: QuotedWords, result: NotFound) -> Problem:
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
    """Whether quoted words can only come from what is cited: they are long, and the citation is in their paragraph."""
    return quoted.is_long and (quoted.passage.kind not in ("field", "heading") or quoted.passage.cited)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


@record_check
def prose_display(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A text does not quote a source whose words may not be shown, wherever the citation is (E309)."""
    for quoted in quoted_words_of(facts, entry):
        if not may_show(facts, quoted.source) and (quoted.status in ("found", "translated") or quoted.is_long):
            yield error(
                "E309",
                quoted.prose.where(quoted.passage, quoted.start),
                f'The words of "{quoted.source}" are quoted here, but its record says that they may not be shown.',
                "Say it in your own words, or write display: excerpts in the source's record if its licence allows it.",
            )


@record_check
def reported_in_marks(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Words in marks beside a person are that person's own in the source, which names the person (W323)."""
    for quoted, beside in zip(_to_look_at(facts, entry), _beside(facts, entry), strict=True):
        before, after = beside.before, beside.after
        people, telling = _any_of(beside.people), _any_of(beside.tellers)
        if reads_as_own(before, after, people, telling) and not _is_direct(facts, quoted):
            yield _not_own(quoted)
        elif gives(before, after):
            names = people.findall(beside.sentence)
            refs = tuple(ref for name in names for ref in called(facts, name.casefold()))
            yield from _of_another(facts, quoted, refs)
            if not refs and is_of_many(before, after):
                yield from _of_one(facts, quoted)


def _to_look_at(facts: Facts, entry: Entry) -> Iterator[QuotedWords]:
    """The quoted words that a source has which does not give a person's own words throughout."""
    for quoted in quoted_words_of(facts, entry):
        if quoted.status == "found" and not _is_transcript(facts, quoted.source):
            yield quoted


def _not_own(quoted: QuotedWords) -> Problem:
    return warning(
        "W323",
        quoted.prose.where(quoted.passage, quoted.start),
        f"{quoted.source} reports these words, but does not print them in quotation marks as somebody's own: "
        f'"{_short(quoted.words)}"',
        "Say that the source reports them (the report says that …), or write them without quotation marks.",
    )


def _is_transcript(facts: Facts, source: str) -> bool:
    record = facts.entries[f"source:{source}"].base.record
    return isinstance(record, Source) and record.kind in _OWN_WORDS


def _of_another(facts: Facts, quoted: QuotedWords, refs: Sequence[str]) -> Iterator[Problem]:
    """Words that a sentence attributes to people none of whom the source names as their speaker."""
    if not refs or not isinstance(quoted.result, Match):
        return
    found, source = quoted.result, quoted.source
    forms = {ref: names_of_person(facts, ref) for ref in refs}
    refs = _speaking(quoted, forms)
    text, title = source_texts(facts)[source].text, facts.entries[refs[0]].base.record.title
    places = tuple(sorted({at for ref in refs for at in named(facts, ref, source)}))
    others = tuple(at for at in anybody_else(facts, refs[0], source) if at not in places)
    if not any(whole_hits(text.folded, fold(plain(form))) for ref in refs for form in forms[ref]):
        reason = f'has these words, but does not name "{title}", to whom they are attributed here.'
    elif (at := ascribed(text, found.start, found.end, places, lambda: others) if places else None) is not None:
        says_who = " ".join(text.raw[at : at + 60].split())
        reason = f'attributes these words to someone other than "{title}" (line {text.line(at)}: "{says_who}").'
    elif places and _is_unsaid(quoted, places, [form for ref in refs for form in forms[ref]], text, lambda: others):
        reason = f'does not give these words to "{title}" as words that were said (line {found.line}).'
    else:
        return
    yield warning(
        "W323",
        quoted.prose.where(quoted.passage, quoted.start),
        f"{source} {reason}",
        "Correct the name, cite the source that says who speaks, or add the form that it prints to the record.",
    )


def _speaking(quoted: QuotedWords, forms: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Those of the people whom our sentence names to whom it gives the words; all of them if it leaves that open."""
    refs = tuple(forms)
    if len(refs) < 2:
        return refs
    ours = SourceText.prepare(quoted.passage.text, ())[0]
    places = {ref: tuple(sorted({at for form in forms[ref] for at in _hits(ours, form)})) for ref in refs}
    start, end = quoted.start + 1, max(quoted.start + 2, quoted.end - 1)

    def speaks(ref: str) -> bool:
        others = sorted({at for other in refs if other != ref for at in places[other]} - {*places[ref]})
        return whose(ours, start, end, places[ref], lambda: others) == "own"

    return tuple(ref for ref in refs if speaks(ref)) or refs


def _is_unsaid(
    quoted: QuotedWords,
    places: Sequence[int],
    names: Sequence[str],
    text: SourceText,
    others: Callable[[], Sequence[int]],
) -> bool:
    """Whether our sentence gives marked words to a person as said, and the source gives them to nobody or another."""
    found = quoted.result
    if not isinstance(found, Match) or not found.in_quotation_marks:
        return False
    ours = SourceText.prepare(quoted.passage.text, ())[0]
    mine = tuple(sorted({at for form in names for at in _hits(ours, form)}))
    start, end = quoted.start + 1, max(quoted.start + 2, quoted.end - 1)
    if whose(ours, start, end, mine, tuple) != "own":
        return False
    return whose(text, found.start, found.end, places, others) != "own"


def _hits(text: SourceText, form: str) -> Sequence[int]:
    return whole_hits(text.folded, fold(plain(form)))


def _of_one(facts: Facts, quoted: QuotedWords) -> Iterator[Problem]:
    """Words that a sentence gives to several without a name, and the source to one by name."""
    if not isinstance(quoted.result, Match):
        return
    found, text = quoted.result, source_texts(facts)[quoted.source].text
    everybody = anybody_else(facts, "", quoted.source)
    at = ascribed(text, found.start, found.end, (), lambda: everybody)
    if at is not None:
        says_who = " ".join(text.raw[at : at + 60].split())
        yield warning(
            "W323",
            quoted.prose.where(quoted.passage, quoted.start),
            f'{quoted.source} gives these words to one by name (line {text.line(at)}: "{says_who}").',
            "Name the one who speaks there.",
        )


def _is_direct(facts: Facts, quoted: QuotedWords) -> bool:
    """Whether the source prints the words in quotation marks, of any language, in at least one place."""
    text = source_texts(facts)[quoted.source].text
    if stands_in_marks(text, quoted.words):
        return True
    marked = facts.index(f"marked-in-{quoted.source}", lambda known: _marked(known, quoted.source))
    parts = quoted.result.parts if isinstance(quoted.result, Match) else ()
    return all(contains(marked, *part) for part in parts)


def _marked(facts: Facts, source: str) -> tuple[Span, ...]:
    raw = source_texts(facts)[source].text.raw
    return merged((found.start, found.end) for found in stretches(raw) if found.closed)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What our sentence has before and after quoted words, and the names of people and of tellers in it."""

    before: str
    after: str
    people: tuple[str, ...]
    tellers: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return f"{self.before} \ufffc {self.after}"


def _beside(facts: Facts, entry: Entry) -> tuple[_Beside, ...]:
    """The same for all quoted words `_to_look_at`, so that a name which no sentence has is nothing to a record."""
    return beside_quoted_words(facts, entry)


@table
def beside_quoted_words(facts: Facts, entry: Entry) -> tuple[_Beside, ...]:
    """What stands beside the quoted words of a record."""
    return tuple(_find_beside(facts, entry))


def _find_beside(facts: Facts, entry: Entry) -> Iterator[_Beside]:
    sentences: _Sentences | None = None
    for quoted in _to_look_at(facts, entry):
        if sentences is None or sentences.passage is not quoted.passage:
            sentences = _Sentences.of(quoted.passage)
        before, after = sentences.around(quoted)
        sentence = _Beside(before, after, (), ()).sentence
        yield _Beside(before, after, people_in(facts, sentence), tellers_in(facts, sentence))


@lru_cache(maxsize=256)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(names)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of a passage. Words in quotation marks are blanked: they neither end a sentence nor count."""

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
        """The text before and after quoted words in their sentence; for a blockquote, its lead and signature."""
        lead = quoted.lead[-_REACH:] if quoted.start <= _FIRST else ""
        if self.passage.kind == "blockquote":
            return lead, f"{self.passage.text[quoted.end :]} {quoted.behind}"[:_REACH].replace("\n", " ")
        at = bisect_right(self.starts, quoted.start)
        behind = bisect_left(self.starts, quoted.end)
        end = self.starts[behind] if behind < len(self.starts) else len(self.text)
        before = self.text[max(self.starts[at - 1], quoted.start - _REACH) : quoted.start]
        return f"{lead} {before}", self.text[quoted.end : min(end, quoted.end + _REACH)]
