"""Fixtures that more than one test file uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once as an editor would build it."""
    output = tmp_path_factory.mktemp("site") / "output"
    command = [sys.executable, "build.py", "build", "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"the repository's own site does not build:\n{done.stdout}{done.stderr}"
    return output
