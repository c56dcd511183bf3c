r"""The forms in which problems are shown: text with the line and a caret, JSON, GitHub annotations.

Nothing here prints or opens a file. Text from content may hold control and direction-changing characters, which can
hide or forge what a terminal shows (Unicode TR36); in every form for people they appear as `\u202e`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from explainer.ground.patterns import regex
from explainer.ground.problems import Level, Problem, in_order

LineOf: TypeAlias = Callable[[str, int], str | None]
"""A function from (path, line counted from 1) to the text of that line, or None if it is not known."""

_WIDTH = 100  # terminal cells for the shown part of a line
_BEFORE_CARET = 60  # cells kept before the caret of a longer line
_TAB_STOP = 8
# Cc without tab, the bidi controls, invisible format characters, line separators, and half surrogate pairs.
_UNSAFE = regex(
    "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb"
    "\\ud800-\\udfff\\U000e0000-\\U000e007f]"
)
_WHOLE = 5
"""How many problems that say the same are shown in full; of the others, `_PLACES` places are listed."""
_PLACES = 8
_PARTICULAR = regex(r'"[^"]*"|“[^”]*”|[0-9]+')
_SERIOUS_FIRST = (Level.ERROR, Level.WARNING, Level.INFO)
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.INFO: "36"}  # red, yellow, cyan
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def as_text(problems: Iterable[Problem], line_of: LineOf, *, colour: bool = False) -> str:
    """Problems with their lines and carets, the most serious first, a blank line between them, counts at the end.

    Of those that say the same about different words, the first are shown in full, then some places are listed, and the
    rest is counted, so that a mistake made a thousand times still fits on one screen. `as_json` has them all. With
    `colour`, ANSI colours are used. Ends with a line feed.
    """
    ordered = _serious_first(problems)
    groups: dict[tuple[Level, str, str], list[Problem]] = {}
    for problem in ordered:
        groups.setdefault((problem.level, problem.code, _shape(problem.message)), []).append(problem)
    shown = {id(problem) for group in groups.values() for problem in group[:_WHOLE]}
    last = {id(group[_WHOLE - 1]): group[_WHOLE:] for group in groups.values() if len(group) > _WHOLE}
    blocks = []
    for problem in ordered:
        if id(problem) in shown:
            blocks.append(_block(problem, line_of, colour))
        if id(problem) in last:
            blocks.append(_alike(last[id(problem)]))
    return "\n\n".join([*blocks, _count(ordered)]) + "\n"


def _serious_first(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(in_order(problems), key=lambda problem: _SERIOUS_FIRST.index(problem.level))


def _shape(message: str) -> str:
    """A message without the words and numbers of the content, to tell which messages say the same."""
    return _PARTICULAR.sub("·", message)


def _alike(rest: list[Problem]) -> str:
    places = ", ".join(_visible(str(problem.where)) for problem in rest[:_PLACES])
    more = f" and {len(rest) - _PLACES:,} more places" if len(rest) > _PLACES else ""
    return f"… and {len(rest):,} more {rest[0].code} like this: {places}{more}"


def as_json(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """One flat mapping for each problem; `line` and `column` are None where they are not known."""
    return [
        {
            "code": problem.code,
            "level": problem.level.value,
            "path": problem.where.path,
            "line": problem.where.line,
            "column": problem.where.column,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in in_order(problems)
    ]


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that put each problem beside its line in a pull request. One line each.

    The most serious come first: GitHub shows ten of each level and step.
    """
    return "".join(_command(problem) + "\n" for problem in _serious_first(problems))


def _command(problem: Problem) -> str:
    where = problem.where
    place = {"file": where.path, "line": where.line, "col": where.column, "title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value is not None)
    text = f"{_visible(problem.message)} {_visible(problem.remedy)}"
    return f"::{_COMMANDS[problem.level]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    """Escape as the toolkit of GitHub Actions does for a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape as the toolkit of GitHub Actions does for a property, where `:` and `,` have a meaning."""
    return _data(_visible(text)).replace(":", "%3A").replace(",", "%2C")


def _block(problem: Problem, line_of: LineOf, colour: bool) -> str:
    head = f"{problem.level.upper()} {problem.code}"
    if colour:
        head = f"\x1b[1;{_COLOURS[problem.level]}m{head}\x1b[0m"
    parts = [f"{head} {_visible(str(problem.where))}", _visible(problem.message)]
    line = None if problem.where.line is None else line_of(problem.where.path, problem.where.line)
    if line is not None and problem.where.line is not None:
        parts += _frame(line, problem.where.line, problem.where.column, colour and _COLOURS[problem.level])
    return "\n".join([*parts, f"Fix: {_visible(problem.remedy)}"])


def _frame(line: str, number: int, column: int | None, colour: str | bool) -> list[str]:
    """Return the line behind its number and, if there is a column, a line with a caret under it."""
    gutter = f"{number:>5} | "
    shown, offset = _cropped([_visible(sign) for sign in line.rstrip("\r\n")], (column or 1) - 1)
    rows = [(gutter + "".join(shown)).rstrip()]
    if column is not None:
        padding = "".join("\t" if cell == "\t" else " " * _cells(cell) for cell in shown[:offset])
        caret = f"\x1b[1;{colour}m^\x1b[0m" if colour else "^"
        rows.append(" " * (len(gutter) - 2) + "| " + padding + caret)
    return rows


def _cropped(signs: list[str], at: int) -> tuple[list[str], int]:
    """Keep what fits `_WIDTH` cells around position `at`, with "…" for what is left out; also the new `at`."""
    at = min(max(at, 0), len(signs))
    if sum(map(_cells, signs)) <= _WIDTH:
        return signs, at
    start, room = at, _BEFORE_CARET
    while start > 0 and (room := room - _cells(signs[start - 1])) >= 0:
        start -= 1
    end, room = start, _WIDTH
    while end < len(signs) and (room := room - _cells(signs[end])) >= 0:
        end += 1
    left, right = ["…"] if start else [], ["…"] if end < len(signs) else []
    return [*left, *signs[start:end], *right], at - start + len(left)


def _cells(shown: str) -> int:
    """How many cells a terminal gives to these characters: two for wide East Asian ones, none for combining marks."""
    return sum(_cell(sign) for sign in shown)


def _cell(sign: str) -> int:
    if sign == "\t":
        return _TAB_STOP
    if unicodedata.east_asian_width(sign) in "WF":
        return 2
    return 0 if unicodedata.category(sign) in ("Mn", "Me") else 1


def _visible(text: str) -> str:
    """Show characters that would act on the terminal, and line breaks, as their numbers."""
    return _UNSAFE.sub(lambda found: _number(found.group()), text)


def _number(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _count(problems: Sequence[Problem]) -> str:
    """`2 errors (E101), 1 warning (W502).`; with many, how many of each code."""
    counts = {
        level: Counter(problem.code for problem in problems if problem.level is level) for level in _SERIOUS_FIRST
    }
    parts = [_of_level(level, codes) for level, codes in counts.items() if codes]
    return ", ".join(parts) + "." if parts else "No problems."


def _of_level(level: Level, codes: Counter[str]) -> str:
    total = codes.total()
    most_first = sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(code if len(codes) == 1 else f"{code} {n:,}" for code, n in most_first)
    return f"{total:,} {_NOUNS[level]}{'' if total == 1 else 's'} ({named})"
