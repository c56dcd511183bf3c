"""What a figure that the site calculates is a number of: its unit, time and place follow from its figures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer import build as building

Make = Callable[..., TinySite]

TEXT = """In 2024 exports of Northland rose by 12 percent and imports of Northland by 5 percent.
In 2024 the fund of Northland had 7 million dollars, the bank of Northland had 3 million yuan.
In 2020 the fund of Northland had 2 billion dollars. In 2024 Northland had 40 docks and 7 ships.
"""
FIGURES = """
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
-- content/figures.yaml --
exports: {title: Exports, value: 12, unit: percent, unit_kind: percent, period: 2024, region: northland, quote: {source: paper, exact: rose by 12 percent}}
imports: {title: Imports, value: 5, unit: percent, unit_kind: percent, period: 2024, region: northland, quote: {source: paper, exact: imports of Northland by 5 percent}}
fund: {title: Fund, value: 7, unit: million dollars, unit_kind: money, period: 2024, region: northland, quote: {source: paper, exact: had 7 million dollars}}
bank: {title: Bank, value: 3, unit: million yuan, unit_kind: money, period: 2024, region: northland, quote: {source: paper, exact: had 3 million yuan}}
old: {title: Old, value: 2, unit: billion dollars, unit_kind: money, period: 2020, region: northland, quote: {source: paper, exact: had 2 billion dollars}}
docks: {title: Docks, value: 40, unit: docks, unit_kind: count, period: 2024, region: northland, quote: {source: paper, exact: 40 docks}}
ships: {title: Ships, value: 7, unit: ships, unit_kind: count, period: 2024, region: northland, quote: {source: paper, exact: 7 ships}}
"""


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
    site = make_site(FIGURES).write("content/snapshots/paper.txt", TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    site.write("content/sources/paper.yaml", f"{PAPER}snapshot: {{path: snapshots/paper.txt, sha256: {digest}}}\n")
    site.write("content/figures/result.yaml", f"title: Result\n{result}\n")
    with site.alone():
        found = building.check(site.options()).problems
    mine = [problem for problem in found if problem.where.path == "content/figures/result.yaml"]
    assert {problem.code for problem in found} <= {"E312"}, found
    return [problem.message for problem in mine]


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        ("value: 7\nunit: percentage points\nunit_kind: percentage-points\nderived: {formula: exports - imports, from: [exports, imports]}", None),
        ("value: 7\nunit: percent\nunit_kind: percent\nderived: {formula: exports - imports, from: [exports, imports]}", None),
        ("value: 7\nunit: people\nunit_kind: count\nderived: {formula: exports - imports, from: [exports, imports]}", "a count"),
        ("value: 52\nunit: docks\nunit_kind: count\nderived: {formula: exports + docks, from: [exports, docks]}", "cannot be added"),
        ("value: 10\nunit: million dollars\nunit_kind: money\nderived: {formula: fund + bank, from: [fund, bank]}", "another currency"),
        ("value: 9\nunit: million dollars\nunit_kind: money\nderived: {formula: fund + old, from: [fund, old]}", "scale"),
        ("value: 7\nunit: billion dollars\nunit_kind: money\nperiod: 2024\nderived: {formula: fund, from: [fund]}", "scale"),
        ("value: 7\nunit: million dollars\nunit_kind: money\nperiod: 2024\nderived: {formula: fund, from: [fund]}", None),
        ("value: 7\nunit: million dollars\nunit_kind: money\nperiod: 2019\nderived: {formula: fund, from: [fund]}", "period"),
        ("value: 7\nunit: million dollars\nunit_kind: money\nregion: southland\nderived: {formula: fund, from: [fund]}", "about"),
        ("value: 7\nunit: million dollars\nunit_kind: money\nderived: {formula: fund, from: [fund, bank]}", "does not use"),
        ("value: 47\nunit: docks\nunit_kind: count\nderived: {formula: docks + ships, from: [docks, ships]}", "counts"),
        ("value: 280\nunit: docks\nunit_kind: count\nderived: {formula: docks * ships, from: [docks, ships]}", "no longer"),
        ("value: 2.4\nunit: million dollars per dock\nunit_kind: money\nderived: {formula: docks * bank / ships / ships, from: [docks, bank, ships]}", "gives"),
        ("value: 480\nunit: docks\nunit_kind: count\nderived: {formula: docks * exports, from: [docks, exports]}", "scale"),
    ],
)  # fmt: skip
def test_the_unit_time_and_place_of_a_result_follow_from_its_figures(
    make_site: Make, result: str, reason: str | None
) -> None:
    found = said(make_site, result)
    assert not found if reason is None else any(reason in message for message in found), found
