"""The larger commands beside `build` and `check`: `audit` and `explain`."""

from __future__ import annotations

import time

from explainer import build, disk, links
from explainer.build import Progress, Report
from explainer.digest import digest_bytes
from explainer.problems import Location, Problem, error, in_order
from explainer.site import Options
from explainer.store import Store


def audit(options: Options, progress: Progress | None = None) -> Report:
    """Render what is fresh, too; compare with the output, byte for byte (E609), and follow every link (E610)."""
    started = time.perf_counter()
    with disk.locked(options.site / build.STORE / "lock"):
        store = Store(options.site / build.STORE / "store.sqlite")
        try:
            work = build.prepare(options, store, progress, everything=True)
        finally:
            store.close()
    problems = [*work.problems]
    problems += links.check_tree({path: rendering.content for path, rendering in work.renderings.items()})
    for path, rendering in work.renderings.items():
        if disk.digest_of(options.output / path) != digest_bytes(rendering.content):
            problems.append(_difference(path, work))
    return build.report_of(work, started, problems=in_order(problems))


def _difference(path: str, work: build.Work) -> Problem:
    trace = work.old.get(path)
    reads = ", ".join(str(read[0]) for read in trace.reads) if trace else "it has not been built yet"
    return error(
        "E609",
        Location(f"output/{path}"),
        "The published file is not what a clean build makes of the sources.",
        f"Run build. What the file was made from: {reads}.",
    )


def explain(options: Options, path: str) -> tuple[str, bool]:
    """Why a file of the output would be rendered, in one line, and whether there is such a file at all."""
    wanted = path.replace("\\", "/").removeprefix("./").lstrip("/")
    wanted = wanted.removeprefix(f"{options.output.name}/")
    if wanted == "" or wanted.endswith("/"):
        wanted += "index.html"
    store = Store(options.site / build.STORE / "store.sqlite")
    try:
        work = build.prepare(options, store)
        page = work.planned.get(wanted)
        if page is None or work.answers is None:
            reason = "the site has errors; run check" if work.answers is None else "no page has this address"
            return f"{wanted}: {reason}.", False
        change = build.first_change(page, work.old.get(wanted), work.answers, options.output)
    finally:
        store.close()
    return f"{wanted}: {_in_words(change)} (from {page.origin})", True


def _in_words(change: object) -> str:
    match change:
        case None:
            return "is fresh: nothing that it was made from has changed."
        case "new":
            return "has not been built yet."
        case "recipe":
            return "is made in another way than before (its layout, language or parameters)."
        case "output":
            return "the file in the output is missing or is not the one that was written."
        case (name, lang, *arguments):
            listed = ", ".join(str(argument) for argument in arguments)
            return f"the answer to {name}({listed}) in {lang} has changed."
        case _:
            return f"{change}."
