"""Bars and dots: a figure in each row, its name above, all on one scale from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from explainer.drawing.charts.scale import Scale, scale
from explainer.drawing.charts.words import BOLD, LINE, ROOM, box, width
from explainer.drawing.wrapping import wrapped
from explainer.views.charts import Bar, ChartDrawing, ChartMark, Label, Stroke

BAR = 1.1
GAP = 1.0
AFTER = 0.4
"""Height of a bar, what lies between two rows, and between a bar's end and its number; in em."""

DOT = "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z"
CAP = "M-.75-5V5H.75V-5Z"
"""Paths in pixels: the mark of a number, and the end of an interval."""

_MOST_BESIDE = 90.0
"""Per cent of the width that numbers beside bars may take, however long they are."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure to draw: its name with its language, the number as it is written, and its interval if it has one."""

    name: str
    label: str
    value: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    lang: str = ""
    inferred: bool = False


def bars(rows: Sequence[Row]) -> ChartDrawing:
    """A bar for each row, from zero to its value, with the number behind its end; negative ones go to the left."""
    before = max((width(row.label) * BOLD + AFTER for row in rows if row.value < 0), default=0.0) / ROOM * 100
    behind = max((width(row.label) * BOLD + AFTER for row in rows if row.value >= 0), default=0.0) / ROOM * 100
    shrink = min(1.0, _MOST_BESIDE / ((before + behind) or 1))
    left, right = before * shrink, 100 - behind * shrink
    values = [Fraction(0), *(row.value for row in rows)]
    least, most = min(values), max(values)
    whole = most - least or Fraction(1)

    def place(value: Fraction) -> float:
        return left + (right - left) * float((value - least) / whole)

    zero, y = place(Fraction(0)), 0.0
    found: list[Bar] = []
    strokes: list[Stroke] = []
    labels: list[Label] = []
    for row in rows:
        names, y = _named(row, y)
        end = place(row.value)
        found.append(Bar(_rounded(min(zero, end)), _rounded(y), _rounded(abs(end - zero)), BAR))
        strokes.append(Stroke(_rounded(zero), _rounded(y - 0.2), _rounded(zero), _rounded(y + BAR + 0.2), "zero"))
        side = Label(_rounded(end), _rounded(y + 0.9), row.label, "start", AFTER)
        labels += [*names, replace(side, anchor="end", dx=-AFTER) if row.value < 0 else side]
        y += BAR + GAP
    return ChartDrawing(_rounded(y), tuple(strokes), tuple(found), (), tuple(labels))


def dots(rows: Sequence[Row]) -> tuple[ChartDrawing, Scale]:
    """A dot for each row with its interval as a line, on a scale that is written below and need not begin at zero."""
    ends = [end for row in rows for end in (row.value, row.low, row.high) if end is not None]
    axis = scale(ends)
    margin = max(width(text) for _, text in axis.ticks) / 2 / ROOM * 100

    def place(value: Fraction) -> float:
        return _rounded(margin + (100 - 2 * margin) * axis.share(value))

    ticks = [(place(tick), text) for tick, text in axis.ticks]
    y = 0.0
    strokes: list[Stroke] = []
    marks: list[ChartMark] = []
    labels: list[Label] = []
    for row in rows:
        names, y = _named(row, y)
        at = _rounded(y + LINE + 0.35)
        labels += [*names, _inside(Label(place(row.value), _rounded(y + 0.85), row.label, "middle"))]
        strokes += [Stroke(x, _rounded(at - 0.5), x, _rounded(at + 0.5), "grid") for x, _ in ticks]
        strokes.append(Stroke(ticks[0][0], at, ticks[-1][0], at, "grid"))
        if row.low is not None and row.high is not None:
            strokes.append(Stroke(place(row.low), at, place(row.high), at, "interval"))
            marks += [ChartMark(place(end), at, CAP) for end in (row.low, row.high)]
        marks.append(ChartMark(place(row.value), at, DOT, row.inferred))
        y = at + 0.5 + GAP
    labels += _apart([Label(x, _rounded(y + 0.7), text, "middle", role="scale") for x, text in ticks])
    return ChartDrawing(_rounded(y + 1.1), tuple(strokes), (), tuple(marks), tuple(labels)), axis


def _named(row: Row, y: float) -> tuple[list[Label], float]:
    """The lines of a row's name from `y` on, and where they end."""
    lines = wrapped(row.name, width, ROOM)
    labels = [Label(0.0, _rounded(y + n * LINE + 1), text, lang=row.lang, role="name") for n, text in enumerate(lines)]
    return labels, y + len(lines) * LINE + 0.15


def _apart(labels: list[Label]) -> list[Label]:
    """As many of the numbers of a scale as have room beside each other: all, or every second, third and so on."""
    for step in range(1, len(labels)):
        places = [box(label) for label in labels[::step]]
        if not any(one.meets(other) for one, other in pairwise(places)):
            return labels[::step]
    return labels[:1]


def _inside(label: Label) -> Label:
    """A label that would reach over an edge begins or ends there."""
    own = box(label)
    if own.left < 0:
        return replace(label, x=0.0, anchor="start")
    return replace(label, x=100.0, anchor="end") if own.right > ROOM else label


def _rounded(value: float) -> float:
    return round(value, 2)
