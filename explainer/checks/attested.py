"""Names, forms, numbers and dates that a record repeats from its sources: each is what the source or quotation prints.

`evidence` looks up the quotations themselves. Here is what stands beside them in fields of its own and could drift away
from them: a slogan beside the quotation that attests it, an office, a day, a first use, a value in a language version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.evidence import Missing, SourceText, check_figure, find_first, find_role, normalise, occurrences
from explainer.extend import check
from explainer.facts import Document, Entry, Facts, nested_quotes
from explainer.model.common import Quote
from explainer.model.records import (
    Figure,
    FirstUse,
    Organisation,
    Person,
    Plan,
    Point,
    Region,
    Source,
    Speech,
    Target,
    Term,
)
from explainer.problems import Problem, error
from explainer.quoting import snapshot_path, source_texts

_SPOKEN = frozenset({"direct", "transcript", "reported", "slogan"})
_WORD = re.compile(r"[\u2e80-\uffef]|[^\W_\u2e80-\uffef]+")  # in Chinese each character counts
_DAY = re.compile(r"[0-9X]{4}-([0-9]{2})-([0-9]{2})[~?%]?")
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_CHINESE_MONTH = re.compile(r"(?<![0-9])([0-9]{1,2})\s*月")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NAME = re.compile(rf"\b({'|'.join(_MONTHS)})\b", re.IGNORECASE)


@check
def offices(facts: Facts) -> Iterator[Problem]:
    """The office beside a quotation, and each of a person's offices, stands in the source named for it (E311)."""
    for at in facts.all_quotes:
        if at.quote.role_text:
            path = (*at.path, "role_text")
            yield from _role(facts, at.entry, path, at.quote.role_text, at.quote.source)
    for entry in facts.entries.values():
        person = entry.base.record
        for number, role in enumerate(person.roles if isinstance(person, Person) else ()):
            yield from _role(facts, entry, ("roles", number, "role"), role.role, role.source)


def _role(facts: Facts, entry: Entry, path: tuple[str | int, ...], role: str, source: str) -> Iterator[Problem]:
    prepared = source_texts(facts).get(source)
    if prepared is None:
        return
    result = find_role(prepared.text, role)
    if isinstance(result, Missing):
        message = f'{source} does not print the role "{role}".'
        yield error("E311", entry.base.origin.locate(path), message, _closest(result))


def _closest(missing: Missing) -> str:
    if missing.reason == "excluded":
        return f"The words stand in the passage {missing.excluded_id}, which is excluded. Do not use them."
    near = missing.closest
    if near is None:
        return "Copy what the source prints, or remove the field."
    return f'The closest words are "{near.text}" (line {near.line}). Copy what the source prints.'


@check
def names_in_sources(facts: Facts) -> Iterator[Problem]:
    """A form in which a source is said to print a name stands in that source (E313)."""
    for entry in facts.entries.values():
        record = entry.base.record
        if not isinstance(record, Person | Organisation | Region):
            continue
        for number, name in enumerate(record.names_in_sources):
            prepared = source_texts(facts).get(name.source or "")
            result = find_first(prepared.text, name.text) if prepared else None
            if isinstance(result, Missing):
                where = entry.base.origin.locate(("names_in_sources", number, "text"))
                yield error("E313", where, f'{name.source} does not print the name "{name.text}".', _closest(result))


@check
def attested_forms(facts: Facts) -> Iterator[Problem]:
    """A slogan, and a variant of a term, stands in the quotation that is to attest it (E314)."""
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
    """Whether a quotation has all words of a slogan in their order; between them it may have others, and marks."""
    rest = iter(_WORD.findall(normalise(exact).text.lower()))
    return all(word in rest for word in _WORD.findall(normalise(slogan).text.lower()))


def _uses(words: str, form: str) -> bool:
    return bool(occurrences(SourceText.prepare(words, ())[0], form))


def _not_attested(entry: Entry, path: tuple[str | int, ...], form: str, quote: Quote) -> Problem:
    message = f'The quotation beside it does not have the words "{form}". It says: "{quote.exact}"'
    hint = "Write the words as the quotation has them, or quote a passage that has them."
    return error("E314", entry.base.origin.locate(path), message, hint)


@check
def proofs(facts: Facts) -> Iterator[Problem]:
    """A published figure, each value of its series, each interval, and a target's value are printed (E306)."""
    for entry in facts.entries.values():
        match entry.base.record:
            case Figure() as figure if figure.derived is None:
                yield from _figure(entry, figure)
            case Plan() as plan:
                for number, target in enumerate(plan.targets):
                    yield from _target(entry, ("targets", number), target)
            case _:
                pass


def _figure(entry: Entry, figure: Figure) -> Iterator[Problem]:
    has_number = figure.value is not None or figure.value_text
    if figure.quote is None and has_number and figure.status != "draft":
        message = f'No quotation proves the figure "{entry.id}".'
        hint = "Add `quote:` with the words that print the number, or `derived:` if this site calculated it."
        yield error("E306", entry.base.origin.locate((), key=True), message, hint)
    yield from _contradictions(entry)
    proving = [quote.exact for quote in (figure.quote, *figure.quotes) if quote is not None]
    kind = figure.unit_kind or "count"
    yield from _interval(entry, (), figure, figure, proving)
    for number, point in enumerate(figure.series):
        yield from _interval(entry, ("series", number), figure, point, proving)
        if all(check_figure(exact, str(point.value), figure.unit, kind) for exact in proving):
            where = entry.base.origin.locate(("series", number, "value"))
            message = f"No quotation of this figure prints {point.value} {figure.unit}".rstrip() + "."
            yield error("E306", where, message, "Quote the words that print it under `quotes:`, or remove the value.")


def _interval(
    entry: Entry, path: tuple[str | int, ...], figure: Figure, number: Figure | Point, proving: list[str]
) -> Iterator[Problem]:
    """Both ends of an interval are printed by one quotation; the unit may stand beside the value or either end."""
    kind = figure.unit_kind or "count"
    ends = (("low", number.low), ("high", number.high))
    for field, end in ends:
        others = [str(other) for other in (number.value, number.low, number.high) if other is not None]
        if end is not None and not any(_prints_end(exact, str(end), others, figure.unit, kind) for exact in proving):
            where = entry.base.origin.locate((*path, field))
            message = f"No quotation of this figure prints {end} {figure.unit}".rstrip() + "."
            hint = "Write the interval as the source prints it, or remove `low:` and `high:`."
            yield error("E306", where, message, hint)


def _prints_end(exact: str, end: str, others: list[str], unit: str, kind: str) -> bool:
    """Whether words print the end of an interval: "4.1 to 5.9 percent" has the unit beside one number for both."""
    fault = check_figure(exact, end, unit, kind)
    if fault is None or fault.reason != "unit-absent":
        return fault is None
    return any(check_figure(exact, other, unit, kind) is None for other in others)


def _contradictions(entry: Entry) -> Iterator[Problem]:
    """A unit, in any language, that says percent of points or points of percent: readers see only the unit."""
    for version in entry.versions.values():
        figure = version.record
        if isinstance(figure, Figure) and figure.unit_kind in ("percent", "percentage-points"):
            said = _kind_of_unit(figure.unit)
            if said in ("percent", "percentage-points") and said != figure.unit_kind:
                message = f'The unit is written "{figure.unit}", and unit_kind is {figure.unit_kind}.'
                hint = "Percent and percentage points are not the same. Write the one that the source prints."
                yield error("E306", version.origin.locate(("unit",)), message, hint)


def _target(entry: Entry, path: tuple[str | int, ...], target: Target) -> Iterator[Problem]:
    if target.value is None:
        return
    where = entry.base.origin.locate((*path, "value"))
    value = f"{target.value} {target.unit}".rstrip()
    if target.quote is None:
        message = f"The target gives the value {value}, and no quotation that prints it."
        yield error("E306", where, message, "Add `quote:` with the words of the source, or remove the value.")
    elif check_figure(target.quote.exact, str(target.value), target.unit, _kind_of_unit(target.unit)):
        message = f'The target\'s quotation does not print {value}. It says: "{target.quote.exact}"'
        yield error("E306", where, message, "Write the number and unit as the source prints them.")


def _kind_of_unit(unit: str) -> str:
    """A target names its unit in words only; percent and points are told apart by them."""
    tidy = unit.strip().lower()
    if tidy in ("%", "％", "percent", "per cent"):
        return "percent"
    return "percentage-points" if "point" in tidy or "百分点" in tidy else "count"


@check
def printed_days(facts: Facts) -> Iterator[Problem]:
    """The day and month of a date are those that its `date_text` prints, if it prints any (E310)."""
    for entry in facts.entries.values():
        speech = entry.base.record
        if not isinstance(speech, Speech) or speech.date is None or speech.date_basis != "printed":
            continue
        day = _DAY.fullmatch(speech.date.text)
        if day is not None and not _prints_day(speech.date_text, int(day[1]), int(day[2])):
            message = f'"date" is {speech.date.text}, and date_text prints another day: "{speech.date_text}".'
            hint = "Correct one of them; or write date_basis: inferred, and say in date_note how you know the day."
            yield error("E310", entry.base.origin.locate(("date",)), message, hint)


def _prints_day(text: str, month: int, day: int) -> bool:
    """Whether a text may mean this day. What it does not print in digits or English month names is left open."""
    months = {_MONTHS.index(name.lower()) + 1 for name in _MONTH_NAME.findall(text)}
    months |= {int(number) for number in _CHINESE_MONTH.findall(text)}
    days = {int(number) for number in _NUMBER.findall(_CHINESE_MONTH.sub("", text))}
    return (not months or month in months) and (not days or day in days)


@check
def first_uses(facts: Facts) -> Iterator[Problem]:
    """Nothing in the sources uses a term before the first use that is claimed in them (E315)."""
    for entry in facts.entries.values():
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
    for latest, what, text in _dated_texts(facts):
        if latest < claimed.isoformat() and any(occurrences(text, form) for form in spellings):
            where = entry.base.origin.locate(("first_use", "date"))
            message = f"The first use is said to be {first.date.text}, and {what} uses the term by {latest}."
            yield error("E315", where, message, "Write the earlier date and its source.")
            return


def _dated_texts(facts: Facts) -> tuple[tuple[str, str, SourceText], ...]:
    """What was said, and by which day: the words spoken at events, and whole sources; the earliest first.

    A narrator's words about an event are of the day of the source, and so do not count as said at the event.
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


FIXED = (
    "value", "low", "high", "unit_kind", "period", "series", "derived", "date", "date_text", "date_basis", "speakers",
    "history", "published", "published_basis", "first_use", "snapshot", "opens", "closes",
)  # fmt: skip
"""Fields that say the same in every language: numbers, dates, and words as the source prints them."""


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
                        f'"{path[0]}" differs from {entry.base.origin.path}, and only what stands there is checked.',
                        f"Remove `{path[0]}:` here, or write it as it stands there.",
                    )


def _differences(base: Document, version: Document) -> Iterator[tuple[str | int, ...]]:
    for field in FIXED:
        if getattr(version.record, field, None) != getattr(base.record, field, None):
            yield (field,)
    known = {path: quote for quote, path in nested_quotes(base.record)}
    yield from (path for quote, path in nested_quotes(version.record) if known.get(path) != quote)
    if isinstance(base.record, Plan) and isinstance(version.record, Plan):
        pairs = [[(target.value, target.by) for target in plan.targets] for plan in (base.record, version.record)]
        if pairs[0] != pairs[1]:
            yield ("targets",)


@check
def snapshot_sizes(facts: Facts) -> Iterator[Problem]:
    """The size that a source's record gives is that of its snapshot (E304)."""
    for entry in facts.entries.values():
        source = entry.base.record
        if not isinstance(source, Source) or source.snapshot is None or source.snapshot.bytes is None:
            continue
        data = facts.snapshots.get(snapshot_path(source) or "")
        if data is not None and len(data) != source.snapshot.bytes:
            message = f"The snapshot has {len(data)} bytes, and the record says {source.snapshot.bytes}."
            where = entry.base.origin.locate(("snapshot", "bytes"))
            yield error("E304", where, message, f"Write bytes: {len(data)}, if the snapshot is the right one.")
