"""The reader's overviews, files for hosts and programs, and the style guide, as a reader or a program gets them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from reader import Reader
from sites import TinySite

from explainer.drawing.maps import WIDTH, Area, Unreadable, draw, read_areas
from explainer.engine import build as building
from explainer.ground.dates import PartialDate
from explainer.model.kinds import DECLARED
from explainer.queries.data import CONTENT_POLICY
from explainer.views.cards import Card

ROOT = Path(__file__).resolve().parent.parent.parent
SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]
SITE = """
-- site.yaml --
title: Mapped
base_url: https://mapped.example/
map: {geojson: assets/map.geojson, property: code}
checks: {needs: "off", theme_support: "off"}
-- content/regions/north.md --
---
title: North
level: province
codes: {iso3166_2: CN-JL}
---
-- content/regions/south.md --
---
title: South
level: province
---
-- content/speeches/opening.md --
---
title: Opening
type: speech
date: 2024-05-01
date_note: From the programme.
located_in: [north]
---
-- content/speeches/later.md --
---
title: Later
type: meeting
date: 2024-04/2024-06
date_note: From the programme.
located_in: [north]
---
-- content/speeches/unknown.md --
---
title: Unknown
type: meeting
date: XXXX-10-20
date_note: The source gives no year.
located_in: [south]
---
"""


def collection(*features: tuple[str, Any], **more: Any) -> bytes:
    made = [
        {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": rings}}
        for code, rings in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": made, **more}).encode()


@pytest.fixture
def mapped(make_site: Callable[..., TinySite]) -> TinySite:
    """Two regions, one of them on the map beside an area that is none of the site's; the product's own theme."""
    site = make_site(SITE, theme=False)
    east = [[x + 4, y] for x, y in SQUARE]
    return site.write("assets/map.geojson", collection(("CN-JL", [SQUARE]), ("elsewhere", [east])))


def built(site: TinySite) -> building.Report:
    return building.build(site.options())


def codes(report: building.Report) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.fixture(scope="module")
def page(own_site: Reader) -> Iterator[Page]:
    """A window of a browser at the root of the built site."""
    opened = own_site.browser.new_page(base_url=f"{own_site.origin}/", viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


# ---- one policy for pages and hosts


def test_the_menu_holds_lists_that_have_entries_and_records_in_the_order_of_the_settings(mapped: TinySite) -> None:
    def menu(page: str) -> list[tuple[str, str, bool]]:
        found = re.search(r'<nav class="sections".*?</nav>', mapped.read(f"output/{page}"), re.DOTALL)
        links = re.findall(r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', found[0] if found else "")
        return [(title, address, bool(here)) for address, here, title in links]

    wanted = "navigation: [timeline, region:north, themes]"
    mapped.edit("site.yaml", "title: Mapped", f"title: Mapped\nsearch: false\n{wanted}")
    assert codes(built(mapped)) == []
    assert menu("regions/north/index.html") == [
        ("Timeline", "../../timeline/index.html", False),
        ("North", "./index.html", True),
    ]
    assert menu("timeline/index.html") == [
        ("Timeline", "./index.html", True),
        ("North", "../regions/north/index.html", False),
    ]


def test_every_page_and_the_file_for_hosts_have_the_same_policy(built_site: Path) -> None:
    pattern = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
    pages = [path for path in built_site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    found = {html.unescape(match) for path in pages for match in pattern.findall(path.read_text("utf-8"))}
    assert found == {CONTENT_POLICY}
    lines = (built_site / "_headers").read_text("utf-8").splitlines()
    assert lines[0] == "/*"
    assert f"  Content-Security-Policy: {CONTENT_POLICY}" in lines
    assert "  X-Content-Type-Options: nosniff" in lines
    assert any(line.startswith("  Referrer-Policy: ") for line in lines)


def test_hosts_are_told_that_assets_may_be_kept_and_every_asset_has_a_mark_of_its_content(built_site: Path) -> None:
    rules = (built_site / "_headers").read_text("utf-8").split("/assets/*\n")
    assert rules[1] == "  Cache-Control: public, max-age=31536000, immutable\n"
    assert "Cache-Control" not in rules[0]
    pages = [path.read_text("utf-8") for path in built_site.rglob("*.html")]
    named = {address for page in pages for address in re.findall(r'"([^"\s]*/assets/[^"\s]*)"', page)}
    assert named
    assert [address for address in named if not re.search(r"\?v=[0-9a-f]{8}$", address)] == []


# ---- figures as a table


# ---- the drawn map


def test_a_map_is_drawn_true_to_scale_with_north_at_the_top() -> None:
    areas = read_areas(collection(("a", [SQUARE]), ("b", [[[4, 0], [6, 0], [6, 2], [4, 2], [4, 0]]])), "code")
    assert not isinstance(areas, Unreadable)
    drawing = draw(areas)
    assert drawing.paths[0] == ("a", "M0 333L333 333L333 0L0 0Z")
    assert drawing.height == 333 == round(WIDTH / 3)


def test_heights_are_dropped_and_points_that_fall_together_are_drawn_once() -> None:
    near = [[0, 0, 99], [1, 0, 99], [1.00001, 0], [1, 1], [0, 1], [0, 0]]
    areas = read_areas(collection(("a", [near])), "code")
    assert isinstance(areas, tuple)
    assert draw(areas).paths[0][1].count("L") == 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"type": "Polygon"}', "not a GeoJSON FeatureCollection"),
        (collection(), "no area"),
        (collection(("a", [SQUARE[:4]])), "not closed"),
        (collection(("a", [[[0, 0], [500, 0], [1, 1], [0, 0]]])), "not a longitude"),
        (collection(("a", [[[0, 0], [float("nan"), 0], [1, 1], [0, 0]]])), "not a longitude"),
        (collection(("a", [[[0, 0], [True, 0], [1, 1], [0, 0]]])), "not a longitude"),
        (collection(("a", None)), "without rings"),
        (collection(("a", [])), "without rings"),
        (b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "Point"}}]}', "is a Point"),
        (b'{"type": "FeatureCollection", "features": [7]}', "no geometry"),
        (
            b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "MultiPolygon", "coordinates": []}}]}',
            "no area",
        ),
    ],
)
def test_a_file_that_is_no_map_says_why(data: bytes, reason: str) -> None:
    found = read_areas(data, "code")
    assert isinstance(found, Unreadable)
    assert reason in found.reason


def test_an_area_may_be_as_small_as_a_point() -> None:
    assert draw((Area("a", (((1.0, 1.0),) * 4,)),)).height == 1


def test_a_map_of_the_site_is_drawn_and_its_list_says_the_same(mapped: TinySite) -> None:
    assert codes(built(mapped)) == []
    text = (mapped.folder / "regions" / "index.html").read_text("utf-8")
    assert len(re.findall(r'<path class="(?:t\d|elsewhere)"', text)) == 2
    assert '<a href="north/index.html" aria-label="North, 2 said"><path class="t1"' in text
    assert '<path class="elsewhere"' in text
    assert 'class="map-list"' in text
    assert 'class="tiles"' not in text


def test_without_a_map_the_tiles_stay(built_site: Path) -> None:
    text = (built_site / "regions" / "index.html").read_text("utf-8")
    assert 'class="tiles"' in text
    assert 'class="map"' not in text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("assets/map.geojson", "assets/none.geojson", "There is no map"),
        ("assets/map.geojson", "content/map.geojson", "There is no map"),
        ("property: code", "property: name", "No area"),
    ],
)
def test_a_map_that_cannot_be_used_is_a_problem_at_its_line(mapped: TinySite, old: str, new: str, message: str) -> None:
    report = built(mapped.edit("site.yaml", old, new))
    (problem,) = report.problems
    assert (problem.code, problem.where.path, problem.where.line) == ("E215", "site.yaml", 3)
    assert message in problem.message


def test_a_map_that_is_no_geojson_is_a_problem(mapped: TinySite) -> None:
    (problem,) = built(mapped.write("assets/map.geojson", "{")).problems
    assert problem.code == "E215"
    assert "not JSON" in problem.message


# ---- the timeline


def test_the_density_counts_months_and_says_what_lies_in_none(mapped: TinySite) -> None:
    built(mapped)
    text = (mapped.folder / "timeline" / "index.html").read_text("utf-8")
    assert said_of_years(text) == {"2024": "(2)", "undated": "(1)"}
    many = "".join(f"e{n}: {{title: E{n}, type: speech, date: 2024-06-02, date_note: N.}}\n" for n in range(12))
    built(mapped.write("content/speeches.yaml", many))
    text = (mapped.folder / "timeline" / "index.html").read_text("utf-8")
    assert said_of_years(text) == {
        "2024": "14 events: 1 in May, 12 in June, 1 in no single month",
        "undated": "1 event",
    }


def said_of_years(text: str) -> dict[str, str]:
    lines = dict(re.findall(r'<li data-year="(\w+)">(.*?)</li>', text, re.DOTALL))
    return {year: re.sub(r"<[^>]*>", "", line).split("\n")[-1] for year, line in lines.items()}


def test_the_strip_has_a_mark_for_each_event_with_a_year_and_leads_to_it(built_site: Path) -> None:
    text = (built_site / "timeline" / "index.html").read_text("utf-8")
    strip = text.split('<svg class="strip"')[1].split("</svg>")[0]
    events = re.findall(r'<li class="event (\w+)( says)?" id="([a-z-0-9]+)"', text)
    dated = {(name, bool(says)) for extent, says, name in events if extent != "unknown"}
    assert {
        (name, bool(says)) for name, says in re.findall(r'<a href="#([a-z0-9-]+)" tabindex="-1"( class="says")?', strip)
    } == dated
    assert strip.count("<circle") == sum(extent == "day" for extent, _, _ in events)
    assert any(says for _, says in dated)
    assert not all(says for _, says in dated)


def test_the_timeline_is_narrowed_by_keyboard_and_says_so(page: Page) -> None:
    page.goto("timeline/index.html")
    total = page.locator(".event").count()
    page.locator("summary", has_text="Show only").click()
    page.get_by_label("Region").focus()
    page.keyboard.type("Nanj")
    page.keyboard.press("Tab")
    shown = page.locator(".event:visible").count()
    assert 0 < shown < total
    assert page.get_by_role("status").inner_text() == f"{shown} of {total} events are shown."
    assert page.url.endswith("?region=nanjing")
    assert page.locator(".density li:visible").count() == page.locator("h2.year:visible").count()


def test_a_larger_region_has_the_events_of_its_places(page: Page) -> None:
    page.goto("timeline/index.html?region=nanjing")
    within = set(page.locator(".event:visible h3").all_inner_texts())
    page.goto("timeline/index.html?region=jiangsu")
    assert within < set(page.locator(".event:visible h3").all_inner_texts())


def test_a_filter_comes_back_from_the_address_and_can_be_taken_off(page: Page) -> None:
    page.goto("timeline/index.html?person=xi-jinping&kind=inspection#y-2023")
    assert page.get_by_label("Person").input_value() == "xi-jinping"
    options = page.get_by_label("Kind of event").locator("option:checked").inner_text()
    assert options.startswith("Inspection (")
    assert 0 < page.locator(".event:visible").count() < page.locator(".event").count()
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".event:visible").count() == page.locator(".event").count()
    assert page.url.endswith("timeline/index.html#y-2023")


def test_the_filter_fills_its_place_where_a_page_is_opened_from_a_disk(page: Page, built_site: Path) -> None:
    page.goto((built_site / "timeline/index.html").as_uri())
    page.locator("summary", has_text="Show only").click()
    page.get_by_label("Region").select_option("nanjing")
    assert 0 < page.locator(".event:visible").count() < page.locator(".event").count()
    assert page.url.endswith("?region=nanjing")


# ---- any regions side by side


def test_without_script_the_comparison_has_every_region(built_site: Path) -> None:
    text = (built_site / "compare" / "index.html").read_text("utf-8")
    heads = re.findall(r'<th scope="col" data-region="([a-z-]+)"', text)
    assert len(heads) > 4
    assert {"jilin", "nanjing"} <= set(heads)
    assert "china" not in heads
    assert re.search(r'<fieldset[^>]* id="chooser" hidden', text)
    assert 'href="jilin-and-nanjing/index.html"' in text


def test_two_to_four_regions_are_shown_and_kept_in_the_address(page: Page) -> None:
    page.goto("compare/index.html")
    columns = page.locator("#compare-table thead th[data-region]:visible")
    assert columns.all_inner_texts() == ["Jilin", "Nanjing"]
    for name in ("Jiangsu", "Hunan"):
        page.get_by_label(name, exact=True).focus()
        page.keyboard.press("Space")
    assert columns.all_inner_texts() == ["Hunan", "Jiangsu", "Jilin", "Nanjing"]
    assert page.url.endswith("?regions=hunan+jiangsu+jilin+nanjing")
    assert page.get_by_role("status").inner_text().startswith("4 of ")
    page.get_by_label("Tianjin", exact=True).focus()
    page.keyboard.press("Space")
    assert page.get_by_role("status").inner_text() == "You can compare at most four regions. Remove one first."
    assert not page.get_by_label("Tianjin", exact=True).is_checked()
    page.reload()
    assert columns.count() == 4
    page.get_by_role("button", name="Show all").click()
    assert columns.count() == page.locator("#compare-table thead th[data-region]").count()


# ---- the style guide


def test_the_style_guide_is_for_nobody_who_searches(built_site: Path) -> None:
    for folder in ("", "zh"):
        text = (built_site / folder / "style-guide" / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text
    assert "style-guide" not in (built_site / "sitemap.xml").read_text("utf-8")
    assert "style-guide" not in (built_site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("date", "extent"),
    [
        ("2024-04-02", "day"),
        ("2024-04-02?", "day"),
        ("2024-04", "span"),
        ("2024", "span"),
        ("2024-04-02/2024-04-03", "span"),
        ("../2024-04-02", "span"),
        ("XXXX-10-20", "unknown"),
        (None, "unknown"),
    ],
)
def test_an_event_is_drawn_as_long_as_its_date_is(date: str | None, extent: str) -> None:
    day = PartialDate.parse(date) if date else None
    assert Card("speech:a", "speech", "a", "A", "a/", date=day).extent == extent


@pytest.mark.parametrize(
    ("date", "basis", "shown"),
    [
        ("2024-04-02", "printed", "2 April 2024"),
        ("2024-04-02", "inferred", "≈ 2 April 2024 (partly inferred)"),
        ("2024-04-02", "external", "≈ 2 April 2024 (from public reference)"),
        ("2024-04~", "inferred", "about April 2024 (partly inferred)"),
        ("../2024-04-02", "inferred", "no later than 2 April 2024 (partly inferred)"),
    ],
)
def test_a_date_in_a_list_is_hedged_once(make_site: Callable[..., TinySite], date: str, basis: str, shown: str) -> None:
    """What stands behind the date is for those who hear the page; in sight it would be a second hedge."""
    page = (
        "{%- from 'components/date.html' import date_mark with context -%}[{{ date_mark(site.subject.date, 'BASIS') }}]"
    )
    record = f"---\ntitle: A\ntype: speech\ndate: {date}\ndate_note: N.\n---\n"
    settings = "title: T\nbase_url: https://example.org/\nchecks: {needs: 'off'}\n"
    site = make_site(f"-- site.yaml --\n{settings}-- content/speeches/a.md --\n{record}", theme=False)
    site.write("layouts/speech.html", page.replace("BASIS", basis))
    assert not built(site).failed
    text = (site.folder / "speeches/a/index.html").read_text("utf-8")
    assert re.sub("<[^>]*>", "", text).strip("[]\n") == shown
    hidden = re.search('<span class="hidden">(.*?)</span>', text)
    assert (hidden is None) == (basis == "printed")


def test_every_component_stands_on_the_style_guide() -> None:
    """The guide imports each file of layouts/components/ and calls one of its macros; it also shows a picture."""
    guide = (ROOT / "layouts" / "style-guide.html").read_text("utf-8")
    elsewhere = {
        "date": "is a part of events, figures and sources, which show dates of every precision",
        "text": "puts the other components one below the other and draws nothing itself",
    }
    imports = dict(re.findall(r'{% from "components/([a-z-]+)\.html" import ([^%]*) with context %}', guide))
    calls = set(re.findall(r"{{-? *([a-z_]+)\(", guide))
    used = {name for name, macros in imports.items() if calls & {macro.strip() for macro in macros.split(",")}}
    every = {path.stem for path in (ROOT / "layouts" / "components").glob("*.html")}
    assert every - used == elsewhere.keys()
    assert "site.picture_element(" in guide


def test_the_style_guide_shows_every_colour(built_site: Path) -> None:
    text = (built_site / "style-guide" / "index.html").read_text("utf-8")
    light = re.search(r":root \{(.*?)\}", (ROOT / "assets/css/10-tokens.css").read_text("utf-8"), re.DOTALL)
    assert light
    for name in re.findall(r"(--[a-z0-9-]+): #", light[1]):
        assert f'fill="var({name})"' in text


def test_words_that_may_not_be_shown_are_not_set_in_quotation_marks(built_site: Path) -> None:
    text = (built_site / "style-guide" / "index.html").read_text("utf-8")
    assert '<p class="withheld">We may not show the words.</p>' in text
    assert "<p>We may not show the words.</p>" not in text


def test_a_theme_without_a_style_guide_has_no_such_page(make_site: Callable[..., TinySite]) -> None:
    assert not (make_site().build().folder / "style-guide").exists()


# ---- what programs are told of a page


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        ("articles/jilin-and-nanjing-compared/", "Article", {"headline": "Jilin and Nanjing compared"}),
        ("speeches/jiangsu-delegation-2024/", "Event", {"startDate": None}),  # its year is inferred, so it is no date
        ("terms/nqpf/", "DefinedTerm", {"name": "new quality productive forces"}),
        ("sources/cctv-august/", "NewsArticle", {"inLanguage": "en"}),
    ],
)
def test_a_page_says_in_json_what_it_is(built_site: Path, path: str, kind: str, expected: dict[str, str]) -> None:
    data = linked_data(built_site / path / "index.html")
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == kind
    assert data["@id"].endswith(f"/{path}")
    assert {name: data.get(name) for name in expected} == expected


def test_a_date_that_we_inferred_is_not_given_to_programs_as_a_fact(built_site: Path) -> None:
    assert "startDate" not in linked_data(built_site / "speeches" / "jiangsu-inspection-2023" / "index.html")


@pytest.mark.parametrize("kind", [kind for kind, declared in DECLARED.items() if declared.has_page])
def test_a_page_of_a_record_of_any_kind_says_in_json_what_it_is(built_site: Path, kind: str) -> None:
    folder = DECLARED[kind].folder
    paths = [built_site / "index.html"] if kind == "page" else sorted((built_site / folder).glob("*/index.html"))
    assert paths
    for path in paths:
        data = linked_data(path)
        assert data["@type"] and data["name"] and data["@id"] == data["mainEntityOfPage"], path


def test_a_list_says_in_json_only_where_it_is_and_home_says_no_trail(built_site: Path) -> None:
    assert linked_data(built_site / "regions" / "index.html")["@type"] == "BreadcrumbList"
    assert "BreadcrumbList" not in (built_site / "index.html").read_text("utf-8")


def test_a_page_says_in_json_the_trail_that_stands_on_it(built_site: Path) -> None:
    for path in ("zh/terms/future-industries", "regions/nanjing", "compare/jilin-and-nanjing"):
        page = (built_site / path / "index.html").read_text("utf-8")
        trail, data = page.partition('<nav class="breadcrumbs"')[2].split('</nav>\n<script type="application/ld+json">')
        names = [html.unescape(re.sub("<[^>]+>", "", item)) for item in re.findall(r"<li>(.*)</li>", trail)]
        steps = json.loads(data.partition("</script>")[0])["itemListElement"]
        assert [step["name"] for step in steps] == names
        assert [step["position"] for step in steps] == [*range(1, len(names) + 1)]
        above = [built_site / step["item"].removeprefix("https://nqpf.example.org/") for step in steps[:-1]]
        assert all((folder / "index.html").is_file() for folder in above)


def test_the_quotations_of_a_speech_are_told_with_their_source_and_only_its_own_words_as_the_speakers(
    built_site: Path,
) -> None:
    page = built_site / "speeches" / "jiangsu-delegation-2024" / "index.html"
    quotations = linked_data(page)["workFeatured"]
    assert quotations
    for quotation in quotations:
        assert quotation["@type"] == "Quotation" and quotation["isBasedOn"]["@id"].startswith("https://")
        assert ("spokenByCharacter" in quotation) != ("creator" in quotation)
        assert f'id="{quotation["@id"].partition("#")[2]}"' in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "website"), ("regions/jilin/", "website"), ("timeline/", "website"), ("people/xi-jinping/", "profile"),
        ("plans/jilin-strategy/", "article"), ("zh/articles/jilin-and-nanjing-compared/", "article"),
    ],
)  # fmt: skip
def test_other_sites_are_told_what_sort_of_page_it_is(built_site: Path, path: str, kind: str) -> None:
    assert f'<meta property="og:type" content="{kind}">' in (built_site / path / "index.html").read_text("utf-8")


def linked_data(path: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"))
    assert found, path
    data: dict[str, Any] = json.loads(found[1])
    return data


# ---- where a reader has lost the way


def test_the_page_for_missing_addresses_leads_to_the_search(built_site: Path) -> None:
    text = (built_site / "404.html").read_text("utf-8")
    assert 'href="/search/index.html"' in text or 'href="/search/"' in text


def test_both_languages_have_the_same_texts() -> None:
    texts = [yaml.safe_load((ROOT / f"layouts/texts/{lang}.yaml").read_text("utf-8")) for lang in ("en", "zh")]
    assert texts[0].keys() == texts[1].keys()
