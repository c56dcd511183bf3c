"""How dates are known: printed only where the build found them, and otherwise what is recorded, or that nothing is."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from sites import TinySite

from explainer.evidence import SourceText, dates_in
from explainer.evidence.happening import DatedText
from explainer.facts.copies import SourceIndex
from explainer.facts.dating import DateField, origin
from explainer.ground.dates import DateError, PartialDate
from explainer.model import dateforms

COPY = "Published on 2 May 2024.\n\nThe minister met the council on 1 May 2024. In June it rained.\n"
SITE = """
-- site.yaml --
title: Dated site
base_url: https://dated.example/
-- content/pages/home.md --
---
title: Home
---
Welcome.
-- content/regions/land.md --
---
title: Land
level: nation
codes: {{iso3166_2: CN}}
---
All of it.
-- content/themes/trade.md --
---
title: Trade
question: What is said of trade?
summary: What is said of trade.
---
-- content/sources/paper.yaml --
title: The minister spoke
kind: news
publisher: not-stated
published: {published}
language: {language}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hash}}}
quality: {{grade: C}}
{source}
-- content/speeches/opening.md --
---
title: Opening
type: speech
date: {date}
themes: [trade]
sources: [paper]
national: true
quotes:
  - {{id: met, source: paper, exact: "{exact}"}}
{speech}
---
-- content/snapshots/paper.txt --
{copy}"""
BASES = """{% set known = site.date_origin(page.subject, "FIELD") %}{{ known.basis }} {{ known.line }}
"""
Make = Callable[..., TinySite]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def site(**given: str) -> TinySite:
        copy = given.pop("copy", COPY)
        values = {
            "published": "2024-05-02", "date": "2024-05-01", "language": "en", "source": "", "speech": "",
            "exact": "The minister met", **given,
        }  # fmt: skip
        archive = SITE.format(copy=copy, hash=sha256(copy.encode()).hexdigest(), **values)
        archive = re.sub(r"\n\n(?=-- content/speeches)", "\n", archive).replace(
            "\n\n---\n-- content/snap", "\n---\n-- content/snap"
        )
        found = TinySite.make(tmp_path / "site", archive)
        found.write("layouts/speech.html", "<html lang=en><title>S</title>" + BASES.replace("FIELD", "date"))
        return found.write(
            "layouts/source.html", "<html lang=en><title>S</title>" + BASES.replace("FIELD", "published")
        )

    return site


def codes(site: TinySite) -> list[str]:
    return sorted(problem.code for problem in site.build().report.problems if problem.code[1:] in (
        "310", "314", "315", "320", "321", "341"))  # fmt: skip


def test_a_date_that_a_copy_prints_is_printed_and_its_line_is_known(make: Make) -> None:
    built = make().build().expect_no_problems()
    assert "printed 3" in built.output("speeches/opening/index.html")
    assert "printed 1" in built.output("sources/paper/index.html")


@pytest.mark.parametrize("day", ["2024-05-04", "2024-05-03", "2023-05-01", "2024-06-01", "2024-06", "2023"])
def test_a_date_that_no_copy_prints_is_noticed(make: Make, day: str) -> None:
    site = make(date=day, published=day)
    assert codes(site) == ["W314", "W314"]
    built = site.build()
    assert "unrecorded 0" in built.output("speeches/opening/index.html")
    assert "unrecorded 0" in built.output("sources/paper/index.html")


PAPER = "3 May 2024\n\nThe minister met the council on 1 May 2024.\n\nUpdated 2 June 2023.\n"


@pytest.mark.parametrize("stated", ["", "date_basis: printed"])
@pytest.mark.parametrize(("day", "code"), [("2024-05-01", ""), ("2023-06-02", "W341"), ("2024-05-03", "W341")])
def test_the_day_of_the_paper_or_its_printing_is_not_that_of_the_event(
    make: Make, day: str, code: str, stated: str
) -> None:
    site = make(copy=PAPER, date=day, published="2024-05-03", speech=stated)
    assert codes(site) == ([code] if code else [])
    said = site.build().output("speeches/opening/index.html")
    assert ("printed 3" if not code else "elsewhere") in said


def test_a_note_may_say_why_a_date_is_the_events_that_no_sentence_ties_to_it(make: Make) -> None:
    assert codes(make(copy=PAPER, date="2023-06-02", published="2024-05-03", speech="date_note: By letter.")) == []


def test_where_only_the_papers_date_line_has_the_day_readers_are_told(make: Make) -> None:
    built = make(copy="Land, 3 May 2024. The minister met them.\n", date="2024-05-03", published="2024-05-03").build()
    built.expect_no_problems()
    assert "dateline 1" in built.output("speeches/opening/index.html")
    assert "printed 1" in built.output("sources/paper/index.html")


def test_the_day_of_a_paper_is_not_one_that_its_text_tells(make: Make) -> None:
    assert codes(make(copy=PAPER, published="2024-05-01")) == ["W314"]
    assert codes(make(copy=PAPER, published="2024-05-01", source="published_basis: printed")) == ["E320"]
    built = make(copy="The minister met the council on 1 May 2024.\n", published="2024-05-01").build()
    built.expect_no_problems()
    assert "sentence 1" in built.output("sources/paper/index.html")


def test_a_date_that_the_source_denies_is_not_printed(make: Make) -> None:
    copy = "2 May 2024\n\nThe minister met them not on 1 May 2024 but a week later.\n"
    assert "W314" in codes(make(copy=copy))
    assert "E320" in codes(make(copy=copy, speech="date_basis: printed"))


def test_a_date_said_to_be_printed_that_is_not_is_an_error_that_names_what_is(make: Make) -> None:
    site = make(
        date="2024-05-04", speech="date_basis: printed", published="2024-05-03", source="published_basis: printed"
    )
    assert codes(site) == ["E320", "E320"]
    messages = " ".join(str(problem.remedy) for problem in site.build().report.problems)
    assert '"1 May 2024" (paper, line 3)' in messages


def test_of_a_copy_that_is_not_the_recorded_one_only_that_is_said(make: Make) -> None:
    site = make(date="2024-05-04")
    assert codes(site) == ["W314"]
    site.write("content/snapshots/paper.txt", COPY.replace("rained", "snowed"))
    assert codes(site) == []
    assert [problem.code for problem in site.build().report.problems if problem.is_error] == ["E304"]


def test_a_note_says_where_a_date_is_from(make: Make) -> None:
    built = make(date="2024-04-30", speech="date_note: From the programme.").build().expect_no_problems()
    assert "noted 0" in built.output("speeches/opening/index.html")


def test_what_an_editor_states_as_inferred_or_external_stays(make: Make) -> None:
    for stated in ("inferred", "external"):
        built = make(speech=f"date_basis: {stated}").build().expect_no_problems()
        assert f"{stated} 0" in built.output("speeches/opening/index.html")


def test_what_nobody_could_look_up_is_not_called_printed() -> None:
    texts = {"paper": SourceIndex(SourceText.prepare(COPY, ())[0], ())}
    dates = {"paper": DatedText(texts["paper"].text, dates_in(texts["paper"].text, "en"))}

    def basis(day: str, source: str, stated: str = "", note: str = "") -> str:
        return origin(DateField(("date",), PartialDate.parse(day), stated, note, (source,)), texts, dates).basis

    assert basis("2024-05-01", "paper") == basis("2024-05-01", "paper", "printed") == "printed"
    assert basis("2024-05-04", "paper", "printed") == basis("2024-05-04", "gone") == "unrecorded"
    assert basis("2024-05-04", "gone", "printed") == "unchecked"
    assert basis("2024-05-04", "gone", note="By letter.") == "noted"
    assert [basis("2024-05-01", "paper", stated) for stated in ("inferred", "external")] == ["inferred", "external"]


def test_a_month_without_its_year_prints_no_year(make: Make) -> None:
    assert codes(make(date="2024-06", speech="date_text: In June")) == ["W314"]
    assert codes(make(date="XXXX-06", speech="date_text: In June", exact="In June it rained")) == []


@pytest.mark.parametrize(
    ("words", "date", "expected"),
    [
        ("In June", "2024-03", "E310"), ("1 May 2024", "2019-05-01", "E310"),
        ("1 May 2024", "2019-11", "E310"),
        ("1-3 May 2024", "2024-05-02", "E310"), ("1-3 May 2024", "2024-05-01", "E310"),
        ("1-3 May 2024", "2024-05-01/2024-05-03", ""),
        ("1-3 May 2024", "2024-05-01/2024-05-02", "E310"),
        ("30 April - 2 May 2024", "2024-05-30", "E310"),
        ("In May 2024", "2024-05-07", "E321"), ("In 2023", "2023-05", "E321"),
        ("1 May 2024", "2024-05", ""),
        ("2024年5月1日", "2024-05-02", "E310"), ("2024年5月1日", "2024-05-01", ""),
        ("5. März 2024", "2024-03-06", "E310"),
        ("le 5 mars 2024", "2024-04-05", "E310"), ("5 de marzo de 2024", "2023-03-05", "E310"),
        ("5 марта 2024 г.", "2024-03-04", "E310"),
        ("in the second quarter of 2024", "2024-Q3", "E310"), ("在第二季度", "2024-Q1", "E310"),
        ("at the end of last year", "2023-12", ""),
    ],
)  # fmt: skip
def test_the_date_is_what_its_words_say(make: Make, words: str, date: str, expected: str) -> None:
    site = make(date=date, speech=f'date_text: "{words}"', copy=f"{COPY}It met {words}, they say.\n")
    assert [code for code in codes(site) if code not in ("W314", "W341")] == ([expected] if expected else [])


def test_a_date_from_elsewhere_may_differ_from_the_words_of_a_source_that_errs(make: Make) -> None:
    speech = 'date_text: "1 May 2024"\ndate_basis: external\ndate_note: The paper errs.'
    assert codes(make(date="2019-05-01", speech=speech)) == []


def test_a_season_that_may_be_two_years_is_asked_about(make: Make) -> None:
    site = make(date="2023-24", speech="date_note: From the programme.")
    assert codes(site) == ["W315"]
    site.edit("site.yaml", "title: Dated site", "title: Dated site\ndates: {seasons: true}")
    assert codes(site) == []
    assert codes(make(date="2023-21", speech="date_note: From the programme.")) == []


FORMS = [
    ("2023/24", "2023/2024"), ("2023–24", "2023/2024"), ("1999/00", "1999/2000"),
    ("1999-00", "1999/2000"),
    ("2024-05-01 - 2024-05-03", "2024-05-01/2024-05-03"),
    ("2024-05-01 – 2024-05-03", "2024-05-01/2024-05-03"),
    ("2024-05-01 to 2024-05-03", "2024-05-01/2024-05-03"),
    ("2024-05-01 bis 2024-05-03", "2024-05-01/2024-05-03"),
    ("2024-05-01至2024-05-03", "2024-05-01/2024-05-03"), ("2024-05-01/03", "2024-05-01/2024-05-03"),
    ("2024-05/07", "2024-05/2024-07"), ("Q2 2024", "2024-Q2"), ("2Q24", "2024-Q2"),
    ("2024 Q2", "2024-Q2"),
    ("Sept 2024", "2024-09"), ("Sept. 5, 2024", "2024-09-05"), ("1-3 May 2024", "2024-05-01/2024-05-03"),
    ("30 April - 2 May 2024", "2024-04-30/2024-05-02"), ("1990s", "1990/1999"), ("199X", "1990/1999"),
    ("..2024", "../2024"), ("2024..", "2024/.."), ("since 2024", "2024/.."), ("before 2024", "../2023"),
    ("circa 2024", "2024~"), ("~2024", "2024~"), ("May 2024?", "2024-05?"), ("spring 2024", "2024-21"),
    ("winter 2023", "2023-12/2024-02"), ("5. März 2024", "2024-03-05"),
    ("le 1er mars 2024", "2024-03-01"),
    ("5 de marzo de 2024", "2024-03-05"), ("5 марта 2024 г.", "2024-03-05"), ("2024年5月1日", "2024-05-01"),
    ("2024年上半年", "2024-01/2024-06"), ("20 October", "XXXX-10-20"), ("10月20日", "XXXX-10-20"),
    ("05/2024", "2024-05"),
    ("Tuesday, 5 March 2024", "2024-03-05"), ("early 2024", "months"),
    ("FY2024", "first and last month"), ("n.d.", "leave the field out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), FORMS)
def test_what_people_write_is_answered_with_the_form_that_is_meant(text: str, meant: str) -> None:
    with pytest.raises(DateError) as caught:
        dateforms.read(text)
    assert meant in caught.value.remedy


def test_no_message_proposes_a_season_for_two_years() -> None:
    for year in range(2019, 2025):
        for mark in "/–—":
            with pytest.raises(DateError) as caught:
                dateforms.read(f"{year}{mark}{(year + 1) % 100:02}")
            assert f"{year}/{year + 1}" in caught.value.remedy
