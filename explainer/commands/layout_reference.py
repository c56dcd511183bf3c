"""docs/queries.md, made from the queries' own docstrings: `python -m explainer.commands.reference`.

What a layout may ask stands beside the code that answers, so the page cannot say anything else. The types of answers
are read from the functions, and each view is described with its fields.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from explainer import queries
from explainer.extend import gather
from explainer.ground.dates import PartialDate
from explainer.model.common import Record
from explainer.pages.page_view import PageView
from explainer.pages.sandbox import NOT_FOR_LAYOUTS

PAGE = Path(__file__).parent.parent.parent / "docs" / "queries.md"
_OF_SUBJECT = frozenset({"record", "body", "body_lang"})
"""Queries that only the page's own methods ask."""
_WITH_VIEWS = (
    "explainer.model.",
    "explainer.views.",
    "explainer.facts.dating",
    "explainer.pages.page_view",
    "explainer.pages.compose",
)
"""Modules whose classes are made for pages; what others answer with is for the program."""
_PLAIN: Mapping[object, str] = {
    str: "text",
    int: "a number",
    bool: "true or false",
    bytes: "bytes",
    NoneType: "nothing",
    object: "anything",
    Any: "anything",
    PartialDate: "a date",
    Record: "a record",
}
_MANY: Mapping[str, str] = {"text": "texts", "a number": "numbers", "a date": "dates"}
_HEAD = """# What a layout can ask

Made from the program by `python3 -m explainer.commands.reference`; do not edit by hand.
CONTRIBUTING.md says how to add a query.

Every layout has two objects: `page`, whose `path`, `url`, `subject`, `layout` and `lang` say which page is made, and
`site`, which answers questions. `site.timeline("region:jilin")` asks for the events of a region. A question is about
the whole site in the language of the page; each answer is remembered with the page, which is made again when one of
them changes.

A `ref` is the kind and the id of a record, such as `region:jilin`. What an answer holds stands under
[Views](#views); the fields of a record are those of [content-reference.md](content-reference.md).
"""


def as_markdown() -> str:
    """The whole page."""
    own = [_entry(name, function, without=1) for name, function in _methods()]
    parts = [_HEAD, "## The page itself\n", *own]
    for module in queries.MODULES:
        found = gather([module])[0].queries
        entries = [_entry(name, query, without=2) for name, query in found.items() if name not in _OF_SUBJECT]
        parts += [f"## Questions: {_title(module)}\n", f"{_sentence(module)}\n", *entries]
    parts.append("## Views\n")
    parts += [_view(view) for view in views()]
    return "\n".join(parts).rstrip() + "\n"


def _methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    """What a page may ask of itself, in the order of the class."""
    for name, member in vars(PageView).items():
        function = member.fget if isinstance(member, property) else member
        function = member.func if isinstance(member, cached_property) else function
        if not name.startswith("_") and name not in NOT_FOR_LAYOUTS and inspect.isfunction(function):
            yield name, function


def _title(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2].replace("_", " ")


def _sentence(module: ModuleType) -> str:
    return " ".join(inspect.cleandoc(module.__doc__ or "").split("\n\n")[0].split())


def _entry(name: str, function: Callable[..., Any], without: int) -> str:
    """One question: how it is asked, what it says, and what the answer is. The first parameters go `without` saying."""
    arguments = list(inspect.signature(function).parameters.values())[without:]
    is_value = not inspect.isfunction(vars(PageView).get(name, function))
    asked = f"site.{name}" if is_value else f"site.{name}({', '.join(map(_argument, arguments))})"
    answer = in_words(get_type_hints(function)["return"])
    words = inspect.cleandoc(function.__doc__ or "")
    return f"**`{asked}`** → {answer}\n\n{words}\n"


def _argument(parameter: inspect.Parameter) -> str:
    given = "" if parameter.default is parameter.empty else f"={_quoted(parameter.default)}"
    return str(parameter).partition(":")[0].partition("=")[0].strip() + given


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def in_words(annotation: Any) -> str:
    """A type as a designer would call it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return " or ".join(map(in_words, arguments))
    if origin is Literal:
        return "one of " + ", ".join(f"`{item}`" for item in arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = in_words(arguments[0])
        return f"a list of {_MANY.get(inner, inner)}"
    if origin is tuple:
        return f"({', '.join(map(in_words, arguments))})"
    if origin is not None and issubclass(origin, Mapping):
        return f"{in_words(arguments[1])} by name"
    name = getattr(annotation, "__name__", str(annotation))
    return _PLAIN.get(annotation) or (f"[{name}](#{name.lower()})" if _is_view(annotation) else f"`{name}`")


def views() -> tuple[type, ...]:
    """The views that answers are made of, with those within them, by name."""
    found: dict[type, None] = {}
    asked = gather(queries.MODULES)[0].queries
    functions = [*(query for name, query in asked.items() if name not in _OF_SUBJECT), *(f for _, f in _methods())]
    waiting = [get_type_hints(function)["return"] for function in functions]
    while waiting:
        annotation = waiting.pop()
        waiting += [item for item in get_args(annotation) if item is not Ellipsis]
        if _is_view(annotation) and annotation not in found:
            found[annotation] = None
            waiting += [hint for name, hint in get_type_hints(annotation).items() if name[0] != "_"]
    return tuple(sorted(found, key=lambda view: (view.__name__, view.__module__)))


def _is_view(annotation: Any) -> bool:
    return dataclasses.is_dataclass(annotation) and annotation.__module__.startswith(_WITH_VIEWS)


def _view(view: type) -> str:
    """A view: what it is, and the names and types of its parts."""
    hints = get_type_hints(view)
    parts = {field.name: hints[field.name] for field in dataclasses.fields(view)}
    for name, member in vars(view).items():
        if isinstance(member, property) and name[0] != "_":
            parts[name] = get_type_hints(member.fget)["return"]
    rows = [f"| `{name}` | {in_words(hint)} |" for name, hint in parts.items()]
    table = "\n".join(["| part | what it is |", "| --- | --- |", *rows])
    return f"### {view.__name__}\n\n{inspect.cleandoc(view.__doc__ or '')}\n\n{table}\n"


def unexplained() -> AbstractSet[str]:
    """Questions and views of which nothing is said."""
    asked = [*gather(queries.MODULES)[0].queries.items(), *_methods(), *((view.__name__, view) for view in views())]
    return {name for name, item in asked if not inspect.cleandoc(item.__doc__ or "").endswith(".")}
