"""The kind `article`."""

from __future__ import annotations

from typing import ClassVar

from explainer.model.common import FullDay, Record, TermRef
from explainer.model.declarations import Kind
from explainer.model.parts import KeyPoint


class Article(Record):
    """An explainer: a text of our own that guides readers through the sources."""

    declares: ClassVar[Kind] = Kind(
        name="article",
        folder="articles",
        list_page="articles",
        in_lists=1,
        needs=("summary", "published", "themes", "sources"),
        role="account",
        in_search=4,
        newest_first=True,
        sentences=("key_points",),
    )

    published: FullDay | None = None  #: The day on which it was published.
    authors: tuple[str, ...] = ()  #: Names, as readers see them.
    key_points: tuple[KeyPoint, ...] = ()  #: The article in a few sentences, each with its evidence.
    terms: tuple[TermRef, ...] = ()  #: Terms to explain beside the text, also where the text does not use them.

    def says(self) -> tuple[str, ...]:
        """The key points."""
        return tuple(point.text for point in self.key_points)
