"""Building: whether there is anything to do, and then the work from the files of a site to those of its output.

Most starts find nothing to do, so that is asked with as little as possible: what parses, checks and renders is loaded
only when it is needed (`work`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.engine import traces
from explainer.engine.counting import Counts, counted
from explainer.engine.inputs import Options, Progress, SiteFiles, day_of, read, whole_key
from explainer.engine.manifest import Manifest
from explainer.engine.store import Store
from explainer.engine.traces import BuildTrace
from explainer.ground import disk, ordinary
from explainer.ground.digest import Digest
from explainer.ground.problems import Problem

if TYPE_CHECKING:
    from explainer.engine.work import Work

STORE = ".explainer"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build found and did. Paths are below the output folder; nothing is written if there is an error."""

    problems: tuple[Problem, ...]
    planned: int
    counts: Counts
    rendered: tuple[str, ...]
    written: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]
    seconds: float
    line_of: Callable[[str, int], str | None]

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.is_error for problem in self.problems)

    @property
    def in_one_line(self) -> str:
        """What was done, as in `12 pages, 3 other files: 1 rendered, 1 written in 0.2 s.`, for people."""
        words = [f"{len(self.rendered)} rendered", f"{len(self.written)} written"]
        if self.removed:
            words.append(f"{len(self.removed)} removed")
        return f"{self.counts.in_words}: {', '.join(words)} in {self.seconds:.1f} s."


def build(options: Options, progress: Progress | None = None) -> Report:
    """Build the site. Raises DiskError if the disk refuses; what has been written by then is complete files."""
    started = time.perf_counter()
    with opened_store(options) as store:
        sources = read(options)
        whole = None if options.clean else traces.decode_whole(store.traces(whole_key(options)))
        inputs = sources.digest(options)
        if whole is not None and not sources.problems and is_unchanged(whole, inputs, options):
            return _nothing_to_do(whole, sources, started)
        from explainer.engine.work import prepare, publish, remember

        work = prepare(options, sources, store, progress)
        if any(problem.is_error for problem in work.problems):
            return report_of(work, started)
        written, removed = publish(options, work)
        remember(options, store, work, inputs)
        return report_of(work, started, written=written, removed=removed)


def check(options: Options, progress: Progress | None = None) -> Report:
    """Everything that `build` does, short of writing the site."""
    from explainer.engine.work import prepare

    started = time.perf_counter()
    with opened_store(options) as store:
        return report_of(prepare(options, read(options), store, progress), started)


@contextmanager
def opened_store(options: Options) -> Iterator[Store]:
    """The site's store, for one process at a time: a second one waits here. Raises DiskError.

    We never make a link in its folder, so a link there may be somebody's attempt to make us write elsewhere.
    """
    folder = options.site / STORE
    below = options.output.relative_to(options.site) if options.output.is_relative_to(folder) else Path(STORE)
    disk.refuse_links_below(options.site, [(below / "file").as_posix()])
    with disk.locked(folder / "lock", options.on_wait), closing(Store(folder / "store")) as store:
        yield store


def report_of(
    work: Work,
    started: float,
    *,
    written: tuple[str, ...] = (),
    removed: tuple[str, ...] = (),
    problems: tuple[Problem, ...] | None = None,
) -> Report:
    """The report of work that began at `started` (of the performance counter)."""
    found = work.problems if problems is None else problems
    failed = any(problem.is_error for problem in found)
    return Report(
        problems=found,
        planned=len(work.planned),
        counts=counted(work.planned),
        rendered=tuple(work.renderings),
        written=written,
        kept=0 if failed else len(work.planned) - len(written),
        removed=removed,
        seconds=time.perf_counter() - started,
        line_of=work.site.sources.line_of,
    )


def is_unchanged(whole: BuildTrace, inputs: Digest, options: Options) -> bool:
    """Whether everything is as it was after the last good build: what goes in, the day, and each file that came out."""
    day = day_of(options, whole.zone)
    return (
        day is not None
        and day.isoformat() == whole.day
        and inputs == whole.inputs
        and _is_settled(Manifest.read(options.output), whole)
        and all(ordinary.digest_of(options.output / path) == seen for path, seen in whole.outputs.items())
    )


def _is_settled(manifest: Manifest, whole: BuildTrace) -> bool:
    return manifest.finished and manifest.owner is not None and manifest.paths == whole.outputs.keys()


def _nothing_to_do(whole: BuildTrace, sources: SiteFiles, started: float) -> Report:
    count = len(whole.outputs)
    counts = counted(whole.outputs)
    return Report(whole.problems, count, counts, (), (), count, (), time.perf_counter() - started, sources.line_of)
