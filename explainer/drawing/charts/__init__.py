"""Charts as shapes: scales, words and where they have room, rows of bars and dots, lines over time. Pure functions.

A drawing must be readable at the narrowest width, so labels are placed for that: on a wider screen the same shapes lie
further apart, and what does not overlap there overlaps nowhere.
"""

from explainer.drawing.charts.lines import MOST_LINES, Series, Spot, gaps, lines
from explainer.drawing.charts.rows import Row, bars, dots
from explainer.drawing.charts.scale import Scale, middle, scale

__all__ = ["MOST_LINES", "Row", "Scale", "Series", "Spot", "bars", "dots", "gaps", "lines", "middle", "scale"]
