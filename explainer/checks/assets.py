"""Files that are published as they are: drawings may not run scripts or load files, and documents not be pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from explainer.extend import check
from explainer.facts.facts import Facts
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error
from explainer.inspection import svg
from explainer.queries.images import stands_for_itself

_DOCUMENTS: Final = frozenset(
    [
        "htm",
        "html",
        "shtm",
        "shtml",
        "mht",
        "mhtml",
        "xht",
        "xhtml",
        "xhtm",
        "dhtml",
        "htmls",
        "jhtml",
        "hta",
        "htc",
        "xml",
        "xsl",
        "xslt",
        "xsd",
        "xul",
        "xbl",
        "rdf",
        "rss",
        "atom",
        "owl",
        "rng",
        "wsdl",
        "wml",
        "mathml",
        "mml",
        "swf",
    ]
)
"""Endings of files that browsers open as a page of the site, or once did, and whose scripts they run."""
_RUN_BY_SERVERS: Final = regex(r"(?:php[0-9s]?|phtml|pht|phar|aspx?|ashx|asmx|cfm|jspx?|cgi|fcgi|shtml|stm)")
"""Endings of files that many servers run before they send them, even if other endings follow in the name."""
_DRAWINGS: Final = frozenset({"svg", "svgz"})
_INERT: Final = frozenset(
    [
        "css",
        "js",
        "mjs",
        "json",
        "geojson",
        "topojson",
        "kml",
        "kmz",
        "gpx",
        "gml",
        "shp",
        "dbf",
        "prj",
        "map",
        "txt",
        "md",
        "csv",
        "tsv",
        "pdf",
        "ps",
        "epub",
        "doc",
        "docx",
        "odt",
        "rtf",
        "xls",
        "xlsx",
        "ods",
        "ppt",
        "pptx",
        "odp",
        "jpg",
        "jpeg",
        "png",
        "gif",
        "webp",
        "avif",
        "ico",
        "bmp",
        "tif",
        "tiff",
        "heic",
        "mp3",
        "ogg",
        "oga",
        "opus",
        "wav",
        "flac",
        "m4a",
        "mp4",
        "m4v",
        "webm",
        "ogv",
        "mov",
        "avi",
        "vtt",
        "srt",
        "woff",
        "woff2",
        "ttf",
        "otf",
        "eot",
        "zip",
        "7z",
        "rar",
        "tar",
        "tgz",
        "xz",
        "zst",
        "bib",
        "ris",
        "webmanifest",
        "wasm",
    ]
)
"""A file whose name ends with one of these is what it says, and no browser opens it as a page."""
_BEGINNING: Final = regex(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|\?xml|!--"
    rb"|(?:html|head|body|script|iframe|style|title|h1|div|font|table|a|b|br|p)[\s>])",
    re.IGNORECASE,
)
"""First bytes by which browsers take a file for a page if its name does not say what it is (WHATWG, MIME Sniffing)."""


@check
def active_assets(facts: Facts) -> Iterator[Problem]:
    """No drawing in assets/ runs scripts or loads files (E613); documents are published only if allowed (E614)."""
    for name, data in facts.assets.items():
        if not stands_for_itself(facts, name):
            continue
        where = Location(f"assets/{name}")
        if _is_drawing(name):
            if (found := svg.fault(data)) is not None:
                reason, line = found
                message = f'The drawing "assets/{name}" cannot be published: {reason}.'
                hint = "Save it as a plain SVG from the program that drew it, without scripts and linked files."
                yield error("E613", Location(where.path, line), message, hint)
        elif is_document(name, data) and not facts.settings.assets.documents:
            message = f'"assets/{name}" is a document that browsers run as a page of this site.'
            hint = "Remove it; or write assets: {documents: true} in site.yaml, if you trust every such file here."
            yield error("E614", where, message, hint)


def is_document(name: str, data: bytes) -> bool:
    """Whether browsers may take a file for a page of the site.

    Every part of the name counts, not only the last: a server that chooses languages serves `a.html.de` as a page, and
    a part that no server knows is ignored (`a.html.bak`).
    """
    parts = _parts(name)
    if any(_RUN_BY_SERVERS.fullmatch(part) for part in parts):
        return True
    if parts and parts[-1] in _INERT:
        return False
    return not _DOCUMENTS.isdisjoint(parts) or _BEGINNING.match(data) is not None


def _is_drawing(name: str) -> bool:
    parts = _parts(name)
    return bool(parts) and parts[-1] not in _INERT and not _DRAWINGS.isdisjoint(parts) and _DOCUMENTS.isdisjoint(parts)


def _parts(name: str) -> list[str]:
    """The parts of a file's name that follow its dots, in lower case."""
    return [part.strip() for part in name.rpartition("/")[2].lower().split(".")[1:]]
