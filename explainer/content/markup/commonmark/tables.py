"""GFM's tables: the delimiter row, and the cells of a row with their places."""

from __future__ import annotations

import re

from explainer.content.markup.commonmark.nodes import Run
from explainer.ground.patterns import regex

_DELIMITERS = regex(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
#: A link of ours may have a | in it.
_PART = regex(r"\\.|\[\[[^\[\]\n]*\]\]|\|", re.DOTALL)


def alignment(text: str) -> tuple[str, ...] | None:
    """The alignment of each column, if the text is a delimiter row."""
    if "-" not in text or ("|" not in text and ":" not in text) or not _DELIMITERS.fullmatch(text):
        return None
    parts = [part.strip() for part in text.strip().removeprefix("|").removesuffix("|").split("|")]
    return tuple(_side(part) for part in parts)


def _side(part: str) -> str:
    left, right = part.startswith(":"), part.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def cells(row: Run) -> list[Run]:
    r"""Cut a row into its cells; `\|` is a character of a cell, also in code."""
    text = row.text.rstrip()
    start = 1 if text.startswith("|") else 0
    found: list[Run] = []
    for part in _PART.finditer(text, start):
        if part[0] == "|":
            found.append(_cell(row, start, part.start()))
            start = part.end()
    if start < len(text):
        found.append(_cell(row, start, len(text)))
    return found


def _cell(row: Run, start: int, end: int) -> Run:
    raw = row.text[start:end]
    text = raw.strip()
    lead = len(raw) - len(raw.lstrip())
    return Run(text.replace("\\|", "|"), row.line, row.column + start + lead)
