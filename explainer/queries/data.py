"""Files for programs and hosts that are made without a layout, and the content policy of pages and hosts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from explainer.drawing.favicon import drawn
from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.ground.patterns import regex
from explainer.queries.evidence import figures
from explainer.views.cards import FigureView

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
"""What a page may load: files of its own host, and nothing else. Nothing inline runs."""

KEPT = "public, max-age=31536000, immutable"
"""How long browsers may keep an asset: a year, since its address is another when its content is (`asset`)."""

HEADERS = (
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)

FIGURE_COLUMNS = (
    "id", "title", "value", "low", "high", "unit", "period", "period_basis", "region", "source", "quotation", "formula",
)  # fmt: skip
"""Columns of figures.csv. A number is either printed by a source (`source`) or calculated by us (`formula`).

`low` and `high` are the ends of an interval, empty where there is none. Each value of a series is a row of its own.
"""


@query
def content_policy(facts: Facts, lang: str) -> str:
    """The Content-Security-Policy of every page."""
    return CONTENT_POLICY


@query
def headers_file(facts: Facts, lang: str) -> str:
    """The file `_headers`, which Netlify, Cloudflare Pages and other hosts read: the same policy for every file.

    Assets may be kept; whatever has the same address after an edit may not.
    """
    everywhere = "".join(f"  {name}: {value}\n" for name, value in HEADERS)
    return f"/*\n{everywhere}/assets/*\n  Cache-Control: {KEPT}\n"


@query
def favicon(facts: Facts, lang: str) -> bytes | None:
    """The site's icon as an .ico file, for programs that ask for /favicon.ico and read no pages.

    None if there is no `favicon.svg`, or if it is made of more than rectangles.
    """
    icon = facts.assets.get("favicon.svg")
    return None if icon is None else drawn(icon)


@query
def figures_csv(facts: Facts, lang: str) -> str:
    """All figures as CSV (RFC 4180), by title. Regions and sources by id, dates in EDTF; quotations as may be shown.

    A text that a spreadsheet would take for a formula has an apostrophe before it (`as_text`).
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(FIGURE_COLUMNS)
    writer.writerows([as_text(cell) for cell in row] for view in _by_title(figures(facts, lang)) for row in _rows(view))
    return text.getvalue()


def _by_title(views: tuple[FigureView, ...]) -> list[FigureView]:
    return sorted(views, key=lambda view: (view.card.title.casefold(), view.card.id))


_FORMULA: Final = regex(r"[\s\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = regex(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def as_text(cell: str) -> str:
    """A cell that no spreadsheet calculates: an apostrophe comes before `=`, `+`, `-` and `@`, except in a number.

    The characters, their full-width forms and the remedy are from OWASP's page on CSV injection.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _rows(view: FigureView) -> Iterator[tuple[str, ...]]:
    """The figure's own number, unless it is one of its series, and then those of the series."""
    period = view.period.text if view.period else ""
    series = [
        (point.value, point.low, point.high, point.period.text, point.period_basis)
        for point in sorted(view.series, key=lambda point: point.period.sort_key)
    ]
    own = (view.value or view.text, view.low, view.high, period, view.period_basis)
    known = any((value, when) == (own[0], period) for value, _, _, when, _ in series) or (not own[0] and series)
    quoted = view.quotation
    region = view.region.id if view.region else ""
    source = (quoted.source.card.id, quoted.text) if quoted else ("", "")
    for value, low, high, when, basis in series if known else (own, *series):
        numbers = (value, low, high, view.unit, when, basis)
        yield (view.card.id, view.card.title, *numbers, region, *source, view.formula)
