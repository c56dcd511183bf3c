"""A first draft of a record, made of its model: the fields that it needs, and behind `#` those that it may have."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.commands.sources import scalar
from explainer.ground.dates import PartialDate
from explainer.model import common
from explainer.model.common import Record, RefTo
from explainer.model.kinds import RECORDS

_HINTS: Mapping[str, str] = {
    "status": "remove this line when the record is ready",
    "summary": f"one sentence, at most {common.MAX_SUMMARY_LENGTH} characters",
    "quotes": 'to make one: build.py quote SOURCE "words"',
}
_WIDTH = 32  # column of the comments


def skeleton(kind: str, name: str) -> str:
    """The fields of a draft, as YAML with comments. It passes `check`; to be published it needs more."""
    model = RECORDS[kind]
    needed = [
        field
        for field in model.model_fields
        if field in model.declares.needs or model.model_fields[field].is_required()
    ]
    title = name.replace("-", " ").capitalize()
    lines = [f"# {line}" for line in (model.__doc__ or "").strip().splitlines()[:1]]
    lines += ["", _line("status", "draft", _HINTS["status"]), *_needed(model, needed, {"title": title}), ""]
    lines.append("# What the sources do not say stays out. To use a line, remove its first two characters:")
    lines += [f"# {line}" for line in _optional(model, [*needed, "status"])]
    rest = [field for field in Record.model_fields if field not in (*needed, "status", *_ASKED)]
    return "\n".join([*lines, "", f"# Every record may also have: {', '.join(rest)}.", ""])


_ASKED = ("summary", "sources", "quotes", "themes")
"""Fields that every kind has and nearly every record needs."""


def _needed(model: type[Record], needed: list[str], values: Mapping[str, str]) -> Iterator[str]:
    for field in needed:
        info = model.model_fields[field]
        choices = choices_of(info.annotation)
        value = values.get(field) or (choices[0] if choices and info.is_required() else "")
        yield _line(field, scalar(value) if value else "", _hint(field, info))


def _optional(model: type[Record], shown: list[str]) -> Iterator[str]:
    for field, info in model.model_fields.items():
        if field not in shown and (field in _ASKED or field not in Record.model_fields):
            yield _line(info.alias or field, "", _hint(field, info))


def _line(field: str, value: str, hint: str) -> str:
    start = f"{field}: {value}".rstrip()
    return f"{start:<{_WIDTH}}  # {hint}" if hint else start


def _hint(field: str, info: FieldInfo) -> str:
    if field in _HINTS:
        return _HINTS[field]
    own = next((item for item in info.metadata if isinstance(item, RefTo)), None)
    return in_words(info.annotation, own)


def choices_of(annotation: Any) -> tuple[str, ...]:
    """The words of a field that takes one of a few; () for any other."""
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in get_args(annotation))
    found = [choices_of(item) for item in get_args(annotation) if get_origin(annotation) in (Union, types.UnionType)]
    return tuple(word for words in found for word in words)


def in_words(annotation: Any, target: RefTo | None = None) -> str:
    """What to write in a field of this type."""
    origin, arguments = get_origin(annotation), [item for item in get_args(annotation) if item is not type(None)]
    if target is not None and origin is not tuple:
        return _reference(target)
    if origin is typing.Annotated:
        return in_words(arguments[0], next((item for item in arguments if isinstance(item, RefTo)), None))
    if origin is tuple:
        return f"a list [ ]: {in_words(arguments[0], target)}"
    if origin in (Union, types.UnionType):
        return ", or ".join(dict.fromkeys(in_words(item) for item in arguments))
    if choices := choices_of(annotation):
        return f"one of: {', '.join(choices)}" if len(choices) > 1 else choices[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "{" + ", ".join(info.alias or name for name, info in annotation.model_fields.items()) + "}"
    return _PLAIN.get(annotation if isinstance(annotation, type) else origin, "text")


_PLAIN: Mapping[Any, str] = {
    PartialDate: "a date such as 2024, 2024-05 or 2024-05-01",
    Decimal: "a number",
    int: "a whole number",
    bool: "true or false",
    dict: "{language: text}",
    Mapping: "fields of your own",
}


def _reference(target: RefTo) -> str:
    also = f" ({' or '.join(target.sorts)})" if target.sorts else ""
    also += "".join(f", or {word}" for word in target.also)
    if len(target.kinds) == 1:
        return f"the id of a {target.kinds[0]}{also}".replace(" a organ", " an organ").replace(" a art", " an art")
    if not target.kinds:
        return f"kind:id of any record{also}"
    return f"{' or '.join(f'{kind}:id' for kind in target.kinds)}{also}"
