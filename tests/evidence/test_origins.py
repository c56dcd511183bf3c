"""A source's title and host against its copy and address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.engine import build as building

Make = Callable[..., TinySite]

ENGLISH = "The harbours of the north stay open in winter\n\nNorthtown, 1 May. The minister spoke.\n"
CHINESE = "北方港口冬天继续开放\n\n北城五月一日电。\n"


@pytest.mark.parametrize(
    ("text", "language", "fields", "found"),
    [
        (ENGLISH, "en", "title: The harbours of the north stay open in winter", 0),
        (ENGLISH, "en", "title: The harbours of the north stay open (Northtown Daily)", 0),
        (ENGLISH, "en", "title: Report of what the minister said in Northtown on harbours", 0),
        (ENGLISH, "en", "title: Paper", 0),
        (ENGLISH, "en", "title: Railway workers demand higher wages after strike", 1),
        (ENGLISH, "en", "title: Railway workers demand higher wages after strike\nnotes: The agency calls it so.", 0),
        (CHINESE, "zh", "title: The harbours stay open in winter\ntitle_original: 北方港口冬天继续开放", 0),
        (CHINESE, "zh", "title: The harbours stay open in winter", 0),
        (CHINESE, "zh", "title: The harbours stay open in winter\ntitle_original: 铁路工人要求提高工资", 1),
        (ENGLISH, "en", "title: Paper\nhost: paper.example\nurl: https://www.paper.example/a", 0),
        (ENGLISH, "en", "title: Paper\nhost: news.paper.example\nurl: https://paper.example/a", 0),
        (ENGLISH, "en", "title: Paper\nhost: The Paper\nurl: https://paper.example/a", 0),
        (ENGLISH, "en", "title: Paper\nhost: other.example\nurl: https://paper.example/a", 1),
        (ENGLISH, "en", "title: Paper\nhost: other.example\nurl: https://paper.example/a\nnotes: It moved.", 0),
    ],
)
def test_a_title_and_a_host_are_those_of_the_copy(
    make_site: Make, text: str, language: str, fields: str, found: int
) -> None:
    site = make_site("-- site.yaml --\ntitle: T\nbase_url: https://t.example/\n")
    site.write("content/snapshots/paper.txt", text)
    site.write(
        "content/sources/paper.yaml",
        f"{fields}\nkind: news\npublisher: The Office\nlanguage: {language}\npublished: 2024-05-02\n"
        "published_basis: external\nlicence: {id: unknown, display: excerpts}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n",
    )
    with site.alone():
        problems = building.check(site.options()).problems
    assert len([one for one in problems if one.code == "W334"]) == found
