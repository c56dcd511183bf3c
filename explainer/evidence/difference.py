"""In what typed words differ from those that a source prints, for a person to see."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import Final

_LONGEST: Final = 2000
"""Characters of either text that are compared; what an editor looks for is near."""
_BESIDE: Final = 12
_MOST: Final = 3
"""So many differences are shown; of words with more, the closest text says enough."""


def difference(typed: str, printed: str) -> str:
    """`… the Holy S[ea → ee] said …`, on one line; "" where there is nothing to show, or too much.

    Signs that look alike or cannot be seen are named: `[U+00A0 NO-BREAK SPACE → U+0020 SPACE]`.
    """
    first, second = _one_line(typed), _one_line(printed)
    if len(first) > _LONGEST or len(second) > _LONGEST:
        return ""
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    if not 1 <= len(changed) <= _MOST:
        return ""
    return "; ".join(_shown(first, second, *step[1:]) for step in changed)


def _one_line(text: str) -> str:
    """Line ends and runs of spaces as one space; other spaces stay, since they may be the difference."""
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)


def _shown(first: str, second: str, start: int, end: int, other: int, until: int) -> str:
    before = first[max(0, start - _BESIDE) : start]
    after = first[end : end + _BESIDE]
    old, new = first[start:end], second[other:until]
    if old and new and _alike(old, new):
        middle = f"[{_names(old)} → {_names(new)}]"
    else:
        middle = f"[{_visible(old) or 'nothing'} → {_visible(new) or 'nothing'}]"
    left, right = "…" if start > _BESIDE else "", "…" if end + _BESIDE < len(first) else ""
    return f"{left}{_visible(before)}{middle}{_visible(after)}{right}"


def _alike(old: str, new: str) -> bool:
    """Whether a reader could take one for the other: spaces, marks, letters of another script."""
    return len(old) == len(new) == 1 and old.lower() != new.lower() and not (old.isascii() and new.isascii())


def _names(text: str) -> str:
    return " ".join(
        f"{letter} U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')}".strip() for letter in text
    )


def _visible(text: str) -> str:
    """Signs that cannot be seen, by their names."""
    return "".join(
        letter if letter == " " or (letter.isprintable() and not letter.isspace()) else f"‹U+{ord(letter):04X}›"
        for letter in text
    )
