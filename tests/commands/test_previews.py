"""What is behind a link, told beside it: who meets it, how it is put away (WCAG 2.2, 1.4.13), and when it is absent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import reader
from playwright.sync_api import Locator, Page, expect
from reader import Reader, Visit, colour, contrast
from sites import TinySite

from explainer.engine import build as building

pytestmark = pytest.mark.slow

ARTICLE = "articles/what-are-new-quality-productive-forces/"
TERM = "main p a[href$='terms/nqpf/index.html']"
LONG_ENOUGH = 900
"""Milliseconds after which a preview would have come: it waits for 300, and everything is on this machine."""

WITHDRAWN = """
-- site.yaml --
title: Withdrawn
base_url: https://withdrawn.example/
checks: {needs: "off", theme_support: "off"}
-- content/themes/gone.md --
---
title: Gone
summary: What was said here.
status: withdrawn
---
It was.
-- content/themes/whole.md --
---
title: Whole
summary: What is said here.
---
See [the other](gone.md).
"""


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


@contextmanager
def at_link(
    site: Reader, link: str = TERM, address: str = ARTICLE, width: int = 1280, height: int = 800, **settings: Any
) -> Iterator[tuple[Visit, Locator]]:
    """An article whose link stands in the middle of the window, and the pointer in its corner."""
    with site.opens(address, width, height, reduced_motion="reduce", **settings) as visit:
        found = visit.page.locator(link).first
        found.evaluate("(it) => it.scrollIntoView({ block: 'center' })")
        yield visit, found


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def focus(page: Page, link: Locator) -> None:
    """Give a link the focus as the Tab key does, so that the browser shows it."""
    page.keyboard.press("Shift")
    link.focus()


def go_onto(page: Page, place: Locator, steps: int = 30) -> None:
    """Move the pointer slowly to the middle of something."""
    box = place.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=steps)


# Who meets it.


@pytest.mark.parametrize("how", ["focus", "hover"])
def test_a_link_that_is_dwelt_on_tells_kind_title_and_gloss(site: Reader, how: str) -> None:
    with at_link(site) as (visit, link):
        focus(visit.page, link) if how == "focus" else link.hover()
        expect(preview(visit.page)).to_be_visible()
        expect(preview(visit.page).locator("p").nth(0)).to_have_text("TermOfficial phrase")
        expect(preview(visit.page).locator(".preview-title")).to_have_text("new quality productive forces")
        expect(preview(visit.page)).to_contain_text("The Chinese leadership's name for an economy")
        assert visit.messages == []
        assert [address for address in visit.requests if not address.startswith(f"{site.origin}/")] == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (
            ".note a[href*='sources/cctv-august/']",
            ["3 August 2024 (partly inferred)", "Copy: republished elsewhere. Condition: damaged"],
        ),
        ("main a[href*='speeches/political-bureau-study-2024/']", ["Event", "≈ 31 January 2024", "(partly inferred)"]),
    ],
)
def test_facts_stand_below_with_their_doubts(site: Reader, link: str, told: list[str]) -> None:
    with at_link(site, link) as (visit, found):
        found.hover()
        expect(preview(visit.page)).to_be_visible()
        lines = re.split(r"\n+", preview(visit.page).inner_text())
        assert set(told) <= set(lines)
        assert preview(visit.page).locator("a, button, [id], [title], [aria-live]").count() == 0


def test_a_chinese_page_shows_chinese(site: Reader) -> None:
    with at_link(site, address=f"zh/{ARTICLE}") as (visit, link):
        link.hover()
        expect(preview(visit.page).locator("p").first).to_have_text("术语提法")
        assert not re.search("[A-Za-z]", preview(visit.page).inner_text())
        assert visit.messages == []


# How it is put away.


@pytest.mark.parametrize("how", ["focus", "hover"])
def test_escape_hides_it_and_leaves_pointer_and_focus_where_they_are(site: Reader, how: str) -> None:
    with at_link(site) as (visit, link):
        focus(visit.page, link) if how == "focus" else link.hover()
        expect(preview(visit.page)).to_be_visible()
        visit.page.keyboard.press("Escape")
        expect(preview(visit.page)).to_have_count(0)
        assert link.evaluate("(it) => it.matches(':focus')") == (how == "focus")
        assert link.evaluate("(it) => it.matches(':hover')") == (how == "hover")
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).count() == 0, "it came back by itself"


def test_the_pointer_may_go_onto_it_and_stay(site: Reader) -> None:
    with at_link(site) as (visit, link):
        link.hover()
        expect(preview(visit.page)).to_be_visible()
        go_onto(visit.page, preview(visit.page))
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).is_visible()
        visit.page.mouse.move(2, 2)
        expect(preview(visit.page)).to_have_count(0)


def test_a_pointer_that_rests_between_link_and_preview_has_not_left(site: Reader) -> None:
    with at_link(site) as (visit, link):
        link.hover()
        expect(preview(visit.page)).to_be_visible()
        box = preview(visit.page).bounding_box()
        assert box
        visit.page.mouse.move(box["x"] + 40, box["y"] + box["height"] + 4, steps=10)
        assert link.evaluate("(it) => !it.matches(':hover')")
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).is_visible()


def test_it_stays_as_long_as_the_focus_and_tab_goes_on_as_usual(site: Reader) -> None:
    with at_link(site) as (visit, link):
        focus(visit.page, link)
        expect(preview(visit.page)).to_be_visible()
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).is_visible()
        links = visit.page.locator("main a[href], main button, main summary").evaluate_all(
            "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent)"
        )
        own = str(link.text_content())
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == links[links.index(own) + 1]
        expect(preview(visit.page).filter(has_text=own)).to_have_count(0)


def test_a_pointer_that_leaves_does_not_take_away_what_the_focus_shows(site: Reader) -> None:
    with at_link(site) as (visit, link):
        focus(visit.page, link)
        link.hover()
        expect(preview(visit.page)).to_be_visible()
        visit.page.mouse.move(2, 2)
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).is_visible()


# Where it stands.

TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize(("width", "height", "dots"), [(320, 640, 1), (320, 256, 4), (1280, 800, 1)])
@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_it_is_within_the_window_and_not_on_its_link(
    site: Reader, width: int, height: int, dots: int, block: str
) -> None:
    with at_link(site, width=width, height=height, device_scale_factor=dots) as (visit, link):
        link.evaluate(f"(it) => it.scrollIntoView({{ block: '{block}' }})")
        focus(visit.page, link)
        expect(preview(visit.page)).to_be_visible()
        visit.page.evaluate(TWO_FRAMES)  # the focus may scroll the page, and the preview goes along in the next frame
        box, own = preview(visit.page).bounding_box(), link.bounding_box()
        assert box
        assert own
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        assert box["y"] + box["height"] <= own["y"] - 6 or box["y"] >= own["y"] + own["height"] + 6  # the focus' frame
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width


def test_it_goes_along_when_the_page_is_scrolled_and_hides_with_its_link(site: Reader) -> None:
    with at_link(site) as (visit, link):
        focus(visit.page, link)
        expect(preview(visit.page)).to_be_visible()
        before = preview(visit.page).bounding_box()
        visit.page.evaluate("scrollBy(0, 40)")
        visit.page.wait_for_timeout(100)
        after = preview(visit.page).bounding_box()
        assert before
        assert after
        assert before["y"] - after["y"] == pytest.approx(40, abs=1)
        visit.page.evaluate("scrollBy(0, 2000)")
        expect(preview(visit.page)).to_be_hidden()


def test_it_has_a_line_around_it_in_forced_colours_and_is_not_printed(site: Reader) -> None:
    with at_link(site, forced_colors="active") as (visit, link):
        focus(visit.page, link)
        expect(preview(visit.page)).to_be_visible()
        line, ground = preview(visit.page).evaluate(
            "(it) => [getComputedStyle(it).borderTopColor, getComputedStyle(it).backgroundColor]"
        )
        assert contrast(colour(line), colour(ground)) >= 3
        visit.page.emulate_media(media="print")
        expect(preview(visit.page)).to_be_hidden()


# What it costs, and where there is none.


def test_nothing_is_asked_for_before_a_link_is_dwelt_on_and_a_page_only_once(site: Reader) -> None:
    with at_link(site) as (visit, link):
        assert not [address for address in visit.requests if "preview.js" in address], "it belongs to the first view"
        for _ in range(3):
            link.hover()
            visit.page.wait_for_timeout(100)
            visit.page.mouse.move(2, 2)
            visit.page.wait_for_timeout(250)
        assert not [address for address in visit.requests if "/terms/nqpf/" in address]
        for _ in range(2):
            link.hover()
            expect(preview(visit.page)).to_be_visible()
            visit.page.mouse.move(2, 2)
            expect(preview(visit.page)).to_have_count(0)
        assert len([address for address in visit.requests if "/terms/nqpf/" in address]) == 1


@pytest.mark.parametrize("answer", ["nothing", "404"])
def test_there_is_none_when_the_page_does_not_come(site: Reader, answer: str) -> None:
    with at_link(site) as (visit, link):
        faults: list[str] = []
        visit.page.on("pageerror", lambda fault: faults.append(str(fault)))
        if answer == "404":
            visit.page.route("**/terms/nqpf/**", lambda route: route.fulfill(status=404))
        else:
            visit.page.route("**/terms/nqpf/**", lambda route: route.abort())
        with visit.page.expect_request("**/terms/nqpf/**"):
            link.hover()
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).count() == 0
        assert faults == []


def test_there_is_none_under_a_finger(site: Reader) -> None:
    with at_link(site, has_touch=True, is_mobile=True) as (visit, link):
        assert visit.page.evaluate("matchMedia('(hover: none)').matches")
        focus(visit.page, link)
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).count() == 0
        assert not [address for address in visit.requests if "preview.js" in address or "/terms/nqpf/" in address]
        link.tap()
        visit.page.wait_for_url("**/terms/nqpf/**")


@pytest.mark.parametrize(
    "link",
    [
        ".breadcrumbs a >> nth=1",
        ".contents a",
        "main a[href^='#']",
        "main a[href$='methods/index.html']",
        ".terms dt a",
        ".stat .entry-title a",
        ".masthead .sections a",
    ],
)
def test_there_is_none_for_what_is_no_record_or_is_told_beside_the_link(site: Reader, link: str) -> None:
    with at_link(site, link) as (visit, found):
        focus(visit.page, found)
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).count() == 0


def test_there_is_none_in_navigation_even_where_it_leads_to_a_record(site: Reader) -> None:
    with at_link(site, ".adjacent a", "speeches/political-bureau-study-2024/") as (visit, found):
        focus(visit.page, found)
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).count() == 0


def test_there_is_none_for_a_page_in_another_language(site: Reader) -> None:
    with at_link(site, "main a[hreflang]", f"zh/{ARTICLE}") as (visit, found):
        focus(visit.page, found)
        visit.page.wait_for_timeout(LONG_ENOUGH)
        assert preview(visit.page).count() == 0


def test_of_a_withdrawn_page_it_says_so(site: Reader, tmp_path: Path) -> None:
    small = TinySite.make(tmp_path / "withdrawn", WITHDRAWN, theme=False)
    report = building.build(small.options())
    assert not report.failed, [problem.message for problem in report.problems]
    with reader.served(small.folder) as origin:
        below = Reader(site.browser, small.folder, origin)
        with at_link(below, "main p a", "themes/whole/") as (visit, link):
            link.hover()
            expect(preview(visit.page)).to_contain_text("This page has been withdrawn.")
