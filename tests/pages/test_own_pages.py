"""Pages that a site's own code makes: they are found in each language and by links, or somebody is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import SMALL, TinySite

from explainer.commands.audit import audit

MakeSite = Callable[..., TinySite]
CODE = """
from explainer.extend import pages
from explainer.pages.making import Layout
from explainer.pages.plan import Page


@pages
def laws(facts):
    for lang in facts.languages:
        root = facts.root(lang)
        yield Page(f"{root}laws/water/index.html", Layout("law.html"), lang, PATH, SUBJECT)
"""
LAYOUT = '{% extends "base.html" %}{% block title %}Water{% endblock %}{% block main %}<h1>Water</h1>{% endblock %}'


def with_laws(make_site: MakeSite, path: str = '"laws/water/"', subject: str = '""') -> TinySite:
    site = make_site(SMALL)
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.write("layouts/own.py", CODE.replace("PATH", path).replace("SUBJECT", subject))
    return site.write("layouts/law.html", LAYOUT)


def without_links(site: TinySite) -> set[str]:
    site.build().expect_no_problems()
    with site.alone():
        found = audit(site.options()).problems
    return {problem.message.partition(",")[0] for problem in found if problem.code == "W622"}


def test_a_page_that_no_link_is_to_is_named_by_audit(make_site: MakeSite) -> None:
    site = with_laws(make_site)
    before = without_links(site)
    site.edit("layouts/base.html", "</html>", """<a href="{{ site.section('laws/water/') }}">Water</a></html>""")
    assert before - without_links(site) == {"No link is to the page /laws/water/"}


@pytest.mark.parametrize(
    ("path", "subject", "said"),
    [
        ('"zh/laws/water/"', '""', 'The page /laws/water/ has the path "zh/laws/water/"'),
        ('"laws/"', '""', 'The page /laws/water/ has the path "laws/"'),
        ('"laws/water/"', '"region:south"', "The page /laws/water/ has the subject region:south"),
    ],
)
def test_a_page_whose_languages_would_be_those_of_another_is_refused(
    make_site: MakeSite, path: str, subject: str, said: str
) -> None:
    found = with_laws(make_site, path, subject).build().report.problems
    assert {problem.code for problem in found} == {"E219"}
    assert [problem for problem in found if problem.message.startswith(said)]


def test_a_page_that_is_its_own_in_each_language_is_right(make_site: MakeSite) -> None:
    with_laws(make_site).build().expect_no_problems()
