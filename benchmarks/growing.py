"""How the cost of a cold build grows with the site: one run at each size, with its peak memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import contenders
import goals
from stopwatch import time_of


@dataclass(frozen=True)
class Step:
    """One cold build."""

    kind: str
    size: int
    wall: float
    cpu: float
    memory: int


def measure(cache: Path, sizes: Sequence[int], kinds: Sequence[str], jobs: int, folder: Path) -> None:
    """Build cold at each size, and keep what it took beside the results of earlier runs."""
    for kind in kinds:
        make = contenders.plain if kind == goals.PLAIN else contenders.full
        for size in sorted(sizes):
            print(f"growth: {kind}, {size} texts", file=sys.stderr, flush=True)
            contender = make(cache, size, jobs)
            contender.empty()
            run = time_of(contender.command, memory=True)
            _keep(Step(kind, size, run.wall, run.cpu, run.memory), folder)


def kept(folder: Path) -> list[Step]:
    """What was measured, by kind and size."""
    path = folder / "growth.json"
    steps = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return sorted((Step(**step) for step in steps), key=lambda step: (step.kind, step.size))


def _keep(step: Step, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    others = [one for one in kept(folder) if (one.kind, one.size) != (step.kind, step.size)]
    text = json.dumps([asdict(one) for one in [*others, step]], indent=1) + "\n"
    (folder / "growth.json").write_text(text, encoding="utf-8")


def of_a_text(step: Step, before: Step) -> tuple[float, float]:
    """What a text costs in time and in memory, divided by what it costs on the smaller site."""
    times = (step.cpu / step.size) / (before.cpu / before.size)
    return times, (step.memory / step.size) / (before.memory / before.size)
