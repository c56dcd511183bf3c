"""Parts of a region's record: its public codes and its place in the tile map."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from explainer.model.common import Model


class Codes(Model):
    """Public codes of a region: ISO 3166-2 and GB/T 2260. `formerly` keeps codes that are no longer used."""

    #: ISO 3166-2, such as `CN-JS`.
    iso3166_2: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None
    #: GB/T 2260, six digits. It begins like the parent's.
    gbt2260: Annotated[str, Field(pattern=r"^[0-9]{6}$")] | None = None
    gbt2260_revision: str = ""  #: The edition of GB/T 2260.
    formerly: tuple[str, ...] = ()  #: Codes that are no longer used.


class Tile(Model):
    """A place in the tile map: row from the north, column from the west, both from 1."""

    row: Annotated[int, Field(ge=1, le=12)]  #: From the north, from 1.
    col: Annotated[int, Field(ge=1, le=14)]  #: From the west, from 1. No two regions share a tile.
