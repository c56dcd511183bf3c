"""Reading aids: time, links to headings, contents that follow, passing a page on, recordings at other sites."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import reader
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader import Reader
from sites import TinySite

from explainer.drawing import plain_card as card
from explainer.ground import disk
from explainer.pages.links import check_tree
from explainer.pages.reading_aids import minutes

ROOT = Path(__file__).resolve().parent.parent.parent
LARGEST_MODULE = 1792
"""Bytes of a script after compression: docs/design.md."""
PARAGRAPHS = "\n\n".join(["Words that fill the page, so that it is longer than any window. " * 12] * 4)
SITE = f"""
-- site.yaml --
title: Aids & more
base_url: https://aids.example/
checks: {{needs: "off", theme_support: "off"}}
-- content/pages/home.md --
---
title: Home
---
Welcome.
-- content/pages/long.md --
---
title: Long & "quoted" 100%
---
## First & last

{PARAGRAPHS}

## Second

{PARAGRAPHS}

```video
url: https://video.example/watch?v=1&t=2
title: The press conference
transcript: https://words.example/transcript
```

## Third

{PARAGRAPHS}
-- content/speeches/talk.md --
---
title: Talk
type: speech
date: 2024-05-01
media:
  - {{kind: audio, url: "https://sound.example/a", title: As it was sent}}
---
"""


@pytest.fixture(scope="module")
def folder(made_once: Callable[[str, str], Path]) -> Path:
    """A small site in the product's own theme."""
    return made_once("aids", SITE)


@pytest.fixture(scope="module")
def context(folder: Path, browser: Browser) -> Iterator[BrowserContext]:
    """A wide window of a browser that may copy."""
    with reader.served(folder) as origin:
        wide = browser.new_context(
            base_url=f"{origin}/", viewport={"width": 1280, "height": 700}, reduced_motion="reduce"
        )
        wide.grant_permissions(["clipboard-read", "clipboard-write"])
        yield wide
        wide.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.on("console", lambda message: faults.append(message.text))
    opened.goto("long/")
    yield opened
    opened.close()
    assert not faults


def source(folder: Path, path: str) -> str:
    return (folder / path / "index.html").read_text(encoding="utf-8")


# How long a text takes.


def test_english_is_counted_in_words_and_chinese_in_characters_and_a_mixed_text_in_both() -> None:
    assert minutes([]) == minutes(["Short."]) == 1
    assert minutes(["word " * 230]) == 1
    assert minutes(["word " * 230, "more"]) == 2
    assert minutes(["新质生产力。" * 80]) == 1
    assert minutes(["新质生产力。" * 80 + "力"]) == 2
    assert minutes(["word " * 115 + "质" * 201]) == 2


def test_a_number_and_a_word_with_an_apostrophe_are_one_word_each() -> None:
    assert minutes(["China's 1,000.5 well-known " * 76 + "and so"]) == 1


# The picture that other sites show.


def test_the_card_is_a_picture_of_the_size_that_other_sites_ask_for_and_never_changes() -> None:
    data = card.card()
    assert data == card.card()
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        shown = image.convert("RGB")
        corner, line, rule = (shown.getpixel(place) for place in ((0, 0), (400, 130), (812, 200)))
    assert (corner, line, rule) == ((255, 255, 255), (0x16, 0x19, 0x1D), (0x17, 0x59, 0x4A))


def test_what_the_card_is_compressed_to_is_what_was_drawn() -> None:
    for data in (b"", b"a", b"\x00" * 258, b"\xff" * 259 + b"b", bytes(range(256)), b"c" * 13, card._rows()):
        assert zlib.decompressobj(-15).decompress(card._deflated(data)) == data


def test_the_card_is_made_only_if_a_layout_asks_and_the_site_has_none(make_built: Callable[..., TinySite]) -> None:
    site = make_built()
    assert not (site.folder / "assets/card.png").exists()
    site.edit(
        "layouts/base.html",
        "<title>",
        '<meta property="og:image" content="{{ site.absolute(site.social_card().url) }}"><title>',
    )
    site.build()
    assert (site.folder / "assets/card.png").read_bytes() == card.card()
    before = site.folder.joinpath("index.html").read_text(encoding="utf-8")
    built = site.write("assets/card.png", b"of our own").build()
    assert (site.folder / "assets/card.png").read_bytes() == b"of our own"
    assert built.output("index.html") != before, "caches must see that it is another one"


def test_every_page_names_the_card_with_its_whole_address(folder: Path) -> None:
    assert 'property="og:image" content="https://aids.example/assets/cards/long.png?v=' in source(folder, "long")
    assert 'name="twitter:card" content="summary_large_image"' in source(folder, "")


# Recordings at other sites.


def test_a_recording_elsewhere_is_a_link_that_names_its_site_and_loads_nothing(folder: Path) -> None:
    text = source(folder, "long")
    facade = re.search(r'<div class="facade">.*?</div>', text, re.DOTALL)
    assert facade
    assert 'href="https://video.example/watch?v=1&amp;t=2" rel="external"' in facade[0]
    assert "Video at video.example." in facade[0]
    assert 'href="https://words.example/transcript"' in facade[0]
    assert not re.search(r"<(?:iframe|video|object|embed|img)\b", facade[0])
    assert "Recording at sound.example." in source(folder, "speeches/talk")


def test_every_link_of_the_pages_leads_somewhere(folder: Path) -> None:
    assert not check_tree(disk.read_tree(folder))


# Passing a page on.


def test_a_letter_about_a_page_holds_its_title_and_its_whole_address(folder: Path) -> None:
    found = re.search(r'href="(mailto:[^"]*)"', source(folder, "long"))
    assert found
    asked = parse_qs(urlsplit(unescape(found[1])).query, strict_parsing=True)
    assert asked == {"subject": ['Long & "quoted" 100%'], "body": ["https://aids.example/long/"]}


def test_without_script_no_control_is_shown_that_does_nothing(folder: Path) -> None:
    for button in re.findall(r"<button\b[^>]*>", source(folder, "long")):
        assert " hidden" in button
    assert "anchor" not in re.sub(r"<script.*?</script>", "", source(folder, "long"))


@pytest.mark.slow
def test_a_page_is_shared_by_its_public_address_where_the_browser_can(context: BrowserContext) -> None:
    opened = context.new_page()
    opened.add_init_script("window.given = []; navigator.share = async (what) => { window.given.push(what.url); };")
    opened.goto("long/")
    opened.get_by_role("button", name="Share", exact=True).click()
    assert opened.evaluate("given") == ["https://aids.example/long/"]
    opened.close()


@pytest.mark.slow
def test_the_public_address_stands_on_the_page_and_is_copied(page: Page) -> None:
    assert "https://aids.example/long/" in page.locator(".share").inner_text()
    page.get_by_role("button", name="Copy the address", exact=True).click()
    expect(page.locator(".share [role=status]")).to_have_text("The link has been copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "https://aids.example/long/"


# Headings and contents.


@pytest.mark.slow
def test_the_link_to_a_heading_is_copied_and_that_is_announced(page: Page) -> None:
    heading = page.get_by_role("heading", name="First & last", exact=True)
    heading.get_by_role("button").focus()
    assert heading.get_by_role("button").evaluate("(it) => getComputedStyle(it).opacity") == "1"
    assert heading.get_by_role("button").get_attribute("aria-label") == "Copy the link to “First & last”"
    page.keyboard.press("Enter")
    expect(page.locator(".share [role=status]")).to_have_text("The link has been copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("/long/#first-last")


@pytest.mark.slow
def test_the_contents_stay_beside_the_text_and_say_where_one_is(page: Page) -> None:
    current = ".contents [aria-current]"
    assert page.locator(current).count() == 0
    for title in ("Second", "Third", "First & last"):
        page.evaluate(
            "(title) => [...document.querySelectorAll('main h2')].find((it) => it.textContent.startsWith(title))"
            ".scrollIntoView()",
            title,
        )
        expect(page.locator(current)).to_have_text(title)
    page.get_by_role("heading", name="Second", exact=True).scroll_into_view_if_needed()
    place = page.locator(".contents ol").bounding_box()
    assert place and 0 <= place["y"] < 700


@pytest.mark.slow
def test_on_a_phone_nothing_stands_beside_headings_and_nothing_sticks(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.reload()
    assert page.locator(".anchor").first.is_hidden()
    assert page.locator(".contents ol").evaluate("(it) => getComputedStyle(it).position") == "static"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_script_is_small() -> None:
    assert len(gzip.compress((ROOT / "assets/js/reading.js").read_bytes(), 9)) <= LARGEST_MODULE


def test_both_catalogues_have_the_same_texts_for_reading_aids() -> None:
    english, chinese = (
        re.findall(
            r'^"([^"]+)": "(?:[^"]*)"$',
            (ROOT / f"layouts/texts/{lang}.yaml").read_text("utf-8").partition("# Reading aids")[2],
            re.MULTILINE,
        )
        for lang in ("en", "zh")
    )
    assert english[:11] == chinese[:11]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "place", "words"),
    [
        (
            "speeches/jiangsu-delegation-2024/",
            "q-jiangsu-base",
            "“become an important base for developing new quality productive forces”",
        ),
        ("figures/", "gdp-h1", "5.0%"),
    ],
)
def test_a_quotation_and_a_figure_are_copied_with_their_source_and_public_address(
    own_site: Reader, path: str, place: str, words: str
) -> None:
    with closing(own_site.browser.new_context(base_url=f"{own_site.origin}/")) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened = context.new_page()
        opened.goto(path)
        box = opened.locator(f"[id='{place}']")
        assert box.locator(".permalink a").get_attribute("href") == f"#{place}"
        box.get_by_role("button", name="Copy the citation", exact=True).click()
        expect(box.get_by_role("status")).to_have_text("The citation has been copied.")
        lines = opened.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0] == words
    assert lines[-1] == f"https://nqpf.example.org/{path}#{place}"
    assert any("CCTV News" in line or "Xinhua News Agency" in line for line in lines[1:-1])
