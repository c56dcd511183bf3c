"""The built site, judged by what it is: HTML in which every link, anchor, id and asset must be right.

Sources are checked before; this reads the result, because a layout or a derived page can break a link that no source
holds. Nothing is fetched: links to other sites are only checked for their form.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from explainer.problems import Location, Problem, error

_ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "iframe": ("src",),
    "img": ("src",),
    "link": ("href",),
    "script": ("src",),
    "source": ("src",),
    "use": ("href",),
    "video": ("src", "poster"),
}
_ID_LISTS = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ELSEWHERE = frozenset({"canonical", "alternate"})
"""`<link rel>` values whose absolute addresses name this site's own pages at its public address."""


@dataclass(slots=True)
class _Page(HTMLParser):
    """What one page holds: its ids, and each address with its line."""

    ids: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str, int]] = field(default_factory=list)
    wanted: list[tuple[str, int]] = field(default_factory=list)
    faults: list[tuple[str, int]] = field(default_factory=list)
    has_lang: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.has_lang = bool(values.get("lang"))
        for name in _ADDRESSES.get(tag, ()):
            if name in values and not (tag == "link" and values.get("rel", "") in _ELSEWHERE):
                self.addresses.append((tag, values[name], line))
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.addresses.append((tag, candidate.split()[0], line))
        for name in _ID_LISTS:
            self.wanted += [(part, line) for part in values.get(name, "").split()]
        self._judge_safety(tag, values, line)

    def _judge_safety(self, tag: str, values: Mapping[str, str], line: int) -> None:
        handlers = [name for name in values if name.startswith("on")]
        if handlers or "style" in values:
            what = handlers[0] if handlers else "style"
            self.faults.append((f"<{tag}> has an inline {what}, which the policy blocks", line))
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/ld+json"):
            self.faults.append((f"<{tag}> stands inline, which the policy blocks", line))


def check_tree(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Every fault of the built site in `files` (by path below the output folder)."""
    pages = {path: _read(data) for path, data in files.items() if path.endswith(".html")}
    found = (_page_problems(path, page, pages, files) for path, page in sorted(pages.items()))
    return tuple(problem for problems in found for problem in problems)


def _read(data: bytes) -> _Page:
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    page.close()
    return page


def _page_problems(path: str, page: _Page, pages: Mapping[str, _Page], files: Mapping[str, bytes]) -> Iterator[Problem]:
    def problem(line: int | None, message: str) -> Problem:
        return error("E610", Location(f"output/{path}", line), message, "Correct the layout that makes this page.")

    if not page.has_lang:
        yield problem(1, "The page does not say its language.")
    seen: set[str] = set()
    for name in page.ids:
        if name in seen:
            yield problem(None, f'The id "{name}" stands twice.')
        seen.add(name)
    for name, line in page.wanted:
        if name not in seen:
            yield problem(line, f'Something refers to the id "{name}", which is not on the page.')
    for message, line in page.faults:
        yield problem(line, f"{message}.")
    for tag, address, line in page.addresses:
        fault = _address_fault(path, tag, address, pages, files)
        if fault:
            yield problem(line, fault)


def _address_fault(
    path: str, tag: str, address: str, pages: Mapping[str, _Page], files: Mapping[str, bytes]
) -> str | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return _foreign_fault(tag, address, parts.scheme)
    target = _target(path, unquote(parts.path), files)
    if target is None:
        return f'"{address}" leads to nothing.'
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if fragment and target in pages and fragment not in pages[target].ids:
        return f'"{address}" leads to a place that is not on its page.'
    return None


def _foreign_fault(tag: str, address: str, scheme: str) -> str | None:
    if scheme == "data" and tag in ("img", "link"):
        return None
    if scheme not in _SCHEMES:
        return f'"{address}" has a scheme that is not allowed.'
    return f'"{address}" would be loaded from another site.' if tag not in ("a", "area") else None


def _target(path: str, address: str, files: Mapping[str, bytes]) -> str | None:
    """The file that a relative address leads to; None if there is none or it leaves the site."""
    if not address:
        return path
    folder = "" if address.startswith("/") else posixpath.dirname(path)
    joined = posixpath.normpath(posixpath.join(folder, address.lstrip("/") if address.startswith("/") else address))
    if joined == ".." or joined.startswith("../"):
        return None
    joined = "" if joined == "." else joined
    if joined in files and not address.endswith("/"):
        return joined
    index = posixpath.join(joined, "index.html") if joined else "index.html"
    return index if index in files else None
