"""What the built site says to machines: the map of the site, the feeds of corrections, robots.txt, the page for 404."""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image
from sites import TinySite

ROOT = "https://nqpf.example.org/"
PRODUCT = Path(__file__).resolve().parent.parent.parent
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

pytestmark = pytest.mark.slow


def mapped(site: Path) -> list[str]:
    tree = ElementTree.parse(site / "sitemap.xml").getroot()
    assert tree.tag == f"{MAP}urlset"
    assert {entry.tag for entry in tree} == {f"{MAP}url"}
    return [entry.findtext(f"{MAP}loc", "") for entry in tree]


def page_at(site: Path, address: str) -> Path:
    return site / unquote(urlsplit(address).path).lstrip("/") / "index.html"


def canonical(page: Path) -> str:
    found = re.search(r'<link rel="canonical" href="([^"]+)">', page.read_text(encoding="utf-8"))
    assert found, f"{page} does not say its address"
    return found.group(1)


def test_the_map_of_the_site_names_every_page_once_and_none_that_is_not_for_search_engines(built_site: Path) -> None:
    pages = [page for page in built_site.rglob("*.html") if 'name="robots" content="noindex"' not in page.read_text()]
    named = Counter(mapped(built_site))
    assert named == Counter(map(canonical, pages))
    assert set(named.values()) == {1}


def test_the_map_of_the_site_holds_whole_addresses_of_pages_that_exist(built_site: Path) -> None:
    addresses = mapped(built_site)
    assert [address for address in addresses if not address.startswith(ROOT)] == []
    assert [address for address in addresses if not page_at(built_site, address).is_file()] == []


def test_the_map_of_the_site_says_when_a_record_last_changed_and_which_pages_are_its_translations(
    built_site: Path,
) -> None:
    tree = ElementTree.parse(built_site / "sitemap.xml").getroot()
    found = {entry.findtext(f"{MAP}loc", ""): entry for entry in tree}
    article = found[f"{ROOT}zh/articles/jilin-and-nanjing-compared/"]
    assert article.findtext(f"{MAP}lastmod") == "2026-11-21"
    assert {link.get("hreflang"): link.get("href") for link in article.findall(f"{XHTML}link")} == {
        "en": f"{ROOT}articles/jilin-and-nanjing-compared/",
        "zh-Hans": f"{ROOT}zh/articles/jilin-and-nanjing-compared/",
    }
    for address, entry in found.items():
        page = page_at(built_site, address).read_text("utf-8")
        linked = {link.get("href") for link in entry.findall(f"{XHTML}link")}
        named = set(re.findall(r'<link rel="alternate" hreflang="[^"]+" href="([^"]+)">', page))
        assert linked == (named if len(named) > 1 else set())
        assert all(str(other) in found for other in linked)


def test_a_record_changed_last_when_it_was_reviewed_or_corrected_last(make_site: Callable[..., TinySite]) -> None:
    site = make_site(theme=False)
    for folder in ("layouts", "assets"):
        shutil.copytree(PRODUCT / folder, site.root / folder)
    site.edit(
        "content/articles/essay.md",
        "title: Essay\n",
        "title: Essay\nreviewed: {on: 2024-06-04}\npublished: 2024-06-01\n"
        "corrections: [{date: 2024-06-05, was: A, is: B}, {date: 2024-06-02, was: C, is: D}]\n",
    )
    built = site.build().expect_no_problems().output("sitemap.xml")
    assert re.findall(r"articles/essay/</loc><lastmod>(.*?)</lastmod>", built) == ["2024-06-05"]
    assert "<lastmod>" not in built.partition("articles/essay/")[0], "lists and other records have no such day"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_no_two_pages_of_a_language_have_one_description(built_site: Path, language: str) -> None:
    found: dict[str, list[str]] = {}
    for address in mapped(built_site):
        page = page_at(built_site, address).read_text("utf-8")
        if f'<html lang="{language}"' in page:
            told = re.findall(r'<meta name="description" content="([^"]+)">', page)
            assert len(told) == 1, address
            found.setdefault(told[0], []).append(address)
    assert len(found) > 60
    assert {text: pages for text, pages in found.items() if len(pages) > 1} == {}


def test_the_icon_of_the_site_is_there_for_programs_that_read_no_pages(built_site: Path) -> None:
    with Image.open(built_site / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32)}
        picture = icon.convert("RGB")
    assert (built_site / "favicon.ico").stat().st_size < 6 * 1024
    assert picture.getpixel((10, 5)) == (0x16, 0x19, 0x1D), "the first line of the text"
    assert picture.getpixel((26, 20)) == (0x17, 0x59, 0x4A), "the note in the margin"
    assert picture.getpixel((26, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "icon",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle r="9"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>path{fill:#000000}.n{fill:#000000}</style>'
        '<path d="M1 3c1 1 2 2 3 3z"/></svg>',
    ],
)
def test_an_icon_of_other_shapes_is_not_drawn_wrongly(make_site: Callable[..., TinySite], icon: str) -> None:
    site = make_site().write("assets/favicon.svg", icon)
    assert not (site.build().expect_no_problems().folder / "favicon.ico").exists()


@pytest.mark.parametrize(("folder", "language"), [("", "en"), ("zh/", "zh-Hans")])
def test_a_feed_of_corrections_says_who_when_and_where(built_site: Path, folder: str, language: str) -> None:
    assert feed_faults(built_site / folder / "corrections.xml", f"{ROOT}{folder}", language, built_site) == []


def test_a_feed_has_an_entry_for_each_correction(make_site: Callable[..., TinySite]) -> None:
    site = make_site(theme=False)
    for folder in ("layouts", "assets"):
        shutil.copytree(PRODUCT / folder, site.root / folder)
    notes = "".join(
        f"  - {{date: 2024-06-{day}, severity: minor, was: 'A {day} & B', is: 'A < B'}}\n" for day in ("03", "05")
    )
    site.edit("content/articles/essay.md", "title: Essay\n", f"title: Essay\ncorrections:\n{notes}")
    built = site.build()
    built.expect_no_problems()
    tree = ElementTree.fromstring(built.output("corrections.xml"))
    entries = tree.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2024-06-05T00:00:00Z", "2024-06-03T00:00:00Z"]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert tree.findtext(f"{ATOM}updated") == "2024-06-05T00:00:00Z"
    assert "A 05 & B" in (entries[0].findtext(f"{ATOM}content") or "")


def feed_faults(feed: Path, root: str, language: str, site: Path) -> list[str]:
    tree = ElementTree.parse(feed).getroot()
    links = {link.get("rel"): link.get("href", "") for link in tree.findall(f"{ATOM}link")}
    faults = []
    if tree.tag != f"{ATOM}feed" or tree.get("{http://www.w3.org/XML/1998/namespace}lang") != language:
        faults.append("it is not a feed in its language")
    if not tree.findtext(f"{ATOM}title") or not tree.findtext(f"{ATOM}author/{ATOM}name"):
        faults.append("title or author is missing")
    if links.get("self") != f"{root}corrections.xml" or not page_at(site, links.get("alternate", "")).is_file():
        faults.append(f"links: {links}")
    ids = [element.text or "" for element in tree.iter(f"{ATOM}id")]
    if len(set(ids)) != len(ids) or not all(name.startswith(root) for name in ids):
        faults.append(f"ids: {ids}")
    moments = [element.text or "" for element in tree.iter(f"{ATOM}updated")]
    if len(moments) != 1 + len(tree.findall(f"{ATOM}entry")) or not all(map(is_moment, moments)):
        faults.append(f"moments: {moments}")
    return faults


def is_moment(text: str) -> bool:
    """Is this a date and time as RFC 3339 writes it, and one that exists?"""
    if not RFC_3339.fullmatch(text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("text", ["2024-06-05", "2024-06-05T00:00:00", "2024-02-30T00:00:00Z", "yesterday"])
def test_a_moment_without_zone_or_place_in_the_calendar_is_refused(text: str) -> None:
    assert not is_moment(text)


def test_a_feed_with_faults_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "corrections.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>a</id><updated>yesterday</updated></feed>'
    )
    found = feed_faults(tmp_path / "corrections.xml", ROOT, "zh", tmp_path)
    assert [fault.partition(":")[0] for fault in found] == [
        "it is not a feed in its language", "title or author is missing", "links", "ids", "moments"
    ]  # fmt: skip


def test_robots_txt_lets_everybody_in_and_names_the_map(built_site: Path) -> None:
    lines = (built_site / "robots.txt").read_text().splitlines()
    assert "User-agent: *" in lines
    assert f"Sitemap: {ROOT}sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow:") and line != "Disallow:"]


def test_the_page_for_404_works_at_any_depth_and_stays_out_of_search_engines(built_site: Path) -> None:
    page = (built_site / "404.html").read_text()
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert '<meta name="robots" content="noindex">' in page
    assert [address for address in addresses if not re.match(r"/|#|https?://|mailto:", address)] == []
