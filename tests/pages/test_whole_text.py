"""The whole text of a source as a page: paragraphs, marks with links both ways, and nothing beyond the display rule."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import judges
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import TinySite
from test_claims import build_with_product_theme, facts_of
from test_display_rules import said

from explainer.evidence.normalise import plain
from explainer.evidence.paragraphs import LONGEST, Paragraph, paragraphs
from explainer.evidence.source import SourceText
from explainer.evidence.words import sentence_starts
from explainer.facts import wholetexts
from explainer.facts.facts import Facts
from explainer.facts.wholetexts import QuotationSpans, stretches
from explainer.pages.links import check_tree
from explainer.queries.evidence import quotation
from explainer.queries.whole_texts import whole_text
from explainer.search.documents import documents

Make = Callable[..., TinySite]

FULL = """Speech at the opening of the harbour

Dear friends, fullword one stands in the first paragraph. We will open the harbour, and we will keep it open.

INJECTED BY A STRANGER, of which no letter may be seen.

The harbour is large. Fullword two stands at the end.
"""
BRIEF = (
    "".join(f"Briefword{number} stands in sentence {number} of the excerpted paper. " for number in range(120)) + "\n"
)
HIDDEN = "Hiddenword stands here, and nobody may read this sentence on any page.\n"


def source(name: str, text: str, display: str, licence: str = "CC-BY-4.0", exclude: str = "") -> str:
    return f"""-- content/sources/{name}.yaml --
title: The {name} paper
kind: speech-text
publisher: The Press
published: 2024-05-02
date_note: From its address.
language: en
licence: {{id: {licence}, display: {display}, basis: It says so at its foot.}}
snapshot: {{path: snapshots/{name}.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}
quality:
  grade: A
  exclude: [{exclude}]
-- content/snapshots/{name}.txt --
{text}"""


STRANGER = "{id: x1, exact: 'INJECTED BY A STRANGER, of which no letter may be seen.', reason: It was put in.}"
SITE = f"""
-- site.yaml --
title: Whole
base_url: https://whole.example/
checks: {{needs: "off", theme_support: "off"}}
languages: {{en: {{name: English, tag: en}}, zh: {{name: 中文, tag: zh-Hans}}}}
-- content/regions/land.md --
---
title: Land
level: nation
---
It is said: “The harbour is large” [@full].
{source("full", FULL, "full", exclude=STRANGER)}\
{source("brief", BRIEF, "excerpts")}\
{source("hidden", HIDDEN, "metadata-only")}\
-- content/sources/full.zh.yaml --
title: 全文材料
-- content/speeches/opening.md --
---
title: Opening
type: speech
date: 2024-05-01
national: true
sources: [full]
quotes:
  - {{id: open, source: full, exact: "We will open the harbour, and we will keep it open."}}
  - {{id: keep, source: full, exact: "open the harbour, and we will keep"}}
  - {{id: ends, source: full, exact: "fullword one … We will open the harbour"}}
  - {{id: brief, source: brief, exact: Briefword60 stands in sentence 60 of the excerpted paper.}}
  - {{id: hidden, source: hidden, exact: Hiddenword stands here}}
---
"""
PAGE = "sources/full/text/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    return TinySite.make(tmp_path_factory.mktemp("whole"), SITE, theme=False)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(TinySite.make(tmp_path_factory.mktemp("facts"), SITE))


@pytest.fixture(scope="module")
def output(site: TinySite) -> Path:
    return build_with_product_theme(site)


def everything(output: Path) -> str:
    """What all files of the output say, whatever they are."""
    texts = [said(path) if path.suffix in (".html", ".xml", ".json") else "" for path in output.rglob("*")]
    raw = [path.read_bytes().decode("utf-8", "replace") for path in output.rglob("*") if path.is_file()]
    return plain("\n".join((*texts, *raw)))


# ---- the leak test: three display rules, every file


def test_of_a_full_source_all_is_shown_but_what_is_excluded(output: Path) -> None:
    page = plain(said(output / PAGE))
    bare = re.sub(r"\d(, quoted in: (Opening|Land) ?\d?)+|\d(?=[ .,])", "", page)
    for paragraph in plain(FULL).split("INJECTED")[0].split("Dear"):
        assert paragraph.strip() == "" or paragraph.split()[0] in page
    for sentence in ("Dear friends, ", "stands in the first paragraph.", "Fullword two stands at the end."):
        assert sentence in page, bare
    assert "INJECTED" not in everything(output)
    assert "no letter may be seen" not in everything(output)
    assert "[55 characters are left out here. It was put in.]" in page


def test_of_an_excerpted_source_only_what_stands_around_a_quotation_is_in_any_file(output: Path) -> None:
    shown = {int(number) for number in re.findall(r"Briefword(\d+) ", everything(output))}
    assert 60 in shown
    assert shown == set(range(min(shown), max(shown) + 1))
    assert max(shown) - min(shown) < 20
    assert not (output / "sources/brief/text").exists()


def test_of_a_hidden_source_no_word_is_in_any_file(output: Path) -> None:
    assert "Hiddenword" not in everything(output)
    assert "nobody may read" not in everything(output)
    assert not (output / "sources/hidden/text").exists()


def test_a_full_source_without_a_known_licence_is_an_error_and_makes_no_page(make_site: Make) -> None:
    small = make_site(
        "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n" + source("a", FULL, "full", "unknown")
    )
    small.build().expect_problem("E309", "content/sources/a.yaml")
    assert not small.folder.exists()


def test_a_withdrawn_source_has_no_whole_text(make_site: Make) -> None:
    small = make_site(SITE)
    small.edit("content/sources/full.yaml", "kind: speech-text", "kind: speech-text\nstatus: withdrawn")
    assert whole_text(facts_of(small), "en", "full") is None


# ---- the page


def test_every_paragraph_has_its_number_for_a_name(output: Path) -> None:
    page = (output / PAGE).read_text(encoding="utf-8")
    assert re.findall(r'<(?:p|h2) id="(p\d+)">', page) == ["p1", "p2", "p3", "p4"]
    assert re.findall(r'<a class="number"[^>]*href="#(p\d+)">', page) == ["p1", "p2", "p3", "p4"]


def test_each_quotation_leads_to_its_paragraph_and_back(output: Path, facts: Facts) -> None:
    speech = (output / "speeches/opening/index.html").read_text(encoding="utf-8")
    assert speech.count('href="../../sources/full/text/index.html#p2"') == 3
    page = (output / PAGE).read_text(encoding="utf-8")
    for name in ("open", "keep", "ends"):
        assert f'href="../../../speeches/opening/index.html#q-{name}' in page
    view = quotation(facts, "en", "open")
    assert view is not None
    assert (view.place, view.paragraph) == ("sources/full/text/#p2", 2)


def test_quotations_of_other_sources_lead_to_the_source_as_before(facts: Facts) -> None:
    view = quotation(facts, "en", "brief")
    assert view is not None
    assert (view.place, view.paragraph) == ("sources/brief/#from-brief", 0)


def test_words_quoted_in_a_text_are_marked_as_well(output: Path) -> None:
    page = (output / PAGE).read_text(encoding="utf-8")
    assert "<mark>The harbour is large</mark>" in page
    assert 'href="../../../regions/land/index.html#:~:text=' in page


def test_overlapping_quotations_are_marked_once_and_each_has_one_link(output: Path) -> None:
    page = (output / PAGE).read_text(encoding="utf-8")
    second = page.partition('<p id="p2">')[2].partition("</p>")[0]
    marked = "".join(html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", second))
    assert marked == "fullword oneWe will open the harbour, and we will keep it open."
    assert len(re.findall(r'class="quoted-in"', second)) == 3
    names = re.findall(r'class="quoted-in".*?</a>', page)
    assert len({re.sub("<[^>]*>", "", name) for name in names}) == len(names), "two links have one name"


def test_the_source_page_stays_light_and_leads_to_the_text(output: Path) -> None:
    page = (output / "sources/full/index.html").read_text(encoding="utf-8")
    assert 'href="text/index.html">Read the whole text (4 paragraphs)</a>' in page
    assert "Fullword two" not in page.partition('id="quotations"')[0]
    assert 'href="text/index.html#p2">In the whole text: paragraph 2</a>' in page


def test_the_page_is_in_the_sitemap_and_names_its_other_languages(output: Path) -> None:
    sitemap = (output / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://whole.example/sources/full/text/" in sitemap
    assert "https://whole.example/zh/sources/full/text/" in sitemap
    assert "sources/brief/text/" not in sitemap
    page = (output / "zh" / PAGE).read_text(encoding="utf-8")
    assert '<link rel="alternate" hreflang="en" href="https://whole.example/sources/full/text/">' in page
    assert '<link rel="canonical" href="https://whole.example/zh/sources/full/text/">' in page
    assert '<div class="whole" lang="en">' in page
    assert "此处略去55个字符" in page


def test_no_link_of_the_site_is_broken(output: Path) -> None:
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    assert check_tree(files) == ()


@pytest.mark.slow
def test_the_page_has_no_finding_of_the_judges(output: Path) -> None:
    pages = [PAGE, f"zh/{PAGE}", "sources/full/index.html"]
    assert {found for found in judges.nu(output) if found[0] in pages} == set()
    assert {found for found in judges.html_validate(output) if found[0] in pages} == set()
    assert judges.browser(output, pages) == set()


def test_the_search_finds_every_part_of_the_text_and_nothing_excluded(facts: Facts, output: Path) -> None:
    found = [item for item in documents(facts) if "/text/" in item.url]
    assert [item.url for item in found] == ["sources/full/text/"]
    text = " ".join(found[0].passages)
    assert "Fullword two stands at the end." in text
    assert "INJECTED" not in text
    index = [path.read_text(encoding="utf-8") for path in (output / "search").glob("text-*.js")]
    assert any("Fullword two stands at the end." in part for part in index)


def test_a_long_text_is_searched_in_parts_that_lead_near_the_words(make_site: Make) -> None:
    text = "".join(f"Paragraph {number} of the text. {'It goes on. ' * 40}\n\n" for number in range(1, 201))
    archive = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n" + source("long", text, "full")
    found = [item for item in documents(facts_of(make_site(archive))) if "/text/" in item.url]
    assert len(found) > 3
    for item in found:
        first = int(item.url.partition("#p")[2] or 1)
        assert next(iter(item.said)).startswith(f"Paragraph {first} of")
        assert sum(map(len, item.said)) < 2 * 15_000


# ---- contents


def contents(make_site: Make, text: str) -> list[tuple[int, int, str]]:
    archive = "-- site.yaml --\ntitle: A\nbase_url: https://a.example/\n" + source("long", text, "full")
    view = whole_text(facts_of(make_site(archive)), "en", "long")
    assert view is not None
    return [(line.first, line.last, line.words) for line in view.contents]


def test_headings_are_the_contents_of_a_text(make_site: Make) -> None:
    parts = "".join(f"{number}. On matter {number}\n\nIt is as it is.\n\n" for number in (1, 2, 3))
    assert contents(make_site, parts) == [(1, 0, "1. On matter 1"), (3, 0, "2. On matter 2"), (5, 0, "3. On matter 3")]


def test_a_long_text_without_headings_has_ranges_of_paragraphs(make_site: Make) -> None:
    text = "".join(f"Paragraph {number} says something.\n\n" for number in range(1, 51))
    found = contents(make_site, text)
    assert found[0] == (1, 5, "Paragraph 1 says something.")
    assert found[-1] == (46, 50, "Paragraph 46 says something.")
    assert contents(make_site, "Short.\n\nVery short.\n") == []


# ---- paragraphs


def cut(text: str) -> list[str]:
    return [text[item.start : item.end] for item in paragraphs(text, sentence_starts(text))]


def headings(text: str) -> list[str]:
    return [text[item.start : item.end] for item in paragraphs(text, sentence_starts(text)) if item.is_heading]


WRAPPED = "The harbour will be opened in the\nspring of the next year, and it will\nbe kept open.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n", ["One.", "Two."]),
        ("One line that is a paragraph.\nAnother line that is one.\n", None),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\fTwo.", ["One.", "Two."]),
        ("\n\n  One.  \n \n\t\n Two.", ["One.", "Two."]),
        (WRAPPED + "\n" + WRAPPED, [WRAPPED.strip(), WRAPPED.strip()]),
        ("", []),
        (" \n\n ", []),
        ("It will be opened in the spring.\nIt will be kept open all the year.\nIt is large.\n", None),
        ("我们将开放港口。\n港口很大。\n", ["我们将开放港口。", "港口很大。"]),
    ],
)
def test_paragraphs_are_those_that_the_copy_makes(text: str, expected: list[str] | None) -> None:
    assert cut(text) == (text.strip().split("\n") if expected is None else expected)


def test_in_a_text_of_fixed_width_a_short_last_line_or_an_indent_makes_a_paragraph() -> None:
    lines = ["The harbour will be opened in the", "spring of the next year, and it", "will be open."]
    more = [
        "  It will be opened in the spring",
        "of the next year, and it will be",
        "kept so for a hundred years more.",
    ]
    assert cut("\n".join((*lines, *more))) == ["\n".join(lines), "\n".join(more).strip()]
    plain = [line.strip() for line in more]
    assert cut("\n".join((*lines, *plain))) == ["\n".join(lines), "\n".join(plain)]
    full = [*lines[:2], "will be kept open for all of them"]
    assert cut("\n".join((*full, *more))) == ["\n".join(full), "\n".join(more).strip()]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Chapter 3", True),
        ("III. The harbour", True),
        ("2.1. The harbour", True),
        ("第三章 港口", True),
        ("一、港口", True),
        ("（二）港口", True),
        ("ANNEX: THE HARBOUR", True),
        ("## The harbour", True),
        ("Kapitel 4", True),
        ("Глава 2", True),
        ("The harbour", False),
        ("3. The harbour is open.", False),
        ("一、港口是开放的。", False),
        ("2024", False),
        ("I. " + "a very long line " * 20, False),
    ],
)
def test_numbered_lines_and_capitals_are_headings_and_sentences_are_not(line: str, is_heading: bool) -> None:
    assert (line.strip() in headings(f"{line}\n\nThe text goes on here.\n")) is is_heading


def test_a_list_of_numbered_lines_is_no_row_of_headings() -> None:
    assert headings("1. Open\n\n2. Keep open\n\n3. Widen\n\n4. Close\n\nThat is all.\n") == []


@given(st.text(alphabet="ab .。\n\f\r　 1中", max_size=200))
def test_paragraphs_hold_every_character_but_white_space_in_order(text: str) -> None:
    found = paragraphs(text, sentence_starts(text))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert "".join("".join(text[item.start : item.end].split()) for item in found) == "".join(text.split())
    assert all(text[item.start : item.end].strip() == text[item.start : item.end] != "" for item in found)


@pytest.mark.parametrize(
    "text", ["One sentence of some length follows. " * 3000, "long" * 30_000, "港口是开放的。" * 10_000]
)
def test_a_paragraph_without_end_goes_on_in_others(text: str) -> None:
    found = cut(text)
    assert len(found) > 10
    assert max(map(len, found)) <= 2 * LONGEST + 40
    assert "".join("".join(found).split()) == "".join(text.split())


# ---- marks


def walked(text: str, excluded: list[str], quoted: list[list[tuple[int, int]]]) -> list[list[tuple[str, bool, int]]]:
    prepared, _ = SourceText.prepare(text, [(str(number), words, "why") for number, words in enumerate(excluded)])
    passages = [QuotationSpans(str(number), tuple(parts)) for number, parts in enumerate(quoted)]
    found = stretches(prepared, paragraphs(text, sentence_starts(text)), passages)
    return [[("[…]" if item.gap else item.text, item.is_quoted, len(item.ending)) for item in parts] for parts in found]


def test_an_excluded_passage_over_several_paragraphs_stands_where_it_begins() -> None:
    text = "One and two.\n\nThree.\n\nFour and five.\n\nSix.\n"
    assert walked(text, ["two.\n\nThree.\n\nFour and"], []) == [
        [("One and ", False, 0), ("[…]", False, 0)],
        [],
        [(" five.", False, 0)],
        [("Six.", False, 0)],
    ]


def test_a_quotation_over_two_paragraphs_is_marked_in_both_and_linked_at_its_end() -> None:
    text = "One and two.\n\nThree and four.\n"
    start, end = text.index("two"), text.index(" and four")
    assert walked(text, [], [[(start, end)]]) == [
        [("One and ", False, 0), ("two.", True, 0)],
        [("Three", True, 1), (" and four.", False, 0)],
    ]


def test_a_quotation_that_ends_with_its_paragraph_is_linked_there() -> None:
    text = "One.\n\nTwo.\n"
    assert walked(text, [], [[(0, 4)], [(6, 10)]]) == [[("One.", True, 1)], [("Two.", True, 1)]]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8),
    st.lists(st.sampled_from(["alpha beta", "gamma.\n\nDelta", "eta theta"]), max_size=2, unique=True),
)
def test_marks_cover_exactly_the_quoted_words_and_each_quotation_ends_once(
    spans: list[tuple[int, int]], excluded: list[str]
) -> None:
    text = "Alpha alpha beta gamma.\n\nDelta epsilon zeta.\n\nEta theta eta theta iota kappa."
    prepared, _ = SourceText.prepare(text, [(words, words, "why") for words in excluded])
    parts = [(start, min(start + size, len(text))) for start, size in spans]
    parts = [(start, end) for start, end in parts if not prepared.excluded_between(start, end)]
    hidden = {at for item in prepared.excluded for at in range(*item.raw)}
    walk = walked(text, excluded, [[span] for span in parts])
    shown = "".join(words for paragraph in walk for words, _, _ in paragraph if words != "[…]")
    marked = "".join(words for paragraph in walk for words, quoted, _ in paragraph if quoted)
    inside = {at for start, end in parts for at in range(start, end)}
    assert "".join(shown.split()) == "".join(sign for at, sign in enumerate(text) if at not in hidden and sign.strip())
    assert "".join(marked.split()) == "".join(sign for at, sign in enumerate(text) if at in inside and sign.strip())
    assert sum(ending for paragraph in walk for _, _, ending in paragraph) == len(parts)


def test_unseen_signs_do_not_reach_the_page_and_chinese_lines_join() -> None:
    assert wholetexts.readable("12\u202e34\x00\u200b") == "1234"
    assert wholetexts.readable("新质生\n产力") == "新质生产力"
    assert wholetexts.readable("new\nforces") == "new\nforces"


def test_the_work_grows_with_the_text_and_its_quotations_and_not_with_their_product() -> None:
    """Counted in stretches: each quotation adds at most two cuts, however many others hold the same words."""
    text = "word " * 2000

    def count(many: int) -> int:
        found = paragraphs(text, sentence_starts(text))
        prepared, _ = SourceText.prepare(text, [])
        passages = [QuotationSpans(str(number), ((number * 5, 9999 - number * 5),)) for number in range(many)]
        return sum(len(parts) for parts in stretches(prepared, found, passages))

    assert count(200) <= 2 * 200 + 10
    assert count(400) <= 2 * count(200) + 10


# ---- rendered again


def test_a_new_quotation_renders_the_whole_text_again_and_an_edit_elsewhere_does_not(make_site: Make) -> None:
    small = make_site(SITE)
    small.edit(
        "content/regions/land.md", "It is said: “The harbour is large” [@full].", "A land."
    )  # no layout for notes
    assert PAGE in small.build().report.written
    small.edit("content/regions/land.md", "title: Land", "title: Land\nsummary: A country.")
    assert PAGE not in small.build().report.rendered
    small.edit("content/speeches/opening.md", "quotes:", "quotes:\n  - {id: two, source: full, exact: Fullword two}")
    small.write("layouts/source-text.html", "{{ site.whole_text(page.subject.partition(':')[2]).quotations|length }}")
    assert PAGE in small.build().report.rendered
    assert small.build().output(PAGE).strip() == "4"
    small.edit("content/speeches/opening.md", "exact: Fullword two}", "exact: Fullword two stands}")
    assert PAGE in small.build().report.rendered


def test_paragraphs_are_pure_values() -> None:
    assert paragraphs("One.\n\nTwo.") == (Paragraph(0, 4), Paragraph(6, 10))
