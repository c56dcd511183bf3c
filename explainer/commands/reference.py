"""docs/content-reference.md and docs/queries.md, made from the code.

`python -m explainer.commands.reference [--schemas DIR]` writes them.

The model alone defines the fields. Types, defaults and needs are read from the classes; the explanations are the
classes' docstrings and the `#:` comments at their fields. `--schemas` writes JSON Schemas for editors' tools. What a
layout can ask is described by `layout_reference`.
"""

from __future__ import annotations

import argparse
import inspect
import io
import json
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.commands import layout_reference
from explainer.ground import disk
from explainer.ground.dates import PartialDate
from explainer.model.common import FullDay, Quote, Record, RefTo, Url
from explainer.model.fences import FENCES
from explainer.model.kinds import DECLARED, RECORDS
from explainer.model.settings import Settings

PAGE = Path(__file__).parent.parent.parent / "docs" / "content-reference.md"
_DAY, _ADDRESS = get_args(FullDay)[1:], get_args(Url)[1:]
"""The metadata by which pydantic's text types are recognised, as their base type is the same."""
_BY_PLAIN_TYPE: Mapping[object, str] = {str: "text", int: "a whole number", bool: "true or false", Any: "anything"}
_HEAD = """# Content reference

Made from the model by `python3 -m explainer.commands.reference`; do not edit by hand.
`docs/editors-guide.md` shows how to write.

One record is one file: `content/<folder>/<id>.md` (fields between two lines of three hyphens, then the text) or
`<id>.yaml` (fields only). Small records may be together in `content/<folder>.yaml`, by id. A translation is
beside its record, as `<id>.<language>.md`, and only has the fields that differ. A field that is not listed here is an
error; your own go under `extra:`.

A **date** is `2024`, `2024-05`, `2024-05-01`, a season `2024-21` to `2024-24`, a quarter `2024-Q2`, an interval
`2023-07/2023-12` or `../2024-08-03`, or `XXXX-10-20` where the year is not known; `~` and `?` may follow. A **day** is
a date with year, month and day. *Required* means that the file is wrong without the field; *to publish* means that a
record which is not a draft needs it.
"""


def as_markdown() -> str:
    """The whole page."""
    parts = [
        _HEAD,
        _section("Fields of every record", "every file", Record),
        _section("Quotations", "`quotes:`", Quote),
    ]
    for kind, model in RECORDS.items():
        own = f"`content/{model.declares.folder}/`"
        parts.append(_section(_name_of(kind), own, model, model.declares.needs, without=set(Record.model_fields)))
    parts.append("# Blocks in a text\n\nA fence with one of these names holds YAML, not code.\n")
    parts += [_section(name, f"a fence named `{name}`", model) for name, model in FENCES.items()]
    parts.append(_section("Settings", "`site.yaml`", Settings).replace("## ", "# ", 1))
    return "\n".join(parts).rstrip() + "\n"


def _name_of(kind: str) -> str:
    return DECLARED[kind].folder.capitalize()


def _section(
    title: str, place: str, model: type[BaseModel], needs: Sequence[str] = (), without: set[str] | None = None
) -> str:
    """The section of a model: heading, where it is written, what it is, its fields, and those of its groups."""
    lines = [f"## {title}", "", f"Written in {place}. {_words(model)}", ""]
    common = [name for name in needs if without and name in without]
    if common:
        lines += [f"Of the fields of every record, it needs to be published: {_listed(common)}.", ""]
    table = _table(model, needs, without)
    lines += [table] if table else ["It has no fields of its own.", ""]
    for part in _groups(model, without):
        lines += [f"### {title}: {_title_of(part)}", "", _words(part), "", _table(part, ())]
    return "\n".join(lines)


def _words(model: type[BaseModel]) -> str:
    return inspect.cleandoc(model.__doc__ or "")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _title_of(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _table(model: type[BaseModel], needs: Sequence[str], without: set[str] | None = None) -> str:
    rows = [
        f"| `{info.alias or name}` | {_escaped(type_in_words(info))} | {_need(name, info, needs)} | {_escaped(words)} |"
        for name, info in model.model_fields.items()
        if name not in (without or ())
        for words in [explanations(model)[name]]
    ]
    return (
        "\n".join(["| field | type | needed | what it says |", "| --- | --- | --- | --- |", *rows, ""]) if rows else ""
    )


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _need(name: str, info: FieldInfo, needs: Sequence[str]) -> str:
    if info.is_required():
        return "required"
    if name in needs:
        return "to publish"
    default = info.default
    shown = str(default).lower() if isinstance(default, bool) else default
    return f"default: `{shown}`" if isinstance(default, str | bool | int) and default != "" else ""


def _groups(model: type[BaseModel], without: set[str] | None) -> Iterator[type[BaseModel]]:
    """The models of a model's fields, each once, in order; quotations have a section of their own."""
    seen: dict[type[BaseModel], None] = {}
    for name, info in model.model_fields.items():
        if name not in (without or ()):
            for found in _models_in(info.annotation):
                seen.setdefault(found)
                seen.update(dict.fromkeys(_groups(found, None)))
    seen.pop(Quote, None)
    yield from seen


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and not get_args(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def type_in_words(info: FieldInfo) -> str:
    """What a field holds, in an editor's words."""
    return _typed(info.annotation, tuple(info.metadata), plural=False)


def _typed(annotation: Any, metadata: tuple[Any, ...], *, plural: bool) -> str:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _typed(inner, (*metadata, *more), plural=plural)
    reference = next((item for item in metadata if isinstance(item, RefTo)), None)
    if reference is not None and get_origin(annotation) is not tuple:
        return _reference(reference, plural=plural)
    origin, arguments = get_origin(annotation), [item for item in get_args(annotation) if item is not NoneType]
    if origin in (Union, UnionType):
        return " or ".join(_typed(item, metadata, plural=plural) for item in arguments)
    if origin is Literal:
        return f"`{arguments[0]}`" if len(arguments) == 1 else f"one of: {', '.join(f'`{item}`' for item in arguments)}"
    if origin is tuple:
        return f"{'lists' if plural else 'a list'} of {_typed(arguments[0], metadata, plural=True)}"
    if origin is not None:
        return f"names with {_typed(arguments[1], (), plural=True)}" if arguments else "fields"
    return _plain(annotation, metadata, plural=plural)


def _plain(annotation: Any, metadata: tuple[Any, ...], *, plural: bool) -> str:
    if annotation is PartialDate:
        word = "day" if set(_DAY) <= set(metadata) else "date"
        return f"{word}s" if plural else f"a {word}"
    if any(item in metadata for item in _ADDRESS):
        return "web addresses" if plural else "a web address"
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        name = _title_of(annotation)
        return f"groups of fields ({name})" if plural else f"a group of fields ({name})"
    words = _BY_PLAIN_TYPE.get(annotation, "a number")
    return "texts" if plural and words == "text" else words + _limits(metadata)


def _limits(metadata: tuple[Any, ...]) -> str:
    longest = next((item.max_length for item in metadata if getattr(item, "max_length", None)), None)
    return f", at most {longest} characters" if longest else ""


def _reference(target: RefTo, *, plural: bool) -> str:
    if not target.kinds:
        what = "`kind:id` of any record"
    elif len(target.kinds) == 1:
        what = f"{target.kinds[0]} {'ids' if plural else 'id'}"
        what = what if plural else f"a {what}"
    else:
        what = " or ".join(f"`{kind}:id`" for kind in target.kinds)
    what += f" (only {' or '.join(f'`{sort}`' for sort in target.sorts)})" if target.sorts else ""
    return what + "".join(f" or `{word}`" for word in target.also)


def explanations(model: type[BaseModel]) -> dict[str, str]:
    """The `#:` comment of every field, inherited ones included; "" where there is none."""
    found = dict.fromkeys(model.model_fields, "")
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            found.update(_comments(base))
    return {name: found[name] for name in model.model_fields}


def _comments(model: type[BaseModel]) -> dict[str, str]:
    """The comment of each field: at the end of its line, or on the lines above it."""
    found: dict[str, str] = {}
    above, field = "", ""
    for token in tokenize.generate_tokens(io.StringIO(inspect.cleandoc("\n" + inspect.getsource(model))).readline):
        if token.type == tokenize.COMMENT and token.string.startswith("#:"):
            words = token.string.removeprefix("#:").strip()
            if token.line[: token.start[1]].strip():
                found[field] = words
            else:
                above = f"{above} {words}".strip()
        elif token.type == tokenize.NAME and token.line.strip().startswith(f"{token.string}:"):
            field = token.string
            if above:
                found[field], above = above, ""
    return found


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schemas by kind, and of `site`, with the explanations as descriptions."""
    models: dict[str, type[BaseModel]] = {**RECORDS, "site": Settings}
    return {name: _described(model) for name, model in models.items()}


def _described(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    for name, words in explanations(model).items():
        schema["properties"][model.model_fields[name].alias or name]["description"] = words
    return schema


def main(argv: Sequence[str] | None = None) -> int:
    """Write both pages, or the schemas."""
    parser = argparse.ArgumentParser(
        prog="python3 -m explainer.commands.reference", description="Write the references."
    )
    parser.add_argument("--schemas", type=Path, metavar="DIR", help="write JSON Schemas into this folder instead")
    folder: Path | None = parser.parse_args(argv).schemas
    if folder is None:
        disk.write_whole(PAGE, as_markdown().encode())
        disk.write_whole(layout_reference.PAGE, layout_reference.as_markdown().encode())
        return 0
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        disk.write_whole(folder / f"{name}.schema.json", text.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
