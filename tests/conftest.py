"""Fixtures that more than one test file uses, and what each file of tests costs.

What is expensive is made once: a site that only is looked at once in a run, whichever worker asks first, and a browser
once in each worker.
"""

from __future__ import annotations

import datetime
import gc
import itertools
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import reader
from engines import ENGINES, Engine
from jinja2 import Environment
from playwright.sync_api import Browser, expect
from reader import Reader
from sites import BUILT, COMPILED, ONE, READ, SMALL, TinySite, build_as

from explainer.content import theme
from explainer.engine import build as building
from explainer.engine import opening
from explainer.ground import kept
from explainer.ground.digest import Digest
from explainer.pages import render

ROOT = Path(__file__).resolve().parent.parent
DEAREST = 15
"""So many files are named at the end of a run."""
LONGEST = ("tests/first_site/", "tests/house/")
"""Here are tests that take half a minute each."""
PATIENCE = 900
"""Seconds that a worker waits for what another one makes."""

expect.set_options(timeout=120_000)  # milliseconds; what is expected comes at once unless the machine is very busy

Once = Callable[[str, Callable[[Path], object]], Path]
OpenedEngine = Callable[[str], AbstractContextManager[Engine]]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once("name", make)` is a folder that `make` has filled, once in a run however many workers ask for it.

    It is for looking at: a test that changes a site makes one of its own.
    """
    base = tmp_path_factory.getbasetemp()
    of_the_run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = of_the_run / f"once-{name}", of_the_run / f"once-{name}-done"
        try:
            folder.mkdir()  # of several that try, one succeeds
        except FileExistsError:
            wait_for(done)
            failure = done.read_text(encoding="utf-8")
            assert not failure, f"another worker could not make {name}: {failure}"
            return folder
        outcome = "it was interrupted"
        try:
            make(folder)
            outcome = ""
        except Exception as fault:
            outcome = str(fault) or repr(fault)
            raise
        finally:
            beginning = done.with_suffix(".begun")
            beginning.write_text(outcome, encoding="utf-8")
            beginning.replace(done)  # there is no moment at which it is half written
        return folder

    return made


def wait_for(done: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not done.exists():
        assert time.monotonic() < until, f"{done.name} has not come"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def first_site(once: Once) -> Path:
    """The repository's own site, built once as an editor would build it: for the tests in `first_site/` alone.

    Beside the output are what it is made of and the store, so a copy of the folder above is built in no time.
    """

    def make(folder: Path) -> None:
        for name in ("content", "layouts", "assets"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "site.yaml", folder)
        built_by_an_editor(folder, folder / "output")

    return once("first-site", make) / "output"


@pytest.fixture(scope="session")
def built_site(once: Once) -> Path:
    """A rich site of the tests' own, built once by `ONE`; `epoch` beside it is the moment for which it was built."""

    def make(folder: Path) -> None:
        today = datetime.datetime.now(datetime.UTC).replace(hour=2, minute=0, second=0)
        epoch = str(int(today.timestamp()))  # at two it is another day in Los Angeles
        (folder / "epoch").write_text(epoch, encoding="utf-8")
        build_as({**ONE, "SOURCE_DATE_EPOCH": epoch}, TinySite.rich(folder).root, folder / "output", "--jobs", "3")

    return once("rich-site", make) / "output"


def built_by_an_editor(site: Path, output: Path) -> None:
    command = [sys.executable, "build.py", "build", "--site", str(site), "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def made_once(once: Once) -> Callable[[str, str], Path]:
    """`made_once("name", archive)` is the output of a site in the product's own theme."""

    def made(name: str, archive: str) -> Path:
        def make(folder: Path) -> None:
            report = building.build(TinySite.make(folder, archive, theme=False).options())
            assert not report.failed, [problem.message for problem in report.problems]

        return once(name, make) / "output"

    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The worker's browser; a test opens windows of its own in it."""
    with reader.started_browser() as started:
        yield started


@pytest.fixture(scope="session")
def opened_engine(request: pytest.FixtureRequest) -> OpenedEngine:
    """`opened_engine("Firefox")` is a window of an engine, for a `with`; Chromium's is one of the worker's browser."""

    def opened(name: str) -> AbstractContextManager[Engine]:
        given = [request.getfixturevalue("browser")] if name == "Chromium" else []
        return ENGINES[name](*given)

    return opened


@pytest.fixture(scope="session")
def own_site(built_site: Path, browser: Browser) -> Iterator[Reader]:
    """A reader of the tests' rich site."""
    with reader.served(built_site) as origin:
        yield Reader(browser, built_site, origin)


@pytest.fixture(scope="session", autouse=True)
def same_layouts_are_compiled_once() -> Iterator[None]:
    """A build takes most of its time to compile layouts, and most sites of the tests have the same ones.

    What Jinja makes of a layout depends on its text, its name and the filters, whose constant uses it works out.
    """
    compile_anew, read_anew = render._Environment.compile, theme.read_layout

    def compile_once(self: Environment, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        key = source, name, filename, tuple(sorted(self.filters.items(), key=lambda item: item[0]))
        if key not in COMPILED:
            COMPILED[key] = compile_anew(self, source, name, filename)
        return COMPILED[key]

    def read_once(path: str, data: bytes) -> theme.LayoutFile:
        if (path, data) not in READ:
            READ[path, data] = read_anew(path, data)
        return READ[path, data]

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(render._Environment, "compile", compile_once)
        monkeypatch.setattr(opening, "read_layout", read_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def what_is_kept_is_read_once() -> Iterator[None]:
    """What the program keeps with itself is a sixth of the time of a small build, and is the same at each.

    A test that keeps something elsewhere, or writes the file anew, has it read.
    """
    load_anew, elsewhere, known = kept.load, sys.pycache_prefix, dict[object, dict[Any, Any]]()

    def load_once(name: str, made_by: Digest) -> dict[Any, Any]:
        place = kept._place(name)
        if sys.pycache_prefix != elsewhere or place is None or not place.exists():
            return load_anew(name, made_by)
        found = place.stat()
        key = place, made_by, sys.version, found.st_ino, found.st_mtime_ns, found.st_size
        if key not in known:
            known[key] = load_anew(name, made_by)
        return known[key]

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(kept, "load", load_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_test_waits_for_the_disk() -> Iterator[None]:
    """Nobody pulls the plug on a test, and one `sync` waits for the files of all workers; who counts them replaces it.

    Commands that run in a process of their own do ask the disk.
    """
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(os, "fsync", lambda _handle: None)
        monkeypatch.setattr(os, "sync", lambda: None, raising=False)
        yield


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., TinySite]:
    """`make_site("-- content/pages/a.md --…")` is a tiny site in its own folder; `make_site()` is the small one."""
    numbers = itertools.count()

    def make(archive: str = SMALL, *, theme: bool = True) -> TinySite:
        return TinySite.make(tmp_path / f"site-{next(numbers)}", archive, theme=theme)

    return make


@pytest.fixture
def make_built(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., TinySite]:
    """`make_built()` is the small site after its first build: a copy, which takes a tenth of the time of a build."""
    numbers = itertools.count()

    def make(archive: str = SMALL) -> TinySite:
        if archive not in BUILT:
            built = TinySite.make(tmp_path_factory.mktemp("built"), archive).build()
            assert not built.report.failed, built.report.problems
            BUILT[archive] = built
        return TinySite(shutil.copytree(BUILT[archive].folder.parent, tmp_path / f"built-{next(numbers)}"))

    return make


# What editors write


OF_EDITORS = tuple(f"{ROOT / name}{end}" for name, end in (("content", os.sep), ("site.yaml", "")))
JUDGE_CONTENT = "tests/first_site/"


class Guard:
    """Refuses what editors write to the tests of the program, so that no edit of theirs breaks one.

    Programs that a test starts are not watched; `test_architecture.py` sees that none is given the first site.
    """

    def __init__(self) -> None:
        self.test = ""
        sys.addaudithook(self._opened)  # it stays as long as the process

    def _opened(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self.test and isinstance(arguments[0], str) and arguments[0].startswith(OF_EDITORS):
            raise PermissionError(f"{self.test} reads {arguments[0]}, which only {JUDGE_CONTENT} may")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self.test = "" if item.nodeid.startswith(JUDGE_CONTENT) else item.nodeid
        try:
            return (yield)
        finally:
            self.test = ""


# What the files cost


class Costs:
    """Seconds by the clock and of the processor that each file has taken, whichever worker ran its tests.

    The processor's are those of the worker and of the programs that it has started and that have ended.
    """

    def __init__(self) -> None:
        self.files: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._before = sum(os.times()[:4])

    def pytest_collection(self) -> None:
        gc.disable()  # what is read now stays until the end

    def pytest_collection_finish(self) -> None:
        gc.freeze()  # thousands of tests would be looked through at each collection
        gc.set_threshold(20_000)
        gc.enable()
        self._before = sum(os.times()[:4])  # what all files cost to be read is no file's own

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, Any, Any]:
        """Note on the report, which comes to the process that prints, what has been used since the last one."""
        report = yield
        now = sum(os.times()[:4])
        report.processor, self._before = now - self._before, now
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = self.files[report.nodeid.partition("::")[0]]
        file[0] += report.duration
        file[1] += getattr(report, "processor", 0.0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        dearest = sorted(self.files.items(), key=lambda item: item[1], reverse=True)
        terminalreporter.section("seconds of each file: by the clock, of the processor")
        for name, (clock, processor) in dearest[:DEAREST]:
            terminalreporter.line(f"{clock:8.1f} {processor:8.1f}  {name}")
        clock, processor = (sum(cost[part] for cost in self.files.values()) for part in (0, 1))
        terminalreporter.line(f"{clock:8.1f} {processor:8.1f}  all {len(self.files)} files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, each file in one piece: at the end no worker waits for another one that has begun late.

    The sort keeps the order of all others.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Guard())
    config.pluginmanager.register(Costs())
