"""Which files of an output folder are ours. The list is in the folder itself, so they cannot be separated.

Only files named here are ever removed. A folder with files but no manifest is somebody else's, and is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from explainer.ground import disk, ordinary

NAME = ".explainer-manifest"
_HEAD = "# Files written by Explainer, which it may overwrite and remove.\n"
_UNFINISHED = "# A build is writing, or was killed while it did.\n"
_OWNER = "# Site: "


@dataclass(frozen=True, slots=True)
class Owner:
    """The site of a folder: its path, relative to the folder; its address and title; whether drafts are included."""

    at: str
    base_url: str
    title: str
    drafts: bool

    @staticmethod
    def of(site: Path, output: Path, *, base_url: str, title: str, drafts: bool) -> Owner:
        """The site in the folder `site`, which is built into `output`."""
        return Owner(disk.way(output, site), base_url, title, drafts)

    @staticmethod
    def read(line: str) -> Owner | None:
        """None if the line is damaged."""
        try:
            raw = json.loads(line)
            found = Owner(raw["at"], raw["base_url"], raw["title"], raw["drafts"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return found if all(isinstance(text, str) for text in (found.at, found.base_url, found.title)) else None

    def line(self) -> str:
        """The line that `read` reads."""
        raw = {"at": self.at, "base_url": self.base_url, "drafts": self.drafts, "title": self.title}
        return json.dumps(raw, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The paths, below the output folder, of files that we wrote or were about to write.

    `finished` is False while a build writes; if none is running, one was killed and may have left parts of files.
    `owner` is None if the manifest does not say whose the folder is.
    """

    paths: frozenset[str]
    finished: bool = True
    owner: Owner | None = None

    @staticmethod
    def read(output: Path) -> Manifest:
        """The folder's manifest, or an empty one. Lines that are not paths below the folder are ignored."""
        text = disk.read_text(output / NAME) or ""
        lines = text.splitlines()
        owners = [Owner.read(line.removeprefix(_OWNER)) for line in lines if line.startswith(_OWNER)]
        finished = _UNFINISHED not in text and not disk.unfinished(output)
        paths = frozenset(line for line in lines if not line.startswith("#") and disk.is_below(line))
        return Manifest(paths, finished, owners[0] if owners else None)

    def owned_by(self, owner: Owner) -> Manifest:
        """The same manifest with this site as its owner."""
        return replace(self, owner=owner)

    def widened(self, output: Path, paths: Iterable[str]) -> Manifest:
        """Claim more paths, before they are written."""
        return self._replaced(output, replace(self, paths=self.paths | frozenset(paths), finished=False))

    def settled(self, output: Path, paths: Iterable[str]) -> Manifest:
        """Claim exactly these paths: all are written."""
        return self._replaced(output, replace(self, paths=frozenset(paths), finished=True))

    def _replaced(self, output: Path, wanted: Manifest) -> Manifest:
        """Write the manifest, if it differs from this one."""
        text = wanted.text()
        if text != disk.read_text(output / NAME):
            disk.write_whole(output / NAME, text.encode())
        return wanted

    def text(self) -> str:
        """The content of the file."""
        head = _HEAD + (f"{_OWNER}{self.owner.line()}\n" if self.owner else "")
        head += "" if self.finished else _UNFINISHED
        return head + "".join(f"{path}\n" for path in sorted(self.paths))


def foreign(known: Manifest, owner: Owner, output: Path, site: Path) -> str | None:
    """Why a folder with files of ours is not this site's to change, in plain words; None if it is.

    A site may get another title and address, or its checkout may be elsewhere on the next machine, but hardly both at
    once. So the folder is another site's if it was built from elsewhere and the title or address differs, or if it lies
    in another site's folder. What drafts are in must never be taken for what is published.
    """
    if known.owner is None:
        if not known.paths or output.resolve().is_relative_to(site.resolve()):
            return None
        return (
            f"{output} was written by Explainer, but {NAME} does not say for which site, so nothing was written. "
            "Choose another folder with --output; or delete that folder, if what is in it is no longer wanted."
        )
    elsewhere = known.owner.at != owner.at
    other = (known.owner.base_url, known.owner.title) != (owner.base_url, owner.title)
    if elsewhere and (other or _lies_in_another_site(output, site)):
        return (
            f"{output} holds another site, {known.owner.title!r} ({known.owner.base_url}), so nothing was written. "
            "Choose another folder with --output; or delete that folder, if the site in it is no longer wanted."
        )
    if known.owner.drafts != owner.drafts:
        holds, wanted = ("drafts", "without them") if known.owner.drafts else ("the published site", "with --drafts")
        return (
            f"{output} holds {holds}, but this build is {wanted}, so nothing was written. "
            "Choose another folder with --output."
        )
    return None


def _lies_in_another_site(output: Path, site: Path) -> bool:
    """Whether the nearest folder above that has a site in it is not this site's."""
    above = next((folder for folder in output.resolve().parents if disk.exists(folder / "site.yaml")), None)
    return above is not None and above != site.resolve()


def _home() -> Path | None:
    """The home folder; None for a user without one, as in some containers."""
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):
        return None


def refusal(output: Path, site: Path, *, named: bool = True) -> str | None:
    """Why this folder may not be an output folder, in plain words; None if it may.

    If the person who builds has not `named` it, it must be inside the site, lest a link in the site choose it.
    """
    try:
        target, source = output.resolve(), site.resolve()
    except (OSError, RuntimeError):
        return f"The links on the way to {output} form a circle. Choose another folder."
    if not named and not target.is_relative_to(source):
        return f"{output} is a link to a place outside the site. To build there, write --output {target}."
    if target in (Path(target.anchor), _home()):
        return f"{target} is not a folder for a website. Choose an empty one, such as output."
    if source == target or source.is_relative_to(target):
        return f"{target} holds the site's own sources. Choose an empty folder, such as output."
    for name in ("content", "layouts", "assets", ".explainer", ".git"):
        if target.is_relative_to(source / name):
            return f"{target} belongs to the site's sources ({name}). Choose an empty folder, such as output."
    if disk.exists(target) and not disk.is_folder(target):
        return f"{target} is a file. Choose a folder."
    if not ordinary.is_one(output / NAME) and disk.has_visible_files(output):
        return f"{target} holds files that Explainer did not write. Choose an empty folder, or empty this one first."
    return None
