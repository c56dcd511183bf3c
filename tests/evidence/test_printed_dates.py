"""The dates that texts print: read in eight languages, each exactly as far as it is printed and no further."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.evidence import SourceText, find_date, printed_dates, prints_date
from explainer.evidence.datewords import MONTHS
from explainer.evidence.printed_dates import nearest
from explainer.ground.dates import PartialDate

PRINTED = [
    # language, text, dates that it prints, dates that it does not print
    ("en", "It met on 5 March 2024.", "2024-03-05 2024-03 2024 XXXX-03-05 XXXX-03", "2024-03-04 2024-03-06 2023-03-05"),
    ("en", "March 5, 2024", "2024-03-05", "2024-03-06 2024-05-03"),
    ("en", "Mar. 5, 2024", "2024-03-05", "2024-03-06"),
    ("en", "the 5th of March, 2024", "2024-03-05", "2024-03-06"),
    ("en", "5-Mar-2024", "2024-03-05", "2024-03-06"),
    ("en", "2024-03-13 09:22", "2024-03-13 2024-03", "2024-03-12 2024-04"),
    ("en", "2024-03-13T09:22Z", "2024-03-13", "2024-03-09"),
    ("en", "05/03/2024", "", "2024-03-05 2024-05-03"),
    ("en", "25/03/2024", "2024-03-25", "2024-03-24"),
    ("en", "in version 2024.05 of it", "", "2024-05"),
    ("en", "in the years 2010-11", "", "2010-11 2010/2011"),
    ("en", "they march 2024 miles", "", "2024-03"),
    ("en", "see resolution 2024 of it", "", "2024"),
    ("en", "they built 2024 units", "", "2024"),
    ("en", "in 2024 units were built", "2024", "2023"),
    ("en", "on 31 April 2024", "", "2024-04"),
    ("en-GB", "05/03/2024", "2024-03-05", "2024-05-03"),
    ("en-US", "05/03/2024", "2024-05-03", "2024-03-05"),
    ("en", "In March, it rained.", "XXXX-03", "2024-03 XXXX-04"),
    ("en", "on 20 October", "XXXX-10-20 XXXX-10", "2024-10-20 XXXX-10-21"),
    ("en", "May we ask? They march on.", "", "XXXX-05 XXXX-03"),
    ("en", "last May", "XXXX-05", "2024-05"),
    ("en", "May 2024", "2024-05 2024", "2024-05-01 2024-06 2024-05-20"),
    ("en", "In March. 2024 was dry.", "XXXX-03 2024", "2024-03"),
    ("en", "the second quarter of 2024", "2024-Q2 2024 2024-04/2024-06", "2024-Q1 2024-04 2024-05"),
    ("en", "Q2 2024", "2024-Q2", "2024-Q3 2023-Q2"),
    ("en", "H1 2024", "2024-01/2024-06", "2024-07/2024-12"),
    ("en", "the first half of 2024", "2024-01/2024-06", "2024-01/2024-07 2023-01/2023-06"),
    ("en", "spring 2024", "2024-21", "2024-22 2023-21"),
    ("en", "winter 2023-24", "2023-24", "2024-24"),
    ("en", "1-3 May 2024", "2024-05-01/2024-05-03 2024-05", "2024-05-01/2024-05-02 2024-05-02"),
    ("en", "from 1 to 3 May 2024", "2024-05-01/2024-05-03", "2024-05-02/2024-05-03"),
    ("en", "May 1–3, 2024", "2024-05-01/2024-05-03", "2024-05-01/2024-05-04"),
    ("en", "30 April - 2 May 2024", "2024-04-30/2024-05-02", "2024-04-29/2024-05-02"),
    ("en", "30 December to 2 January 2024", "2023-12-30/2024-01-02", "2024-12-30"),
    ("en", "May to July 2024", "2024-05/2024-07", "2024-05/2024-06 2023-05"),
    ("en", "It grew by 3 in March 2024.", "2024-03", "2024-03-03"),
    ("en", "between May and July 2024", "2024-05/2024-07", "2024-06"),
    ("en", "1, 2 and 3 May 2024", "2024-05-01 2024-05-02 2024-05-03", "2024-05-04"),
    ("en", "2023/24", "2023/2024", "2023-24 2022/2023"),
    ("en", "2023-24", "2023/2024", "2023-24"),
    ("en", "the 1990s", "1990/1999", "1990 1980/1989"),
    ("en", "12.5 percent, 1,990 people, $2,024 and version 2024.5", "", "1990 2024"),
    ("zh", "2024年3月5日", "2024-03-05 2024-03", "2024-03-06 2024-03-15"),
    ("zh", "二〇二四年三月五日", "2024-03-05", "2024-03-15"),
    ("zh", "二〇二四年十月二十五日", "2024-10-25", "2024-10-20 2024-10-05"),
    ("zh", "２０２４年３月５日", "2024-03-05", "2024-03-06"),
    ("zh", "2024/3/5", "2024-03-05", "2024-05-03"),
    ("zh", "10月20日", "XXXX-10-20", "2024-10-20"),
    ("zh", "3月5日至11日", "XXXX-03-05 XXXX-03-11", "XXXX-03-06"),
    ("zh", "2024年3月5日至11日", "2024-03-05/2024-03-11", "2024-03-05/2024-03-12"),
    ("zh", "2024年3-5月", "2024-03/2024-05", "2024-03/2024-06"),
    ("zh", "2023年12月至2024年1月", "2023-12/2024-01", "2023-12/2024-02"),
    ("zh", "2024年第二季度", "2024-Q2", "2024-Q3"),
    ("zh", "2024年上半年", "2024-01/2024-06", "2024-07/2024-12"),
    ("zh", "2024年春季", "2024-21", "2024-22"),
    ("zh", "20世纪90年代", "1990/1999", "1990"),
    ("zh", "历时3个月，3月5人", "XXXX-03", "XXXX-03-05"),
    ("de", "am 5. März 2024", "2024-03-05", "2024-03-06"),
    ("de", "05.03.2024", "2024-03-05", "2024-05-03"),
    ("de", "zwischen dem 1. und 3. Mai 2024", "2024-05-01/2024-05-03", "2024-05-02"),
    ("de", "1. bis 3. Mai 2024", "2024-05-01/2024-05-03", "2024-05-01/2024-05-04"),
    ("de", "im 2. Quartal 2024", "2024-Q2", "2024-Q1"),
    ("de", "05/03/2024", "2024-03-05", "2024-05-03"),
    ("de", "im ersten Halbjahr 2024", "2024-01/2024-06", "2024-07/2024-12"),
    ("fr", "le 1er mars 2024", "2024-03-01", "2024-03-02"),
    ("fr", "05/03/2024", "2024-03-05", "2024-05-03"),
    ("fr", "du 1er au 3 mai 2024", "2024-05-01/2024-05-03", "2024-05-02/2024-05-03"),
    ("fr", "au deuxième trimestre 2024", "2024-Q2", "2024-Q1"),
    ("es", "5 de marzo de 2024", "2024-03-05", "2024-03-06"),
    ("es", "del 1 al 3 de mayo de 2024", "2024-05-01/2024-05-03", "2024-05-01/2024-05-02"),
    ("es", "10 dic. 2024", "2024-12-10", "2024-12-11"),
    ("ru", "5 марта 2024 г.", "2024-03-05", "2024-03-06"),
    ("ru", "05.03.2024", "2024-03-05", "2024-05-03"),
    ("ru", "с 1 по 3 мая 2024 года", "2024-05-01/2024-05-03", "2024-05-03/2024-05-04"),
    ("ru", "во втором квартале 2024 года", "2024-Q2", "2024-Q1"),
    ("ru", "в марте", "XXXX-03", "2024-03"),
    ("it", "5 marzo 2024", "2024-03-05", "2024-03-06"),
    ("pt", "5 de março de 2024", "2024-03-05", "2024-03-06"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "there", "absent"), PRINTED)
def test_a_text_prints_a_date_as_far_as_it_says_it(language: str, text: str, there: str, absent: str) -> None:
    for date in there.split():
        assert prints_date(text, PartialDate.parse(date), language), date
    for date in absent.split():
        assert not prints_date(text, PartialDate.parse(date), language), date


def _named(language: str, order: str) -> Callable[[datetime.date], str]:
    def render(day: datetime.date) -> str:
        month = MONTHS[language][day.month - 1].split("|")[0]
        return order.format(d=day.day, m=month, M=month.capitalize(), y=day.year, mm=day.month, dd=f"{day.day:02}")

    return render


RENDERINGS = [
    ("en", _named("en", "{d} {M} {y}")),
    ("en", _named("en", "{M} {d}, {y}")),
    ("en", _named("en", "{M} {d} {y}")),
    ("en", datetime.date.isoformat),
    ("en", _named("en", "the {d}th of {M} {y}")),
    ("en", _named("en", "{y}/{mm}/{d}")),
    ("de", _named("de", "{d}. {M} {y}")),
    ("de", _named("de", "{dd}.{mm}.{y}")),
    ("fr", _named("fr", "{d} {m} {y}")),
    ("fr", _named("fr", "{d}/{mm}/{y}")),
    ("es", _named("es", "{d} de {m} de {y}")),
    ("es", _named("es", "{d}/{mm}/{y}")),
    ("it", _named("it", "{d} {m} {y}")),
    ("pt", _named("pt", "{d} de {m} de {y}")),
    ("ru", _named("ru", "{d} {m} {y} г.")),
    ("ru", _named("ru", "{dd}.{mm}.{y}")),
    ("zh", _named("en", "{y}年{mm}月{d}日")),
    ("zh", _named("en", "{y}年{mm}月{d}号")),
]  # fmt: skip


@given(st.dates(datetime.date(1500, 2, 2), datetime.date(2900, 1, 1)), st.sampled_from(RENDERINGS))
@settings(max_examples=examples(300), deadline=None)
def test_a_day_is_found_and_its_neighbours_are_not(
    day: datetime.date, rendering: tuple[str, Callable[[datetime.date], str]]
) -> None:
    language, render = rendering
    source = SourceText.prepare(f"A: {render(day)}, B.", ())[0]
    span = find_date(source, PartialDate.parse(day.isoformat()), language)
    assert span is not None
    assert source.raw[slice(*span)] in render(day)
    assert find_date(source, PartialDate.parse(day.isoformat()[:7]), language)
    for days in (-366, -31, -1, 1, 31, 366):
        other = (day + datetime.timedelta(days)).isoformat()
        assert not find_date(source, PartialDate.parse(other), language)
        if other[:7] != day.isoformat()[:7]:
            assert not find_date(source, PartialDate.parse(other[:7]), language)


def test_an_excluded_passage_prints_nothing() -> None:
    source, _ = SourceText.prepare("Held on 5 March 2024. Guess: 6 March 2024.", [("g", "Guess: 6 March 2024.", "ad")])
    assert find_date(source, PartialDate.parse("2024-03-05"))
    assert not find_date(source, PartialDate.parse("2024-03-06"))


def test_the_nearest_dates_are_those_with_most_of_the_same_parts() -> None:
    printed = printed_dates("In 2019, on 7 June 2024, on 5 March 2023, on 6 March 2024, from 1 to 3 May 2024.", "en")
    found = nearest(printed, PartialDate.parse("2024-03-05"), 2)
    assert [(item.start.year, item.start.month, item.start.day) for item in found] == [(2023, 3, 5), (2024, 3, 6)]


def test_dates_are_read_once_however_they_follow_each_other() -> None:
    for piece in ("1, ", "May ", "1-", "2024 ", "3月", "May to ", "1 and ", "2024-05-01/", "第", "a"):
        few, many = (len(printed_dates(piece * count)) for count in (100, 1000))
        assert many <= 10 * few + 40


@pytest.mark.parametrize(
    ("words", "language", "is_year"),
    [
        ("Some 2024 tonnes of grain came.", "en", False),
        ("The 2024 new villages are there.", "en", False),
        ("They met in Room 2024.", "en", False),
        ("See page 2024, tel. 2024, No. 2024.", "en", False),
        ("The Agenda 2030 says so.", "en", False),
        ("共2030人参加。", "zh", False),
        ("2030个项目开工。", "zh", False),
        ("Es kamen 2024 Menschen.", "de", False),
        ("In 2024 tonnes of grain came.", "en", True),
        ("The report of 2024 says so.", "en", True),
        ("Olympic Games 2024 began.", "en", True),
        ("(2024) was a good year.", "en", True),
        ("It grew from 2020 to 2024.", "en", True),
    ],
)
def test_four_digits_are_a_year_unless_they_count_or_name_something(words: str, language: str, is_year: bool) -> None:
    year = PartialDate.parse("2030" if "2030" in words else "2024")
    assert prints_date(words, year, language) == is_year
