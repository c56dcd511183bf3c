"""Long lists: how they are split, where each entry is found, and what is made again when one is edited."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import reader
from playwright.sync_api import expect
from reader import Reader
from sites import SMALL, TinySite

from explainer.facts.parts import LIMIT, SHOWN, Key, address, date_key, last_part, letter_key, parts
from explainer.ground.dates import PartialDate

MakeSite = Callable[..., TinySite]


def key(date: str, name: str = "Name") -> Key:
    return date_key(PartialDate.parse(date), name)


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2024-03-05", ("2024", "03", "05", "n", "na")),
        ("2024-03", ("2024", "03", "n", "na")),
        ("2024-03-05/2024-03-07", ("2024", "03", "n", "na")),
        ("2024-03-30/2024-04-02", ("2024", "n", "na")),
        ("2024", ("2024", "n", "na")),
        ("XXXX-10-20", ("undated", "n", "na")),
    ],
)
def test_the_key_of_a_date_says_what_all_of_it_has_in_common(date: str, wanted: Key) -> None:
    assert key(date) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Öresund", ("o", "or")), ("“A b", ("a", "ab")), ("3 steps", ("0", "0")), ("天津", ("0", "0")), ("", ("0", "0"))],
)
def test_the_key_of_a_name_is_in_plain_letters(name: str, wanted: Key) -> None:
    assert letter_key(name) == wanted


def test_a_list_is_split_only_where_it_is_too_long_and_each_part_keeps_its_address() -> None:
    entries = [(f"a{day}", key(f"2023-0{1 + day % 2}-0{day}")) for day in range(1, 4)] + [("b", key("2024-01-01"))]
    assert list(parts(entries, 4)) == [()]
    assert list(parts(entries, 3)) == [(), ("2023",), ("2024",)]
    grown = parts([*entries, ("c", key("2023-01-09"))], 3)
    assert list(grown) == [(), ("2023",), ("2023", "02"), ("2023", "01"), ("2024",)]
    assert grown["2023",].names == ("a1", "a2", "a3", "c"), "the page of the year stays the page of the whole year"


def test_every_entry_is_in_one_part_without_further_parts_and_none_is_larger_than_the_limit() -> None:
    entries = [(f"n{place}", key("2024-03-05", "Same")) for place in range(23)] + [("other", key("2023"))]
    found = parts(entries, 5)
    ends = [part for part in found.values() if not part.below]
    assert max(len(part.names) for part in ends) == 5
    assert sorted(name for part in ends for name in part.names) == sorted(name for name, _ in entries)
    assert address(ends[0].key) == "2024/03/05/s/sa/1/"
    assert last_part(entries)["n0"] == ()


PEOPLE = "".join(f"p{place:03}: {{title: {'ABC'[place % 3]}nn {place:03}}}\n" for place in range(LIMIT + 1))
SPEECH = """-- content/speeches/day-{day}.md --
---
title: Day {day}
type: speech
date: 2023-03-{day:02}
date_note: From the programme.
located_in: [north]
---
It was a day.
"""
EVENTS = "".join(SPEECH.format(day=day) for day in range(1, SHOWN + 2))


def long_site(make_site: MakeSite) -> TinySite:
    return make_site(f"{SMALL}{EVENTS}-- content/people.yaml --\n{PEOPLE}", theme=False)


@pytest.mark.slow
def test_a_long_list_has_a_page_for_each_part_with_a_trail_and_its_own_title_in_the_map(make_site: MakeSite) -> None:
    site = long_site(make_site)
    built = site.build_with_product().expect_no_problems()
    whole, part = built.output("people/index.html"), built.output("people/b/index.html")
    assert f"{SHOWN} of {LIMIT + 1} entries" in whole and whole.count('class="entry"') == SHOWN
    assert part.count('class="entry"') == 34 and "Ann" not in part
    assert "<title>People: B – Small site</title>" in part
    assert re.search(r'<li><a href="../index.html">People</a></li>\s*<li><span aria-current="page">B</span>', part)
    assert 'rel="prev">A</a>' in part and 'rel="next">C</a>' in part
    assert "https://example.org/people/b/" in built.output("sitemap.xml")

    region, events = built.output("regions/north/index.html"), built.output("regions/north/located/index.html")
    assert region.count('class="event ') == SHOWN and f"All {SHOWN + 2}" in region
    assert events.count('class="event ') == SHOWN + 2

    site.edit("content/speeches/day-1.md", "It was a day.", "It was a long day.")
    again = site.build_with_product().report.rendered
    assert "speeches/day-1/index.html" in again and not [path for path in again if "/located/" in path]
    site.edit("content/people.yaml", "Bnn 001", "Bnn One")
    again = site.build_with_product().report.rendered
    assert "people/b/index.html" in again and "people/c/index.html" not in again


YEARS = {place: 2020 + place % 2 for place in range(1, LIMIT + 2)}
COPY = "".join(f"In {year}, {place}95811 ships came to North.\n" for place, year in YEARS.items())
SOURCE = f"""-- content/sources/log.yaml --
title: Log
summary: A log of ships.
kind: news
publisher: not-stated
published: 2024-01-01
published_basis: external
date_note: From the archive.
language: en
licence: {{id: unknown, basis: None is stated., display: excerpts}}
snapshot: {{path: snapshots/log.txt, sha256: {hashlib.sha256(COPY.encode()).hexdigest()}}}
quality: {{origin: publisher, condition: clean}}
-- content/snapshots/log.txt --
{COPY}"""
FIGURE = """f{place:03}:
  title: Ships {place:03}
  value: {place}95811
  unit: ships
  unit_kind: count
  period: {year}
  region: north
  producer: not-stated
  sources: [log]
  quote: {{source: log, kind: figure, exact: "In {year}, {place}95811 ships came to North"}}
"""
FIGURES = "".join(FIGURE.format(place=place, year=year) for place, year in YEARS.items())


@pytest.fixture(scope="module")
def figures(own_site: Reader, made_once: Callable[[str, str], Path]) -> Iterator[Reader]:
    """A small site with one figure more than fit on a page."""
    folder = made_once("long-list-of-figures", f"{SMALL}{SOURCE}-- content/figures.yaml --\n{FIGURES}")
    with reader.served(folder) as origin:
        yield Reader(own_site.browser, folder, origin)


@pytest.mark.slow
def test_figures_are_listed_by_time_with_numbers_as_the_language_sets_them(figures: Reader) -> None:
    assert ">2,095,811 ships<" in (figures.folder / "figures/2020/index.html").read_text("utf-8")
    first = (figures.folder / "figures/index.html").read_text("utf-8")
    assert re.findall(r'id="(f\d+)"', first) == [f"f{place:03}" for place in range(1, 2 * SHOWN, 2)]


@pytest.mark.slow
def test_the_address_of_a_figure_from_before_its_list_was_split_leads_to_its_part(figures: Reader) -> None:
    with figures.opens("figures/#f100") as visit:
        visit.page.wait_for_url("**/figures/2020/#f100")
        expect(visit.page.locator("#f100")).to_be_visible()
        assert visit.messages == []
