"""Checks the built site itself: HTML in which every link, anchor, id and asset must be right.

Sources are checked before; this reads the result, because a layout or a derived page can break a link that is in no
source. Nothing is fetched: links to other sites are only checked for their form.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from explainer.ground.problems import Location, Problem, error
from explainer.pages.outlines import place_of, target_of

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
    """One page as it was read: its ids, and each address with its line."""

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
            self.faults.append((f"<{tag}> is inline, which the policy blocks", line))


@dataclass(frozen=True, slots=True)
class _Tree:
    """The built site: its pages as they were read, its paths, and the path of its public address."""

    pages: Mapping[str, _Page]
    paths: frozenset[str]
    base: str


def check_tree(files: Mapping[str, bytes], base: str = "/") -> tuple[Problem, ...]:
    """Every fault of the built site in `files` (by path below the output folder). It is served at the path `base`."""
    pages = {path: _read(data) for path, data in files.items() if path.endswith(".html")}
    tree = _Tree(pages, frozenset(files), base)
    found = (_page_problems(path, page, tree) for path, page in sorted(pages.items()))
    return tuple(problem for problems in found for problem in problems)


def _read(data: bytes) -> _Page:
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    page.close()
    return page


def _page_problems(path: str, page: _Page, tree: _Tree) -> Iterator[Problem]:
    def problem(line: int | None, message: str) -> Problem:
        return error("E610", Location(f"output/{path}", line), message, "Correct the layout that makes this page.")

    if not page.has_lang:
        yield problem(1, "The page does not say its language.")
    seen: set[str] = set()
    for name in page.ids:
        if name in seen:
            yield problem(None, f'The id "{name}" is there twice.')
        seen.add(name)
    for name, line in page.wanted:
        if name not in seen:
            yield problem(line, f'Something refers to the id "{name}", which is not on the page.')
    for message, line in page.faults:
        yield problem(line, f"{message}.")
    for tag, address, line in page.addresses:
        fault = _address_fault(path, tag, address, tree)
        if fault:
            yield problem(line, fault)


def _address_fault(path: str, tag: str, address: str, tree: _Tree) -> str | None:
    place = place_of(address, path, tree.base)
    if place is None:
        return _foreign_fault(tag, address, urlsplit(address).scheme)
    target, fragment = target_of(place, tree.paths)
    if target is None:
        return f'"{address}" is a link to nothing.'
    if fragment and target in tree.pages and fragment not in tree.pages[target].ids:
        return f'"{address}" is a link to a place that is not on its page.'
    return None


def _foreign_fault(tag: str, address: str, scheme: str) -> str | None:
    if scheme == "data" and tag in ("img", "link"):
        return None
    if scheme not in _SCHEMES:
        return f'"{address}" has a scheme that is not allowed.'
    return f'"{address}" would be loaded from another site.' if tag not in ("a", "area") else None


def check_links(
    links: Mapping[str, Iterable[str]], known: Iterable[str], ids_of: Callable[[str], Container[str]]
) -> dict[str, list[str]]:
    """The links of outlines without a target, each with the pages that have it.

    `links` are those of each page, `known` all output paths; `ids_of` gives the ids of a page, for links with a
    fragment. Each different link is checked once.
    """
    paths = frozenset(known)
    broken = {link for link in set().union(*links.values()) if _is_broken(link, paths, ids_of)}
    found: dict[str, list[str]] = {}
    for path, asked in links.items() if broken else ():
        for link in broken.intersection(asked):
            found.setdefault(link, []).append(path)
    return found


def _is_broken(link: str, paths: frozenset[str], ids_of: Callable[[str], Container[str]]) -> bool:
    target, fragment = target_of(link, paths)
    if target is None:
        return True
    return bool(fragment) and target.endswith(".html") and fragment not in ids_of(target)
