"""Tiny sites for tests: a whole site is one text, and a test reads as edits, builds and expectations.

The text is a txtar archive: `-- content/a.md --` begins a file, everything before the first such line is a comment.
A site gets the theme of `tests/sites/theme.txt`, and nothing of the product's, so that counts of pages are exact.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import CodeType
from typing import Any
from unittest import mock

from explainer.content.theme import LayoutFile
from explainer.engine import build as building
from explainer.engine import inputs as sites
from explainer.engine.checking import check_all, problems_of
from explainer.engine.inputs import Options
from explainer.engine.load import Site, load
from explainer.engine.memory import Memory
from explainer.engine.remembered import NOTHING
from explainer.engine.store import Store
from explainer.ground import disk, kept
from explainer.ground.digest import digest

ARCHIVES = Path(__file__).parent / "sites"
NOW = datetime.datetime(2024, 7, 1, 12, tzinfo=datetime.UTC)
READ: dict[tuple[str, bytes], LayoutFile] = {}
COMPILED: dict[Hashable, CodeType] = {}
"""What layouts, most of which all sites of the tests have in common, were read as and were compiled to."""
_MARKER = re.compile(r"^-- (\S.*?) --$")


def unpacked(archive: str) -> dict[str, str]:
    """The files of a txtar archive by path."""
    files: dict[str, str] = {}
    path = None
    for line in archive.splitlines(keepends=True):
        marker = _MARKER.match(line.rstrip("\n"))
        if marker:
            path = marker.group(1)
            files[path] = ""
        elif path is not None:
            files[path] += line
    return files


THEME = unpacked((ARCHIVES / "theme.txt").read_text(encoding="utf-8"))
OPTIONAL = {"search.html", "style-guide.html"}
"""Layouts without which a site has fewer pages. The tiny theme goes without."""
BARE = '<html lang="{{ site.tag() }}"><title>{{ page.path }}</title>\n'
UNKNOWN = {
    f"layouts/{path.name}": BARE
    for path in (ARCHIVES.parent.parent / "layouts").iterdir()
    if path.is_file() and path.name not in OPTIONAL
}
"""A layout that asks nothing, for pages of the product that the tiny theme does not know."""
SMALL = (ARCHIVES / "small.txt").read_text(encoding="utf-8")
RICH = ARCHIVES / "rich"
"""A site with everything that pages are made of, in two languages, for the product's own theme.

It is a folder because its copies of sources are kept to the byte.
"""


@dataclass(frozen=True)
class Built:
    """A build of a tiny site, and what a test expects of it. Expectations may be chained."""

    report: building.Report
    folder: Path

    def expect_rendered(self, *paths: str) -> Built:
        return self._expect(self.report.rendered, paths)

    def expect_written(self, *paths: str) -> Built:
        return self._expect(self.report.written, paths)

    def expect_removed(self, *paths: str) -> Built:
        return self._expect(self.report.removed, paths)

    def _expect(self, found: tuple[str, ...], wanted: tuple[str, ...]) -> Built:
        more, less = sorted({*found} - {*wanted}), sorted({*wanted} - {*found})
        assert not more and not less, f"too many: {more}, missing: {less}; {self._problems()}"
        return self

    def expect_problem(self, code: str, where: str) -> Built:
        """`where` is `content/a.md`, or `content/a.md:7`; a column may be left out."""
        found = [(problem.code, str(problem.where)) for problem in self.report.problems]
        assert any(code == other and (place + ":").startswith(where + ":") for other, place in found), self._problems()
        return self

    def expect_no_problems(self) -> Built:
        assert not self.report.problems, self._problems()
        return self

    def output(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def _problems(self) -> str:
        return (
            "\n".join(f"{problem.code} {problem.where}: {problem.message}" for problem in self.report.problems)
            or "no problems"
        )


BUILT: dict[str, Built] = {}
"""First builds of sites by their text, to be copied. `edits.py` forgets them: they are what the program has made."""


@dataclass
class TinySite:
    """A site in a folder. `tool` stands for the program that builds it; None is the real one."""

    root: Path
    tool: str | None = "tool"
    defaults: dict[str, Any] = field(default_factory=dict)

    @staticmethod
    def make(root: Path, archive: str = SMALL, *, theme: bool = True) -> TinySite:
        site = TinySite(root)
        for path, text in {**(UNKNOWN | THEME if theme else {}), **unpacked(archive)}.items():
            site.write(path, text)
        return site

    @staticmethod
    def rich(root: Path) -> TinySite:
        """A copy of the rich site."""
        shutil.copytree(RICH, root, dirs_exist_ok=True)
        return TinySite(root)

    @property
    def folder(self) -> Path:
        return self.root / "output"

    def write(self, path: str, text: str | bytes) -> TinySite:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def edit(self, path: str, old: str, new: str) -> TinySite:
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        return self.write(path, text.replace(old, new))

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def remove(self, path: str) -> TinySite:
        (self.root / path).unlink()
        return self

    def rename(self, old: str, new: str) -> TinySite:
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)
        return self

    def forget(self) -> TinySite:
        """Delete the store."""
        shutil.rmtree(self.root / ".explainer", ignore_errors=True)
        return self

    def options(self, **changes: Any) -> Options:
        return Options(**{"site": self.root, "output": self.folder, "now": NOW, **self.defaults, **changes})

    def build(self, **changes: Any) -> Built:
        options = self.options(**changes)
        with self.alone():
            return Built(building.build(options), options.output)

    def build_with_product(self, **changes: Any) -> Built:
        """Build with the product's own theme, as an editor would, and expect no error."""
        options = self.options(**changes)
        built = Built(building.build(options), options.output)
        assert not built.report.failed, built.report.problems
        return built

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nothing of the product's own theme, and a program that does not change while somebody edits it.

        The compiled layouts of this site are not kept as the product's.
        """
        theme = mock.patch.object(sites, "theme_folder", lambda: self.root)
        with theme, mock.patch.object(kept, "save"):
            if self.tool is None:
                yield
            else:
                with mock.patch.object(sites, "fingerprint", lambda _files, _settings: digest(self.tool)):
                    yield

    def tree(self) -> dict[str, str]:
        return tree(self.folder)


def checked(options: Options, store: Store) -> Site:
    """A site with the problems of its files and those that its checks find."""
    sources = sites.read(options)
    site = load(options, sources, store)
    if site.facts is None:
        return site
    known = Memory(NOTHING, site.facts, site.extensions, sources.digests)
    site = replace(site, facts=known.facts)
    return replace(site, problems=(*site.problems, *problems_of(site, check_all(site, known)())))


def tree(folder: Path) -> dict[str, str]:
    """What a web server would serve, and empty folders: path to digest."""
    found = {path: hashlib.sha256(data).hexdigest() for path, data in disk.read_tree(folder).items()}
    empty = {
        f"{Path(top).relative_to(folder).as_posix()}/": "empty folder"
        for top, folders, names in os.walk(folder)
        if not folders and not names and Path(top) != folder
    }
    return {**found, **empty}


def moments(folder: Path) -> dict[str, int]:
    """When each file was last written, hidden ones too."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


# Who builds

ONE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
"""The settings of somebody who builds a site."""


def build_as(somebody: Mapping[str, str], site: Path, output: Path, *options: str, umask: int = 0o022) -> None:
    """Build in a process of its own that has nobody else's settings, and expect no error."""
    command = [sys.executable, "-m", "explainer.cli", "build", "--site", str(site), "--output", str(output), *options]
    settings = {"PATH": os.environ["PATH"], "HOME": str(site), "PYTHONPATH": str(ARCHIVES.parent.parent), **somebody}
    done = subprocess.run(
        command, cwd=site, env=settings, umask=umask, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
