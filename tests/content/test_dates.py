"""Partial dates: what is read, how they sort, how they read in words, and what is said about mistakes."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.content.yamlpos import load
from explainer.ground.dates import DateError, PartialDate, Texts

TEXTS = Path(__file__).parent.parent.parent / "layouts" / "texts"


def catalogue(language: str) -> dict[str, str]:
    data = load((TEXTS / f"{language}.yaml").read_text(encoding="utf-8"), path=f"{language}.yaml").data
    assert isinstance(data, dict)
    return {key: str(text) for key, text in data.items() if key.startswith("date.")}


def texts(language: str) -> Texts:
    return catalogue(language).__getitem__


def days(text: str) -> tuple[str | None, str | None]:
    date = PartialDate.parse(text)
    earliest, latest = (day.isoformat() if day else None for day in (date.earliest, date.latest))
    return (earliest, latest)


EXAMPLES = [
    # text, earliest, latest, precision, English, Chinese
    ("2024", "2024-01-01", "2024-12-31", "year", "2024", "2024年"),
    ("2024-03", "2024-03-01", "2024-03-31", "month", "March 2024", "2024年3月"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024", "2024年2月"),
    ("2024-03-05", "2024-03-05", "2024-03-05", "day", "5 March 2024", "2024年3月5日"),
    ("2024-Q2", "2024-04-01", "2024-06-30", "quarter", "second quarter of 2024", "2024年第二季度"),
    ("2024-Q4", "2024-10-01", "2024-12-31", "quarter", "fourth quarter of 2024", "2024年第四季度"),
    ("2024-21", "2024-03-01", "2024-05-31", "season", "spring 2024", "2024年春季"),
    ("2023-24", "2023-12-01", "2024-02-29", "season", "winter 2023", "2023年冬季"),
    ("2024-03~", "2024-03-01", "2024-03-31", "month", "about March 2024", "约2024年3月"),
    ("2024?", "2024-01-01", "2024-12-31", "year", "2024 (uncertain)", "2024年（存疑）"),
    ("2024-03-05%", "2024-03-05", "2024-03-05", "day", "about 5 March 2024 (uncertain)", "约2024年3月5日（存疑）"),
    ("XXXX-10-20", None, None, "day", "20 October, year not stated", "10月20日（年份未载明）"),
    ("XXXX-10", None, None, "month", "October, year not stated", "10月（年份未载明）"),
    ("XXXX-02-29", None, None, "day", "29 February, year not stated", "2月29日（年份未载明）"),
    ("2023-07/2023-12", "2023-07-01", "2023-12-31", "interval", "July to December 2023", "2023年7月至12月"),
    ("2022/2024", "2022-01-01", "2024-12-31", "interval", "2022 to 2024", "2022年至2024年"),
    ("2023-12/2024-01", "2023-12-01", "2024-01-31",
     "interval", "December 2023 to January 2024", "2023年12月至2024年1月"),
    ("2024-03-03/2024-03-05", "2024-03-03", "2024-03-05", "interval", "3 to 5 March 2024", "2024年3月3日至5日"),
    ("2024-03-31/2024-04-02", "2024-03-31", "2024-04-02",
     "interval", "31 March to 2 April 2024", "2024年3月31日至4月2日"),
    ("2023-07~/2023-12", "2023-07-01", "2023-12-31",
     "interval", "about July 2023 to December 2023", "约2023年7月至2023年12月"),
    ("2024-03/2024-05-02", "2024-03-01", "2024-05-02",
     "interval", "March 2024 to 2 May 2024", "2024年3月至2024年5月2日"),
    ("../2024-08-03", None, "2024-08-03", "interval", "no later than 3 August 2024", "不晚于2024年8月3日"),
    ("2024-01/..", "2024-01-01", None, "interval", "from January 2024", "2024年1月起"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "english", "chinese"), EXAMPLES)
def test_a_date_knows_its_days_and_reads_at_its_own_precision(
    text: str, earliest: str | None, latest: str | None, precision: str, english: str, chinese: str
) -> None:
    date = PartialDate.parse(text)
    assert days(text) == (earliest, latest)
    assert date.precision == precision
    assert date.words(texts("en")) == english
    assert date.words(texts("zh")) == chinese


def test_every_date_text_is_used_and_both_languages_have_the_same() -> None:
    asked: set[str] = set()

    def record(key: str) -> str:
        asked.add(key)
        return catalogue_en[key]

    catalogue_en = catalogue("en")
    more = (
        [f"2024-{n:02}" for n in range(1, 13)]
        + [f"2024-{n}" for n in range(21, 25)]
        + [f"2024-Q{n}" for n in range(1, 5)]
    )
    for text in [*more, *(example[0] for example in EXAMPLES)]:
        assert "{" not in PartialDate.parse(text).words(record)
    assert asked | {"date.undated"} == set(catalogue_en) == set(catalogue("zh"))


def test_only_an_exact_full_day_has_an_iso_day() -> None:
    assert PartialDate.parse("2024-05-01").iso_day == "2024-05-01"
    for text in (
        "2024-05-01?",
        "2024-05-01~",
        "2024-05",
        "2024",
        "XXXX-10-20",
        "2024-05-01/2024-05-02",
        "../2024-05-01",
    ):
        assert PartialDate.parse(text).iso_day is None


def test_iso_is_given_for_exact_days_months_and_years_only() -> None:
    assert [PartialDate.parse(text).iso for text in ("2024-05-01", "2024-05", "2024")] == [
        "2024-05-01",
        "2024-05",
        "2024",
    ]
    for text in ("2024~", "2024-05%", "2024-Q2", "2024-21", "XXXX-10-20", "XXXX-10", "2023/2024", "2024/.."):
        assert PartialDate.parse(text).iso is None


def test_qualifiers_at_either_end_count_for_the_interval() -> None:
    assert PartialDate.parse("2023/2024~").is_approximate
    assert not PartialDate.parse("2023/2024~").is_uncertain
    assert PartialDate.parse("2023?/2024").is_uncertain
    both = PartialDate.parse("2024%")
    assert (both.is_approximate, both.is_uncertain) == (True, True)


def test_dates_sort_by_the_earliest_day_and_those_without_a_year_come_last() -> None:
    ordered = [
        "2023-07/2023-12",
        "2024/..",
        "2024",
        "2024-Q1",
        "2024-01",
        "2024-01-01",
        "2024-03-05",
        "../2024-08-03",
        "2024-24",
        "XXXX-01-01",
        "XXXX-10",
        "XXXX-10-20",
    ]
    dates = [PartialDate.parse(text) for text in reversed(ordered)]
    assert [date.text for date in sorted(dates, key=lambda date: date.sort_key)] == ordered


def test_the_year_to_group_by_is_that_of_the_sorting_day() -> None:
    years = {
        text: PartialDate.parse(text).year for text in ("2023-07/2024-02", "../2024-08-03", "XXXX-10-20", "2023-24")
    }
    assert years == {"2023-07/2024-02": 2023, "../2024-08-03": 2024, "XXXX-10-20": None, "2023-24": 2023}
    assert not PartialDate.parse("XXXX-10-20").has_year
    assert PartialDate.parse("../2024").has_year


def test_dates_are_equal_by_canonical_text_and_survive_pickling() -> None:
    date = PartialDate.parse(" xxxx-10-20\n")
    assert date.text == "XXXX-10-20"
    assert date == PartialDate.parse("XXXX-10-20")
    assert PartialDate.parse("2024-q2").text == "2024-Q2"
    assert len({PartialDate.parse("2024"), PartialDate.parse("2024 "), PartialDate.parse("2024~")}) == 2
    assert pickle.loads(pickle.dumps(date)) == date
    assert pickle.loads(pickle.dumps(DateError("a", "b"))).remedy == "b"


MISTAKES = [
    ("2024-02-30", "February 2024 has 29 days.", "Write a real day, or 2024-02 if only the month is known."),
    ("2023-02-29", "February 2023 has 28 days.", "Write a real day, or 2023-02 if only the month is known."),
    ("XXXX-02-30", "February has 29 days.", "Write a real day, or XXXX-02 if only the month is known."),
    ("2024-04-00", "April 2024 has 30 days.", "Write a real day, or 2024-04 if only the month is known."),
    ("2024-13", "There is no month 13.", "or 2024 if only the year is known"),
    ("2024-21-01", "There is no month 21.", "Write a month from 01 to 12"),
    ("XXXX-21", "There is no month 21.", "Write a month from 01 to 12."),
    ("0204-05", "The year 0204 cannot be right.", "from 1000 to 2999"),
    ("", "The date is empty.", "leave the field out"),
    ("2024-5-1", "not how dates are written", "Write 2024-05-01."),
    ("2024/05/01", "not how dates are written", "Write 2024-05-01."),
    ("2024/05", "not how dates are written", "Write 2024-05."),
    ("2024.5", "not how dates are written", "Write 2024-05."),
    ("20240501", "not how dates are written", "Write 2024-05-01."),
    ("2024-05-01T09:00", "not how dates are written", "Write 2024-05-01."),
    ("2024-03-13 09:22", "not how dates are written", "Write 2024-03-13."),
    ("2024年5月1日", "not how dates are written", "Write 2024-05-01."),
    ("2024年5月", "not how dates are written", "Write 2024-05."),
    ("2024年", "not how dates are written", "Write 2024."),
    ("2024-05-XX", "not how dates are written", "Write 2024-05."),
    ("5 March 2024", "not how dates are written", "Write 2024-03-05."),
    ("march 5th, 2024", "not how dates are written", "Write 2024-03-05."),
    ("Sep. 2024", "not how dates are written", "Write 2024-09."),
    ("2023-2024", "Two years make an interval", "Write 2023/2024."),
    ("01/05/2024", "not clear which number is the day", "year first"),
    ("2024/2023", "ends before it starts", "Write 2023/2024"),
    ("2024/2024", "same date", "Write 2024."),
    ("../..", "neither start nor end", "at least one date"),
    ("XXXX-10-20/2024", "year at both ends", "Write the years"),
    ("..", "not a date that can be read", "Write a date such as 2024"),
    ("2024/", "not a date that can be read", "Write a date such as 2024"),
    ("XXXX", "not a date that can be read", "XXXX-10-20"),
    ("２０２４", "not a date that can be read", "Write a date such as 2024"),
    ("2024-31-12", "There is no month 31.", "from 01 to 12"),
    ("31 February 2024", "not a date that can be read", "Write a date such as 2024"),
]


@pytest.mark.parametrize(("text", "message", "remedy"), MISTAKES)
def test_a_mistake_is_explained_with_the_way_to_mend_it(text: str, message: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate.parse(text)
    assert message in str(caught.value)
    assert remedy in caught.value.remedy


# Properties

DAYS = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2999, 12, 31))
EXACT = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
    DAYS.map(lambda day: f"{day.isoformat()[:4]}-{21 + day.month % 4}"),
    DAYS.map(lambda day: f"{day.isoformat()[:4]}-Q{1 + day.month % 4}"),
)
POINTS = st.tuples(EXACT, st.sampled_from(["", "", "~", "?", "%"])).map("".join)
INTERVALS = st.tuples(DAYS, DAYS).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: f"{pair[0]}/{pair[1]}")
OPEN = st.one_of(POINTS.map(lambda point: f"../{point}"), POINTS.map(lambda point: f"{point}/.."))
YEARLESS = DAYS.map(lambda day: f"XXXX{day.isoformat()[4:]}")
ANY = st.one_of(POINTS, INTERVALS, OPEN, YEARLESS).map(PartialDate.parse)


@given(ANY)
@settings(max_examples=examples(100), deadline=None)
def test_a_date_reads_back_from_its_own_text(date: PartialDate) -> None:
    again = PartialDate.parse(str(date))
    assert (again, again.earliest, again.latest, again.sort_key) == (date, date.earliest, date.latest, date.sort_key)


@given(ANY, ANY)
@settings(max_examples=examples(200), deadline=None)
def test_the_sort_key_is_total_and_agrees_with_the_earliest_day(a: PartialDate, b: PartialDate) -> None:
    assert (a.sort_key == b.sort_key) == (a == b)
    if a.earliest and b.earliest and a.earliest < b.earliest:
        assert a.sort_key < b.sort_key
    if a.has_year and not b.has_year:
        assert a.sort_key < b.sort_key
    if a.earliest and a.latest:
        assert a.earliest <= a.latest


@given(st.text(max_size=25) | st.text(alphabet="0123456789-/.XQ~?% T年月日", max_size=25))
@settings(max_examples=examples(300), deadline=None)
def test_any_other_text_is_a_date_error_with_a_remedy(text: str) -> None:
    try:
        PartialDate.parse(text)
    except DateError as problem:
        assert str(problem).endswith(".")
        assert problem.remedy.endswith(".")
