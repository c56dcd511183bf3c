"""What a figure that the site calculates is a number of: its unit, time and place follow from its figures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.engine import build as building

Make = Callable[..., TinySite]

TEXT = """In 2024 exports of Northland rose by 12 percent and imports of Northland by 5 percent.
In 2024 the fund of Northland had 7 million dollars, the bank of Northland had 3 million yuan.
In 2020 the fund of Northland had 2 billion dollars. In 2024 Northland had 40 docks and 7 ships.
"""
SITE = """
-- site.yaml --
title: T
base_url: https://t.example/
checks: {needs: "off"}
-- content/regions/northland.md --
---
title: Northland
level: province
---
-- content/regions/southland.md --
---
title: Southland
level: province
---
"""
FIGURES = {
    "exports": (12, "percent", "percent", 2024, "rose by 12 percent"),
    "imports": (5, "percent", "percent", 2024, "imports of Northland by 5 percent"),
    "fund": (7, "million dollars", "money", 2024, "had 7 million dollars"),
    "bank": (3, "million yuan", "money", 2024, "had 3 million yuan"),
    "old": (2, "billion dollars", "money", 2020, "had 2 billion dollars"),
    "docks": (40, "docks", "count", 2024, "40 docks"),
    "ships": (7, "ships", "count", 2024, "7 ships"),
}
"""Value, unit, kind, period and words of each figure."""


PAPER = """title: Paper
kind: news
publisher: The Daily
published: 2024-05-02
published_basis: external
language: en
original_language: en
licence: {id: unknown, display: excerpts}
quality: {grade: B}
"""


def said(make_site: Make, result: str) -> list[str]:
    """What is said of a calculated figure; nothing else is wrong."""
    site = make_site(SITE).write("content/snapshots/paper.txt", TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    site.write("content/sources/paper.yaml", f"{PAPER}snapshot: {{path: snapshots/paper.txt, sha256: {digest}}}\n")
    for name, (value, unit, kind, period, words) in FIGURES.items():
        fields = f"title: {name}\nvalue: {value}\nunit: {unit}\nunit_kind: {kind}\nperiod: {period}\n"
        quote = f"region: northland\nquote: {{source: paper, exact: {words}}}\n"
        site.write(f"content/figures/{name}.yaml", fields + quote)
    site.write("content/figures/result.yaml", f"title: Result\n{result}\n")
    with site.alone():
        found = building.check(site.options()).problems
    mine = [problem for problem in found if problem.where.path == "content/figures/result.yaml"]
    assert {problem.code for problem in found} <= {"E312"}, found
    return [problem.message for problem in mine]


POINTS, PERCENT, DOLLARS = (
    ("percentage points", "percentage-points"),
    ("percent", "percent"),
    ("million dollars", "money"),
)
DOCKS = ("docks", "count")


@pytest.mark.parametrize(
    ("value", "unit", "more", "formula", "listed", "reason"),
    [
        (7, POINTS, "", "exports - imports", "exports, imports", None),
        (7, PERCENT, "", "exports - imports", "exports, imports", None),
        (7, ("people", "count"), "", "exports - imports", "exports, imports", "a count"),
        (52, DOCKS, "", "exports + docks", "exports, docks", "cannot be added"),
        (10, DOLLARS, "", "fund + bank", "fund, bank", "another currency"),
        (9, DOLLARS, "", "fund + old", "fund, old", "scale"),
        (7, ("billion dollars", "money"), "", "fund", "fund", "scale"),
        (7, DOLLARS, "period: 2024", "fund", "fund", None),
        (7, DOLLARS, "period: 2019", "fund", "fund", "period"),
        (7, DOLLARS, "region: southland", "fund", "fund", "about"),
        (7, DOLLARS, "", "fund", "fund, bank", "does not use"),
        (47, DOCKS, "", "docks + ships", "docks, ships", "counts"),
        (280, DOCKS, "", "docks * ships", "docks, ships", "no longer"),
        (480, DOCKS, "", "docks * exports", "docks, exports", "scale"),
        (6, DOCKS, "", "docks / ships", "docks, ships", "gives"),
    ],
)
def test_the_unit_time_and_place_of_a_result_follow_from_its_figures(
    make_site: Make, value: int, unit: tuple[str, str], more: str, formula: str, listed: str, reason: str | None
) -> None:
    fields = f"value: {value}\nunit: {unit[0]}\nunit_kind: {unit[1]}\n{more}\n"
    found = said(make_site, f"{fields}derived: {{formula: {formula}, from: [{listed}]}}")
    assert not found if reason is None else any(reason in message for message in found), found
