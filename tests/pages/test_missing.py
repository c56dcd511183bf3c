"""The page for addresses that do not exist, on a host that answers with it at any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import reader
from playwright.sync_api import expect
from reader import Reader

pytestmark = pytest.mark.slow

MOVED = """
-- site.yaml --
title: Moved
base_url: https://moved.example/
checks: {needs: "off", theme_support: "off"}
languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}
-- content/regions/harbour.md --
---
title: Harbour
summary: A place.
level: city
old_paths: [regions/seaport/, places/fishmarket.html]
---
By the sea.
-- content/regions/harbour.zh.md --
---
title: 海港
summary: 一个地方。
---
海边。
"""


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


@pytest.fixture(scope="module")
def moved(site: Reader, made_once: Callable[[str, str], Path]) -> Iterator[Reader]:
    """A small site with a page that had other addresses."""
    folder = made_once("moved", MOVED)
    with reader.served(folder) as origin:
        yield Reader(site.browser, folder, origin)


def proposed(site: Reader, address: str) -> list[str]:
    """The addresses that the page proposes in place of one that does not exist."""
    with site.opens(address) as visit:
        expect(visit.page.locator("#similar > p")).to_be_visible()
        unexpected = [message for message in visit.messages if "status of 404" not in message]
        assert unexpected == []
        links: list[str] = visit.page.locator("#similar a").evaluate_all("(all) => all.map((one) => one.href)")
    return [link.removeprefix(f"{site.origin}/") for link in links]


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("regions/jilim/", "regions/jilin/"),
        ("jilin", "regions/jilin/"),
        ("some/where/deep/Jilin.html", "regions/jilin/"),
        ("regions/jilim/index.html", "regions/jilin/"),
        ("terms/new-productive-forces/", "terms/nqpf/"),
        ("zh/regions/jilim/", "zh/regions/jilin/"),
        ("zh/吉林/", "zh/regions/jilin/"),
    ],
)
def test_a_page_with_nearly_that_name_is_proposed_in_the_language_of_the_address(
    site: Reader, address: str, first: str
) -> None:
    found = proposed(site, address)
    assert found[0] == first
    assert len(found) <= 3
    assert {link.startswith("zh/") for link in found} == {address.startswith("zh/")}


@pytest.mark.parametrize("address", ["nothing-like-it-anywhere/", "%E5%90%89%F/", "---/"])
def test_where_no_page_is_like_it_that_is_said(site: Reader, address: str) -> None:
    with site.opens(address) as visit:
        expect(visit.page.locator("#similar")).to_contain_text("No page has a name or an earlier address like")
        assert visit.page.locator("#similar a").count() == 0


def test_what_was_asked_for_is_shown_as_text(site: Reader) -> None:
    with site.opens("%3Cimg%20src=x%20onerror=alert(1)%3E") as visit:
        expect(visit.page.locator("#similar")).to_contain_text("“<img src=x onerror=alert(1)>”")
        assert visit.page.locator("main img").count() == 0


def test_a_chinese_address_is_answered_in_chinese(site: Reader) -> None:
    with site.opens("zh/regions/jilim/") as visit:
        expect(visit.page.locator("#similar")).to_contain_text("名称或旧址与“jilim”相近的页面：")
        assert visit.page.locator("#similar").get_attribute("lang") == "zh-Hans"
        assert visit.page.locator("main a[hreflang='zh-Hans']").get_attribute("href") == "/zh/"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("seaport/", ["regions/harbour/"]),
        ("regions/seeport/", ["regions/harbour/"]),
        ("zh/regions/seaport/", ["zh/regions/harbour/"]),
        ("fishmarket/", ["regions/harbour/"]),
    ],
)
def test_a_name_of_earlier_times_is_known_in_every_language(moved: Reader, address: str, found: list[str]) -> None:
    assert proposed(moved, address) == found


def test_without_script_the_page_leads_to_the_search_the_timeline_and_the_regions(site: Reader) -> None:
    with site.opens("regions/jilim/", java_script_enabled=False) as visit:
        links = visit.page.locator("main a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
        assert {"/search/", "/timeline/", "/regions/"} <= set(links)
        box = visit.page.locator("#similar").bounding_box()
        assert box is None or box["height"] == 0, "a place is kept for what cannot come"


def test_nothing_moves_when_three_pages_are_proposed(site: Reader) -> None:
    with site.opens("speeches/jiangsu-2024/", 1280) as visit:
        expect(visit.page.locator("#similar a")).not_to_have_count(0)
        place = visit.page.locator("#similar")
        before = place.bounding_box()
        place.evaluate(
            "(it) => { const one = it.querySelector('li');"
            " it.querySelector('ul').replaceChildren(...[1, 2, 3].map(() => one.cloneNode(true))) }"
        )
        assert place.locator("li").count() == 3
        assert place.bounding_box() == before
