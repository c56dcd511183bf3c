"""All kinds of record, found in `records/`: names, folders, lists. A class that contradicts another is refused.

Questions about one record are answered by the record (`record.when()`, `record.places()`); this module is about all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Final

from explainer.ground.dates import PartialDate
from explainer.model import records
from explainer.model.common import ID_PATTERN, Record, RefTo, basis_field, own_fields
from explainer.model.declarations import Kind, Role, parts_of

REPORTS: Final = ("corrections", "evidence")
"""Pages about the site as a whole, by address; their layouts have the same names, and `nav.<name>` is their title."""
_TAKEN: Final = frozenset({*REPORTS, "search", "style-guide"})
"""Addresses of pages that every site has beside its lists."""


def _classes() -> Iterator[type[Record]]:
    """The classes of the modules in `records/`, each where it is written."""
    for name in sorted(module.name for module in iter_modules(records.__path__, f"{records.__name__}.")):
        for found in vars(import_module(name)).values():
            if isinstance(found, type) and issubclass(found, Record) and found.__module__ == name:
                yield found


def faults(classes: Iterable[type[Record]]) -> Iterator[str]:
    """The faults in the declarations of some classes, in a sentence each."""
    taken: dict[tuple[str, str], str] = {}
    for model in classes:
        own = model.__name__
        if "declares" not in vars(model):
            yield f"{own} declares no kind: write `declares: ClassVar[Kind] = Kind(name=…)` in it."
            continue
        kind = model.declares
        for what, value in (("name", kind.name), ("folder", kind.folder), *(("list", name) for name in kind.lists)):
            if not re.fullmatch(ID_PATTERN, value):
                yield f"{own}: the {what} {value!r} must have small letters, digits and hyphens only."
            if (other := taken.setdefault((what, value), own)) != own:
                yield f"{other} and {own} both have the {what} {value!r}."
        for name in _TAKEN.intersection(kind.lists):
            yield f"{own} has the list {name!r}, but another page of every site has that address."
        if not kind.has_page and not kind.list_page:
            yield f"{own} has neither pages nor a list, so that its records would appear nowhere."
        yield from (f"{own} {fault}" for fault in _faults_of_fields(model))


def _faults_of_fields(model: type[Record]) -> Iterator[str]:
    kind, fields = model.declares, model.model_fields
    named = {*kind.needs, *kind.fixed, *kind.summary, *(kind.sentences or ()), kind.sort, kind.above} - {""}
    for name in sorted(named - fields.keys()):
        yield f"declares something of the field {name!r}, which it does not have."
    for name in sorted(fields.keys() - Record.model_fields.keys()):
        if hasattr(Record, name):
            yield f"cannot have a field {name!r}: every record answers {name}(). Choose another name."
    for date in own_fields(model, PartialDate) if kind.role == "matter" else ():
        if basis_field(model, date) not in fields:
            yield f"has the date {date!r} but no field `{date}_basis: DateBasis | None = None` beside it."


def misplaced(classes: Iterable[type[Record]]) -> Iterator[str]:
    """The classes that are not in the module that the name of their kind leads to: readers look for them there."""
    for model in classes:
        module = model.__module__.rpartition(".")[2]
        if "declares" in vars(model) and module != (own := model.declares.name.replace("-", "_")):
            yield f"{model.__name__} is in {module}.py: move it to a file of its own, {own}.py."


def unknown_sorts(classes: Iterable[type[Record]]) -> Iterator[str]:
    """The references that are narrowed to a sort which no record of their kind can have."""
    known = {model.declares.name: model for model in classes if "declares" in vars(model)}
    for model in known.values():
        for name, info in model.model_fields.items():
            targets = {part for part in parts_of(info) if isinstance(part, RefTo) and part.sorts}
            for target in sorted(targets, key=lambda target: target.sorts):
                allowed = {sort for kind in target.kinds if kind in known for sort in _sorts(known[kind])}
                for sort in sorted({*target.sorts} - allowed):
                    yield f"{model.__name__}: the field {name!r} is for records of the sort {sort!r}: there are none."


def _sorts(model: type[Record]) -> tuple[str, ...]:
    info = model.model_fields.get(model.declares.sort)
    return tuple(part for part in parts_of(info) if isinstance(part, str)) if info else ()


def _known() -> dict[str, type[Record]]:
    classes = tuple(_classes())
    if wrong := [*faults(classes), *misplaced(classes), *unknown_sorts(classes)]:
        raise TypeError("explainer/model/records: " + " ".join(wrong))
    in_order = sorted(classes, key=lambda model: (model.declares.in_lists, model.declares.name))
    return {model.declares.name: model for model in in_order}


RECORDS: Final[Mapping[str, type[Record]]] = _known()
"""Kind → class, in the order in which lists are offered."""

DECLARED: Final[Mapping[str, Kind]] = {name: model.declares for name, model in RECORDS.items()}
"""Kind → what its class declares."""

KINDS: Final = tuple(RECORDS)

FOLDERS: Final[Mapping[str, str]] = {kind.folder: name for name, kind in DECLARED.items()}
"""Folder below content/ → kind."""

LISTS: Final[Mapping[str, str]] = {page: name for name, kind in DECLARED.items() for page in kind.lists}
"""List page → the kind of record without which it has nothing to list; in the order in which they are offered."""

ListOrRef = Annotated[str, RefTo(also=tuple(LISTS))]

IN_SEARCH: Final = tuple(sorted(DECLARED, key=lambda name: DECLARED[name].in_search))
"""Kinds in the order in which equally good search results are shown: those that explain before those they explain."""


_IN_FULL: Final = {"org": "organisation"}
"""Kinds that have a short form in what editors write."""


EVENTS: Final = tuple(name for name, kind in DECLARED.items() if kind.is_event)
"""Kinds whose records are events."""


def kinds_of_role(*roles: Role) -> tuple[str, ...]:
    """The kinds that have one of some roles."""
    return tuple(name for name, kind in DECLARED.items() if kind.role in roles)


def ref_of(kind: str, text: str) -> str:
    """The ref that an editor means in a field for one kind: `x`, `organisation:x`, or `org:x` for short."""
    before, colon, name = text.partition(":")
    return f"{_IN_FULL.get(before, before)}:{name}" if colon else f"{kind}:{text}"
