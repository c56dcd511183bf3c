"""The sentence around quoted words: a number is what its source says, however short the quotation is."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from explainer.evidence.lines import is_broken
from explainer.evidence.matching import Match
from explainer.evidence.source import SourceText
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 400
"""How many characters before and behind the words are searched for the beginning and end of their sentence."""
_STOPPED: Final = regex(r"[.!?…:;。！？：；][\"”’»」』)）]*\s*\Z")
_INVISIBLE: Final = regex("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffff]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentences around quoted words, cleaned, with the `spans` of the words in them, in order."""

    text: str
    spans: tuple[Span, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether `start:end` of the text is quoted; a space more or less at an edge does not count."""
        k = bisect_right(self.spans, (start + 1, len(self.text))) - 1
        return k >= 0 and self.spans[k][0] <= start + 1 and end <= self.spans[k][1] + 1


def clean(text: str) -> str:
    """Words as the grammar of figures reads them: composed, without invisible characters, with single spaces."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def surroundings(source: SourceText, found: Match) -> Surroundings:
    """The sentences around a place, without the passages that are excluded from the source."""
    low, high = _first(source, found.start), _last(source, found.end)
    raw = source.raw
    pieces, done = [], low
    for passage in source.excluded_between(low, high):
        start, end = max(done, passage.raw[0]), min(high, passage.raw[1])
        pieces += [raw[done:start], " " * (end - start)]
        done = max(done, end)
    text = "".join([*pieces, raw[done:high]])
    spans = tuple((len(clean(text[: start - low])), len(clean(text[: end - low]))) for start, end in found.parts)
    return Surroundings(clean(text), spans)


def _first(source: SourceText, at: int) -> int:
    k = bisect_right(source.sentences, at) - 1
    while k > 0 and at - source.sentences[k] < _REACH and _goes_on(source.raw, source.sentences[k]):
        k -= 1
    return max(source.sentences[k], at - _REACH)


def _last(source: SourceText, at: int) -> int:
    starts = source.sentences
    k = bisect_left(starts, at)
    while k < len(starts) and starts[k] - at < _REACH and _goes_on(source.raw, starts[k]):
        k += 1
    return min(starts[k] if k < len(starts) else len(source.raw), at + _REACH)


def _goes_on(raw: str, at: int) -> bool:
    """Whether the sentence before an offset at which a line begins was only broken there."""
    return raw[at - 1 : at] == "\n" and not _STOPPED.search(raw, max(0, at - 40), at) and is_broken(raw, at)
