"""One build for each burst of changes, in a thread of its own; its result is printed and shown in the browser."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
import threading
import traceback
import webbrowser
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TextIO, TypeAlias

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

from explainer.engine.build import Report, build
from explainer.engine.inputs import Options, theme_folder
from explainer.ground.disk import DiskError
from explainer.ground.report import as_text
from explainer.serve import overlay
from explainer.serve.handlers import Preview, ShownBuild
from explainer.serve.watching import bursts, sources

SECONDS_TO_END = 3.0
"""How long a running build may take to finish when the server is stopped."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no report: words for an editor. The last good site may have been written in part."""

    words: str


Outcome: TypeAlias = Report | Failure


class SiteWatcher(Watcher):  # type: ignore[misc] # livereload has no types
    """Livereload's watcher, replaced: builds at each burst of changes, then tells the browsers.

    livereload's `poll_tasks` is not used, because it drops a reload that comes within three seconds of another one.
    """

    def __init__(self, options: Options, preview: Preview, open_at: str | None) -> None:
        super().__init__()
        self._roots = sources(options.site, theme_folder())
        for root in self._roots:
            self.watch(str(root))
        self._options = options
        self._preview = preview
        self._open_at = open_at
        self._number = 0
        self._building = threading.Lock()
        self._ended = threading.Event()

    def start(self, _callback: object) -> bool:
        """Called by livereload when its loop is about to run. True: it need not poll."""
        threading.Thread(target=self._run, args=[IOLoop.current()], name="builds", daemon=True).start()
        return True

    def finish(self) -> None:
        """Let a running build finish, within limits, and start no other."""
        self._ended.set()
        self._building.acquire(timeout=SECONDS_TO_END)

    def _run(self, loop: IOLoop) -> None:
        for changed in bursts(self._roots):
            with self._building:
                outcome = attempt(self._options)
                if self._ended.is_set():
                    return
                self._options = replace(self._options, clean=False)
                self._number += 1
                shown = ShownBuild(f"{self._preview.run}-{self._number}", box_for(outcome), begun=True)
                done = threading.Event()
                loop.add_callback(self._show, shown, outcome, styles_only(changed), done)
                done.wait(SECONDS_TO_END)  # so that what is printed is already shown
                tell(outcome)
            if self._open_at:
                webbrowser.open(self._open_at)
                self._open_at = None

    def _show(self, after: ShownBuild, outcome: Outcome, only_styles: bool, done: threading.Event) -> None:
        """In the server's thread: show this from now on, and tell open pages if it is new."""
        before = self._preview.shown
        files = () if isinstance(outcome, Failure) else (*outcome.written, *outcome.removed)
        if files or before.box != after.box or not before.begun:
            self._preview.shown = after
            styles = [path for path in files if path.endswith(".css")] if before.box == after.box else []
            for path in styles if only_styles and styles else ["*"]:
                LiveReloadHandler.reload_waiters(path)
        done.set()


def attempt(options: Options) -> Outcome:
    """Build, and never raise. The clock is read for each build, unless SOURCE_DATE_EPOCH fixes it."""
    now = options.now if os.environ.get("SOURCE_DATE_EPOCH") else datetime.datetime.now(datetime.UTC)
    try:
        return build(replace(options, now=now))
    except DiskError as failure:
        return Failure(str(failure))
    except (Exception, SystemExit) as failure:  # the server must live on, also if a site's extensions call exit()
        traceback.print_exc()
        return Failure(f"Explainer itself failed: {type(failure).__name__}: {failure}\nThe terminal shows where.")


def box_for(outcome: Outcome) -> bytes:
    """The box over every page after this build; empty if it was good."""
    if isinstance(outcome, Failure):
        return overlay.box(outcome.words)
    return overlay.box_of_problems(outcome.problems, outcome.line_of) if outcome.failed else b""


def tell(outcome: Outcome) -> None:
    """Print the problems and one line, as `build` does."""
    if isinstance(outcome, Failure):
        say(f"explainer: {outcome.words}", sys.stderr)
        say("Nothing new to show; the browser keeps the last good site.")
        return
    if outcome.problems:
        colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        say(as_text(outcome.problems, outcome.line_of, colour=colour), sys.stderr)
    kept = "Nothing new to show; the browser keeps the last good site."
    say(kept if outcome.failed else outcome.in_one_line)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print words for the person at the terminal at once, even into a pipe; do nothing if nobody reads any more."""
    with contextlib.suppress(BrokenPipeError):
        out = stream or sys.stdout
        out.write(f"{text}\n")
        out.flush()


def styles_only(changed: Iterable[str]) -> bool:
    """Whether only style sheets were saved. Pages then differ at most in the address of the style sheet."""
    paths = [PurePath(path) for path in changed]
    return bool(paths) and all(path.suffix == ".css" and "assets" in path.parts for path in paths)
