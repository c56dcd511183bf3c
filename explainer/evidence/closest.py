"""The passage of a source that is most like words it does not contain: a hint for an editor, never evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Final

from explainer.evidence.normalise import SENTINEL, plain
from explainer.evidence.source import SourceText
from explainer.evidence.words import FIRST_EAST_ASIAN, Span, fold, inside_word

_LONGEST: Final = 400  # characters of the words that are compared: difflib's cost grows with their square
_GRAMS: Final = 150  # pieces of the words that are looked up, each by one search of the text
_HITS: Final = 30  # places of one piece that vote
_CANDIDATES: Final = 4  # windows that difflib compares
_BUCKET: Final = 32  # characters by which a window may be off
_LEAST: Final = 40  # per cent below which nothing is shown


@dataclass(frozen=True, slots=True)
class Closest:
    """`text` is raw and begins on `line` (from 1); `similarity` is difflib's ratio in per cent, at most 99."""

    text: str
    line: int
    similarity: int


def closest(source: SourceText, words: str) -> Closest | None:
    """The most similar passage outside the excluded ones, or None if nothing is 40 per cent alike.

    Pieces of a few characters are searched for, and each hit votes for the place where the whole would then begin;
    only the few best places are compared in full. Linear in the text, and deterministic: ties go to the earlier
    place.
    """
    query = plain(words)[:_LONGEST]
    spans = [span for place in _likely(source.folded, fold(query)) if (span := _fit(source.folded, fold(query), place))]
    rated = [(_similarity(source.masked[start:end], query), -start, end) for start, end in spans]
    if not rated or max(rated)[0] < _LEAST:
        return None
    similarity, start, end = max(rated)
    raw_start, raw_end = source.normal.raw_span(-start, end)
    return Closest(source.raw[raw_start:raw_end], source.line(raw_start), similarity)


def _likely(text: str, query: str) -> list[int]:
    """The offsets in `text` at which `query` most probably begins, best first."""
    for size in (3, 2, 1) if query[:1] >= FIRST_EAST_ASIAN else (8, 5, 3, 2):
        votes = Counter(place // _BUCKET for place in _voted(text, query, size))
        if votes:
            best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))
            return [bucket * _BUCKET for bucket in best[:_CANDIDATES]]
    return []


def _voted(text: str, query: str, size: int) -> Iterator[int]:
    for offset in range(0, len(query) - size + 1, max(1, len(query) // _GRAMS)):
        for at in islice(_hits(text, query[offset : offset + size]), _HITS):
            yield at - offset


def _hits(text: str, gram: str) -> Iterator[int]:
    at = text.find(gram)
    while at >= 0:
        yield at
        at = text.find(gram, at + 1)


def _fit(text: str, query: str, place: int) -> Span | None:
    """Whole words around `place`, of about the length of `query`, without an excluded passage."""
    low, high = max(0, place - _BUCKET), min(len(text), place + len(query) + 2 * _BUCKET)
    matcher = SequenceMatcher(None, text[low:high], query, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks:
        return None
    longest = max(blocks, key=lambda block: block.size)
    start = low + max(0, blocks[0].a - blocks[0].b)
    end = low + min(high - low, blocks[-1].a + len(query) - blocks[-1].b)
    start = max(start, text.rfind(SENTINEL, 0, low + longest.a + 1) + 1)
    stop = text.find(SENTINEL, start, end)
    return _whole_words(text, start, end if stop < 0 else stop)


def _whole_words(text: str, start: int, end: int) -> Span | None:
    floor, ceiling = max(0, start - _BUCKET), min(len(text), end + _BUCKET)
    while start > floor and inside_word(text, start):
        start -= 1
    while end < ceiling and inside_word(text, end):
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None


def _similarity(passage: str, query: str) -> int:
    ratio = SequenceMatcher(None, passage, query, autojunk=False).ratio()
    return min(99, round(100 * ratio))
