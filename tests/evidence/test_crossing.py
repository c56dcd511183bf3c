"""What may be crossed: a running head, and no word of the sentence that it seems to interrupt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.engine import build as building

Make = Callable[..., TinySite]


@pytest.mark.parametrize(
    ("line", "skip", "asked"),
    [
        ("The Daily 12", True, False), ("12", True, False), ("not", True, True), ("NEVER AGAIN", True, True),
        ("rather", True, True), ("— 12 —", True, False), ("not", False, False),
    ],
)  # fmt: skip
def test_a_crossed_line_that_may_belong_to_its_sentence_is_asked_about(
    make_site: Make, line: str, skip: bool, asked: bool
) -> None:
    text = f"Moore said: “We will\n{line}\nclose the harbour.” She left.\n"
    skipped = str(skip).lower()
    digest = hashlib.sha256(text.encode()).hexdigest()
    site = make_site().write("content/snapshots/daily.txt", text)
    site.write(
        "content/sources/daily.yaml",
        "title: Daily\nkind: news\npublisher: The Daily\nlanguage: en\n"
        "published: 2024-05-02\npublished_basis: external\n"
        f"licence: {{id: unknown, display: excerpts}}\nsnapshot: {{path: snapshots/daily.txt, sha256: {digest}}}\n"
        f'quality: {{grade: B, exclude: [{{id: head, exact: "{line}", reason: running head, skip: {skipped}}}]}}\n',
    )
    with site.alone():
        found = building.check(site.options()).problems
    mine = [problem for problem in found if problem.code == "W329"]
    assert [problem.where.path for problem in mine] == (["content/sources/daily.yaml"] if asked else [])
