"""Code and data fences in the source, and the text without its code."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

#: Fences whose body is YAML and that become derived blocks (content model, "Writing the body").
OURS = frozenset({"timeline", "chart", "compare", "matrix", "map", "video"})

_OPENING = re.compile(r"(?P<prefix>[> \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_NAME = re.compile(r"[\s{.]*([\w#+-][\w#.+-]*)")
_CONTAINER = re.compile(r" {0,3}(?:[-*+]|\d+\.|:|\[\^[^\]]*\]:|!!!)(?:\s|$)")
_TICKS = re.compile(r"(?<![\\`])`+")


@dataclass(frozen=True, slots=True)
class Fence:
    """Lines `start` to `end` (from 1, both included). `top`: not inside a list or quotation."""

    name: str
    start: int
    end: int
    body: tuple[str, ...]
    top: bool
    closed: bool

    @property
    def is_ours(self) -> bool:
        """Whether the body is YAML for a derived block."""
        return self.name in OURS

    def complaints(self) -> Iterator[tuple[int, int | None, str, str, str]]:
        """Yield (line, column, code, message, remedy) for what is wrong with the fence itself."""
        if not self.closed:
            message = "This code fence is opened and never closed."
            yield self.start, 1, "E405", message, "End it with a line of the same ``` or ~~~ at the same indentation."
        elif self.is_ours and not self.top:
            message = f"A {self.name} block stands inside a list or quotation, where it cannot be drawn."
            yield self.start, 1, "E405", message, "Move it to the left margin, between two paragraphs."
        elif self.is_ours and not any(line.strip() for line in self.body):
            message = f"This {self.name} block is empty."
            yield self.start, 1, "E405", message, "Write its fields as YAML between the two fence lines, or remove it."


def find_fences(text: str) -> list[Fence]:
    """All fences, in order. One that is never closed reaches to the end of the list, quotation or text it is in."""
    if "```" not in text and "~~~" not in text:
        return []
    lines = text.split("\n")
    fences: list[Fence] = []
    at = 0
    while at < len(lines):
        opening = _OPENING.match(lines[at])
        if opening is None:
            at += 1
            continue
        fences.append(_fence(lines, at, opening))
        at = fences[-1].end
    return fences


def _fence(lines: list[str], at: int, opening: re.Match[str]) -> Fence:
    prefix, ticks = opening["prefix"], opening["ticks"]
    top = ">" not in prefix and len(prefix.expandtabs(4)) < 4
    margin = r"[ ]{0,3}" if top else r"[> \t]*"
    closing = re.compile(rf"{margin}{ticks[0]}{{{len(ticks)},}}[ \t]*$")
    end, closed = len(lines), False
    for index in range(at + 1, len(lines)):
        if closing.match(lines[index]):
            end, closed = index + 1, True
            break
        if not top and _leaves(lines[index], prefix):
            end = index
            break
    body = tuple(lines[at + 1 : end - 1] if closed else lines[at + 1 : end])
    name = _NAME.match(opening["info"])
    return Fence(name[1] if name else "", at + 1, end, _dedented(body), top, closed)


def _dedented(body: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(textwrap.dedent("\n".join(body)).split("\n")) if body else ()


def _leaves(line: str, prefix: str) -> bool:
    """Whether a line is no longer inside the list item or quotation in which a fence with this prefix began."""
    if ">" in prefix:
        return not line.lstrip().startswith(">")
    return bool(line.strip()) and not line[:4].isspace()


def without_code(text: str, fences: list[Fence]) -> str:
    """Blank out fences, indented code and code spans; every other character keeps its place."""
    lines = text.split("\n")
    for fence in fences:
        for index in range(fence.start - 1, fence.end):
            lines[index] = " " * len(lines[index])
    _blank_indented(lines)
    return _without_spans("\n".join(lines))


def _blank_indented(lines: list[str]) -> None:
    """Four spaces after a blank line are code, unless a list item, definition, note or admonition goes on there."""
    in_container = in_code = False
    after_blank = True
    for index, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        indented = line.startswith(("    ", "\t"))
        in_code = indented and (in_code or (after_blank and not in_container))
        if not indented:
            in_container = bool(_CONTAINER.match(line)) or (in_container and not after_blank)
        if in_code:
            lines[index] = " " * len(line)
        after_blank = False


def _without_spans(text: str) -> str:
    """Blank out `code spans`: a run of backticks up to the next run of the same length in the same paragraph."""
    if "`" not in text:
        return text
    paragraphs = re.split(r"(\n[ \t]*\n)", text)
    return "".join(_blank_spans(part) if "`" in part else part for part in paragraphs)


def _blank_spans(paragraph: str) -> str:
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(paragraph)]
    nearest: dict[int, int] = {}
    closer = [-1] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        closer[index] = nearest.get(length, -1)
        nearest[length] = index
    out, position, index = [], 0, 0
    while index < len(runs):
        if closer[index] < 0:
            index += 1
            continue
        start, end = runs[index][0], runs[closer[index]][1]
        out += [paragraph[position:start], re.sub(r"[^\n]", " ", paragraph[start:end])]
        position, index = end, closer[index] + 1
    return "".join([*out, paragraph[position:]])
