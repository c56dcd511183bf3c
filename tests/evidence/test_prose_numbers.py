"""Numbers of paragraphs that cite: each is printed by a source that is cited, or by a record in the paragraph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal

import growth
import pytest
from sites import TinySite, checked

from explainer.engine.store import Store
from explainer.evidence.amounts import amounts
from explainer.evidence.estimates import estimates, is_estimated
from explainer.ground.problems import Problem

Make = Callable[..., TinySite]

PAPER = """Output grew by 77 percent, and nine million people moved to the towns. Trade was worth 2.4 trillion yuan.
The rate was 4.1 to 5.9 percent. It fell by 6.7 percentage points. The fleet has 1,234 ships and 25 harbours.
This passage about 555 towns was put in by a stranger.
"""
OTHER = "The second paper counts 310 bridges.\n"


def source(name: str, text: str, exclude: str = "[]") -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"""
-- content/sources/{name}.yaml --
title: Source {name}
kind: news
publisher: not-stated
published: 2024-05-02
published_basis: printed
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/{name}.txt, sha256: {digest}}}
quality: {{grade: A, exclude: {exclude}}}
-- content/snapshots/{name}.txt --
{text}"""


SITE = """
-- site.yaml --
title: Prose
base_url: https://prose.example/
languages:
  en: {name: English, tag: en}
  zh: {name: 中文, tag: zh-Hans}
-- content/regions/land.md --
---
title: Land
level: nation
codes: {iso3166_2: CN}
---
-- content/figures/bridges.yaml --
title: Bridges
value: 310
unit: bridges
unit_kind: count
period: 2023
region: land
quote: {source: other, exact: 310 bridges}
-- content/figures/double.yaml --
title: Double
value: 154
low: 150
high: 158
unit: percent
unit_kind: percent
period: 2023
region: land
derived: {formula: bridges - 156, from: [bridges]}
"""
EXCLUDED = "[{id: x, exact: This passage about 555 towns was put in by a stranger., reason: put in}]"
SITE += source("paper", PAPER, EXCLUDED) + source("other", OTHER)


@pytest.fixture
def check(make_site: Make) -> Callable[..., list[Problem]]:
    def run(text: str, lang: str = "", fields: str = "") -> list[Problem]:
        page = f"\n-- content/pages/page.md --\n---\ntitle: Page\n{fields}---\n{'Words.' if lang else text}\n"
        if lang:
            page += f"-- content/pages/page.{lang}.md --\n---\ntitle: Page\n---\n{text}\n"
        site = make_site(SITE + page)
        with site.alone():
            store = Store(site.root / "store")
            try:
                found = checked(site.options(), store)
            finally:
                store.close()
        assert found.facts is not None, found.problems
        return [problem for problem in found.problems if problem.code in ("W324", "W503", "E327", "W322")]

    return run


Check = Callable[..., list[Problem]]


def test_one_citation_does_not_speak_for_every_number_of_its_paragraph(check: Check) -> None:
    (found,) = check("Words.\n\nOutput grew by 77 percent and 8 million people left [@paper].")
    assert (found.code, found.is_error, found.where.line, found.where.column) == ("W324", False, 6, 31)
    assert found.message == "None of the sources cited here prints this number: 8 million (paper)."


@pytest.mark.parametrize(
    "text",
    [
        "Output grew by 77 percent and 9 million people moved [@paper].",
        "Output grew by 77% and 9,000,000 people moved [@paper].",
        "Nine million people moved [@paper].",
        "Trade was worth 2.4 trillion yuan [@paper].",
        "Trade was worth 2,400 billion yuan [@paper].",
        "A rate of 4.1% or 5.9% [@paper].",
        "Between 4.1 and 5.9 percent [@paper].",
        "A fall of 6.7 percentage points [@paper].",
        "The 1234 ships of the fleet [@paper].",
        "In 2024, on 5 May 2024 at 09:22, the 14th plan, No. 5, § 5.2, and 2) more [@paper].",
        "In chapter 3, on page 14, Article 14, paragraph 3, figure 2 and table 7; 24/7 [@paper].",
        "The three harbours and five ships of our list [@paper].",
        "They have 310 bridges and 25 harbours [@paper] [@other].",
        "See [[figure:bridges|310 bridges]] and 1,234 ships [@paper].",
        "They have 310 bridges, see [[figure:bridges]]; and 25 harbours [@paper].",
        "Twice as many, 154 percent, by [[figure:double|our calculation]] [@paper].",
        "Between 150 and 158 percent, by [[figure:double|our calculation]] [@paper].",
        "They have 310 bridges and 25 harbours [@paper].\n\n![[figure:bridges]]",
        "They have 310 bridges.\n\n![[figure:bridges]]",
        "It is 154 percent.\n\n![[figure:double]]",
        "Am 5. März 2024 und le 5 mars 2024 y el 5 de marzo de 2024, 5 марта 2024 [@paper].",
        "- 25 harbours [@paper]\n- 310 bridges [@other]",
        "So it was.[^7]\n\n[^7]: The fleet has 25 harbours [@paper].",
        "25 harbours.[^7]\n\n[^7]: See [@paper].",
    ],
)
def test_numbers_that_are_printed_or_state_nothing_are_left_alone(check: Check, text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Output grew by 78 percent [@paper].", "78 percent"),
        ("Output grew by 77 percentage points [@paper].", "77 percentage points"),
        ("They have 77 people [@paper].", "77"),
        ("Trade was worth 2.4 billion yuan [@paper].", "2.4 billion"),
        ("Eight million people moved [@paper].", "Eight million"),
        ("Two hundred and five ships [@paper].", "Two hundred and five"),
        ("A fall of 6.7 percent [@paper].", "6.7 percent"),
        ("It counts 555 towns [@paper].", "555"),
        ("They have 310 bridges [@paper].", "310"),
        ("They have 311 bridges.\n\n![[figure:bridges]]", "311"),
        ("It is 155 percent.\n\n![[figure:double]]", "155 percent"),
        ("| a | b |\n|---|---|\n| 26 harbours | [@paper] |", "26"),
        ("- 26 harbours [@paper]", "26"),
        ("26 harbours.[^7]\n\n[^7]: See [@paper].", "26"),
        ("26 harbours.\n\nSource: [@paper]", "26"),
        ("Words [@paper].[^7]\n\n[^7]: There are 26 harbours.", "26"),
        ("The paper says [@paper]:\n\n- 26 harbours", "26"),
        ("- “25 harbours” and 26 ships [@paper]", "26"),
    ],
)
def test_a_number_that_no_cited_source_prints_is_named(check: Check, text: str, shown: str) -> None:
    (found,) = check(text)
    assert found.code == "W324"
    assert f"this number: {shown} (" in found.message


def test_a_number_in_words_that_are_looked_up_is_reported_once(check: Check) -> None:
    found = check("It says: “The fleet has 999 ships and 25 harbours.” [@paper]")
    assert [problem.code for problem in found] == ["E327"]


@pytest.mark.parametrize(
    "text", ["增长77%，900万人 [@paper]。", "贸易额2.4万亿元 [@paper]。", "下降6.7个百分点 [@paper]。"]
)
def test_numbers_of_a_chinese_text_are_found_in_an_english_source(check: Check, text: str) -> None:
    assert check(text, lang="zh") == []


@pytest.mark.parametrize(
    "text", ["增长78%[@paper]。", "贸易额2.4亿元 [@paper]。", "下降6.7%[@paper]。", "百分之七十八[@paper]。"]
)
def test_numbers_of_a_chinese_text_that_the_source_does_not_print_are_named(check: Check, text: str) -> None:
    (found,) = check(text, lang="zh")
    assert found.code == "W324"


@pytest.mark.parametrize(
    ("text", "value", "share"),
    [
        ("2.4 trillion yuan", "2400000000000", "other"),
        ("2.4万亿元", "2400000000000", "other"),
        ("nine million people", "9000000", "any"),
        ("a hundred and twenty-five ships", "125", "any"),
        ("5 percent", "5", "percent"),
        ("a 5-percent rise", "5", "percent"),
        ("百分之五", "5", "percent"),
        ("a fall of -5 percent", "5", "percent"),
        ("两千六人", "2600", "any"),
        ("九百万人", "9000000", "any"),
        ("两万五千里", "25000", "any"),
        ("三点五", "3.5", "any"),
    ],
)
def test_an_amount_is_read_with_its_scale_in_digits_and_words(text: str, value: str, share: str) -> None:
    (found,) = amounts(text)
    assert (found.value, found.share) == (Decimal(value), share)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Output fell by 77 percent [@paper].", "as a rise"),
        ("A fall of 77 percent [@paper].", "as a rise"),
        ("The rate rose by 6.7 percentage points [@paper].", "as a fall"),
        ("It did not fall by 6.7 percentage points [@paper].", "was not so"),
        ("Trade was worth $2.4 trillion [@paper].", "another currency"),
        ("Trade was worth 2.4 trillion dollars [@paper].", "another currency"),
        ("More than 1,234 ships [@paper].", "another limit"),
        ("No fewer than nine million people moved [@paper].", "another limit"),
        ("Up to 1,234 ships [@paper].", "another limit"),
        ("The fleet has 25 ships [@paper].", "of something else"),
        ("The fleet has 1,234 harbours [@paper].", "of something else"),
        ("More than 310 bridges.\n\n![[figure:bridges]]", "another limit"),
    ],
)
def test_a_number_that_is_printed_otherwise_is_named(check: Check, text: str, why: str) -> None:
    (found,) = check(text)
    assert found.code == "W324"
    assert why in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Output rose by 77 percent [@paper].",
        "The 77 percent are much [@paper].",
        "A drop of 6.7 percentage points [@paper].",
        "Trade of RMB 2.4 trillion [@paper].",
        "The 25 big harbours [@paper].",
        "It has 1,234 vessels [@paper].",
        "The rate was at least 4.1 percent [@paper].",
    ],
)
def test_a_number_in_other_words_is_left_alone(check: Check, text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "why"),
    [
        ("产出下降77% [@paper]。", "zh", "as a rise"),
        ("贸易额2.4万亿美元 [@paper]。", "zh", "another currency"),
        ("超过1234艘船 [@paper]。", "zh", "another limit"),
        ("产出增长三成 [@paper]。", "zh", "this number: 三成"),
        ("产出翻了一番 [@paper]。", "zh", "as much: 翻了一番"),
        ("几十万人 [@paper]。", "zh", "as much: 几十万"),
        ("７８ percent [@paper].", "", "this number: ７８"),
        ("⅞ percent [@paper].", "", "this number: ⅞"),
        ("Twelve ships [@paper].", "", "this number: Twelve"),
        ("A third of the towns burned [@paper].", "", "as much: A third"),
        ("Two thirds of the people left [@paper].", "", "as much: Two thirds"),
        ("Half of the people left [@paper].", "", "as much: Half of the"),
        ("Output doubled [@paper].", "", "as much: doubled"),
        ("Dozens of ships sank [@paper].", "", "as much: Dozens of"),
        ("Thousands of people moved [@paper].", "", "as much: Thousands of"),
    ],
)
def test_amounts_that_are_not_written_as_plain_numbers_are_seen(check: Check, text: str, lang: str, why: str) -> None:
    (found,) = check(text, lang)
    assert found.code == "W324"
    assert why in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Millions of people moved [@paper].",
        "Over three quarters, so to say; in the first half of the year [@paper].",
        "The second half of the book, twice a year [@paper].",
        "Over the first three quarters of the year [@paper].",
        "Thousands of ships [@paper].",
    ],
)
def test_estimates_that_the_source_bears_out_are_left_alone(check: Check, text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("a third of the firms", "33.3 percent of the firms"),
        ("a third of the firms", "三分之一的企业"),
        ("two thirds of the firms", "zwei Drittel der Firmen"),
        ("half of the firms", "la moitié des entreprises"),
        ("output doubled", "output rose by 100 percent"),
        ("output doubled", "产量翻了一番"),
        ("output halved", "el valor cayó a la mitad"),
        ("数千人", "4,266 people"),
        ("des milliers d'emplois", "тысячи рабочих мест"),
        ("Tausende Arbeitsplätze", "4.266 Arbeitsplätze"),
    ],
)
def test_an_estimate_is_borne_out_in_any_language(said: str, printed: str) -> None:
    (one,) = estimates(said)
    language = "de" if "Arbeits" in printed else "en"
    assert is_estimated(one, estimates(printed, loose=True), amounts(printed, language))
    assert not is_estimated(one, estimates("nothing of the sort", loose=True), amounts("12 of them", "en"))


def test_two_numbers_in_words_are_not_one() -> None:
    assert [found.value for found in amounts("of two forty remain")] == [Decimal(2), Decimal(40)]


def test_a_number_in_words_has_its_place(check: Check) -> None:
    (found,) = check("A paper.\n\nThe *report* speaks of a town and eight million people [@paper].")
    assert (found.where.line, found.where.column) == (6, 35)


def test_both_ends_of_a_range_have_what_stands_behind_the_second() -> None:
    assert [(str(item.value), item.share) for item in amounts("4.1 to 5.9 percent")] == [
        ("4.1", "percent"),
        ("5.9", "percent"),
    ]
    assert [int(item.value) for item in amounts("2 to 3 million")] == [2_000_000, 3_000_000]


@pytest.mark.parametrize("text", ["1 ", "nine ", "九", "5%", "1 to 2 million ", "a hundred and ", "1,"])
def test_many_numbers_cost_one_pass(text: str) -> None:
    assert len(amounts(text * 1000)) <= 4000
    found = growth.measured("prose", (text,))
    assert found.is_linear, str(found)


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("See [[figure:bridges|310 bridges]].", "", []),
        ("See [[figure:bridges|the bridges]].", "", []),
        ("See [[figure:bridges|320 bridges]].", "", ["320"]),
        ("See [[figure:bridges|more than 310 bridges]].", "", ["310"]),
        ("Words.", "summary: Output grew by 77 percent.\nsources: [paper]\n", []),
        ("Words.", "summary: Output grew by 99 percent.\nsources: [paper]\n", ["99 percent"]),
        ("Words.", "summary: Output fell by 77 percent.\nsources: [paper]\n", ["77 percent"]),
        ("Words.", "summary: Output grew by 99 percent.\n", []),
    ],
)
def test_numbers_of_links_and_summaries_are_those_of_their_evidence(
    check: Check, text: str, fields: str, said: list[str]
) -> None:
    found = [problem for problem in check(text, fields=fields) if problem.code == "W324"]
    assert len(found) == len(said), found
    assert all(number in problem.message for number, problem in zip(said, found, strict=True))
