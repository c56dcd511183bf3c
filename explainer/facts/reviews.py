"""When a record is due for its next review. Pure: the day of the build is an argument."""

from __future__ import annotations

import datetime
from calendar import monthrange

from explainer.model.common import Review

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def review_due(review: Review) -> datetime.date | None:
    """The day on which the next review is due; None if the record does not say how often, or the day is beyond 9999.

    Months keep the day of the month, or take the last one: a month after 31 January is 28 or 29 February.
    """
    reviewed = review.on.earliest
    if reviewed is None or review.every is None:
        return None
    number, unit = review.every.split(" ")
    unit = unit.removesuffix("s")
    try:
        if unit in _DAYS:
            return reviewed + datetime.timedelta(days=int(number) * _DAYS[unit])
        return _months_later(reviewed, int(number) * _MONTHS[unit])
    except (OverflowError, ValueError):
        return None


def is_overdue(review: Review, as_of: datetime.date) -> bool:
    """Whether the review was due before the day `as_of`; on the due day itself it is still in time."""
    due = review_due(review)
    return due is not None and due < as_of


def _months_later(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, monthrange(year, month)[1]))
