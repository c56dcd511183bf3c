"""The check of a built site's links, on a tree in which every fault was put once."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing

import pytest
from sites import TinySite

from explainer.commands.audit import audit
from explainer.engine.store import Store
from explainer.pages import links
from explainer.pages.outlines import outline_of, place_of

HEAD = '<!doctype html><html lang="en">'


def faults(files: dict[str, str]) -> set[tuple[str, str]]:
    """What is found, as page and line, and message."""
    found = links.check_tree({path: text.encode() for path, text in files.items()})
    return {(str(problem.where).removeprefix("output/"), problem.message) for problem in found}


def test_a_tree_without_faults_has_no_findings() -> None:
    page = HEAD + (
        '<link rel="canonical" href="https://example.org/"><link rel="stylesheet" href="site.css?v=1">'
        '<h1 id="top">A</h1><a href="#top">a</a> <a href="b/index.html#x">b</a> <a href="b/">b</a> <a href="/b/">b</a>'
        '<a href="b/#x:~:text=words">words</a> <a href="%E4%B8%AD.txt">c</a> <a href="mailto:a@example.org">d</a>'
        '<a href="https://example.org/nothing#there">e</a> <label for="top">f</label>'
        '<script type="application/ld+json">{}</script><img src="data:image/gif;base64,AA" alt="">'
    )
    other = HEAD + '<p id="x"><a href="../index.html">a</a> <a href="../">a</a>'
    assert faults({"index.html": page, "b/index.html": other, "site.css": "", "中.txt": ""}) == set()


def test_each_seeded_fault_is_found_once_with_its_place() -> None:
    index = "\n".join([
        "<!doctype html><html>",
        '<link rel="stylesheet" href="https://cdn.example.org/x.css">',
        '<a href="nothing/">a</a>',
        '<a href="b/#nowhere">b</a>',
        '<a href="../outside.html">c</a>',
        '<a href="javascript:alert(1)">d</a>',
        '<p id="twice" onclick="x()">e</p><p id="twice">f</p>',
        '<p style="color: red">g</p><style>p{}</style>',
        '<script>1</script><script src="gone.js"></script>',
        '<img src="here.png" srcset="here.png 1x, there.png 2x" alt="">',
        '<nav aria-labelledby="unnamed">h</nav>',
    ])  # fmt: skip
    assert faults({"index.html": index, "b/index.html": HEAD, "here.png": ""}) == {
        ("index.html:1", "The page does not say its language."),
        ("index.html:2", '"https://cdn.example.org/x.css" would be loaded from another site.'),
        ("index.html:3", '"nothing/" is a link to nothing.'),
        ("index.html:4", '"b/#nowhere" is a link to a place that is not on its page.'),
        ("index.html:5", '"../outside.html" is a link to nothing.'),
        ("index.html:6", '"javascript:alert(1)" has a scheme that is not allowed.'),
        ("index.html", 'The id "twice" is there twice.'),
        ("index.html:7", "<p> has an inline onclick, which the policy blocks."),
        ("index.html:8", "<p> has an inline style, which the policy blocks."),
        ("index.html:8", "<style> is inline, which the policy blocks."),
        ("index.html:9", "<script> is inline, which the policy blocks."),
        ("index.html:9", '"gone.js" is a link to nothing.'),
        ("index.html:10", '"there.png" is a link to nothing.'),
        ("index.html:11", 'Something refers to the id "unnamed", which is not on the page.'),
    }


def test_a_finding_is_an_error_that_says_what_to_do() -> None:
    (problem,) = links.check_tree({"index.html": b'<html lang="en"><a href="x/">x</a>'})
    assert problem.level == "error"
    assert problem.remedy


# Every build


MakeSite = Callable[..., TinySite]
LINKED = """
-- site.yaml --
title: S
base_url: https://example.org/site/
-- content/pages/a.md --
---
title: A
---
## First

See [B](b.md#second).
-- content/pages/b.md --
---
title: B
---
## Second

Text.
"""


def findings(site: TinySite) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.where)) for problem in site.build().report.problems]


def test_a_link_of_a_layout_that_leads_nowhere_stops_the_build_and_names_the_layout(make_built: MakeSite) -> None:
    site = make_built(LINKED)
    site.edit("layouts/page.html", "{% extends", '{% set gone = "gone/" %}{% extends')
    site.write(
        "layouts/page.html", site.read("layouts/page.html") + '{% block fields %}<a href="gone/">x</a>{% endblock %}'
    )
    report = site.build().report
    assert [(problem.code, str(problem.where)) for problem in report.problems] == [("E610", "layouts/page.html")] * 2
    assert not report.written


def test_one_link_on_many_pages_is_one_problem(make_site: MakeSite) -> None:
    site = make_site(LINKED)
    site.edit("layouts/base.html", "{% block main %}", '<a href="/site/gone/">x</a>{% block main %}')
    (problem,) = site.build().report.problems
    assert problem.code == "E610" and str(problem.where) == "layouts/base.html" and "other page" in problem.message


def test_a_page_that_stays_is_looked_at_when_the_place_it_links_to_goes(make_site: MakeSite) -> None:
    """The link stands in a layout, so that no check of the content can know of it."""
    site = make_site(LINKED)
    link = "{% block fields %}{% if page.subject == 'page:a' %}<a href=\"../b/#second\">x</a>{% endif %}{% endblock %}"
    site.write("layouts/page.html", site.read("layouts/page.html") + link)
    site.edit("content/pages/a.md", "b.md#second", "b.md")
    site.build().expect_no_problems()
    site.edit("content/pages/b.md", "## Second", "## Third")
    built = site.build()
    assert "a/index.html" not in built.report.rendered
    again = site.build(clean=True).report.problems
    assert built.report.problems == again != ()
    site.edit("content/pages/b.md", "## Third", "## Second").build().expect_no_problems()


def test_a_broken_link_is_named_on_the_same_page_whichever_pages_are_made_again(make_site: MakeSite) -> None:
    site = make_site(LINKED).write("content/pages/z.md", "---\ntitle: Last\n---\nWords.\n")
    having = "{% if page.subject in ('page:a', 'page:z') %}<a href=\"../b/#second\">x</a>{% endif %}"
    link = "{% block fields %}" + having + "{% endblock %}"
    site.write("layouts/page.html", site.read("layouts/page.html") + link)
    site.edit("content/pages/a.md", "b.md#second", "b.md").build().expect_no_problems()
    site.edit("content/pages/b.md", "## Second", "## Third").edit("content/pages/z.md", "Words.", "Other words.")
    built = site.build()
    assert "z/index.html" in built.report.rendered
    assert "a/index.html" not in built.report.rendered
    assert built.report.problems == site.build(clean=True).report.problems != ()


def test_a_link_of_a_page_of_which_nothing_is_known_is_read_from_its_file(make_site: MakeSite) -> None:
    site = make_site(LINKED)
    link = "{% block fields %}{% if page.subject == 'page:a' %}<a href=\"../b/#second\">x</a>{% endif %}{% endblock %}"
    site.write("layouts/page.html", site.read("layouts/page.html") + link)
    site.edit("content/pages/a.md", "b.md#second", "b.md").build().expect_no_problems()
    with closing(Store(site.root / ".explainer/store")) as store:
        head = store.head("output") or b""
        assert store.save_memory("output", {"page:a": b"[]"}, head, json.loads(head)["chunks"])
    site.edit("content/pages/b.md", "## Second", "## Third")
    built = site.build()
    assert "a/index.html" not in built.report.rendered, "or it would be made again, and its links with it"
    assert built.report.problems == site.build(clean=True).report.problems != ()


def test_a_link_of_a_page_that_stays_is_followed_again_when_its_target_goes(make_site: MakeSite) -> None:
    site = make_site(LINKED)
    link = "{% block fields %}{% if page.subject == 'page:a' %}<a href=\"../c/\">x</a>{% endif %}{% endblock %}"
    site.write("layouts/page.html", site.read("layouts/page.html") + link)
    site.write("content/pages/c.md", "---\ntitle: Word\n---\n").build().expect_no_problems()
    site.rename("content/pages/c.md", "content/pages/d.md")
    built = site.build()
    assert "a/index.html" not in built.report.rendered
    again = site.build(clean=True).report.problems
    assert built.report.problems == again != ()


def test_a_new_link_to_a_page_that_stays_is_followed_into_its_file(make_built: MakeSite) -> None:
    site = make_built(LINKED)
    site.edit("content/pages/a.md", "See", "[down](#first) and see")
    built = site.build().expect_no_problems()
    assert "b/index.html" not in built.report.rendered
    site.edit("content/pages/a.md", "#second", "#third").build().expect_problem("E206", "content/pages/a.md:6")


def test_a_site_under_a_path_passes_its_audit(make_site: MakeSite) -> None:
    site = make_site(LINKED)
    site.write(
        "layouts/404.html",
        '<html lang="en"><a href="/site/a/#first">a</a><a href="{{ site.setting("base_url") }}">b</a>',
    )
    site.build().expect_no_problems()
    with site.alone():
        assert {problem.code for problem in audit(site.options()).problems} <= {"W622"}  # the theme links few pages
    site.edit("layouts/404.html", "/site/a/", "/a/")
    site.build().expect_problem("E610", "layouts/404.html")


def test_a_file_that_a_text_links_to_is_addressed_from_every_page(make_site: MakeSite) -> None:
    site = make_site(LINKED + "-- assets/Plan A.pdf --\n%PDF\n")
    site.edit("content/pages/a.md", "See", "[File](<../../assets/Plan A.pdf#page=2>), see")
    built = site.build().expect_no_problems()
    assert '<a href="../assets/Plan%20A.pdf#page=2">File</a>' in built.output("a/index.html")
    assert (site.folder / "assets/Plan A.pdf").exists()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("../b/", "b/"), ("../b/#x", "b/#x"), ("#x", "a/index.html#x"), ("", "a/index.html"), ("..", ""), ("./", "a/"),
        ("../../x", "../x"), ("/site/b/", "b/"), ("/b/", "../b/"), ("https://example.org/site/", None),
        ("../site.css?v=1", "site.css"), ("../%E4%B8%AD.txt", "中.txt"), ("../b/#x:~:text=y", "b/#x"),
        ("mailto:a@b.c", None),
    ],
)  # fmt: skip
def test_an_address_is_a_place_of_the_site(address: str, place: str | None) -> None:
    assert place_of(address, "a/index.html", "/site/") == place


def test_an_outline_is_read_from_tags_alone() -> None:
    html = (
        '<p id="a" title="x > y">&lt;a href="no"&gt; <a class="c" href="../b/">b</a> id="no" '
        '<script type="application/ld+json">{"x": "<a href=\\"no\\">"}</script>'
        '<img src="i.png" srcset="i.png 1x, j.png 2x" alt=""><link rel="canonical" href="no"><use href="s.svg#i"/>'
    )
    outline = outline_of(html, "a/index.html", "/")
    assert outline.ids == {"a"}
    assert outline.links == ("b/", "a/i.png", "a/j.png", "a/s.svg#i")
