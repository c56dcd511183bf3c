"""Figures against the words that prove them: number, unit, scale, sign, limit, interval and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from explainer.evidence import FigureProblem, FormulaError
from explainer.evidence.comparisons import comparisons
from explainer.evidence.counted import counted_of
from explainer.evidence.figures import agree, limit_in
from explainer.evidence.measures import measure_of
from explainer.evidence.scales import StatedUnit, kind_of_unit, read_unit
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import calculated
from explainer.facts.proofs import (
    disproof,
    disproof_of_target,
    prints,
    proving,
    quotes_for,
    source_language,
    ties,
    unit_language,
)
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, error, warning
from explainer.model.commitments import Target
from explainer.model.common import Quote
from explainer.model.parts import Point
from explainer.model.records.figure import Figure
from explainer.model.records.plan import Plan
from explainer.model.units import charted_unit, proven_unit

_SHARES = ("percent", "percentage-points")
_PER_HUNDRED = regex(
    r"%|％|‰|per ?cent|percent|百分|pct|prozent|pour ?cent|por ?ciento|процент|п\. ?п|point|punto|punkt|пункт"
    r"|个点|成|\bpp\b",
    re.IGNORECASE,
)
"""Symbols and words for percent or points anywhere in a unit: % of GDP, 个百分点."""
_REASONS = {
    "number-absent": "The quotation does not print the number {value} as a whole number; it prints: {printed}.",
    "unit-absent": "The quotation prints {value}, but not with the unit {unit}.",
    "percent-versus-points": "The quotation and the figure differ: percent and percentage points are not the same.",
    "scale-differs": "The quotation prints {value} with a scale word (such as million or 万) that the unit"
    " {unit} does not have.",
    "sign-differs": "The quotation reports a fall where the figure has a rise, or a rise where it has a fall: {value}.",
    "limit-differs": "The quotation sets a limit (at least, at most, more than …) that the figure does not"
    " state, or not this "
    "one: {value}.",
    "denied": "The quotation says that it is not {value}.",
    "supposed": "The quotation does not state {value} as a fact: it is a condition, a question or a hope.",
}
_REMEDIES = {
    "scale-differs": "Write the scale word in `unit:` (trillion yuan, 万亿元) or in `scale:`.",
    "sign-differs": "Write a fall with a minus: value: -3. A level that something fell to has no minus,"
    " nor has a loss that the title names.",
    "limit-differs": "Say it in words beside the number, as the source does: value_text: no more than 40.",
    "denied": "Quote the words that print the number as a fact.",
    "supposed": "Quote the words that print the number as a fact; if it is an aim or a forecast, say so in the title.",
}
_REMEDY = "Write the number and unit as the source prints them, or quote the words that print them."


@record_check
def figures(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A figure's quotation prints its number with its unit (E306); a calculated figure fits its formula (E312)."""
    figure = entry.base.record
    if not isinstance(figure, Figure):
        return
    if figure.derived is not None:
        yield from _derived(facts, entry, figure)
    elif figure.quote is not None and (figure.value is not None or figure.value_text):
        yield from _printed(facts, entry, figure, figure.quote)


def _printed(facts: Facts, entry: Entry, figure: Figure, quote: Quote) -> Iterator[Problem]:
    found = disproof(facts, figure, quote)
    if found is not None:
        field = "value_text" if figure.value is None else "value"
        path = ("unit_kind",) if found.reason == "percent-versus-points" else (field,)
        value = figure.value_text if figure.value is None else str(figure.value)
        message = _message(found, value, proven_unit(figure))
        remedy = _REMEDIES.get(found.reason, _REMEDY)
        stated = read_unit(proven_unit(figure), unit_language(facts, figure, quote.source)).scale
        if found.reason == "scale-differs" and stated != 1 and (other := _other_scale(found, figure, stated)):
            message, remedy = other, _REMEDY_OF_SCALES
        yield error("E306", entry.base.origin.locate(path), message, remedy)


_REMEDY_OF_SCALES = (
    "A billion in one language is a trillion in another. Write in `unit:` what the number is in the language of this"
    " site, and in `unit_printed:` the words of the source."
)


def _other_scale(found: FigureProblem, figure: Figure, stated: Fraction) -> str:
    """The message where the quotation has another scale word than the unit, with both amounts written out; else ""."""
    value = Fraction(figure.value or 0)
    token = next((one for one in found.printed if abs(one.value) == abs(value) and one.scale), None)
    if token is None:
        return ""
    printed, shown = f"{token.raw} {token.scale}", f"{figure.value} {proven_unit(figure)}"
    return f'"{printed}" in the quotation is {int(abs(token.amount)):,}; "{shown}" is {int(abs(value * stated)):,}.'


def _message(found: FigureProblem, value: str, unit: str) -> str:
    printed = ", ".join(token.raw for token in found.printed) or "no number"
    return _REASONS[found.reason].format(value=value, unit=unit or "given", printed=printed)


def _derived(facts: Facts, entry: Entry, figure: Figure) -> Iterator[Problem]:
    try:
        result = calculated(facts, figure)
    except FormulaError as failure:
        yield error(
            "E312",
            entry.base.origin.locate(("derived", "formula")),
            f"The formula cannot be calculated: {failure}",
            "Use + - * / and brackets, and only figures that are listed in `from`.",
        )
        return
    if result is not None and result != figure.value:
        yield error(
            "E312",
            entry.base.origin.locate(("value",)),
            f"The formula gives {result.normalize():f}, but the value is {figure.value}.",
            f"Write value: {result.normalize():f}, or correct the formula.",
        )


@record_check
def proofs(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A published figure, each value of its series, each interval, and a target's value are printed (E306)."""
    match entry.base.record:
        case Figure() as figure if figure.derived is None:
            yield from _figure(facts, entry, figure)
        case Plan() as plan:
            for number, target in enumerate(plan.targets):
                yield from _target(facts, entry, ("targets", number), target)
        case _:
            pass


def _figure(facts: Facts, entry: Entry, figure: Figure) -> Iterator[Problem]:
    has_number = figure.value is not None or figure.value_text
    if figure.quote is None and has_number and figure.status != "draft":
        message = f'No quotation proves the figure "{entry.id}".'
        hint = "Add `quote:` with the words that print the number, or `derived:` if this site calculated it."
        yield error("E306", entry.base.origin.locate((), key=True), message, hint)
    yield from _interval(facts, entry, (), figure, None)
    for number, point in enumerate(figure.series):
        yield from _interval(facts, entry, ("series", number), figure, point)
        faults = [disproof(facts, figure, quote, str(point.value)) for quote in quotes_for(figure, point)]
        if all(faults):
            where = entry.base.origin.locate(("series", number, "value"))
            reason = next((fault.reason for fault in faults if fault and fault.reason != "number-absent"), "")
            message = f"No quotation of this figure prints {point.value} {proven_unit(figure)}".rstrip() + "."
            if reason in _REMEDIES:
                message += " " + _REASONS[reason].format(value=point.value, unit=proven_unit(figure), printed="")
            yield error("E306", where, message, "Quote the words that print it under `quotes:`, or remove the value.")


def _interval(
    facts: Facts, entry: Entry, path: tuple[str | int, ...], figure: Figure, point: Point | None
) -> Iterator[Problem]:
    """One quotation prints both ends of an interval; the unit may be beside the value or either end."""
    number = point or figure
    quotes = proving(figure) if point is None else quotes_for(figure, point)
    for field, end in (("low", number.low), ("high", number.high)):
        if end is None or any(_prints_end(facts, figure, number, quote, str(end)) for quote in quotes):
            continue
        message = f"No quotation of this figure prints {end} {proven_unit(figure)}".rstrip() + "."
        hint = "Write the interval as the source prints it, or remove `low:` and `high:`."
        yield error("E306", entry.base.origin.locate((*path, field)), message, hint)


def _prints_end(facts: Facts, figure: Figure, number: Figure | Point, quote: Quote, end: str) -> bool:
    """Whether a quotation prints the end of an interval. One unit may count for all: "5.0 percent (4.1 to 5.9)".

    A limit beside an end (`at least 290`) is no contradiction.
    """
    fault = disproof(facts, figure, quote, end, kind=figure.unit_kind or "count")
    if fault is None or fault.reason == "limit-differs":
        return True
    if fault.reason != "unit-absent":
        return False
    bare = any(token.unit_kind == "none" and abs(token.amount) == abs(Fraction(end)) for token in fault.printed)
    others = [str(other) for other in (number.value, number.low, number.high) if other is not None]
    kind = figure.unit_kind or "count"
    return bare and any(disproof(facts, figure, quote, other, kind=kind) is None for other in others)


def _target(facts: Facts, entry: Entry, path: tuple[str | int, ...], target: Target) -> Iterator[Problem]:
    if target.value is None:
        return
    where = entry.base.origin.locate((*path, "value"))
    value = f"{target.value} {target.unit}".rstrip()
    if target.quote is None:
        message = f"The target gives the value {value}, but no quotation that prints it."
        yield error("E306", where, message, "Add `quote:` with the words of the source, or remove the value.")
        return
    found = disproof_of_target(facts, target, target.quote)
    if found is not None:
        message = f'The target\'s quotation does not print {value}. It says: "{target.quote.exact}"'
        hint = _REMEDIES.get(found.reason, "Write the number and unit as the source prints them.")
        if found.reason == "limit-differs":
            message, hint = _limit_of_target(target, message)
        yield error("E306", where, message, hint)


def _limit_of_target(target: Target, message: str) -> tuple[str, str]:
    """Message and hint for a limit (at least, no more than) that only the source or only the target's text has."""
    quoted = target.quote.exact if target.quote else ""
    if not limit_in(quoted):
        said = f'`text:` sets a limit ("{target.text}"), but the source prints none: "{quoted}"'
        return said, "Write the target as the source has it, without at least, no more than, fewer than."
    return message, "Say in `text:` that it is a limit, as the source does: at least, no more than."


@record_check
def units(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A unit agrees with its kind (E306), with `value_text` (E317), and in every form and language (E318)."""
    base = entry.base.record
    if not isinstance(base, Figure):
        return
    own = facts.tag(entry.base.lang)
    language = source_language(facts, base.quote.source) if base.quote else own
    unit = read_unit(proven_unit(base), unit_language(facts, base, base.quote.source) if base.quote else own)
    if base.value is not None and base.value_text and not agree(base.value, base.value_text, unit.scale, language):
        message = f'"value" is {base.value}, but "value_text" says "{base.value_text}".'
        hint = "Both must be the same number. Correct the one that is wrong, or remove it."
        yield error("E317", entry.base.origin.locate(("value_text",)), message, hint)
    for version in entry.versions.values():
        if isinstance(version.record, Figure):
            yield from _contradictions(facts, entry, version.lang, version.record, base)
            yield from _compared_otherwise(entry, version.lang, version.record, base)


def _compared_otherwise(entry: Entry, lang: str, figure: Figure, base: Figure) -> Iterator[Problem]:
    """A language version that compares with a month before where the record compares with a year before."""
    one, two = comparisons(figure.comparison), comparisons(base.comparison)
    if one and two and not one & two:
        message = f'comparison is "{figure.comparison}" here, but "{base.comparison}" in the record itself.'
        where = entry.versions[lang].origin.locate(("comparison",))
        yield error("E318", where, message, "Write the source's comparison: 同比 is with a year ago, 环比 with less.")


def _contradictions(facts: Facts, entry: Entry, lang: str, figure: Figure, base: Figure) -> Iterator[Problem]:
    """Units, in any language, that have percent for points (or points for percent), or another scale or currency."""
    origin = entry.versions[lang].origin
    if figure.unit_kind in _SHARES:
        said = kind_of_unit(figure.unit)
        if said in _SHARES and said != figure.unit_kind:
            message = f'The unit is written "{figure.unit}", but unit_kind is {figure.unit_kind}.'
            hint = "Percent and percentage points are not the same. Write the one that the source prints."
            yield error("E306", origin.locate(("unit",)), message, hint)
        elif figure.unit and said not in _SHARES and not _PER_HUNDRED.search(figure.unit):
            message = f'The unit is written "{figure.unit}", but unit_kind is {figure.unit_kind}.'
            yield error("E306", origin.locate(("unit",)), message, "Write the unit that the source prints.")
        return
    shown = read_unit(charted_unit(figure), facts.tag(lang))
    source = unit_language(facts, base, base.quote.source) if base.quote else facts.tag(entry.base.lang)
    proven = read_unit(proven_unit(base), source)
    if charted_unit(figure) == proven_unit(base) or base.unit_kind == "text":
        return
    if shown.scale != proven.scale:
        units = f'"{charted_unit(figure)}" has another scale word than "{proven_unit(base)}"'
        message = f"The unit {units}, but the number is the same."
        hint = "Write the same scale in both: trillion yuan and 万亿元, million people and 百万人."
        yield error("E318", origin.locate(("unit",)), message, hint)
    elif shown.currencies and proven.currencies and not shown.currencies & proven.currencies:
        message = f'The unit "{charted_unit(figure)}" is another currency than "{proven_unit(base)}".'
        yield error("E318", origin.locate(("unit",)), message, "Write the currency that the source prints.")
    elif _is_another_measure(shown.words, proven.words) or _counts_otherwise(shown, proven):
        message = f'The unit "{charted_unit(figure)}" is not "{proven_unit(base)}", but the number is the same.'
        hint = "Write the unit that the source prints; a converted number is a calculation (`derived:`)."
        yield error("E318", origin.locate(("unit",)), message, hint)


def _counts_otherwise(shown: StatedUnit, proven: StatedUnit) -> bool:
    """Whether two units count different things: people and vehicles, people and km, people and yuan."""
    one, two = (_thing(unit) for unit in (shown, proven))
    return bool(one and two) and one != two and bool(counted_of(shown.words) or counted_of(proven.words))


def _thing(unit: StatedUnit) -> str:
    return "money" if unit.currencies else counted_of(unit.words) or measure_of(unit.words)


def _is_another_measure(shown: str, proven: str) -> bool:
    """Whether two units are different units of measure, such as miles and km. Percent matches nothing but percent."""
    one, two = ("t" if unit == "ton" else unit for unit in (measure_of(shown), measure_of(proven)))
    return one != two and bool((one and two) or "percent" in (one, two) or "percentage points" in (one, two))


@record_check
def periods(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A time that is said to be printed is printed, and each value of a series is printed beside its own (E319)."""
    figure = entry.base.record
    if not isinstance(figure, Figure) or figure.derived is not None:
        return
    if figure.period is not None and figure.period_basis == "printed" and not prints(facts, figure):
        yield _not_printed(entry, ("period",), figure.period.text)
    elif figure.period and not figure.period_basis and _is_another(facts, figure, None, figure.period):
        yield _another_time(entry, ("period",), str(figure.value), figure.period.text)
    for number, point in enumerate(figure.series):
        path = ("series", number, "period")
        if _is_another(facts, figure, point, point.period):
            yield _another_time(entry, path, str(point.value), point.period.text)
        elif point.period_basis == "printed" and not prints(facts, figure, point):
            yield _not_printed(entry, path, point.period.text)


def _is_another(facts: Facts, figure: Figure, point: Point | None, period: PartialDate) -> bool:
    """Whether the quotation prints the value, but never beside its own time."""
    value = (point or figure).value
    quotes = proving(figure) if point is None else quotes_for(figure, point)
    return value is not None and ties(facts, figure, quotes, str(value), period) == {"other"}


def _another_time(entry: Entry, path: tuple[str | int, ...], value: str, period: str) -> Problem:
    message = f"The quotation prints {value} for another time than {period}."
    hint = "Give each value the time beside which the source prints it; or give it its own `quote:`."
    return error("E319", entry.base.origin.locate(path), message, hint)


@record_check
def recorded_periods(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """For a time that the source does not print, the record says where it comes from (W313)."""
    figure = entry.base.record
    if not isinstance(figure, Figure) or figure.derived is not None:
        return
    times = [
        (figure.period, figure.period_basis, None, ("period",)),
        *(
            (point.period, point.period_basis, point, ("series", number, "period"))
            for number, point in enumerate(figure.series)
        ),
    ]
    for period, basis, point, path in times:
        if period is None or basis is not None or _is_another(facts, figure, point, period):
            continue
        if not prints(facts, figure, point):
            message = f"The source does not print the period {period.text}, and nothing says where it is from."
            hint = "Write period_basis: inferred or external; until then the page says that it is not recorded."
            yield warning("W313", entry.base.origin.locate(path), message, hint)


def _not_printed(entry: Entry, path: tuple[str | int, ...], period: str) -> Problem:
    message = f"The period {period} is said to be printed, but the source does not print it at this precision."
    hint = "Write period_basis: inferred or external; or remove period_basis, and the page says what the build found."
    return error("E319", entry.base.origin.locate(path), message, hint)


@record_check
def series_ties(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The words tie each value of a series to its time, or the value has a quotation of its own (W312)."""
    figure = entry.base.record
    if not isinstance(figure, Figure) or figure.derived is not None or len(figure.series) < 2:
        return
    for number, point in enumerate(figure.series):
        found = ties(facts, figure, quotes_for(figure, point), str(point.value), point.period)
        if point.quote is None and found and not found & {"printed"} and found != {"other"}:
            message = (
                f"No words tie the value {point.value} to {point.period.text}; two values could be swapped unseen."
            )
            hint = "Give the value its own `quote:` with the words that print it."
            yield warning("W312", entry.base.origin.locate(("series", number, "value")), message, hint)
