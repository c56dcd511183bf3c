"""`audit`: whether what is published is what a clean build would make, and all its links have a target."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from explainer.engine import build, manifest
from explainer.engine.build import Report
from explainer.engine.inputs import Options, Progress, read
from explainer.engine.work import Work, prepare
from explainer.ground import disk, ordinary
from explainer.ground.digest import digest_bytes
from explainer.ground.problems import Location, Problem, error, in_order, warning
from explainer.pages import links
from explainer.pages.outlines import target_of
from explainer.pages.render import Rendering, base_path


def audit(options: Options, progress: Progress | None = None) -> Report:
    """Read and render everything again; compare with the output, byte for byte (E609), and follow every link (E610).

    What lies in the output beside that is named as well (E616), and so are pages that no link is to (W622). Nothing is
    taken from the store: who can write there could say in it what the pages ought to be.
    """
    started = time.perf_counter()
    with build.opened_store(options) as store:
        work = prepare(replace(options, clean=True), read(options), store, progress, everything=True)
    problems = [*work.problems]
    base = base_path(work.site.facts) if work.site.facts else "/"
    problems += links.check_tree({path: rendering.content for path, rendering in work.renderings.items()}, base)
    for path, rendering in work.renderings.items():
        if ordinary.digest_of(options.output / path) != digest_bytes(rendering.content):
            problems.append(_difference(path, rendering))
    problems += _foreign(options, work)
    problems += _not_linked(work)
    return build.report_of(work, started, problems=in_order(problems))


def _foreign(options: Options, work: Work) -> Iterator[Problem]:
    """What is in the output folder but was not written by a build: files of others, and links in place of files."""
    for path, is_link in disk.everything_below(options.output).items():
        where = Location(f"output/{path}")
        if is_link:
            message = "This is a link, but a build writes none. What it shows can be changed elsewhere."
            yield error("E616", where, message, "Remove it and run build.")
        elif path not in work.planned and path not in (manifest.NAME, ".gitignore"):
            message = "This file does not belong to the site: no build would write it, but hosts would publish it."
            yield error("E616", where, message, "Remove it, unless somebody put it there on purpose.")


def _not_linked(work: Work) -> Iterator[Problem]:
    """Pages that nobody comes to by links from the start page of a language (W622)."""
    paths = frozenset(work.renderings)
    waiting = [path for path, page in work.planned.items() if not page.path and page.layout and path in paths]
    reached = set(waiting)
    while waiting:
        links_there = work.renderings[waiting.pop()].outline.links
        found = {target for link in links_there if (target := target_of(link, paths)[0]) is not None} - reached
        reached |= found
        waiting += found
    for path, page in work.planned.items():
        if page.layout and path.endswith("index.html") and not page.hidden and path in paths - reached:
            message = f"No link is to the page /{page.url}, so readers only find it by its address."
            yield warning("W622", page.origin, message, "Link to it where readers would look for it.")


def _difference(path: str, rendering: Rendering) -> Problem:
    asked = ", ".join(sorted({str(question[0]) for question in rendering.asked}))
    made_from = f" What the file is made from: {asked}." if asked else ""
    return error(
        "E609",
        Location(f"output/{path}"),
        "The published file is not what a clean build makes of the sources.",
        f"Run build.{made_from}",
    )
