"""What is taken over from an earlier build is what a clean build finds, whatever changed and whatever is remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sites import Built, TinySite, tree

from explainer.engine import build as building
from explainer.ground.problems import Location, error, in_order, warning

Make = Callable[..., TinySite]
KEY = "output (memory)"


def same_as_clean(site: TinySite, monkeypatch: pytest.MonkeyPatch, **options: Any) -> Built:
    """A build, of which the files and all that is said are those of a clean build into another folder."""
    built = site.build(**options)
    other = site.root / "elsewhere"
    with monkeypatch.context() as patched:
        patched.setattr(building, "STORE", ".explainer-elsewhere")
        clean = site.build(**{**options, "output": other, "clean": True})
    assert built.report.problems == clean.report.problems
    if not built.report.failed:
        assert site.tree() == tree(other)
    return built


# What changes besides the words of a file


@pytest.mark.parametrize("record", ["content/articles/linking.md", "content/regions.yaml"])
def test_a_record_that_is_moved_to_another_file_is_reported_there(
    record: str, make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site()
    text = "---\ntitle: Linking\nsummary: See [there](x).\n---\nWords.\n"
    site.write(
        record, text if record.endswith(".md") else "there:\n  title: There\n  level: nation\n  summary: '[a](b)'\n"
    )
    same_as_clean(site, monkeypatch).expect_problem("W410", record)
    stem, dot, suffix = record.rpartition(".")
    moved = f"{stem}.en{dot}{suffix}"  # the same record: "en" is the default language
    site.rename(record, moved)
    same_as_clean(site, monkeypatch).expect_problem("W410", moved)


OWN = """from explainer.extend import {role}
from explainer.ground.problems import Location, warning

@{role}
def own({given}):
    {made}
"""
ROLES = {
    "record_check": ("facts, entry", 'yield warning("W999", Location("site.yaml"), entry.ref, "None.")'),
    "check": ("facts", 'yield warning("W999", Location("site.yaml"), "All.", "None.")'),
    "query": ("facts, lang", 'return "found by its own code"'),
    "filter": ("text", "return text.upper()"),
}


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("first", [True, False])
def test_what_the_sites_code_found_is_taken_over_only_where_it_is_run(
    role: str, first: bool, make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site()
    site.tool = None
    given, made = ROLES[role]
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.write("layouts/own.py", OWN.format(role=role, given=given, made=made))
    asked = {"query": "{{ site.own() }}", "filter": "{{ page.path|own }}"}.get(role, "")
    if first:  # without its code, such a layout cannot be used, and is a problem
        site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}" + asked)
    for run in (first, not first, first):
        same_as_clean(site, monkeypatch, site_code=run)


def test_the_order_of_names_in_a_setting_is_seen(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site().edit("site.yaml", "title:", "extra: {a: one, b: two}\ntitle:")
    shown = "{% for name, value in site.setting('extra').items() %}{{ name }}{% endfor %}"
    site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}" + shown)
    same_as_clean(site, monkeypatch)
    site.edit("site.yaml", "{a: one, b: two}", "{b: two, a: one}")
    same_as_clean(site, monkeypatch)


@pytest.mark.parametrize(("one", "other"), [("1", "true"), ("'&lt;'", "'<'|e"), ("0", "false")])
def test_arguments_that_are_equal_have_one_answer_whoever_asks_first(
    one: str, other: str, make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site().edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.tool = None
    site.write(
        "layouts/own.py",
        "from explainer.extend import query\n\n@query\ndef own(facts, lang, x):\n    return [str(x), x]\n",
    )
    site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}{{ site.own(ONE) }}".replace("ONE", one))
    same_as_clean(site, monkeypatch)
    site.edit(
        "layouts/region.html", "{% block fields %}", "{% block fields %}{{ site.own(TWO) }}".replace("TWO", other)
    )
    same_as_clean(site, monkeypatch)


def test_a_question_with_half_a_sign_is_remembered(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}{{ site.text('\\ud800') or 'none' }}")
    same_as_clean(site, monkeypatch)
    site.build().expect_rendered()


def test_problems_that_differ_in_anything_have_one_order() -> None:
    where = Location("a.md", 1)
    one, other = error("E100", where, "Wrong.", "Do this."), error("E100", where, "Wrong.", "Do that.")
    third = warning("E100", where, "Wrong.", "Do this.")
    assert in_order([one, other, third]) == in_order([third, other, one])
    assert len({problem.sort_key for problem in (one, other, third)}) == 3
