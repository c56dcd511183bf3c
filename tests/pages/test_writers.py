"""A link without a target is reported at the layout that wrote it, where that can be known."""

from __future__ import annotations

import pytest

from explainer.pages.writers import writers

DIRECT = {
    "plan.html": ("base.html", "components/link.html", "components/after.html"),
    "call.html": ("base.html", "components/link.html", "components/after.html"),
    "home.html": ("base.html", "components/link.html"),
    "components/after.html": ("components/share.html",),
}
SOURCES = dict.fromkeys(("plan.html", "call.html", "home.html", "base.html", "components/link.html"), "<p>")


@pytest.mark.parametrize(
    ("sources", "link", "having", "others", "found"),
    [
        ({"components/share.html": '<a href="gone/">'}, "gone/", "plan call", "home", "components/share.html"),
        ({"base.html": "{{ site.section('gone/') }}"}, "zh/gone/", "plan call home", "", "base.html"),
        ({"plan.html": '<a href="gone.html">'}, "gone.html", "plan", "call", "plan.html"),
        ({"components/after.html": '<a href="#beyond">'}, "x/#beyond", "plan call", "", "components/after.html"),
        ({"components/after.html": "{{ href }}"}, "x/y/", "plan", "call", "plan.html"),
        # In two components that both pages have, or by words that are worked out: it is not known.
        (
            {"base.html": "'gone/'", "components/after.html": "/gone/"},
            "gone/",
            "plan call",
            "home",
            "call.html plan.html",
        ),
        ({"base.html": "{# the begone/ of old #}"}, "gone/", "plan call", "home", "call.html plan.html"),
        ({}, "x/y/", "plan call", "home", "call.html plan.html"),
        ({}, "x/y/", "plan home", "call", "home.html plan.html"),
    ],
)
def test_the_layout_that_wrote_a_link_is_named_only_if_it_is_known(
    sources: dict[str, str], link: str, having: str, others: str, found: str
) -> None:
    def layouts(words: str) -> list[str]:
        return [f"{word}.html" for word in words.split()]

    assert writers(link, layouts(having), layouts(others), SOURCES | sources, DIRECT) == tuple(found.split())


def test_a_component_that_only_the_pages_with_the_link_have_wrote_it() -> None:
    direct = DIRECT | {"plan.html": ("base.html", "new.html"), "call.html": ("base.html", "new.html")}
    assert writers("x/y/", ["plan.html", "call.html"], ["home.html"], SOURCES, direct) == ("new.html",)
