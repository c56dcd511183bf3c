"""What was measured, kept as one file for each case, kind of site and size, so that parts can be measured again."""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import contenders
from stopwatch import Run

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "results"


@dataclass(frozen=True)
class Measurement:
    """The pairs of runs of one case: ours, then the other's. `beside` names the other."""

    case: str
    kind: str
    size: int
    beside: str
    pairs: tuple[tuple[Run, Run], ...]
    day: str = ""
    commit: str = ""
    load: float = 0.0
    machine: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its file is called, and its reason in reasons.yaml."""
        return f"{self.kind}-{self.case}-{self.size}"


def measured(case: str, kind: str, size: int, beside: str, pairs: Iterable[tuple[Run, Run]]) -> Measurement:
    """A measurement of this machine, of today."""
    runs = tuple(pairs)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return Measurement(case, kind, size, beside, runs, today, _commit(), os.getloadavg()[2], machine())


def machine() -> dict[str, str]:
    """What a reader has to know of the machine."""
    return {
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()}, {platform.machine()}",
        "python": platform.python_version(),
        "hugo": contenders.HUGO_VERSION,
    }


def keep(measurement: Measurement, folder: Path) -> None:
    """Write a measurement in place of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(measurement), indent=1, ensure_ascii=False) + "\n"
    (folder / f"{measurement.name}.json").write_text(text, encoding="utf-8")


def kept(folder: Path) -> list[Measurement]:
    """All measurements of a folder, by name."""
    return [_read(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*-*-*.json"))]


def _read(text: str) -> Measurement:
    values = json.loads(text)
    values["pairs"] = tuple((Run(**ours), Run(**theirs)) for ours, theirs in values["pairs"])
    return Measurement(**values)


def _commit() -> str:
    command: Sequence[str] = ("git", "-C", str(HERE), "rev-parse", "--short=9", "HEAD")
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip()
