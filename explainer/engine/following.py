"""Checks that every link has a target, on the pages that are made now and on those that stay.

A link of a page that stays was right when the page was written. It can only break if the page that it links to
is removed, or is made again without an id, so only then are these links checked again. The ids of a page that stays are
read from its file, and only for new links.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from explainer.engine.memory import Memory
from explainer.facts.facts import Facts
from explainer.ground.problems import Location, Problem, error
from explainer.pages.links import check_links
from explainer.pages.outlines import EMPTY, Outline, outline_of, target_of
from explainer.pages.plan import Page
from explainer.pages.render import Rendering, base_path
from explainer.pages.writers import writers


def follow(
    facts: Facts,
    planned: Mapping[str, Page],
    memory: Memory,
    made: Mapping[str, Rendering],
    written: Callable[[str], bytes | None],
) -> tuple[Problem, ...]:
    """The links without a target (E610), by their addresses. `written` gives a file as the last build wrote it."""
    paths, base = frozenset(planned), base_path(facts)

    @cache
    def before(path: str) -> Outline | None:
        content = written(path)
        return None if content is None else outline_of(content.decode("utf-8", "replace"), path, base)

    def ids_of(path: str) -> frozenset[str]:
        return (made[path].outline if path in made else before(path) or EMPTY).ids

    def links_before(path: str) -> Sequence[str]:
        known = memory.links(path, memory.old.pages[path]) if path in memory.old.pages else ()
        return (before(path) or EMPTY).links if known is None else known

    asked = {path: _new_links(rendering, links_before(path), made, paths) for path, rendering in made.items()}
    if not _has_all_targets(memory, paths, made, before):
        for path in (memory.old.pages.keys() & paths) - made.keys():
            asked[path] = [link for link in links_before(path) if _may_have_changed(link, made, paths)]
    in_order = {path: asked[path] for path in sorted(asked)}  # a problem names the first page that has the link
    broken = check_links(in_order, paths, ids_of)
    return tuple(_problem(link, pages, planned, facts) for link, pages in sorted(broken.items()))


def _has_all_targets(
    memory: Memory,
    paths: frozenset[str],
    made: Mapping[str, Rendering],
    before: Callable[[str], Outline | None],
) -> bool:
    """Whether all that pages that stay can link to is still there: each page, and each id of a page made again."""
    old = memory.old.pages
    if len(made) == len(paths):
        return True
    return old.keys() <= paths and all(
        (outline := before(path)) is not None and outline.ids <= rendering.outline.ids
        for path, rendering in made.items()
        if path in old and path.endswith(".html")
    )


def _new_links(
    rendering: Rendering, before: Sequence[str], made: Mapping[str, Rendering], paths: frozenset[str]
) -> Sequence[str]:
    known = frozenset(before)
    return [link for link in rendering.outline.links if link not in known or _may_have_changed(link, made, paths)]


def _may_have_changed(link: str, made: Mapping[str, Rendering], paths: frozenset[str]) -> bool:
    target, fragment = target_of(link, paths)
    return target is None or (bool(fragment) and target in made)


def _problem(link: str, pages: Sequence[str], planned: Mapping[str, Page], facts: Facts) -> Problem:
    """One problem for all the pages that have the link, at the layout that wrote it, if that can be known."""
    own = {planned[path].layout for path in pages}
    without = {page.layout for path, page in planned.items() if path not in pages and page.layout}
    layouts = writers(link, own, without, facts.layouts, facts.takes_in)
    where = Location(f"layouts/{layouts[0]}") if layouts[0] in facts.layouts else planned[pages[0]].origin
    others = {0: "", 1: " and one other page"}.get(len(pages) - 1, f" and {len(pages) - 1} other pages")
    plain, _, fragment = link.partition("#")
    what = f'the place "#{fragment}" of "{plain}"' if fragment else f'"{plain}"'
    message = f"A link is to {what}, but there is no such thing on this site (on /{planned[pages[0]].url}{others})."
    remedy = "Correct the layout, or write what it links to."
    if len(layouts) > 1:
        remedy = f"Correct what {' and '.join(layouts)} have in common, or write what it links to."
    target = planned[found].layout if (found := target_of(link, frozenset(planned))[0]) else ""
    if fragment and target and target not in layouts:
        remedy = f"{remedy.removesuffix('.')}: layouts/{target} makes the page without the place."
    return error("E610", where, message, remedy)
