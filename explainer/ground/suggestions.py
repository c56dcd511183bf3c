"""Finds the known word that an editor probably meant by an unknown one."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from explainer.ground.patterns import regex

ALIKE: Final = 0.6
"""A word is proposed from this similarity on (2 · matches / letters of both, as in difflib)."""

_COMPARED: Final = 20
"""How many words, those that share most pairs of letters, are compared in full: a thousand misspelt references to a
thousand records must not take a million comparisons."""
_LOOKED_AT: Final = 400

_BETWEEN_PARTS: Final = regex("[-:./]")

SYNONYMS: Final[Mapping[str, str]] = {
    "country": "nation", "state": "province", "municipality": "city", "town": "city", "district": "county",
    "percentage": "percent", "pp": "percentage-points", "number": "count", "currency": "money",
    "unpublished": "draft", "public": "published", "live": "published", "deleted": "withdrawn", "removed": "withdrawn",
    "report": "news", "article": "news", "speech": "speech-text", "visit": "inspection", "address": "speech",
}  # fmt: skip
"""Words that mean one of ours but are spelt like another: a `country` is not a `county`."""


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, None if none is near. Capitals and `_` for `-` do not count."""
    words = tuple(sorted(set(known)))
    meant = _tidy(word)
    if (synonym := SYNONYMS.get(meant)) in words:
        return synonym
    index = _index(words)
    longer = index.by_part.get(meant, ())
    if len(longer) == 1:  # "jilin" for "jilin-province", but not for "tianjin"
        return longer[0]
    scored = [
        (SequenceMatcher(None, meant, _tidy(other), autojunk=False).ratio(), other) for other in _near(meant, index)
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else None


@dataclass(frozen=True, slots=True)
class _Index:
    """The words by their parts between hyphens, and by each pair of neighbouring letters."""

    by_part: Mapping[str, tuple[str, ...]]
    by_pair: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=16)
def _index(words: tuple[str, ...]) -> _Index:
    by_part: dict[str, list[str]] = {}
    by_pair: dict[str, list[str]] = {}
    for word in words:
        tidy = _tidy(word)
        for part in {part for part in _BETWEEN_PARTS.split(tidy) if part and part != tidy}:
            by_part.setdefault(part, []).append(word)
        for pair in _pairs(tidy):
            by_pair.setdefault(pair, []).append(word)
    return _Index(_frozen(by_part), _frozen(by_pair))


def _frozen(index: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in index.items()}


def _near(word: str, index: _Index) -> list[str]:
    """The words that share most pairs of letters, by the rarest pairs first, as common pairs say nothing."""
    shared: Counter[str] = Counter()
    looked_at = 0
    for having in sorted((index.by_pair.get(pair, ()) for pair in _pairs(word)), key=lambda found: (len(found), found)):
        shared.update(having[:_LOOKED_AT])
        looked_at += len(having)
        if looked_at > _LOOKED_AT:
            break
    return heapq.nsmallest(_COMPARED, shared, key=lambda other: (-shared[other], abs(len(other) - len(word)), other))


def _pairs(word: str) -> set[str]:
    """Neighbouring letters, with the ends of the word as letters of their own."""
    whole = f"\0{word}\0"
    return {whole[at : at + 2] for at in range(len(whole) - 1)}


def _tidy(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")
