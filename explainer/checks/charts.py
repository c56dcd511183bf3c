"""A chart shows numbers that fit on one scale, and the number of an interval lies between its ends."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.schema import Origin, validate
from explainer.drawing.charts import MOST_LINES, middle
from explainer.extend import record_check
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.references import full_ref, in_fields
from explainer.ground.problems import Location, Problem, error
from explainer.model.fences import ChartBlock
from explainer.model.parts import Point
from explainer.model.records.figure import Figure
from explainer.model.units import charted_unit


@record_check
def charts(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The figures of a chart can be drawn together (E213)."""
    for document in entry.versions.values():
        for fence in document.body.fences if document.body else ():
            if fence.name == "chart" and isinstance(fence.fields.data, dict):
                yield from _chart(facts, document, Origin(document.origin.path, fence.fields))


def _chart(facts: Facts, document: Document, origin: Origin) -> Iterator[Problem]:
    block, _ = validate(ChartBlock, origin, noun="A chart block")  # what is wrong with its fields has been reported
    if block is None:
        return
    shown = []
    for path, target, text in in_fields(block):
        entry = facts.entries.get(full_ref(target, text))
        if entry is not None and isinstance(entry.base.record, Figure):
            shown.append((origin.locate(path), entry.id, entry.base.record))
    for where, name, figure in shown:
        yield from _cannot_be_drawn(block, where, name, figure)
        yield from _other_unit(where, name, figure, shown[0][1], shown[0][2])
    if block.type == "line" and len(block.figures) > MOST_LINES:
        message = f"A line chart shows at most {MOST_LINES} figures, but this one names {len(block.figures)}."
        hint = "Make two charts, or keep only the figures that matter."
        yield error("E213", origin.locate(("figures", MOST_LINES)), message, hint)


def _cannot_be_drawn(block: ChartBlock, where: Location, name: str, figure: Figure) -> Iterator[Problem]:
    if block.type != "line":
        if figure.value is None or figure.unit_kind == "text":
            message = f'The figure "{name}" has no number that a chart could draw.'
            yield error("E213", where, message, "Leave it out here, and show it in the text by itself.")
    elif len(figure.series) < 2:
        message = f'The figure "{name}" has no series, but a line needs at least two values over time.'
        yield error("E213", where, message, "Give it a `series:`, or write type: bars or type: dots.")
    else:
        nowhere = [point.period.text for point in figure.series if middle(point.period) is None]
        if nowhere:
            message = f'The period {nowhere[0]} of the figure "{name}" has no place on a time scale.'
            yield error("E213", where, message, "Write a period with a year at both ends in its series.")


def _other_unit(where: Location, name: str, figure: Figure, first: str, other: Figure) -> Iterator[Problem]:
    if (charted_unit(figure), figure.unit_kind) != (charted_unit(other), other.unit_kind):
        units = [f"{charted_unit(each) or 'no unit'} ({each.unit_kind or 'no kind'})" for each in (other, figure)]
        message = f'One chart has one unit: "{first}" is in {units[0]}, but "{name}" is in {units[1]}.'
        yield error("E213", where, message, "Make a chart for each unit.")


@record_check
def intervals(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """An interval has two ends, and its number lies between them (E214)."""
    figure = entry.base.record
    if not isinstance(figure, Figure):
        return
    yield from _interval(entry, (), figure)
    for number, point in enumerate(figure.series):
        yield from _interval(entry, ("series", number), point)
    if figure.derived is not None and figure.low is not None:
        where = entry.base.origin.locate(("low",))
        message = "A number that we calculated has no interval that a source prints."
        yield error("E214", where, message, "Remove `low:` and `high:`.")


def _interval(entry: Entry, path: tuple[str | int, ...], number: Figure | Point) -> Iterator[Problem]:
    low, value, high = number.low, number.value, number.high
    if low is None and high is None:
        return
    if low is None or high is None:
        here, missing = ("high", "low") if low is None else ("low", "high")
        message = f'"{here}" is given without "{missing}", but an interval has two ends.'
        yield error("E214", entry.base.origin.locate((*path, here)), message, f"Add `{missing}:`, or remove `{here}:`.")
    elif value is None:
        message = f'The interval {low} to {high} has no "value" between its ends.'
        yield error("E214", entry.base.origin.locate((*path, "low")), message, "Add `value:` as the source prints it.")
    elif not low <= value <= high:
        field = "low" if low > value else "high"
        message = f"The value {value} does not lie between {low} and {high}."
        yield error("E214", entry.base.origin.locate((*path, field)), message, "Correct the one that is wrong.")
