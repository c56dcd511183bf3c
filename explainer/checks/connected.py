"""Numbers of a text that cites, with the person and the place beside them: the source connects them with the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from explainer.content.passages import Passage
from explainer.evidence import SourceText, places
from explainer.evidence.amounts import SMALL, Amount, amounts
from explainer.evidence.connected import Named, given_to_another, is_known_before, teller
from explainer.evidence.located import may_be_anywhere, place_of_number
from explainer.evidence.normalise import SENTINEL
from explainer.evidence.words import Span
from explainer.extend import record_check
from explainer.facts.citing import evidence_of
from explainer.facts.facts import Entry, Facts
from explainer.facts.geography import around, within
from explainer.facts.lookups import source_texts
from explainer.facts.named import forms, paragraphs
from explainer.facts.proofs import source_language
from explainer.facts.prose import Prose, own_prose_of
from explainer.ground.problems import Problem, warning

_SHOWN: Final = 60
_LONGEST: Final = 600
"""Characters of a sentence on either side of a number that are read."""
_YEARS: Final = range(1500, 2101)
_HINT: Final = "Correct the name or the number, or cite the source that gives this number to this name."


@dataclass(frozen=True)
class _Text:
    """A text cut into sentences, with its amounts in order."""

    source: SourceText
    amounts: tuple[Amount, ...]

    def sentence(self, at: int) -> Span:
        """The sentence around a character."""
        number = bisect_right(self.source.sentences, at)
        after = self.source.sentences[number] if number < len(self.source.sentences) else len(self.source.raw)
        before = self.source.sentences[number - 1] if number else 0
        return max(before, at - _LONGEST), min(after, at + _LONGEST)

    def within(self, span: Span) -> list[int]:
        """Where the numbers of a sentence begin, from its own beginning; years are none."""
        low, high = (bisect_left(self.starts, at) for at in span)
        return [amount.start - span[0] for amount in self.amounts[low:high] if not _is_year(amount)]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The raw offsets of the amounts."""
        return tuple(amount.start for amount in self.amounts)


def _is_year(amount: Amount) -> bool:
    return amount.share != "percent" and amount.value in _YEARS and amount.end - amount.start <= len("2024 ")


@record_check
def numbers_of_others(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A number that a text gives to a person or place is not another's in the sources that it cites (W345)."""
    for prose in own_prose_of(facts, entry):
        people, regions = _candidates(facts, prose, "person"), _candidates(facts, prose, "region")
        if not people and not regions:
            continue
        for passage in prose.passages:
            if passage.kind != "text" or not passage.cited:
                continue
            sources = tuple(dict.fromkeys(source for _, source in evidence_of(facts, prose, passage)))
            if sources and all(source in source_texts(facts) for source in sources):
                yield from _problems(facts, _Cited(prose, passage, sources), people, regions)


@dataclass(frozen=True, slots=True)
class _Cited:
    prose: Prose
    passage: Passage
    sources: tuple[str, ...]


def _candidates(facts: Facts, prose: Prose, kind: str) -> tuple[str, ...]:
    """The people or regions of whose names a text may have one: a cheap test before names are looked for."""
    stems = facts.index(f"stems of the names of every {kind}", lambda known: _stems(known, kind))
    return tuple(ref for ref, names in stems if any(name in prose.folded for name in names))


def _stems(facts: Facts, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = facts.table("stems-of-names", _stems_of)
    return tuple((entry.ref, rows[entry.ref]) for entry in facts.of_kind(kind))


def _stems_of(facts: Facts, entry: Entry) -> tuple[str, ...]:
    known = forms(facts, entry.ref)
    return tuple(map(_stem, (*known.whole, *known.surnames)))


def _stem(form: str) -> str:
    """A name in lower case without the ending that Russian changes."""
    return form.lower().rstrip("аяйеоыиь")


def _problems(facts: Facts, cited: _Cited, people: Sequence[str], regions: Sequence[str]) -> Iterator[Problem]:
    text = SourceText.prepare(cited.passage.text, ())[0]
    ours = _Text(text, amounts(cited.passage.text, facts.tag(cited.prose.document.lang)))
    marked = cited.passage.quoted()
    persons = _named(text, people, facts)
    spots = _named(text, regions, facts)
    for amount in ours.amounts if persons or spots else ():
        if (amount.in_words and amount.value <= SMALL) or any(low <= amount.start < high for low, high in marked):
            continue
        for find in (_of_another_person, _of_another_place):
            names = persons if find is _of_another_person else spots
            found = find(facts, cited, ours, amount, names) if names else None
            if found is not None:
                yield _problem(facts, cited, amount, *found)


_Found = tuple[str, str, int]


def _problem(facts: Facts, cited: _Cited, amount: Amount, ref: str, source: str, at: int) -> Problem:
    text, number = source_texts(facts)[source].text, cited.passage.text[amount.start : amount.end]
    words = " ".join(text.raw[at : at + _SHOWN].split())
    message = (
        f'{source} connects {number} with someone or somewhere other than "{facts.entries[ref].base.record.title}" '
        f'(line {text.line(at)}: "{words}").'
    )
    return warning("W345", cited.prose.where(cited.passage, amount.start), message, _HINT)


def _of_another_person(
    facts: Facts, cited: _Cited, ours: _Text, amount: Amount, names: Sequence[Named]
) -> _Found | None:
    low, high = ours.sentence(amount.start)
    sentence, at = ours.source.raw[low:high], amount.start - low
    here = _inside(names, (low, high))
    said = teller(sentence, at, here) if here else None
    if said is None or not said.who or is_known_before(sentence, at):
        return None
    mentioned = {name.who for name in here}

    def judge(source: str, text: _Text, span: Span, place: int) -> int | None:
        every = _people_of(facts, source)
        told = _inside(every, span)
        other = given_to_another(text.source.raw[slice(*span)], place, said.who, told)
        if other is None or other.who in mentioned:
            return None
        if other.before and not _was_named(facts, source, said.who, every, span[0]):
            return None
        return other.at

    return _judged(facts, cited, amount, said.who, judge)


def _was_named(facts: Facts, source: str, who: str, names: Sequence[Named], at: int) -> bool:
    """Whether a person was named in the paragraph before a sentence: then that person is no unnamed predecessor."""
    starts = paragraphs(facts, source)
    low = max(starts[bisect_right(starts, at) - 1] if starts else 0, at - 2 * _LONGEST)
    return any(name.who == who for name in _inside(names, (low, at)))


def _of_another_place(
    facts: Facts, cited: _Cited, ours: _Text, amount: Amount, names: Sequence[Named]
) -> _Found | None:
    low, high = ours.sentence(amount.start)
    here = _inside(names, (low, high))
    mine = place_of_number(ours.source.raw[low:high], amount.start - low, here, ours.within((low, high)))
    if mine is None:
        return None
    name = mine.who.partition(":")[2]
    family = within(facts, name) | around(facts, [name])

    def judge(source: str, text: _Text, span: Span, place: int) -> int | None:
        sentence = text.source.raw[slice(*span)]
        told = _inside(_regions_of(facts, source), span)
        other = place_of_number(sentence, place, told, text.within(span)) if told else None
        if other is None or other.who.partition(":")[2] in family:
            return None
        own = places(SourceText.prepare(sentence, ())[0], forms(facts, mine.who), adjective=True)
        paired = any(item.who.partition(":")[2] in family for item in told)
        return None if (own and not paired) or (not own and may_be_anywhere(sentence)) else other.start

    return _judged(facts, cited, amount, mine.who, judge)


def _judged(
    facts: Facts,
    cited: _Cited,
    amount: Amount,
    who: str,
    judge: Callable[[str, _Text, Span, int], int | None],
) -> _Found | None:
    """The first place where a source has a number with another, if every place where one has it does so."""
    first: _Found | None = None
    for source in cited.sources:
        text = _text_of(facts, source)
        for other in _by_value(facts, source).get(amount.value, ()):
            if "any" not in (amount.share, other.share) and amount.share != other.share:
                continue
            span = text.sentence(other.start)
            at = judge(source, text, span, other.start - span[0])
            if at is None:
                return None
            first = first or (who, source, span[0] + at)
    return first


def _inside(names: Sequence[Named], span: Span) -> list[Named]:
    """The names of a sentence, with offsets from its beginning."""
    low, high = (bisect_left(names, at, key=lambda name: name.start) for at in span)
    return [Named(name.start - span[0], name.end - span[0], name.who, name.subject) for name in names[low:high]]


def _text_of(facts: Facts, source: str) -> _Text:
    return facts.index(f"amounts in sentences of {source}", lambda known: _find_text(known, source))


def _find_text(facts: Facts, source: str) -> _Text:
    text = source_texts(facts)[source].text
    found = amounts(text.masked.replace(SENTINEL, " "), source_language(facts, source))
    start = text.normal.raw_start
    return _Text(text, tuple(_moved(amount, start(amount.start)) for amount in found))


def _moved(amount: Amount, start: int) -> Amount:
    return Amount(amount.value, amount.share, start, start + amount.end - amount.start, in_words=amount.in_words)


def _by_value(facts: Facts, source: str) -> Mapping[Decimal, list[Amount]]:
    def found(known: Facts) -> Mapping[Decimal, list[Amount]]:
        values: dict[Decimal, list[Amount]] = {}
        for amount in _text_of(known, source).amounts:
            values.setdefault(amount.value, []).append(amount)
        return values

    return facts.index(f"amounts by value of {source}", found)


def _people_of(facts: Facts, source: str) -> tuple[Named, ...]:
    return facts.index(f"people with their ends in {source}", lambda known: _of_kind(known, "person", source))


def _regions_of(facts: Facts, source: str) -> tuple[Named, ...]:
    return facts.index(f"regions with their ends in {source}", lambda known: _of_kind(known, "region", source))


def _of_kind(facts: Facts, kind: str, source: str) -> tuple[Named, ...]:
    text = source_texts(facts)[source].text
    hits = ((at, entry.ref) for entry in facts.of_kind(kind) for at in facts.named_at(entry.ref, source))
    return _with_ends(text.raw, sorted(hits), facts)


def _named(text: SourceText, refs: Sequence[str], facts: Facts) -> tuple[Named, ...]:
    hits = ((at, ref) for ref in refs for at in places(text, forms(facts, ref)))
    return _with_ends(text.raw, sorted(hits), facts)


def _with_ends(raw: str, hits: Sequence[tuple[int, str]], facts: Facts) -> tuple[Named, ...]:
    """Each name once, from its first word to its last; a form with another ending is no subject."""
    found: list[Named] = []
    for at, ref in hits:
        known = forms(facts, ref)
        fitting = [form for form in (*known.whole, *known.surnames) if raw.startswith(form, at)]
        size = max(map(len, fitting), default=0)
        whole = size > 0 and not (raw[at + size : at + size + 1].isalpha() and raw[at] < "\u2e80")
        if found and at < found[-1].end:
            continue
        found.append(Named(at, at + max(size, 1), ref, whole))
    return tuple(found)
