"""The gist of a quotation: words of the site's own in another language, below the words and never in their place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

import pytest
from sites import SMALL, Built, TinySite

from explainer.engine import build as building

Make = Callable[..., TinySite]

COPY = (
    "The plan of the land.\n\n“We will build 3 lines of rails,” said Ada.\n\nThe east stays quiet in winter.\n".encode()
)
QUOTES = """quotes:
  - id: rails
    source: paper
    kind: direct
    speaker: ada
    exact: We will build 3 lines of rails
    gist: {GIST}
  - {id: quiet, source: paper, kind: narrator, exact: The east stays quiet}
"""
GIST = "zh: 要修建3条铁路，用“轨道”联通各地。"
MORE = f"""
-- content/sources/paper.yaml --
title: Plan of the land for rails
kind: plan
publisher: the-land
original_language: en
language: en
published: 2024-05-01
date_note: Printed on it.
licence: {{id: CC0-1.0, basis: Stated, display: full}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(COPY).hexdigest()}}}
-- content/sources/paper.zh.yaml --
date_note: 印在上面。
-- content/organisations/the-land.yaml --
title: The Land
-- content/people/ada.yaml --
title: Ada
names: {{zh: 艾达}}
-- content/speeches/rails.zh.md --
---
title: 铁路
---
正文。
-- content/speeches/rails.md --
---
title: Rails
type: speech
date: 2024-05-01
date_note: From the programme.
themes: [trade]
"""


def site_of(make_site: Make, gist: str = GIST) -> TinySite:
    """A site in two languages whose speech has a quotation with a gist and one without."""
    archive = f"{SMALL}{MORE}{QUOTES.replace('GIST', gist)}---\nIt was said.\n"
    site = make_site(archive, theme=False).write("content/snapshots/paper.txt", COPY)
    languages = "languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}\ntitle: Small site"
    return site.edit("site.yaml", "title: Small site", languages)


def figure(page: str, name: str) -> str:
    found = re.search(rf'<figure class="quote [^"]*" id="{name}".*?</figure>', page, re.DOTALL)
    assert found is not None
    return found[0]


def with_gist(built: Built) -> list[str]:
    return sorted(path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.html")
                  if "要修建3条铁路" in path.read_text(encoding="utf-8"))  # fmt: skip


def test_readers_of_its_language_see_it_below_the_words_marked_as_ours(make_site: Make) -> None:
    built = site_of(make_site).build_with_product()
    page = built.output("zh/speeches/rails/index.html")
    quotation = figure(page, "q-rails")
    words, gist = (
        quotation.index("We will build 3 lines of rails"),
        quotation.index("要修建3条铁路，用“轨道”联通各地。"),
    )
    assert (
        words
        < quotation.index("</blockquote>")
        < quotation.index("大意（本站译述）：")
        < gist
        < quotation.index("<figcaption>")
    )
    assert 'class="gist"' not in figure(page, "q-quiet"), "a quotation without one has no label either"
    assert "要修建3条铁路" in figure(built.output("zh/sources/paper/index.html"), "from-rails")
    assert with_gist(built) == ["zh/sources/paper/index.html", "zh/speeches/rails/index.html"]


def test_it_is_no_quotation_in_any_file(make_site: Make) -> None:
    built = site_of(make_site).build_with_product()
    without = site_of(make_site, "").build_with_product()
    for page in ("evidence/index.html", "zh/evidence/index.html", "evidence.json"):
        assert built.output(page) == without.output(page)


def test_words_that_may_not_be_shown_have_no_gist(make_site: Make) -> None:
    site = site_of(make_site).edit("content/sources/paper.yaml", "display: full", "display: metadata-only")
    assert with_gist(site.build_with_product()) == []


@pytest.mark.parametrize(
    ("gist", "code", "said"),
    [
        ("fr: On posera des rails.", "E346", '"fr" is not a language of this site'),
        ("en: They build rails.", "E346", "The copy of paper is in this language itself"),
        ("zh: “要修建铁路。”", "E346", "quotation marks around it say that they are the source's"),
        ("zh: 「要修建铁路」。", "E346", "quotation marks around it"),
        ("zh: ''", "E106", "gist"),
        ("zh: 要修建5条铁路。", "W346", "The gist says 5"),
    ],
)
def test_what_is_no_gist_is_refused_at_its_line(make_site: Make, gist: str, code: str, said: str) -> None:
    site = site_of(make_site, gist)
    found = Built(building.build(site.options()), site.folder)
    found.expect_problem(code, "content/speeches/rails.md:13")
    assert [problem.code for problem in found.report.problems] == [code]
    assert said in found.report.problems[0].message


@pytest.mark.parametrize("gist", ["zh: “轨道”联通“各地”", "zh: 要修建三条铁路。", "zh: '*3*条铁路'"])
def test_names_in_marks_and_the_same_number_in_words_are_right(make_site: Make, gist: str) -> None:
    site_of(make_site, gist).build_with_product().expect_no_problems()


def test_a_name_without_a_page_in_the_language_has_no_hint_and_the_title_of_a_text_has_one(make_site: Make) -> None:
    page = site_of(make_site).build_with_product().output("zh/speeches/rails/index.html")
    quoted_by = figure(page, "q-rails")
    assert re.search(r'<a href="[^"]*people/ada/[^"]*" hreflang="en">艾达</a>', quoted_by)
    assert "（英文）" not in quoted_by
    assert '<span lang="en">Trade</span></a><span class="meta">（英文）</span>' in page


def test_a_title_that_stays_as_printed_keeps_its_language(make_site: Make) -> None:
    page = site_of(make_site).build_with_product().output("zh/sources/paper/index.html")
    assert '<h1><span lang="en">Plan of the land for rails</span></h1>' in page
    assert '<span aria-current="page"><span lang="en">Plan of the land for rails</span></span>' in page
    assert "印在上面。" in page


VERSION = """title: 铁路
quotes:
  - {id: rails, source: paper, kind: direct, speaker: ada, exact: We will build 3 lines of rails, note: 未说何时。}
  - {id: quiet, source: paper, kind: narrator, exact: The east stays quiet, omission_note: 冬天之外未说。}
"""


def test_remarks_on_a_quotation_are_in_the_language_of_the_version_or_say_so(make_site: Make) -> None:
    site = site_of(make_site).edit("content/speeches/rails.md", "    gist:", "    note: Of wood.\n    gist:")
    inherited = figure(site.build_with_product().output("zh/speeches/rails/index.html"), "q-rails")
    assert '<p class="meta" lang="en">Of wood.</p>' in inherited
    site.edit("content/speeches/rails.zh.md", "title: 铁路\n", VERSION)
    built = site.build_with_product().expect_no_problems()
    page = built.output("zh/speeches/rails/index.html")
    assert '<p class="meta">未说何时。</p>' in figure(page, "q-rails")
    assert "要修建3条铁路" in figure(page, "q-rails"), "its gist is the record's"
    assert "冬天之外未说。" in figure(page, "q-quiet")
    assert '<p class="meta">Of wood.</p>' in figure(built.output("speeches/rails/index.html"), "q-rails")


def test_the_words_of_a_version_are_those_of_its_record(make_site: Make) -> None:
    site = site_of(make_site).edit("content/speeches/rails.zh.md", "title: 铁路\n", VERSION)
    site.edit("content/speeches/rails.zh.md", "build 3 lines", "build … lines")
    report = building.build(site.options())
    assert [problem.code for problem in report.problems] == ["E316"]


@pytest.mark.parametrize(
    ("version", "codes"),
    [
        (
            "quality: {condition: flawed, omissions: [日期。], exclude: [{id: x, exact: in winter, reason: 后加的。}]}",
            [],
        ),
        ("quality: {condition: clean, exclude: [{id: x, exact: in winter, reason: 后加的。}]}", ["E316"]),
        ("quality: {condition: flawed, exclude: [{id: x, exact: winter, reason: 后加的。}]}", ["E316"]),
        ("licence: {id: CC0-1.0, basis: 已注明。, display: full}", []),
        ("licence: {id: CC0-1.0, basis: 已注明。, display: excerpts}", ["E316"]),
    ],
)
def test_a_source_has_reasons_and_gaps_in_a_language_and_one_state(
    make_site: Make, version: str, codes: list[str]
) -> None:
    excluded = "{condition: flawed, exclude: [{id: x, exact: in winter, reason: Added later.}]}"
    site = site_of(make_site).edit(
        "content/sources/paper.yaml", "display: full}", f"display: full}}\nquality: {excluded}"
    )
    site.edit("content/sources/paper.zh.yaml", "印在上面。", f"印在上面。\n{version}")
    assert [problem.code for problem in building.build(site.options()).problems] == codes
