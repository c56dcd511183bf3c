"""Running heads and page numbers: lines of a copy that interrupt its sentences, and over which words are found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from explainer.evidence.normalise import NOTHING, Normalised, normalise, plain
from explainer.evidence.words import Span, all_hits

_ENDS_SENTENCE: Final = ".!?:;。！？：；…”’」』\"'"


def lines_of(raw: str, exact: str) -> tuple[Span, ...]:
    """Each place where `exact` makes up whole lines of a raw text, with the line end behind it."""
    normal, words = normalise(raw), plain(exact)
    found = []
    for at in all_hits(normal.text, words) if words else ():
        start, end = normal.raw_span(at, at + len(words))
        before, after = raw.rfind("\n", 0, start) + 1, raw.find("\n", end)
        after = len(raw) if after < 0 else after
        if not raw[before:start].strip() and not raw[end:after].strip():
            found.append((before, min(after + 1, len(raw))))
    return tuple(found)


def _with_blank_lines(raw: str, start: int, end: int) -> Span:
    """A running head with the white space around it, but for one line end, unless a sentence ends before it.

    A line end is kept, so that words stay apart and a broken word can be seen.
    """
    first, last = start, end
    while first and raw[first - 1].isspace():
        first -= 1
    while last < len(raw) and raw[last].isspace():
        last += 1
    kept = raw.find("\n", first, start)
    if first == 0 or kept < 0 or raw[first - 1] in _ENDS_SENTENCE:
        return start, end
    return kept + 1, last


@dataclass(frozen=True, slots=True)
class Cut:
    """A text without some of its stretches, and the way back: piece `k` of it begins at `at[k]` and was at `raw[k]`."""

    text: str
    at: tuple[int, ...]
    raw: tuple[int, ...]

    @classmethod
    def of(cls, raw: str, stretches: Sequence[Span]) -> Cut:
        """`stretches` are in order and do not overlap. Blank lines around one go with it where a sentence goes on."""
        wide = [_with_blank_lines(raw, start, end) for start, end in stretches]
        ends = [0, *(end for _, end in wide)]
        starts = [*(start for start, _ in wide), len(raw)]
        starts = [max(start, end) for start, end in zip(starts, ends, strict=True)]
        pieces = [raw[start:end] for start, end in zip(ends, starts, strict=True)]
        at = (0, *accumulate(len(piece) for piece in pieces[:-1]))
        return cls("".join(pieces), at, tuple(ends))

    def back(self, offset: int) -> int:
        """The raw offset of an offset in the text."""
        k = bisect_right(self.at, offset) - 1
        return self.raw[k] + offset - self.at[k]

    def normalised(self, instead: Mapping[int, str] = NOTHING) -> Normalised:
        """The text normalised, with offsets of the raw one; `instead` as `normalise` takes it, of the cut text."""
        whole = normalise(self.text, instead)
        at: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        even: list[bool] = []
        for begin, start, end, is_even in zip(whole.at, whole.starts, whole.ends, whole.even, strict=True):
            inner = self.at[bisect_right(self.at, start) : bisect_left(self.at, end)] if is_even else ()
            for first, last in zip([start, *inner], [*inner, end], strict=True):
                at.append(begin + first - start)
                starts.append(self.back(first))
                ends.append(self.back(last - 1) + 1)
                even.append(is_even)
        return Normalised(whole.text, tuple(at), tuple(starts), tuple(ends), tuple(even))
