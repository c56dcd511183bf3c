"""Scales: of numbers, with round steps, and of time, with the periods that are written below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from explainer.ground.dates import PartialDate

MOST_STEPS = 5
_ROUND = ((1, 0), (2, 0), (5, 0), (1, 1), (2, 1))
"""Steps: a factor, and how many powers of ten above the one that is a fifth of the span or less."""
_MONTH_STEPS = (1, 2, 3, 6)
_LONG = 3
"""With so many years, only years are written below a scale of time."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from its first tick to its last. `ticks` are the numbers as they are written, smallest first."""

    first: Fraction
    last: Fraction
    ticks: tuple[tuple[Fraction, str], ...]

    def share(self, value: Fraction) -> float:
        """How far along the scale a number is: 0 at its first tick, 1 at its last."""
        return float((value - self.first) / (self.last - self.first))


def scale(values: Iterable[Fraction], most: int = MOST_STEPS) -> Scale:
    """The scale in round steps (1, 2 or 5 times a power of ten), at most `most`, that holds all values."""
    known = list(values)
    least, greatest = min(known), max(known)
    if least == greatest:  # a single number is in the middle
        around = abs(least) / 10 or Fraction(1, 2)
        least, greatest = least - around, greatest + around
    exponent = _exponent((greatest - least) / most)
    choices = (_ticks(least, greatest, factor, exponent + more) for factor, more in _ROUND)
    ticks = next(ticks for ticks in choices if len(ticks) <= most + 1)
    return Scale(ticks[0][0], ticks[-1][0], ticks)


def _ticks(least: Fraction, greatest: Fraction, factor: int, exponent: int) -> tuple[tuple[Fraction, str], ...]:
    """The ticks from the one at or below `least` to the one at or above `greatest`."""
    step = factor * Fraction(10) ** exponent
    numbers = range(floor(least / step), ceil(greatest / step) + 1)
    return tuple((n * step, _written(n * factor, exponent)) for n in numbers)


def _exponent(size: Fraction) -> int:
    """The power of ten at or below a positive number."""
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    return exponent if Fraction(10) ** exponent <= size else exponent - 1


def _written(number: int, exponent: int) -> str:
    """`number` times ten to the power of `exponent`, in plain digits: all ticks have the same number of decimals."""
    return "0" if number == 0 else format(Decimal(number).scaleb(exponent), "f")


def middle(period: PartialDate | None) -> Fraction | None:
    """The place of a period on a scale of time, in days: the middle of its span; None if it has no two ends."""
    if period is None or period.earliest is None or period.latest is None:
        return None
    return Fraction(period.earliest.toordinal() + period.latest.toordinal(), 2)


def periods(first: PartialDate, last: PartialDate) -> Iterator[tuple[PartialDate, ...]]:
    """The choices for the periods below a scale of time, the fullest first: years or months, in wider and wider steps.

    The last choice is its two ends alone.
    """
    begin, end = first.earliest, last.latest
    if begin is None or end is None:
        return
    years = range(begin.year, end.year + 1)
    if len(years) < _LONG:
        months = [f"{year}-{month:02}" for year in years for month in range(1, 13)]
        yield from _within(first, last, (months[::step] for step in _MONTH_STEPS))
    else:
        steps = sorted(factor * 10**power for power in range(3) for factor in (1, 2, 5))
        yield from _within(first, last, ([f"{year:04}" for year in years if year % step == 0] for step in steps))
    yield (first, last)


def _within(first: PartialDate, last: PartialDate, choices: Iterable[list[str]]) -> Iterator[tuple[PartialDate, ...]]:
    """For each choice the periods whose middles are on the scale, if there are at least two."""
    start, stop = middle(first), middle(last)
    for choice in choices:
        dates = [PartialDate.parse(text) for text in choice]
        found = tuple(
            date for date in dates if start is not None and stop is not None and start <= (middle(date) or 0) <= stop
        )
        if len(found) > 1:
            yield found
