"""What proves a figure: the words of its quotations, read in the source's language, and the times they print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from explainer.evidence import FigureProblem, Match, check_figure
from explainer.evidence.figures import proving_tokens, reading_of
from explainer.evidence.printed_dates import Moment, moments, printed_dates
from explainer.evidence.scales import kind_of_unit
from explainer.evidence.surroundings import Surroundings, surroundings
from explainer.evidence.ties import Tie, tie
from explainer.facts.facts import Facts
from explainer.facts.lookups import place_of_words, source_texts
from explainer.ground.dates import PartialDate
from explainer.model.commitments import Target
from explainer.model.common import Quote
from explainer.model.parts import Point
from explainer.model.records.figure import Figure
from explainer.model.records.source import Source
from explainer.model.units import proven_unit

Basis = Literal["printed", "inferred", "external", "unrecorded"]
"""How the time of a figure is known. `unrecorded`: the source does not print it, and nobody says where it is from."""

_Times: TypeAlias = frozenset[tuple[Moment | None, Moment | None]]


def source_language(facts: Facts, source: str) -> str:
    """The language in which the numbers of a source are written, as a BCP 47 tag; "" where it is not recorded."""
    known = facts.record(Source, source)
    return (known.language or "") if known else ""


def unit_language(facts: Facts, figure: Figure, source: str) -> str:
    """The language of the proven unit: the source's if it is `unit_printed`, else the site's own.

    A German Billion is an English trillion, so the same word has another scale in the other language.
    """
    printed = figure.unit_printed and not figure.scale
    return source_language(facts, source) if printed else facts.tag(facts.default_language)


def disproof(facts: Facts, figure: Figure, quote: Quote, number: str = "", *, kind: str = "") -> FigureProblem | None:
    """Why a quotation does not prove a figure's number, or another `number` of it; None if it does."""
    language = source_language(facts, quote.source)
    value = number or ("" if figure.value is None else str(figure.value)) or figure.value_text
    stated = "" if number else figure.value_text
    unit_kind = kind or figure.unit_kind or ("count" if number else "text")
    return check_figure(
        quote.exact,
        value,
        proven_unit(figure),
        unit_kind,
        language=language,
        unit_language=unit_language(facts, figure, quote.source),
        stated=stated,
        named=f"{figure.title}; {figure.value_text}; {figure.unit}",
        around=around(facts, quote),
    )


def disproof_of_target(facts: Facts, target: Target, quote: Quote) -> FigureProblem | None:
    """Why a quotation does not prove the value of a target. A limit is in the target's own words: `at least 40`."""
    language = source_language(facts, quote.source)
    kind = kind_of_unit(target.unit)
    return check_figure(
        quote.exact,
        str(target.value),
        target.unit,
        "count" if kind == "none" else kind,
        language=language,
        unit_language=facts.tag(facts.default_language),
        stated=target.text,
        named=f"target: {target.text}",
        around=around(facts, quote),
    )


def around(facts: Facts, quote: Quote) -> Surroundings | None:
    """The sentences of the source around a quotation; None if it cannot be looked up, which another check reports."""
    wanted = (quote.source, quote.exact, quote.prefix, quote.suffix)
    return facts.index(f"around {wanted!r}", lambda known: _around(known, quote))


def _around(facts: Facts, quote: Quote) -> Surroundings | None:
    found = place_of_words(facts, quote)
    return surroundings(source_texts(facts)[quote.source].text, found) if isinstance(found, Match) else None


def proving(figure: Figure) -> tuple[Quote, ...]:
    """The quotations that may print a number of a figure."""
    return tuple(quote for quote in (figure.quote, *figure.quotes) if quote is not None)


def quotes_for(figure: Figure, point: Point) -> tuple[Quote, ...]:
    """The quotations that may print a value of the series: its own, if it has one, else those of the figure."""
    return (point.quote,) if point.quote is not None else proving(figure)


_MOST_PLACES = 50
"""How many places of one number in one quotation are searched for its time."""


def ties(facts: Facts, figure: Figure, quotes: tuple[Quote, ...], value: str, period: PartialDate) -> frozenset[Tie]:
    """Whether the quotations print a number for the stated time, for another, or without saying."""
    return frozenset(_ties(facts, figure, quotes, value, period))


def _ties(facts: Facts, figure: Figure, quotes: tuple[Quote, ...], value: str, period: PartialDate) -> Iterator[Tie]:
    for quote in quotes:
        language = source_language(facts, quote.source)
        place = around(facts, quote)
        reading = reading_of(place.text if place else quote.exact, language)
        kind = figure.unit_kind or "count"
        own = unit_language(facts, figure, quote.source)
        unit = proven_unit(figure)
        tokens = proving_tokens(quote.exact, value, unit, kind, language=language, unit_language=own, around=place)
        for token in tokens[:_MOST_PLACES]:
            yield tie(reading, token, period)


def period_basis(facts: Facts, figure: Figure, point: Point | None = None) -> Basis:
    """How the time of a figure, or of a value of its series, is known. Only what the build found is called printed."""
    holder = point or figure
    stated = holder.period_basis
    if stated in ("inferred", "external"):
        return stated
    return "printed" if holder.period is not None and prints(facts, figure, point) else "unrecorded"


def prints(facts: Facts, figure: Figure, point: Point | None = None) -> bool:
    """Whether a source prints the time: beside the number, else in the quotation, else anywhere in the source."""
    holder = point or figure
    period = holder.period
    quotes = proving(figure) if point is None else quotes_for(figure, point)
    if period is None:
        return False
    value = "" if holder.value is None else str(holder.value)
    found = ties(facts, figure, quotes, value, period) if value else frozenset()
    if "printed" in found or "other" in found:
        return "printed" in found
    for quote in quotes:
        language = source_language(facts, quote.source)
        if moments(period) in _times_of(reading_of(quote.exact, language).text, language):
            return True
    sources = tuple(quote.source for quote in quotes) or figure.rests_on()
    return any(_in_source(facts, source, period) for source in sources)


def _in_source(facts: Facts, source: str, period: PartialDate) -> bool:
    return moments(period) in facts.index(f"times of {source}", lambda known: _times_of_source(known, source))


def _times_of_source(facts: Facts, source: str) -> _Times:
    """The times that a source of a figure prints; read once for all figures."""
    prepared = source_texts(facts).get(source)
    return _times_of(prepared.text.masked, source_language(facts, source)) if prepared else frozenset()


def _times_of(text: str, language: str) -> _Times:
    """The first and last day of each time. Both must match: a day of 2024 does not date a figure for 2024."""
    return frozenset((printed.start, printed.end) for printed in printed_dates(text, language))
