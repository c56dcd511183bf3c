"""Which numbers a source gives as something that is not so yet: a forecast, a demand, a claim, a plan or a promise.

A text that repeats such a number must say so, too; any word of doubt, plan, wish or saying in its sentence will do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from explainer.evidence import planwords as words
from explainer.evidence.doubts import is_given, languages_of
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.evidence.words import Span, sentence_starts
from explainer.ground.patterns import regex

Standing = Literal["", "open", "planned"]
"""`open`: wanted, claimed, foreseen or supposed. `planned`: it is to be so, which a text may tell in the present."""

_PAUSE: Final = regex(
    r"[;:!?。，\n()（）\"]|(?<![0-9]),(?! ?(?:dass|что|чтобы|wonach)\b)|,(?![0-9])(?! ?(?:dass|что|чтобы|wonach)\b)"
    r"|\.(?=\s|$)|\b(?:while|whereas|and|but|während|und|aber|tandis|et|mais|y|pero|mientras|и|а|но)\b|而|但"
)
_FARTHEST: Final = 240
_SUBJECT: Final = 60
"""Characters from a number to the verb that says of it what will be."""


@cache
def _form(table: str, language: str) -> re.Pattern[str]:
    known: Mapping[str, str] = getattr(words, table)
    return regex(known[language])


class Settled:
    """What the numbers of one text are said to be, found once for all of them."""

    def __init__(self, reading: ScannedText) -> None:
        self._folded = reading.folded
        self._languages = languages_of(reading.folded, reading.language)
        self._pauses = [match.start() for match in _PAUSE.finditer(self._folded)]
        self._sentences = sentence_starts(reading.text)
        self._spans: Mapping[Standing, list[Span]] = {
            "open": _joined([*self._reached("OPEN", "OPEN_AROUND"), *self._whole("FAILED")]),
            "planned": _joined(self._reached("PLANNED", "PLANNED_AROUND")),
        }
        self._hedges = self._starts("HEDGES")
        self._done = self._starts("DONE")

    def standing(self, token: NumberToken) -> Standing:
        """How the text gives a number; "" if as a fact."""
        if token.year or is_given(self._folded, token.begin):
            return ""
        if token.doubt in ("supposed", "hoped"):
            return "open"
        return next((standing for standing, spans in self._spans.items() if _is_within(spans, token.begin)), "")

    def is_hedged(self, token: NumberToken) -> bool:
        """Whether the sentence of a number has any word that makes it less than a plain fact."""
        return not self._languages or bool(token.doubt) or self._has(self._hedges, token)

    def is_done(self, token: NumberToken) -> bool:
        """Whether the sentence of a number tells what has been done or has happened."""
        return self._has(self._done, token)

    def _has(self, places: list[int], token: NumberToken) -> bool:
        n = bisect_right(self._sentences, token.begin)
        end = self._sentences[n] if n < len(self._sentences) else len(self._folded)
        k = bisect_left(places, self._sentences[n - 1])
        return k < len(places) and places[k] < end

    def _starts(self, table: str) -> list[int]:
        return sorted(match.start() for name in self._languages for match in _form(table, name).finditer(self._folded))

    def _whole(self, table: str) -> list[Span]:
        return [match.span() for name in self._languages for match in _form(table, name).finditer(self._folded)]

    def _reached(self, ahead: str, around: str) -> list[Span]:
        """From each word to the end of its clause, and for verbs of the whole clause also the number before them."""
        found = [(start, self._end(end)) for start, end in self._whole(ahead)]
        return [*found, *((self._begin(start), self._end(end)) for start, end in self._whole(around))]

    def _end(self, at: int) -> int:
        k = bisect_left(self._pauses, at)
        return min(self._pauses[k] if k < len(self._pauses) else len(self._folded), at + _FARTHEST)

    def _begin(self, at: int) -> int:
        k = bisect_left(self._pauses, at) - 1
        return max(self._pauses[k] if k >= 0 else 0, at - _SUBJECT)


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _is_within(spans: list[Span], at: int) -> bool:
    k = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return k >= 0 and at < spans[k][1]
