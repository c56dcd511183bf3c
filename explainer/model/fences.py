"""The fields of the blocks that a text may hold: ```` ```timeline ```` and others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.model.common import FigureRef, Model, PersonRef, RegionRef, SourceRef, ThemeRef, Url


class TimelineBlock(Model):
    """Events of one theme, region, person or source, or all; `limit` keeps the latest."""

    theme: ThemeRef | None = None  #: Only events of this theme.
    region: RegionRef | None = None  #: Only events that concern this region.
    person: PersonRef | None = None  #: Only events at which this person spoke.
    source: SourceRef | None = None  #: Only events that this source reports.
    limit: Annotated[int, Field(ge=1)] | None = None  #: Only the latest, so many.
    title: str = ""  #: A heading.


class CompareBlock(Model):
    """Regions side by side."""

    regions: Annotated[tuple[RegionRef, ...], Field(min_length=2)]  #: Two or more.
    title: str = ""  #: A heading.


class MatrixBlock(Model):
    """Themes against regions; without lists, all of them."""

    themes: tuple[ThemeRef, ...] = ()  #: The rows.
    regions: tuple[RegionRef, ...] = ()  #: The columns.
    title: str = ""  #: A heading.


class MapBlock(Model):
    """The map of regions: the site's own, or tiles."""

    title: str = ""  #: A heading.


class ChartBlock(Model):
    """Figures of one unit as bars, lines over time or dots with intervals, with their values as a table below."""

    #: Bars from zero; a line for the `series` of one to four figures; or a dot for each figure, with its interval.
    type: Literal["bars", "line", "dots"] = "bars"
    figures: Annotated[tuple[FigureRef, ...], Field(min_length=1)]  #: What is drawn.
    title: str = ""  #: A heading.


class VideoBlock(Model):
    """A recording at another site; nothing is loaded from there until the reader asks."""

    url: Url  #: Where it is.
    title: Annotated[str, Field(min_length=1)]  #: Its title.
    transcript: Url | None = None  #: Where its words can be read.


FENCES: dict[str, type[Model]] = {
    "timeline": TimelineBlock,
    "compare": CompareBlock,
    "matrix": MatrixBlock,
    "map": MapBlock,
    "chart": ChartBlock,
    "video": VideoBlock,
}
