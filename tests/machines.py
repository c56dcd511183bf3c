"""What state machines of builds share: accidents, builds, and what each must be like a clean build in.

A machine adds the edits of what its model holds.
"""

from __future__ import annotations

import copy
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar
from unittest import mock

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from jinja2 import Environment
from sites import Built, TinySite, moments, tree

from explainer.engine import build as building
from explainer.engine import checking, pool
from explainer.ground import disk
from explainer.ground.problems import Location, Problem, error
from explainer.pages.answers import Answers
from explainer.pages.plan import Page
from explainer.pages.render import Rendering, render

STEPS = 20

CLEAN: dict[str, tuple[dict[str, str], tuple[Problem, ...]]] = {}
"""What a clean build makes and says of some sources. The program is given, so it is made once."""


class Killed(BaseException):
    """Stands for a signal that nothing can catch."""


def change(**choices: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule that is mostly followed by a build: `jobs` is its number of workers, 0 for none yet."""

    def decorated(method: Callable[..., None]) -> Callable[..., None]:
        def changed(self: Any, jobs: int, **chosen: object) -> None:
            method(self, **chosen)
            if jobs:
                self.built(jobs)

        changed.__name__ = method.__name__
        strategies: dict[str, Any] = {"jobs": st.sampled_from((0, 1, 1, 1, 3)), **choices}
        made: Callable[..., None] = rule(**strategies)(changed)  # type: ignore[no-untyped-call]  # strategies by name
        return made

    return decorated


class Chosen(Protocol):
    """What a site's folder holds, as choices."""

    def files(self) -> Mapping[str, str | bytes]: ...


M = TypeVar("M", bound=Chosen)


class Builds(RuleBasedStateMachine, Generic[M]):
    """Accidents and builds of a site, in any order. `model` is what its folder holds."""

    model: M

    def begin(self, model: M) -> None:
        self.base = Path(tempfile.mkdtemp())
        self.site = TinySite(self.base / "site")
        self.model = model
        self.past: list[M] = []

    def teardown(self) -> None:
        shutil.rmtree(self.base, ignore_errors=True)

    @change(back=st.integers(0, 5))
    def revert(self, back: int) -> None:
        if self.past:
            self.model = copy.deepcopy(self.past[-1 - back % len(self.past)])

    # Accidents

    @change(number=st.integers(0, 60), how=st.sampled_from(("delete", "scribble", "empty")))
    def damage_output(self, number: int, how: str) -> None:
        files = sorted(path for path in self.site.folder.rglob("*") if path.is_file() and path.name[0] != ".")
        if files:
            path = files[number % len(files)]
            path.unlink() if how == "delete" else path.write_bytes(b"scribble" if how == "scribble" else b"")

    @change(how=st.sampled_from(("delete", "scribble", "cut", "letters")))
    def damage_store(self, how: str) -> None:
        path = self.site.root / ".explainer/store"
        if path.exists():
            data = path.read_bytes()
            damaged = {"scribble": b"scribble" * 200, "cut": data[: len(data) // 2], "delete": b""}
            path.write_bytes(damaged.get(how, data.replace(b"words", b"sword").replace(b"region", b"regent")))

    @change()
    def touch(self) -> None:
        for path in self.site.root.rglob("*.md"):
            os.utime(path, (1, 1))

    # Builds

    def sync(self) -> None:
        files = self.model.files()
        self.past.append(copy.deepcopy(self.model))
        for path in [*self.site.root.glob("content/**/*"), *self.site.root.glob("assets/**/*")]:
            if path.is_file() and path.relative_to(self.site.root).as_posix() not in files:
                path.unlink()
        for name, content in files.items():
            target, data = self.site.root / name, content if isinstance(content, bytes) else content.encode()
            if not target.exists() or target.read_bytes() != data:
                self.site.write(name, data)

    def built(self, jobs: int = 1) -> Built:
        self.sync()
        before = moments(self.site.folder)
        with mock.patch.object(pool, "MIN_FOR_WORKERS", 2), mock.patch.object(checking, "MANY_RECORDS", 2):
            built = self.site.build(jobs=jobs)
        made, said = self.clean()
        assert built.report.problems == said
        if built.report.failed:
            assert moments(self.site.folder) == before, "a failed build changed the output"
        else:
            assert self.site.tree() == made
            if built.report.rendered or built.report.removed:
                self.build_again(said)
        return built

    def clean(self) -> tuple[dict[str, str], tuple[Problem, ...]]:
        """The files and the problems of a build from nothing."""
        sources = repr(sorted(self.model.files().items()))
        if sources not in CLEAN:
            clean = self.base / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            with mock.patch.object(building, "STORE", ".explainer-clean"):
                built = self.site.build(output=clean, clean=True)
            CLEAN[sources] = tree(clean), built.report.problems
        return CLEAN[sources]

    def build_again(self, said: tuple[Problem, ...]) -> None:
        before = moments(self.site.folder)
        again = self.site.build()
        assert (again.report.rendered, again.report.written, again.report.removed) == ((), (), ())
        assert moments(self.site.folder) == before
        assert again.report.problems == said

    @rule(number=st.integers(0, 8))
    def build_that_fails_in_a_page(self, number: int) -> None:
        self.sync()
        before = moments(self.site.folder)
        with failing_render(number) as failed:
            built = self.site.build()
        if failed:
            assert built.report.failed
            assert moments(self.site.folder) == before

    @rule(writes=st.integers(0, 8))
    def build_that_is_killed(self, writes: int) -> None:
        self.sync()
        with killed_after(writes):
            self.site.build()


@contextmanager
def failing_render(number: int) -> Iterator[list[str]]:
    """The page of that number cannot be rendered; answers with its path, if it came to that."""
    calls = iter(range(10_000))
    failed: list[str] = []

    def fails(page: Page, answers: Answers, environment: Environment) -> tuple[Rendering | None, Problem | None]:
        if next(calls) == number:
            failed.append(page.output)
            return None, error("E602", Location("layouts/base.html", 1), "It failed.", "Correct it.")
        return render(page, answers, environment)

    with mock.patch.object(pool, "render", fails):
        yield failed


@contextmanager
def killed_after(writes: int) -> Iterator[None]:
    write_whole, done = disk.write_whole, iter(range(writes))

    def dying(path: Path, content: bytes) -> None:
        if next(done, None) is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f"{disk.TEMPORARY_PREFIX}1").write_bytes(content[:7])
            raise Killed
        write_whole(path, content)

    with mock.patch.object(disk, "write_whole", dying):
        try:
            yield
        except Killed:
            return


def run_machine(machine: type[RuleBasedStateMachine], examples: int, *phases: Phase) -> None:
    CLEAN.clear()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=phases or tuple(Phase),
            suppress_health_check=list(HealthCheck),
        ),
    )
