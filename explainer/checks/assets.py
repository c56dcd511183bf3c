"""Files that are published as they are: drawings that run or ask elsewhere, and documents that a browser would run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from explainer import svg
from explainer.extend import check
from explainer.facts import Facts
from explainer.problems import Location, Problem, error
from explainer.queries.images import stands_for_itself

_DOCUMENTS: Final = frozenset(
    {".htm", ".html", ".mht", ".mhtml", ".shtml", ".xht", ".xhtml", ".xml", ".xsl", ".xslt", ".swf"}
)
"""What a browser opens as a document of the site, with all that it holds, or once did."""


@check
def active_assets(facts: Facts) -> Iterator[Problem]:
    """No drawing in assets/ runs a program or asks elsewhere (E613); no document is published unasked (E614)."""
    for name, data in facts.assets.items():
        if not stands_for_itself(facts, name):
            continue
        where = Location(f"assets/{name}")
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in (".svg", ".svgz") and (found := svg.fault(data)) is not None:
            reason, line = found
            message = f'The drawing "assets/{name}" cannot be published: {reason}.'
            hint = "Save it as a plain SVG from the program that drew it, without scripts and linked files."
            yield error("E613", Location(where.path, line), message, hint)
        elif suffix in _DOCUMENTS and not facts.settings.assets.documents:
            message = f'"assets/{name}" is a document that browsers run as a page of this site.'
            hint = "Remove it; or write assets: {documents: true} in site.yaml, if you trust every such file here."
            yield error("E614", where, message, hint)
