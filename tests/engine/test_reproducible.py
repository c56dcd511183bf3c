"""Two people who build the same sources get the same bytes, wherever and however they build."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from sites import TinySite, tree

ROOT = Path(__file__).resolve().parent.parent.parent
EPOCH = "1719835200"  # 2024-07-01


TEXT = """---
title: All that a text may have
---
![A door](../../assets/door.jpg)

- [x] Open
- [ ] Shut

| One | Other |
|:---|---:|
| 1 | 2 |

1. First
5. Second
"""


def photograph() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (1000, 500), "#203040").save(content, "JPEG")
    return content.getvalue()


def build_as(somebody: dict[str, str], site: Path, output: Path, cwd: Path, umask: int, *options: str) -> None:
    command = [sys.executable, "-m", "explainer.cli", "build", "--site", str(site), "--output", str(output), *options]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(cwd),
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": EPOCH,
        **somebody,
    }
    done = subprocess.run(
        command, cwd=cwd, env=environment, umask=umask, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_who_builds_where_and_how(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "a second place with spaces" / "站点"
    for site in (first, second):
        made = TinySite.rich(site)
        made.write("assets/door.jpg", photograph())
        made.write("content/pages/all-that-a-text-may-have.md", TEXT)
    one = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    other = {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"}
    build_as(one, first, first / "output", first, 0o022, "--jobs", "1")
    build_as(other, second, tmp_path / "public", tmp_path, 0o077, "--jobs", "3")
    built = tree(first / "output")
    assert len(built) > 100
    assert built == tree(tmp_path / "public")
