"""Which words of a source are in its own quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from explainer.evidence.lines import is_broken
from explainer.evidence.words import Span, is_word_character
from explainer.ground.patterns import regex

_MARK: Final = regex(r'["“”„«»「」『』‘’‚\n]')
_OPENED_BY: Final = {
    '"': ("„",), "”": ("“", "„"), "“": ("„",), "»": ("«",), "«": ("»",), "」": ("「",), "』": ("『",),
    "’": ("‘", "‚"), "‘": ("‚",),
}  # fmt: skip
"""Closing mark → the marks that it may close. Germans and their neighbours write „L“ and »L«, and type „L" and „L”."""

_LONGEST: Final = 3000
"""The most characters in a pair of marks on several lines; with more, these are two marks without their partners."""
_OPENING: Final = frozenset("“„«「『‘‚")
_KINDS: Final = ('"', "“", "„", "«", "»", "「", "『", "‘", "‚")


def quoted_spans(
    text: str, excluded: Sequence[Span], back: Callable[[int], int] = lambda offset: offset
) -> tuple[tuple[Span, ...], ...]:
    """For each kind of mark the raw spans from an opening to its closing mark (both included), in order.

    `back` gives the raw offset of one in `text`, from which running heads may be cut; `excluded` are raw spans. Pairs
    are made within a line and those that go on where it was only full, up to `_LONGEST` characters. A stray closing
    mark is ignored, and of two opening marks the later counts, so that damaged text yields too few spans, never too
    many. Straight marks open and close in turn, and a pair must look like one (`_opens`). Straight single marks are
    taken for apostrophes. A pair around or in an excluded passage is dropped: injected words may have moved the marks.
    """
    spans: dict[str, list[Span]] = {kind: [] for kind in _KINDS}
    for kind, first, last in _pairs(text):
        start, end = back(first), back(last - 1) + 1
        if not touches(excluded, start, end):
            spans[kind].append((start, end))
    return tuple(tuple(found) for found in spans.values() if found)


def _pairs(raw: str) -> Iterator[tuple[str, int, int]]:
    opened: dict[str, int] = {}
    for match in _MARK.finditer(raw):
        mark, at = match[0], match.start()
        if mark == "\n":
            opened = {kind: start for kind, start in opened.items() if at - start < _LONGEST} if opened else opened
            opened = opened if opened and is_broken(raw, at + 1) else {}
        elif (kind := _closed_by(raw, at, opened)) is not None:
            start = opened.pop(kind)
            if mark != '"' or kind != '"' or _opens(raw, start):
                yield kind, start, at + 1
        elif mark == '"' or mark in _OPENING or (mark == "»" and _opens(raw, at)):
            opened[mark] = at


def _closed_by(raw: str, at: int, opened: Mapping[str, int]) -> str | None:
    """The kind of the open mark that the mark at an offset closes."""
    mark, before, after = raw[at], raw[at - 1 : at] or " ", raw[at + 1 : at + 2] or " "
    if mark == '"' and mark in opened:
        return mark
    if mark == "’" and is_word_character(after):
        return None
    may_open = mark == '"' or mark in _OPENING
    if may_open and (before.isspace() or is_word_character(after)):
        return None
    return next((kind for kind in _OPENED_BY.get(mark, ()) if kind in opened), None)


def _opens(raw: str, at: int) -> bool:
    """Whether a straight mark looks like an opening one: no word or sentence ends before it, no space follows."""
    before, after = raw[at - 1 : at] if at else "", raw[at + 1 : at + 2]
    return not (before and (is_word_character(before) or before in ".,;!?")) and not after.isspace()


def in_marks(spans: tuple[tuple[Span, ...], ...], start: int, end: int) -> bool:
    """Whether raw `start:end` is within one pair of marks (which may themselves be its first and last character)."""
    for kind in spans:
        k = bisect_right(kind, start, key=lambda span: span[0]) - 1
        if k >= 0 and kind[k][0] <= start and end <= kind[k][1]:
            return True
    return False


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether any of the ordered, separate `spans` shares a character with `start:end`."""
    k = bisect_right(spans, start, key=lambda span: span[1])
    return k < len(spans) and spans[k][0] < end
