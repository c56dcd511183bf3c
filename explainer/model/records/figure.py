"""The kind `figure`."""

from __future__ import annotations

from typing import ClassVar, Literal

from explainer.model.absence import FigureSilence
from explainer.model.common import Date, DateBasis, Number, PrintedText, Quote, Record, RegionRef
from explainer.model.declarations import Kind
from explainer.model.parts import Derived, Point


class Figure(Record):
    """A number that a source prints, with its unit, period and place."""

    declares: ClassVar[Kind] = Kind(
        name="figure",
        folder="figures",
        list_page="figures",
        newest_first=True,
        in_lists=7,
        needs=("unit", "unit_kind", "period", "region"),
        role="value",
        fixed=("unit_kind", "unit_printed", "period_basis", "series", "derived"),
        in_search=8,
        has_page=False,
        fields_only=True,
        sentences=(),
    )

    value: Number | None = None  #: The number, digits only: `10.6`.
    low: Number | None = None  #: The lower end of its interval, in the same unit; never without `high`.
    high: Number | None = None  #: The upper end of its interval. The quotation prints both ends too.
    value_text: PrintedText = ""  #: The number in words, if it is not a plain number: `no more than 40`.
    unit: str = ""  #: The unit with the scale word that the source prints: `%`, `percentage points`, `trillion yuan`.
    scale: str = ""  #: The scale word, if you prefer to write it apart from the unit: `trillion`.
    unit_printed: PrintedText = ""  #: The unit as printed, `patients`, where `unit` is that of your charts: `people`.
    #: The kind of unit. Percent and percentage points are not the same.
    unit_kind: Literal["percent", "percentage-points", "count", "money", "text"] | None = None
    period: Date | None = None  #: The time that it is about.
    period_basis: DateBasis | None = None  #: Where the period is from, unless the build finds it printed in the source.
    region: RegionRef | None = None  #: The region that it is about.
    quote: Quote | None = None  #: The words that print the number.
    producer: str = ""  #: Who produced the number, or `not-stated` if the source does not say.
    comparison: str = ""  #: What it is compared with: `year-on-year`.
    series: tuple[Point, ...] = ()  #: Values over time.
    derived: Derived | None = None  #: How we calculated it, if no source prints it.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[FigureSilence, ...] = ()

    def says(self) -> tuple[str, ...]:
        """The number with its unit."""
        return (f"{self.value_text or self.value or ''} {self.unit}",)
