"""What pages are told of a chart: its numbers for the table, what a description says of them, and the drawing.

A drawing is as wide as its place: `x` is in per cent of the width, and all heights are in em, so that words keep the
reader's size at every width and only distances grow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from explainer.ground.dates import PartialDate
from explainer.ground.digest import Digest, digest
from explainer.views.cards import FigureView, SourceLine

Anchor: TypeAlias = Literal["start", "middle", "end"]
ChartType: TypeAlias = Literal["bars", "line", "dots"]


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words. `x` in per cent, `dx` beside it and `y` of the baseline in em; `lang` as in a `Card`."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    dx: float = 0.0
    lang: str = ""
    role: Literal["name", "value", "scale"] = "value"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line. `role` is grid (of the scale), zero (where bars begin), interval or series; `dash` is SVG's."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Literal["grid", "zero", "interval", "series"]
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: `x` and `width` in per cent, `y` and `height` in em."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A small shape: `path` in pixels around its place, moved by `shift` pixels; `hollow` if its period is inferred."""

    x: float
    y: float
    path: str
    hollow: bool = False
    shift: int = 0


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """All shapes of a chart; `height` in em. Strokes come first, marks over them, and words over all."""

    height: float
    strokes: tuple[Stroke, ...] = ()
    bars: tuple[Bar, ...] = ()
    marks: tuple[ChartMark, ...] = ()
    labels: tuple[Label, ...] = ()

    def __digest__(self) -> Digest:
        """Places have two decimals, so they are written alike everywhere."""
        return digest(repr(self))


@dataclass(frozen=True, slots=True)
class DataPoint:
    """One number of a chart: `value` in digits, `text` as printed; `low` and `high` are "" where it has no interval."""

    period: PartialDate | None
    period_basis: str
    value: str
    text: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A figure of a chart with its numbers, in order of time: one for bars and dots, several for a line."""

    figure: FigureView
    data_points: tuple[DataPoint, ...]


@dataclass(frozen=True, slots=True)
class Extreme:
    """The highest or the lowest number of a chart, and of which figure it is."""

    figure: FigureView
    point: DataPoint


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart. `scale` holds the first and the last number of the scale, both "" for bars, which begin at zero.

    `gaps` says that a line is interrupted, `inferred` that a period is, `intervals` that a number has one; `sources`
    are those of its figures, each once, and `ours` that a figure was calculated by us.
    """

    type: ChartType
    unit: str
    lines: tuple[ChartLine, ...]
    highest: Extreme
    lowest: Extreme
    scale: tuple[str, str]
    gaps: bool
    inferred: bool
    intervals: bool
    sources: tuple[SourceLine, ...]
    ours: bool
    drawing: ChartDrawing
