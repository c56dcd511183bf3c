"""What is refused or mended before a text is converted: forged marks, and texts that would hang the converter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

MAX_CHARACTERS = 200_000
_FORGED = regex(f"[{MARK_OPEN}{MARK_CLOSE}]|&#(?:0*5734[45]|[xX]0*[eE]00[01])(?![0-9a-fA-F]);?")


def without_forged_marks(text: str) -> str:
    """Replace characters that would be read as a mark, typed or as a character reference, by U+FFFD."""
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
    return None
