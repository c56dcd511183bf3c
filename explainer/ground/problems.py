"""What can be wrong, as values: a `Problem` has a code, a place, plain words and a remedy.

Nothing in this package raises an exception at an editor. Every stage returns its problems beside its
result; they are sorted and shown together at the end of a run. Each code has a heading in
`docs/problems.md` that says what it means and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How serious a problem is. Only an `ERROR` stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. `path` is relative to the site's folder, with `/`; `line` and `column` count from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(parts)

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """By file, then line, then column; what has no line comes first."""
        return (self.path, self.line or 0, self.column or 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to do about it.

    `code` is `E` or `W` and three digits. The letter is the default level; a site may set another with
    `checks:` in site.yaml, so the level is a field of its own.
    """

    code: str
    level: Level
    where: Location
    message: str
    remedy: str

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.level is Level.ERROR

    @property
    def sort_key(self) -> tuple[tuple[str, int, int], str, str, str, str]:
        """By place, then code; two that differ in anything have an order."""
        return (self.where.sort_key, self.code, self.message, self.remedy, self.level.value)

    def at_level(self, level: Level) -> Problem:
        """The same problem, as serious as a site wants it."""
        return replace(self, level=level)


def error(code: str, where: Location, message: str, remedy: str) -> Problem:
    """A problem that stops the build."""
    return Problem(code, Level.ERROR, where, message, remedy)


def warning(code: str, where: Location, message: str, remedy: str) -> Problem:
    """A problem that is reported and does not stop the build."""
    return Problem(code, Level.WARNING, where, message, remedy)


def as_row(problem: Problem) -> list[str | int | None]:
    """Plain values, for storing; `from_row` is the inverse."""
    where = problem.where
    return [problem.code, problem.level.value, where.path, where.line, where.column, problem.message, problem.remedy]


def from_row(row: Sequence[Any]) -> Problem:
    """Raises ValueError if the row is not what `as_row` made."""
    code, level, path, line, column, message, remedy = row
    if not all(type(text) is str for text in (code, path, message, remedy)) or any(
        type(number) is not int for number in (line, column) if number is not None
    ):
        raise ValueError("this is no row of a problem")
    return Problem(code, Level(level), Location(path, line, column), message, remedy)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without repetitions, sorted by file, line and code: the one order in which problems are ever shown."""
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))
