"""A reader of the built site: a static server with the site's own policy, a browser, and what one can see on a page."""

from __future__ import annotations

import asyncio
import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page, Request, sync_playwright

PATTERNS = {
    "home": "index.html",
    "article": "articles/*/index.html",
    "speech": "speeches/*/index.html",
    "region": "regions/*/index.html",
    "timeline": "timeline/index.html",
    "matrix": "matrix/index.html",
    "compare": "compare/*/index.html",
    "term": "terms/*/index.html",
    "source": "sources/*/index.html",
    "evidence": "evidence/index.html",
    "theme": "themes/*/index.html",
    "search": "search/index.html",
}
KINDS = (*PATTERNS, "zh home", "zh article")
"""The kinds of pages, in the default language and in Chinese; of each the longest page is looked at."""

Point = tuple[int, int, int]
"""A colour: red, green, blue, 0 to 255."""


def longest(folder: Path, kind: str) -> str:
    """The address below the site's root of the longest page of a kind."""
    pattern = f"zh/{PATTERNS[kind[3:]]}" if kind.startswith("zh ") else PATTERNS[kind]
    pages = sorted(folder.glob(pattern), key=lambda page: (page.stat().st_size, page))
    assert pages, f"there is no page like {pattern}"
    return pages[-1].relative_to(folder).as_posix().removesuffix("index.html")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port, as a host does that sends the policy as a header, too; gives the origin.

    For an address that does not exist the answer is 404.html with the status 404.
    """
    command = [sys.executable, str(Path(__file__).with_name("host.py")), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as host:
        assert host.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(host.stdout.readline())}"
        finally:
            host.kill()


class _Watcher(asyncio.PidfdChildWatcher):
    """Waits for the driver without a thread, as from Python 3.12 on: a thread keeps builds from starting workers."""

    def is_active(self) -> bool:
        self.attach_loop(asyncio.get_running_loop())  # asked once, when the driver is started
        return True


@contextmanager
def started_browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "chromium is missing; `python3 tests/run.py` installs it"
    # A page that asks for something elsewhere is found out, and yet nothing leaves this machine.
    arguments = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if sys.version_info < (3, 12):
        asyncio.set_child_watcher(_Watcher())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Visit:
    """A page that was opened, and what happened meanwhile: addresses asked for, messages on the console, failures."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


_PAGES: WeakKeyDictionary[Browser, dict[str, Page]] = WeakKeyDictionary()
"""Of each browser the page that shows what is opened with some settings of a context.

A window of its own for every visit is a process of its own, which costs more than the visit.
"""


def _page(browser: Browser, settings: Mapping[str, Any]) -> Page:
    """A page that nothing shows and that remembers nothing, with such settings."""
    kept, name = _PAGES.setdefault(browser, {}), repr(sorted(settings.items()))
    if name not in kept or kept[name].is_closed():
        kept[name] = browser.new_context(**settings).new_page()
    kept[name].emulate_media(**{medium: settings.get(medium, "null") for medium in MEDIA})
    return kept[name]


MEDIA = ("color_scheme", "reduced_motion", "forced_colors")
"""What a visit may have changed, and a page of a context does not take from its context again."""


def _leave(page: Page) -> None:
    """Leave nothing to who comes next: no storage, no other page, no key or pointer, no medium."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.evaluate(FORGET)
    page.unroute_all()
    page.emulate_media(media="null")
    page.goto("about:blank")
    page.mouse.move(-1, -1)


FORGET = "() => { try { localStorage.clear(); sessionStorage.clear() } catch { /* it was blocked */ } }"


@contextmanager
def _watched(visit: Visit) -> Iterator[set[Request]]:
    """Note what happens on the page; gives the requests that are under way, now and later."""
    pending: set[Request] = set()

    def asked(request: Request) -> None:
        pending.add(request)
        visit.requests.append(request.url)

    def failed(request: Request) -> None:
        pending.discard(request)
        visit.messages.append(f"{request.url} failed")

    events: dict[Any, Callable[[Any], None]] = {
        "request": asked,
        "requestfinished": lambda request: pending.discard(request),
        "requestfailed": failed,
        "console": lambda message: visit.messages.append(message.text),
        "pageerror": lambda fault: visit.messages.append(str(fault)),
    }
    for event, noted in events.items():
        visit.page.on(event, noted)
    yield pending
    for event, noted in events.items():
        visit.page.remove_listener(event, noted)


QUIET, STEP = 100, 20
"""For so many milliseconds nothing is under way when a page counts as loaded; it is looked at so often."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A browser before the served site."""

    browser: Browser
    folder: Path
    origin: str

    @contextmanager
    def reads(self, kind: str, width: int = 1280, height: int = 800, **settings: Any) -> Iterator[Visit]:
        """Open the longest page of a kind in a window that remembers nothing; `settings` are those of a context."""
        with self.opens(longest(self.folder, kind), width, height, **settings) as visit:
            yield visit

    @contextmanager
    def opens(self, address: str, width: int = 1280, height: int = 800, **settings: Any) -> Iterator[Visit]:
        page = _page(self.browser, settings)
        page.set_viewport_size({"width": width, "height": height})
        visit = Visit(page)
        try:
            with _watched(visit) as pending:
                page.goto(f"{self.origin}/{address}")
                quiet = 0
                while quiet < QUIET:  # Playwright's own "networkidle" takes half a second, hundreds of times in a run
                    page.wait_for_timeout(STEP)
                    quiet = 0 if pending else quiet + STEP
                yield visit
            _leave(page)
        except BaseException:
            page.context.close()
            raise

    def compressed(self, address: str) -> int:
        """How many bytes a requested file is, compressed with gzip as a host would."""
        path = self.folder / urlsplit(address).path.lstrip("/")
        return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 6))


def colour(value: str) -> Point:
    """`rgb(1, 2, 3)` or `rgba(…)` as a colour."""
    red, green, blue = (round(float(number)) for number in re.findall(r"[\d.]+", value)[:3])
    return red, green, blue


def contrast(one: Point, other: Point) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(point: Point) -> float:
    shares = (part / 255 for part in point)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


TEXT_FAULTS = """() => {
  const clipped = (element) => element
    && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement))
  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
    && !element.closest('.skip, rt, svg') && !clipped(element)
  const runs = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (!node.data.trim() || !shown(node.parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.width > 1) runs.push({ node, box })
  }
  const name = ({ node }) => node.data.trim().slice(0, 30)
  const width = document.documentElement.clientWidth
  const faults = []
  const wider = document.documentElement.scrollWidth - width
  if (wider > 0) faults.push(`scrolls sideways by ${wider} px`)
  for (const run of runs) if (run.box.left < -1 || run.box.right > width + 1) faults.push(`cut off: ${name(run)}`)
  // A box of glyphs is higher than its line; two texts overlap when the middles of their boxes do.
  runs.sort((one, other) => one.box.top - other.box.top)
  runs.forEach((one, at) => {
    for (const other of runs.slice(at + 1)) {
      if (other.box.top > one.box.bottom) break
      if (one.node === other.node) continue
      const low = (box) => box.top + box.height * .3, high = (box) => box.bottom - box.height * .3
      const down = Math.min(high(one.box), high(other.box)) - Math.max(low(one.box), low(other.box))
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      if (down > 1 && across > 2) faults.push(`overlap: ${name(one)} / ${name(other)}`)
    }
  })
  return [...new Set(faults)].slice(0, 10)
}"""
"""Texts that are cut off at the window's edge or lie on each other, and scrolling sideways."""

LENGTHEN = """(title) => {
  const places = 'h1, h2, h3, .brand a, .entry-title a, .index-title a, .tile a, th a, dt a, dd a, .note a,'
    + ' .breadcrumbs a, .masthead li a, .footer li a, .references a, .adjacent a, .contents a, td a'
  for (const place of document.querySelectorAll(places)) {
    const texts = [...place.childNodes].filter((node) => node.nodeType === 3 && node.data.trim())
    if (texts.length) texts[0].data = title
  }
}"""
"""Gives every title, heading and link to a record the same long text."""

FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect()
  return {
    index: [...document.querySelectorAll('*')].indexOf(element),
    name: element.className || element.textContent.trim().slice(0, 30),
    line: style.outlineStyle, width: parseFloat(style.outlineWidth), colour: style.outlineColor,
    shadow: style.boxShadow, seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0,
  }
}"""
"""What has the focus, where it stands in the document, and how that is shown."""
