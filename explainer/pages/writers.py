"""Which layout wrote a link: as far as it can be known. A wrong name is worse than several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_SHORTEST = 4
"""How many characters of an address must be in a layout before they say something."""


def writers(
    link: str,
    having: Iterable[str],
    others: Iterable[str],
    sources: Mapping[str, str],
    direct: Mapping[str, Iterable[str]],
) -> tuple[str, ...]:
    """The layouts of which one wrote a link, the likeliest only if it is certain; never empty if `having` is not.

    `having` are the layouts of the pages with the link, `others` those of pages without it, `direct` what each layout
    takes in. The link is written in a layout that all pages with it are made of: in the only one that has its words, or
    else in the only one of which no page without the link is made. Otherwise it may be any of the pages' own layouts.
    """
    own = tuple(sorted(set(having)))
    shared = frozenset[str].intersection(*(_closure(name, direct) for name in own)) if own else frozenset[str]()
    naming = [name for name in sorted(shared) if _names(sources.get(name, ""), link)]
    if len(naming) == 1:
        return tuple(naming)
    if len(own) == 1:
        return own
    elsewhere = frozenset[str]().union(*(_closure(name, direct) for name in others))
    only = sorted(shared - elsewhere)
    return tuple(only) if len(only) == 1 else own


def _names(source: str, link: str) -> bool:
    """Whether a layout has the words of an address where an address would be: after a quotation mark or a slash."""
    return any(f"{before}{word}" in source for word in _words(link) for before in ('"', "'", "/"))


def _words(link: str) -> tuple[str, ...]:
    """What of an address a layout is likely to have as it stands: the address, or the last part of its path."""
    path, _, fragment = link.partition("#")
    whole = path.removesuffix("index.html").strip("/")
    last = f"{whole.rpartition('/')[2]}{'/' if not path.endswith('.html') or path.endswith('/index.html') else ''}"
    words = (f"#{fragment}",) if fragment else (whole, last)
    return tuple(word for word in words if len(word.strip("/#")) >= _SHORTEST)


def _closure(name: str, direct: Mapping[str, Iterable[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            waiting.extend(direct.get(part, ()))
    return frozenset(seen)
