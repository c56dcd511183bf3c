"""Days that cannot be, levels that cannot be set by another name, and settings that say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import TinySite

Make = Callable[..., TinySite]

SOURCE = """title: Paper
kind: news
publisher: The Daily
published: 2024-05-02
published_basis: external
language: en
licence: {id: unknown, display: excerpts}
"""
EVENT = """---
title: Event
type: speech
date: DAY
date_basis: external
sources: [paper]
---
"""


def codes(site: TinySite) -> list[str]:
    return [problem.code for problem in site.build().report.problems if problem.code in ("W331", "W332")]


@pytest.mark.parametrize(
    ("day", "asked"), [("2024-05-02", False), ("2024-04", False), ("2024-05", False), ("2024-05-03", True)]
)
def test_an_event_is_not_after_the_only_source_that_reports_it(make_site: Make, day: str, asked: bool) -> None:
    site = make_site().write("content/sources/paper.yaml", SOURCE)
    site.write("content/speeches/event.md", EVENT.replace("DAY", day))
    assert codes(site) == (["W332"] if asked else [])


def test_a_source_that_says_no_day_may_be_the_one_that_reports_it(make_site: Make) -> None:
    site = make_site().write("content/sources/paper.yaml", SOURCE)
    site.write("content/sources/other.yaml", SOURCE.replace("published: 2024-05-02\npublished_basis: external\n", ""))
    site.write("content/speeches/event.md", EVENT.replace("DAY", "2024-05-03").replace("[paper]", "[paper, other]"))
    assert codes(site) == []


@pytest.mark.parametrize(
    "fields",
    ["updated: 2999-01-01", "reviewed: {on: 2999-01-01}", "corrections: [{date: 2999-01-01, was: One., is: Two.}]"],
)
def test_a_day_that_is_still_to_come_is_not_one_of_the_past(make_site: Make, fields: str) -> None:
    site = make_site().write("content/articles/a.md", f"---\ntitle: A\n{fields}\n---\nText.\n")
    assert codes(site) == ["W331"]
    site.write("content/articles/a.md", f"---\ntitle: A\n{fields.replace('2999', '2020')}\n---\nText.\n")
    assert codes(site) == []


@pytest.mark.parametrize(
    ("opens", "closes", "wrong"),
    [
        ("2024-06-01", "2024-05-31", True),
        ("2024-06", "2024-05", True),
        ("2024-06-01", "2024", False),
        ("2024-06-15", "2024-06", False),
        ("2024", "2024-05-31", False),
        ("2025", "2024-05-31", True),
    ],
)
def test_a_call_closes_before_it_opens_only_if_that_is_certain(
    make_site: Make, opens: str, closes: str, wrong: bool
) -> None:
    site = make_site().write("content/calls.yaml", f"call: {{title: A call, opens: {opens}, closes: {closes}}}\n")
    assert ("E212" in [problem.code for problem in site.build().report.problems]) == wrong


@pytest.mark.parametrize("level", ["off", "warning"])
def test_a_check_of_active_files_cannot_be_lowered_by_its_name(make_site: Make, level: str) -> None:
    site = make_site().write("assets/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    site.edit("site.yaml", "checks:\n", f'checks:\n  active_assets: "{level}"\n')
    site.build().expect_problem("E613", "assets/a.svg")
    assert not (site.folder / "assets/a.svg").exists()


@pytest.mark.parametrize("regions", ["[north]", "[north, north]", "[north, south, north]"])
def test_a_region_is_not_compared_with_itself(make_site: Make, regions: str) -> None:
    site = make_site().edit("site.yaml", "title:", f"compare: [{regions}]\ntitle:")
    found = [problem for problem in site.build().report.problems if problem.where.path == "site.yaml"]
    assert any("each of them once" in problem.message for problem in found), found
