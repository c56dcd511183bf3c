"""What a build is asked for, and the files that it begins with: all that must be known to see that nothing has changed.

That question is asked at each start, so nothing that parses, checks or renders is loaded here.
"""

from __future__ import annotations

import datetime
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explainer.ground import disk
from explainer.ground.digest import Digest, digest, digest_bytes
from explainer.ground.interface import PRODUCT, TEXTS
from explainer.ground.libraries import versions
from explainer.ground.problems import Problem

if TYPE_CHECKING:
    from explainer.model.settings import Settings

PACKAGE = Path(__file__).parent.parent
_LIBRARIES = ("budoux", "jinja2", "markupsafe", "markdown", "nh3", "pillow", "pydantic", "pyyaml")

Progress: TypeAlias = Callable[[str, int, int], None]
"""A function that is called with the stage, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller decides. `now` is the moment of the build; `as_of` overrides the day that follows from it.

    Without `site_code`, the Python that a site brings is not run. `on_wait` is called when another build is running.
    """

    site: Path
    output: Path
    now: datetime.datetime
    base_url: str | None = None
    drafts: bool = False
    site_code: bool = True
    on_wait: Callable[[], object] = lambda: None
    as_of: datetime.date | None = None
    jobs: int = 1
    clean: bool = False


@dataclass(frozen=True)
class SiteFiles:
    """The files that a site is made of, by path, and what could not be read."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    def digest(self, options: Options) -> Digest:
        """The digest of everything that the site depends on except the day: files, tool, and the caller's options."""
        files = tuple(sorted(self.digests.items()))
        return digest((files, self.tool(None), options.base_url, options.drafts, options.site_code))

    def tool(self, settings: Settings | None) -> Digest:
        """The digest of the tool, with the site's extensions if its settings are known."""
        return fingerprint(self.files, settings)

    @cached_property
    def digests(self) -> Mapping[str, Digest]:
        """The digest of each file, by path."""
        return {path: digest_bytes(data) for path, data in self.files.items()}

    def line_of(self, path: str, line: int) -> str | None:
        """A line of a source file, for messages."""
        lines = _lines(self.files.get(path, b""))
        return lines[line - 1] if 0 < line <= len(lines) else None


@lru_cache(maxsize=4)
def _lines(content: bytes) -> tuple[str, ...]:
    """The lines of a file, cached because a file may have many problems."""
    return tuple(content.decode("utf-8-sig", "replace").splitlines())


def theme_folder() -> Path:
    """Where the product's own layouts/ and assets/ are: in the installed package, or beside it in a checkout."""
    installed = PACKAGE / "theme"
    return installed if disk.is_folder(installed) else PACKAGE.parent


def read(options: Options) -> SiteFiles:
    """Every file of the site as it is now."""
    files, problems = _scan(options.site)
    return SiteFiles(files, tuple(problems))


def _scan(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The content, and the product's layouts and assets, overlaid by the site's own file by file (texts key by key)."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    theme = theme_folder()
    for top in ("layouts", "assets") if theme.resolve() != root.resolve() else ():
        scan = disk.scan(theme, top)
        files.update((PRODUCT + path if path.startswith(TEXTS) else path, data) for path, data in scan.files.items())
        problems += scan.problems
    for top in ("layouts", "assets", "content", "site.yaml"):
        scan = disk.scan(root, top)
        files.update(scan.files)
        problems += scan.problems
    return files, problems


def fingerprint(files: Mapping[str, bytes], settings: Settings | None) -> Digest:
    """The digest of the tool: its source, libraries that make bytes, the Python version, the site's extensions."""
    extensions = files.get(settings.extensions, b"") if settings and settings.extensions else b""
    return digest((program(), extensions))


@cache
def program() -> Digest:
    """The digest of the program's files, taken once: the running program does not change with its files."""
    own = tuple((name, digest_bytes(data)) for name, data in disk.package_files(PACKAGE).items())
    return digest((own, tuple(versions(_LIBRARIES).items()), platform.python_version()))


def day_of(options: Options, zone: str) -> datetime.date | None:
    """The day for which the site is built; None if there is no such time zone."""
    try:
        today = options.now.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return options.as_of or today


def output_key(options: Options) -> str:
    """The name by which the traces of an output folder are remembered: its path, relative if it is inside the site."""
    output, site = options.output.resolve(), options.site.resolve()
    return output.relative_to(site).as_posix() if output.is_relative_to(site) else str(output)


def whole_key(options: Options) -> str:
    """The name by which the whole build of an output folder is remembered."""
    return f"{output_key(options)} (whole)"
