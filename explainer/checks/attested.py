"""Names, forms, numbers and dates that a record repeats from its sources: each must be what the source prints.

`evidence` looks up the quotations themselves. This module checks the fields beside them, which could drift away from
them: a slogan beside the quotation that attests it, an office, a day, a first use, a value in a language version.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence import NotFound, SourceText, find_first, find_role, normalise, occurrences
from explainer.evidence.difference import visible
from explainer.extend import record_check, table
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.lookups import snapshot_path, source_texts
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, error
from explainer.model.common import Quote
from explainer.model.parts import FirstUse
from explainer.model.provenance import Licence, Quality
from explainer.model.records.person import Person
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term

_SPOKEN = frozenset({"direct", "transcript", "reported", "slogan"})
_WORD = regex(r"[\u2e80-\uffef]|[^\W_\u2e80-\uffef]+")  # in Chinese each character counts


@record_check
def offices(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The office beside a quotation, and each of a person's offices, is in the source named for it (E311)."""
    for at in facts.quotes_of(entry.ref):
        if at.quote.role_text:
            path = (*at.path, "role_text")
            yield from _role(facts, entry, path, at.quote.role_text, at.quote.source)
    person = entry.base.record
    for number, role in enumerate(person.roles if isinstance(person, Person) else ()):
        yield from _role(facts, entry, ("roles", number, "role"), role.role, role.source)


def _role(facts: Facts, entry: Entry, path: tuple[str | int, ...], role: str, source: str) -> Iterator[Problem]:
    prepared = source_texts(facts).get(source)
    if prepared is None:
        return
    result = find_role(prepared.text, role)
    if isinstance(result, NotFound):
        message = f'{source} does not print the role "{role}".'
        yield error("E311", entry.base.origin.locate(path), message, _closest(result))


def _closest(missing: NotFound) -> str:
    if missing.reason == "excluded":
        return f"The words are in the passage {missing.excluded_id}, which is excluded. Do not use them."
    near = missing.closest
    if near is None:
        return "Copy what the source prints, or remove the field."
    words = visible(" ".join(near.text.split()))
    return f'The closest words are "{words}" (line {near.line}). Copy what the source prints.'


@record_check
def names_in_sources(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A form in which a source is said to print a name is in that source (E313)."""
    record = entry.base.record
    for number, name in enumerate(record.names_as_printed()):
        prepared = source_texts(facts).get(name.source or "")
        result = find_first(prepared.text, name.text) if prepared else None
        if isinstance(result, NotFound):
            where = entry.base.origin.locate(("names_in_sources", number, "text"))
            yield error("E313", where, f'{name.source} does not print the name "{name.text}".', _closest(result))


@record_check
def attested_forms(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A slogan, and a variant of a term, is in the quotation that is to attest it (E314)."""
    record = entry.base.record
    if isinstance(record, Plan):
        for number, slogan in enumerate(record.slogans):
            if slogan.quote is not None and not _has_words(slogan.quote.exact, slogan.text):
                yield _not_attested(entry, ("slogans", number, "text"), slogan.text, slogan.quote)
    elif isinstance(record, Term):
        for number, variant in enumerate(record.variants):
            if variant.quote is not None and not _uses(variant.quote.exact, variant.text):
                yield _not_attested(entry, ("variants", number, "text"), variant.text, variant.quote)


def _has_words(exact: str, slogan: str) -> bool:
    """Whether a quotation has all words of a slogan in order; other words and punctuation may be between them."""
    rest = iter(_WORD.findall(normalise(exact).text.lower()))
    return all(word in rest for word in _WORD.findall(normalise(slogan).text.lower()))


def _uses(words: str, form: str) -> bool:
    return bool(occurrences(SourceText.prepare(words, ())[0], form))


def _not_attested(entry: Entry, path: tuple[str | int, ...], form: str, quote: Quote) -> Problem:
    message = f'The quotation beside it does not have the words "{form}". It says: "{quote.exact}"'
    hint = "Write the words as the quotation has them, or quote a passage that has them."
    return error("E314", entry.base.origin.locate(path), message, hint)


@record_check
def first_uses(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Nothing in the sources uses a term before the first use that is claimed in them (E315)."""
    term = entry.base.record
    if isinstance(term, Term) and term.first_use is not None and term.first_use.scope == "in-our-sources":
        yield from _first_use(facts, entry, term, term.first_use)


def _first_use(facts: Facts, entry: Entry, term: Term, first: FirstUse) -> Iterator[Problem]:
    claimed = first.date.earliest
    spellings = (term.title, *(variant.text for variant in term.variants if variant.status != "error"))
    where = entry.base.origin.locate(("first_use", "source"))
    prepared = source_texts(facts).get(first.source)
    if prepared is not None and not any(occurrences(prepared.text, form) for form in spellings):
        message = f'{first.source} does not use "{term.title}" in any of its forms.'
        yield error("E315", where, message, "Name a source that uses the term, or add the form as a variant.")
    if claimed is None:
        return
    for latest, what in _days_of_texts(facts):
        if latest >= claimed.isoformat():
            return
        if any(_is_used(facts, what, form) for form in spellings):
            where = entry.base.origin.locate(("first_use", "date"))
            message = f"The first use is said to be {first.date.text}, but {what} uses the term by {latest}."
            yield error("E315", where, message, "Write the earlier date and its source.")
            return


def _days_of_texts(facts: Facts) -> tuple[tuple[str, str], ...]:
    """The days by which texts were said, with their records: words spoken at events, whole sources; earliest first."""
    return facts.index("days-of-texts", _find_days)


def _find_days(facts: Facts) -> tuple[tuple[str, str], ...]:
    days = facts.table(_day_of_text)
    return tuple(sorted((day, ref) for ref in facts.entries if (day := days[ref])))


@table
def _day_of_text(facts: Facts, entry: Entry) -> str:
    """The day by which the words of a record were said, if it has any, as 2024-05-01; else ""."""
    record = entry.base.record
    if isinstance(record, Speech):
        day = record.date if any(map(_is_spoken, record.quotes)) else None
    else:
        day = record.published if isinstance(record, Source) and entry.id in source_texts(facts) else None
    return day.latest.isoformat() if day is not None and day.latest is not None else ""


def _is_used(facts: Facts, ref: str, form: str) -> bool:
    """Whether the words of a record have a form of a term."""
    return facts.index(f"{ref} uses {form}", lambda known: any(occurrences(text, form) for text in _texts(known, ref)))


def _texts(facts: Facts, ref: str) -> tuple[SourceText, ...]:
    """The words spoken at an event, or the whole text of a source.

    A narrator's words about an event date from the day of the source, so they do not count as said at the event.
    """
    return facts.by_record("texts", _texts_of)[ref]


def _texts_of(facts: Facts, entry: Entry) -> tuple[SourceText, ...]:
    record = entry.base.record
    if isinstance(record, Speech):
        return tuple(SourceText.prepare(quote.exact, ())[0] for quote in record.quotes if _is_spoken(quote))
    return (source_texts(facts)[entry.id].text,)


def _is_spoken(quote: Quote) -> bool:
    return quote.kind in _SPOKEN if quote.kind else quote.speaker is not None


@record_check
def language_versions(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A language version has no other numbers, dates and quotations than its record (E316): only those were checked.

    What we say about a quotation may be in its language.
    """
    for version in entry.versions.values():
        if version is not entry.base:
            for path in _differences(entry.base, version):
                yield error(
                    "E316",
                    version.origin.locate(path),
                    f'"{path[0]}" differs from {entry.base.origin.path}, but only what is there is checked.',
                    f"Remove `{path[0]}:` here, or write what is there.",
                )


def _differences(base: Document, version: Document) -> Iterator[tuple[str | int, ...]]:
    for field in base.record.same_in_all_languages():
        if getattr(version.record, field) != getattr(base.record, field):
            yield (field,)
    known = {path: _without_remarks(quote) for quote, path in base.record.quotations()}
    yield from (path for quote, path in version.record.quotations() if known.get(path) != _without_remarks(quote))
    if isinstance(base.record, Plan) and isinstance(version.record, Plan):
        pairs = [[(target.value, target.by) for target in plan.targets] for plan in (base.record, version.record)]
        if pairs[0] != pairs[1]:
            yield ("targets",)
    if isinstance(base.record, Source) and isinstance(version.record, Source):
        told = zip(_of_the_copy(base.record), _of_the_copy(version.record), strict=True)
        yield from ((field,) for field, (one, other) in zip(("quality", "licence"), told, strict=True) if one != other)


def _of_the_copy(source: Source) -> tuple[Quality | None, Licence | None]:
    """What a source's record says of the copy and its licence, without the sentences, which have a language."""
    quality, licence = source.quality, source.licence
    if quality is not None:
        excluded = tuple(item.model_copy(update={"reason": ""}) for item in quality.exclude)
        quality = quality.model_copy(update={"exclude": excluded, "omissions": ()})
    return quality, licence and licence.model_copy(update={"basis": ""})


def _without_remarks(quote: Quote) -> Quote:
    return quote.model_copy(update={"gist": {}, "note": "", "omission_note": ""})


@record_check
def snapshot_sizes(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The size that a source's record gives is that of its snapshot (E304)."""
    source = entry.base.record
    if not isinstance(source, Source) or source.snapshot is None or source.snapshot.bytes is None:
        return
    data = facts.snapshots.get(snapshot_path(source) or "")
    if data is not None and len(data) != source.snapshot.bytes:
        message = f"The snapshot has {len(data)} bytes, but the record says {source.snapshot.bytes}."
        where = entry.base.origin.locate(("snapshot", "bytes"))
        yield error("E304", where, message, f"Write bytes: {len(data)}, if the snapshot is the right one.")
