"""Runs commands in turn and tells what they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memory import Watch


@dataclass(frozen=True)
class Run:
    """What one command took: seconds on the clock, seconds of processor time of it and all its children, and bytes.

    `memory` is the most that all its processes held at once; 0 where nobody looked, since looking takes time too.
    """

    wall: float
    cpu: float
    memory: int = 0


def time_of(command: Sequence[str], *, memory: bool = False) -> Run:
    """Run a command; stop with what it said if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=settings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    watch = Watch(process.pid) if memory else None
    said = process.stdout.read() if process.stdout else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(
            f"{' '.join(command)} ended with {process.returncode}:\n{said.decode(errors='replace')[-2000:]}"
        )
    return Run(wall, used.ru_utime + used.ru_stime, watch.most() if watch else 0)


def settings() -> dict[str, str]:
    """The environment of what is measured: Python may keep its compiled modules, as it does for everybody."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Spread:
    """The middle one of some numbers, the smallest and the largest."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f} to {self.most:.2f})"


def spread(numbers: Iterable[float]) -> Spread:
    """The spread of at least one number."""
    found = sorted(numbers)
    return Spread(statistics.median(found), found[0], found[-1])
