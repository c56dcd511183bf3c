"""Files that are published as they are: drawings that run or ask elsewhere, and documents that a browser would run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from explainer.extend import check
from explainer.facts.facts import Facts
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
"""What a browser opens as a document of the site, with all that it holds, or once did."""
_RUN_BY_SERVERS: Final = re.compile(r"(?:php[0-9s]?|phtml|pht|phar|aspx?|ashx|asmx|cfm|jspx?|cgi|fcgi|shtml|stm)")
"""What many servers run before they send it, wherever in the name it stands."""
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
"""As the last part of a name these say what the file is, and no browser makes a document of one."""
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|\?xml|!--"
    rb"|(?:html|head|body|script|iframe|style|title|h1|div|font|table|a|b|br|p)[\s>])",
    re.IGNORECASE,
)
"""How a file begins that browsers take for a page if its name does not say what it is (WHATWG, MIME Sniffing)."""


@check
def active_assets(facts: Facts) -> Iterator[Problem]:
    """No drawing in assets/ runs a program or asks elsewhere (E613); no document is published unasked (E614)."""
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

    Servers know files by any part of a name: `a.html.de` is the German page to one that chooses languages, and a part
    that none knows (`a.html.bak`) counts for nothing.
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
    """What follows the dots in a file's name, in small letters."""
    return [part.strip() for part in name.rpartition("/")[2].lower().split(".")[1:]]
