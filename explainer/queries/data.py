"""Files for programs and hosts that are made without a layout, and the policy that pages and hosts share."""

from __future__ import annotations

import csv
import io

from explainer.extend import query
from explainer.facts import Facts
from explainer.model.views import FigureView
from explainer.queries.evidence import figures

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

HEADERS = (
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)

FIGURE_COLUMNS = ("id", "title", "value", "unit", "period", "region", "source", "quotation", "formula")
"""Columns of figures.csv. A number is either printed by a source (`source`) or calculated by us (`formula`)."""


@query
def content_policy(facts: Facts, lang: str) -> str:
    """The Content-Security-Policy of every page."""
    return CONTENT_POLICY


@query
def headers_file(facts: Facts, lang: str) -> str:
    """The file `_headers`, which Netlify, Cloudflare Pages and other hosts read: the same policy for every file."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)


@query
def figures_csv(facts: Facts, lang: str) -> str:
    """All figures as CSV (RFC 4180), by title. Regions and sources by id, dates in EDTF; quotations as may be shown."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(FIGURE_COLUMNS)
    writer.writerows(_row(view) for view in figures(facts, lang))
    return text.getvalue()


def _row(view: FigureView) -> tuple[str, ...]:
    quoted = view.quotation
    return (
        view.card.id,
        view.card.title,
        view.value or view.text,
        view.unit,
        view.period.text if view.period else "",
        view.region.id if view.region else "",
        quoted.source.card.id if quoted else "",
        quoted.text if quoted else "",
        view.formula,
    )
