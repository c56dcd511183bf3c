"""When to build: the watched files are compared with what they were, and a burst of saves counts as one change.

livereload's own watcher compares times of change only, builds once for each file of a folder, and does so inside the
server's loop. This one runs in a thread of its own and looks at more than times, so that a file that was moved here or
copied with its old time is seen too.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from explainer.ground.disk import is_ignored

POLL = 0.05
"""How many seconds are between two looks at the files, at least."""
SHARE = 9
"""Between two looks is so many times what a look takes, so that a large site does not keep a processor busy."""
QUIET = 0.05
"""Seconds without a further change that end a burst."""
LONGEST_BURST = 2.0
"""Seconds after which a burst that does not end is built all the same."""

Stamp: TypeAlias = tuple[int, int, int, int]
"""Times of content and of metadata in nanoseconds, size, inode: one of them differs after any save, move or copy."""


def sources(site: Path, theme: Path) -> tuple[Path, ...]:
    """What a build reads: the site's files, and the product's layouts and assets if they are elsewhere."""
    own = [site / name for name in ("content", "layouts", "assets", "site.yaml")]
    shared = [] if theme.resolve() == site.resolve() else [theme / name for name in ("layouts", "assets")]
    return (*own, *shared)


def snapshot(roots: Iterable[Path]) -> dict[str, Stamp]:
    """The stamp of every file that a build would read, by path. Hidden files and editors' left-overs do not count."""
    found: dict[str, Stamp] = {}
    for root in roots:
        if root.is_file():
            _stamp(found, str(root))
        for folder, subfolders, names in os.walk(root):
            subfolders[:] = [name for name in subfolders if not name.startswith(".")]
            for name in names:
                if not is_ignored(name):
                    _stamp(found, os.path.join(folder, name))  # noqa: PTH118 - thousands of them, five times a second
    return found


def _stamp(found: dict[str, Stamp], path: str) -> None:
    try:
        stat = os.stat(path)  # noqa: PTH116
    except OSError:
        found[path] = (0, 0, 0, 0)  # gone in between, or a link to nothing; either will be seen when it changes
    else:
        found[path] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)


def bursts(roots: tuple[Path, ...]) -> Iterator[frozenset[str]]:
    """Nothing at once, for the first build; then, for each burst of changes, the paths that changed.

    The files are looked at before a burst is handed out, so what is saved during a build makes the next burst.
    """
    started = time.monotonic()
    seen = snapshot(roots)
    pause = max(POLL, SHARE * (time.monotonic() - started))
    yield frozenset()
    while True:
        time.sleep(pause)
        now = _at_rest(roots, seen)
        if now != seen:
            changed = frozenset(path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path))
            seen = now
            yield changed


def _at_rest(roots: tuple[Path, ...], seen: dict[str, Stamp]) -> dict[str, Stamp]:
    now = snapshot(roots)
    latest = time.monotonic() + LONGEST_BURST
    while now != seen and time.monotonic() < latest:
        time.sleep(QUIET)
        later = snapshot(roots)
        if later == now:
            break
        now = later
    return now
