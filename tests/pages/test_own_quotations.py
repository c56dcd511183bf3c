"""Each record may have quotations, and its page is where links to them end; so it shows them, in every language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import SMALL, TinySite

COPY = "The plan of the land.\n\n“We will build a line of rails in the north,” said the land.\n".encode()
SOURCE = f"""
-- content/sources/paper.yaml --
title: Plan
kind: plan
publisher: the-land
original_language: en
published: 2024-05-01
date_note: Printed on it.
licence: {{id: CC0-1.0, basis: Stated, display: full}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(COPY).hexdigest()}}}
quotes:
- {{source: paper, kind: direct, exact: We will build a line of rails}}
-- content/organisations/the-land.md --
---
title: The Land
---
"""
CHINESE = """
-- content/sources/paper.zh.yaml --
title: 规划
"""


@pytest.mark.parametrize(("languages", "pages"), [("", [""]), (CHINESE, ["", "zh/"])])
def test_a_source_that_quotes_itself_has_a_place_for_each_quotation(
    make_site: Callable[..., TinySite], languages: str, pages: list[str]
) -> None:
    site = make_site(SMALL + SOURCE + languages, theme=False).write("content/snapshots/paper.txt", COPY)
    if languages:
        site.edit(
            "site.yaml",
            "title: Small site",
            "languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}\ntitle: Small site",
        )
    built = site.build_with_product()
    for root in pages:
        page = built.output(f"{root}sources/paper/index.html")
        assert page.count('id="q-source-paper-quotes-0"') == 1
        assert page.count("<blockquote") == 1, "it is shown once"
    assert "one source: one in a condition that we have not recorded." in built.output("index.html")
