"""Dates at the precision in which they are known: a subset of EDTF (ISO 8601-2, Library of Congress, levels 0 and 1).

Read: `2024`, `2024-05`, `2024-05-01`, seasons `2024-21` to `2024-24`, quarters `2024-Q2` (ours; EDTF numbers them),
`XXXX-10` and `XXXX-10-20` (year not known), each with a suffix `~` (approximate), `?` (uncertain) or `%` (both), and
intervals `2023-07/2023-12`, `../2024-08-03`, `2024-01/..`.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from explainer.ground.interface import fill
from explainer.ground.patterns import regex

Precision: TypeAlias = Literal["day", "month", "quarter", "season", "year", "interval"]
Texts: TypeAlias = Callable[[str], str]
"""A function from the key of an interface text to the text, with its `{placeholders}`."""

_POINT = regex(
    r"(?P<year>[0-9]{4}|XXXX(?=-[0-9]))(?:-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?P<qualifier>[~?%]?)"
)
_OPEN = ".."
NOT_READABLE = "This is not a date that can be read."
NOT_WRITTEN_SO = "This is not how dates are written here."
_FORMS = "Write a date such as 2024, 2024-05, 2024-05-01, 2024-Q2, 2023-07/2023-12 or XXXX-10-20 (year not known)."
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}  # first months, meteorological seasons of the north
_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # outside these, a year is a typing mistake
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class DateError(ValueError):
    """A text that is not a date. `str()` says in plain words what is wrong, `remedy` how to mend it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.remedy = remedy

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class _Point:
    """One date that is not an interval. `part` is the month, quarter or season (21-24), or 0; `day` is a day or 0."""

    text: str
    year: int | None
    precision: Precision
    part: int
    day: int
    qualifier: str

    @property
    def earliest(self) -> datetime.date | None:
        return None if self.year is None else datetime.date(self.year, self.months[0], self.day or 1)

    @property
    def latest(self) -> datetime.date | None:
        if self.year is None:
            return None
        year, month = self.year, self.months[1]
        if month > 12:  # a winter ends in the next year
            year, month = year + 1, month - 12
        return datetime.date(year, month, self.day or monthrange(year, month)[1])

    @property
    def months(self) -> tuple[int, int]:
        """First and last month, counted on past 12 for a winter."""
        if self.precision == "year":
            return (1, 12)
        if self.precision == "quarter":
            return (3 * self.part - 2, 3 * self.part)
        if self.precision == "season":
            return (_SEASON_STARTS[self.part], _SEASON_STARTS[self.part] + 2)
        return (self.part, self.part)

    def words(self, texts: Texts) -> str:
        phrase = fill(texts(self._key), self._values(texts))
        wrapper = {"~": "date.approximate", "?": "date.uncertain", "%": "date.approximate-uncertain"}.get(
            self.qualifier
        )
        return fill(texts(wrapper), {"date": phrase}) if wrapper else phrase

    @property
    def _key(self) -> str:
        key = "date.month-year" if self.precision == "month" else f"date.{self.precision}"
        return key if self.year is not None else f"date.{self.precision}-no-year"

    def _values(self, texts: Texts) -> dict[str, str]:
        values = {"year": str(self.year), "day": str(self.day)}
        if self.precision in ("quarter", "season"):
            values[self.precision] = texts(f"date.{self.precision}.{self.part}")
        elif self.part:
            values["month"] = texts(f"date.month.{self.part}")
        return values


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or interval as precise as its source. Made by `parse`; equal if the canonical `text` is equal."""

    text: str
    start: _Point | None = field(compare=False, repr=False)
    end: _Point | None = field(compare=False, repr=False)

    @staticmethod
    def parse(text: str) -> PartialDate:
        """Read EDTF text; spaces around it and small `q` and `x` are allowed. Raises `DateError`."""
        tidy = text.strip().upper()
        ends = tidy.split("/")
        if len(ends) > 2 or not all(_POINT.fullmatch(end) or (end == _OPEN and len(ends) == 2) for end in ends):
            raise _unreadable(text.strip())
        points = [None if end == _OPEN else _point(end) for end in ends]
        if len(points) == 2:
            _check_interval(points[0], points[1], ends)
        return PartialDate(tidy, points[0], points[-1])

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> datetime.date | None:
        """The earliest possible day; None if the year is not known or the start is open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> datetime.date | None:
        """The latest possible day; None if the year is not known or the end is open. Winter ends in the next year."""
        return self.end.latest if self.end else None

    @property
    def precision(self) -> Precision:
        """How much is known. `XXXX-10-20` is a "day" (and `has_year` is false)."""
        return self.start.precision if self.start and "/" not in self.text else "interval"

    @property
    def has_year(self) -> bool:
        """False for `XXXX-…` only: an interval has a year at one end at least."""
        return self._sort_day is not None

    @property
    def is_approximate(self) -> bool:
        """Marked `~` or `%`, at either end of an interval."""
        return any(sign in self.text for sign in "~%")

    @property
    def is_uncertain(self) -> bool:
        """Marked `?` or `%`, at either end of an interval."""
        return any(sign in self.text for sign in "?%")

    @property
    def is_hedged(self) -> bool:
        """Whether its own words say that it is not exact: about, uncertain, year not stated, by, from."""
        return (
            self.start is None
            or self.end is None
            or not self.has_year
            or bool(self.start.qualifier + self.end.qualifier)
        )

    @property
    def _sort_day(self) -> datetime.date | None:
        point = self.start or self.end
        return point.earliest if point else None

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """Sorts by the earliest possible day, wider before narrower, then by text.

        With an open start the earliest day of the end counts. What has no year comes last, by month and day.
        """
        day = self._sort_day
        if day is None:
            part, number = (self.start.part, self.start.day) if self.start else (0, 0)
            return (1, part, number, self.text)
        return (0, day.toordinal(), -(self.latest or datetime.date.max).toordinal(), self.text)

    @property
    def year(self) -> int | None:
        """The year to group by: that of the day by which it sorts."""
        return self._sort_day.year if self._sort_day else None

    @property
    def iso_day(self) -> str | None:
        """`2024-05-01` for one exact day without qualifier; only then may `<time datetime>` have a day."""
        return self.iso if self.precision == "day" else None

    @property
    def iso(self) -> str | None:
        """A valid `<time datetime>` value: an exact day, month or year without qualifier; else None."""
        exact = self.precision in ("day", "month", "year") and self.has_year
        return self.text if exact and not self.is_approximate and not self.is_uncertain else None

    def words(self, texts: Texts) -> str:
        """Say the date in words at its own precision. Every word comes from `texts("date.…")`."""
        if self.start is None or self.end is None:
            key = "date.after" if self.start else "date.before"
            ends = {
                "from": self.start.words(texts) if self.start else "",
                "to": self.end.words(texts) if self.end else "",
            }
            return fill(texts(key), ends)
        if self.precision != "interval":
            return self.start.words(texts)
        return _interval_words(self.start, self.end, texts)


def _interval_words(start: _Point, end: _Point, texts: Texts) -> str:
    """Return both ends in words, without repeating a year or month that they share."""
    same_year = start.year == end.year and start.precision == end.precision and not start.qualifier + end.qualifier
    if not same_year or start.precision not in ("day", "month"):
        return fill(texts("date.interval"), {"from": start.words(texts), "to": end.words(texts)})
    key = "date.interval-months" if start.precision == "month" else "date.interval-days"
    if start.precision == "day" and start.part == end.part:
        key = "date.interval-days-one-month"
    first, last = start._values(texts), end._values(texts)
    values = {f"{name}-1": value for name, value in first.items()} | {f"{name}-2": last[name] for name in last}
    return fill(texts(key), {"year": str(start.year), **values})


def _point(text: str) -> _Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise _unreadable(text)
    year = None if found["year"] == "XXXX" else int(found["year"])
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DateError(
            f"The year {found['year']} cannot be right.", f"Write a year from {_FIRST_YEAR} to {_LAST_YEAR}."
        )
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    if found["quarter"]:
        return _Point(text, year, "quarter", int(found["quarter"]), 0, found["qualifier"])
    if found["month"] is None:
        return _Point(text, year, "year", 0, 0, found["qualifier"])
    if month in _SEASON_STARTS and year is not None and found["day"] is None:
        return _Point(text, year, "season", month, 0, found["qualifier"])
    _check_month(found["year"], found["month"])
    if found["day"] is None:
        return _Point(text, year, "month", month, 0, found["qualifier"])
    _check_day(year, month, day)
    return _Point(text, year, "day", month, day, found["qualifier"])


def _check_month(year: str, month: str) -> None:
    if not 1 <= int(month) <= 12:
        if year != "XXXX" and int(month) == (int(year) + 1) % 100:
            raise DateError(f"There is no month {month}.", f"For the two years write {year}/{int(year) + 1}.")
        instead = (
            "" if year == "XXXX" else f", or {year} if only the year is known. Seasons are 21 (spring) to 24 (winter)"
        )
        raise DateError(f"There is no month {month}.", f"Write a month from 01 to 12{instead}.")


def _check_day(year: int | None, month: int, day: int) -> None:
    days = monthrange(2000 if year is None else year, month)[1]  # without a year, 29 February may be right
    if not 1 <= day <= days:
        name = _MONTHS[month - 1] if year is None else f"{_MONTHS[month - 1]} {year}"
        known = f"{'XXXX' if year is None else year}-{month:02}"
        raise DateError(f"{name} has {days} days.", f"Write a real day, or {known} if only the month is known.")


def _check_interval(start: _Point | None, end: _Point | None, ends: list[str]) -> None:
    if start is None and end is None:
        raise DateError("The interval has neither start nor end.", "Write at least one date, as in ../2024-08-03.")
    if any(point and point.year is None for point in (start, end)):
        raise DateError(
            "An interval needs a year at both ends.", "Write the years, or one date without a year: XXXX-10-20."
        )
    if ends[0] == ends[1]:
        raise DateError("The interval starts and ends with the same date.", f"Write {ends[0]}.")
    first, last = start and start.earliest, end and end.latest
    if first and last and first > last:
        raise DateError(
            "The interval ends before it starts.", f"Write {ends[1]}/{ends[0]}, or correct one of the dates."
        )


_MONTH_NAME = "(?P<name>" + "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + r")\.?"
_YEAR = "(?P<year>[12][0-9]{3})"
_NEARLY = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}\s*[-./\u2010-\u2015\u5e74]\s*(?P<month>[0-9]{{1,2}})\s*[-./\u2010-\u2015\u6708]\s*(?P<day>[0-9]{{1,2}})\u65e5?",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})[T ][0-9]{{1,2}}:[0-9:.]+(?:Z|[+-][0-9:]+)?",
        rf"{_YEAR}\s*[-./\u2010-\u2015\u5e74]\s*(?P<month>[0-9]{{1,2}})(?:\u6708|-XX)?",
        rf"{_YEAR}(?:\u5e74|-XX|-XX-XX)",
        rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+)?{_MONTH_NAME}\s+{_YEAR}",
        rf"{_MONTH_NAME}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)


def _unreadable(text: str) -> DateError:
    """Explain a text that is not a date, with the right spelling if it is clear what was meant."""
    if not text:
        return DateError("The date is empty.", f"{_FORMS} Or leave the field out.")
    if meant := next((meant for form in _NEARLY if (meant := _meant(form, text))), None):
        return DateError(NOT_WRITTEN_SO, f"Write {meant}.")
    if span := re.fullmatch(r"([0-9]{2})([0-9]{2})\s*[-/\u2010-\u2015]\s*([0-9]{2})", text):
        return DateError(NOT_WRITTEN_SO, f"Write {span[1]}{span[2]}/{span[1]}{span[3]}.")
    if re.fullmatch(r"[0-9]{4}\s*[-\u2010-\u2015]\s*[0-9]{4}", text):
        return DateError("Two years make an interval, and that needs a slash.", f"Write {text[:4]}/{text[-4:]}.")
    if re.fullmatch(r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}", text):
        message = "It is not clear which number is the day and which the month."
        return DateError(message, "Write the year first, then month and day, such as 2024-05-01.")
    return DateError(NOT_READABLE, _FORMS)


def _meant(form: re.Pattern[str], text: str) -> str | None:
    """Find the canonical spelling of a date that was written in another `form`, if it is a real date."""
    if (found := form.fullmatch(text)) is None:
        return None
    parts = found.groupdict()
    month = parts.get("month") or ""
    if name := parts.get("name"):
        month = str(next(n for n, full in enumerate(_MONTHS, 1) if full.lower().startswith(name.lower())))
    numbers = [parts["year"], *(part.zfill(2) for part in (month, parts.get("day")) if part)]
    try:
        meant = PartialDate.parse("-".join(numbers))
    except DateError:
        return None
    return None if meant.precision == "season" else meant.text  # 2023/24 is not a winter but two years
