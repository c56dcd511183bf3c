"""What a class of records declares of its kind, and what follows from the types of its fields.

A kind is defined in one place, its class in `records/`. `Kind` declares what the fields do not show. All else is read
from the fields, so that a new field of a known type counts everywhere without being named a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Role = Literal["matter", "account", "value", "subject"]
"""What a record is to the site. `matter`: something said, planned, asked or decided. `account`: a text of ours about
such things. `value`: a number. `subject`: what the others are about, by whom or where, and what they rest on.

Matters and accounts are offered as related; matters, accounts and values count for the regions that they concern. Only
matters count in the matrix, and only their pages say how dates, places and organisations are known.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    `name` is used in refs (`speech:x`), in the keys of interface texts (`kind.speech`) and in the layout's name
    (`speech.html`). `folder` is below content/ and the first part of addresses; `list_page` is the address of the list
    of all records, "" if there is none, and the name of its layout.
    """

    name: str
    folder: str
    list_page: str
    #: Place of its lists among those of other kinds, in menus and overviews: small numbers come first, then by name.
    in_lists: int = 50
    #: Fields that a published record must have, beyond those its type requires.
    needs: tuple[str, ...] = ()
    role: Role = "matter"
    #: More pages that have nothing to show without a record of the kind.
    more_lists: tuple[str, ...] = ()
    #: The field with the type of a record within its kind: the end of a catalogue key such as `speech.type.meeting`.
    sort: str = ""
    #: The field that names the record above, of the same kind.
    above: str = ""
    #: Fields that a version in another language must not change, beside all dates and numbers.
    fixed: tuple[str, ...] = ()
    #: Fields that tell in a sentence what the record is, the most telling first.
    summary: tuple[str, ...] = ("summary",)
    #: Fields of its own with sentences of ours, or parts with a `text`; if none are named, all with plain text.
    sentences: tuple[str, ...] | None = None
    #: Place among equally good search results: records that explain come before those they explain.
    in_search: int = 50
    #: Whether its records are events: in timelines, with the event before and after, and counted as events.
    is_event: bool = False
    #: What schema.org calls such a thing, for search engines; if empty, an `Event`, or else a `CreativeWork`.
    schema_type: str = ""
    #: Whether lists show the newest first; others go by title.
    newest_first: bool = False
    #: A record without a page appears on the list page, at an anchor.
    has_page: bool = True
    #: Whether pages are at the root of the site and not in the folder.
    at_root: bool = False
    #: Whether a record has fields only, and no text behind them.
    fields_only: bool = False
    #: Whether the title is a name that others gave, so that the words in it are not ours.
    named_by_others: bool = False

    @property
    def lists(self) -> tuple[str, ...]:
        """The addresses of all pages that list records of the kind."""
        return (self.list_page, *self.more_lists) if self.list_page else self.more_lists


def fields_of(model: type[BaseModel], beside: type[BaseModel], wanted: Callable[[Any], bool]) -> tuple[str, ...]:
    """The fields that a model has beyond those of `beside` and whose type has a part or a mark that is `wanted`."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name not in beside.model_fields and any(wanted(part) for part in parts_of(info))
    )


def parts_of(info: FieldInfo) -> Iterator[Any]:
    """The marks of a field, and all parts of its type: the words of a choice, the type in a list."""
    yield from info.metadata
    yield from _in_annotation(info.annotation)


def _in_annotation(annotation: Any) -> Iterator[Any]:
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _in_annotation(argument)


@cache
def holding(model: type[BaseModel], sought: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model in which a value of another one may be, however deep: (name, name in the file)."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if any(_leads_to(part, sought) for part in parts_of(info))
    )


def _leads_to(part: Any, sought: type[BaseModel]) -> bool:
    if not (isinstance(part, type) and issubclass(part, BaseModel)):
        return False
    return part is sought or bool(holding(part, sought))
