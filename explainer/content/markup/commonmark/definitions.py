"""What a text defines for use elsewhere in it: addresses of links, footnotes, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from explainer.content.markup.commonmark import links
from explainer.content.markup.commonmark.nodes import Node
from explainer.ground.patterns import regex

_LABEL = regex(r"\[((?:[^\\\[\]]|\\.){1,999})\]:", re.DOTALL)
_SPACE = regex(r"[ \t]*\n?[ \t]*")
_END = regex(r"[ \t]*(?:\n|$)")
_SPACES = regex(r"\s+")

MAX_ABBREVIATIONS = 200


@dataclass(slots=True)
class Definition:
    """`[label]: address "title"`. `used` says whether a link has asked for it."""

    label: str
    address: str
    title: str | None
    line: int
    column: int
    used: bool = False


@dataclass(slots=True)
class Footnote:
    """A footnote: the block that it is in, and its number once the text has asked for it."""

    label: str
    node: Node
    number: int = 0
    asked: int = 0


@dataclass(slots=True)
class Abbreviation:
    """`*[short]: long`. `used` says whether the text has it."""

    long: str
    line: int
    used: bool = False


@dataclass(slots=True)
class Definitions:
    """All definitions of one text, by their labels in normal form. `again` has those whose label was already taken.

    `open_comments` are the lines of comments that never end.
    """

    links: dict[str, Definition] = field(default_factory=dict)
    notes: dict[str, Footnote] = field(default_factory=dict)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    again: list[tuple[str, int]] = field(default_factory=list)
    open_comments: list[int] = field(default_factory=list)


def normal(label: str) -> str:
    """Labels are the same if only case and spaces differ (CommonMark 0.31, "matches")."""
    return _SPACES.sub(" ", label.strip()).casefold()


def take(paragraph: Node, found: Definitions) -> None:
    """Move the definitions at the beginning of a paragraph to `found`."""
    text = "\n".join(run.text for run in paragraph.runs)
    at = lines = 0
    while at < len(text) and text[at] == "[":
        end = _definition(text, at, paragraph, lines, found)
        if end is None:
            break
        lines += text.count("\n", at, end)
        at = end
    if at >= len(text):
        lines = len(paragraph.runs)
    del paragraph.runs[:lines]
    if paragraph.runs and lines:
        paragraph.line = paragraph.runs[0].line


def _definition(text: str, start: int, paragraph: Node, lines: int, found: Definitions) -> int | None:
    """Read one definition, and return where its line ends."""
    head = _LABEL.match(text, start)
    if head is None or not head[1].strip():
        return None
    gap = _SPACE.match(text, head.end())
    at = gap.end() if gap else head.end()
    read = links.destination(text, at)
    if read is None or (read[1] == at):
        return None
    address, at = read
    where = at - len(address)
    finished = _with_title(text, at) or _without_title(text, at)
    if finished is None:
        return None
    title, end = finished
    line = lines + text.count("\n", start, where)
    run = paragraph.runs[line]
    line_start = text.rfind("\n", 0, where) + 1
    made = Definition(head[1], address, title, run.line, run.column + max(0, where - line_start))
    label = normal(head[1])
    if label in found.links:
        found.again.append((head[1], run.line))
    else:
        found.links[label] = made
    return end


def _with_title(text: str, at: int) -> tuple[str | None, int] | None:
    gap = _SPACE.match(text, at)
    if gap is None or not gap[0]:
        return None
    read = links.title(text, gap.end())
    if read is None:
        return None
    end = _END.match(text, read[1])
    return (read[0], end.end()) if end else None


def _without_title(text: str, at: int) -> tuple[None, int] | None:
    end = _END.match(text, at)
    return (None, end.end()) if end else None


def problems(found: Definitions) -> Iterator[tuple[int, int | None, str, str, str]]:
    """Yield (line, column, code, message, remedy) for each definition that nothing uses, as its words would be lost."""
    for note in found.notes.values():
        if not note.asked:
            message = f"The footnote [^{note.label}] is written here, but nothing in the text refers to it."
            remedy = f"Write [^{note.label}] where it belongs, or remove it."
            yield note.node.line, 1, "E408", message, remedy
    for line in found.open_comments:
        message = "A comment begins here but never ends, so nothing after it is shown."
        yield line, 1, "E405", message, "End it with -->."
    for label, line in found.again:
        message = (
            f"{label if label.startswith('*') else f'[{label}]'} is defined for the second time; only the first counts."
        )
        yield line, 1, "E409", message, "Give one of them another name, or remove it."
    for short, meant in found.abbreviations.items():
        if not meant.used:
            message = f'The abbreviation "{short}" is explained here, but the text does not have it.'
            yield meant.line, 1, "W409", message, "Remove the line, or write the abbreviation as the text has it."
    for made in found.links.values():
        if not made.used:
            message = f"[{made.label}] is given the address {made.address} here, but no link uses it."
            remedy = rf"Remove the line; if it is meant as text, write \[{made.label}]."
            yield made.line, made.column, "W407", message, remedy
