"""The outline of a finished page: its ids, and the places of this site that it links to.

It is read from the finished HTML, so nothing that a layout, a text or a query puts in can be forgotten. The scanner is
made for what our layouts and the sanitiser write (names in lower case, values in double quotes) and is ten times as
fast as a parser; the audit reads the same pages with a parser.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from explainer.ground.patterns import regex

_TAG: Final = regex(r'<([a-z][a-z0-9]*)((?:[^">]++|"[^"]*+")*+)>')
_SKIPPED: Final = regex(r"<script\b[^>]*>.*?</script>", re.DOTALL)
_ATTRIBUTE: Final = regex(r'\s(id|href|src|srcset|poster)="([^"]*)"')
_ELSEWHERE: Final = regex(r'\srel="(?:canonical|alternate)"')
_LINKING: Final = frozenset({"a", "area", "audio", "iframe", "img", "link", "script", "source", "use", "video"})


@dataclass(frozen=True, slots=True)
class Outline:
    """The ids of a page; and its links as `regions/jilin/#targets`, below the site's root, in order, each once.

    A link to a place above the site begins with `../`. A link within the page begins with the page's own path.
    """

    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()


EMPTY: Final = Outline()


def outline_of(html: str, path: str, base: str) -> Outline:
    """The outline of the page at `path` below the output folder; `base` is the path of the site's public address."""
    ids: set[str] = set()
    found: dict[str, None] = {}
    for tag in _TAG.finditer(_SKIPPED.sub("", html) if "<script" in html else html):
        attributes = tag[2]
        if "=" not in attributes:
            continue
        for name, value in _ATTRIBUTE.findall(attributes):
            if name == "id":
                ids.add(unescape(value))
            elif tag[1] in _LINKING and not (tag[1] == "link" and _ELSEWHERE.search(attributes)):
                found.update(dict.fromkeys(_addresses(name, value)))
    links = (place_of(address, path, base) for address in found)
    return Outline(frozenset(ids), tuple(dict.fromkeys(link for link in links if link is not None)))


def _addresses(name: str, value: str) -> Iterator[str]:
    if name != "srcset":
        yield unescape(value)
        return
    for candidate in unescape(value).split(","):
        if candidate.strip():
            yield candidate.split()[0]


def place_of(address: str, path: str, base: str) -> str | None:
    """The target of a link of the page at `path`, in the form of `Outline.links`; None for another site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"../{address}"
    if parts.scheme or parts.netloc:
        return None
    where = unquote(parts.path)
    if where.startswith("/"):
        if not where.startswith(base):
            return f"../{where.lstrip('/')}"
        joined, folder = where.removeprefix(base), ""
    else:
        joined, folder = where or posixpath.basename(path), posixpath.dirname(path)
    plain = posixpath.normpath(posixpath.join(folder, joined)) if joined or folder else "."
    plain = "" if plain == "." else plain
    if plain and (joined.endswith(("/", "/..", "/.")) or joined in ("..", ".")):
        plain += "/"
    fragment = unquote(parts.fragment).partition(":~:")[0]
    return f"{plain}#{fragment}" if fragment else plain


def target_of(link: str, known: frozenset[str]) -> tuple[str | None, str]:
    """(output path, fragment) of a link of an outline; the path is None if it is not one of `known`."""
    plain, _, fragment = link.partition("#")
    if plain in known:
        return plain, fragment
    index = posixpath.join(plain, "index.html")
    return (index if index in known else None), fragment
