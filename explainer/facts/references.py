"""Which record refers to which: the references in fields, found by their types, and those in texts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias, get_args

from pydantic import BaseModel

from explainer.content.markup import MarkKind
from explainer.extend import lookup, table
from explainer.facts.facts import Entry, Facts
from explainer.model.common import RefTo
from explainer.model.kinds import FOLDERS, KINDS, ref_of

FieldPath: TypeAlias = tuple[str | int, ...]


def in_fields(record: BaseModel) -> Iterator[tuple[FieldPath, RefTo, str]]:
    """Every reference in a record's fields: its path, what it may refer to, and the text as written."""
    for name, alias, target in _reference_fields(type(record)):
        value = getattr(record, name)
        if value is not None:
            yield from _references((alias,), value, target)


def _references(path: FieldPath, value: Any, target: RefTo | None) -> Iterator[tuple[FieldPath, RefTo, str]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _references((*path, number), item, target)
    elif isinstance(value, BaseModel):
        yield from ((path + below, found, text) for below, found, text in in_fields(value))
    elif target is not None and isinstance(value, str) and value not in target.also:
        yield path, target, value


@cache
def _reference_fields(kind: type[BaseModel]) -> tuple[tuple[str, str, RefTo | None], ...]:
    """The fields of a model that hold references, directly (with their target) or in models of their own (None)."""
    found: list[tuple[str, str, RefTo | None]] = []
    for name, info in kind.model_fields.items():
        target = next((item for item in info.metadata if isinstance(item, RefTo)), None) or _target_in(info.annotation)
        if target is not None and not target.kinds:
            target = replace(target, kinds=KINDS)  # a record of any kind
        if target is not None or _holds_references(info.annotation):
            found.append((name, info.alias or name, target))
    return tuple(found)


def _target_in(annotation: Any) -> RefTo | None:
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, RefTo):
            return item
    for argument in get_args(annotation):
        found = _target_in(argument)
        if found is not None:
            return found
    return None


def _holds_references(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_reference_fields(annotation))
    return any(_holds_references(argument) for argument in get_args(annotation))


def full_ref(target: RefTo, text: str) -> str:
    """`jilin` in a field for regions → `region:jilin`; `org:x` is accepted for `organisation:x`."""
    return ref_of(target.kinds[0], text)


def resolve(facts: Facts, path: str, target: str) -> tuple[str, ...]:
    """The refs that a link's target may mean; exactly one is a good link.

    `target` is `kind:id`, a bare id, or the path of a content file relative to `path`, the file that links.
    """
    folder = posixpath.dirname(path)
    return facts.index(f"link from {folder} to {target}", lambda known: _resolve(known, folder, target))


def _resolve(facts: Facts, folder: str, target: str) -> tuple[str, ...]:
    if target.endswith((".md", ".yaml")):
        ref = _ref_of_path(facts, posixpath.normpath(posixpath.join(folder, target)))
        return (ref,) if ref in facts.entries else ()
    if ":" in target:
        ref = ref_of("", target)
        return (ref,) if ref in facts.entries else ()
    return refs_of_id(facts, target)


def may_be_unread(facts: Facts, path: str, target: str) -> bool:
    """Whether a link without a target may mean a record that is written but could not be read."""
    if target.endswith((".md", ".yaml")):
        return facts.unread.may_hold(
            _ref_of_path(facts, posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
        )
    if ":" in target:
        return facts.unread.may_hold(target)
    return bool(facts.unread.kinds) or any(ref.partition(":")[2] == target for ref in facts.unread.refs)


def _ref_of_path(facts: Facts, path: str) -> str:
    parts = path.removeprefix("content/").split("/")
    if len(parts) != 2 or parts[0] not in FOLDERS:
        return ""
    stem = parts[1].rpartition(".")[0]
    base, dot, lang = stem.rpartition(".")
    return f"{FOLDERS[parts[0]]}:{base if dot and lang in facts.languages else stem}"


@lookup
def refs_of_id(facts: Facts, name: str) -> tuple[str, ...]:
    """The refs of all records, of any kind, that have an id."""
    return facts.index("refs by id", _by_id).get(name, ())


def _by_id(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for ref in facts.entries:
        name = ref.partition(":")[2]
        found[name] = (*found.get(name, ()), ref)
    return found


@table
def _outgoing(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The refs of all published records that a published one refers to, in fields and texts of all its languages."""
    shown = facts.visible.get(entry.ref)
    return tuple(_referred(facts, shown)) if shown else ()


def _referred(facts: Facts, entry: Entry) -> Iterator[str]:
    found: dict[str, None] = {}
    for document in entry.versions.values():
        for _, target, text in in_fields(document.record):
            found[_owner(facts, full_ref(target, text))] = None
        if document.body is not None:
            for mark in document.body.marks:
                found[_marked(facts, document.origin.path, mark.kind, mark.target)] = None
    found.pop(entry.ref, None)
    yield from (ref for ref in found if ref in facts.visible)


def _marked(facts: Facts, path: str, kind: MarkKind, target: str) -> str:
    if kind is MarkKind.CITATION:
        return f"source:{target}"
    if kind is MarkKind.FILE:
        return ""
    if target.startswith("quote:"):
        return _owner(facts, target)
    refs = resolve(facts, path, target)
    return refs[0] if len(refs) == 1 else ""


def _owner(facts: Facts, ref: str) -> str:
    """The record of a quotation; the ref itself for any other."""
    if not ref.startswith("quote:"):
        return ref
    at = facts.quotes.get(ref.removeprefix("quote:"))
    return at.entry.ref if at else ""


@lookup
def incoming(facts: Facts, ref: str) -> tuple[str, ...]:
    """The refs of the published records that refer to a published record."""
    return facts.index("incoming", _incoming).get(ref, ())


def _incoming(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    outgoing = facts.table(_outgoing)
    for own in facts.visible:
        for ref in outgoing[own]:
            found.setdefault(ref, []).append(own)
    return {ref: tuple(sorted(refs)) for ref, refs in found.items()}
