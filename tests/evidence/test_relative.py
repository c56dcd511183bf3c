"""Dates that are told from the day of the paper, in the languages of sources."""

from __future__ import annotations

import pytest

from explainer.evidence.printed_dates import Moment
from explainer.evidence.relative import contradicts, told_from
from explainer.ground.dates import PartialDate


@pytest.mark.parametrize(
    ("words", "date", "published", "said"),
    [
        ("in March last year", "2023-03", "2024-05-02", ""),
        ("in March last year", "2024-03", "2024-05-02", "last year"),
        ("in March last year", "2022-03", "2024-05-02", "last year"),
        ("On January 31 this year", "2024-01-31", "2024-05-02", ""),
        ("On January 31 this year", "2023-01-31", "2024-05-02", "this year"),
        ("去年三月", "2023-03", "2024-05-02", ""),
        ("今年三月", "2023-03", "2024-05-02", "今年"),
        ("im letzten Jahr", "2024", "2024-05-02", "im letzten Jahr"),
        ("l’an dernier", "2023", "2024", ""),
        ("el año pasado", "2020", "2024", "año pasado"),
        ("в прошлом году", "2023", "2024", ""),
        ("yesterday", "2024-05-01", "2024-05-02", ""),
        ("yesterday", "2024-04-01", "2024-05-02", "yesterday"),
        ("today", "2024-05-02", "2024-05-02", ""),
        ("昨天", "2024-05-03", "2024-05-02", "昨天"),
        ("On May 1", "1999-05-01", "2024-05-02", ""),
        ("last year", "XXXX-05", "2024-05-02", ""),
    ],
)
def test_what_is_told_from_the_day_of_the_paper_agrees_with_the_date(
    words: str, date: str, published: str, said: str
) -> None:
    assert contradicts(words, PartialDate.parse(date), PartialDate.parse(published)) == said


def test_what_a_paper_tells_from_its_own_day_is_a_year_or_a_day() -> None:
    day = PartialDate.parse("2024-05-02")
    assert told_from("Last year it rained, and yesterday too.", day) == {Moment(2023), Moment(2024, 5, 1)}
    assert told_from("去年下雨，今天也下雨。", day) == {Moment(2023), Moment(2024, 5, 2)}
    assert told_from("It rained.", day) == frozenset()
