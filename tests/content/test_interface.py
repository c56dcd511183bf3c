"""Interface texts: a name in curly brackets is a value, and no text reaches anything behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import THEME, TinySite

from explainer.content.theme import make_theme
from explainer.ground.interface import PRODUCT, fault, fill, names, split

TEXTS = "layouts/texts/en.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "", "Read on", "{n} articles", "{month-1} to {month-2}", "{title}（{n} 项）", "{名称}", "{_x}", "{{", "}}",
        "{{{n}}}", "Die Menge {{1; 2}} hat {n} Werte", "{n}{n}",
    ],
)  # fmt: skip
def test_plain_names_and_doubled_brackets_are_right(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "{v.__class__}", "{v[0]}", "{v.ask.__globals__[sys].argv}", "{v!r}", "{n:>999999999}", "{n:{m}}", "{}", "{0}",
        "{ n }", "{n", "n}", "}{", "{a b}", "{n}}", "{{n}", "{[x]}", "{.x}", "{n,}", "{!s}", "{:x}", "{v.a", "{№}",
    ],
)  # fmt: skip
def test_whatever_else_stands_in_brackets_is_refused(text: str) -> None:
    assert fault(text) is not None


def test_the_fault_shows_what_stands_in_the_brackets_but_not_all_of_it() -> None:
    assert fault("x {v.a} y") == "{v.a}, but only a plain name may be in curly brackets"
    assert fault("{n") == fault("n}") == "a curly bracket without its partner"
    assert len(fault("{" + "a." * 9999 + "}") or "") < 150


def test_values_are_put_in_once_and_as_they_are() -> None:
    assert fill("{a} and {b}", {"a": "{b}", "b": "{v.__class__}"}) == "{b} and {v.__class__}"
    assert fill("{a} {{a}} {c}", {"a": "1"}) == "1 {a} {c}"
    assert fill("{{{a}}}", {"a": "1"}) == "{1}"
    assert split("x {a} y") == ("x ", "a", " y")
    assert names("{a} {{b}} {c-1}") == {"a", "c-1"}


@pytest.mark.parametrize(
    "text",
    ["{v.ask.__globals__}", "{v[0]}", "{n:>99999999}", "{n!r}"],
    ids=["attribute", "item", "width", "conversion"],
)
def test_a_text_that_reaches_behind_its_value_is_named_with_its_line(
    make_site: Callable[..., TinySite], text: str
) -> None:
    site = make_site()
    line = site.read(TEXTS).count("\n") + 1
    site.write(TEXTS, f'{site.read(TEXTS)}leak: "{text}"\n')
    site.write("layouts/robots.txt", "{{ site.t('leak', v=site, n=1) }}")
    assert site.build().expect_problem("E605", f"{TEXTS}:{line}").report.failed
    assert not site.folder.exists()


def test_a_text_takes_values_of_every_kind_and_html_stays_html(make_site: Callable[..., TinySite]) -> None:
    site = make_site()
    site.write(TEXTS, f'{site.read(TEXTS)}own: "<{{a}} & {{b}} {{{{c}}}}>"\nbare: "{{n}} hits {{{{x}}}}"\n')
    layout = "{{ site.t('own', a=1, b='<b>') }}|{{ site.t('own', a=1, b='<i>'|safe) }}|{{ site.t('bare') }}"
    site.write("layouts/robots.txt", layout)
    built = site.build().expect_no_problems()
    assert built.output("robots.txt") == "&lt;1 &amp; &lt;b&gt; {c}&gt;|&lt;1 &amp; <i> {c}&gt;|{n} hits {x}"


@pytest.mark.parametrize(
    ("product", "own", "right"),
    [
        ("citation.date.noted: '{date} (noted)'", "citation.date.noted: '{date}, {day}'", False),
        ("citation.no-date: no date", "citation.no-date: 'none {date}'", False),
        ("whole.part: '{title}, {first} to {last}'", "whole.part: '{titel}'", False),
        ("whole.part: '{title}, {first} to {last}'", "whole.part: '{first}–{last}'", True),
        ("citation.date.noted: '{date} (noted)'", "citation.date.noted: 'am {date}'", True),
        ("label.some: '{n} things'", "label.some: '{n} of {all}'", True),  # the site's layout may give it
    ],
)
def test_a_text_that_the_program_fills_asks_only_for_what_it_gives(product: str, own: str, right: bool) -> None:
    for lang in ("en", "fr"):
        files = {PRODUCT + TEXTS: product.encode(), f"layouts/texts/{lang}.yaml": own.encode()}
        _, problems = make_theme(files, (lang,))
        assert [problem.code for problem in problems] == ([] if right else ["E605"]), problems


def test_keys_that_a_language_lacks_are_one_warning_that_names_them(make_site: Callable[..., TinySite]) -> None:
    """Its readers would meet words of the default language, and nobody would know."""
    site = make_site()
    languages = "languages:\n  en: {name: English, tag: en}\n  zh: {name: 中文, tag: zh-Hans}\n"
    site.edit("site.yaml", "title: ", f"{languages}title: ")
    site.write("layouts/texts/zh.yaml", THEME["layouts/texts/zh.yaml"])
    site.build().expect_no_problems()
    site.edit("layouts/texts/zh.yaml", '"date.undated": "日期不详"\n', "")
    (found,) = site.build().report.problems
    assert (found.code, found.where.path) == ("W621", "layouts/texts/zh.yaml")
    assert 'The texts in "zh" lack date.undated.' in found.message


def test_a_text_for_one_needs_one_for_other_numbers(make_site: Callable[..., TinySite]) -> None:
    """Else it fails only on the day on which there are two."""
    site = make_site()
    site.write(TEXTS, site.read(TEXTS) + '"ships.one": "{n} ship"\n')
    (problem,) = site.build().expect_problem("E605", TEXTS).report.problems
    assert 'no "ships.other"' in problem.message
    site.write(TEXTS, site.read(TEXTS) + '"ships.other": "{n} ships"\n')
    site.build().expect_no_problems()
