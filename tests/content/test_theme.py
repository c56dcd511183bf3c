"""The product's theme, and what a site puts over it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.content.theme import make_theme, read_layout
from explainer.ground.interface import PRODUCT
from explainer.pages.render import make_environment

TEXTS = "layouts/texts/en.yaml"


def test_a_sites_texts_go_over_the_products_key_by_key() -> None:
    files = {PRODUCT + TEXTS: b"a: one\nb: two\n", TEXTS: b"b: deux\n"}
    theme, problems = make_theme(files, ("en",))
    assert theme.texts == {"en": {"a": "one", "b": "deux"}}
    assert not problems


def test_a_language_that_neither_has_texts_for_is_named() -> None:
    _, problems = make_theme({PRODUCT + TEXTS: b"a: one\n"}, ("en", "fr"))
    assert [(problem.code, problem.where.path) for problem in problems] == [("E605", "layouts/texts/fr.yaml")]


def test_style_sheets_are_joined_in_the_order_of_their_names() -> None:
    files = {"assets/css/20-b.css": b"b {}\n", "assets/css/10-a.css": b"a {}\n", "assets/x.svg": b"<svg/>"}
    theme, _ = make_theme(files, ())
    assert theme.assets == {"site.css": b"a{}\nb{}\n", "x.svg": b"<svg/>"}


def test_a_script_is_published_without_its_lines_of_comments_unless_a_text_goes_over_lines(
    make_site: Callable[..., TinySite],
) -> None:
    site = make_site()
    site.write(
        "assets/js/a.js",
        "//! Licence\n// What it does.\nlet a = `b`; // stays\n  // gone\n  run('https://b');\n//# map\n",
    )
    site.write("assets/js/b.js", "let a = `\n// no comment\n`;\n")
    built = site.build().expect_no_problems()
    assert built.output("assets/js/a.js") == "//! Licence\nlet a = `b`; // stays\nrun('https://b');\n//# map\n"
    assert built.output("assets/js/b.js") == "let a = `\n// no comment\n`;\n"


def test_the_joined_sheet_has_no_comments_and_no_indentation_but_every_string_and_space_that_counts() -> None:
    sheet = rb"""/* why
   so */
@layer a {
  .b { content: "/* kept */"; } /* gone */
  .c/**/.d,
  .e { background: url(//x/*.png); quotes: '\'' "*/" }

  .f { color: red; /* gone
  */ margin: 0 }
  a :is(.g, .h:hover) > b { --x: 1px 2px; width: calc(1px + 2px) ; }
}
"""
    lean = (
        rb"""@layer a{.b{content:"/* kept */"}.c/**/.d,.e{background:url(//x/*.png);quotes:'\'' "*/"}"""
        rb""".f{color:red;margin:0}a :is(.g,.h:hover) > b{--x:1px 2px;width:calc(1px + 2px)}}"""
        b"\n"
    )
    theme, _ = make_theme({"assets/css/10-a.css": sheet}, ())
    assert theme.assets["site.css"] == lean


MANY = 5000
TOO_DEEP = {
    "sum": "{{ " + "1+" * MANY + "1 }}",
    "filters": '{{ "a"' + "|upper" * MANY + " }}",
    "fields": "{{ a" + ".a" * MANY + " }}",
    "items": "{{ a" + "[1]" * MANY + " }}",
    "and": "{{ " + "1 and " * MANY + "1 }}",
    "or": "{% if " + "a or " * MANY + "a %}{% endif %}",
    "not": "{{ " + "not " * MANY + "a }}",
    "calls": "{{ a" + "()" * MANY + " }}",
    "brackets": "{{ " + "(" * MANY + "1" + ")" * MANY + " }}",
    "lists": "{{ " + "[" * MANY + "]" * MANY + " }}",
    "blocks": "{% if a %}" * MANY + "{% endif %}" * MANY,
    "choices": "{{ " + "1 if a else " * MANY + "1 }}",
    "replacements": "{{ " + "a|replace(1, " * 150 + "1" + ")" * 150 + " }}",
}


@pytest.mark.parametrize("source", TOO_DEEP.values(), ids=TOO_DEEP)
def test_a_layout_of_too_many_parts_within_each_other_is_named_with_its_line(source: str) -> None:
    (problem,) = read_layout("layouts/x.html", f"<p>\n{source}\n</p>\n".encode()).problems
    assert (problem.code, str(problem.where)) == ("E601", "layouts/x.html:2")
    assert "within or behind each other" in problem.message


@pytest.mark.parametrize(
    "source",
    ["{{ " + "a ~ " * 3000 + "a }}", "{{ [" + "1, " * 3000 + "1] }}", "{{ a }}" * 3000, "{{ " + "a + " * 60 + "a }}",
     "{{ a" + "|trim" * 60 + " }}", "{% if a %}{% for b in a %}" * 9 + "{% endfor %}{% endif %}" * 9,
     "{{ " + "9" * 4000 + " }}"],
    ids=["joined", "list", "values", "sum", "filters", "blocks", "digits"],
)  # fmt: skip
def test_a_long_layout_that_is_not_deep_is_read(source: str) -> None:
    assert not read_layout("layouts/x.html", source.encode()).problems


def test_a_number_without_end_is_named_as_one() -> None:
    (problem,) = read_layout("layouts/x.html", ("\n{{ " + "9" * 5000 + " }}").encode()).problems
    assert (problem.code, str(problem.where)) == ("E601", "layouts/x.html:2")
    assert "too many digits" in problem.message


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("{% if a %}" + "\n{% elif a %}" * 6000 + "{% endif %}", "", "within or behind each other"),
        ("{% for a in b %}\n" * 25 + "{% endfor %}" * 25, ":2", "within or behind each other"),
        ("{{ 0x" + "f" * 9000 + " }}", ":1", "too many digits"),
    ],
    ids=["elif", "for", "hexadecimal"],
)
def test_a_layout_on_which_python_gives_up_cannot_be_read(
    make_site: Callable[..., TinySite], source: str, line: str, reason: str
) -> None:
    problems = make_site().write("layouts/robots.txt", source).build().report.problems
    (problem,) = [problem for problem in problems if problem.code == "E601"]
    assert str(problem.where).startswith(f"layouts/robots.txt{line}")
    assert reason in problem.message


def test_every_build_has_the_same_filters_so_that_the_tests_compile_a_layout_once() -> None:
    assert make_environment({}, {}).filters == make_environment({}, {}).filters
