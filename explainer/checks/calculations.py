"""Figures that the site calculates: their unit, period and region must follow from the figures they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.evidence import FormulaError
from explainer.evidence.dimensions import Dimension, dimension
from explainer.evidence.formula import names_used
from explainer.evidence.scales import read_unit
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import calculated
from explainer.ground.problems import Problem, error
from explainer.model.parts import Derived
from explainer.model.records.figure import Figure
from explainer.model.units import charted_unit


@record_check
def calculations(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The unit, period and region of a calculated figure follow from its figures, each of which is used (E312)."""
    figure = entry.base.record
    if not isinstance(figure, Figure) or figure.derived is None:
        return
    found = {name: facts.entries.get(f"figure:{name}") for name in figure.derived.from_}
    parts = {name: part.base.record for name, part in found.items() if part is not None}
    figures = {name: part for name, part in parts.items() if isinstance(part, Figure)}
    if len(figures) < len(found):
        return  # a missing figure is reported at the reference
    try:
        calculated(facts, figure)
        yield from _faults(facts, entry, figure, figure.derived, figures)
    except FormulaError:
        return  # reported where the value is calculated


def _faults(
    facts: Facts, entry: Entry, figure: Figure, derived: Derived, parts: Mapping[str, Figure]
) -> Iterator[Problem]:
    used = names_used(derived.formula, parts)
    for number, name in enumerate(derived.from_):
        if name not in used:
            message = f'"{name}" is listed, but the formula does not use it.'
            hint = "Remove it from `from`, or correct the formula."
            yield error("E312", entry.base.origin.locate(("derived", "from", number)), message, hint)
    yield from _unit(facts, entry, figure, derived, parts)
    yield from _period(entry, figure, [parts[name] for name in derived.from_])
    regions = {part.region for part in parts.values()}
    if figure.region and len(regions) == 1 and figure.region not in regions:
        (region,) = regions
        message = f'All its figures are about "{region or "no region"}", but the result about "{figure.region}".'
        yield error("E312", entry.base.origin.locate(("region",)), message, "Write the region of its figures.")


def _unit(
    facts: Facts, entry: Entry, figure: Figure, derived: Derived, parts: Mapping[str, Figure]
) -> Iterator[Problem]:
    def of(part: Figure) -> Dimension:
        return Dimension.of(part.unit_kind, read_unit(charted_unit(part), facts.tag(facts.default_language)))

    try:
        why = dimension(derived.formula, {name: of(part) for name, part in parts.items()}).fits(of(figure))
        message = f'The result of the formula is not a number of "{charted_unit(figure) or figure.unit_kind}": {why}.'
    except FormulaError as failure:
        why = message = str(failure)
    if why:
        hint = "Correct the unit, its scale or its kind; or the formula."
        yield error("E312", entry.base.origin.locate(("unit",) if figure.unit else ("derived",)), message, hint)


def _period(entry: Entry, figure: Figure, parts: list[Figure]) -> Iterator[Problem]:
    """The result is about the time of its figures: the one they share, one of theirs, or all from first to last."""
    if figure.period is None or not figure.period.has_year:
        return
    periods = [part.period for part in parts if part.period is not None and part.period.has_year]
    if len(periods) < len(parts) or figure.period in periods:
        return
    starts = [period.earliest for period in periods if period.earliest]
    ends = [period.latest for period in periods if period.latest]
    whole = (min(starts, default=None), max(ends, default=None))
    if len(set(periods)) > 1 and (figure.period.earliest, figure.period.latest) == whole:
        return
    message = f"The period {figure.period.text} is not that of its figures: {', '.join(p.text for p in periods)}."
    hint = "Write the period of its figures, of one of them, or all of it from the first to the last."
    yield error("E312", entry.base.origin.locate(("period",)), message, hint)
