"""What a reader holds who prints a page: how many sheets, whose words, how surely, from which address."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import reader
from playwright.sync_api import Browser, Page
from reader import Reader

pytestmark = pytest.mark.slow

SHEETS = {"article": 6, "zh article": 6, "speech": 4, "region": 6, "timeline": 3, "matrix": 1, "term": 5, "source": 6}
"""Sheets of A4 that the longest page of a kind may take; one more than today where a text may well grow."""
SHEET = 794, 1123
"""A4 in CSS pixels: what media queries are told of it."""
PRINTED = 680
"""Pixels that 180 mm are: A4 without its margins."""
FOOT, LINES = 17, 15
"""Millimetres of the margin below the text, and what has to stand below a heading for it not to be alone."""

PAPER = "The council met in Northtown. “We will open the harbour to all ships,” the minister said.\n"
DAMAGED = "The plan names four steps, no dates. A harbour needs a road, the commentary says, and a road needs money.\n"
SENTENCE = "The plan for the harbour of Northtown has been read by us from its first page to its last. "
COLUMNS = ("Measure", "Office", "Beginning", "Money", "Status", "Record")
ROWS = (
    ("Harbour road", "Ministry of Transport", "Spring 2025", "12 million", "planned", "[[plan:port]]"),
    ("Customs house", "Ministry of Trade", "Autumn 2025", "3 million", "announced", "[[plan:port]]"),
    ("Pilots’ school", "Ministry of Education", "not stated", "not stated", "proposed", "[[plan:port]]"),
)


def table() -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (COLUMNS, ("---",) * 6, *ROWS))


def prose(words: int) -> str:
    found = (SENTENCE * (words // 10)).split()
    return " ".join(found[:words])


def body() -> str:
    """Six sections with 850 words of text, a table of six columns, two quotations, six citations, links."""
    parts = [
        f"{prose(60)} [@paper] See [[region:land]].\n\n{prose(70)}\n\n![[quote:harbour]]",
        f"{prose(65)} “open the harbour to all ships” [@paper]\n\n{prose(60)}\n\n{table()}",
        f"{prose(70)} [@damaged]\n\n{prose(60)} See [the handbook](https://elsewhere.example/handbook?of=ports).",
        f"{prose(70)} “a road needs money” [@damaged]\n\n![[quote:road]]",
        f"{prose(65)} [@paper]\n\n{prose(60)} See [[region:land]].",
        f"{prose(65)} [@damaged]\n\n{prose(60)}",
    ]
    return "\n\n".join(f"## The part number {number} of this plan\n\n{part}" for number, part in enumerate(parts, 1))


def archive() -> str:
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in (PAPER, DAMAGED)]
    return f"""
-- site.yaml --
title: Harbour
base_url: https://harbour.example/
checks: {{needs: "off", theme_support: "off"}}
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
-- content/organisations/press.yaml --
title: The Press
region: land
-- content/people/minister.yaml --
title: The minister
-- content/plans/port.yaml --
title: The port
issuer: press
region: land
level: nation
evidence_level: news
sources: [paper]
history:
  - {{step: announced, date: 2024-05, source: paper}}
-- content/sources/paper.yaml --
title: The council met
kind: news
publisher: press
published: 2024-05-02
date_note: From its address.
language: en
original_language: zh-Hans
translation: {{kind: machine}}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {digests[0]}}}
quality: {{grade: C}}
-- content/sources/damaged.yaml --
title: Four steps
kind: commentary
publisher: press
published: 2024-06
published_basis: inferred
date_note: From its words.
language: en
original_language: zh-Hans
translation: {{kind: machine}}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/damaged.txt, sha256: {digests[1]}}}
quality: {{grade: D}}
-- content/snapshots/paper.txt --
{PAPER}-- content/snapshots/damaged.txt --
{DAMAGED}-- content/speeches/opening.md --
---
title: Opening
type: speech
date: 2024-05-01
date_basis: inferred
national: true
sources: [paper, damaged]
speakers:
  - {{person: minister, role_text: minister}}
quotes:
  - {{id: harbour, source: paper, kind: direct, speaker: minister, exact: We will open the harbour to all ships}}
  - {{id: road, source: damaged, exact: "A harbour needs a road, the commentary says"}}
---
-- content/articles/plan.md --
---
title: A plan for the harbour
summary: What the plan says, who said it, and what stays open.
published: 2024-06-20
authors: [The editors]
regions: [land]
sources: [paper, damaged]
---
{body()}
"""


@pytest.fixture(scope="module")
def plan(made_once: Callable[[str, str], Path], browser: Browser) -> Iterator[Reader]:
    """A small site with an article of 850 words, in the product's own theme."""
    folder = made_once("print", archive())
    with reader.served(folder) as origin:
        yield Reader(browser, folder, origin)


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


# What a PDF tells without being unpacked: its sheets, where its headings and links stand, in points from below left.


def printed(page: Page, **choices: Any) -> bytes:
    return page.pdf(prefer_css_page_size=True, outline=True, tagged=True, **choices)


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def headings(pdf: bytes) -> dict[str, float]:
    """The headings, and how many millimetres above the lower edge of its sheet each begins."""
    found = re.findall(rb"/Title (\(.*?\)|<\w+>)\s*/Dest \[\d+ 0 R /XYZ [\d.]+ ([\d.]+)", pdf)
    return {title.decode("latin-1"): float(height) * 25.4 / 72 for title, height in found}


def right_edges(pdf: bytes) -> list[float]:
    """Where links end, in millimetres from the left edge of the sheet."""
    return [float(edge) * 25.4 / 72 for edge in re.findall(rb"/Rect \[[-\d.]+ [-\d.]+ ([-\d.]+) ", pdf)]


def on_paper(page: Page) -> None:
    """Let the window be a sheet: what is wider than the text between the margins then scrolls sideways."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
    page.evaluate(f"document.body.style.width = '{PRINTED}px'")


def test_pages_of_a_pdf_are_counted_without_their_tree() -> None:
    assert sheets(b"<</Type /Pages /Count 2>> <</Type /Page /x>> <</Type/Page>>") == 2


# The sample on which other generators were measured: 850 words, a table of six columns, quotations, citations.


def test_an_article_of_850_words_with_its_evidence_prints_on_three_sheets(plan: Reader) -> None:
    assert 840 <= len(body().split()) <= 870
    with plan.opens("articles/plan/") as visit:
        assert visit.page.locator("figure.quote").count() == 2
        assert visit.page.locator("a.ref[role='doc-noteref']").count() == 6
        assert visit.page.locator("thead th").count() == 6
        assert sheets(printed(visit.page)) <= 3


def test_paper_says_whose_words_how_surely_and_from_which_address(plan: Reader) -> None:
    with plan.opens("articles/plan/") as visit:
        on_paper(visit.page)
        text = " ".join(visit.page.inner_text("body").split())
        beside = visit.page.locator("main figure.quote + .margin").all_inner_texts()
        handbook = visit.page.get_by_role("link", name="the handbook")
        outside = handbook.evaluate("(it) => getComputedStyle(it, '::after').content")
        foot = visit.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--address')")
    assert "Address of this page: https://harbour.example/articles/plan/" in text
    assert "https://harbour.example/sources/paper/" in text, "a source is named without its address"
    assert "<https://elsewhere.example/handbook?of=ports>" in outside.replace('" "', "").replace('"', "")
    assert foot == '"https://harbour.example/articles/plan/"', "the running foot does not know the address"
    assert len(beside) == 2
    for said in beside:
        for fact in ("The Press, ", " 2024", "line 1"):
            assert fact in " ".join(said.split())
    described = text.split("Sources of this page")[1]
    assert text.count("Copy: ") == described.count("Copy: ") == described.count("https://harbour.example/sources/")
    assert "Machine translation from Chinese" in described


def test_the_address_at_the_foot_of_every_sheet_is_drawn(plan: Reader) -> None:
    """A foot that names the address needs glyphs, so the sheets without it take fewer bytes."""
    with plan.opens("articles/plan/") as visit:
        whole = unpacked_size(printed(visit.page))
        visit.page.evaluate("document.documentElement.removeAttribute('data-address')")
        assert unpacked_size(printed(visit.page)) < whole


def unpacked_size(pdf: bytes) -> int:
    """How many bytes the streams of a PDF hold."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return sum(len(zlib.decompressobj().decompress(data)) for data in streams if data[:1] == b"x")


def test_a_table_of_six_columns_is_not_cut_at_the_right(plan: Reader) -> None:
    with plan.opens("articles/plan/") as visit:
        edges = right_edges(printed(visit.page))
        on_paper(visit.page)
        wider = visit.page.evaluate("""() => [...document.querySelectorAll('main *')]
          .filter((part) => part.getBoundingClientRect().right > document.body.clientWidth + 1)
          .map((part) => part.outerHTML.slice(0, 80))""")
    assert len(edges) > 6
    assert max(edges) <= 195.5, "links reach into the right margin"
    assert wider == []


def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(plan: Reader) -> None:
    """Pushed down line by line, headings come to every place of a sheet."""
    with plan.opens("articles/plan/") as visit:
        for extra in range(0, 12, 2):
            visit.page.evaluate(f"document.querySelector('.head').style.paddingBottom = '{extra * 14}pt'")
            found = headings(printed(visit.page))
            assert len(found) >= 6
            assert {title: height for title, height in found.items() if height < FOOT + LINES} == {}, extra


def test_a_context_is_printed_if_it_was_opened_and_else_paper_says_where_it_is(plan: Reader) -> None:
    where = "The passage around each quotation can be opened there."
    with plan.opens("articles/plan/") as visit:
        on_paper(visit.page)
        contexts = visit.page.locator("details.context")
        assert contexts.count() == 2
        assert not contexts.first.is_visible()
        assert where in visit.page.inner_text(".footer")
        for number in range(2):
            contexts.nth(number).evaluate("(it) => { it.open = true }")
        assert contexts.first.locator("p").is_visible()
        assert where not in visit.page.inner_text(".footer")


def test_paper_is_white_and_ink_black_also_for_who_reads_on_dark_ground(plan: Reader) -> None:
    names = ("--paper", "--ink", "--ink-2", "--link", "--visited", "--evidence", "--caution", "--mark", "--tile-1")
    tokens = f"{list(names)}.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))"
    seen = []
    for scheme in ("light", "dark"):
        with plan.opens("articles/plan/", color_scheme=scheme) as visit:
            visit.page.emulate_media(media="print", color_scheme=scheme)
            seen.append(visit.page.evaluate(tokens))
    assert seen[0] == seen[1]
    assert seen[0][:2] == ["#fff", "#000"]


# The pages of the repository's own site.


@pytest.fixture(scope="module")
def paper_of(site: Reader) -> Callable[[str], bytes]:
    """The longest page of a kind as a PDF, which is made once."""

    @cache
    def made(kind: str) -> bytes:
        with site.reads(kind) as visit:
            return printed(visit.page)

    return made


@pytest.mark.parametrize("kind", SHEETS)
def test_the_longest_page_of_a_kind_prints_on_few_sheets(paper_of: Callable[[str], bytes], kind: str) -> None:
    paper = paper_of(kind)
    wide = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert sheets(paper) <= SHEETS[kind]
    assert max(right_edges(paper)) <= (282.5 if kind == "matrix" else 195.5)
    assert wide
    assert (float(wide[1]) > float(wide[2])) == (kind == "matrix")


@pytest.mark.parametrize("kind", ["article", "zh article", "speech", "region", "term", "source"])
def test_no_heading_of_a_long_page_is_left_alone_at_the_foot_of_a_sheet(
    paper_of: Callable[[str], bytes], kind: str
) -> None:
    found = headings(paper_of(kind))
    assert len(found) >= 2
    assert {title: height for title, height in found.items() if height < FOOT + LINES} == {}


def test_a_timeline_keeps_its_dates_in_a_rail_on_paper(site: Reader) -> None:
    with site.reads("timeline") as visit:
        on_paper(visit.page)
        places = visit.page.evaluate("""() => [...document.querySelectorAll('.event')].map((event) => {
          const box = (part) => event.querySelector(part).getBoundingClientRect()
          const [date, text, source] = [box('.event-date'), box('.event-head > a'), box('.event-source')]
          return [date.right, text.left, text.right, source.left, Math.abs(date.top - text.top)]
        })""")
    assert places
    for date, text, end, source, step in places:
        assert date <= text < end <= source
        assert step < 12, "a date does not stand beside its event"
