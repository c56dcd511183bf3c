"""How long a text takes to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

WORDS: Final = 230
"""English words in a minute, read silently: 238 is the mean of 190 studies (Brysbaert, 2019), rounded down."""
CHARACTERS: Final = 400
"""Chinese characters in a minute, on the slow side for the same reason: names and numbers take longer."""

_WORD: Final = re.compile(r"[^\W_\u2e80-\U0003ffff]+(?:[.,'’-][^\W_\u2e80-\U0003ffff]+)*")
_CHARACTER: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def minutes(texts: Iterable[str]) -> int:
    """Whole minutes, rounded up, at least one; a text in both scripts takes the sum."""
    words = characters = 0
    for text in texts:
        words += len(_WORD.findall(text))
        characters += len(_CHARACTER.findall(text))
    return max(1, -(-(words * CHARACTERS + characters * WORDS) // (WORDS * CHARACTERS)))
