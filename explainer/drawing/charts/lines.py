"""Lines over time: values at the marks, names at the ends of the lines, a scale at the left, periods below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from explainer.drawing.charts.rows import DOT
from explainer.drawing.charts.scale import Scale, middle, periods, scale
from explainer.drawing.charts.words import LINE, ROOM, TextBox, box, fitting, spread, width
from explainer.drawing.wrapping import wrapped
from explainer.ground.dates import PartialDate
from explainer.views.charts import ChartDrawing, ChartMark, Label, Stroke

LEFT, RIGHT = 2.8, 8.8
"""What the numbers of the scale and the names take beside the drawing, in em: the padding of `.plot.line`."""

TOP, HEIGHT, BELOW = 1.8, 13.0, 2.2
"""Room for numbers above the highest mark, height of the scale, and room for the periods; in em."""

MARKERS = (DOT, "M-4-4H4V4H-4Z", "M0-5.5L5.5 4.5H-5.5Z", "M0-6L6 0L0 6L-6 0Z")
DASHES = ("", "9 4", "2 3", "9 3 2 3")
"""Shapes in pixels and patterns by which lines differ; colour says nothing."""

MOST_LINES = len(MARKERS)
CAP = "M-5-.75H5V.75H-5Z"
GAP = Fraction(3, 2)
"""A step in time that is longer than this many of the line's shortest leaves something out: the line is interrupted."""

_ROOM = ROOM - LEFT - RIGHT
_INDENT = 1.7
"""From the end of the scale to a name, in em; the mark of its line stands between."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One value of a line: its period, which has a middle, the number as it is written, its interval if it has one."""

    period: PartialDate
    label: str
    value: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name with its language, and its values, at least one, in order of time."""

    name: str
    spots: tuple[Spot, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a value and a day lie: `y` in em, `x` in per cent."""

    axis: Scale
    first: Fraction
    days: Fraction
    inset: float
    height: float

    def x(self, period: PartialDate) -> float:
        share = float(((middle(period) or self.first) - self.first) / self.days) if self.days else 0.5
        return round(self.inset + (100 - self.inset) * share, 2)

    def y(self, value: Fraction) -> float:
        return round(TOP + self.height * (1 - self.axis.share(value)), 2)

    @property
    def bottom(self) -> float:
        return TOP + self.height


def lines(series: Sequence[Series], words: Callable[[PartialDate], str]) -> tuple[ChartDrawing, Scale]:
    """One to `MOST_LINES` lines on one scale of time; `words` say a period in the page's language."""
    names = [wrapped(one.name, width, RIGHT - _INDENT) for one in series]
    frame = _frame(series, sum(len(lines) for lines in names) * LINE)
    strokes = [Stroke(0.0, y, 100.0, y, "grid") for y in (frame.y(tick) for tick, _ in frame.axis.ticks)]
    marks: list[ChartMark] = []
    for number, one in enumerate(series):
        strokes += _segments(one, frame, DASHES[number % MOST_LINES])
        for spot in one.spots:
            if spot.low is not None and spot.high is not None:
                x, ends = frame.x(spot.period), (frame.y(spot.low), frame.y(spot.high))
                strokes.append(Stroke(x, ends[1], x, ends[0], "interval"))
                marks += [ChartMark(x, y, CAP) for y in ends]
        marks += [_mark(spot, frame, MARKERS[number % MOST_LINES]) for spot in one.spots]
    named, keys = _names(series, names, frame)
    labels = [*_ticks(frame), *_periods(series, frame, words), *named]
    labels += _values(series, frame, [box(label, _ROOM) for label in labels])
    height = round(frame.bottom + BELOW, 2)
    return ChartDrawing(height, tuple(strokes), (), (*marks, *keys), tuple(labels)), frame.axis


def gaps(one: Series) -> tuple[bool, ...]:
    """For each step of a line whether it leaves time out: it is much longer than the line's shortest step."""
    days = [middle(spot.period) or Fraction(0) for spot in one.spots]
    steps = [later - earlier for earlier, later in pairwise(days)]
    shortest = min((step for step in steps if step), default=Fraction(0))
    return tuple(step > GAP * shortest for step in steps)


def _frame(series: Sequence[Series], names: float) -> _Frame:
    spots = [spot for one in series for spot in one.spots]
    axis = scale(end for spot in spots for end in (spot.value, spot.low, spot.high) if end is not None)
    days = [middle(spot.period) or Fraction(0) for spot in spots]
    widest = max(width(text) for _, text in axis.ticks) + 0.5
    inset = min(60.0, max(0.0, widest - LEFT) / _ROOM * 100)
    return _Frame(axis, min(days), max(days) - min(days), inset, max(HEIGHT, names))


def _segments(one: Series, frame: _Frame, dash: str) -> Iterator[Stroke]:
    for start, end, gap in zip(one.spots, one.spots[1:], gaps(one), strict=False):
        if not gap:
            x1, x2 = frame.x(start.period), frame.x(end.period)
            yield Stroke(x1, frame.y(start.value), x2, frame.y(end.value), "series", dash)


def _mark(spot: Spot, frame: _Frame, path: str) -> ChartMark:
    return ChartMark(frame.x(spot.period), frame.y(spot.value), path, spot.inferred)


def _ticks(frame: _Frame) -> Iterator[Label]:
    """The numbers of the scale, at the left of its lines; longer ones than there is room for push the marks aside."""
    for tick, text in frame.axis.ticks:
        yield Label(frame.inset, round(frame.y(tick) + 0.35, 2), text, "end", -0.5, role="scale")


def _periods(series: Sequence[Series], frame: _Frame, words: Callable[[PartialDate], str]) -> tuple[Label, ...]:
    """The periods below: the fullest choice in which none lies on another, else the first and the last."""
    known = sorted((spot.period for one in series for spot in one.spots), key=lambda period: middle(period) or 0)
    y = round(frame.bottom + 1.6, 2)
    for choice in periods(known[0], known[-1]):
        labels = [Label(frame.x(period), y, words(period), "middle", role="scale") for period in choice]
        places = [box(label, _ROOM) for label in labels]
        if all(one.right + 0.5 < other.left for one, other in pairwise(places)):
            return tuple(labels)
    return _ends(words(known[0]), words(known[-1]), y)


def _ends(first: str, last: str, y: float) -> tuple[Label, ...]:
    """The first period at the left and the last at the right edge; one below the other if they are long."""
    if first == last:
        return (Label(50.0, y, first, "middle", role="scale"),)
    lower = LINE if width(first) + width(last) + 1 > ROOM else 0.0
    return (
        Label(0.0, y, first, "start", -LEFT, role="scale"),
        Label(100.0, round(y + lower, 2), last, "end", RIGHT, role="scale"),
    )


def _names(series: Sequence[Series], names: list[list[str]], frame: _Frame) -> tuple[list[Label], list[ChartMark]]:
    """Each name at the height of its line's end, moved where others are, with the mark of its line before it."""
    wanted = [(frame.y(one.spots[-1].value), len(text) * LINE) for one, text in zip(series, names, strict=True)]
    middles = spread(wanted, TOP - 1, frame.bottom + 0.4)
    labels, keys = [], []
    for number, (one, text, at) in enumerate(zip(series, names, middles, strict=True)):
        keys.append(ChartMark(100.0, round(at, 2), MARKERS[number % MOST_LINES], shift=13))
        top = at - len(text) * LINE / 2 + 1
        labels += [
            Label(100.0, round(top + n * LINE, 2), line, "start", _INDENT, one.lang, "name")
            for n, line in enumerate(text)
        ]
    return labels, keys


def _values(series: Sequence[Series], frame: _Frame, taken: list[TextBox]) -> Iterator[Label]:
    """Numbers at their marks, as many as have room; the last and first of a line and its extremes come first.

    Those without room are in the table.
    """
    limits = TextBox(-LEFT, 0, _ROOM + 0.6, frame.bottom + BELOW)
    at = {spot: (frame.x(spot.period), frame.y(spot.value)) for one in series for spot in one.spots}
    marks = {
        spot: TextBox(x * _ROOM / 100 - 0.4, y - 0.4, x * _ROOM / 100 + 0.4, y + 0.4) for spot, (x, y) in at.items()
    }
    for spot in (spot for one in series for spot in _by_weight(one)):
        others = [place for other, place in marks.items() if other != spot]
        label = fitting(_choices(spot, frame), [*taken, *others], limits, _ROOM)
        if label is not None:
            taken.append(box(label, _ROOM))
            yield label


def _by_weight(one: Series) -> tuple[Spot, ...]:
    highest, lowest = (pick(one.spots, key=lambda spot: spot.value) for pick in (max, min))
    return tuple(dict.fromkeys((one.spots[-1], one.spots[0], highest, lowest, *one.spots)))


def _choices(spot: Spot, frame: _Frame) -> Iterator[Label]:
    """Above the mark or its interval, then below, in the middle, then to the sides.

    Never beside it: before a number, a piece of the line looks like a minus.
    """
    x = frame.x(spot.period)
    above = round(frame.y(spot.value if spot.high is None else spot.high) - 0.7, 2)
    below = round(frame.y(spot.value if spot.low is None else spot.low) + 1.4, 2)
    yield from (Label(x, y, spot.label, "middle") for y in (above, below))
    yield from (Label(x, y, spot.label, "end", 0.3) for y in (above, below))
    yield from (Label(x, y, spot.label, "start", -0.3) for y in (above, below))
