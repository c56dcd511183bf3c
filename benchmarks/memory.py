"""How much memory a command and all processes that it starts hold at once. Linux only; elsewhere it finds nothing.

Each sample adds up the proportional set size (PSS) of every process: pages that several share count once, so that a
program is not charged twice for forking. Where the system does not tell it, the resident size (RSS) is taken.
"""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

EVERY = 0.02
PROC = Path("/proc")


class Watch:
    """Samples a process and its descendants from now on, every 20 ms, until `most` is asked for."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._ended = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def most(self) -> int:
        """Bytes at the highest sample. Ends the sampling."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _sample(self) -> None:
        while True:
            self._most = max(self._most, sum(held(pid) for pid in family(self._pid)))
            if self._ended.wait(EVERY):
                return


def family(pid: int) -> list[int]:
    """A process and everything that it started, of what still runs."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        with contextlib.suppress(OSError):  # it may have ended since
            for task in (PROC / str(one) / "task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
    return found


def held(pid: int) -> int:
    """Bytes that a process holds: its PSS, or its RSS where that is not readable; 0 once it has ended."""
    try:
        return _pss((PROC / str(pid) / "smaps_rollup").read_text())
    except OSError:
        return _rss(pid)


def _pss(rollup: str) -> int:
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def _rss(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
