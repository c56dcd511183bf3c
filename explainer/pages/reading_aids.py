"""Aids for readers: how long a text takes to read, and how Chinese words are pronounced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from explainer.ground.patterns import regex

WORDS: Final = 230
"""English words read silently in a minute: 238 is the mean of 190 studies (Brysbaert, 2019), rounded down."""
CHARACTERS: Final = 400
"""Chinese characters in a minute, on the slow side for the same reason: names and numbers take longer."""

_WORD: Final = regex(r"[^\W_\u2e80-\U0003ffff]+(?:[.,'’-][^\W_\u2e80-\U0003ffff]+)*")
_HAN: Final = r"\u3400-\u9fff\U00020000-\U0003ffff"
_CHARACTER: Final = regex(rf"[{_HAN}]")
_PINYIN_WORD: Final = regex(r"[^\s()]+")
_VOWELS: Final = regex(r"[aeiou\u0300-\u036f]+")


def minutes(texts: Iterable[str]) -> int:
    """Whole minutes, rounded up, at least one; a text in both scripts takes the sum."""
    words = characters = 0
    for text in texts:
        words += len(_WORD.findall(text))
        characters += len(_CHARACTER.findall(text))
    return max(1, -(-(words * CHARACTERS + characters * WORDS) // (WORDS * CHARACTERS)))


def readings(text: str, pinyin: str) -> tuple[tuple[str, str], ...]:
    """(characters, pinyin) for each word of a Chinese text, to be set one over the other; other characters have "".

    Pinyin writes a syllable for each character and a space after each word, so counting vowels finds the characters of
    a word. If the numbers do not agree, the whole text is set under the whole of its pinyin.
    """
    words = _PINYIN_WORD.findall(pinyin)
    lengths = [len(_VOWELS.findall(unicodedata.normalize("NFD", word.lower()))) for word in words]
    if sum(lengths) != len(_CHARACTER.findall(text)) or 0 in lengths:
        return ((text, pinyin),)
    pattern = "".join(rf"([^{_HAN}]*)((?:[{_HAN}][^{_HAN}\w]*?){{{length}}})" for length in lengths)
    found = re.fullmatch(rf"{pattern}([^{_HAN}]*)", text)
    if found is None:
        return ((text, pinyin),)
    signs, bases = found.groups()[::2], found.groups()[1::2]
    pairs = [pair for sign, base, word in zip(signs, bases, words, strict=False) for pair in ((sign, ""), (base, word))]
    return tuple(pair for pair in (*pairs, (signs[-1], "")) if pair[0])
