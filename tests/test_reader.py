"""What a reader can rely on, on every kind of page: narrow windows, keyboards, no script, other colours, paper."""

from __future__ import annotations

from collections import Counter

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


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


@every_kind
def test_a_page_reflows_in_a_narrow_window(site: Reader, kind: str) -> None:
    with site.reads(kind, 320) as visit:
        assert visit.page.evaluate(TEXT_FAULTS) == []


@every_kind
def test_a_page_reflows_at_four_times_its_size(site: Reader, kind: str) -> None:
    # To the page, a window of 1280 × 1024 px at 400 % is one of 320 × 256 px with four dots to the pixel.
    with site.reads(kind, 320, 256, device_scale_factor=4) as visit:
        assert visit.page.evaluate(TEXT_FAULTS) == []


@every_kind
def test_long_titles_neither_widen_a_page_nor_lie_on_other_texts(site: Reader, kind: str) -> None:
    found = {}
    with site.reads(kind, 320) as visit:
        for language, title in TITLES.items():
            visit.page.evaluate(LENGTHEN, title)
            for width in (320, 360):
                visit.page.set_viewport_size({"width": width, "height": 800})
                found[language, width] = visit.page.evaluate(TEXT_FAULTS)
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_texts_that_overlap_or_are_cut_off_are_found(site: Reader) -> None:
    with site.reads("home", 320) as visit:
        visit.page.evaluate("document.querySelector('h1').style.setProperty('margin-bottom', '-60px')")
        visit.page.evaluate("document.querySelector('.brand').style.setProperty('margin-left', '-90px')")
        found = {fault.partition(":")[0] for fault in visit.page.evaluate(TEXT_FAULTS)}
    assert found == {"overlap", "cut off"}


@every_kind
def test_the_keyboard_goes_through_a_page_in_the_order_of_its_text(site: Reader, kind: str) -> None:
    with site.reads(kind, reduced_motion="reduce") as visit:  # otherwise the window is still on its way to the focus
        stops = []
        for _ in range(20):
            visit.page.keyboard.press("Tab")
            stops.append(visit.page.evaluate(FOCUSED))
        jumps = visit.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1']), [autofocus], [accesskey]").count()
    assert stops[0]["name"] == "skip"
    assert [stop["index"] for stop in stops] == sorted({stop["index"] for stop in stops})
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert jumps == 0, "an attribute on the page changes the order or takes the focus"


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


@every_kind
def test_a_page_says_the_same_without_script(site: Reader, kind: str) -> None:
    with site.reads(kind, java_script_enabled=False) as visit:
        without = Counter(visit.page.inner_text("body").split("\n"))
        for_scripts = visit.page.evaluate(
            "[...document.querySelectorAll('[hidden]')].map((part) => part.textContent.trim()).join('\\n')"
        )
        controls = visit.page.locator(":is(button, select, input, textarea, [role='button']):visible").count()
        forms = visit.page.locator("form[action] :is(button, select, input, textarea):visible").count()
    with site.reads(kind) as visit:
        visit.page.evaluate("document.querySelectorAll('button, label').forEach((part) => part.remove())")
        with_script = Counter(visit.page.inner_text("body").split("\n"))
    more = [line for line in with_script - without if line.strip() and line.strip() not in for_scripts]
    assert without - with_script == Counter()
    assert more == [], "only a script shows this, and the page does not have it hidden for that"
    assert controls == forms, "a control that works only by script is visible without one"


@every_kind
def test_forced_colours_keep_every_shape(site: Reader, kind: str) -> None:
    with site.reads(kind, forced_colors="active") as visit:
        shapes = visit.page.evaluate("""() => {
          const shapes = []
          for (const place of document.querySelectorAll('.condition, .note, .quote, .tile.t0')) {
            if (!place.checkVisibility()) continue
            const style = getComputedStyle(place)
            shapes.push([place.className, style.borderInlineStartStyle, style.borderInlineStartColor])
          }
          return shapes
        }""")
        ground = colour(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))
        visit.page.keyboard.press("Tab")
        focus = visit.page.evaluate(FOCUSED)
    pale = {name for name, line, edge in shapes if line == "none" or contrast(colour(edge), ground) < 3}
    assert pale == set()
    assert focus["line"] == "solid"
    assert contrast(colour(focus["colour"]), ground) >= 3


@every_kind
def test_nothing_moves_for_who_asked_for_less_motion(site: Reader, kind: str) -> None:
    with site.reads(kind, reduced_motion="reduce") as visit:
        moving = visit.page.evaluate("""() => [...document.querySelectorAll('*')].filter((place) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(place)
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth'
        }).map((place) => place.tagName)""")
        assert moving == []
        assert visit.page.evaluate("document.getAnimations().length") == 0


@every_kind
def test_a_printed_page_shows_its_address_and_those_of_other_sites(site: Reader, kind: str) -> None:
    with site.reads(kind) as visit:
        visit.page.emulate_media(media="print")
        silent = visit.page.evaluate("""() => [...document.querySelectorAll('main a[href^="http"]')]
          .map((link) => [link.getAttribute('href'), link.textContent + getComputedStyle(link, '::after').content])
          .filter(([address, said]) => !said.includes(address))""")
        canonical = visit.page.locator("link[rel='canonical']").get_attribute("href")
        printed = visit.page.inner_text("body")
        sideways = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert silent == []
    assert str(canonical) in printed
    assert sideways <= 0


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("kind", ["home", "zh home"])
def test_the_first_screen_of_a_phone_holds_the_beginning_of_a_fact(site: Reader, kind: str, width: int) -> None:
    with site.reads(kind, width, 640) as visit:
        title = visit.page.locator(".event h3").first.bounding_box()
    assert title
    assert title["y"] + 16 <= 640, "no line of the first event is seen"


def roles(page: Page) -> Counter[str]:
    """How often each role of a table occurs in what a screen reader is told."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = (node["role"]["value"] for node in nodes if not node["ignored"])
    return Counter(role for role in found if role in {"table", "row", "rowheader", "columnheader", "cell"})


@pytest.mark.parametrize("kind", ["matrix", "compare", "term", "evidence"])
def test_a_table_stays_a_table_for_screen_readers_where_it_looks_like_a_list(site: Reader, kind: str) -> None:
    told = {}
    for width in (320, 1280):
        with site.reads(kind, width) as visit:
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


@every_kind
def test_a_page_asks_no_other_site_and_leaves_the_console_empty(site: Reader, kind: str) -> None:
    with site.reads(kind) as visit:
        visit.page.mouse.wheel(0, 20000)
        visit.page.wait_for_timeout(100)
    assert [address for address in visit.requests if not address.startswith(f"{site.origin}/")] == []
    assert visit.messages == []


@every_kind
def test_a_first_view_is_small_and_stays_where_it_is(site: Reader, kind: str) -> None:
    with site.reads(kind, 360) as visit:
        shifts = visit.page.evaluate("""() => new Promise((resolve) => {
          const shifts = []
          new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
            .observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(shifts), 100)
        })""")
        icon = visit.page.locator("link[rel='icon']").evaluate("(link) => link.href")
    sizes = {address: site.compressed(address) for address in {*visit.requests, icon}}
    assert shifts == []
    assert len(sizes.keys() - {icon}) <= FIRST_REQUESTS, sizes
    assert sum(sizes.values()) <= FIRST_VIEW, sizes
