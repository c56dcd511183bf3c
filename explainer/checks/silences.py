"""Looks in the sources of a record for what its `not_stated` says they leave out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from explainer.evidence import Match
from explainer.evidence.normalise import plain
from explainer.evidence.silence import (
    denied_mentions,
    has_office,
    is_day_of,
    is_limit,
    is_line_of_origin,
    is_place_of,
    issues,
    produces,
    speaks,
    stated,
)
from explainer.evidence.words import Span, fold, whole_hits
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.geography import within
from explainer.facts.lookups import place_of, resting_on, source_texts
from explainer.facts.named import named, paragraphs
from explainer.facts.told import quotes_at
from explainer.ground.problems import Problem, warning
from explainer.model.records.region import Region
from explainer.model.records.source import Source

Hits = Iterator[tuple[str, int]]
"""The places at which something is stated: a source and the raw offset in it."""

_SILENT: Final = ("not-stated", ("not-stated",))
_HINTS: Final = {
    "located_in": "Record it; or, if it is only spoken of, name the region under about_regions.",
    "addressed_to": "Record it; or, if it is only spoken of, name the region under about_regions.",
}


@record_check
def said_not_to_be_stated(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """No cited source states what a record says is not stated, as far as its words can show this (W327)."""
    for path, field in _silences(entry):
        find = _LOOKED_FOR.get((entry.kind, field))
        hit = next(find(facts, entry), None) if find else None
        if hit is None:
            continue
        text = source_texts(facts)[hit[0]].text
        words = " ".join(text.raw[hit[1] : hit[1] + 60].split())
        message = f'"{field}" is said not to be stated, but {hit[0]} prints (line {text.line(hit[1])}): "{words}".'
        hint = _HINTS.get(field, "Record it; or leave the field empty, and the page says that it is not recorded.")
        yield warning("W327", entry.base.origin.locate(path), message, hint)


@record_check
def omissions_of_sources(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A source does not have the words that its record says it does not mention (W327)."""
    source = entry.base.record
    if not isinstance(source, Source) or source.quality is None or entry.id not in source_texts(facts):
        return
    text = source_texts(facts)[entry.id].text
    for number, sentence in enumerate(source.quality.omissions):
        for words in denied_mentions(sentence):
            hits = whole_hits(text.folded, fold(plain(words)))
            if hits:
                line = text.line(text.normal.raw_start(hits[0]))
                message = f'The copy prints "{words}" (line {line}), but here it says: "{sentence}"'
                hint = "Say what the source leaves open about this, or remove the sentence."
                where = entry.base.origin.locate(("quality", "omissions", number))
                yield warning("W327", where, message, hint)


def _silences(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    record = entry.base.record
    for number, field in enumerate(getattr(record, "not_stated", ())):
        yield ("not_stated", number), field
    for field in ("issuer", "organisers", "opens", "closes", "producer", "publisher", "host"):
        if getattr(record, field, None) in _SILENT:
            yield (field,), field


def _stretches(facts: Facts, entry: Entry) -> Iterator[tuple[str, int, int]]:
    """The paragraphs of the cited sources that are about a record: those of its quotations, else those of its date.

    If nothing is quoted from a source, and no other record of the kind cites it, all its paragraphs count.
    """
    quoted: dict[str, set[Span]] = {}
    for at in quotes_at(facts, entry):
        found = place_of(facts, at)
        if isinstance(found, Match):
            quoted.setdefault(at.quote.source, set()).update(_around(facts, at.quote.source, found.start, found.end))
    for name in entry.base.record.rests_on():
        if name in quoted:
            yield from ((name, *span) for span in sorted(quoted[name]))
        elif name in source_texts(facts):
            known = facts.date_origins(entry.ref).get("date")
            if known and known.source == name:
                text = source_texts(facts)[name].text
                line = text.lines[known.line - 1]
                yield from ((name, *span) for span in _around(facts, name, line, line + 1))
            elif _is_only(facts, entry, name):
                yield name, 0, len(source_texts(facts)[name].text.raw)


def _around(facts: Facts, source: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of raw `start:end`, and the one before if it introduces them."""
    starts, raw = paragraphs(facts, source), source_texts(facts)[source].text.raw
    first, after = max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)
    low, high = starts[first] if starts else 0, starts[after] if after < len(starts) else len(raw)
    leads = first > 0 and (start - low <= 2 or raw[:low].rstrip()[-1:] in (":", "："))
    yield starts[first - 1] if leads else low, high


def _is_only(facts: Facts, entry: Entry, source: str) -> bool:
    """Whether no other record of the kind rests on a source."""
    return [ref for ref in resting_on(facts, source) if facts.entries[ref].kind == entry.kind] == [entry.ref]


def _sentence(facts: Facts, source: str, at: int) -> Span:
    text = source_texts(facts)[source].text
    number = bisect_right(text.sentences, at)
    end = text.sentences[number] if number < len(text.sentences) else len(text.raw)
    return text.sentences[max(0, number - 1)], end


def _names(facts: Facts, entry: Entry, kind: str) -> Iterator[tuple[str, str, int]]:
    """Each record of a kind that the stretches name: its ref, the source and the raw offset."""
    refs = [other.ref for other in facts.entries.values() if other.kind == kind]
    for source, low, high in _stretches(facts, entry):
        found = ((at, ref) for ref in refs for at in _between(named(facts, ref, source), low, high))
        yield from ((ref, source, at) for at, ref in sorted(found))


def _between(offsets: tuple[int, ...], low: int, high: int) -> tuple[int, ...]:
    return offsets[bisect_left(offsets, low) : bisect_left(offsets, high)]


def _speakers(facts: Facts, entry: Entry) -> Hits:
    for _, source, at in _names(facts, entry, "person"):
        if speaks(source_texts(facts)[source].text, at, *_sentence(facts, source, at)):
            yield source, at


def _places(field: str) -> Callable[[Facts, Entry], Hits]:
    def find(facts: Facts, entry: Entry) -> Hits:
        told = {region.removeprefix("region:") for region in entry.base.record.places()}
        told |= {part for region in told for part in within(facts, region)}
        for ref, source, at in _names(facts, entry, "region"):
            inside = within(facts, ref.partition(":")[2])
            region = facts.entries[ref].base.record
            if isinstance(region, Region) and region.parent is None and region.level == "nation":
                continue  # sources name a country nearly always, whatever they are about
            if not told & inside and is_place_of(source_texts(facts)[source].text.raw, at, field):
                yield source, at

    return find


def _days(facts: Facts, entry: Entry) -> Hits:
    """Days in the paragraphs of an event, without those in quotation marks and the day of publication in a dateline."""
    for source, low, high in _stretches(facts, entry):
        text = source_texts(facts)[source].text
        record = facts.entries[f"source:{source}"].base.record
        published = record.published if isinstance(record, Source) else None
        for item in facts.dates_in_copies[source].dates:
            start, end = item.span
            if not (low <= start < high and item.start.day and item.start == item.end and not item.is_end):
                continue
            is_dateline = published is not None and item.bears(published) and start - low < 60
            quoted = any(first <= start and end <= last for pairs in text.quoted for first, last in pairs)
            if not is_dateline and not quoted and is_day_of(text.raw, item.span):
                yield source, start


def _bodies(does: Callable[[str, int, Span], bool]) -> Callable[[Facts, Entry], Hits]:
    def find(facts: Facts, entry: Entry) -> Hits:
        for _, source, at in _names(facts, entry, "organisation"):
            if does(source_texts(facts)[source].text.raw, at, _sentence(facts, source, at)):
                yield source, at

    return find


def _issuing(kind: str) -> Callable[[Facts, Entry], Hits]:
    return _bodies(lambda raw, at, sentence: issues(raw, at, sentence, kind))


def _periods(facts: Facts, entry: Entry) -> Hits:
    for source, low, high in _stretches(facts, entry):
        for item in facts.dates_in_copies[source].dates:
            if low <= item.span[0] < high and 0 < item.start.year < item.end.year:
                yield source, item.span[0]


def _limits(field: str) -> Callable[[Facts, Entry], Hits]:
    def find(facts: Facts, entry: Entry) -> Hits:
        for source in entry.base.record.rests_on():
            if source not in source_texts(facts) or not _is_only(facts, entry, source):
                continue
            raw = source_texts(facts)[source].text.raw
            for item in facts.dates_in_copies[source].dates:
                if item.start.month and item.start == item.end and is_limit(raw, item.span, field):
                    yield source, item.span[0]

    return find


def _channels(facts: Facts, entry: Entry) -> Hits:
    for source in entry.base.record.rests_on():
        if source in source_texts(facts) and _is_only(facts, entry, source):
            at = stated(source_texts(facts)[source].text.raw, "channels")
            yield from [(source, at)] if at is not None else []


def _offices(facts: Facts, entry: Entry) -> Hits:
    for source, places in _naming(facts, entry.ref):
        raw = source_texts(facts)[source].text.raw
        for at in places:
            if has_office(raw, at, _sentence(facts, source, at)[1]):
                yield source, at


def _naming(facts: Facts, ref: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The sources that name a record, each with the places at which it does."""

    def find(known: Facts) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple((source, places) for source in source_texts(known) if (places := named(known, ref, source)))

    return facts.index(f"sources that name {ref}", find)


def _own(field: str) -> Callable[[Facts, Entry], Hits]:
    def find(facts: Facts, entry: Entry) -> Hits:
        if entry.id in source_texts(facts):
            at = stated(source_texts(facts)[entry.id].text.raw, field)
            yield from [(entry.id, at)] if at is not None else []

    return find


def _published(facts: Facts, entry: Entry) -> Hits:
    """A full date on a line of its own at the beginning or the end of a source."""
    if entry.id not in source_texts(facts):
        return
    starts, raw = paragraphs(facts, entry.id), source_texts(facts)[entry.id].text.raw
    spans = list(zip(starts, (*starts[1:], len(raw)), strict=True))
    for low, high in dict.fromkeys((*spans[:3], *spans[-2:])):
        for item in facts.dates_in_copies[entry.id].dates if is_line_of_origin(raw[low:high]) else ():
            if low <= item.span[0] < high and item.start.year and item.start.day:
                yield entry.id, item.span[0]


_LOOKED_FOR: Final[Mapping[tuple[str, str], Callable[[Facts, Entry], Hits]]] = {
    ("speech", "speakers"): _speakers,
    ("speech", "located_in"): _places("located_in"),
    ("speech", "addressed_to"): _places("addressed_to"),
    ("speech", "date"): _days,
    ("plan", "issuer"): _issuing("plan"),
    ("plan", "period"): _periods,
    ("call", "organisers"): _issuing("call"),
    ("call", "opens"): _limits("opens"),
    ("call", "closes"): _limits("closes"),
    ("call", "channels"): _channels,
    ("figure", "producer"): _bodies(produces),
    ("person", "roles"): _offices,
    ("source", "published"): _published,
    ("source", "byline"): _own("byline"),
    ("source", "licence"): _own("licence"),
}
