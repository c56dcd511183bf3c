"""The ways to extend a site: `@query`, `@pages`, `@check`, `@record_check`, `@filter`, each on a pure function.

A decorator only marks its function. `gather` merges the functions of several modules, by name; two of one kind and
name are a problem, so the order of modules cannot matter. Nothing else of this package is public Python.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any, TypeAlias, TypeVar

from explainer.ground.problems import Location, Problem, error

_MARK = "__explainer_role__"
_ROLES = ("query", "pages", "check", "record_check", "filter")
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
            if names.setdefault((role.removeprefix("record_"), name), role) != role or name in found[role]:
                where = Location(_file_of(function), function.__code__.co_firstlineno)
                problems.append(
                    error("E607", where, f'There are two functions "{name}" marked @{role}.', "Rename one of them.")
                )
            found[role].setdefault(name, function)
    frozen = [MappingProxyType(found[role]) for role in _ROLES]
    return Extensions(*frozen), tuple(problems)
