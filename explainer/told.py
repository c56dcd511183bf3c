"""What a record tells of as its sources' word in fields other than quotations: regions, bodies, and words of its own.

Pages show such a field as it is only if a cited copy has it; if none has, they say that its origin is not recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from explainer.evidence import Found, sentence_around
from explainer.evidence.comparisons import comparisons
from explainer.evidence.figures import proving_tokens, reading_of
from explainer.evidence.scales import kind_of_unit
from explainer.evidence.ties import tie
from explainer.evidence.words import fold, whole_hits
from explainer.facts import Entry, Facts, QuoteAt
from explainer.geography import within
from explainer.model.commitments import Target
from explainer.model.common import BODY, PLACE, Record, own_fields
from explainer.model.kinds import ref_of
from explainer.model.records import Figure, Organisation, Person, Region, Source
from explainer.named import named, paragraphs, related
from explainer.proofs import proving, source_language
from explainer.quoting import place_of, source_texts
from explainer.references import full_ref, in_fields

Origin = Literal["", "unrecorded", "unworded", "unchecked"]
"""`unrecorded`: no cited copy has it. `unworded`: none has it in these words. `unchecked`: there is no copy.
"": one has it, or there is nothing to look for."""

_MOST_PLACES: Final = 20
"""Of one number in one quotation, at which its time is looked for."""

_WORD: Final = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]{3,}")


@dataclass(frozen=True, slots=True)
class Told:
    """A region or body that a record tells of as the word of its sources: where it is written, and where to look."""

    path: tuple[str | int, ...]
    ref: str
    sources: tuple[str, ...]


def told_fields(record: Record) -> Iterator[Told]:
    """The regions and bodies of which a record says where, to whom, by whom or about what its sources speak."""
    cited = record.rests_on()
    if record.declares.role == "matter" or (isinstance(record, Figure) and record.derived is None):
        own = own_fields(type(record), PLACE) + own_fields(type(record), BODY)
        found = (item for item in in_fields(record) if item[0][0] in own)
        yield from (Told(path, full_ref(target, text), cited) for path, target, text in found)
    elif isinstance(record, Person):
        for number, role in enumerate(record.roles):
            if role.org and role.org != "not-stated":
                yield Told(("roles", number, "org"), ref_of("organisation", role.org), (role.source,))


def how_named(facts: Facts, field: Told) -> Literal["", "unrecorded", "unchecked"]:
    """Whether a cited source names what a field tells of (""), none does, or there is no copy to look in.

    What is called after a country is about it or meant for it, not in it: Chinese guests may be anywhere.
    """
    copies = [name for name in field.sources if name in source_texts(facts)]
    called = field.path[0] != "located_in" and field.ref.startswith("region:")
    if any(_is_told(facts, field.ref, name) or (called and related(facts, field.ref, name)) for name in copies):
        return ""
    if any(_publishes(facts, field.ref, name) for name in field.sources):
        return ""
    return "unrecorded" if copies and len(copies) == len(field.sources) else "unchecked"


def _is_told(facts: Facts, ref: str, source: str) -> bool:
    """Whether a source names a region or body, or lets it follow: an authority from the name of its region.

    A nation need not be named by its own newspapers, unless they name another region outside it.
    """
    if named(facts, ref, source):
        return True
    record = facts.entries[ref].base.record if ref in facts.entries else None
    if isinstance(record, Organisation) and record.type in ("government", "party-body") and record.region:
        return bool(named(facts, f"region:{record.region}", source))
    if isinstance(record, Region) and record.parent is None:
        inside = within(facts, ref.partition(":")[2])
        others = (entry.ref for entry in facts.entries.values() if entry.kind == "region" and entry.id not in inside)
        return not any(named(facts, other, source) for other in others)
    return False


def _publishes(facts: Facts, ref: str, source: str) -> bool:
    """Whether a body is the publisher of a source: what it says of itself needs no name."""
    known = facts.record(Source, source)
    return known is not None and ref == ref_of("organisation", known.publisher)


def origin_of_words(facts: Facts, ref: str, field: str) -> Origin:
    """How a field of a record (`issuer`, `roles.0.org`, `venue`) is known, by its name."""
    entry = facts.entries.get(ref)
    if entry is None:
        return ""
    record = entry.base.record
    for told in told_fields(record):
        if ".".join(str(part) for part in told.path) == field:
            return how_named(facts, told)
    value = getattr(record, field, "")
    if not isinstance(value, str) or value in ("", "not-stated") or (isinstance(record, Figure) and record.derived):
        return ""
    if isinstance(record, Figure) and field == "comparison":
        return how_compared(facts, entry, record)
    return _worded(facts, value, (entry.id,) if isinstance(record, Source) else record.rests_on())


def _worded(facts: Facts, words: str, cited: tuple[str, ...]) -> Origin:
    """Whether a paragraph of a cited copy has all the words, in whatever order; the publisher's name need not stand."""
    copies = [name for name in cited if name in source_texts(facts)]
    if not copies:
        return "unchecked"
    wanted = [fold(word) for word in _WORD.findall(words)]
    found = any(_in_one_paragraph(facts, name, wanted) or _is_publisher(facts, name, words) for name in copies)
    return "" if found else "unworded"


def _is_publisher(facts: Facts, source: str, words: str) -> bool:
    paper = facts.record(Source, source)
    publisher = paper.publisher if paper else ""
    known = facts.record(Organisation, publisher)
    return bool(publisher) and words in (publisher, known.title if known else "")


def _in_one_paragraph(facts: Facts, source: str, wanted: list[str]) -> bool:
    folded = facts.index(f"folded paragraphs of {source}", lambda known: _folded(known, source))
    return bool(wanted) and any(all(whole_hits(text, word) for word in wanted) for text in folded)


def _folded(facts: Facts, source: str) -> tuple[str, ...]:
    raw, starts = source_texts(facts)[source].text.raw, paragraphs(facts, source)
    spans = zip(starts, (*starts[1:], len(raw)), strict=True)
    return tuple(fold(" ".join(raw[start:end].split())) for start, end in spans)


def how_compared(facts: Facts, entry: Entry, figure: Figure) -> Origin:
    """Whether the sentence around a figure's number has its comparison: these words, or others that mean it."""
    sentences = list(_sentences(facts, entry, figure))
    if not sentences:
        return "unchecked"
    wanted = comparisons(figure.comparison)
    if wanted:
        return "" if any(wanted & comparisons(sentence) for sentence in sentences) else "unrecorded"
    words = [fold(word) for word in _WORD.findall(figure.comparison)]
    found = any(all(whole_hits(fold(sentence), word) for word in words) for sentence in sentences)
    return "" if found else "unworded"


def compared_otherwise(facts: Facts, entry: Entry, figure: Figure) -> str:
    """The sentence that compares a figure with another time than its record says; "" if none does."""
    wanted = comparisons(figure.comparison)
    said = [(sentence, comparisons(sentence)) for sentence in _sentences(facts, entry, figure)]
    if not wanted or any(wanted & kinds for _, kinds in said):
        return ""
    return next((sentence for sentence, kinds in said if kinds), "")


def _sentences(facts: Facts, entry: Entry, figure: Figure) -> Iterator[str]:
    """The sentences in which a figure's quotations stand."""
    texts, proofs = source_texts(facts), proving(figure)
    for at in quotes_at(facts, entry):
        found = place_of(facts, at) if at.quote in proofs else None
        if isinstance(found, Found):
            text = texts[at.quote.source].text
            yield sentence_around(text, (found.start, found.end)) or at.quote.exact


def quotes_at(facts: Facts, entry: Entry) -> tuple[QuoteAt, ...]:
    """The quotations of a record, each of which has been looked up already."""
    return facts.index("quotations-of-records", _quotes_at).get(entry.ref, ())


def _quotes_at(facts: Facts) -> Mapping[str, tuple[QuoteAt, ...]]:
    found: dict[str, list[QuoteAt]] = {}
    for at in facts.all_quotes:
        found.setdefault(at.entry.ref, []).append(at)
    return {ref: tuple(quotes) for ref, quotes in found.items()}


def is_for_another_time(facts: Facts, target: Target) -> bool:
    """Whether the quotation of a target prints its value, and each time beside another time than the target's."""
    quote, by = target.quote, target.by
    if quote is None or by is None or target.value is None:
        return False
    language = source_language(facts, quote.source)
    kind = kind_of_unit(target.unit)
    unit_kind = "count" if kind == "none" else kind
    tokens = proving_tokens(quote.exact, str(target.value), target.unit, unit_kind, language=language)
    reading = reading_of(quote.exact, language)
    return {tie(reading, token, by) for token in tokens[:_MOST_PLACES]} == {"other"}
