"""The judges on the repository's own site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

import judges
import pytest
from judges import EVERY_VIEW

pytestmark = pytest.mark.slow

Views = Mapping[str, Sequence[str]]
NOT_THERE = {
    "made by scripts": {"anchor", "chosen", "preview", "preview-facts", "preview-title"}
    | {"search-filters", "search-slash", "search-text", "search-title"},
    "of other sites": {"align-center", "align-right", "ga", "log", "passages", "transcript", "with-drafts"},
    "of bodies": {"evidence-page", "home-page", "matrix-page", "source-page"},
}
"""What the style sheets name and no page of this site has: the tests of scripts, of charts and of pages look at it."""


def test_our_site_has_no_finding_of_the_nu_html_checker(first_site: Path) -> None:
    assert judges.nu(first_site) == set()


def test_our_site_has_no_finding_of_html_validate(first_site: Path) -> None:
    assert judges.html_validate(first_site) == set()


@pytest.fixture(scope="module")
def views(first_site: Path) -> Views:
    """The views in which the browser looks at each chosen page."""
    return judges.chosen_views(first_site)


@pytest.fixture(scope="module")
def found(first_site: Path) -> Mapping[str, Set[str]]:
    """The components of each page."""
    return judges.components(first_site)


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_has_a_finding_in_the_browser(first_site: Path, views: Views, half: int) -> None:
    assert judges.browser(first_site, dict(sorted(views.items())[half::2])) == set()


def test_each_component_is_looked_at_in_every_scheme_and_width(found: Mapping[str, Set[str]], views: Views) -> None:
    every = set().union(*found.values())
    for view in EVERY_VIEW:
        looked_at = set().union(*(found[page] for page, chosen in views.items() if view in chosen))
        assert every - looked_at == set(), view


def test_what_the_style_sheets_name_is_a_component_of_some_page_or_known_not_to_be_one(
    first_site: Path, found: Mapping[str, Set[str]]
) -> None:
    every = set().union(*found.values())
    never = {name for name in judges.styled_classes(first_site) if f".{name}" not in every}
    grids = {name for name in never if re.fullmatch(r"[cr]\d+", name)}  # columns and rows of tiles, by number
    assert never - grids - set().union(*NOT_THERE.values()) == set()


def test_a_page_of_every_layout_and_language_is_among_those_in_the_browser(first_site: Path, views: Views) -> None:
    def layouts(names: Iterable[str]) -> set[tuple[str, str]]:
        texts = [(first_site / name).read_text(encoding="utf-8") for name in names]
        return {(first(r'<body class="([^"]+)"', text), first(r'<html lang="([^"]+)"', text)) for text in texts}

    everything = [page.relative_to(first_site).as_posix() for page in first_site.rglob("*.html")]
    assert layouts(views) == layouts(everything)


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found.group(1) if found else ""
