"""Chinese that is composed and not only translated: line breaks, languages of runs, faces, readings over headwords."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
import reader
from reader import Reader
from sites import Built, TinySite

from explainer.engine import build as building
from explainer.pages.linebreaks import joints, with_breaks
from explainer.pages.reading_aids import readings

ROOT = Path(__file__).resolve().parent.parent.parent
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,;:]+[A-Za-z][A-Za-z'’-]*){2,}")
HAN = re.compile(r"[\u4e00-\u9fff]{4,}")
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
LAST_LINE = """() => {
  const found = []
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    if (!heading.checkVisibility() || heading.closest('.hidden')) continue
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    const lines = new Map()
    while (walker.nextNode()) {
      const node = walker.currentNode
      for (let at = 0; at < node.data.length; at++) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getClientRects()[0]
        if (box?.width) lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) ?? '') + node.data[at])
      }
    }
    if (lines.size > 1) found.push([...lines.values()])
  }
  return found
}"""
"""The lines of every heading that has more than one."""

SITE = """
-- site.yaml --
title: Two languages
base_url: https://two.example/
languages:
  en: {name: English, tag: en}
  zh: {name: 中文, tag: zh-Hans}
checks: {needs: "off", theme_support: "off"}
-- content/pages/home.md --
---
title: Home
---
Welcome.
-- content/pages/plain.md --
---
title: Plain
---
Words.
-- content/terms/phrase.md --
---
title: forces
kind: tifa
gloss: A word.
original: {text: 大全会议生产, lang: zh-Hans, pinyin: dà quán huìyì shēngchǎn}
---
-- content/terms/phrase.zh.md --
---
title: 大全会议生产
gloss: 一个词。
---
-- content/regions/place.md --
---
title: Place
level: province
not_in_sources: [Anything that was decided there.]
---
-- content/regions/place.zh.md --
---
title: 地方
summary: 一个地方。
---
正文。
-- content/pages/meeting.md --
---
title: Meeting
---
Words.
-- content/pages/meeting.zh.md --
---
title: 关于大全会议生产，谁在何处说了什么？
---
正文里有*new quality words*，也有*重点*，还有*A 股*。

## 全国科技大会与大全会议生产

### English only
"""


def chunks(text: str, *names: str) -> list[str]:
    cuts = (0, *joints(text, "zh-Hans", names), len(text))
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    ("heading", "names", "phrases"),
    [
        ("关于新质生产力，谁在何处说了什么？", ["新质生产力"], ["关于", "新质生产力，", "谁在何处", "说了", "什么？"]),
        ("对各地分别有什么要求？", [], ["对各地", "分别", "有什么", "要求？"]),
        ("反复出现的四个想法", [], ["反复", "出现的", "四个想法"]),
        ("三个地方，三种用法", [], ["三个地方，", "三种用法"]),
        ("二十届三中全会", [], ["二十届", "三中", "全会"]),
        ("党的机构", [], ["党的", "机构"]),
        ("更正", [], ["更正"]),
        ("长春项目调研", ["长春"], ["长春", "项目", "调研"]),
        ("全部投资增长率（本站计算）", [], ["全部", "投资", "增长率", "（本站", "计算）"]),
        ("Only English here", [], ["Only English here"]),
    ],
)
def test_a_heading_breaks_between_phrases(heading: str, names: list[str], phrases: list[str]) -> None:
    assert chunks(heading, *names) == phrases


@pytest.mark.parametrize("name", ["新质生产力", "中央全面深化改革委员会", "黑龙江", "“4266”产业体系"])
def test_a_name_is_never_broken_inside_a_heading(name: str) -> None:
    assert any(name in phrase for phrase in chunks(f"要让{name}成长，什么必须改变？", name))


def test_no_line_begins_with_a_closing_sign_or_a_particle_and_no_number_is_cut() -> None:
    for text in ("与“4266”产业体系的目标、数字（2024年3月5日）。", "新的、旧的，都有的！", "谁的意见？由谁决定的？"):
        later = chunks(text)[1:]
        assert not [phrase for phrase in later if phrase[0] in "，。、！？”）的"]
        assert not re.search(r"\d\|\d", "|".join(chunks(text)))


def test_breaks_stand_in_the_text_of_headings_only() -> None:
    page = (
        '<title>关于方法与材料</title><h1 id="关于方法与材料">关于<a href="#关于方法">方法与材料</a> &amp; A&#39;B</h1>'
        "<h4>关于方法与材料</h4><p>关于方法与材料</p><h2><ruby>关于方法<rt>x</rt></ruby></h2><h3>No Chinese here</h3>"
    )
    broken = with_breaks(page, "zh-Hans", lambda _: ())
    assert broken.replace("<wbr>", "") == page
    assert re.findall(r"(.)<wbr>", re.sub(r"<(?!wbr)[^>]*>", "", broken)) == ["于", "法"]
    assert broken.startswith(
        '<title>关于方法与材料</title><h1 id="关于方法与材料">关于<a href="#关于方法"><wbr>方法<wbr>'
    )


@pytest.fixture
def two(make_site: Callable[..., TinySite]) -> TinySite:
    """A site in two languages with the product's own theme."""
    return make_site(SITE, theme=False)


def built(site: TinySite) -> Built:
    options = site.options()
    return Built(building.build(options), options.output)


def test_pages_in_chinese_have_breaks_and_others_have_none(two: TinySite) -> None:
    page = built(two).expect_no_problems().output("zh/meeting/index.html")
    assert "<h1>关于<wbr>大全会议生产，<wbr>谁在何处<wbr>" in page
    assert re.search(r'<h2 id="[^"<]*">全国<wbr>科技<wbr>大会<wbr>与大全会议生产</h2>', page)
    assert "<wbr>" not in re.sub(r"<h[123].*?</h[123]>", "", page)
    marked = [path for path in two.folder.rglob("*.*") if b"<wbr" in path.read_bytes()]
    assert marked and {(path.relative_to(two.folder).parts[0], path.suffix) for path in marked} == {("zh", ".html")}


def test_a_heading_is_made_again_when_a_word_in_it_becomes_a_name(two: TinySite) -> None:
    two.write("content/people/someone.md", "---\ntitle: 某人\n---\n")
    built(two)
    two.edit("content/people/someone.md", "某人", "科技大会")
    again = built(two)
    assert "zh/meeting/index.html" in again.report.rendered
    assert "zh/regions/place/index.html" not in again.report.rendered
    assert "全国<wbr>科技大会<wbr>" in again.output("zh/meeting/index.html")


def test_a_build_without_a_new_chinese_page_does_not_import_the_model(two: TinySite) -> None:
    code = (
        "import sys, datetime\nfrom pathlib import Path\nfrom explainer.engine import build, inputs\n"
        f"build.build(inputs.Options(Path({str(two.root)!r}), Path({str(two.folder)!r}), "
        "datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)))\nsys.exit('budoux' in sys.modules)\n"
    )

    def imports() -> int:
        return subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode

    first, unchanged = imports(), imports()
    two.edit("content/pages/plain.md", "Words.", "Other words.")
    assert (first, unchanged, imports()) == (1, 0, 0)


def test_stressed_words_in_english_letters_are_english(two: TinySite) -> None:
    page = built(two).output("zh/meeting/index.html")
    assert re.findall(r"<em.*?</em>", page) == [
        '<em lang="en">new quality words</em>',
        "<em>重点</em>",
        "<em>A 股</em>",
    ]


def test_what_a_version_inherits_keeps_its_language(two: TinySite) -> None:
    found = built(two)
    inherited = '<li><span lang="en">Anything that was decided there.</span></li>'
    assert inherited in found.output("zh/regions/place/index.html")
    assert "<li>Anything that was decided there.</li>" in found.output("regions/place/index.html")
    two.edit("content/regions/place.zh.md", "地方。\n", "地方。\nnot_in_sources: [任何决定。]\n")
    assert "<li>任何决定。</li>" in built(two).output("zh/regions/place/index.html")


@pytest.mark.parametrize(
    ("text", "pinyin", "pairs"),
    [
        ("新质生产力", "xīn zhì shēngchǎnlì", [("新", "xīn"), ("质", "zhì"), ("生产力", "shēngchǎnlì")]),
        ("“4266”产业体系", "chǎnyè tǐxì", [("“4266”", ""), ("产业", "chǎnyè"), ("体系", "tǐxì")]),
        ("战略女儿", "zhànlüè nǚ’ér", [("战略", "zhànlüè"), ("女儿", "nǚ’ér")]),
        ("新质", "xin", [("新质", "xin")]),
        ("新质", "", [("新质", "")]),
    ],
)
def test_pinyin_stands_over_the_word_that_it_reads(text: str, pinyin: str, pairs: list[tuple[str, str]]) -> None:
    assert list(readings(text, pinyin)) == pairs


class Runs(HTMLParser):
    """Texts and names that are in another language than the nearest `lang` says."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        lang = given.get("lang") or self._lang()
        for name in ("aria-label", "title", "alt", "placeholder"):
            self._look(given.get(name) or "", lang)
        if tag not in VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {tag for tag, _ in self._open} & {"script", "style", "code", "title"}:
            self._look(data, self._lang())

    def _lang(self) -> str:
        return self._open[-1][1] if self._open else ""

    def _look(self, text: str, lang: str) -> None:
        if lang.startswith("zh") and "Latn" not in lang:
            self.faults += ENGLISH.findall(text)
        elif lang.startswith("en"):
            self.faults += HAN.findall(text)


def faults(page: str) -> list[str]:
    runs = Runs()
    runs.feed(page)
    return runs.faults


def test_runs_in_an_unmarked_language_are_found() -> None:
    assert faults('<html lang="zh"><p>材料写道 the words of it</p>') == ["the words of it"]
    assert faults('<html lang="en"><p aria-label="新质生产力">a</p><p lang="zh">新质生产力</p>') == ["新质生产力"]
    assert faults('<html lang="zh"><p>材料<q lang="en">the words of it</q>，<i>AI, 5G</i></p>') == []


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["home", "article", "region", "speech", "term", "theme"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_chinese_headings_break_at_their_joints_only(site: Reader, kind: str, width: int) -> None:
    with site.reads(f"zh {kind}", width, java_script_enabled=False) as visit:
        headings = visit.page.eval_on_selector_all("h1, h2, h3", "all => all.map((one) => one.innerHTML)")
        broken = visit.page.evaluate(LAST_LINE)
    allowed = {_plain(heading).replace("|", ""): _plain(heading) for heading in headings if "<ruby" not in heading}
    for lines in broken:
        marked = allowed.get("".join(lines))
        if marked is not None and HAN.search(marked):
            at = 0
            for line in lines[:-1]:
                at += len(line)
                before = _unmarked(marked, at)
                assert before.endswith("|") or before[-1] in " ，。、？", (lines, marked)


def _plain(inner: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", inner.replace("<wbr>", "|")))


def _unmarked(marked: str, count: int) -> str:
    """The beginning of `marked` that holds `count` characters and the bars after them."""
    at = seen = 0
    while seen < count or (at < len(marked) and marked[at] == "|"):
        seen += marked[at] != "|"
        at += 1
    return marked[:at]


@pytest.mark.slow
def test_chinese_is_set_as_chinese(site: Reader) -> None:
    def styles(visit: reader.Visit, selector: str, *names: str) -> list[str]:
        script = "(element, names) => names.map((name) => getComputedStyle(element).getPropertyValue(name))"
        found: list[str] = visit.page.eval_on_selector(selector, script, list(names))
        return found

    with site.reads("zh article", 1280) as visit:
        text = ".block > p:not([class])"
        size, leading, width, align = styles(visit, text, "font-size", "line-height", "width", "text-align")
        assert (size, leading, width, align) == ("18px", "32.4px", "594px", "justify")
        assert styles(visit, text, "line-break", "text-autospace", "text-wrap-style") == ["strict", "normal", "pretty"]
        assert "Songti" in styles(visit, ".block > h2", "font-family")[0]
        assert styles(visit, ".block > h2", "word-break", "letter-spacing") == ["keep-all", "normal"]
        assert "Songti" not in styles(visit, ".page > .side", "font-family")[0]  # 20 px is too small for Song
        sans = styles(visit, "figcaption [lang=en]", "font-family")[0]
        assert "Chinese signs" not in sans
    with site.opens("zh/terms/nqpf/", 360) as visit:
        assert styles(visit, "em[lang=en]", "font-style", "text-emphasis-style") == ["italic", "none"]
        over = visit.page.locator("h1 rt").all_inner_texts()
        assert over == ["xīn", "zhì", "shēngchǎnlì"]
        assert styles(visit, ".block > p:not([class])", "text-align") == ["start"]
    with site.opens("zh/regions/jiangsu/", 1280) as visit:
        assert styles(visit, "p > em", "font-style", "text-emphasis-style") == ["normal", "dot"]
        assert styles(visit, "p > em", "text-emphasis-position")[0].startswith("under")
