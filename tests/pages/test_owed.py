"""What a record has is on its page: a layout that leaves out a part of it is named, also where a site overrides one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import Built, TinySite

from explainer.engine import build as building

SITE = """
-- site.yaml --
title: Small
base_url: https://small.example/
-- content/pages/home.md --
---
title: Home
related: [term:rails]
---
![[term:rails]]

Behind it.
-- content/pages/about.md --
---
title: About
question: Who are we?
related: [term:rails]
---
About us, by [[term:rails]].
-- content/terms/rails.md --
---
title: Rails
kind: slogan
gloss: Two of them.
original_missing: None.
---
See [[other]] and [[about]].
-- content/terms/other.md --
---
title: Other
kind: slogan
gloss: More of them.
original_missing: None.
sources: [paper]
related: [term:rails]
corrections:
- {date: 2024-05-01, was: Wrong, is: Right}
---
First words.

![[term:rails]]
-- content/sources/paper.yaml --
title: Paper
kind: news
publisher: The Daily
published: 2024-05-02
published_basis: external
date_note: By hand.
language: en
licence: {id: unknown, display: excerpts}
quality: {grade: C}
related: [term:rails]
"""
HEAD = '{% extends "base.html" %}{% block main %}'
TEXT = '{% from "components/text.html" import text with context %}{{ text(site.text_pieces(), site.text_lang()) }}'
AFTER = '{% from "components/after.html" import after with context %}{{ after(site.subject, page.subject) }}'
LOG = '{% from "components/after.html" import corrections with context %}{{ corrections(site.subject, page.subject) }}'
END = "{% endblock %}"
Make = Callable[..., TinySite]


@pytest.fixture
def built(make_site: Make) -> Callable[[str], Built]:
    """The site with a layout of its own for terms."""

    def build(main: str) -> Built:
        site = make_site(SITE, theme=False)
        if main:
            site.write("layouts/term.html", HEAD + main + END)
        return with_product(site)

    return build


def with_product(site: TinySite) -> Built:
    return Built(building.build(site.options()), site.folder)


def said(built: Built) -> str:
    found = [problem for problem in built.report.problems if problem.is_error]
    assert all((problem.code, str(problem.where)) == ("E623", "layouts/term.html") for problem in found), found
    return " ".join(f"{problem.message} {problem.remedy}" for problem in found)


@pytest.mark.parametrize(
    ("main", "words"),
    [
        (AFTER, ["show its text, or a part", "{{ text(site.text_pieces(), site.text_lang()) }}"]),
        (AFTER + "{% if site.text_pieces() %}There is a text.{% endif %}", ["its text, or a part of it"]),
        (AFTER + "{% for piece in site.text_pieces() %}{{ piece.html }}{% endfor %}", ["its text, or a part of it"]),
        (AFTER + "{{ site.text_pieces()[0].html }}", ["its text, or a part of it"]),
        (TEXT, ["its sources", "what its editor calls related", "its corrections", "after("]),
        ("{{ site.subject.title }}", ["its text", "its sources"]),
    ],
)
def test_a_layout_that_leaves_out_a_part_of_its_record_is_named(
    built: Callable[[str], Built], main: str, words: list[str]
) -> None:
    found = said(built(main))
    assert all(word in found for word in words), found
    assert "terms/" in found and "on purpose" in found


@pytest.mark.parametrize(
    "main",
    [
        "",
        TEXT + AFTER,
        AFTER + "{% for piece in site.text_pieces() %}{{ piece.html }}{{ piece.view is none }}{% endfor %}",
        AFTER + "{% for piece in site.text_pieces() %}{{ piece.html|upper if piece.html else piece.view }}{% endfor %}",
        LOG + '{{ site.leaves_out("text", "sources", "related") }}',
        LOG + TEXT + "{% for name in site.subject.sources %}{{ site.source_line(name).card.title }}{% endfor %}"
        '{{ site.leaves_out("related") }}',
        LOG + '{% for ref in site.subject.related %}{{ site.card(ref).title }}{% endfor %}{{ site.leaves_out("text") }}'
        '{{ site.leaves_out("sources") }}',
    ],
)
def test_a_layout_that_shows_everything_or_says_what_it_leaves_out_is_right(
    built: Callable[[str], Built], main: str
) -> None:
    assert said(built(main)) == ""


def test_every_layout_of_the_product_shows_what_an_editor_may_write_in_a_record_of_its_kind(make_site: Make) -> None:
    built = make_site(SITE, theme=False).build_with_product()
    assert "Two of them." in built.output("index.html"), "a home page may begin with something embedded"
    assert "Who are we?</h1>" in built.output("about/index.html")
    for path in ("", "about/", "sources/paper/"):
        assert 'id="related"' in built.output(f"{path}index.html"), path
    home = built.output("index.html")
    places = [home.index(text) for text in ('id="about"', ">Paper</a></p>", 'id="related"')]
    assert places == sorted(places), "the sources stand below their own heading"


def test_a_part_that_does_not_exist_cannot_be_left_out(make_site: Make) -> None:
    site = make_site(SITE, theme=False).write("layouts/term.html", HEAD + '{{ site.leaves_out("txt") }}' + END)
    [problem] = [found for found in with_product(site).report.problems if found.is_error]
    assert problem.code == "E602" and '"txt"' in problem.message and "related" in problem.remedy
