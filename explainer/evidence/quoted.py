"""The stretches of our own prose in quotation marks, with the marks of all languages.

The text of a source may be damaged, so `marks` is careful there and finds too little rather than too much. In our own
prose it is the other way round: anything that a reader would take for a quotation is one, even if its marks do not
match or the closing one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from explainer.evidence.words import Span, is_word_character
from explainer.ground.patterns import regex

CLOSES: Final[Mapping[str, str]] = {
    "“": '”"“″',
    "„": '“”‟"',
    "‟": "”",
    "”": "”",
    '"': '"”“',
    "＂": "＂",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "‚": "‘’'",
    "‛": "’",
    "'": "'’",
    "’": "’",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "﹁": "﹂",
    "﹃": "﹄",
    "〝": "〞〟",
    "❝": "❞",
    "❛": "❜",
    "❮": "❯",
    "⟪": "⟫",
    "⟨": "⟩",
    "⹂": "”“‟",
    "″": '″”"',
    "`": "'’",
}
"""Opening mark → the marks that may close it. Swedes write ”L”, Germans „L“ or »L«, the French « L »; typing mixes."""

_DOUBLED: Final[Mapping[str, tuple[str, ...]]] = {
    "``": ("''", "´´", "``"),
    "''": ("''",),
    ",,": ("''", "``", "“", "”", '"'),
    "<<": (">>",),
}
"""The same for marks that are typed as two characters."""

_SIGNS: Final = "".join(sorted({*CLOSES, *"".join(CLOSES.values())}))
_SIGN: Final = regex(rf"``|''|´´|,,(?=\w)|<<(?=[^\s<])|(?<=[^\s>])>>|[{_SIGNS}]")
_WALL: Final = regex(r" \| |\n\n")
"""Where a quotation ends at the latest: the edge of a table's cell or the end of a paragraph."""

_ELISION: Final = regex(
    r"['’‘](?:[0-9]{2}(?:s|er)?(?![\w%])|(?:n|em|tis|twas|til|till|cause|cos|coz|round|bout|s|t|k|ne|nen)(?!\w))",
    re.IGNORECASE,
)
"""Words that begin with an apostrophe: '90s, 'em, Dutch 's and 't, German 'ne."""

_APOSTROPHES: Final = frozenset("'’‘")
_SINGLE_CLOSERS: Final = frozenset("'’")
_NEVER_AMBIGUOUS: Final = frozenset("「『｢﹁﹃〝❝❛„‚")
_BEFORE_WORDS: Final = frozenset("“„«‹「『‘‚\"'([…")
_FRENCH: Final = frozenset("«»‹›")
_LEFT_OPEN: Final = frozenset("“„«「『〝")
"""Marks that can only open: if one is never closed, the quotation lasts to the end of the paragraph."""

_DEEPEST: Final = 8
"""How many levels of marks within marks are read."""


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """Characters `start:end` of a text, its marks included; the words are `first:last`. `closed`: it has both marks."""

    start: int
    end: int
    first: int
    last: int
    closed: bool = True


def stretches(text: str) -> tuple[QuotedStretch, ...]:
    """All stretches in quotation marks, in order; one within another is part of it. Linear in the text."""
    found: list[QuotedStretch] = []
    done = 0
    for wall in (*_WALL.finditer(text), None):
        end = wall.start() if wall else len(text)
        found += _within(text, done, end)
        done = wall.end() if wall else end
    return tuple(found)


def carried_on(opening: str, text: str) -> QuotedStretch | None:
    """The stretch from the beginning of a paragraph to the mark that closes one of an earlier paragraph.

    None if nothing does, or if the paragraph opens marks of its own at its beginning, as is usual.
    """
    if text.lstrip()[:1] in CLOSES:
        return None
    found = next(iter(stretches(opening + text)), None)
    if found is None or found.start > 0 or not found.closed:
        return None
    width = len(opening)
    return QuotedStretch(0, found.end - width, found.first - width, found.last - width)


def _within(text: str, start: int, end: int) -> Iterator[QuotedStretch]:
    signs = [match for match in _SIGN.finditer(text, start, end) if not _is_apostrophe(text, match)]
    opened: list[re.Match[str]] = []
    pairs: list[QuotedStretch] = []
    for number, sign in enumerate(signs):
        level = _closed_by(text, opened, sign)
        if level is not None and not _is_possessive(text, signs, number):
            pairs.append(_stretch(text, opened[level], sign))
            del opened[level:]
        elif _opens(text, sign):
            opened.append(sign)
    outer = _outermost(pairs)
    yield from sorted((*outer, *_unclosed(text, opened, outer, end)), key=lambda stretch: stretch.start)


def _is_apostrophe(text: str, sign: re.Match[str]) -> bool:
    """Whether a mark is an apostrophe: within a word (don't, l'industrie), or at the beginning of some words."""
    if sign[0] not in _APOSTROPHES:
        return False
    before, after = _beside(text, sign)
    inside = sign[0] != "‘" and is_word_character(before or " ") and is_word_character(after or " ")
    return inside or (not is_word_character(before or " ") and _ELISION.match(text, sign.start()) is not None)


def _is_possessive(text: str, signs: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a mark that might close a quotation is the apostrophe of a plural (the ministers’ plan)."""
    sign = signs[number]
    if sign[0] not in _SINGLE_CLOSERS or text[sign.start() - 1].lower() not in "sxz":
        return False
    behind = text[sign.end() : sign.end() + 2]
    if len(behind) < 2 or behind[0] != " " or not behind[1].islower() or number + 1 == len(signs):
        return False
    following = signs[number + 1]
    return following[0] in _SINGLE_CLOSERS and _may_close(text, following)


def _beside(text: str, sign: re.Match[str]) -> tuple[str, str]:
    return text[sign.start() - 1 : sign.start()] if sign.start() else "", text[sign.end() : sign.end() + 1]


def _closed_by(text: str, opened: Sequence[re.Match[str]], sign: re.Match[str]) -> int | None:
    """The level of the opening mark that a mark closes."""
    if not _may_close(text, sign):
        return None
    for level in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        if sign.start() > opened[level].end() and sign[0] in _closers(opened[level][0]):
            return level
    return None


def _closers(opening: str) -> Sequence[str]:
    return _DOUBLED[opening] if opening in _DOUBLED else CLOSES.get(opening, "")


def _may_close(text: str, sign: re.Match[str]) -> bool:
    """Whether a mark may close: words come before it, and no word directly after it if it might open too."""
    before, after = _beside(text, sign)
    if before.isspace() and sign[0] not in _FRENCH:
        return False
    if sign[0] == "“" or sign[0] == "‘":
        return not after or after.isspace() or (not after.isalnum() and after not in _BEFORE_WORDS)
    ambiguous = sign[0] in CLOSES and sign[0] not in _NEVER_AMBIGUOUS and sign[0] != "”"
    return not (ambiguous and is_word_character(after or " ") and not before.isspace())


def _opens(text: str, sign: re.Match[str]) -> bool:
    """Whether a mark opens: a word comes directly after it, and none directly before it if it might close."""
    before, after = _beside(text, sign)
    if sign[0] not in CLOSES and sign[0] not in _DOUBLED:
        return False
    if not after or (after.isspace() and sign[0] not in "«‹"):
        return False
    if sign[0] in _NEVER_AMBIGUOUS or sign[0] in _DOUBLED:
        return True
    if sign[0] in "“‘":
        return not (before and not before.isspace() and not after.isalnum() and after not in _BEFORE_WORDS)
    if sign[0] in "«‹":
        return not is_word_character(before or " ")
    return not is_word_character(before or " ") and before not in (".", ",", ";", "!", "?", "%")


def _stretch(text: str, opening: re.Match[str], closing: re.Match[str]) -> QuotedStretch:
    return QuotedStretch(opening.start(), closing.end(), *_trimmed(text, opening.end(), closing.start()))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _outermost(pairs: Sequence[QuotedStretch]) -> list[QuotedStretch]:
    found: list[QuotedStretch] = []
    for pair in sorted(pairs, key=lambda stretch: (stretch.start, -stretch.end)):
        if pair.first < pair.last and not (found and pair.start < found[-1].end):
            found.append(pair)
    return found


def _unclosed(
    text: str, opened: Sequence[re.Match[str]], pairs: Sequence[QuotedStretch], end: int
) -> Iterator[QuotedStretch]:
    """Marks that nothing closes, each up to the next mark or the end of the paragraph."""
    left = [sign for sign in opened if sign[0] in _LEFT_OPEN]
    bounds = sorted([*(pair.start for pair in pairs), *(sign.start() for sign in left), end])
    at = 0
    for sign in left:
        while bounds[at] <= sign.start():
            at += 1
        first, last = _trimmed(text, sign.end(), bounds[at])
        if first < last:
            yield QuotedStretch(sign.start(), last, first, last, closed=False)
