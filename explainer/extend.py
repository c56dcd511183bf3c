"""The ways to extend a site: `@query`, `@pages`, `@check`, `@record_check`, `@table`, `@lookup` and `@filter`.

A decorator only marks its function, which must be pure. `gather` merges the functions of several modules, by name;
two of one kind and name are a problem, so the order of modules cannot matter. Nothing else of this package is public
Python.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from inspect import unwrap
from types import MappingProxyType, ModuleType
from typing import Any, TypeAlias, TypeVar, cast

from explainer.ground.problems import Location, Problem, error

_MARK = "__explainer_role__"
_ROLES = ("query", "pages", "check", "record_check", "table", "lookup", "filter")
Function: TypeAlias = Callable[..., Any]
F = TypeVar("F", bound=Function)


def query(function: F) -> F:
    """`(facts, lang, *arguments) -> answer`: a question that layouts may ask as `site.name(*arguments)`.

    Arguments are text or whole numbers; the answer is text, numbers, tuples or frozen records.
    """
    return _mark(function, "query")


def pages(function: F) -> F:
    """`(facts) -> Iterable[Page]`: pages to be written."""
    return _mark(function, "pages")


def check(function: F) -> F:
    """`(facts) -> Iterable[Problem]`: what must hold of the whole site. site.yaml may give its name a level."""
    return _mark(function, "check")


def record_check(function: F) -> F:
    """`(facts, entry) -> Iterable[Problem]`: what must hold of one record and of those that it rests on, drafts too.

    It is asked again only if something that it read has changed, so it should look at no record without need.
    """
    return _mark(function, "record_check")


def table(function: F) -> F:
    """`(facts, entry) -> row`: something small about a record; `facts.table(function)` has that of every record.

    With `(facts, entry, lang)` it is asked for in a language. What reads only rows need not be worked out again while
    they are the same. Calling the function asks for the row, which is worked out only once.
    """

    @wraps(function)
    def row(facts: Any, entry: Any, *arguments: str) -> Any:
        return facts.row(function, entry.ref, *arguments)

    return cast(F, _mark(row, "table"))


def lookup(function: F) -> F:
    """`(facts, text) -> value`: something small that is looked up by a text.

    What reads it need not be worked out again while it is the same, however large the index is that it looks in.
    Calling the function looks it up only once for each text.
    """

    @wraps(function)
    def look_up(facts: Any, text: str) -> Any:
        return facts.look_up(function, text)

    return cast(F, _mark(look_up, "lookup"))


def filter(function: F) -> F:
    """`(value, *arguments) -> value`: a filter for layouts."""
    return _mark(function, "filter")


def _mark(function: F, role: str) -> F:
    setattr(function, _MARK, role)
    return function


@dataclass(frozen=True, slots=True)
class Extensions:
    """Marked functions by role and name."""

    queries: Mapping[str, Function]
    pages: Mapping[str, Function]
    checks: Mapping[str, Function]
    record_checks: Mapping[str, Function]
    tables: Mapping[str, Function]
    lookups: Mapping[str, Function]
    filters: Mapping[str, Function]


T = TypeVar("T")


def own_results(function: Function, kind: type[T], *given: object) -> Iterator[T | Problem]:
    """The results of a check, or of a maker of pages. A failure, or anything but a `kind`, becomes a problem (E608)."""
    try:
        for result in function(*given):
            if not isinstance(result, kind):
                raise TypeError(f"it gave {type(result).__name__} where {kind.__name__} is expected")
            yield result
    except (
        Exception,
        SystemExit,
    ) as failure:  # a site's own code may call exit(), but must not end the build without a report
        yield failed_extension(failure, f'The function "{function.__name__}" failed', _file_of(function))


def failed_extension(failure: BaseException, what: str, path: str) -> Problem:
    """A failure of a site's own code, at the last line of the file `path` that took part in it."""
    frames = [frame for frame in traceback.extract_tb(failure.__traceback__) if frame.filename == path]
    line = failure.lineno if isinstance(failure, SyntaxError) else frames[-1].lineno if frames else None
    return error("E608", Location(path, line), f"{what}: {type(failure).__name__}: {failure}.", "Correct the code.")


def _file_of(function: Function) -> str:
    return function.__module__.replace(".", "/") + ".py"


def gather(modules: Iterable[ModuleType]) -> tuple[Extensions, tuple[Problem, ...]]:
    """All marked functions that the modules define themselves (imported ones do not count)."""
    found: dict[str, dict[str, Function]] = {role: {} for role in _ROLES}
    names: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for module in modules:
        for name, function in vars(module).items():
            role = getattr(function, _MARK, None)
            if role is None or function.__module__ != module.__name__:
                continue
            if role in ("table", "lookup"):  # what they give is known by their own names, however they are called here
                name = function.__name__
                if found[role].get(name) is function:
                    continue
            known = names.setdefault((role.removeprefix("record_"), name), role)
            if known != role or name in found[role]:
                where = Location(_file_of(function), unwrap(function).__code__.co_firstlineno)
                marked = " and ".join(f"@{mark}" for mark in dict.fromkeys((known, role)))
                message = f'There are two functions "{name}" marked {marked}.'
                problems.append(error("E607", where, message, "Rename one of them."))
            found[role].setdefault(name, function)
    frozen = [MappingProxyType(found[role]) for role in _ROLES]
    return Extensions(*frozen), tuple(problems)
