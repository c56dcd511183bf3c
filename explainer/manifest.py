"""Which files of an output folder are ours. The list stands in the folder itself, so that it cannot be lost without it.

Only files named here are ever removed. A folder with files in it and no manifest is somebody else's, and is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from explainer import disk

NAME = ".explainer-manifest"
_HEAD = "# Files written by Explainer, which it may overwrite and remove.\n"
_UNFINISHED = "# A build is writing, or was killed while it did.\n"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The paths, below the output folder, of files that we wrote or were about to write.

    `finished` is False while a build writes; if none is running, one was killed and may have left parts of files.
    """

    paths: frozenset[str]
    finished: bool = True

    @staticmethod
    def read(output: Path) -> Manifest:
        """Nothing, if there is no manifest yet. Lines that are not paths below the folder are ignored."""
        text = disk.read_text(output / NAME) or ""
        finished = _UNFINISHED not in text and not disk.unfinished(output)
        return Manifest(frozenset(line for line in text.splitlines() if _is_ours(line)), finished)

    def widened(self, output: Path, paths: Iterable[str]) -> Manifest:
        """Claim more paths, before they are written."""
        return self._replaced(output, Manifest(self.paths | frozenset(paths), finished=False))

    def settled(self, output: Path, paths: Iterable[str]) -> Manifest:
        """Claim exactly these paths: all are written."""
        return self._replaced(output, Manifest(frozenset(paths)))

    def _replaced(self, output: Path, wanted: Manifest) -> Manifest:
        """The file is written only if that is news."""
        if wanted != self or not disk.exists(output / NAME):
            head = _HEAD + ("" if wanted.finished else _UNFINISHED)
            disk.write_whole(output / NAME, (head + "".join(f"{path}\n" for path in sorted(wanted.paths))).encode())
        return wanted


def _is_ours(line: str) -> bool:
    parts = line.split("/")
    return "\0" not in line and not line.startswith("#") and all(part not in ("", ".", "..") for part in parts)


def _home() -> Path | None:
    """The home folder; None for a user without one, as in some containers."""
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):
        return None


def refusal(output: Path, site: Path) -> str | None:
    """Why this folder may not be an output folder, in plain words; None if it may."""
    try:
        target, source = output.resolve(), site.resolve()
    except (OSError, RuntimeError):
        return f"The links on the way to {output} lead in a circle. Choose another folder."
    if target in (Path(target.anchor), _home()):
        return f"{target} is not a folder for a website. Choose an empty one, such as output."
    if source == target or source.is_relative_to(target):
        return f"{target} holds the site's own sources. Choose an empty folder, such as output."
    for name in ("content", "layouts", "assets", ".explainer", ".git"):
        if target.is_relative_to(source / name):
            return f"{target} belongs to the site's sources ({name}). Choose an empty folder, such as output."
    if disk.exists(target) and not disk.is_folder(target):
        return f"{target} is a file. Choose a folder."
    if not disk.exists(output / NAME) and disk.has_visible_files(output):
        return f"{target} holds files that Explainer did not write. Choose an empty folder, or empty this one first."
    return None
