"""The check of the built site's links, on our own site and on a tree in which every fault was put once."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import disk, links

HEAD = '<!doctype html><html lang="en">'


def faults(files: dict[str, str]) -> set[tuple[str, str]]:
    """What is found, as page and line, and message."""
    found = links.check_tree({path: text.encode() for path, text in files.items()})
    return {(str(problem.where).removeprefix("output/"), problem.message) for problem in found}


@pytest.mark.slow
def test_every_link_of_our_site_leads_somewhere(built_site: Path) -> None:
    assert links.check_tree(disk.read_tree(built_site)) == ()


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
        ("index.html:3", '"nothing/" leads to nothing.'),
        ("index.html:4", '"b/#nowhere" leads to a place that is not on its page.'),
        ("index.html:5", '"../outside.html" leads to nothing.'),
        ("index.html:6", '"javascript:alert(1)" has a scheme that is not allowed.'),
        ("index.html", 'The id "twice" stands twice.'),
        ("index.html:7", "<p> has an inline onclick, which the policy blocks."),
        ("index.html:8", "<p> has an inline style, which the policy blocks."),
        ("index.html:8", "<style> stands inline, which the policy blocks."),
        ("index.html:9", "<script> stands inline, which the policy blocks."),
        ("index.html:9", '"gone.js" leads to nothing.'),
        ("index.html:10", '"there.png" leads to nothing.'),
        ("index.html:11", 'Something refers to the id "unnamed", which is not on the page.'),
    }


def test_a_finding_is_an_error_that_says_what_to_do() -> None:
    (problem,) = links.check_tree({"index.html": b'<html lang="en"><a href="x/">x</a>'})
    assert problem.level == "error"
    assert problem.remedy
