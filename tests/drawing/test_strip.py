"""The strip of a timeline: no event covers another, and too many are no strip."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.drawing.strip import MOST_ROWS, Strip, strip

DAYS = some.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def drawn(*spans: tuple[str, str, str]) -> Strip:
    found = strip((name, day(start), day(end)) for name, start, end in spans)
    assert found is not None
    return found


def test_a_day_is_a_point_and_a_longer_time_as_wide_as_it_is_long() -> None:
    found = drawn(
        ("a", "2024-01-15", "2024-01-15"), ("b", "2024-03-01", "2024-04-30"), ("c", "2024-12-31", "2024-12-31")
    )
    point, span, last = found.marks
    assert (point.name, point.width) == ("a", 0)
    assert point.x == pytest.approx(100 * 14 / 366, abs=0.01)
    assert [span.x, span.width] == pytest.approx([100 * 60 / 366, 100 * 60 / 366], abs=0.01)
    assert last.x == pytest.approx(100 * 365 / 366, abs=0.01)
    assert found.rows == 1
    assert found.years == ((2024, 0.0),)


def test_the_first_month_is_whole_and_each_year_has_its_place() -> None:
    found = drawn(("a", "2022-07-20", "2022-07-20"), ("b", "2024-07-01", "2024-07-01"))
    assert found.marks[0].x == pytest.approx(100 * 19 / 732, abs=0.01)
    assert [year for year, _ in found.years] == [2022, 2023, 2024]


def test_years_without_room_for_their_numbers_are_left_out() -> None:
    found = drawn(("a", "1960-01-01", "1960-01-01"), ("b", "2024-01-01", "2024-01-01"))
    places = [place for _, place in found.years]
    assert found.years[0][0] == 1960
    assert len(places) < 12
    assert all(after - before > 100 * 30 / 288 for before, after in pairwise(places))


def test_no_events_and_too_many_at_one_time_have_no_strip() -> None:
    assert strip([]) is None
    same = [(str(number), day("2024-05-01"), day("2024-05-01")) for number in range(MOST_ROWS + 1)]
    assert strip(same) is None
    found = strip(same[1:])
    assert found is not None
    assert [mark.row for mark in found.marks] == list(range(MOST_ROWS))


@given(some.lists(some.tuples(DAYS, some.integers(0, 400)), min_size=1, max_size=12))
def test_no_event_covers_another(spans: list[tuple[datetime.date, int]]) -> None:
    found = strip((str(n), start, start + datetime.timedelta(long)) for n, (start, long) in enumerate(spans))
    if found is None:
        return
    assert {mark.name for mark in found.marks} == {str(number) for number in range(len(spans))}
    for mark in found.marks:
        assert 0 <= mark.x <= mark.x + mark.width <= 100.01
        assert 0 <= mark.row < found.rows
        beside = (one for one in found.marks if one.row == mark.row and one.name != mark.name and one.x >= mark.x)
        assert all(one.x - mark.x - mark.width > 2 for one in beside)
