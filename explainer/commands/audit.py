"""`audit`: whether what is published is what a clean build would make, and every link of it leads somewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from explainer.engine import build, manifest
from explainer.engine.build import Progress, Report
from explainer.engine.load import Options, read
from explainer.ground import disk, ordinary
from explainer.ground.digest import digest_bytes
from explainer.ground.problems import Location, Problem, error, in_order
from explainer.pages import links
from explainer.pages.render import Rendering, base_path


def audit(options: Options, progress: Progress | None = None) -> Report:
    """Read and render everything anew; compare with the output, byte for byte (E609), and follow every link (E610).

    What lies in the output beside that is named as well (E616). Nothing is taken from the store: who can write there
    could say in it what the pages ought to be.
    """
    started = time.perf_counter()
    with build.opened_store(options) as store:
        work = build.prepare(replace(options, clean=True), read(options), store, progress, everything=True)
    problems = [*work.problems]
    base = base_path(work.site.facts) if work.site.facts else "/"
    problems += links.check_tree({path: rendering.content for path, rendering in work.renderings.items()}, base)
    for path, rendering in work.renderings.items():
        if ordinary.digest_of(options.output / path) != digest_bytes(rendering.content):
            problems.append(_difference(path, rendering))
    problems += _foreign(options, work)
    return build.report_of(work, started, problems=in_order(problems))


def _foreign(options: Options, work: build.Work) -> Iterator[Problem]:
    """What lies in the output and is not what was written there: files of others, and links in place of files."""
    for path, is_link in disk.everything_below(options.output).items():
        where = Location(f"output/{path}")
        if is_link:
            message = "This is a link, and a build writes none; what it shows can be changed elsewhere."
            yield error("E616", where, message, "Remove it and run build.")
        elif path not in work.planned and path != manifest.NAME:
            message = "This file does not belong to the site: no build would write it, and hosts would publish it."
            yield error("E616", where, message, "Remove it, if nobody else put it there on purpose.")


def _difference(path: str, rendering: Rendering) -> Problem:
    asked = ", ".join(sorted({str(question[0]) for question in rendering.asked}))
    made_from = f" What the file is made from: {asked}." if asked else ""
    return error(
        "E609",
        Location(f"output/{path}"),
        "The published file is not what a clean build makes of the sources.",
        f"Run build.{made_from}",
    )
