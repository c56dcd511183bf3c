"""Direction controls and zero-width signs: refused wherever an editor writes, allowed where a script needs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import SMALL, TinySite

from explainer.content import yamlpos
from explainer.content.invisible import found_in, in_values, problems
from explainer.content.parse import parse

Make = Callable[..., TinySite]
RECORD = "---\ntitle: A\n---\n"


def places(text: str) -> list[str]:
    """The places of all E328 in a content file of that text."""
    found = parse("content/pages/a.md", text.encode()).problems
    return [str(problem.where).removeprefix("content/pages/a.md:") for problem in found if problem.code == "E328"]


@pytest.mark.parametrize("sign", "\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u180e\u3164\U000e0041")
def test_a_sign_is_refused_in_fields_and_texts_with_its_line_and_column(sign: str) -> None:
    assert places(f"---\ntitle: Out{sign}put\nsummary: S.\n---\nOutput grew\nby {sign}12 percent.\n") == ["2:11", "6:4"]


def test_the_sign_is_named() -> None:
    (found,) = problems("by \u202e12", "a.yaml")
    assert found.is_error
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in found.message


@pytest.mark.parametrize(
    "line",
    [
        "[Output \u202e12](https://example.org)",
        "![Output \u202e12](../../assets/a.png)",
        "[[a|Output \u202e12]]",
        "`Output \u202e12`",
        "| Output \u202e12 |\n|---|\n| a |",
        "Words.[^1]\n\n[^1]: Output \u202e12",
        "```chart\ntitle: Output \u202e12\n```",
    ],
)
def test_a_sign_is_refused_in_every_part_of_a_text(line: str) -> None:
    assert len(places(RECORD + line)) == 1


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "Output \\u202e12"\n---\n',
        '---\ntitle: A\nextra: {a: {"x\\u200B": ["b"]}}\n---\n',
        RECORD + "Output &#8238;12",
        RECORD + "Output &#x202E;12",
        RECORD + "Out&ZeroWidthSpace;put",
        RECORD + "Output &rlm;12",
        RECORD + '```chart\ntitle: "Output \\u202e12"\n```',
    ],
)
def test_a_sign_is_refused_that_an_escape_or_a_reference_makes(text: str) -> None:
    assert len(places(text)) == 1


def test_an_escape_is_found_although_the_text_needs_the_same_sign_elsewhere() -> None:
    text = 'a: "می\u200cخواهم"\nb: "Out\\u200cput"\n'
    assert [found.where.line for found in in_values(yamlpos.load(text, path="a.yaml"), "a.yaml", text)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian
        "क\u094d\u200dष and ശ\u0d4d\u200c",  # Hindi, Malayalam
        "👩\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "the word شركة\u200e (company)",
        "(C++\u200f) بعد",
        "Haupt\u00adstadt",
    ],
)
def test_what_a_script_needs_is_allowed(text: str) -> None:
    assert list(found_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Out\u200cput",
        "1\u200d2",
        "grew by \u200e12",
        "1\u00ad2",
        "\u00adOutput",
        "🏴x\U000e0067",
        "word \u202bشركة\u202c",
    ],
)
def test_the_same_signs_are_refused_where_no_script_needs_them(text: str) -> None:
    assert list(found_in(text))


def test_site_yaml_texts_of_the_site_and_collections_are_looked_at(make_site: Make) -> None:
    site = make_site(SMALL)
    lang = site.read("layouts/texts/en.yaml")
    site.write("layouts/texts/en.yaml", f"# Out\u200bput\n{lang}")
    site.write("content/terms.yaml", "a:\n  title: Out\u200bput\n  gloss: G.\n")
    site.build().expect_problem("E328", "layouts/texts/en.yaml:1:6").expect_problem("E328", "content/terms.yaml:2:13")
    site.write("site.yaml", site.read("site.yaml").replace("title: ", "title: \u2060", 1))
    site.build().expect_problem("E328", "site.yaml")


def test_many_signs_cost_one_pass() -> None:
    text = "x\u202e" * 20_000
    assert len(problems(text, "a.yaml")) == 20_000
