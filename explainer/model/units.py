"""The unit of a figure in its two forms: as the source prints it, and as it is shown and charted."""

from __future__ import annotations

from explainer.evidence.words import FIRST_EAST_ASIAN
from explainer.model.records.figure import Figure


def charted_unit(figure: Figure) -> str:
    """The unit of the number as it is shown, with its scale: `trillion yuan`, `万亿元`."""
    return _scaled(figure.scale, figure.unit)


def proven_unit(figure: Figure) -> str:
    """The unit that the quotation must print beside the number, with its scale."""
    return _scaled(figure.scale, figure.unit_printed or figure.unit)


def _scaled(scale: str, unit: str) -> str:
    gap = " " if scale and unit and scale[-1] < FIRST_EAST_ASIAN else ""
    return f"{scale}{gap}{unit}"
