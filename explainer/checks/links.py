"""Every reference and link is to a published record, and every anchor to an existing heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.content.markup import Mark, MarkKind
from explainer.extend import lookup, record_check
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.references import full_ref, in_fields, may_be_unread, refs_of_id, resolve
from explainer.ground.problems import Location, Problem, error
from explainer.ground.suggestions import suggestion
from explainer.model.common import RefTo
from explainer.model.kinds import DECLARED

EMBEDDABLE = ("quote", "figure", "term")


@record_check
def references(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Every id in a field names a record of the right kind and sort (E201, E220) that readers can see (E205)."""
    for document in entry.versions.values():
        for path, target, text in in_fields(document.record):
            if document is not entry.base and path[0] not in document.origin.fields():
                continue
            where = document.origin.locate(path)
            ref = full_ref(target, text)
            if ref.partition(":")[0] not in target.kinds:
                yield _wrong_kind(where, text, target.kinds)
            elif ":" not in text and (meant := _of_another_kind(facts, ref, text, target.kinds)):
                yield _wrong_kind(where, text, target.kinds, meant)
            else:
                yield from unfit_reference(facts, document, ref, where)
                yield from wrong_sort(facts, ref, target, where)


def _of_another_kind(facts: Facts, ref: str, name: str, kinds: tuple[str, ...]) -> str:
    """The reference that an id without its kind probably means in a field for several kinds; "" if none."""
    if len(kinds) == 1 or ref in facts.entries or facts.unread.may_hold(ref):
        return ""
    return next((other for other in refs_of_id(facts, name) if other.partition(":")[0] in kinds), "")


def _wrong_kind(where: Location, text: str, kinds: tuple[str, ...], meant: str = "") -> Problem:
    listed = " or ".join(kinds) if len(kinds) < 4 else "record with its kind in front"
    one = f"{'an' if listed[0] in 'aeiou' else 'a'} {listed}"
    message = f'"{text}" is not the id of {one}.'
    example = meant or f"{kinds[0]}:{text.rpartition(':')[2] or 'id'}"
    hint = f"Write the kind in front, such as {example}." if len(kinds) > 1 else f"Write the id of {one} alone."
    return error("E201", where, message, hint)


def unfit_reference(facts: Facts, document: Document, ref: str, where: Location) -> Iterator[Problem]:
    """What is wrong with a reference to `ref` in `document`. A record that could not be read counts as existing."""
    kind, _, name = ref.partition(":")
    if facts.unread.may_hold(ref):
        return
    if kind == "quote":
        if not is_quotation(facts, name):
            yield unknown_record("quotation", name, _all_quotes(facts), where)
        return
    if ref not in facts.entries:
        yield unknown_record(kind, name, (entry.id for entry in facts.entries.values() if entry.kind == kind), where)
    elif ref not in facts.visible and document.ref in facts.visible:
        message = f'{kind} "{name}" is not published, but {document.kind} "{document.id}", which refers to it, is.'
        yield error("E205", where, message, "Publish it, or remove the reference.")


def wrong_sort(facts: Facts, ref: str, target: RefTo, where: Location) -> Iterator[Problem]:
    """A reference to a record of the right kind, but of a sort that the field is not for (E220)."""
    entry = facts.entries.get(ref)
    if entry is None or not target.sorts or (sort := entry.base.record.sort()) in target.sorts:
        return
    wanted, field = " or ".join(target.sorts), DECLARED[entry.kind].sort
    found = f'has {field} "{sort}"' if sort else f"has no {field}"
    message = f'This field is for {entry.kind} records with {field} "{wanted}", but {entry.kind} "{entry.id}" {found}.'
    hint = f"Write the id of another {entry.kind}, or correct `{field}:` in {entry.base.origin.path}."
    yield error("E220", where, message, hint)


@lookup
def is_quotation(facts: Facts, name: str) -> bool:
    """Whether there is a quotation of this id, also of a draft."""
    return name in _all_quotes(facts)


def _all_quotes(facts: Facts) -> frozenset[str]:
    """The ids of all quotations, of drafts too."""
    return facts.index("all-ids-of-quotations", _ids_of_quotations)


def _ids_of_quotations(facts: Facts) -> frozenset[str]:
    return frozenset(name for names in facts.ids_of_quotations.values() for name in names)


def unknown_record(kind: str, name: str, known: Iterable[str], where: Location) -> Problem:
    """The problem of a kind and id that no record has (E201), with the id that was probably meant."""
    guess = suggestion(name, known)
    hint = f"Write {guess}" if guess else "Write the record first"
    meant = f' Did you mean "{guess}"?' if guess else ""
    return error("E201", where, f'{kind} "{name}" does not exist.{meant}', f"{hint}, or correct the id.")


@record_check
def links(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Every link, embed and citation in a text has a target (E204, E205), and its anchor exists (E206)."""
    for document in entry.versions.values():
        for mark in document.body.marks if document.body else ():
            where = Location(document.origin.path, mark.line or None, mark.column or None)
            yield from _mark_problems(facts, document, mark, where)


def _mark_problems(facts: Facts, document: Document, mark: Mark, where: Location) -> Iterator[Problem]:
    kind, _, name = mark.target.partition(":")
    if mark.kind is MarkKind.CITATION:
        yield from unfit_reference(facts, document, f"source:{mark.target}", where)
        return
    if mark.kind is MarkKind.FILE:
        return  # checks.addresses looks at links to files
    if not mark.target:
        yield from _anchor_problems(document, mark.anchor, where)
        return
    if mark.kind is MarkKind.EMBED and kind not in EMBEDDABLE:
        yield error(
            "E204",
            where,
            f"![[{mark.target}]] cannot be put into a text.",
            "Embed a quote:, figure: or term:, or link with [[ ]] without the exclamation mark.",
        )
        return
    if kind == "quote" and name:
        yield from unfit_reference(facts, document, mark.target, where)
        return
    found = resolve(facts, document.origin.path, mark.target)
    if len(found) > 1:
        yield error(
            "E204",
            where,
            f'"{mark.target}" may mean {" or ".join(found)}.',
            f"Write the kind in front: [[{found[0]}]].",
        )
    elif not found:
        if not may_be_unread(facts, document.origin.path, mark.target):
            yield _no_target(facts, mark, where)
    else:
        yield from unfit_reference(facts, document, found[0], where)
        if mark.anchor:
            entry = facts.entries[found[0]]
            yield from _anchor_problems(entry.in_language(document.lang), mark.anchor, where)


def _no_target(facts: Facts, mark: Mark, where: Location) -> Problem:
    known = list(facts.entries) if ":" in mark.target else [entry.id for entry in facts.entries.values()]
    guess = suggestion(mark.target.rpartition("/")[2].removesuffix(".md"), known)
    meant = f' Did you mean "{guess}"?' if guess else ""
    message = f'The link is to "{mark.target}", but there is no such record.{meant}'
    return error("E204", where, message, "Correct the link, or write the record first.")


def _anchor_problems(document: Document, anchor: str, where: Location) -> Iterator[Problem]:
    """The problem of an anchor that is neither a heading of the text nor a quotation of the record."""
    headings = [heading.id for heading in document.body.headings] if document.body else []
    known = [*headings, *(f"q-{quote.id}" for quote in document.record.quotes if quote.id)]
    if anchor and anchor not in known:
        guess = suggestion(anchor, known)
        meant = f' Did you mean "#{guess}"?' if guess else ""
        listed = f"Use one of: {', '.join(known)}." if known else "Remove the # and what follows it."
        yield error("E206", where, f'"{document.id}" has no heading "#{anchor}".{meant}', listed)
