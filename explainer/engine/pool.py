"""Runs work in one process or in several. The results are the same bytes in any case.

Workers are forked, so they have the facts without a copy being sent, and return only what they made. The parent keeps
the order and alone writes. Where a platform cannot fork, or there is little to do, everything is done here.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, cycle
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, TypeVar

from jinja2 import TemplateError

from explainer.extend import Function
from explainer.facts.covers import NotAsRememberedError
from explainer.facts.reading import Key, WorkedOut
from explainer.ground.problems import Problem
from explainer.pages.answers import Answers
from explainer.pages.layout_code import LayoutCode
from explainer.pages.making import QueryText
from explainer.pages.plan import Page
from explainer.pages.render import Rendering, make_environment, render, while_making

MIN_FOR_WORKERS = 64
"""Items below which starting workers costs more than it saves (measured at about 40 ms a worker)."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_order(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """`work` of every item, in order. Uses `jobs` processes if there is enough to do and forking is safe."""
    if jobs <= 1 or len(items) < MIN_FOR_WORKERS or not _may_fork():
        yield from map(work, items)
        return
    workers: list[_Worker] = []
    for number in range(jobs):
        workers.append(_start(partial(map, work, items[number::jobs]), workers))
    with closing(_in_turn(workers)) as results:
        for item, result in zip(items, results, strict=False):
            yield work(item) if result is _LOST else result


def alongside(work: Callable[[], Result], jobs: int) -> Callable[[], Result]:
    """Start `work` in a process of its own; the function that is returned waits for its result.

    With one job, or where forking is not safe, the work is done when the result is asked for.
    """
    if jobs <= 1 or not _may_fork():
        return work
    worker = _start(lambda: (work(),), ())

    def result() -> Result:
        with closing(_in_turn([worker])) as results:
            found: Result = next(results)
        return work() if found is _LOST else found

    return result


_LOST: Final[Any] = object()
"""Takes the place of a result that a worker did not send, because it was killed or its work failed. The parent then
does that work itself, and so reports the reason if it fails again."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process, the end at which its results come in, and those that came before their turn."""

    process: BaseProcess
    receiver: Connection
    early: deque[Any] = field(default_factory=deque)


def _start(work: Callable[[], Iterable[Any]], others: Sequence[_Worker]) -> _Worker:
    """Fork a worker that sends the results of `work`, one by one; it inherits the receivers of the `others`."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    inherited = (receiver, *(other.receiver for other in others))
    process = multiprocessing.get_context("fork").Process(target=_send, args=(work, sender, inherited), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until the worker ignores it
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    sender.close()
    return _Worker(process, receiver)


def _send(work: Callable[[], Iterable[Any]], sender: Connection, inherited: Iterable[Connection]) -> None:
    """Do a worker's work. Only the parent keeps a receiver, so sending fails when the parent is gone.

    Ctrl-C is handled by the parent alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for receiver in inherited:
        receiver.close()
    with suppress(Exception, NotAsRememberedError):
        for result in work():
            sender.send(result)


def _in_turn(workers: Sequence[_Worker]) -> Generator[Any, None, None]:
    """The results of the workers, one of each in turn, without end: `_LOST` for each that does not come."""
    sending = {worker.receiver: worker for worker in workers}
    try:
        for worker in cycle(workers):
            while not worker.early and worker.receiver in sending:
                _receive(sending)
            yield worker.early.popleft() if worker.early else _LOST
    finally:
        for worker in workers:
            worker.receiver.close()
            worker.process.join()


def _receive(sending: dict[Connection, _Worker]) -> None:
    """Take one result of every worker that has sent some, so that none waits for another's turn."""
    ready = wait(list(sending))
    for receiver in [receiver for receiver in sending if receiver in ready]:
        try:
            sending[receiver].early.append(receiver.recv())
        except (EOFError, OSError):
            del sending[receiver]


def _may_fork() -> bool:
    """Whether forking is safe: with other threads it may hang, and libraries of macOS do not survive it."""
    return sys.platform == "linux" and threading.active_count() == 1


@dataclass(frozen=True, slots=True)
class _Made:
    """A page, or why it could not be made; and what was worked out for it for the first time."""

    rendering: Rendering | None
    problem: Problem | None
    news: Mapping[Key, WorkedOut]


def render_all(
    stale: Sequence[Page],
    answers: Answers,
    filters: Mapping[str, Function],
    jobs: int,
    progress: Callable[[str, int, int], None] | None,
    code: LayoutCode | None = None,
) -> tuple[dict[str, Rendering], tuple[Problem, ...]]:
    """Render pages, and return the problems of those that failed.

    Layouts are compiled before any worker is forked, and data files are made here: what several of them share, such as
    the index of the search, is then worked out once.
    """
    environment = make_environment(answers.facts.layouts, filters, code)
    for name in sorted({page.layout for page in stale} & answers.facts.layouts.keys()):
        with suppress(TemplateError):  # rendering a page with it reports what is wrong
            environment.get_template(name)

    reads = answers.facts.reads

    def work(page: Page) -> _Made:
        rendering, problem = render(page, answers, environment)
        return _Made(rendering, problem, reads.news())

    data = [page for page in stale if isinstance(page.makes, QueryText)]
    rest = [page for page in stale if not isinstance(page.makes, QueryText)]
    reads.news()  # the workers inherit what has been worked out
    results = chain(map(work, data), map_in_order(work, rest, jobs))
    found: dict[str, Rendering] = {}
    failed: dict[Problem, list[Page]] = {}
    for number, (page, made) in enumerate(zip([*data, *rest], results, strict=True), 1):
        reads.learn(made.news)
        if made.problem is not None:
            failed.setdefault(made.problem, []).append(page)
        elif made.rendering is not None:
            found[page.output] = made.rendering
        if progress:
            progress("Rendering", number, len(stale))
    return found, tuple(while_making(problem, pages) for problem, pages in failed.items())
