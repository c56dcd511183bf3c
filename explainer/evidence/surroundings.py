"""The sentence in which quoted words stand: a number is what its source says, however short the quotation is cut."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from explainer.evidence.matching import Found
from explainer.evidence.source import SourceText
from explainer.evidence.words import Span

_REACH: Final = 400
"""Characters before and behind the words in which their sentence begins and ends."""
_FULL_LINE, _FULL_HAN_LINE = 45, 20
"""A line so long may have been broken where it was full; a shorter one is a heading or an item."""
_STOPPED: Final = re.compile(r"[.!?…:;。！？：；][\"”’»」』)）]*\s*$")
_SMALL_WORD: Final = re.compile(r"(?:\s[a-zà-ÿа-я]{1,3}|[,，、])\Z")
"""By, to, um, de, на, or a comma at the end of a line: no heading ends so."""
_HAN: Final = re.compile("[\u3400-\u9fff]")
_INVISIBLE: Final = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffff]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentences in which quoted words stand, cleaned, with the `spans` of the words in them, in order."""

    text: str
    spans: tuple[Span, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether `start:end` of the text is quoted; a space more or less at an edge does not count."""
        k = bisect_right(self.spans, (start + 1, len(self.text))) - 1
        return k >= 0 and self.spans[k][0] <= start + 1 and end <= self.spans[k][1] + 1


def clean(text: str) -> str:
    """Words as the grammar of figures reads them: composed, without invisible characters, with single spaces."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def surroundings(source: SourceText, found: Found) -> Surroundings:
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
    floor = max(0, at - _REACH)
    before = raw[floor:at]
    if not before.endswith("\n") or before.count("\n", len(before.rstrip())) > 1 or _STOPPED.search(before):
        return False
    line = before.rstrip().rpartition("\n")[2]
    full = _FULL_HAN_LINE if _HAN.search(line) else _FULL_LINE
    return len(line) >= full or raw[at : at + 1].islower() or _SMALL_WORD.search(line) is not None
