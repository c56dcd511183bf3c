"""What a YAML syntax error means in plain words.

The parser says "mapping values are not allowed in this context"; an editor has written a colon in a title. The
rules below recognise the mistakes that editors really make, most specific first, from the parser's fixed phrases
and the text of the line. Each rule returns a `YamlMistake`, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from explainer.ground.patterns import regex

NO_NAME = "The name before the colon is missing."
NAME_ADVICE = "Write a name before the colon, or delete the line."
QUOTE_ADVICE = 'Put the text in double quotes, as in title: "Plan: phase 2".'
_LONGEST_SUGGESTION = 100  # characters; a longer line is not repeated in the remedy
_ENTRY = regex(r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s:#'\"\[\]{},&*!|>%@`-][^:]*):[ \t]+(?P<value>\S.*)")
_WIDE_COLON = regex(r"\s*(?:- +)*[^\s:\uff1a#'\"]+\s*\uff1a")
_NO_SPACE = regex(r"\s*(?:- +)*[A-Za-z_][\w-]*:\S")


@dataclass(frozen=True, slots=True)
class YamlMistake:
    """A mistake: its line and column (counted from 0 in the YAML text), what it is and how to mend it."""

    line: int
    column: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Fault:
    """The parser's report: `at` is where it gave up, `start` is where the construct began that it was reading."""

    problem: str
    context: str
    at: tuple[int, int]
    start: tuple[int, int]
    lines: Sequence[str]

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def line(self) -> str:
        return self.text(self.at[0])

    @property
    def before(self) -> str:
        """The part of the line before the place where the parser gave up."""
        return self.line[: self.at[1]].rstrip()

    @property
    def starts_line(self) -> bool:
        return not self.before


def explain(text: str, failure: yaml.MarkedYAMLError) -> YamlMistake:
    """Say in our words what the parser's `failure` in `text` means."""
    lines = text.split("\n")
    at, start = failure.problem_mark, failure.context_mark
    end = (at.line, at.column) if at else (0, 0)
    begin = (start.line, start.column) if start else end
    fault = _Fault(failure.problem or "", failure.context or "", end, begin, lines)
    found = next((finding for rule in _RULES if (finding := rule(fault))), None) or _unknown(fault)
    last = max(0, len(lines) - (2 if text.endswith("\n") else 1))
    return found if found.line <= last else YamlMistake(last, 0, found.message, found.remedy)


def quoted(line: str) -> str:
    """Return a remedy: the entry on this line with its value in quotation marks, or general advice."""
    entry = _ENTRY.fullmatch(line.rstrip())
    if entry is None or len(line) > _LONGEST_SUGGESTION:
        return QUOTE_ADVICE
    value = entry["value"]
    if value[0] == value[-1] == "'" and len(value) > 1:
        value = value[1:-1].replace("''", "'")
    if '"' in value or "\\" in value:
        return "Put the text in quotation marks: {}: '{}'".format(entry["key"].strip(), value.replace("'", "''"))
    return f'Put the text in double quotes: {entry["key"].strip()}: "{value}"'


def special_start(line: int, column: int, text: str) -> YamlMistake:
    """Say that the text at `column` of line `text` begins with a character that YAML keeps for itself."""
    sign = text[column : column + 1]
    message = f"A text cannot begin with {sign} here, because that has a meaning of its own in YAML."
    return YamlMistake(line, column, message, quoted(text))


def _tab(fault: _Fault) -> YamlMistake | None:
    indent = fault.line[: len(fault.line) - len(fault.line.lstrip())]
    if "\t" not in indent:
        return None
    message = "This line is indented with a tab, but YAML allows only spaces there."
    return YamlMistake(fault.at[0], indent.index("\t"), message, "Use two spaces for each step of indentation.")


def _wide_colon(fault: _Fault) -> YamlMistake | None:
    if "expected ':'" not in fault.problem and "mapping values" not in fault.problem:
        return None
    for line in (fault.start[0], fault.at[0], fault.at[0] - 1):
        if found := _WIDE_COLON.match(fault.text(line)):
            message = "This line has a full-width colon (\uff1a) after its name, which YAML does not take for a colon."
            return YamlMistake(line, found.end() - 1, message, "Type an ordinary colon and a space: ': '.")
    return None


def _open_quote(fault: _Fault) -> YamlMistake | None:
    if fault.context != "while scanning a quoted scalar":
        return None
    message = "The quotation mark that opens here is never closed."
    return YamlMistake(*fault.start, message, "Add the same quotation mark at the end of the text.")


def _escape(fault: _Fault) -> YamlMistake | None:
    if fault.context != "while parsing a quoted scalar":
        return None
    message = "A backslash between double quotes begins a special character, but this one is not known."
    return YamlMistake(*fault.at, message, "Use single quotes around the text, or write the backslash twice.")


def _after_quote(fault: _Fault) -> YamlMistake | None:
    if fault.problem != "did not find expected key" or not fault.before.endswith(("'", '"')):
        return None
    entry = _ENTRY.fullmatch(fault.line.rstrip())
    opens_here = entry and entry["value"][0] == fault.before[-1] and len(fault.before) > entry.start("value") + 1
    if not opens_here:
        message = "A quotation mark is not closed: a text that begins on an earlier line ends at this one."
        return YamlMistake(*fault.at, message, "Close the quotation mark at the end of the text that it begins.")
    message = "The text goes on after its closing quotation mark."
    return YamlMistake(*fault.at, message, quoted(fault.line))


def _after_bracket(fault: _Fault) -> YamlMistake | None:
    if fault.problem != "did not find expected key" or not fault.before.endswith(("]", "}")):
        return None
    message = "Text follows a closing bracket. A value that begins with [ or { is read as a list or as fields."
    return YamlMistake(*fault.at, message, f"Delete what follows if a list is meant. {quoted(fault.line)}")


def _special_start(fault: _Fault) -> YamlMistake | None:
    phrases = ("cannot start any token", "expected node content")
    contexts = ("scanning an alias", "scanning an anchor", "a tag", "block scalar", "a directive", "parsing a node")
    if not any(p in fault.problem for p in phrases) and not any(c in fault.context for c in contexts):
        return None
    return special_start(*fault.start, fault.text(fault.start[0]))


def _item_after_key(fault: _Fault) -> YamlMistake | None:
    if "block sequence entries are not allowed" not in fault.problem:
        return None
    message = "A list item (- ) cannot be on the same line as the name of its list."
    return YamlMistake(
        *fault.at, message, f"Put each item on a line of its own, indented by two spaces. {QUOTE_ADVICE}"
    )


def _colon(fault: _Fault) -> YamlMistake | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    entry = _ENTRY.fullmatch(fault.line.rstrip())
    if entry and fault.at[1] >= entry.start("value"):
        name = entry["key"].strip()
        return YamlMistake(
            *fault.at, f'The text of "{name}" contains a colon, so YAML cannot read it.', quoted(fault.line)
        )
    if fault.line[:1] in " \t":
        return _indent(fault.at[0], len(fault.line) - len(fault.line.lstrip()))
    message = "There is a colon where YAML does not expect one."
    return YamlMistake(*fault.at, message, f"{QUOTE_ADVICE} Check that the line before it has a colon after its name.")


def _mixed(fault: _Fault) -> YamlMistake | None:
    item = fault.starts_line and re.match(r"-(\s|$)", fault.line[fault.at[1] :])
    if not ("expected '-'" in fault.problem or (item and fault.problem == "did not find expected key")):
        return None
    message = 'List items ("- item") and fields ("name: value") are mixed at the same indentation.'
    remedy = "Indent the items by two spaces under the name of their list, and end the list before the next field."
    return YamlMistake(*fault.at, message, remedy)


def _bad_indent(fault: _Fault) -> YamlMistake | None:
    expected = ("did not find expected key", "did not find expected <document start>")
    if fault.problem not in expected or not fault.starts_line:
        return None
    if fault.line.lstrip().startswith(":"):
        return YamlMistake(*fault.at, NO_NAME, NAME_ADVICE)
    if any(line.rstrip() == "..." for line in fault.lines[: fault.at[0]]):
        message = "A line of three dots ends the fields, but more text follows."
        return YamlMistake(*fault.at, message, "Delete the line of dots.")
    return _indent(*fault.at)


def _indent(line: int, column: int) -> YamlMistake:
    message = "The indentation of this line does not fit the lines before it."
    remedy = "Begin it in the same column as the other fields of its group, with two spaces for each step."
    return YamlMistake(line, column, message, remedy)


def _flow(fault: _Fault) -> YamlMistake | None:
    if not fault.context.startswith("while parsing a flow"):
        return None
    sign, other = ("[", "]") if "sequence" in fault.context else ("{", "}")
    message = f"The bracket {sign} that opens here is not closed, or a comma is missing after it."
    remedy = f"Close it with {other} and put commas between the items. If you do not mean a list: {QUOTE_ADVICE}"
    return YamlMistake(*fault.start, message, remedy)


def _no_colon(fault: _Fault) -> YamlMistake | None:
    if "could not find expected ':'" not in fault.problem:
        return None
    line = fault.text(fault.start[0])
    if _NO_SPACE.match(line):
        message = "There is no space after the colon."
        return YamlMistake(fault.start[0], line.index(":"), message, "Write a space after the colon.")
    message = 'This line is not of the form "name: value".'
    remedy = "Add the name and a colon. If it continues the line before, indent it by two spaces."
    return YamlMistake(*fault.start, message, remedy)


def _unknown(fault: _Fault) -> YamlMistake:
    return YamlMistake(*fault.at, "YAML cannot read this line.", f"Compare it with the lines around it. {QUOTE_ADVICE}")


_RULES: tuple[Callable[[_Fault], YamlMistake | None], ...] = (
    _tab, _wide_colon, _open_quote, _escape, _after_quote, _after_bracket, _special_start,
    _item_after_key, _colon, _mixed, _bad_indent, _flow, _no_colon,
)  # fmt: skip
