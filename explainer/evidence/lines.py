"""Whether a line of a copy ends where its author ended it, or where it was full."""

from __future__ import annotations

from typing import Final

from explainer.ground.patterns import regex

_FULL, _FULL_HAN = (45, 130), (20, 65)
"""Lengths of a line that may have been broken where it was full: shorter ones are headings, longer ones paragraphs."""
_SMALL_WORD: Final = regex(r"(?:\s[a-zà-ÿа-я]{1,3}|[,，、])\Z")
"""By, to, um, de, на, or a comma at the end of a line: no heading ends like that."""
_HAN: Final = regex("[\u3400-\u9fff]")


def is_broken(raw: str, at: int) -> bool:
    """Whether the text before the offset `at`, where a line begins, goes on there: the line before was only full."""
    line = raw[max(raw.rfind("\n", 0, at - 1) + 1, at - 1 - _FULL[1] - 1) : at - 1].strip()
    following = raw[at : at + 1]
    if not line or not following.strip():
        return False
    low, high = _FULL_HAN if _HAN.search(line) else _FULL
    return low <= len(line) <= high or following.islower() or _SMALL_WORD.search(line) is not None
