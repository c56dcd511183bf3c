"""Which time a number is printed for: `310 ships in 2021, 342 ships in 2022`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final, Literal

from explainer.evidence.basetimes import is_compared_with
from explainer.evidence.clauses import AND
from explainer.evidence.periods import PrintedPeriod, joined_periods, prints_period
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex

Tie = Literal["printed", "other", "open"]
"""`printed`: this time is beside the number; `other`: another one is; `open`: none is, or it is unclear."""

_CLAUSE_END: Final = regex(r"[;!?。,，、()\[\]]|\.(?=\s|$)|\b(?:and|while|und|et|y|и)\b|[和与而]")
_COMPARISON_END: Final = regex(r"[;!?。，、()\[\]]|,(?! чем\b)|\.(?=\s|$)|\b(?:and|while|und|et|y|и)\b|[而]")
_SENTENCE_END: Final = regex(r"[;!?。]|\.(?=\s|$)")
_OPENED: Final = regex(r" ?[(\[] ?(?:in )?")


def tie(reading: ScannedText, token: NumberToken, period: PartialDate) -> Tie:
    """Whether the words print the number for this time."""
    times = _times(reading)
    compared = tuple(time for time in times if is_compared_with(reading.folded, time.start, time.end))
    own = tuple(time for time in times if time not in compared)
    if any(prints_period(time, period) and _is_of(reading, token, time) for time in compared):
        return "other"
    if not any(prints_period(time, period) for time in own) and _is_only_compared(reading, token, period, compared):
        return "other"
    beside = _beside(reading, token, own)
    if beside is None or beside.first is None or beside.last is None:
        return "open"
    if prints_period(beside, period):
        return "printed"
    first, last = period.earliest, period.latest
    if first is None or last is None or beside.last < first or last < beside.first:
        return "other" if first and last else "open"
    return "open"


_EXPLAINED: Final = regex(r"\b(?:when|als|wo|cuando|quand|lorsque|où|когда|which|mit)\b|[(（]")
"""Behind a time that is compared with, these begin what was then: `than in 2022, when 78,000 came`."""


def _is_only_compared(
    reading: ScannedText,
    token: NumberToken,
    period: PartialDate,
    compared: tuple[PrintedPeriod, ...],
) -> bool:
    """Whether the number's sentence prints a time, and only as what something is compared with."""
    for time in compared:
        first, last = sorted(((token.begin, token.stop), (time.start, time.end)))
        if not prints_period(time, period) or last[0] - first[1] > _FARTHEST:
            continue
        between = reading.folded[first[1] : last[0]]
        explained = first[0] == time.start and _EXPLAINED.search(between)
        if not explained and not _SENTENCE_END.search(between):
            return True
    return False


_FARTHEST: Final = 300


def _is_of(reading: ScannedText, token: NumberToken, time: PrintedPeriod) -> bool:
    """Whether a time that something is compared with is in the clause of a number, with no other number between."""
    numbers = [other for other in reading.tokens if not other.year]
    if time.end <= token.begin:
        return _adjacent(reading, time.end, token.begin, numbers, _COMPARISON_END)
    return _adjacent(reading, token.stop, time.start, numbers, _COMPARISON_END)


def _times(reading: ScannedText) -> tuple[PrintedPeriod, ...]:
    """The times of the text; a bare year that counts things is not one."""
    numbers = {token.start for token in reading.tokens if not token.year}
    return tuple(period for period in reading.periods if period.start not in numbers)


def _beside(reading: ScannedText, token: NumberToken, times: tuple[PrintedPeriod, ...]) -> PrintedPeriod | None:
    runs = _runs(reading, times)
    numbers = [other for other in reading.tokens if not other.year]
    listed = _listed(reading, token, numbers, runs)
    if listed is not None:
        return listed
    after = next((run for run in runs if run[0].start >= token.stop), None)
    if after and _adjacent(reading, token.stop, after[0].start, numbers, _CLAUSE_END):
        return _of_run(reading, after)
    before = next((run for run in reversed(runs) if run[-1].end <= token.begin), None)
    if before is None or not _adjacent(reading, before[-1].end, token.begin, numbers, _SENTENCE_END):
        return None
    return None if _is_taken(reading, before[0], numbers) else _of_run(reading, before)


def _is_taken(reading: ScannedText, period: PrintedPeriod, numbers: list[NumberToken]) -> bool:
    """Whether a time belongs to the number before it: `310 ships in 2021 and 342 a year later`."""
    owner = next((number for number in reversed(numbers) if number.stop <= period.start), None)
    return owner is not None and _adjacent(reading, owner.stop, period.start, numbers, _CLAUSE_END)


def _of_run(reading: ScannedText, run: Sequence[PrintedPeriod]) -> PrintedPeriod | None:
    """The time of a list of times: the only one, or the span of two that are joined as a range; None for others."""
    if len(run) == 1:
        return run[0]
    return joined_periods(reading.text, tuple(run))[-1] if len(run) == 2 and _is_span(reading, run) else None


def _is_span(reading: ScannedText, run: Sequence[PrintedPeriod]) -> bool:
    return (
        len(joined_periods(reading.text, tuple(run))) == 3 and " and " not in reading.folded[run[0].end : run[1].start]
    )


def _listed(
    reading: ScannedText, token: NumberToken, numbers: list[NumberToken], runs: list[list[PrintedPeriod]]
) -> PrintedPeriod | None:
    """The time at the same place as the number, if there are as many times as numbers in two lists."""
    k = next(place for place, other in enumerate(numbers) if other.start == token.start)
    first = k
    while first and numbers[first].linked:
        first -= 1
    last = k
    while last + 1 < len(numbers) and numbers[last + 1].linked:
        last += 1
    if first == last:
        return None
    row = numbers[first : last + 1]
    if any(not AND.fullmatch(_short(reading.folded[a.stop : b.begin])) for a, b in itertools.pairwise(row)) and any(
        row[0].stop <= run[0].start < row[-1].begin for run in runs
    ):
        return None
    near = [
        run for run in runs if len(run) == len(row) and (run[0].start >= row[-1].stop or run[-1].end <= row[0].begin)
    ]
    return near[0][k - first] if len(near) == 1 else None


def _short(gap: str) -> str:
    return gap if len(gap) < 20 else gap[:20] + "…"


def _runs(reading: ScannedText, times: tuple[PrintedPeriod, ...]) -> list[list[PrintedPeriod]]:
    """The times in groups, those in one list together."""
    runs: list[list[PrintedPeriod]] = []
    for period in times:
        gap = reading.folded[runs[-1][-1].end : period.start] if runs else ""
        if (
            runs
            and len(gap) < 16
            and re.fullmatch(
                r"(?: ?[,，、] ?)?(?: ?(?:and|to|und|bis|et|à|y|a|и|по|-|至|到|和|in|en|im|в) ?){0,2}", gap
            )
            and gap
        ):
            runs[-1].append(period)
        else:
            runs.append([period])
    return runs


def _adjacent(reading: ScannedText, start: int, end: int, numbers: list[NumberToken], barrier: re.Pattern[str]) -> bool:
    """Whether there is no other number and no end of a clause between; an opening bracket directly behind may be."""
    opened = _OPENED.fullmatch(reading.folded, start, end)
    if any(start <= other.begin < end for other in numbers):
        return False
    return opened is not None or barrier.search(reading.folded, start, end) is None
