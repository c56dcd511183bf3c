"""Latin letters without their accents, as typists leave them out: Melenchon, Walesa, Erdogan."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final


def _table() -> dict[int, str]:
    found = {ord("ł"): "l", ord("Ł"): "L", ord("ø"): "o", ord("Ø"): "O", ord("ı"): "i", ord("đ"): "d", ord("Đ"): "D",
             ord("ё"): "е", ord("Ё"): "Е"}  # fmt: skip
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0]
        if letter != chr(code):
            found[code] = letter
    return found


_BARE: Final = _table()


def bare(text: str) -> str:
    """The text without accents, letter by letter, so that offsets stay true."""
    return text if text.isascii() else text.translate(_BARE)


@lru_cache(maxsize=8)
def bare_text(text: str) -> str:
    """The same for a whole text, cached because it is needed for every name that is looked for in it."""
    return bare(text)
