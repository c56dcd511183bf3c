"""The same work in one process or in several: the bytes do not depend on how many.

Workers are forked, so they have the facts without a copy being sent, and return only what they made. The parent keeps
the order and alone writes. Where a platform cannot fork, or there is little to do, everything is done here.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from jinja2 import TemplateError

from explainer.answers import Answers, Read
from explainer.digest import Digest
from explainer.extend import Function
from explainer.pages import Page
from explainer.problems import Problem
from explainer.render import Rendering, make_environment, render, while_making

MIN_FOR_WORKERS = 64
"""Items below which starting workers costs more than it saves (measured at about 40 ms a worker)."""
_CHUNK = 16

_work: Callable[[Any], Any] | None = None
"""What this process does as a worker; never set in the parent. Workers inherit it, so nothing is sent by pickle."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_order(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """`work` of every item, in order. Uses `jobs` processes if there is enough to do and forking is safe."""
    if jobs <= 1 or len(items) < MIN_FOR_WORKERS or not _may_fork():
        yield from map(work, items)
        return
    with multiprocessing.get_context("fork").Pool(jobs, initializer=_start, initargs=(work,)) as workers:
        yield from workers.imap(_do, items, chunksize=_CHUNK)


def _start(work: Callable[[Any], Any]) -> None:
    """A worker ends when the parent does, as its pipe is closed then; so Ctrl-C is for the parent alone."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def alongside(work: Callable[[], Result], jobs: int) -> Callable[[], Result]:
    """Start `work` in a process of its own; the function that is returned waits for its result.

    With one job, or where forking is not safe, the work is done when the result is asked for; also if the process is
    lost.
    """
    if jobs <= 1 or not _may_fork():
        return work
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    def result() -> Result:
        try:
            found: Result = receiver.recv()
        except EOFError:
            found = work()
        process.join()
        return found

    return result


def _send(work: Callable[[], Any], sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sender.send(work())


def _do(item: Any) -> Any:
    if _work is None:
        raise RuntimeError("a worker was started without work")
    return _work(item)


def _may_fork() -> bool:
    """Forking a process that has other threads may hang it; macOS libraries do not survive it."""
    return sys.platform == "linux" and threading.active_count() == 1


def render_all(
    stale: Sequence[Page],
    answers: Answers,
    filters: Mapping[str, Function],
    jobs: int,
    progress: Callable[[str, int, int], None] | None,
) -> tuple[dict[str, Rendering], tuple[Problem, ...]]:
    """Render pages; the problems of all that failed.

    Layouts are compiled before any worker is forked, and data files are made here: what several of them share, such as
    the index of the search, is then worked out once.
    """
    environment = make_environment(answers.facts.layouts, filters)
    for name in sorted({page.layout for page in stale if page.layout in answers.facts.layouts}):
        with suppress(TemplateError):  # rendering a page with it reports what is wrong
            environment.get_template(name)

    def work(page: Page) -> tuple[bytes | None, Mapping[Read, Digest], Problem | None]:
        rendering, problem = render(page, answers, environment)
        return (rendering.content, rendering.reads, None) if rendering else (None, {}, problem)

    data = [page for page in stale if page.param("query")]
    rest = [page for page in stale if not page.param("query")]
    results = chain(map(work, data), map_in_order(work, rest, jobs))
    found: dict[str, Rendering] = {}
    failed: dict[Problem, list[Page]] = {}
    for number, (page, (content, reads, problem)) in enumerate(zip([*data, *rest], results, strict=True), 1):
        if problem is not None:
            failed.setdefault(problem, []).append(page)
        elif content is not None:
            found[page.output] = Rendering(content, reads)
        if progress:
            progress("Rendering", number, len(stale))
    return found, tuple(while_making(problem, pages) for problem, pages in failed.items())
