"""Fields other than quotations that a record takes from its sources: regions, organisations, offices, venues.

Pages show such a field without a remark only if a cited copy has it; else they say that its origin is not recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from explainer.evidence import Match, find_first, occurrences, sentence_around
from explainer.evidence.comparisons import comparisons
from explainer.evidence.figures import proving_tokens, reading_of
from explainer.evidence.happening import Anchors
from explainer.evidence.placed import another_place, is_of_event
from explainer.evidence.scales import kind_of_unit
from explainer.evidence.ties import tie
from explainer.evidence.words import fold, whole_hits
from explainer.facts.dating import anchors
from explainer.facts.facts import Entry, Facts, QuoteAt
from explainer.facts.geography import around, within
from explainer.facts.lookups import place_of, same_language, source_texts
from explainer.facts.named import named, paragraphs, related
from explainer.facts.proofs import proving, source_language
from explainer.facts.references import full_ref, in_fields
from explainer.ground.patterns import regex
from explainer.model.commitments import Target
from explainer.model.common import BODY, PLACE, Record, own_fields
from explainer.model.kinds import ref_of
from explainer.model.records.figure import Figure
from explainer.model.records.organisation import Organisation
from explainer.model.records.person import Person
from explainer.model.records.region import Region
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech

Origin = Literal["", "elsewhere", "unrecorded", "unworded", "unchecked"]
"""`elsewhere`: a cited copy has it, but only where it reports something else. `unrecorded`: no cited copy has it.
`unworded`: none has it in these words. `unchecked`: there is no copy. "": one has it, or nothing is to be looked up."""

_MOST_PLACES: Final = 20
"""How many places of one number in one quotation are searched for a comparison."""

_WORD: Final = regex(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]{3,}")


@dataclass(frozen=True, slots=True)
class StatedName:
    """A region or organisation that a record takes from its sources: its field, and the sources to search."""

    path: tuple[str | int, ...]
    ref: str
    sources: tuple[str, ...]
    event: Speech | None = None  # whose place it is; a source names other places too


def told_fields(record: Record) -> Iterator[StatedName]:
    """The regions and organisations in the fields that say where, to whom, by whom or about what something was said."""
    cited = record.rests_on()
    if record.declares.role == "matter" or (isinstance(record, Figure) and record.derived is None):
        own = own_fields(type(record), PLACE) + own_fields(type(record), BODY)
        for path, target, text in in_fields(record):
            if path[0] in own:
                event = record if isinstance(record, Speech) and path[0] == "located_in" else None
                yield StatedName(path, full_ref(target, text), cited, event)
    elif isinstance(record, Person):
        for number, role in enumerate(record.roles):
            if role.org and role.org != "not-stated":
                yield StatedName(("roles", number, "org"), ref_of("organisation", role.org), (role.source,))


def how_named(facts: Facts, field: StatedName) -> Literal["", "elsewhere", "unrecorded", "unchecked"]:
    """Why no cited source is known to name the region or body of a field: none does, or there is no copy; else "".

    A word derived from a country's name does not say where something was: Chinese guests may be anywhere.
    """
    copies = [name for name in field.sources if name in source_texts(facts)]
    called = field.path[0] != "located_in" and field.ref.startswith("region:")
    naming = [name for name in copies if _is_told(facts, field.ref, name)]
    if naming and field.event is not None and not any(_is_there(facts, field, name) for name in naming):
        return "elsewhere"
    if naming or any(called and related(facts, field.ref, name) for name in copies):
        return ""
    if any(_publishes(facts, field.ref, name) for name in field.sources):
        return ""
    return "unrecorded" if copies and len(copies) == len(field.sources) else "unchecked"


def _is_there(facts: Facts, field: StatedName, source: str) -> bool:
    """Whether a source names a place where it reports the event, and no other place for the quoted words."""
    mentions, event = named(facts, field.ref, source), field.event
    if event is None or not mentions:
        return True
    told = facts.dates_in_copies[source]
    known = _anchors(facts, event, source)
    if not known:
        return True
    if not any(is_of_event(told, at, known, event.date) for at in mentions):
        return False
    others = facts.index(f"places in {source}", lambda known: _places(known, source))
    inside = within(facts, field.ref.partition(":")[2]) | around(facts, [field.ref.partition(":")[2]])
    return another_place(told, known, mentions, (at for at, region in others if region not in inside)) is None


def _anchors(facts: Facts, event: Speech, source: str) -> Anchors:
    """The places at which a source reports an event. Its venue is what is looked for, so it does not count."""
    told = facts.dates_in_copies[source]
    return anchors(told.source, event.model_copy(update={"venue": ""}), source, facts.named_at)


def _places(facts: Facts, source: str) -> tuple[tuple[int, str], ...]:
    """The offsets at which a source names regions of the site, each with the region."""
    refs = [entry.ref for entry in facts.entries.values() if entry.kind == "region"]
    return tuple(sorted((at, ref.partition(":")[2]) for ref in refs for at in facts.named_at(ref, source)))


def tells_of(facts: Facts, ref: str, source: str) -> bool:
    """Whether a source names a region, implies it, or uses a word derived from its name."""
    return _is_told(facts, ref, source) or related(facts, ref, source)


def _is_told(facts: Facts, ref: str, source: str) -> bool:
    """Whether a source names a region or body, or implies it, as the name of a region implies its authority.

    A nation's own newspapers need not name it, unless they name a region outside it.
    """
    if named(facts, ref, source):
        return True
    record = facts.entries[ref].base.record if ref in facts.entries else None
    if isinstance(record, Organisation) and record.type in ("government", "party-body") and record.region:
        return bool(named(facts, f"region:{record.region}", source))
    if isinstance(record, Region) and record.parent is None:
        return not facts.index(f"regions outside {ref} in {source}", lambda known: _names_outside(known, ref, source))
    return False


def _names_outside(facts: Facts, ref: str, source: str) -> bool:
    """Whether a source names a region that is not within this one."""
    inside = within(facts, ref.partition(":")[2])
    others = (entry.ref for entry in facts.entries.values() if entry.kind == "region" and entry.id not in inside)
    return any(named(facts, other, source) for other in others)


def _publishes(facts: Facts, ref: str, source: str) -> bool:
    """Whether a body is the publisher of a source, which need not name itself."""
    known = facts.record(Source, source)
    return known is not None and ref == ref_of("organisation", known.publisher)


def origin_of_words(facts: Facts, ref: str, field: str) -> Origin:
    """How a field of a record is known; `field` is its name, such as `issuer`, `roles.0.org` or `venue`."""
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
    cited = (entry.id,) if isinstance(record, Source) else record.rests_on()
    if isinstance(record, Speech) and field == "venue" and is_venue_of_another(facts, record):
        return "elsewhere"
    return _worded(facts, value, cited)


def is_venue_of_another(facts: Facts, event: Speech) -> bool:
    """Whether the cited copies print the venue of an event, but only where they report something else."""
    found = []
    for name in event.rests_on() if event.venue else ():
        told = facts.dates_in_copies.get(name)
        place = find_first(told.source, event.venue) if told else None
        if told is not None and isinstance(place, Match):
            known = _anchors(facts, event, name)
            hits = occurrences(told.source, event.venue)
            found.append(not known or any(is_of_event(told, at, known, event.date) for at, _ in hits))
    return bool(found) and not any(found)


def _worded(facts: Facts, words: str, cited: tuple[str, ...]) -> Origin:
    """Whether a paragraph of a cited copy has all the words, in any order; the publisher's name may be missing."""
    copies = [name for name in cited if name in source_texts(facts)]
    if not copies:
        return "unchecked"
    wanted = [fold(word) for word in _WORD.findall(words)]
    found = any(_in_one_paragraph(facts, name, wanted) or _is_publisher(facts, name, words) for name in copies)
    return "" if found else "unworded"


_TELLING: Final = regex(r"[\u3400-\u9fff]{2}|[^\W\d_\u3400-\u9fff]{4,}")


def has_no_word(facts: Facts, entry: Entry, field: str) -> bool:
    """Whether the sources of a field, all in its language, have not one of its words."""
    record = entry.base.record
    cited = (entry.id,) if isinstance(record, Source) else record.rests_on()
    own = facts.tag(entry.base.lang)
    if not cited or not all(name in source_texts(facts) for name in cited):
        return False
    if not all(source_language(facts, name) and same_language(source_language(facts, name), own) for name in cited):
        return False
    wanted = {fold(word) for word in _TELLING.findall(getattr(record, field))} - _EVERYDAY
    if not wanted or origin_of_words(facts, entry.ref, field) != "unworded":
        return False
    return not any(whole_hits(source_texts(facts)[name].text.folded, word) for name in cited for word in wanted)


_EVERYDAY: Final = frozenset({"with", "from", "that", "this", "dans", "pour", "avec", "para", "eine", "einer", "einem"})


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
    """The sentences around a figure's quotations."""
    texts, proofs = source_texts(facts), proving(figure)
    for at in quotes_at(facts, entry):
        found = place_of(facts, at) if at.quote in proofs else None
        if isinstance(found, Match):
            text = texts[at.quote.source].text
            yield sentence_around(text, (found.start, found.end)) or at.quote.exact


def quotes_at(facts: Facts, entry: Entry) -> tuple[QuoteAt, ...]:
    """The quotations of a record."""
    return facts.quotes_of(entry.ref)


def is_for_another_time(facts: Facts, target: Target) -> bool:
    """Whether the quotation of a target prints its value, but never beside the target's time."""
    quote, by = target.quote, target.by
    if quote is None or by is None or target.value is None:
        return False
    language = source_language(facts, quote.source)
    kind = kind_of_unit(target.unit)
    unit_kind = "count" if kind == "none" else kind
    tokens = proving_tokens(quote.exact, str(target.value), target.unit, unit_kind, language=language)
    reading = reading_of(quote.exact, language)
    return {tie(reading, token, by) for token in tokens[:_MOST_PLACES]} == {"other"}
