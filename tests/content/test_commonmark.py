"""Markdown as the code hosts show it: the specification's own examples, a second implementation, and nothing lost."""

from __future__ import annotations

import cProfile
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import budget
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_cases import BODIES, GROWING
from markdown_judge import examples, judged, ours, steps
from sites import TinySite

from explainer.content import passages
from explainer.content.markup import Block, convert, engine, without_gaps

EXAMPLES = [(number, *example) for number, example in enumerate(examples(), 1)]
MANY = 50
"""Of small texts, so many are one test: to begin a test costs more than to look at one of them."""
#: Examples of the specification that come out otherwise, and why.
DIFFERENT = {
    177: "a comment is never published, and what follows it on its line is text like any other",
    608: "GFM makes a link of a bare address",
    611: "GFM makes a link of a bare address",
    612: "GFM makes a link of a bare address",
    626: "a comment is never published",
}

#: Random texts that come out otherwise than markdown-it-py has them, and why.
DIFFERENT_SEEDS = {271: "it drops the > of a lazy line that is indented by four; the specification makes it text"}


def shown(text: str, **options: bool) -> str:
    return "\n".join(block.html for block in convert(text, path="content/pages/a.md", **options).blocks)


def shown_table(cell: str, attributes: str = "") -> str:
    head = '<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>'
    return f"<table>\n{head}\n<tbody>\n<tr>\n<td{attributes}>{cell}</td>\n</tr>\n</tbody>\n</table>"


@pytest.mark.parametrize("start", range(0, len(EXAMPLES), MANY))
def test_the_examples_of_the_specification_come_out_as_it_says(start: int) -> None:
    some = EXAMPLES[start : start + MANY]
    other = {number for number, text, html in some if steps(ours(text)) != steps(without_comments(html))}
    assert other == DIFFERENT.keys() & {number for number, _, _ in some}


def without_comments(html: str) -> str:
    return re.sub(r"<!---->|<!--.*?-->", "", html, flags=re.DOTALL)


def test_python_markdown_is_the_engine() -> None:
    md, parser = engine._instance(False)
    assert type(md) is Markdown
    assert md.parser is parser


@pytest.mark.parametrize("text", BODIES, ids=range(len(BODIES)))
def test_a_body_comes_out_as_another_implementation_has_it(text: str) -> None:
    assert steps(ours(text, raw_html=False)) == steps(judged(text, raw_html=False))


PIECES = (
    "A paragraph of *two*\nlines.", "- one\n- two", "* star\n* star", "1. first\n2. second", "1) first\n2) second",
    "- outer\n  - inner\n    - third", "1. A\n   more\n\n   ```\n   code\n   ```", "> quoted\n> on", "> - in\n>   more",
    "| a | b |\n|---|:-:|\n| 1 | 2 |", "```py\nx = 1\n```", "    indented code", "## Heading", "Setext\n------", "***",
    "7. seventh", "Text\n- list", "Text\n1. list", "Text\n2. no list", "Text\n| a |\n|---|\n| b |", "- a\n\n- loose",
    "- a\n\n  second", "> lazy\nline", "Line\\\nbreak", "Line  \nbreak", "~~old~~ new", "a_b_c *d* __e__ `f`",
    "[link](../a.md \"T\") ![i](b.png)", "- a\n> q\n\n- b", "+ plus\n- minus", "1.\n\n   x", "-\n  a", "A\n===",
    "* a\n\n      code in item", "&amp; &copy; \\*", "~~~\nb\n~~~", "- [link](x.md)\n- `code`", "> > deep\n> back",
    "中文**重点**，接着。\n下一行", "| a |\n| - |", "a | b\n-|-\n1 | 2\n\nafter", "<x@example.org>", "# A #\n## B ##",
)  # fmt: skip


@pytest.mark.parametrize("start", range(0, 300, MANY))
def test_texts_put_together_at_random_come_out_as_another_implementation_has_them(start: int) -> None:
    texts = {seed: at_random(seed) for seed in range(start, start + MANY)}
    other = {
        seed: text
        for seed, text in texts.items()
        if steps(ours(text, raw_html=False)) != steps(judged(text, raw_html=False))
    }
    assert other.keys() == DIFFERENT_SEEDS.keys() & texts.keys(), other


def at_random(seed: int) -> str:
    dice = random.Random(seed)
    return "".join(
        "\n".join(
            " " * dice.choice((0, 0, 0, 1, 2, 3, 4)) * (n == 0) + line for n, line in enumerate(piece.split("\n"))
        )
        + dice.choice(("\n", "\n\n", "\n\n", "\n\n\n"))
        for piece in dice.choices(PIECES, k=dice.randint(2, 6))
    )


# Where we go on


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## Targets {2030}", '<h2 id="targets-2030">Targets {2030}</h2>'),
        ("## Targets {#t}", '<h2 id="t">Targets</h2>'),
        ("Text\n{see annex B}", "<p>Text\n{see annex B}</p>"),
        ("Text\n{: .lead lang=zh }", '<p class="lead" lang="zh">Text</p>'),
        ("`a`{x} `b`{.c}", '<p><code>a</code>{x} <code class="c">b</code></p>'),
        ("## Growth {target=5}", '<h2 id="growth-target5">Growth {target=5}</h2>'),
        ("See https://example.org/x.", '<p>See <a href="https://example.org/x">https://example.org/x</a>.</p>'),
        ("(www.example.org/a_(b)_c)", '<p>(<a href="http://www.example.org/a_(b)_c">www.example.org/a_(b)_c</a>)</p>'),
        ("见https://example.org/x，然后", '<p>见<a href="https://example.org/x">https://example.org/x</a>，然后</p>'),
        ("Write to me@example.org.", '<p>Write to <a href="mailto:me@example.org">me@example.org</a>.</p>'),
        ("[https://a.example](https://b.example)", '<p><a href="https://b.example">https://a.example</a></p>'),
        ("| a |\n|---|\n| Growth {revised} |", shown_table("Growth {revised}")),
        ("| a |\n|---|\n| x {.c} |", shown_table("x", ' class="c"')),
        ("`https://example.org`", "<p><code>https://example.org</code></p>"),
        ("**重要。**这", "<p><strong>重要。</strong>这</p>"),
        ("5~10, 8~9 and ~20~", "<p>5~10, 8~9 and ~20~</p>"),
        ("a <!-- TODO --> b", "<p>a  b</p>"),
        ("<!-- TODO\n\n- x\n--> b", "<p>b</p>"),
        ("`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>"),
        ("```\n<!-- a -->\n```", "<pre><code>&lt;!-- a --&gt;\n</code></pre>"),
    ],
)  # fmt: skip
def test_what_we_add_to_it(text: str, html: str) -> None:
    assert shown(text) == html


def test_a_comment_is_never_published_also_where_html_is_allowed() -> None:
    for text in (
        "<!-- SECRET -->",
        "a <!-- SECRET --> b",
        "<div>\n<!-- SECRET -->\n</div>",
        "<!-- SECRET\n\nSECRET -->",
    ):
        assert "SECRET" not in shown(text, raw_html=True) + shown(text)


def test_html_that_spans_paragraphs_is_one_block() -> None:
    result = convert("<div class='x'>\n\n*a*\n\n</div>\n\nb", path="a.md", raw_html=True)
    assert [block.html for block in result.blocks] == ['<div class="x">\n<p><em>a</em></p>\n</div>', "<p>b</p>"]


def test_definitions_and_notes_keep_what_they_could_do() -> None:
    html = shown(
        'Term\nOther\n: Meaning\n: Second\n\n  More\n\nNext\n: Last\n\n!!! note "Title"\n    Text\n\n    - a\n'
    )
    assert html.count("<dt>") == 3 and html.count("<dd>") == 3 and html.count("<dl>") == 1
    assert '<p class="admonition-title">Title</p>' in html and "<li>a</li>" in html


def test_two_references_to_a_footnote_have_two_ways_back() -> None:
    html = shown("A[^n] B[^n]\n\n[^n]: Note\n\n    - further\n")
    assert 'id="fnref:n"' in html and 'id="fnref2:n"' in html and html.count("footnote-backref") == 2


CHINESE = """
-- site.yaml --
title: S
base_url: https://example.org/
languages:
  en: {name: English, tag: en}
  zh: {name: 中文, tag: zh-Hans}
-- content/pages/a.md --
---
title: A
---
Text[^n] here.

[^n]: Note
-- content/pages/a.zh.md --
---
title: 甲
---
文字[^n]，
在这里。

[^n]: 注
"""


def test_the_way_back_is_named_in_the_language_of_the_page_and_chinese_lines_have_no_gap(
    make_site: Callable[..., TinySite],
) -> None:
    site = make_site(CHINESE)
    for lang, words in (("en", "Back to {number}"), ("zh", "回到{number}")):
        site.write(
            f"layouts/texts/{lang}.yaml", site.read(f"layouts/texts/{lang}.yaml") + f'"footnote.back": "{words}"\n'
        )
    built = site.build().expect_no_problems()
    assert 'title="Back to 1" aria-label="Back to 1">↩</a>' in built.output("a/index.html")
    chinese = built.output("zh/a/index.html")
    assert 'title="回到1" aria-label="回到1">↩</a>' in chinese and "，在这里。" in chinese


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>中文\n文字</p>", "<p>中文文字</p>"),
        ("<p>中文。\n<em>文字</em>，\n“话”</p>", "<p>中文。<em>文字</em>，“话”</p>"),
        ("<p>中文\nGDP</p>", "<p>中文\nGDP</p>"),
        ("<p>a\nb</p>", "<p>a\nb</p>"),
        ("<pre><code>中\n文\n</code></pre>", "<pre><code>中\n文\n</code></pre>"),
        ("<p>中\ue0001\ue001\n文</p>", "<p>中\ue0001\ue001文</p>"),
    ],
)
def test_chinese_lines_are_joined_without_a_gap(html: str, joined: str) -> None:
    assert without_gaps(html) == joined


# Nothing is lost

SYNTAX = st.sampled_from(
    [*"[]()!<>`*_#|-:~&;\\{}\"'^=+. \n", "\n\n", "    ", "  \n", "[^", "]:", "]: ", "![", "](", "<!--", "-->", "```\n",
     "| ", "|-|\n", "1. ", "- ", "> ", ": ", "*[", "!!! ", "{#", "{.", "[[", "]]", "[@", "https://", "\t", "~~", "**"]
)  # fmt: skip


@settings(max_examples=budget.examples(400), deadline=None, derandomize=True)
@given(st.lists(SYNTAX, max_size=14))
def test_no_word_is_lost_without_a_message(signs: list[str]) -> None:
    text = "".join(f"{sign}wört{number}x" for number, sign in enumerate(signs))
    result = convert(text, path="a.md")
    found = "".join(block.html + block.source + block.fence for block in result.blocks) + "".join(
        map(str, result.marks)
    )
    comments = re.findall(r"<!--.*?-->", text, re.DOTALL)
    lost = [
        word
        for word in re.findall(r"wört\d+x", text)
        if word not in found and not any(word in comment for comment in comments)
    ]
    assert not lost or result.problems, (text, lost)


def test_what_a_table_or_a_list_would_lose_is_said() -> None:
    assert [p.code for p in convert("| a |\n|---|\n| b | lost |", path="a.md").problems] == ["E416"]
    assert [p.code for p in convert("1. a\n3. b", path="a.md").problems] == ["W411"]
    assert [p.code for p in convert("*[GDP]: x\n\nNothing", path="a.md").problems] == ["W409"]
    assert convert("1. a\n1. b\n\nx\n\n5. a\n6. b", path="a.md").problems == ()


# Linear


def _calls(text: str, raw_html: bool) -> int:
    profile = cProfile.Profile()
    profile.runcall(_work, text, raw_html)
    return sum(entry.callcount for entry in profile.getstats())


def _work(text: str, raw_html: bool) -> None:
    result = convert(text, path="a.md", raw_html=raw_html)
    list(passages.cut(result.blocks, result.marks))


@pytest.mark.parametrize("name", GROWING)
def test_four_times_the_text_is_about_four_times_the_steps(name: str) -> None:
    for raw_html in (False, True):
        _work(GROWING[name](300), raw_html)
        few, many = (_calls(GROWING[name](size), raw_html) for size in (600, 2400))
        assert many < 5 * few + 4000, (name, raw_html, few, many)


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_eight_times_the_text_is_not_near_sixty_four_times_the_work(name: str) -> None:
    """Of the processor, not of the clock: searches and copies inside one call do not show in the number of calls.

    The least of three tries counts; a text is tried again only if that can change the answer: two tries at one text
    are not told apart by a factor of two, and sixty-four times is five times what is let pass at first.
    """
    for raw_html in (False, True):
        many = _seconds(GROWING[name](32_000), raw_html)
        if many < 24 * 0.004:
            continue
        few = max(_seconds(GROWING[name](4_000), raw_html), 0.004)
        if many < 12 * few:
            continue
        few = max(min(few, *(_seconds(GROWING[name](4_000), raw_html) for _ in range(2))), 0.004)
        for _ in range(2):
            if many >= 24 * few:
                many = min(many, _seconds(GROWING[name](32_000), raw_html))
        assert many < 24 * few, (name, raw_html, few, many)


def _seconds(text: str, raw_html: bool) -> float:
    return budget.seconds_of(lambda: _work(text, raw_html))


class Watched(list[Block]):
    """Blocks that count how often one of them is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Block]:
        for block in super().__iter__():
            self.looks += 1
            yield block

    def __getitem__(self, at: Any) -> Any:
        self.looks += 1
        return super().__getitem__(at)


@pytest.mark.parametrize("text", ["# a\n", "a\n-\n", "# a\n\nb\n\n", "a\n: b\n\n"])
def test_no_block_is_looked_at_more_often_in_a_longer_text(text: str) -> None:
    looks = []
    for times in (50, 400):
        found = convert(text * times, path="a.md")
        blocks = Watched(found.blocks)
        list(passages.cut(blocks, found.marks))
        looks.append(blocks.looks)
    assert looks[1] <= 8 * looks[0] + 16
