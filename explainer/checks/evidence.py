"""Words, numbers, dates and offices against the snapshots: a record claims nothing that its source does not say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from explainer.evidence import (
    Match,
    NotFound,
    find_first,
    number_scheme,
    suggest_selector,
)
from explainer.evidence.difference import difference, visible
from explainer.evidence.encodings import not_utf8
from explainer.evidence.parts import MOST_PARTS
from explainer.extend import lookup, record_check
from explainer.facts.facts import Entry, Facts, QuoteAt
from explainer.facts.lookups import (
    SourceIndex,
    place_of,
    printed_words_of,
    snapshot_path,
    source_texts,
)
from explainer.ground.problems import Location, Problem, error
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source


@record_check
def snapshots(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Each source's snapshot is there (E304), in UTF-8 (E326) and unchanged, with its excluded passages (E308)."""
    source = entry.base.record
    path = snapshot_path(source) if isinstance(source, Source) else None
    if path is None or not isinstance(source, Source) or source.snapshot is None:
        return
    data = facts.snapshots.get(path)
    if data is None:
        where = entry.base.origin.locate(("snapshot", "path"))
        yield error(
            "E304",
            where,
            f'There is no file "{path}".',
            "Put the text there, or correct the path (it begins below content/).",
        )
        return
    if (fault := not_utf8(data)) is not None:
        byte = f"line {fault.line} of {path} has the byte 0x{fault.byte:02X}"
        message = f"The snapshot is not text in UTF-8: {byte}. {fault.guess}"
        hint = f"{fault.advice} Then write its new sha256."
        yield error("E326", entry.base.origin.locate(("snapshot", "path")), message, hint)
    actual = hashlib.sha256(data).hexdigest()
    if actual != source.snapshot.sha256:
        expected = source.snapshot.sha256[:12]
        message = f'The snapshot of "{entry.id}" has changed: expected {expected}…, found {actual[:12]}….'
        where = entry.base.origin.locate(("snapshot", "sha256"))
        yield error(
            "E304",
            where,
            message,
            f"Restore {path}; or, if the new text is right, check every quotation and write sha256: {actual}",
        )
    yield from _exclusions(facts, entry, source)


def _exclusions(facts: Facts, entry: Entry, source: Source) -> Iterator[Problem]:
    prepared = source_texts(facts).get(entry.id)
    for number, item in enumerate(source.quality.exclude if source.quality else ()):
        if prepared and item.id in prepared.not_there:
            where = entry.base.origin.locate(("quality", "exclude", number, "exact"))
            yield error(
                "E308",
                where,
                f'The excluded passage "{item.id}" is not in the snapshot.',
                "Copy its words exactly from the snapshot.",
            )


@record_check
def licences(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A source is shown in full only if its licence is known (E309)."""
    source = entry.base.record
    if (
        isinstance(source, Source)
        and source.licence
        and source.licence.display == "full"
        and source.licence.id in ("unknown", "not-stated")
    ):
        where = entry.base.origin.locate(("licence", "display"))
        yield error(
            "E309",
            where,
            "The source is to be shown in full, but its licence is not known.",
            "Write display: excerpts, or name the licence in id.",
        )


@record_check
def quotations(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Every quotation is in its source (E301 to E303), and no two have the same id (E117)."""
    for number, at in enumerate(facts.quotes_of(entry.ref)):
        first = first_with_id(facts, at.id)
        if first != (entry.ref, number):
            yield error(
                "E117",
                entry.base.origin.locate((*at.path, "id")),
                f'The quotation id "{at.id}" is already used by {first[0]}.',
                "Give this quotation another id.",
            )
        prepared = source_texts(facts).get(at.quote.source)
        if prepared is None:
            yield from _no_snapshot(facts, at)
            continue
        result = place_of(facts, at)
        if isinstance(result, NotFound):
            where = entry.base.origin.locate((*at.path, "exact"))
            yield not_found(result, at.quote.source, prepared, where, exact=at.quote.exact)


@lookup
def first_with_id(facts: Facts, name: str) -> tuple[str, int]:
    """The ref of the record that has the first quotation with this id, and its number there."""
    return facts.index("first quotations", _first_by_id)[name]


def _first_by_id(facts: Facts) -> Mapping[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for ref in facts.entries:
        for number, name in enumerate(facts.ids_of_quotations[ref]):
            found.setdefault(name, (ref, number))
    return found


def _no_snapshot(facts: Facts, at: QuoteAt) -> Iterator[Problem]:
    source = facts.entries.get(f"source:{at.quote.source}")
    if source is not None and isinstance(source.base.record, Source) and source.base.record.snapshot is None:
        where = at.entry.base.origin.locate((*at.path, "source"))
        message = f'"{at.quote.source}" has no snapshot, so the quotation cannot be checked.'
        yield error(
            "E304",
            where,
            message,
            "Save the source's text below content/snapshots/ and name it in the source's record under snapshot.",
        )


def not_found(missing: NotFound, source: str, prepared: SourceIndex, where: Location, *, exact: str) -> Problem:
    """The problem for words that were not found in their source; each reason has its own code."""
    if missing.reason == "excluded":
        reason = next((item.reason for item in prepared.text.excluded if item.id == missing.excluded_id), "excluded")
        why = f"({missing.excluded_id}: {reason})"
        message = f"These words are only in, or reach into, a passage that is excluded from {source} {why}."
        return error("E302", where, message, "Do not use them. Quote another passage.")
    if missing.reason == "ambiguous":
        selector = suggest_selector(prepared.text, exact)
        added = (
            [f"{name}: {words}" for name, words in (("prefix", selector.prefix), ("suffix", selector.suffix)) if words]
            if selector
            else []
        )
        lines = ", ".join(dict.fromkeys(str(item.line) for item in missing.contexts))
        hint = (
            f"For the first of them add  {'  and  '.join(added)}"
            if added
            else "Add the words before (prefix) or after (suffix), or quote more."
        )
        return error("E303", where, f"These words occur {missing.occurrences} times in {source} (lines {lines}).", hint)
    if missing.reason == "parts":
        message = f"This quotation leaves something out more than {MOST_PARTS - 1} times."
        return error("E301", where, message, "Quote whole sentences, each as a quotation of its own.")
    if missing.reason == "order":
        return error(
            "E301",
            where,
            f"The parts of this quotation are in {source}, but not in this order or too far apart.",
            "Quote them as two quotations.",
        )
    if missing.occurrences:
        near = missing.contexts[0]
        message = f"These words are in {source}, but not beside this prefix and suffix."
        return error(
            "E301",
            where,
            message,
            f'On line {near.line} they follow "{_on_one_line(near.before)[-40:]}" '
            f'and are followed by "{_on_one_line(near.after)[:40]}".',
        )
    if missing.closest is None:
        return error(
            "E301",
            where,
            f"These words are not in {source}, and nothing like them is.",
            "Check that the source is the right one.",
        )
    near_text = missing.closest
    place = f"({near_text.similarity} % alike), line {near_text.line} of the snapshot"
    message = f'These words are not in {source}. Closest text {place}: "{_on_one_line(near_text.text)}"'
    if told := difference(missing.part or exact, near_text.text):
        message += f". The difference: {told}."
    return error("E301", where, message, _other_letter(prepared, exact) or _COPY)


_COPY: Final = "Copy it exactly, or write … for a gap and [ ] for words of yours."


def _other_letter(prepared: SourceIndex, exact: str) -> str:
    """The hint for a quotation that differs from its source only in the case of its first letter; "" for others."""
    first, rest = exact[:1], exact[1:]
    bare = rest.rstrip(" .。")
    if first.swapcase() == first or isinstance(find_first(prepared.text, f"{first.swapcase()}{bare}"), NotFound):
        return ""
    word = re.split(r"\s", bare, maxsplit=1)[0]
    stop = " without the full stop" if bare != rest and isinstance(find_first(prepared.text, rest), NotFound) else ""
    return f'Only the case of the first letter differs: write "[{first}]{word}"{stop}, as the letter is yours.'


def _on_one_line(text: str) -> str:
    return visible(" ".join(text.split()))


@record_check
def dates_and_roles(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The words of a date, unless it comes from elsewhere, and every office are in a cited source (E310, E311)."""
    codes = {"date": ("E310", "the date"), "role": ("E311", "the role")}
    for printed in printed_words_of(facts, entry):
        misses = [result for _, result in printed.results]
        if misses:
            code, what = codes[printed.kind]
            yield from _missing_words(misses, code, printed.entry, printed.path, f'{what} "{printed.words}"')


def _missing_words(
    misses: list[Match | NotFound], code: str, entry: Entry, path: tuple[str | int, ...], what: str
) -> Iterator[Problem]:
    if all(isinstance(item, NotFound) for item in misses):
        near = next((item.closest for item in misses if isinstance(item, NotFound) and item.closest), None)
        hint = (
            f'The closest words are "{_on_one_line(near.text)}" (line {near.line}). Copy what the source prints.'
            if near
            else "Copy what the source prints, or remove the field."
        )
        yield error(code, entry.base.origin.locate(path), f"No cited source prints {what}.", hint)


@record_check
def slogans(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The number in a slogan is that of the components listed (E307)."""
    plan = entry.base.record
    for number, slogan in enumerate(plan.slogans if isinstance(plan, Plan) else ()):
        counts = number_scheme(slogan.number_scheme)
        if slogan.components_status == "complete" and counts and sum(counts) != len(slogan.components):
            where = entry.base.origin.locate(("slogans", number, "components"))
            message = f"The slogan counts {sum(counts)}, but {len(slogan.components)} components are listed."
            yield error("E307", where, message, f"List {sum(counts)}, or write components_status: not-in-source.")
        if slogan.components_status in (None, "not-in-source") and slogan.components:
            where = entry.base.origin.locate(("slogans", number, "components"))
            unsaid = "Components are listed, but components_status does not say whether a source names them all."
            denied = "Components are listed, but components_status says that no source names them."
            yield error(
                "E307",
                where,
                denied if slogan.components_status else unsaid,
                "Remove them, or quote the source and write components_status: partial or complete.",
            )
