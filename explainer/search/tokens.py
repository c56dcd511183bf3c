"""From text to tokens: how texts and queries are folded and cut, alike in Python and in the reader's browser.

Text is folded (NFKD without accents, NFC, lower case) and cut into tokens: words of letters and digits, without the `s`
of a plural; in runs of Chinese, Japanese or Korean each character with the one after it, the last one alone. So every
character begins exactly one token, and a run of any length is found where its characters are side by side, and only
there.
`assets/js/search-results.js` does the same; the two change together, and FORMAT with them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from explainer.ground.patterns import regex

FORMAT = 2
"""Version of the tokens and of the files that hold them."""

_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces between words. All other characters separate words."""
_WORDS = regex(rf"[^\W_{_HAN}]+")
_RUNS = regex(f"[{_HAN}]+")
_GAP = regex(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_ACCENTS = regex("[\u0300-\u036f]")

HAN = "han"
"""How the names of shards of pairs begin; those of words are shorter, or `other`."""
HAN_SHARDS = 41
"""Shards of pairs for each split; a query of five characters needs three of them."""
_DOCUMENTS_PER_SPLIT = 300
_MOST_SPLITS = 8


def fold(text: str) -> str:
    """The form in which texts and queries are compared."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _GAP.sub("", unicodedata.normalize("NFC", text).lower())


def singular(word: str) -> str:
    """A word without the `s` of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def cut(texts: Iterable[str]) -> tuple[set[str], list[str]]:
    """The words of some texts, and their runs in order. No run goes from one text into the next."""
    folded = fold("|".join(texts))
    return {singular(word) for word in set(_WORDS.findall(folded))}, _RUNS.findall(folded)


def shard_of(token: str, splits: int) -> str:
    """The shard that holds a token: by its first character and, on large sites, by its second."""
    first, split = token[0], ord(token[1:2] or "a") % splits
    if _RUNS.match(first):
        return f"{HAN}{ord(first) % HAN_SHARDS * splits + split}"
    if not first.isascii():
        return "other"
    return f"{'0' if first.isdigit() else first}{split}"


def shard_names(splits: int) -> Iterator[str]:
    """All shards of a site whose first letters have so many."""
    yield "other"
    yield from (f"{letter}{split}" for letter in "0abcdefghijklmnopqrstuvwxyz" for split in range(splits))
    yield from (f"{HAN}{number}" for number in range(HAN_SHARDS * splits))


def splits_for(documents: int) -> int:
    """Into how many shards the tokens with one first letter go on a site with so many documents."""
    return min(_MOST_SPLITS, 1 + documents // _DOCUMENTS_PER_SPLIT)
