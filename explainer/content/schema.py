"""Makes a model of plain text values, and reports every fault at its line in an editor's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from explainer.content.yamlpos import KeyPath, Loaded, Plain
from explainer.ground.dates import DateError
from explainer.ground.problems import Location, Problem, error
from explainer.ground.suggestions import suggestion
from explainer.model.common import ID_PATTERN, LANGUAGE_PATTERN


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
        """The record's own fields, without empty ones: `summary:` with nothing behind it counts as absent."""
        value: Plain = self.loaded.data
        for key in self.prefix:
            value = value[key] if isinstance(value, dict) and isinstance(key, str) else None
        return _without_empty(value) if isinstance(value, dict) else {}

    def merged(self) -> dict[str, Plain]:
        """The fields of the record and, where it has none of a name, those of the fallback."""
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


def _problems(kind: type[BaseModel], failure: ValidationError, origin: Origin, noun: str) -> Iterable[Problem]:
    seen: set[tuple[str | int, ...]] = set()
    faults = [(item, _data_path(origin, item["loc"])) for item in failure.errors(include_url=False)]
    misspelt = {
        (*path[:-1], suggestion(str(path[-1]), _fields_at(kind, path[:-1])))
        for item, path in faults
        if item["type"] == "extra_forbidden"
    }
    for item, path in faults:
        if item["type"] == "missing" and path in misspelt:
            continue  # it is there under a wrong name, which is reported
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
        below = _at(value, key)
        if below is not None:
            value = below
        elif position == len(loc) - 1 and isinstance(value, dict | list) and key != "[key]":
            path.append(key)
            break
        else:
            continue
        path.append(key)
    return tuple(path)


def _at(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None


def _problem(kind: type[BaseModel], item: Any, path: tuple[str | int, ...], origin: Origin, noun: str) -> Problem:
    if item["type"] == "missing":
        where = _with_line(origin.locate(path[:-1], key=True))
        owner = noun if len(path) == 1 else f"In {_lower(noun)}, {_lower(_shown(path[:-1]))}"
        return error("E106", where, f'{owner} needs "{path[-1]}", but it is missing.', f"Add a line `{path[-1]}: …`.")
    if item["type"] == "extra_forbidden":
        return _unknown_field(kind, path, origin.locate(path, key=True), noun)
    return _DESCRIPTIONS.get(item["type"], _other)(item, _shown(path), origin.locate(path))


def _with_line(where: Location) -> Location:
    """The same place; the first line for a file without any field."""
    return where if where.line else Location(where.path, 1)


def _shown(path: Sequence[str | int]) -> str:
    """How messages call a field: `"quotes.source"`, `Item 2 of "themes"`. The line says which of several it is."""
    names = ".".join(part for part in path if isinstance(part, str))
    return f'Item {int(path[-1]) + 1} of "{names}"' if path and isinstance(path[-1], int) else f'"{names}"'


def _lower(noun: str) -> str:
    return noun[0].lower() + noun[1:] if noun.startswith(("A ", "An ", "Item ")) else noun


def _unknown_field(kind: type[BaseModel], path: tuple[str | int, ...], where: Location, noun: str) -> Problem:
    name = str(path[-1])
    known = _fields_at(kind, path[:-1])
    guess = suggestion(name, known)
    owner = noun if len(path) == 1 else f"In {_lower(noun)}, {_lower(_shown(path[:-1]))}"
    if guess:
        return error("E107", where, f'{owner} has no field "{name}". Did you mean "{guess}"?', f"Write `{guess}:`.")
    own = "; or put a field of your own under `extra:`" if len(path) == 1 and "extra" in known else ""
    message = f'{owner} has no field "{name}".'
    return error("E107", where, message, f"Use one of: {', '.join(sorted(known))}{own}.")


def _fields_at(kind: type[BaseModel], path: Sequence[str | int]) -> set[str]:
    """The field names of the model at `path` below `kind`."""
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


def _value_error(item: Any, shown: str, where: Location) -> Problem:
    failure = item["ctx"]["error"]
    if isinstance(failure, DateError):
        return error("E101", where, f"{shown} is {_quoted(item['input'])}: {failure}", failure.remedy)
    return error("E103", where, f"{shown} is wrong: {failure}.", _LOOK_UP)


def _choice(item: Any, shown: str, where: Location) -> Problem:
    choices = [part.strip("'") for part in str(item["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    guess = suggestion(str(item["input"]), choices)
    hint = f' Did you mean "{guess}"?' if guess else ""
    message = f"{shown} is {_quoted(item['input'])}, which is not one of its values.{hint}"
    return error("E109", where, message, f"Use one of: {', '.join(choices)}.")


def _not_a_list(item: Any, shown: str, where: Location) -> Problem:
    value = item["input"]
    name = shown.strip('"').rpartition(".")[2]
    example = f"[{value}]" if isinstance(value, str) and len(value) <= _SHORT else "[first, second]"
    message = f"{shown} must be a list, found {_kind_of(value)}."
    return error("E103", where, message, f"Write `{name}: {example}`, or one item on each line behind a hyphen.")


def _not_fields(item: Any, shown: str, where: Location) -> Problem:
    message = f"{shown} must have fields of its own, found {_kind_of(item['input'])}."
    return error("E103", where, message, "Write its fields indented below it, each as `name: value`.")


def _not_text(item: Any, shown: str, where: Location) -> Problem:
    message = f"{shown} must be text, found {_kind_of(item['input'])}."
    return error("E103", where, message, "Write one value; put it in double quotes if it holds a colon.")


def _too_long(item: Any, shown: str, where: Location) -> Problem:
    limit = item["ctx"]["max_length"]
    message = f"{shown} has {len(item['input'])} characters; at most {limit} are allowed."
    return error("E108", where, message, "Shorten it.")


def _too_short(item: Any, shown: str, where: Location) -> Problem:
    least = item["ctx"].get("min_length", 1)
    if isinstance(item["input"], str) or least == 1:
        return error("E106", where, f"{shown} is empty.", "Write something, or remove the line.")
    return error("E106", where, f"{shown} needs at least {least} items.", "Add what is missing, or remove the line.")


def _pattern(item: Any, shown: str, where: Location) -> Problem:
    message = f"{shown} is {_quoted(item['input'])}, which does not have the right form."
    return error("E103", where, message, FORMS.get(item["ctx"]["pattern"], _LOOK_UP))


def _not_whole(item: Any, shown: str, where: Location) -> Problem:
    message = f"{shown} must be a whole number, found {_quoted(item['input'])}."
    return error("E103", where, message, "Write digits only, such as 12.")


def _not_yes_or_no(item: Any, shown: str, where: Location) -> Problem:
    message = f"{shown} must be true or false, found {_quoted(item['input'])}."
    return error("E103", where, message, "Write true or false.")


def _out_of_range(item: Any, shown: str, where: Location) -> Problem:
    limits = item["ctx"]
    words = f"at least {limits['ge']}" if "ge" in limits else f"at most {limits['le']}"
    return error("E103", where, f"{shown} is {_quoted(item['input'])}; it must be {words}.", "Correct the number.")


def _other(item: Any, shown: str, where: Location) -> Problem:
    return error("E103", where, f"{shown} cannot be {_quoted(item['input'])}.", _LOOK_UP)


def _quoted(value: object) -> str:
    """A value as messages show it: short text in quotation marks, anything else by its kind."""
    if not isinstance(value, str):
        return _kind_of(value)
    return f'"{value}"' if len(value) <= _SHORT else f'"{value[:_SHORT]}…"'


def _kind_of(value: object) -> str:
    kinds = ((dict, "a group of fields"), (list, "a list"), (str, "text"))
    return next((words for kind, words in kinds if isinstance(value, kind)), "nothing")


_SHORT = 60
_LOOK_UP = "Correct the value; docs/content-reference.md shows the form of every field."

FORMS: dict[str, str] = {
    f"^{ID_PATTERN}$": "An id has small letters a to z, digits and single hyphens, such as jilin-plan-2024.",
    LANGUAGE_PATTERN: "Write a language tag such as en, zh-Hans or pt-BR.",
    r"^[a-z]{2,3}$": "Write a language as two or three small letters, such as en or zh.",
    r"^[1-9][0-9]* (day|week|month|year)s?$": "Write a number and a unit, such as 6 months or 1 year.",
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": "Write an ISO 3166 code such as CN or CN-22.",
    r"^[0-9]{6}$": "Write six digits, such as 220100.",
    r"^[0-9a-f]{64}$": "Write the 64 digits and small letters that the program sha256sum prints for the file.",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "Write an address such as corrections@example.org.",
}
"""What each pattern of the models asks for, in words."""

_DESCRIPTIONS: dict[str, Callable[[Any, str, Location], Problem]] = {
    "value_error": _value_error,
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
    "int_parsing": _not_whole,
    "int_parsing_size": _not_whole,
    "int_from_float": _not_whole,
    "int_type": _not_whole,
    "bool_parsing": _not_yes_or_no,
    "bool_type": _not_yes_or_no,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}
