"""Charts as shapes: scales, words and their places, rows of bars and dots, lines over time. Pure functions.

A drawing must be readable at the narrowest width, so labels are placed for that: on a wider screen the same shapes are
further apart, so what does not overlap at the narrowest width never does.
"""

from explainer.drawing.charts.lines import MOST_LINES, Series, Spot, gaps, lines
from explainer.drawing.charts.rows import Row, bars, dots
from explainer.drawing.charts.scale import Scale, middle, scale

__all__ = ["MOST_LINES", "Row", "Scale", "Series", "Spot", "bars", "dots", "gaps", "lines", "middle", "scale"]
