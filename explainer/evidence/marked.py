"""The text at a pair of quotation marks: its sentences, and who is named where, all that is in marks blotted out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from explainer.evidence.aides import speaks_through
from explainer.evidence.ascribed import is_subject
from explainer.evidence.lines import is_broken
from explainer.evidence.source import SourceText
from explainer.evidence.stops import ends_sentence
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 700
"""Characters before and behind the marks that are read."""
OTHER_MARKS, THESE_MARKS = "\ufffc", "\ufffb"
_STOP: Final = regex(rf"[.!?](?=[\s{OTHER_MARKS}{THESE_MARKS}]|$)|[。！？]|\n")
_TERMINAL: Final = regex(r"[.!?。！？…]\W{0,3}$")
_NEAR: Final = 80
_FOLLOWED: Final = regex(rf"\s*(?:[A-ZÀ-ÞА-Я]|[\u3400-\u9fff]|$)|\s+[{OTHER_MARKS}{THESE_MARKS}]")


@dataclass(frozen=True, slots=True)
class View:
    """The text at a pair of marks, in which the inside of every pair is blotted out, and who is named where in it.

    `first:last` are the marks, `edges` where its sentences begin and end. `inside`: the text is somebody's speech, in
    which "I" is the speaker and "he" is not.
    """

    text: str
    first: int
    last: int
    words: str
    edges: tuple[Span, ...]
    mine: Sequence[int]
    own: Sequence[int]
    others: Callable[[], Sequence[int]]
    inside: bool
    named_earlier: bool
    """Whether the speaker is named before the text begins."""


def pairs_around(source: SourceText, start: int, end: int) -> list[Span]:
    """The pairs of marks around raw `start:end`, from the innermost outwards."""
    found = []
    for kind in source.quoted:
        at = bisect_right(kind, (start, len(source.raw))) - 1
        while at >= 0 and kind[at][0] > start - 2 * _REACH and kind[at][1] < end:
            at -= 1
        if at >= 0 and kind[at][0] <= start and end <= kind[at][1]:
            found.append(kind[at])
    found.sort(key=lambda span: span[0], reverse=True)
    outer = found[0] if found else None
    single = _single(source.raw, start, end, outer) if outer else None
    return [single, *found] if single else found


def _single(raw: str, start: int, end: int, outer: Span) -> Span | None:
    """A pair of straight single marks around the words, within others: there they are no apostrophes."""
    low, high = max(outer[0] + 1, start - _REACH), min(outer[1] - 1, end + _REACH)
    opened = max((match.start() for match in re.finditer(r"(?<![\w'])'(?=\w)", raw[low : start + 1])), default=None)
    if opened is None or re.search(r"\w'(?!\w)|[.,!?]'", raw[low + opened + 1 : start]):
        return None
    closed = regex(r"(?<=[\w.,!?])'(?!\w)").search(raw, end - 1, high)
    return (low + opened, closed.end()) if closed else None


def view_of(
    source: SourceText,
    marks: Span,
    outer: Span,
    mine: Sequence[int],
    others: Callable[[], Sequence[int]],
    *,
    inside: bool,
) -> View:
    """What is read at a pair of marks, up to the edges of what it stands in."""
    raw = source.raw
    low = max(outer[0] + (inside and outer[0] > 0), marks[0] - _REACH)
    high = min(outer[1], marks[1] + _REACH)
    text = _blotted(source, low, high, marks)
    return View(
        text,
        marks[0] - low,
        marks[1] - low,
        raw[marks[0] : marks[1]],
        tuple(_sentences(raw, text, low)),
        [at - low for at in _between(mine, low, high)],
        [at - low for at in _between(mine, low, high) if is_subject(raw, low, at) and not speaks_through(raw, at)],
        cache(lambda: [at - low for at in _between(others(), low, high) if is_subject(raw, low, at)]),
        inside,
        bool(mine) and mine[0] < low,
    )


def _between(offsets: Sequence[int], low: int, high: int) -> Sequence[int]:
    return offsets[bisect_left(offsets, low) : bisect_left(offsets, high)]


def _blotted(source: SourceText, low: int, high: int, marks: Span) -> str:
    """The text with a sign in place of each character in marks: these, and others that do not hold these."""
    text = list(source.raw[low:high])
    for kind in source.quoted:
        for start, end in kind[max(0, bisect_right(kind, (low, 0)) - 1) : bisect_left(kind, (high, 0))]:
            if low < end <= marks[0] or start >= marks[1]:
                a, b = max(start - low, 0), min(end, high) - low
                text[a:b] = OTHER_MARKS * (b - a)
    text[marks[0] - low : marks[1] - low] = THESE_MARKS * (marks[1] - marks[0])
    return "".join(text)


def _sentences(raw: str, text: str, low: int) -> Iterator[Span]:
    """Where sentences begin and end; a whole sentence in marks is one if another follows it in the same line."""
    begin = 0
    for match in re.finditer(rf"{_STOP.pattern}|[{OTHER_MARKS}]+|[{THESE_MARKS}]+", text):
        sign = match[0]
        over = True
        if sign[0] in OTHER_MARKS + THESE_MARKS:
            ends = _TERMINAL.search(raw[low + max(match.start(), match.end() - 4) : low + match.end()]) is not None
            over = ends and _FOLLOWED.match(text[match.end() : match.end() + _NEAR]) is not None
        elif sign == "\n":
            over = not is_broken(raw, low + match.end())
        else:
            over = sign != "." or ends_sentence(text, match.start())
        if over:
            yield begin, match.end()
            begin = match.end()
    yield begin, len(text)
