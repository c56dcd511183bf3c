"""The fields of the blocks that a text may hold: ```` ```timeline ```` and its like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.model.common import FigureRef, Model, PersonRef, RegionRef, SourceRef, ThemeRef, Url


class TimelineBlock(Model):
    """Events of one theme, region, person or source, or all; `limit` keeps the latest."""

    theme: ThemeRef | None = None
    region: RegionRef | None = None
    person: PersonRef | None = None
    source: SourceRef | None = None
    limit: Annotated[int, Field(ge=1)] | None = None
    title: str = ""


class CompareBlock(Model):
    """Regions side by side."""

    regions: Annotated[tuple[RegionRef, ...], Field(min_length=2)]
    title: str = ""


class MatrixBlock(Model):
    """Themes against regions; without lists, all of them."""

    themes: tuple[ThemeRef, ...] = ()
    regions: tuple[RegionRef, ...] = ()
    title: str = ""


class MapBlock(Model):
    """The tile map."""

    title: str = ""


class ChartBlock(Model):
    """Figures as bars, with their values as a table beside them."""

    figures: Annotated[tuple[FigureRef, ...], Field(min_length=1)]
    type: Literal["bars", "line", "dots"] = "bars"
    title: str = ""


class VideoBlock(Model):
    """A recording at another site; nothing is loaded from there until the reader asks."""

    url: Url
    title: Annotated[str, Field(min_length=1)]
    transcript: Url | None = None


FENCES: dict[str, type[Model]] = {
    "timeline": TimelineBlock,
    "compare": CompareBlock,
    "matrix": MatrixBlock,
    "map": MapBlock,
    "chart": ChartBlock,
    "video": VideoBlock,
}
