"""What a system other than Linux lacks: the program goes on without it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import BARE, OPTIONAL, TinySite

ROOT = Path(__file__).resolve().parent.parent.parent
HIDDEN = """
import multiprocessing.connection, os, sys, types
sys.modules["fcntl"] = None
del os.O_NOFOLLOW
{more}
from explainer.cli import main
sys.exit(main(["build", "--site", sys.argv[1], "--jobs", "1"]))
"""
WINDOWS = """
held = []
def locking(handle, mode, count):
    assert (mode, count) == ("at once", 1)
    held.append(handle)
    if len(held) < 3:
        raise OSError("somebody else has it")
sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK="at once")
import atexit
atexit.register(lambda: print("tries:", len(held)))
"""


@pytest.mark.parametrize(("more", "said"), [("sys.modules['msvcrt'] = None", ""), (WINDOWS, "tries: 3")])
def test_a_build_needs_neither_the_lock_of_unix_nor_its_flags(
    make_site: Callable[..., TinySite], more: str, said: str
) -> None:
    site = make_site()
    for name in OPTIONAL:  # the command takes what the site lacks from the product, whose layouts need its texts
        site.write(f"layouts/{name}", BARE)
    done = subprocess.run(
        [sys.executable, "-c", HIDDEN.format(more=more), str(site.root)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    assert (site.folder / "index.html").is_file()
