"""From a claim to its evidence and back, by keyboard alone and without script: note, source, context, and the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from reader import Reader

pytestmark = pytest.mark.slow

FAR = 400
"""Tab stops after which a place counts as out of reach; the longest way here is the whole of a long page."""


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that fits `selector` has the focus."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector} on {page.url}")


def follow(page: Page) -> str:
    """Press Enter on a link that has the focus; gives the path and fragment one comes to."""
    address = without_words(page.evaluate("document.activeElement.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: without_words(url) == address)
    return str(page.evaluate("location.pathname + location.hash"))


def without_words(address: str) -> str:
    """An address without the words that the browser shall mark at its end."""
    return address.partition(":~:")[0]


def open_and_close(page: Page) -> None:
    """Open the context whose summary has the focus with Enter, read the marked words, close it with Space."""
    passage = page.locator("details:has(> summary:focus) > p")
    assert not passage.is_visible()
    page.keyboard.press("Enter")
    assert passage.is_visible()
    assert passage.locator("mark").inner_text() in passage.inner_text()
    page.keyboard.press("Space")
    assert not passage.is_visible()


@pytest.mark.parametrize("kind", ["article", "zh article"])
def test_a_reference_leads_to_its_note_the_source_and_its_contexts_and_back(site: Reader, kind: str) -> None:
    with site.reads(kind, java_script_enabled=False) as visit:
        page = visit.page
        tab_to(page, "a.ref[role='doc-noteref']")
        reference = page.evaluate("document.activeElement.id")
        note = follow(page).partition("#")[2]
        assert page.locator(f"#{note}").evaluate("(note) => note.matches('.note:target')")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "back"
        assert follow(page).endswith(f"#{reference}")
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.id") == reference
        follow(page)
        tab_to(page, ".note:target a[href*='sources/']")
        assert "/sources/" in follow(page)
        tab_to(page, "figure.quote summary")
        open_and_close(page)


def test_a_quotation_leads_to_its_context_its_note_the_source_and_back(site: Reader) -> None:
    with site.reads("speech", java_script_enabled=False) as visit:
        page = visit.page
        start = page.evaluate("location.pathname") + "index.html"
        tab_to(page, "figure.quote summary")
        quotation = page.evaluate("document.activeElement.closest('figure').id")
        open_and_close(page)
        tab_to(page, ".note a[href*='sources/']")
        assert page.evaluate("document.activeElement.closest('.margin').previousElementSibling.id") == quotation
        assert "/sources/" in follow(page)
        tab_to(page, f"figure.quote a[href*='#{quotation}:~:'], figure.quote a[href$='#{quotation}']")
        assert follow(page) == f"{start}#{quotation}"
        tab_to(page, f"#{quotation} summary")


def test_the_line_in_our_copy_leads_to_the_words_on_the_page_of_the_source_and_back(site: Reader) -> None:
    with site.reads("speech", java_script_enabled=False) as visit:
        page = visit.page
        tab_to(page, "figure.quote summary")
        quotation = page.evaluate("document.activeElement.closest('figure').id")
        words = page.locator(f"#{quotation} blockquote").inner_text()
        tab_to(page, ".note a[href*='#from-']")
        assert follow(page).partition("#")[0].rpartition("/sources/")[2]
        assert page.locator("figure:target blockquote").inner_text() == words
        tab_to(page, "figure:target figcaption a")
        assert follow(page).endswith(f"#{quotation}")


def test_a_figure_leads_to_its_context_its_note_the_source_and_back(site: Reader) -> None:
    with site.opens("figures/", java_script_enabled=False) as visit:
        page = visit.page
        tab_to(page, ".stat summary")
        figure = page.evaluate("document.activeElement.closest('.stat').id")
        open_and_close(page)
        tab_to(page, ".note a[href*='sources/']")
        assert page.evaluate("document.activeElement.closest('.margin').previousElementSibling.id") == figure
        assert "/sources/" in follow(page)
        tab_to(page, f"a[href*='figures/index.html'], a[href$='#{figure}']")
        assert "/figures/" in follow(page)


@pytest.mark.parametrize("kind", ["article", "speech", "term", "region", "zh article"])
def test_every_reference_has_a_note_that_names_a_source_and_leads_back(site: Reader, kind: str) -> None:
    with site.reads(kind) as visit:
        astray = visit.page.evaluate("""() => [...document.querySelectorAll('a.ref')].filter((reference) => {
          const note = document.getElementById(reference.hash.slice(1))
          if (!note || !note.querySelector('a[href*="sources/"]')) return true
          const back = note.querySelector('.back')
          return reference.id && !(back && document.getElementById(back.hash.slice(1)))
        }).map((reference) => reference.outerHTML)""")
        bare = visit.page.evaluate("""() => [...document.querySelectorAll('.block > figure.quote')]
          .filter((figure) => !figure.nextElementSibling?.querySelector(':scope.margin a[href*="sources/"]'))
          .map((figure) => figure.textContent.trim())""")
    assert astray == []
    assert bare == []
