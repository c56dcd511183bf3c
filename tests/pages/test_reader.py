"""What a reader can rely on, on every kind of page: narrow windows, keyboards, no script, other colours, paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page
from reader import FOCUSED, KINDS, LENGTHEN, TEXT_FAULTS, Reader, colour, contrast

pytestmark = pytest.mark.slow

every_kind = pytest.mark.parametrize("kind", KINDS)
TITLES = {
    "English": "Suggestions on the further high-quality development of interregional telecommunications infrastructure",
    "German": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurf",
    "Chinese": "关于因地制宜加快发展新质生产力并推动现代化产业体系建设若干措施征求社会各界意见建议的公告",
}
FIRST_VIEW = 25 * 1024
"""Bytes after compression, all that a page needs before anybody does anything: `docs/design.md`, Budgets."""
FIRST_REQUESTS = 4
"""Besides the site's icon, which browsers ask for once and keep."""


SHIFTS = """() => new Promise((resolve) => {
  const shifts = []
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
    .observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve(shifts), 100)
})"""
MOVING = """() => [...document.querySelectorAll('*')].filter((place) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(place)
  return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth'
}).map((place) => place.tagName)"""


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


# To load a page costs far more than to ask it something, so each kind is loaded once on a phone and once on a desk,
# and all that can be seen of it there is noted for the tests.


@dataclass(frozen=True)
class Phone:
    """What is seen of a page on a phone; `lengthened` are the faults of texts by language and width."""

    first_view: Sequence[str]
    icon: str
    shifts: Sequence[float]
    faults: Sequence[str]
    lengthened: Mapping[tuple[str, int], Sequence[str]]


@dataclass(frozen=True)
class Desk:
    """What is seen of a page in a wide window: on screen, on paper, in forced colours, with less motion, by Tab."""

    kind: str
    requests: Sequence[str]
    messages: Sequence[str]
    lines: Counter[str]
    paper: Paper
    forced: Forced
    moving: Sequence[str]
    animations: int
    stops: Sequence[Mapping[str, Any]]
    jumps: int


@dataclass(frozen=True)
class Paper:
    """What is printed; `silent` are links to other sites that do not say their address."""

    silent: Sequence[Sequence[str]]
    text: str
    canonical: str
    sideways: int


@dataclass(frozen=True)
class Forced:
    """Shapes as class, line and colour of its edge; the ground behind them; the first that has the focus."""

    shapes: Sequence[tuple[str, str, str]]
    ground: str
    focus: Mapping[str, Any]


@pytest.fixture(scope="module", params=KINDS)
def phone(site: Reader, request: pytest.FixtureRequest) -> Phone:
    with site.reads(request.param, 360) as visit:
        shifts = visit.page.evaluate(SHIFTS)
        icon = visit.page.locator("link[rel='icon']").evaluate("(link) => link.href")
        first_view = list(visit.requests)
        visit.page.set_viewport_size({"width": 320, "height": 800})
        faults = visit.page.evaluate(TEXT_FAULTS)
        lengthened = {}
        for language, title in TITLES.items():
            visit.page.evaluate(LENGTHEN, title)
            for width in (320, 360):
                visit.page.set_viewport_size({"width": width, "height": 800})
                lengthened[language, width] = visit.page.evaluate(TEXT_FAULTS)
    return Phone(first_view, icon, shifts, faults, lengthened)


@pytest.fixture(scope="module", params=KINDS)
def desk(site: Reader, request: pytest.FixtureRequest) -> Desk:
    with site.reads(request.param) as visit:
        page = visit.page
        page.mouse.wheel(0, 20000)
        page.wait_for_timeout(100)
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        lines = lines_without_controls(page)
        page.emulate_media(media="print")
        paper = printed(page)
        page.emulate_media(media="null", reduced_motion="reduce")  # otherwise the window is on its way to the focus
        moving, animations = page.evaluate(MOVING), page.evaluate("document.getAnimations().length")
        page.emulate_media(forced_colors="active")
        forced = in_forced_colours(page)
        page.emulate_media(forced_colors="null")
        stops = [page.evaluate(FOCUSED)]
        for _ in range(19):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(FOCUSED))
        jumps = page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1']), [autofocus], [accesskey]").count()
    return Desk(request.param, visit.requests, visit.messages, lines, paper, forced, moving, animations, stops, jumps)


def lines_without_controls(page: Page) -> Counter[str]:
    """The lines of text when what only a script makes of use is hidden; it is shown again."""
    page.evaluate("document.querySelectorAll('button, label').forEach((part) => { part.style.display = 'none' })")
    lines = Counter(page.inner_text("body").split("\n"))
    page.evaluate("document.querySelectorAll('button, label').forEach((part) => { part.style.display = '' })")
    return lines


def printed(page: Page) -> Paper:
    silent = page.evaluate("""() => [...document.querySelectorAll('main a[href^="http"]')]
      .map((link) => [link.getAttribute('href'), link.textContent + getComputedStyle(link, '::after').content])
      .filter(([address, said]) => !said.includes(address))""")
    canonical = page.locator("link[rel='canonical']").get_attribute("href")
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return Paper(silent, page.inner_text("body"), str(canonical), sideways)


def in_forced_colours(page: Page) -> Forced:
    shapes = page.evaluate("""() => {
      const shapes = []
      for (const place of document.querySelectorAll('.condition, .note, .quote, .tile.t0')) {
        if (!place.checkVisibility()) continue
        const style = getComputedStyle(place)
        shapes.push([place.className, style.borderInlineStartStyle, style.borderInlineStartColor])
      }
      return shapes
    }""")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("Tab")
    return Forced(shapes, ground, page.evaluate(FOCUSED))


def test_a_page_reflows_in_a_narrow_window(phone: Phone) -> None:
    assert phone.faults == []


@every_kind
def test_a_page_reflows_at_four_times_its_size(site: Reader, kind: str) -> None:
    # To the page, a window of 1280 × 1024 px at 400 % is one of 320 × 256 px with four dots to the pixel.
    with site.reads(kind, 320, 256, device_scale_factor=4) as visit:
        assert visit.page.evaluate(TEXT_FAULTS) == []


def test_long_titles_neither_widen_a_page_nor_lie_on_other_texts(phone: Phone) -> None:
    assert {place: faults for place, faults in phone.lengthened.items() if faults} == {}


def test_texts_that_overlap_or_are_cut_off_are_found(site: Reader) -> None:
    with site.reads("home", 320) as visit:
        visit.page.evaluate("document.querySelector('h1').style.setProperty('margin-bottom', '-60px')")
        visit.page.evaluate("document.querySelector('.brand').style.setProperty('margin-left', '-90px')")
        found = {fault.partition(":")[0] for fault in visit.page.evaluate(TEXT_FAULTS)}
    assert found == {"overlap", "cut off"}


def test_the_keyboard_goes_through_a_page_in_the_order_of_its_text(desk: Desk) -> None:
    stops = desk.stops
    assert len(stops) == 20
    assert stops[0]["name"] == "skip"
    assert [stop["index"] for stop in stops] == sorted({stop["index"] for stop in stops})
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert desk.jumps == 0, "an attribute on the page changes the order or takes the focus"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_shows_on_every_ground(site: Reader, scheme: str) -> None:
    with site.reads("home", color_scheme=scheme) as visit:
        grounds = [
            colour(visit.page.evaluate(f"getComputedStyle(document.querySelector('{place}')).backgroundColor"))
            for place in ("body", ".footer")
        ]
        visit.page.keyboard.press("Tab")
        focus = visit.page.evaluate(FOCUSED)
    line, ring = colour(focus["colour"]), colour(focus["shadow"])
    assert focus["line"] == "solid"
    assert focus["width"] >= 3
    assert contrast(line, ring) >= 3
    assert [max(contrast(line, ground), contrast(ring, ground)) >= 3 for ground in grounds] == [True, True]


def test_the_skip_link_goes_to_the_text(site: Reader) -> None:
    with site.reads("article") as visit:
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.url.endswith("#main")
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def test_a_page_says_the_same_without_script(site: Reader, desk: Desk) -> None:
    with site.reads(desk.kind, java_script_enabled=False) as visit:
        without = Counter(visit.page.inner_text("body").split("\n"))
        for_scripts = visit.page.evaluate(
            "[...document.querySelectorAll('[hidden]')].map((part) => part.textContent.trim()).join('\\n')"
        )
        controls = visit.page.locator(":is(button, select, input, textarea, [role='button']):visible").count()
        forms = visit.page.locator("form[action] :is(button, select, input, textarea):visible").count()
    more = [line for line in desk.lines - without if line.strip() and line.strip() not in for_scripts]
    assert without - desk.lines == Counter()
    assert more == [], "only a script shows this, and the page does not have it hidden for that"
    assert controls == forms, "a control that works only by script is visible without one"


def test_forced_colours_keep_every_shape(desk: Desk) -> None:
    ground, focus = colour(desk.forced.ground), desk.forced.focus
    shapes = desk.forced.shapes
    pale = {name for name, line, edge in shapes if line == "none" or contrast(colour(edge), ground) < 3}
    assert pale == set()
    assert focus["line"] == "solid"
    assert contrast(colour(focus["colour"]), ground) >= 3


def test_nothing_moves_for_who_asked_for_less_motion(desk: Desk) -> None:
    assert desk.moving == []
    assert desk.animations == 0


def test_a_printed_page_shows_its_address_and_those_of_other_sites(desk: Desk) -> None:
    assert desk.paper.silent == []
    assert desk.paper.canonical in desk.paper.text
    assert desk.paper.sideways <= 0


@pytest.mark.parametrize(
    ("kind", "width", "height", "sought"),
    [
        ("home", 360, 640, ".ways a"),
        ("zh home", 320, 640, ".ways a"),
        ("zh home", 360, 640, ".ways a"),
        ("timeline", 360, 740, ".event-head"),
        ("timeline", 1280, 800, ".event-text"),
        ("speech", 360, 740, ".sure"),
        ("speech", 1280, 800, ".quote blockquote"),
        ("region", 360, 740, ".brief dd"),
        ("region", 1280, 800, ".brief dd"),
    ],
)
def test_the_first_screen_answers_what_the_page_is_opened_for(
    site: Reader, kind: str, width: int, height: int, sought: str
) -> None:
    """A way in, the first event, the words or how sure they are, what was said to a place: a line of it is seen."""
    with site.reads(kind, width, height) as visit:
        place = visit.page.locator(sought).first.bounding_box()
    assert place
    assert place["y"] + 16 <= height


def roles(page: Page) -> Counter[str]:
    """How often each role of a table occurs in what a screen reader is told."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = (node["role"]["value"] for node in nodes if not node["ignored"])
    return Counter(role for role in found if role in {"table", "row", "rowheader", "columnheader", "cell"})


@pytest.mark.parametrize("kind", ["matrix", "compare", "term", "evidence"])
def test_a_table_stays_a_table_for_screen_readers_where_it_looks_like_a_list(site: Reader, kind: str) -> None:
    told = {}
    with site.reads(kind) as visit:
        for width in (320, 1280):
            visit.page.set_viewport_size({"width": width, "height": 800})
            told[width] = roles(visit.page)
    assert told[320]["cell"] > 0
    assert told[320] == told[1280]


def test_in_a_narrow_matrix_a_region_and_its_number_are_one_line_and_one_target(site: Reader) -> None:
    with site.reads("matrix", 360) as visit:
        lines = visit.page.evaluate("""() => [...document.querySelectorAll('.matrix .some')].map((cell) => {
          const name = cell.querySelector('.column').getBoundingClientRect()
          const number = cell.querySelector('a').getBoundingClientRect()
          const area = cell.getBoundingClientRect()
          const hit = document.elementFromPoint(area.left + 2, area.top + area.height / 2)
          return [name.right <= number.left, Math.abs(name.bottom - number.bottom) < 8, area.height >= 24,
            innerHeight < area.bottom || cell.querySelector('a').contains(hit)]
        })""")
    assert lines
    assert {False} & {good for line in lines for good in line} == set()


def test_in_a_narrow_matrix_all_regions_without_anything_are_one_sentence(site: Reader) -> None:
    with site.reads("matrix", 360) as visit:
        rows = visit.page.locator(".matrix tbody tr").evaluate_all("""(rows) => rows.map((row) => [
          row.querySelectorAll('.none').length,
          [...row.querySelectorAll('.none')].filter((cell) => cell.offsetHeight > 1).map((cell) => cell.innerText)])""")
        visit.page.set_viewport_size({"width": 1280, "height": 800})
        wide = visit.page.locator(".matrix .absent:visible").count()
    assert any(number > 1 for number, _ in rows)
    for number, shown in rows:
        assert len(shown) == bool(number)
        assert all(sentence.endswith(".") for sentence in shown)
    assert wide == 0


def test_a_page_asks_no_other_site_and_leaves_the_console_empty(site: Reader, desk: Desk) -> None:
    assert [address for address in desk.requests if not address.startswith(f"{site.origin}/")] == []
    assert desk.messages == []


def test_a_first_view_is_small_and_stays_where_it_is(site: Reader, phone: Phone) -> None:
    sizes = {address: site.compressed(address) for address in {*phone.first_view, phone.icon}}
    assert phone.shifts == []
    assert len(sizes.keys() - {phone.icon}) <= FIRST_REQUESTS, sizes
    assert sum(sizes.values()) <= FIRST_VIEW, sizes
