"""A quotation as an editor writes it: parts in order, with omissions (`…`) and our own words (`[...]`) between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from explainer.evidence.normalise import plain
from explainer.ground.patterns import regex

OMISSION: Final = 400
"""How many normalised characters may be between two parts around ` … `, ` ... ` or `[…]`."""

INSERTION: Final = 60
"""How many normalised characters `[our words]` may replace."""

MOST_PARTS: Final = 50
"""A quotation with more omissions is refused: looking for thousands of single words took a minute."""

LOOSE: Final = 2
"""The number, from 0, of the reading in which every ellipsis leaves something out."""

_GAP: Final = regex(
    r"(?P<omission>\[\s*(?:…+|\.{3,})\s*\]|(?:^|(?<=\s))(?:…+|\.{3})(?=\s|$))"
    r"|(?<![A-Za-z0-9])\[(?P<letter>[A-Za-z])\](?=[A-Za-z])"
    r"|\[[^\[\]]*\]"
)
_ANY_GAP: Final = regex(_GAP.pattern.replace(r"(?:^|(?<=\s))(?:…+|\.{3})(?=\s|$)", "…"))
"""The same with every ellipsis, also one between Chinese characters or straight after a word."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must be together.

    `forms` are the spellings that count, all of one length. `gap` is the largest number of normalised characters
    between the part before and this one.
    """

    forms: tuple[str, ...]
    gap: int

    @property
    def length(self) -> int:
        """Normalised characters."""
        return len(self.forms[0])


def literal(exact: str) -> tuple[Part, ...]:
    """The whole quotation as one part, for sources that have brackets and dots of their own."""
    words = plain(exact)
    return (Part((words,), 0),) if words else ()


def readings(exact: str) -> Iterator[tuple[Part, ...]]:
    """The ways to read a quotation, the most literal first; a later one counts only where the source has no earlier.

    Brackets and dots may be the source's own; `I am... able` and `我们……会` leave something out if it has no such dots.
    """
    yield literal(exact)
    yield (strict := split_parts(exact))
    loose = split_parts(exact, _ANY_GAP)
    if loose != strict and len(loose) <= MOST_PARTS:
        yield loose


def split_parts(exact: str, gaps: re.Pattern[str] = _GAP) -> tuple[Part, ...]:
    """The parts of a quotation; none if it has no words of the source.

    `[T]he` is the usual mark of a changed case: the source must have `The` or `the`. `[un]happy` is treated
    differently, since it would be found in `happy` as well as `unhappy`: its part `happy` must be a whole word.
    """
    words = plain(exact)
    parts: list[Part] = []
    gap, letter, done = 0, "", 0
    for mark in gaps.finditer(words):
        before = _part(letter, words[done : mark.start()], gap)
        allowed = OMISSION if mark["omission"] else INSERTION
        parts += before
        gap = allowed if before else max(gap, allowed)  # two gaps beside each other are one
        letter, done = mark["letter"] or "", mark.end()
    return (*parts, *_part(letter, words[done:], gap))


def _part(letter: str, words: str, gap: int) -> list[Part]:
    rest = words.rstrip() if letter else words.strip()
    if letter:
        return [Part((letter.lower() + rest, letter.upper() + rest), gap)]
    return [Part((rest,), gap)] if rest else []
