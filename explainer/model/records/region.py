"""The kind `region`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explainer.model.common import Language, NameInSource, Record, RegionLevel, RegionRef, Url
from explainer.model.declarations import Kind
from explainer.model.places import Codes, Tile


class Region(Record):
    """A nation, province, city or county that the sources name."""

    declares: ClassVar[Kind] = Kind(
        name="region",
        folder="regions",
        list_page="regions",
        in_lists=4,
        more_lists=("matrix", "compare"),
        needs=("codes",),
        role="subject",
        sort="level",
        above="parent",
        in_search=2,
    )

    level: RegionLevel  #: Its level.
    parent: RegionRef | None = None  #: The larger region that it is part of; the nation has none.
    codes: Codes | None = None  #: Its public codes.
    names: dict[Language, str] = Field(default_factory=dict)  #: Its names in other languages: `{zh: 吉林省}`.
    tile: Tile | None = None  #: Its place in the tile map.
    disambiguation: str = ""  #: What tells it from another region of the same name.
    same_as: tuple[Url, ...] = ()  #: Addresses of the same region in public reference works.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
    not_in_sources: tuple[str, ...] = ()  #: Sentences that say what our sources do not contain about it.

    def says(self) -> tuple[str, ...]:
        """What distinguishes it from others with its name. What sources lack is shown with words to that effect."""
        return (self.disambiguation,)
