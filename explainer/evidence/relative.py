"""Dates that count from the day of the paper: this year, last year, yesterday, 去年, 昨天."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from explainer.evidence.printed_dates import Moment
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex

_YEARS: Final = (
    (-1, r"\blast year|\bthe previous year|\b(?:im )?letzte[ns]? jahr|\bim vorjahr"
         r"|\bl['’]an(?:née)? (?:dernière?|passée?)|\ban dernier|\baño pasado|\bпрошло(?:м|го) год|去年"),
    (0, r"\bthis year|\b(?:in )?diese[ms] jahr|\bcette année|\beste año|\bэтом году|今年|本年"),
    (-2, r"\bthe year before last|\bvorletzte[ns]? jahr|前年"),
    (1, r"\bnext year|\bnächste[ns]? jahr|\bl['’]an(?:née)? prochaine?|\bpróximo año|\bследующем году|明年"),
)  # fmt: skip
_DAYS: Final = (
    (-1, r"\byesterday|\bgestern|\bhier\b|\bayer\b|\bвчера|昨[天日]"),
    (0, r"\btoday|\bheute|\baujourd['’]hui|\bhoy\b|\bсегодня|今[天日]"),
)
_YEAR: Final = tuple((offset, regex(words, re.IGNORECASE)) for offset, words in _YEARS)
_DAY: Final = tuple((offset, regex(words, re.IGNORECASE)) for offset, words in _DAYS)
_SLACK: Final = 2
"""How many days after it was written a paper may be dated."""


def says_today(words: str) -> bool:
    """Whether words say that something was on the day of the paper."""
    return any(form.search(words) is not None for offset, form in _DAY if offset == 0)


def told_from(words: str, published: PartialDate) -> frozenset[Moment]:
    """The years and days that a paper of that day means by last year, yesterday, 今年 and the like."""
    day = published.earliest
    if day is None:
        return frozenset()
    years = {Moment(day.year + offset) for offset, form in _YEAR if form.search(words)}
    days = [day + datetime.timedelta(offset) for offset, form in _DAY if form.search(words)]
    return frozenset(years | {Moment(one.year, one.month, one.day) for one in days})


def contradicts(words: str, date: PartialDate, published: PartialDate) -> str:
    """The words that cannot mean the date in a paper of that day; "" if none count from it or they agree.

    `words` are the date as the paper prints it. Both dates need a year, else the result is "".
    """
    first, last, day = date.earliest, date.latest, published.earliest
    until = published.latest
    if first is None or last is None or day is None or until is None:
        return ""
    return next(_contradicting(words, (first, last), (day, until)), "")


def _contradicting(
    words: str, date: tuple[datetime.date, datetime.date], paper: tuple[datetime.date, datetime.date]
) -> Iterator[str]:
    for offset, form in _YEAR:
        for match in form.finditer(words):
            if not paper[0].year + offset <= date[1].year or not date[0].year <= paper[1].year + offset:
                yield match[0].strip()
    for offset, form in _DAY:
        for match in form.finditer(words):
            shift = datetime.timedelta(offset)
            low, high = paper[0] + shift - datetime.timedelta(_SLACK), paper[1] + shift
            if date[1] < low or date[0] > high:
                yield match[0].strip()
