"""What is refused or mended before a text is converted: forged marks, texts that hang it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.markup.values import MARK_CLOSE, MARK_OPEN

MAX_CHARACTERS = 200_000
#: Python-Markdown is quadratic in these within a paragraph, where a real text has a handful of them (measured:
#: 5,000 unclosed brackets take 4 s, 300 are not felt; 400 lengths of backticks 2 s).
MAX_UNCLOSED = 300
MAX_BACKTICKS = 2_000
#: 10,000 paragraphs take about a second; so do 4,000 headings without an empty line between them.
MAX_LINES = 4_000
MAX_PARAGRAPHS = 10_000
#: Levels of lists or quotations. The converter calls itself for each and stops with RecursionError near 150.
MAX_DEPTH = 40

_FORGED = re.compile(f"[{MARK_OPEN}{MARK_CLOSE}]|&#(?:0*5734[45]|[xX]0*[eE]00[01])(?![0-9a-fA-F]);?")
_PREFIX = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}\.)[ \t]+)*")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]")
_LIMITS = {
    "[": ("]", MAX_UNCLOSED),
    "](": (")", MAX_UNCLOSED),
    "<": (">", MAX_UNCLOSED),
    "`": ("", MAX_BACKTICKS),
}


def without_forged_marks(text: str) -> str:
    """Replace what would stand for a mark, written as itself or as a character reference, by U+FFFD."""
    return _FORGED.sub("\ufffd", text)


def lines_with_forged_marks(text: str) -> Iterator[int]:
    """Yield the lines, from 1, on which `without_forged_marks` replaces something."""
    return _lines(_FORGED, text)


def _lines(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    if pattern.search(text):
        yield from (number for number, line in enumerate(text.split("\n"), 1) if pattern.search(line))


def refusal(text: str) -> tuple[int, str, str] | None:
    """(line, message, remedy) if the converter could not take this text in reasonable time; else None."""
    if len(text) > MAX_CHARACTERS:
        return (
            1,
            f"The text is {len(text):,} characters long; the limit is {MAX_CHARACTERS:,}.",
            "Divide it into several articles.",
        )
    if text.count("\n\n") > MAX_PARAGRAPHS:
        return 1, f"The text has more than {MAX_PARAGRAPHS:,} paragraphs.", "Divide it into several articles."
    counts, height = dict.fromkeys(_LIMITS, 0), 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            counts = dict.fromkeys(_LIMITS, 0)
            height = 0
            continue
        height += 1
        if height > MAX_LINES:
            return number, f"A paragraph or table has more than {MAX_LINES:,} lines.", "Divide it with empty lines."
        if complaint := _too_deep(line) or _too_many(line, counts):
            return (number, *complaint)
    return None


def _too_deep(line: str) -> tuple[str, str] | None:
    if line[0] not in " \t>-*+0123456789" or _depth(line) <= MAX_DEPTH:
        return None
    return (
        f"Lists or quotations are nested more than {MAX_DEPTH} levels deep here.",
        "Remove the indentation or the repeated > or - at the start of the line.",
    )


def _too_many(line: str, counts: dict[str, int]) -> tuple[str, str] | None:
    """Add a line to the counts of its paragraph; complain when one of them is beyond its limit."""
    for opening, (closing, limit) in _LIMITS.items():
        if opening in line or counts[opening]:
            counts[opening] += line.count(opening) - (line.count(closing) if closing else 0)
            if counts[opening] > limit:
                return (
                    f"More than {limit} times {opening} in this paragraph{' without ' + closing if closing else ''}.",
                    f"Remove them, or write \\{opening[-1]} for a character that is only a character.",
                )
    return None


def _depth(line: str) -> int:
    match = _PREFIX.match(line)
    prefix = match[0].expandtabs(4) if match else ""
    indent = len(prefix) - len(prefix.lstrip(" "))
    return indent // 4 + prefix.count(">") + len(_MARKER.findall(prefix))
