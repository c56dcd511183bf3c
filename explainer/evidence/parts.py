"""A quotation as an editor writes it: parts in order, with omissions (`…`) and our own words (`[...]`) between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from explainer.evidence.normalise import plain

OMISSION: Final = 400
"""Normalised characters that may lie between two parts around ` … `, ` ... ` or `[…]` (policy-domain 6.2, step 4)."""

INSERTION: Final = 60
"""Normalised characters that `[our words]` may stand for."""

MOST_PARTS: Final = 50
"""More omissions than that make no quotation. Looking for thousands of single words took a minute."""

_GAP: Final = re.compile(
    r"(?P<omission>\[\s*(?:…+|\.{3,})\s*\]|(?:^|(?<=\s))(?:…+|\.{3})(?=\s|$))"
    r"|(?<![A-Za-z0-9])\[(?P<letter>[A-Za-z])\](?=[A-Za-z])"
    r"|\[[^\[\]]*\]"
)


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must stand together.

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


def split_parts(exact: str) -> tuple[Part, ...]:
    """The parts of a quotation; none if it has no words of the source.

    `[T]he` is the usual mark of a changed case: the source must have `The` or `the`. So `[un]happy`, which would be
    found in `unhappy` but also in `happy`, gets no such favour, and its part `happy` must be a whole word.
    """
    words = plain(exact)
    parts: list[Part] = []
    gap, letter, done = 0, "", 0
    for mark in _GAP.finditer(words):
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
