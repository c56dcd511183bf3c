"""The times beside the numbers of a text, and which numbers each year stands at: for running prose, in one pass."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from explainer.evidence.periods import PrintedPeriod
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.ground.patterns import regex

_REACH: Final = 60
_BARRIER: Final = regex(
    r"[;:!?。，、\n]|(?<![0-9]),|,(?![0-9])|\.(?=\s|$)|\b(?:and|while|than|und|et|y|и|als|que|чем)\b|[和与而比]"
)
_STOP: Final = regex(r"[;!?。\n]|\.(?=\s|$)")
_ADVERBIAL: Final = regex(
    r"(?:\b(?:in|by|during|im|en|au|courant|в|во|к|of|than in|bis|d'ici(?: à)?|para|до|until|in the year to"
    r"|the end of|end of|ende"
    r"|anfang|fin|finales de|à la fin de|конце|jahr)(?: the| early| late| mid)?|[(（,，。;；在到至自于]|^|\n|[.!?])\s?$"
)
_LATER: Final = regex(
    r"[^.;!?。，\n0-9]{0,40}?\b(?P<when>(?:twelve months|an? (?:year|month|quarter|decade)|(?:two|three|five"
    r"|ten) years) (?:earlier|later|before|ago)"
    r"|(?:the )?(?:previous|preceding|prior) (?:year|month|quarter)|(?:last|next) (?:year|month)|im (?:vorjahr"
    r"|vormonat)|ein jahr (?:zuvor|später|davor)"
    r"|un an (?:plus tôt|plus tard|auparavant|avant)|l'année (?:précédente|suivante)|(?:un año|doce meses) (?:antes"
    r"|después)|el año (?:anterior|siguiente)"
    r"|(?:годом|месяцем) (?:ранее|раньше|позже)|год (?:назад|спустя))\b"
)


@dataclass(frozen=True, slots=True)
class Times:
    """The days from `first` to `last`; neither where the words only say that it is another time: `a year earlier`."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def meets(self, other: Times) -> bool:
        """Whether they have a day in common, for all that is printed."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.last and other.first <= self.last


def times_of(reading: ScannedText) -> tuple[Times | None, ...]:
    """For each number of a text the time that is surely its own, or None."""
    return tuple(_Reader(reading).all())


class _Reader:
    def __init__(self, reading: ScannedText) -> None:
        self._folded = reading.folded
        counts = {token.start for token in reading.tokens if not token.year}
        self._periods = [period for period in reading.periods if period.start not in counts]
        self._numbers = [token for token in reading.tokens if not token.year]
        self._starts = [period.start for period in self._periods]
        self._tokens = reading.tokens

    def all(self) -> Iterator[Times | None]:
        taken: set[int] = set()
        k = 0
        for token in self._tokens:
            if token.year:
                yield None
                continue
            after = self._numbers[k + 1].begin if k + 1 < len(self._numbers) else len(self._folded)
            before = self._numbers[k - 1].stop if k else 0
            k += 1
            yield self._of(token, before, after, taken)

    def _of(self, token: NumberToken, before: int, after: int, taken: set[int]) -> Times | None:
        n = bisect_left(self._starts, token.stop)
        if n < len(self._periods) and self._periods[n].end <= after and self._is_beside(token.stop, n):
            taken.add(n)
            return self._times(n)
        later = _LATER.match(self._folded, token.stop, token.stop + _REACH)
        if later and later.start("when") <= after:
            return Times()
        if token.linked or token.ranged:
            return None
        n -= 1
        if n < 0 or self._starts[n] < before or n in taken or token.begin - self._periods[n].end > _REACH:
            return None
        return None if _STOP.search(self._folded, self._periods[n].end, token.begin) else self._times(n)

    def _is_beside(self, stop: int, n: int) -> bool:
        start = self._starts[n]
        return start - stop <= _REACH and not _BARRIER.search(self._folded, stop, start)

    def _times(self, n: int) -> Times | None:
        period = self._periods[n]
        if (
            period.day
            or period.first is None
            or not _ADVERBIAL.search(self._folded, max(0, period.start - 24), period.start)
        ):
            return None
        near = [self._periods[m] for m in (n - 1, n + 1) if 0 <= m < len(self._periods)]
        return None if any(self._joins(period, other) for other in near) else Times(period.first, period.last)

    def _joins(self, one: PrintedPeriod, two: PrintedPeriod) -> bool:
        """Whether two times may be one: from 1980 to 2023."""
        start, end = min(one.end, two.end), max(one.start, two.start)
        return end - start < 12 and not any(sign.isdigit() for sign in self._folded[start:end])
