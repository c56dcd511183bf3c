"""A strip of time: events side by side along one line, in as many rows as they need so that none covers another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 8
"""More rows than this are no overview any more."""
_DISC: Final = 100 * 14 / 288
"""How much of the strip a disc of 12 px takes with the gap beside it, on the smallest phone (288 px)."""
_LABEL: Final = 100 * 34 / 288
"""How much of it a year of four digits takes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: where it begins and how wide it is, in per cent of the strip; its row, 0 below. A day is 0 wide."""

    name: str
    x: float
    width: float
    row: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The marks by time, how many rows they take, and where each year begins that has room for its number."""

    marks: tuple[Mark, ...]
    rows: int
    years: tuple[tuple[int, float], ...]


def strip(spans: Iterable[tuple[str, datetime.date, datetime.date]]) -> Strip | None:
    """The strip of events, each with its name, first and last day. None if there are none, or too many for a strip."""
    known = sorted(spans, key=lambda item: (item[1], item[2], item[0]))
    if not known:
        return None
    first = known[0][1].replace(day=1)
    last = max(end for _, _, end in known)
    time = _Time(first, (last - first).days + 1)
    ends: list[float] = []
    marks = []
    for name, start, end in known:
        x, width = time.share(start), time.share(end) - time.share(start)
        row = next((row for row, taken in enumerate(ends) if taken <= x), len(ends))
        ends[row : row + 1] = [x + max(width + _DISC / 2, _DISC)]
        marks.append(Mark(name, round(x, 2), round(width, 2), row))
    return Strip(tuple(marks), len(ends), tuple(_years(time, last.year))) if len(ends) <= MOST_ROWS else None


@dataclass(frozen=True, slots=True)
class _Time:
    """The first day of a strip, and how many days it has."""

    first: datetime.date
    days: int

    def share(self, day: datetime.date) -> float:
        """How far along the strip a day is, in per cent."""
        return 100 * (day - self.first).days / self.days


def _years(time: _Time, last: int) -> Iterator[tuple[int, float]]:
    """Each year with the place where it begins; one whose number would cover that before it is left out."""
    free = 0.0
    for year in range(time.first.year, last + 1):
        x = max(0.0, time.share(datetime.date(year, 1, 1)))
        if x >= free and x <= 100 - _LABEL:
            yield year, round(x, 2)
            free = x + _LABEL
