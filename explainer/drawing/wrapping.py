"""Breaks text into lines for drawings: browsers break the lines of pages, but not those of a picture or an SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

from explainer.ground.patterns import regex

Measure: TypeAlias = Callable[[str], float]
"""A function for the width of a text, in the unit of the caller."""

_HAN: Final = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING: Final = "（《〈「『【〔“‘"
_CLOSING: Final = "，。、；：？！）》〉」』】〕”’…—·～"
_UNIT: Final = regex(
    rf"（[^（）]{{1,6}}）\s*|[{_OPENING}]*(?:\d*[{_HAN}]|[^\s{_HAN}{_OPENING}，。、；：？！）》〉」』】〕–-]+[–-]?)?[{_CLOSING}–-]*\s*"
)
"""What stays on one line: a Chinese character with its punctuation (clreq 3.1.3) and a number before it, a short remark
in brackets, or a word up to a hyphen."""
_STEPS: Final = 184
"""How exactly a line's width is found, as a part of the whole: 4 pixels of a card's 736."""
_HAS_HAN: Final = regex(f"[{_HAN}]")


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character or a kana."""
    return _HAS_HAN.search(text) is not None


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """Lines that are about equally long; a word that is longer than a line is broken with a hyphen."""
    units = [part for unit in _units(text) for part in _broken(unit, measure, width)]
    return _balanced(units, measure, width)


def wrapped_whole(text: str, measure: Measure, width: float) -> list[str] | None:
    """The same without breaking a word; None if one is longer than a line."""
    units = _units(text)
    if any(measure(unit.rstrip()) > width for unit in units):
        return None
    return _balanced(units, measure, width)


def shortened(lines: list[str], most: int, measure: Measure, width: float) -> list[str]:
    """At most `most` lines, the last with an ellipsis if something is left out or does not fit."""
    if len(lines) <= most and (not lines or measure(lines[-1]) <= width):
        return lines
    kept, last = lines[: most - 1], lines[most - 1]
    while last and measure(f"{last}…") > width:
        last = last[:-1]
    return [*kept, f"{last.rstrip(' ,;:–-，、；：')}…"]


def _units(text: str) -> list[str]:
    return [unit for unit in _UNIT.findall(text.strip()) if unit]


def _balanced(units: Sequence[str], measure: Measure, width: float) -> list[str]:
    """As few lines as `width` allows, and these as narrow as their number allows."""
    lengths = [(measure(unit), measure(unit.rstrip())) for unit in units]
    count = len(_filled(lengths, width))
    low, high = 0.0, float(width)
    while high - low > width / _STEPS:
        middle = (low + high) / 2
        low, high = (low, middle) if _fits(lengths, middle, count) else (middle, high)
    ends = list(accumulate(_filled(lengths, high)))
    return ["".join(units[start:end]).rstrip() for start, end in pairwise([0, *ends])]


def _fits(lengths: Sequence[tuple[float, float]], width: float, count: int) -> bool:
    return max((bare for _, bare in lengths), default=0.0) <= width and len(_filled(lengths, width)) <= count


def _filled(lengths: Sequence[tuple[float, float]], width: float) -> list[int]:
    """How many units are on each line; the space at the end of a line takes no room."""
    lines, used = [0], 0.0
    for full, bare in lengths:
        if lines[-1] and used + bare > width:
            lines.append(0)
            used = 0.0
        lines[-1] += 1
        used += full
    return lines


def _broken(unit: str, measure: Measure, width: float) -> Iterator[str]:
    """The parts of a word that is longer than a line, each but the last with a hyphen; another word is left whole."""
    if measure(unit.rstrip()) <= width:
        yield unit
        return
    start = 0
    for end in range(1, len(unit) + 1):
        if end - start > 1 and measure(f"{unit[start:end].rstrip()}-") > width:
            yield f"{unit[start : end - 1]}-"
            start = end - 1
    yield unit[start:]
