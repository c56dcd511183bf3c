"""All kinds of record, found in `records.py`: names, folders, lists. A class that contradicts another is refused.

Whoever asks about one record asks the record (`record.when()`, `record.places()`). Here is what concerns all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Final

from explainer.model import records
from explainer.model.common import ID_PATTERN, Record, RefTo
from explainer.model.declarations import Kind, Role


def _classes() -> Iterator[type[Record]]:
    """The classes of `records.py`, in the order in which they stand there."""
    for found in vars(records).values():
        if isinstance(found, type) and issubclass(found, Record) and found is not Record:
            yield found


def faults(classes: Iterable[type[Record]]) -> Iterator[str]:
    """What is wrong with what some classes declare, in a sentence each."""
    taken: dict[tuple[str, str], str] = {}
    for model in classes:
        if "declares" not in vars(model):
            yield f"{model.__name__} declares no kind: write `declares: ClassVar[Kind] = Kind(name=…)` in it."
            continue
        kind, own = model.declares, model.__name__
        for what, value in (("name", kind.name), ("folder", kind.folder), *(("list", name) for name in kind.lists)):
            if not re.fullmatch(ID_PATTERN, value):
                yield f"{own}: the {what} {value!r} must have small letters, digits and hyphens only."
            if (other := taken.setdefault((what, value), own)) != own:
                yield f"{other} and {own} both have the {what} {value!r}."
        named = {*kind.needs, *kind.fixed, *kind.summary, *filter(None, (kind.sort, kind.above))}
        for field in sorted(named - set(model.model_fields)):
            yield f"{own} declares something of the field {field!r}, which it does not have."
        for field in sorted(model.model_fields.keys() - Record.model_fields.keys()):
            if hasattr(Record, field):
                yield f"{own} cannot have a field {field!r}: every record answers {field}(). Choose another name."
        if not kind.has_page and not kind.list_page:
            yield f"{own} has neither pages nor a list, so that its records would stand nowhere."


def _known() -> dict[str, type[Record]]:
    classes = tuple(_classes())
    if wrong := list(faults(classes)):
        raise TypeError("explainer/model/records.py: " + " ".join(wrong))
    return {model.declares.name: model for model in classes}


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
"""Kinds in the order in which equally good hits are shown: what explains before what is explained."""


_IN_FULL: Final = {"org": "organisation"}
"""Kinds that have a short form in what editors write."""


def kinds_of_role(*roles: Role) -> tuple[str, ...]:
    """The kinds that have one of some roles."""
    return tuple(name for name, kind in DECLARED.items() if kind.role in roles)


def ref_of(kind: str, text: str) -> str:
    """The ref that an editor means in a field for one kind: `x`, `organisation:x`, or `org:x` for short."""
    before, colon, name = text.partition(":")
    return f"{_IN_FULL.get(before, before)}:{name}" if colon else f"{kind}:{text}"
