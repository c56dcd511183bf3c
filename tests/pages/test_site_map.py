"""The site map is told by the plan which pages there are, whatever makes them."""

from __future__ import annotations

from collections.abc import Callable

from sites import Built, TinySite

Make = Callable[..., TinySite]

OWN_PAGES = """\
from explainer.extend import pages
from explainer.pages.making import Layout, QueryText
from explainer.pages.plan import Page


@pages
def laws(facts):
    for lang in facts.languages:
        yield Page(f"{facts.root(lang)}laws/index.html", Layout("laws.html"), lang, "laws/")
    yield Page("desk/index.html", Layout("laws.html"), "en", "desk/", hidden=True)
    yield Page("laws.json", QueryText("csl_json"), "en", "laws.json")
"""


def mapped(built: Built) -> list[str]:
    return [line.removeprefix("https://example.org/") for line in built.output("sitemap.xml").split()]


def test_a_page_of_a_kind_that_nobody_named_is_in_the_map_and_a_hidden_one_and_a_file_are_not(make_site: Make) -> None:
    site = make_site()
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:").write("layouts/own.py", OWN_PAGES)
    built = site.write("layouts/laws.html", "Laws").build().expect_no_problems()
    assert (site.root / "output/desk/index.html").is_file() and (site.root / "output/laws.json").is_file()
    found = mapped(built)
    assert "laws/" in found and not {"desk/", "laws.json", "404.html", "robots.txt"} & set(found)
    assert found == sorted(set(found))


def test_a_withdrawn_record_and_an_old_address_are_not_in_the_map(make_site: Make) -> None:
    site = make_site()
    site.write("content/pages/gone.md", "---\ntitle: Gone\nstatus: withdrawn\n---\n")
    site.write("content/pages/moved.md", "---\ntitle: Moved\nold_paths: [before/]\n---\n")
    found = mapped(site.build().expect_no_problems())
    assert "moved/" in found and not {"gone/", "before/"} & set(found)


def test_the_map_is_made_again_when_a_page_comes_and_not_when_one_changes(make_built: Make) -> None:
    site = make_built()
    site.edit("content/regions/north.md", "In the north.", "Far in the north.")
    assert "sitemap.xml" not in site.build().report.rendered
    site.write("content/pages/more.md", "---\ntitle: More\n---\n")
    built = site.build()
    assert "sitemap.xml" in built.report.rendered and "more/" in mapped(built)
