"""Which printed date is an event's: that of the sentence which tells of it, and not any date of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.evidence import Match, SourceText, dates_in, find, forms_of_person, places
from explainer.evidence.dateroles import role_of
from explainer.evidence.happening import Anchors, DatedText, date_of_anything, date_of_event, date_of_paper
from explainer.ground.dates import PartialDate


def told(text: str, language: str = "en") -> DatedText:
    source = SourceText.prepare(text, ())[0]
    return DatedText(source, dates_in(source, language))


def rows(file: str) -> Iterator[tuple[str, str, str, str, str, str]]:
    key: tuple[str, ...] = ()
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()[1:]:
        parts = tuple(line.removeprefix("= ").split(" | "))
        if line.startswith("= "):
            key = parts
        elif line:
            language, name, quote = key
            yield language, name, quote, parts[0], parts[1].replace("-", ""), parts[2].replace("¶", "\n")


@pytest.mark.parametrize(("language", "name", "quote", "date", "tie", "text"), list(rows("happening_rows.txt")))
def test_a_date_is_the_events_if_the_text_ties_it_to_what_was_said(
    language: str, name: str, quote: str, date: str, tie: str, text: str
) -> None:
    assert tie_of(language, name, quote, date, text) == tie


@pytest.mark.parametrize(("language", "name", "quote", "date", "tie", "text"), list(rows("otherdays_rows.txt")))
def test_a_date_of_another_thing_in_the_sentence_is_not_the_events(
    language: str, name: str, quote: str, date: str, tie: str, text: str
) -> None:
    assert tie_of(language, name, quote, date, text) == tie


@pytest.mark.parametrize(("language", "name", "quote", "date", "tie", "text"), list(rows("occasion_rows.txt")))
def test_a_sentence_before_gives_the_day_only_if_it_tells_of_the_occasion(
    language: str, name: str, quote: str, date: str, tie: str, text: str
) -> None:
    assert tie_of(language, name, quote, date, text) == tie


@pytest.mark.parametrize(("quoted", "tie"), [("We build", "elsewhere"), ("", "printed")])
def test_what_is_to_come_may_be_the_event_itself_if_nothing_is_quoted_from_it(quoted: str, tie: str) -> None:
    read = told("The congress with Ada Moore is due to open on 30 April 2024, and “We build” is its motto.")
    found = find(read.source, quoted) if quoted else None
    spans = ((found.start, found.end),) if isinstance(found, Match) else ()
    anchors = Anchors(spans, places(read.source, forms_of_person(["Ada Moore"])))
    assert date_of_event(read, PartialDate.parse("2024-04-30"), anchors)[0] == tie


def tie_of(language: str, name: str, quote: str, date: str, text: str) -> str:
    read = told(text, language)
    found = find(read.source, quote)
    assert isinstance(found, Match)
    quoted = ((found.start, found.end),)
    named = places(read.source, forms_of_person([name]))
    anchors = Anchors(quoted, named, frozenset(quoted if found.in_quotation_marks else ()))
    return date_of_event(read, PartialDate.parse(date), anchors)[0]


ROLES = [
    ("Printed 3 June 2023.", "print"),
    ("Last updated: 3 June 2023", "print"),
    ("© 3 June 2023 The Paper", "print"),
    ("Release Date:\n2024-03-13 09:22\nSource:", "print"),
    ("By Jane Doe, 3 June 2023", "print"),
    ("https://paper.example/2024-03-13/a", "print"),
    ("Stand: 3. Juni 2023", "print"),
    ("Mis en ligne le 3 juin 2023", "print"),
    ("Publicado el 3 de junio de 2023", "print"),
    ("Опубликовано 3 июня 2023 года", "print"),
    ("发布时间：2023年6月3日", "print"),
    ("责任编辑：李明 2023年6月3日", "print"),
    ("3 June 2023", "head"),
    ("Tuesday, 3 June 2023, 09:22", "head"),
    ("Northtown, 3 June 2023. It rained.", "head"),
    ("NORTHTOWN, June 3, 2023 (Reuters) - It rained.", "head"),
    ("Berlin, den 3. Juni 2023. Es regnet.", "head"),
    ("Paris, le 3 juin 2023 – Il pleut.", "head"),
    ("Madrid, 3 de junio de 2023.- Llueve.", "head"),
    ("МОСКВА, 3 июня 2023 г. /ТАСС/. Дождь.", "head"),
    ("新华社北京2023年6月3日电 下雨。", "head"),
    ("北京，2023年6月3日。下雨。", "head"),
    ("Date: 3 June 2023", "head"),
    ("会议时间：2023年6月3日", "text"),
    ("编辑部获悉，2023年6月3日下雨。", "text"),
    ("发布会于2023年6月3日举行。", "text"),
    ("It was no surprise on 3 June 2023.", "text"),
    ("It was not a surprise on 3 June 2023.", "text"),
    ("She did not speak on 3 June 2023.", "denied"),
    ("It was not held on 3 June 2023.", "denied"),
    ("On 3 June 2023 it rained.", "text"),
    ("Published on 3 June 2023, the plan of the council was long.", "text"),
    ("The stand of 3 June 2023 is old news.", "text"),
    ("2023年6月3日，北京下雨。", "text"),
    ("Am 3. Juni 2023 regnete es.", "text"),
    ("Le 3 juin 2023, il pleuvait.", "text"),
    ("It was not on 3 June 2023.", "denied"),
    ("rather than on 3 June 2023", "denied"),
    ("nicht am 3. Juni 2023", "denied"),
    ("et non le 3 juin 2023", "denied"),
    ("y no el 3 de junio de 2023", "denied"),
    ("а не 3 июня 2023 года", "denied"),
    ("并非在2023年6月3日", "denied"),
    ("It did not begin until 3 June 2023.", "text"),
    ("not only on 3 June 2023", "text"),
    ("nicht vor dem 3. Juni 2023", "text"),
    ("не раньше 3 июня 2023 года", "text"),
    ("不晚于2023年6月3日", "text"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_date_is_that_of_the_paper_or_of_what_it_tells(text: str, role: str) -> None:
    language = "zh" if "月" in text or "日" in text else "ru" if "июн" in text else "en"
    read = told(text, language)
    assert {role_of(read.source, item.span) for item in read.dates} == {role}


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        ("3 May 2024\n\nShe spoke on 30 April 2024.", "2024-05-03", "printed"),
        ("3 May 2024\n\nShe spoke on 30 April 2024.", "2024-04-30", ""),
        ("She spoke on 30 April 2024.\n\nPublished: 3 May 2024", "2024-05-03", "printed"),
        ("She spoke on 30 April 2024.\n\nPublished: 3 May 2024", "2024-04-30", ""),
        ("She spoke on 30 April 2024.", "2024-04-30", "sentence"),
        ("She spoke on 30 April 2024.\n\n© 2024 The Paper", "2024-04-30", "sentence"),
        ("She spoke, not on 30 April 2024.", "2024-04-30", ""),
        ("She spoke on 30 April 2024.\n\nPublished: 3 May 2024", "2024", "printed"),
        ("Last updated: 8 May 2024\nFirst published: 3 May 2024\n\nShe spoke.", "2024-05-08", ""),
        ("Last updated: 8 May 2024\nFirst published: 3 May 2024\n\nShe spoke.", "2024-05-03", "printed"),
        ("Published 3 May 2024 | Updated 8 May 2024\n\nShe spoke.", "2024-05-03", "printed"),
        ("Published 3 May 2024 | Updated 8 May 2024\n\nShe spoke.", "2024-05-08", ""),
        ("Mis à jour le 8 mai 2024, publié le 3 mai 2024\n\nElle a parlé.", "2024-05-08", ""),
        ("She spoke.\n\nRetrieved 8 May 2024", "2024-05-08", "sentence"),
        ("She spoke.\n\n© 8 May 2024 The Paper", "2024-05-08", "sentence"),
        ("更新时间：2024年5月8日 发布时间：2024年5月3日\n\n她讲话。", "2024-05-08", ""),
        ("更新时间：2024年5月8日 发布时间：2024年5月3日\n\n她讲话。", "2024-05-03", "printed"),
    ],
)
def test_the_day_of_a_paper_is_that_of_its_date_lines(text: str, day: str, how: str) -> None:
    language = "zh" if "日" in text else "fr" if "mai" in text else "en"
    assert date_of_paper(told(text, language), PartialDate.parse(day))[0] == how


def test_a_date_of_a_plan_is_none_of_printing() -> None:
    text = "The plan was adopted on 30 April 2024.\n\nPrinted 3 June 2023."
    assert date_of_anything(told(text), PartialDate.parse("2024-04-30"))[0] == "printed"
    assert date_of_anything(told(text), PartialDate.parse("2023-06-03"))[0] == "elsewhere"


def test_a_date_before_any_quotation_of_its_sentence_is_when_it_was_said() -> None:
    text = "Nora Field said “it is ours”; later, by noon on 14 September 2022, “we stay”. He spoke on 3 May 2022."
    source = told(text)
    quoted = tuple((text.index(words), text.index(words) + len(words)) for words in ("it is ours", "we stay"))
    found = date_of_event(source, PartialDate.parse("2022-09-14"), Anchors(quoted, (0,), frozenset(quoted)))
    assert found[0] == "printed"
