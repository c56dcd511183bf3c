"""Charts: figures as bars, as lines over time, or as dots with their intervals, ready to be drawn and to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial

from explainer.drawing.charts import MOST_LINES, Row, Scale, Series, Spot, bars, dots, gaps, lines, middle
from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.queries.evidence import figure
from explainer.queries.site import number_words, text
from explainer.views.cards import FigureView, SourceLine
from explainer.views.charts import ChartDrawing, ChartLine, ChartType, ChartView, DataPoint, Extreme


@query
def chart(facts: Facts, lang: str, kind: str, names: str) -> ChartView | None:
    """The chart of a kind (bars, line, dots) of the figures whose ids are in `names`; None if none has a number."""
    ids = (name.removeprefix("figure:") for name in names.split())
    views = (view for name in ids if (view := figure(facts, lang, name)) is not None)
    return chart_of(facts, lang, "line" if kind == "line" else "dots" if kind == "dots" else "bars", views)


def chart_of(facts: Facts, lang: str, kind: ChartType, views: Iterable[FigureView]) -> ChartView | None:
    """The chart of figures that need not be on the site. Those that cannot be drawn are left out (E213)."""
    in_words = partial(number_words, facts, lang)
    found = [ChartLine(view, points) for view in views if (points := data_points_of(view, kind, in_words))]
    if kind == "line":
        found = found[:MOST_LINES]
    if not found:
        return None
    drawing, axis, interrupted = _Words(facts, lang).drawn(kind, found)
    numbers = [Extreme(line.figure, point) for line in found for point in line.data_points]
    return ChartView(
        type=kind,
        unit=found[0].figure.unit,
        lines=tuple(found),
        highest=max(numbers, key=lambda one: Fraction(one.point.value)),
        lowest=min(numbers, key=lambda one: Fraction(one.point.value)),
        scale=(axis.ticks[0][1], axis.ticks[-1][1]) if axis else ("", ""),
        gaps=interrupted,
        inferred=kind != "bars" and any(_unsure(one.point) for one in numbers),
        intervals=any(one.point.low for one in numbers),
        sources=_sources(found),
        ours=any(line.figure.quotation is None for line in found),
        drawing=drawing,
    )


def data_points_of(view: FigureView, kind: ChartType, in_words: Callable[[str], str]) -> tuple[DataPoint, ...]:
    """The numbers of a figure that a kind of chart shows, in order of time: its value, or those of its series."""
    if kind != "line":
        own = DataPoint(view.period, view.period_basis, view.value, view.text, view.low, view.high)
        return (own,) if view.value else ()
    points = [(place, point) for point in view.series if (place := middle(point.period)) is not None]
    return tuple(
        DataPoint(point.period, point.period_basis, point.value, in_words(point.value), point.low, point.high)
        for _, point in sorted(points, key=lambda pair: (pair[0], pair[1].period.text))
    )


def _sources(found: list[ChartLine]) -> tuple[SourceLine, ...]:
    quoted = (line.figure.quotation for line in found)
    return tuple({quotation.source.card.id: quotation.source for quotation in quoted if quotation}.values())


def _unsure(point: DataPoint) -> bool:
    period = point.period
    return point.period_basis == "inferred" or bool(period and (period.is_approximate or period.is_uncertain))


class _Words:
    """Draws a chart with words of one language."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang

    def drawn(self, kind: ChartType, found: list[ChartLine]) -> tuple[ChartDrawing, Scale | None, bool]:
        """The drawing, its scale if that need not begin at zero, and whether a line is interrupted."""
        if kind == "line":
            series = [self._series(line) for line in found]
            drawing, axis = lines(series, lambda period: period.words(self._text))
            return drawing, axis, any(any(gaps(one)) for one in series)
        rows = [self._row(line, interval=kind == "dots") for line in found]
        if kind == "bars":
            return bars(rows), None, False
        return *dots(rows), False

    def _text(self, key: str) -> str:
        return text(self._facts, self._lang, key) or key

    def _row(self, line: ChartLine, *, interval: bool) -> Row:
        view, (point,) = line.figure, line.data_points
        label = self._label(view, point)
        low, high = _interval(point) if interval else (None, None)
        if low is not None:
            form = self._text("chart.with-interval")
            label = form.replace("{value}", label).replace("{low}", point.low).replace("{high}", point.high)
        unsure = interval and _unsure(point)
        return Row(view.card.title, label, Fraction(point.value), low, high, view.card.lang, unsure)

    def _series(self, line: ChartLine) -> Series:
        view = line.figure
        spots = tuple(
            Spot(when, one.text, Fraction(one.value), *_interval(one), _unsure(one))
            for one in line.data_points
            if (when := one.period) is not None
        )
        return Series(view.card.title, spots, view.card.lang)

    @staticmethod
    def _label(view: FigureView, point: DataPoint) -> str:
        """The number; with its unit if that is a symbol, else the unit is once above the chart."""
        return point.text + (view.unit if view.unit in ("%", "％") else "")


def _interval(point: DataPoint) -> tuple[Fraction | None, Fraction | None]:
    return (Fraction(point.low), Fraction(point.high)) if point.low and point.high else (None, None)
