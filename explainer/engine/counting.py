"""Counts the files of a site for people: pages apart from the rest, as most files of a site are not pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files of each sort a site has. `others` are style sheets, scripts, fonts and data."""

    pages: int
    pictures: int
    search_files: int
    others: int

    @property
    def in_words(self) -> str:
        """Such as `12 pages, 1 picture, 3 other files`; sorts without a file are left out, except pages."""
        words = (
            (self.pages, "page", "pages"),
            (self.pictures, "picture", "pictures"),
            (self.search_files, "search file", "search files"),
            (self.others, "other file", "other files"),
        )
        return ", ".join(
            f"{count} {one if count == 1 else many}" for count, one, many in words if count or one == "page"
        )


def counted(paths: Iterable[str]) -> Counts:
    """Count the files of an output folder, given their paths below it."""
    found = {"pages": 0, "pictures": 0, "search_files": 0, "others": 0}
    for path in paths:
        found[_sort(path)] += 1
    return Counts(**found)


def _sort(path: str) -> str:
    if path.endswith(".html"):
        return "pages"
    if posixpath.splitext(path)[1].lower() in _PICTURES:
        return "pictures"
    return "search_files" if path.startswith("search/") else "others"
