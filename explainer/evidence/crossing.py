"""Running heads and page numbers: lines of a copy that interrupt its sentences, and that quotations skip."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from explainer.evidence.normalise import NOTHING, Normalised, normalise, plain
from explainer.evidence.words import Span, all_hits
from explainer.ground.patterns import regex

_LINE_END: Final = regex("[\r\x0b\x0c\x85\u2028\u2029]")
"""Line ends in a text without LF."""
_ENDS_SENTENCE: Final = ".!?:;。！？：；…”’」』\"'"


def lines_of(raw: str, exact: str) -> tuple[Span, ...]:
    """Each place where `exact` makes up whole lines of a raw text, with the line end behind it."""
    normal, words = normalise(raw), plain(exact)
    found = []
    for at in all_hits(normal.text, words) if words else ():
        start, end = normal.raw_span(at, at + len(words))
        before, after = _line_start(raw, start), _line_stop(raw, end)
        if before is not None and after is not None:
            found.append((before, after))
    return tuple(found)


def _line_start(raw: str, at: int) -> int | None:
    """Where the line begins whose words begin at `at`; None if there are others before."""
    first = _spaces_before(raw, at)
    if kept := raw.rfind("\n", first, at) + 1:
        return kept
    return max((match.end() for match in _LINE_END.finditer(raw, first, at)), default=None if first else 0)


def _line_stop(raw: str, at: int) -> int | None:
    """The offset behind the line end of the line whose words end at `at`; None if there are others behind."""
    last = _spaces_after(raw, at)
    return _line_end(raw, at, last) or (last if last == len(raw) else None)


def _line_end(raw: str, start: int, end: int) -> int:
    """The offset behind the first line end there, LF before all others; 0 if there is none."""
    if after := raw.find("\n", start, end) + 1:
        return after
    match = _LINE_END.search(raw, start, end)
    return match.end() if match else 0


def _spaces_before(raw: str, at: int) -> int:
    while at and raw[at - 1].isspace():
        at -= 1
    return at


def _spaces_after(raw: str, at: int) -> int:
    while at < len(raw) and raw[at].isspace():
        at += 1
    return at


def _with_blank_lines(raw: str, start: int, end: int) -> Span:
    """A running head with the white space around it, but for one line end, unless a sentence ends before it.

    A line end is kept, so that words stay apart and a broken word can be seen.
    """
    first, last = _spaces_before(raw, start), _spaces_after(raw, end)
    kept = _line_end(raw, first, start)
    if first == 0 or not kept or raw[first - 1] in _ENDS_SENTENCE:
        return start, end
    return kept, last


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
