"""From plain text values to a model, with every fault named at its line in an editor's words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from explainer.dates import DateError
from explainer.problems import Location, Problem, error
from explainer.yamlpos import KeyPath, Loaded, Plain


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record's values were written: the file, what was loaded from it, and the path of the record in that.

    A language version has the base record as `fallback`, for the fields that it does not repeat.
    """

    path: str
    loaded: Loaded
    prefix: KeyPath = ()
    fallback: Origin | None = None

    def fields(self) -> dict[str, Plain]:
        """The record's own fields, empty ones left out: `summary:` with nothing behind it says nothing."""
        value: Plain = self.loaded.data
        for key in self.prefix:
            value = value[key] if isinstance(value, dict) and isinstance(key, str) else None
        return _without_empty(value) if isinstance(value, dict) else {}

    def merged(self) -> dict[str, Plain]:
        """With the fields of the fallback."""
        return {**(self.fallback.merged() if self.fallback else {}), **self.fields()}

    def locate(self, path: Sequence[str | int], *, key: bool = False) -> Location:
        """The place of a field: in this file if it is written here, else in the fallback's."""
        if self.fallback is not None and path and path[0] not in self.fields():
            return self.fallback.locate(path, key=key)
        return self.loaded.locate(self.path, (*self.prefix, *path), key=key)


def _without_empty(value: dict[str, Plain]) -> dict[str, Plain]:
    return {
        key: _without_empty(item) if isinstance(item, dict) else item for key, item in value.items() if item is not None
    }


M = TypeVar("M", bound=BaseModel)


def validate(kind: type[M], origin: Origin, *, noun: str) -> tuple[M | None, tuple[Problem, ...]]:
    """Make a `kind` of the origin's fields. `noun` is how messages call it ("a region", "site.yaml")."""
    try:
        return kind.model_validate(origin.merged()), ()
    except ValidationError as failure:
        return None, tuple(_problems(kind, failure, origin, noun))


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The known word that an editor probably meant."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def _problems(kind: type[BaseModel], failure: ValidationError, origin: Origin, noun: str) -> Iterable[Problem]:
    seen: set[tuple[str | int, ...]] = set()
    for item in failure.errors(include_url=False):
        path = _data_path(origin, item["loc"])
        missing = item["type"] in ("missing", "extra_forbidden")
        if path in seen and not missing:
            continue  # the other branches of a union say the same of the same value
        seen.add(path)
        yield _problem(kind, item, path, origin, noun)


def _data_path(origin: Origin, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of a pydantic location that names keys of the file, without the names of union branches."""
    value: Any = origin.merged()
    path: list[str | int] = []
    for position, key in enumerate(loc):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        elif position == len(loc) - 1 and isinstance(value, dict) and isinstance(key, str):
            path.append(key)
            break
        else:
            continue
        path.append(key)
    return tuple(path)


def _problem(kind: type[BaseModel], item: Any, path: tuple[str | int, ...], origin: Origin, noun: str) -> Problem:
    name = str(path[-1]) if path else ""
    shown = ".".join(str(part) for part in path)
    describe = _DESCRIPTIONS.get(item["type"], _other)
    if item["type"] == "missing":
        where = origin.locate(path[:-1], key=True) if len(path) > 1 else origin.locate(())
        return error("E106", where, f'{noun} has no "{shown}".', f"Add a line `{name}: …`.")
    if item["type"] == "extra_forbidden":
        return _unknown_field(kind, path, origin.locate(path, key=True), noun)
    return describe(item, shown, origin.locate(path))


def _unknown_field(kind: type[BaseModel], path: tuple[str | int, ...], where: Location, noun: str) -> Problem:
    name = str(path[-1])
    known = _fields_at(kind, path[:-1])
    guess = suggestion(name, known)
    if guess:
        return error("E107", where, f'{noun} has no field "{name}". Did you mean "{guess}"?', f"Write `{guess}:`.")
    listed = ", ".join(sorted(known))
    return error(
        "E107",
        where,
        f'{noun} has no field "{name}".',
        f"Use one of: {listed}; or put a field of your own under `extra:`.",
    )


def _fields_at(kind: type[BaseModel], path: Sequence[str | int]) -> set[str]:
    """The field names of the model that stands at `path` below `kind`."""
    current: type[BaseModel] | None = kind
    for key in path:
        if isinstance(key, str) and current is not None:
            current = _model_of(current, key)
    fields = current.model_fields if current is not None else {}
    return {info.alias or name for name, info in fields.items()}


def _model_of(kind: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, info in kind.model_fields.items():
        if key in (name, info.alias):
            return _first_model(info.annotation)
    return None


def _first_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _first_model(argument)
        if found is not None:
            return found
    return None


def _date(item: Any, shown: str, where: Location) -> Problem:
    failure = item.get("ctx", {}).get("error")
    if isinstance(failure, DateError):
        return error("E101", where, f'"{shown}" is {item["input"]!s}: {failure}', failure.remedy)
    return _other(item, shown, where)


def _choice(item: Any, shown: str, where: Location) -> Problem:
    choices = [part.strip("'") for part in str(item["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    guess = suggestion(str(item["input"]), choices)
    hint = f' Did you mean "{guess}"?' if guess else ""
    return error(
        "E109",
        where,
        f'"{shown}" is {item["input"]!s}, which is not one of its values.{hint}',
        f"Use one of: {', '.join(choices)}.",
    )


def _not_a_list(item: Any, shown: str, where: Location) -> Problem:
    value = item["input"]
    example = f"[{value}]" if isinstance(value, str) else "[first, second]"
    return error(
        "E103",
        where,
        f'"{shown}" must be a list.',
        f"Write `{shown}: {example}`, or one item a line, each behind a hyphen.",
    )


def _not_fields(item: Any, shown: str, where: Location) -> Problem:
    return error(
        "E103",
        where,
        f'"{shown}" must have fields of its own, found {_kind_of(item["input"])}.',
        "Write its fields indented below it.",
    )


def _not_text(item: Any, shown: str, where: Location) -> Problem:
    return error(
        "E103",
        where,
        f'"{shown}" must be text, found {_kind_of(item["input"])}.',
        "Write one value; put it in double quotes if it holds a colon.",
    )


def _too_long(item: Any, shown: str, where: Location) -> Problem:
    limit = item["ctx"]["max_length"]
    return error(
        "E108", where, f'"{shown}" has {len(item["input"])} characters; at most {limit} are allowed.', "Shorten it."
    )


def _too_short(item: Any, shown: str, where: Location) -> Problem:
    return error("E106", where, f'"{shown}" is empty.', "Write something, or remove the line.")


def _pattern(item: Any, shown: str, where: Location) -> Problem:
    return error(
        "E103",
        where,
        f'"{shown}" is {item["input"]!s}, which does not have the right form.',
        f"It must match {item['ctx']['pattern']}.",
    )


def _other(item: Any, shown: str, where: Location) -> Problem:
    failure = item.get("ctx", {}).get("error")
    words = str(failure) if failure is not None else f"{item['input']!s}: {item['msg']}"
    return error(
        "E103",
        where,
        f'"{shown}" is wrong. {words[:1].upper()}{words[1:]}.',
        "Correct the value; docs/content-reference.md shows the form of every field.",
    )


def _kind_of(value: object) -> str:
    kinds = ((dict, "a group of fields"), (list, "a list"), (str, "text"))
    return next((words for kind, words in kinds if isinstance(value, kind)), "nothing")


_DESCRIPTIONS: dict[str, Callable[[Any, str, Location], Problem]] = {
    "value_error": _date,
    "literal_error": _choice,
    "tuple_type": _not_a_list,
    "dict_type": _not_fields,
    "mapping_type": _not_fields,
    "model_type": _not_fields,
    "model_attributes_type": _not_fields,
    "string_type": _not_text,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_pattern_mismatch": _pattern,
}
