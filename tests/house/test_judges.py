"""The proof that each judge of a built site can fail, and that it is asked about all of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import judges
import pytest
from judges import EVERY_VIEW

pytestmark = pytest.mark.slow

FAULTY = judges.SCRIPTS / "faulty"
GOOD = judges.SCRIPTS / "good"
NARROW = ("light 320", "dark 320")
ONCE_A_LOAD = ("loading",)


def test_a_report_that_is_longer_than_a_pipe_holds_arrives_whole(tmp_path: Path) -> None:
    faults = "<center>x</center>\n" * 1500
    (tmp_path / "long.html").write_text(f'<!doctype html><html lang="en"><title>Long</title><body>{faults}</html>')
    assert ("long.html", "deprecated") in judges.html_validate(tmp_path)


@pytest.mark.parametrize("judge", [judges.nu, judges.html_validate, judges.one_of_each_kind])
def test_a_judge_refuses_a_folder_without_pages(judge: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="not one page"):
        judge(tmp_path)


@pytest.mark.parametrize("judge", [judges.nu, judges.html_validate])
def test_a_page_without_faults_passes_a_judge_of_html(judge: Callable[[Path], judges.Findings]) -> None:
    assert judge(GOOD) == set()


def test_a_page_without_faults_passes_in_the_browser() -> None:
    assert judges.browser(GOOD, ["index.html", "index.zh.html"]) == set()


def test_the_nu_html_checker_finds_exactly_the_seeded_faults() -> None:
    assert {(page, message[:40]) for page, message in judges.nu(FAULTY)} == {
        ("markup.html", "The heading “h3” (with computed level 3)"),
        ("markup.html", "Duplicate ID “twice”."),
        ("markup.html", "The first occurrence of ID “twice” was h"),
        ("markup.html", "Element “p” not allowed as child of elem"),
        ("markup.html", "Bad value “2024-13-45” for attribute “da"),
        ("markup.html", "The “center” element is obsolete. Use CS"),
        ("markup.html", "An “img” element must have an “alt” attr"),
        ("access.html", "Consider avoiding viewport values that p"),
        ("access.html", "Bad value “buton” for attribute “role” o"),
        ("access.html", "Consider adding a “lang” attribute to th"),
    }


def test_html_validate_finds_exactly_the_seeded_faults() -> None:
    assert judges.html_validate(FAULTY) == {
        ("markup.html", "heading-level"),
        ("markup.html", "no-dup-id"),
        ("markup.html", "element-permitted-content"),
        ("markup.html", "deprecated"),
        ("markup.html", "wcag/h37"),
        ("markup.html", "no-implicit-button-type"),
        ("markup.html", "text-content"),
        ("access.html", "element-required-attributes"),
        ("access.html", "wcag/h30"),
        ("access.html", "input-missing-label"),
    }


def test_the_browser_finds_exactly_the_seeded_faults() -> None:
    found = judges.browser(FAULTY, ["markup.html", "access.html", "network.html"])
    assert {(page, finding.partition(":")[0]) for page, finding in found} == {
        ("markup.html", seen("button-name", EVERY_VIEW)),
        ("markup.html", seen("heading-order", EVERY_VIEW)),
        ("markup.html", seen("image-alt", EVERY_VIEW)),
        ("markup.html", seen("list", EVERY_VIEW)),
        ("access.html", seen("overflow", NARROW)),
        ("access.html", seen("aria-roles", EVERY_VIEW)),
        ("access.html", seen("color-contrast", EVERY_VIEW)),
        ("access.html", seen("html-has-lang", EVERY_VIEW)),
        ("access.html", seen("label", EVERY_VIEW)),
        ("access.html", seen("link-name", EVERY_VIEW)),
        ("access.html", seen("meta-viewport", EVERY_VIEW)),
        ("network.html", seen("console", ONCE_A_LOAD)),
        ("network.html", seen("off-origin", ONCE_A_LOAD)),
        ("network.html", seen("pageerror", ONCE_A_LOAD)),
        ("network.html", seen("request-failed", ONCE_A_LOAD)),
        ("network.html", seen("status", ONCE_A_LOAD)),
    }


def test_the_longest_page_of_each_kind_and_language_is_taken(tmp_path: Path) -> None:
    sizes = {
        "index.html": 5, "zh/index.html": 5, "regions/index.html": 5, "regions/jilin/index.html": 5,
        "regions/nanjing/index.html": 9, "zh/regions/jilin/index.html": 5, "404.html": 5,
    }  # fmt: skip
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * size)
    assert set(judges.one_of_each_kind(tmp_path)) == set(sizes) - {"regions/jilin/index.html"}


def test_each_component_is_looked_at_in_every_view_and_each_kind_of_page_in_one(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/site.css").write_text(".note { color: red } .log::before { content: '.word' } .ours {}")
    pages = {
        "index.html": "<p class='note'>",
        "long/index.html": "<p class='note'>" + "x" * 9000,
        "both/index.html": "<p class='note'><p class='log word'>",
        "both/other/index.html": "<em class='word'>" + "x" * 9000,
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"<body class='ours'>{text}")
    assert judges.components(tmp_path)["both/other/index.html"] == {"em"}
    assert judges.chosen_views(tmp_path) == {
        "both/index.html": EVERY_VIEW,
        "both/other/index.html": EVERY_VIEW,
        "index.html": ("light 320",),
        "long/index.html": ("light 1280",),
    }


def test_axe_looks_in_the_chosen_views_only_and_sideways_scrolling_is_seen_in_all() -> None:
    found = {finding.partition(":")[0] for _, finding in judges.browser(FAULTY, {"access.html": ("dark 1280",)})}
    assert {seen("overflow", NARROW), seen("color-contrast", ("dark 1280",))} <= found


GROUNDS = {
    "a.html": '<p class="ink">Ink on paper</p>',
    "b.html": '<div class="ground"><p class="ink">Ink on a ground around it</p></div>',
    "c.html": '<div class="behind">x</div><p class="ink over">Ink on a ground that is elsewhere in the text</p>',
    "d.html": '<div class="narrow ground"><p class="paper">Reaches out</p></div><p class="paper-on-ground">Not</p>',
    "e.html": '<p class="ink">Ink on paper</p><p class="ink small">Ink on paper</p>',
}
INK = """
body { background: #fff; color: #000; margin: 0 } main { padding: 1rem }
.ink { color: #666 } .ground { background: #555 } .small { color: #aaa }
.behind { position: absolute; inset-inline-start: 0; inset-block-start: 4rem; inline-size: 100%; block-size: 6rem }
.behind { background: #555; color: #fff; overflow: hidden } .over { position: absolute; inset-block-start: 6rem }
.paper, .paper-on-ground { color: #ddd; margin: 0; white-space: nowrap } .narrow { inline-size: 12rem }
.paper { inline-size: 1px; position: relative; inset-inline-start: 14rem } .paper-on-ground { background: #555 }
"""


def test_a_text_whose_contrast_is_known_is_judged_again_wherever_its_ground_is_another(tmp_path: Path) -> None:
    for name, body in GROUNDS.items():
        head = f'<title>Ink</title><link rel="icon" href="data:,"><style>{INK}</style>'
        text = f'<!doctype html><html lang="en">{head}<main><h1>Ink</h1>{body}</main></html>'
        (tmp_path / name).write_text(text)
    every = judges.browser(tmp_path, list(GROUNDS))
    found = {(page, finding) for page, finding in every if "color-contrast" in finding}
    assert {(page, finding.partition(":")[0]) for page, finding in found} == {
        (page, seen("color-contrast", EVERY_VIEW)) for page in ("b.html", "c.html", "d.html", "e.html")
    }
    assert {page for page, finding in found if "Ink on paper" in finding} == {"e.html"}


def seen(rule: str, views: tuple[str, ...]) -> str:
    return f"{rule} ({', '.join(views)})"
