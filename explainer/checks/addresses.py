"""Links to anything but records: files of assets/ must exist, and no page or folder is linked by its address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import unquote

from explainer.content.markup import Mark, MarkKind
from explainer.extend import check, lookup, record_check, table
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.files import ASSETS, file_of, path_of
from explainer.ground.problems import Location, Problem, error
from explainer.ground.suggestions import suggestion
from explainer.model.kinds import FOLDERS
from explainer.queries.images import stands_for_itself

_ADVICE = "Link to the .md file of the record, such as ../regions/jilin.md, or write [[id]]."


@record_check
def files(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A relative link that is not to a .md file is to a file in assets/ (E413, E414)."""
    for document in entry.versions.values():
        for mark in document.body.marks if document.body else ():
            if mark.kind is MarkKind.FILE:
                where = Location(document.origin.path, mark.line or None, mark.column or None)
                yield from _problems(facts, document, mark, where)


@check
def own_addresses(facts: Facts) -> Iterator[Problem]:
    """A link by the full address of a record's page of this site is to a page that exists (E414)."""
    for path, where in own_links(facts):
        if is_of_a_record(facts, path) and not _meant(facts, path):
            message = f"The link is to {facts.settings.base_url}{path}, but this site has no such page."
            yield error("E414", where, message, _ADVICE)


def own_links(facts: Facts) -> Iterator[tuple[str, Location]]:
    """The path behind the site's public address of each link that is written with it, and where it stands."""
    for path, file, line in links_to(facts, facts.settings.base_url):
        yield path, Location(file, line)


@lookup
def links_to(facts: Facts, base: str) -> tuple[tuple[str, str, int], ...]:
    """The path behind an address of each link that begins with it, and its file and line.

    Every build asks for all of them, and most texts have none, so they are remembered.
    """
    return tuple(link for entry in facts.entries.values() for link in _links_of(facts, entry, base))


@table
def _links_of(_facts: Facts, entry: Entry, base: str) -> tuple[tuple[str, str, int], ...]:
    wanted = f'href="{escape(base)}'
    found: list[tuple[str, str, int]] = []
    for document in entry.versions.values():
        if document.body is None or base.encode() not in document.body.encoded:
            continue
        for block in document.body.blocks():
            for link in block.html.split(wanted)[1:]:
                path = unquote(unescape(link.partition('"')[0]).partition("#")[0].partition("?")[0])
                found.append((path, document.origin.path, block.line))
    return tuple(found)


def is_of_a_record(facts: Facts, path: str) -> bool:
    """Whether a path has the form of a record's page, which `own_addresses` looks for."""
    parts = path.strip("/").split("/")
    parts = parts[1:] if parts[0] in facts.languages else parts
    return len(parts) == 2 and parts[0] in FOLDERS


def _problems(facts: Facts, document: Document, mark: Mark, where: Location) -> Iterator[Problem]:
    name = file_of(facts, document.origin.path, mark.target)
    if name is not None and (stands_for_itself(facts, name) or document.ref not in facts.visible):
        return
    path = path_of(document.origin.path, mark.target)
    if path.startswith(ASSETS):
        yield _no_file(facts, path.removeprefix(ASSETS), mark.target, where)
    elif found := _meant(facts, path):
        relative = posixpath.relpath(found, posixpath.dirname(document.origin.path))
        relative = relative if "/" in relative else f"./{relative}"
        anchor = f"#{mark.anchor}" if mark.anchor else ""
        what = "has a ? in it" if "?" in mark.target else "is to a page by its address"
        message = f"The link {mark.target} {what}, which is not checked and breaks when something moves."
        yield error("E413", where, message, f"Write {relative.removeprefix('./')}{anchor}.")
    else:
        yield _nothing(facts, path, mark.target, where)


def _no_file(facts: Facts, name: str, target: str, where: Location) -> Problem:
    if name in facts.assets:
        message = f"The link is to assets/{name}, which is not published."
        return error("E414", where, message, "Link to another file, or remove the link.")
    guess = suggestion(name, facts.assets)
    same = next((known for known in facts.assets if known.casefold() == name.casefold()), "")
    meant = f' Did you mean "assets/{same or guess}"?' if same or guess else ""
    meant += " Capital letters count." if same else ""
    hint = "Put the file into assets/, or correct the path: from a text, assets/ is ../../assets/."
    return error("E414", where, f'The link is to "{target}", but there is no such file.{meant}', hint)


def _nothing(facts: Facts, path: str, target: str, where: Location) -> Problem:
    last = posixpath.basename(path.rstrip("/"))
    same = next((name for name in facts.assets if posixpath.basename(name) == last and last), "")
    ids = {entry.id: entry.ref for entry in facts.entries.values()}
    guess = suggestion(last.rpartition(".")[0] or last, ids)
    meant = f' Did you mean "../../assets/{same}"?' if same else f" Did you mean [[{guess}]]?" if guess else ""
    message = f'The link is to "{target}", where readers find nothing.{meant}'
    return error("E414", where, message, f"Files that readers may open belong in assets/. {_ADVICE}")


def _meant(facts: Facts, path: str) -> str:
    """The content file of the record that has a path as its page, folder or former address; "" if none has."""
    tail = path.removeprefix("content/").strip("/")
    tail = tail.removesuffix("/index.html").removesuffix("index.html").strip("/")
    parts = tail.split("/")
    if parts[0] in facts.languages:
        parts = parts[1:]
    if len(parts) == 2 and parts[0] in FOLDERS:
        name = parts[1].removesuffix(".html").removesuffix(".yaml").removesuffix(".md")
        entry = facts.entries.get(f"{FOLDERS[parts[0]]}:{name}")
        if entry is not None:
            return entry.base.origin.path
    return record_moved_from(facts, "/".join(parts))


@lookup
def record_moved_from(facts: Facts, path: str) -> str:
    """The file of the record that had an address earlier, "" if none had it."""
    return facts.index("former addresses", _former).get(path, "")


def _former(facts: Facts) -> dict[str, str]:
    rows = facts.table(_former_of)
    return {old: path for ref in facts.entries for old, path in rows[ref]}


@table
def _former_of(_facts: Facts, entry: Entry) -> tuple[tuple[str, str], ...]:
    path = entry.base.origin.path
    return tuple((old.strip("/").removesuffix("/index.html"), path) for old in entry.base.record.old_paths)
