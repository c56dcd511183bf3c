"""Names, forms, numbers and dates that a record repeats from its sources: each must be what the source prints.

`evidence` looks up the quotations themselves. This module checks the fields beside them, which could drift away from
them: a slogan beside the quotation that attests it, an office, a day, a first use, a value in a language version.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence import NotFound, SourceText, find_first, find_role, normalise, occurrences
from explainer.evidence.difference import visible
from explainer.extend import check
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.lookups import snapshot_path, source_texts
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, error
from explainer.model.common import Quote
from explainer.model.parts import FirstUse
from explainer.model.records.person import Person
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term

_SPOKEN = frozenset({"direct", "transcript", "reported", "slogan"})
_WORD = regex(r"[\u2e80-\uffef]|[^\W_\u2e80-\uffef]+")  # in Chinese each character counts


@check
def offices(facts: Facts) -> Iterator[Problem]:
    """The office beside a quotation, and each of a person's offices, is in the source named for it (E311)."""
    for at in facts.all_quotes:
        if at.quote.role_text:
            path = (*at.path, "role_text")
            yield from _role(facts, at.entry, path, at.quote.role_text, at.quote.source)
    for entry, person in facts.all_records(Person):
        for number, role in enumerate(person.roles):
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


@check
def names_in_sources(facts: Facts) -> Iterator[Problem]:
    """A form in which a source is said to print a name is in that source (E313)."""
    for entry in facts.entries.values():
        record = entry.base.record
        for number, name in enumerate(record.names_as_printed()):
            prepared = source_texts(facts).get(name.source or "")
            result = find_first(prepared.text, name.text) if prepared else None
            if isinstance(result, NotFound):
                where = entry.base.origin.locate(("names_in_sources", number, "text"))
                yield error("E313", where, f'{name.source} does not print the name "{name.text}".', _closest(result))


@check
def attested_forms(facts: Facts) -> Iterator[Problem]:
    """A slogan, and a variant of a term, is in the quotation that is to attest it (E314)."""
    for entry in facts.entries.values():
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


@check
def first_uses(facts: Facts) -> Iterator[Problem]:
    """Nothing in the sources uses a term before the first use that is claimed in them (E315)."""
    for entry, term in facts.all_records(Term):
        if term.first_use is not None and term.first_use.scope == "in-our-sources":
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
    for latest, what, text in _dated_texts(facts):
        if latest < claimed.isoformat() and any(occurrences(text, form) for form in spellings):
            where = entry.base.origin.locate(("first_use", "date"))
            message = f"The first use is said to be {first.date.text}, but {what} uses the term by {latest}."
            yield error("E315", where, message, "Write the earlier date and its source.")
            return


def _dated_texts(facts: Facts) -> tuple[tuple[str, str, SourceText], ...]:
    """Texts with the day by which they were said: the words spoken at events, and whole sources; the earliest first.

    A narrator's words about an event date from the day of the source, so they do not count as said at the event.
    """
    return facts.index("dated-texts", lambda known: tuple(sorted(_find_dated(known), key=lambda found: found[:2])))


def _find_dated(facts: Facts) -> Iterator[tuple[str, str, SourceText]]:
    for entry in facts.entries.values():
        record = entry.base.record
        if isinstance(record, Speech) and record.date is not None and record.date.latest is not None:
            latest = record.date.latest.isoformat()
            spoken = (quote.exact for quote in record.quotes if _is_spoken(quote))
            yield from ((latest, entry.ref, SourceText.prepare(exact, ())[0]) for exact in spoken)
        elif isinstance(record, Source) and record.published is not None and record.published.latest is not None:
            prepared = source_texts(facts).get(entry.id)
            if prepared is not None:
                yield record.published.latest.isoformat(), entry.ref, prepared.text


def _is_spoken(quote: Quote) -> bool:
    return quote.kind in _SPOKEN if quote.kind else quote.speaker is not None


@check
def language_versions(facts: Facts) -> Iterator[Problem]:
    """A language version has no other numbers, dates and quotations than its record (E316): only those were checked."""
    for entry in facts.entries.values():
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
    known = {path: quote for quote, path in base.record.quotations()}
    yield from (path for quote, path in version.record.quotations() if known.get(path) != quote)
    if isinstance(base.record, Plan) and isinstance(version.record, Plan):
        pairs = [[(target.value, target.by) for target in plan.targets] for plan in (base.record, version.record)]
        if pairs[0] != pairs[1]:
            yield ("targets",)


@check
def snapshot_sizes(facts: Facts) -> Iterator[Problem]:
    """The size that a source's record gives is that of its snapshot (E304)."""
    for entry, source in facts.all_records(Source):
        if source.snapshot is None or source.snapshot.bytes is None:
            continue
        data = facts.snapshots.get(snapshot_path(source) or "")
        if data is not None and len(data) != source.snapshot.bytes:
            message = f"The snapshot has {len(data)} bytes, but the record says {source.snapshot.bytes}."
            where = entry.base.origin.locate(("snapshot", "bytes"))
            yield error("E304", where, message, f"Write bytes: {len(data)}, if the snapshot is the right one.")
