"""Fixtures that more than one test file uses."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sites import SMALL, TinySite

ROOT = Path(__file__).resolve().parent.parent

expect.set_options(timeout=120_000)  # milliseconds; what is expected comes at once unless the machine is very busy


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once as an editor would build it."""
    output = tmp_path_factory.mktemp("site") / "output"
    command = [sys.executable, "build.py", "build", "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"the repository's own site does not build:\n{done.stdout}{done.stderr}"
    return output


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., TinySite]:
    """`make_site("-- content/pages/a.md --…")` is a tiny site in its own folder; `make_site()` is the small one."""
    numbers = itertools.count()

    def make(archive: str = SMALL, *, theme: bool = True) -> TinySite:
        return TinySite.make(tmp_path / f"site-{next(numbers)}", archive, theme=theme)

    return make
