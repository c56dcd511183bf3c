"""From folders on the disk to facts: reading, remembering what was parsed, and the site's own extensions."""

from __future__ import annotations

import datetime
import importlib.metadata
import platform
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explainer import checks, queries, search
from explainer import facts as facts_floor
from explainer.content.parse import EMPTY, Parsed, decode, encode, parse
from explainer.content.schema import Origin
from explainer.content.theme import (
    PRODUCT,
    TEXTS,
    LayoutFile,
    decode_layout,
    encode_layout,
    is_layout,
    make_theme,
    read_layout,
)
from explainer.engine.levels import by_code
from explainer.engine.pool import map_in_order
from explainer.engine.store import Store
from explainer.extend import Extensions, failed_extension, gather
from explainer.facts.assemble import SNAPSHOTS, assemble, settings_of
from explainer.facts.contents import Inputs
from explainer.facts.facts import Facts
from explainer.ground import disk
from explainer.ground.digest import Digest, digest, digest_bytes
from explainer.ground.problems import Location, Problem, error, warning
from explainer.model.settings import Settings
from explainer.pages import plan as pages

PACKAGE = Path(__file__).parent.parent
_LIBRARIES = ("budoux", "jinja2", "markupsafe", "markdown", "nh3", "pillow", "pydantic", "pyyaml")

Progress: TypeAlias = Callable[[str, int, int], None]


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
        return digest((files, fingerprint(self.files, None), options.base_url, options.drafts, options.site_code))

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


@dataclass(frozen=True, slots=True)
class Site:
    """A site's facts (None if site.yaml cannot be used), what extends it, and all problems."""

    sources: SiteFiles
    facts: Facts | None
    extensions: Extensions
    problems: tuple[Problem, ...]


def theme_folder() -> Path:
    """Where the product's own layouts/ and assets/ are: in the installed package, or beside it in a checkout."""
    installed = PACKAGE / "theme"
    return installed if disk.is_folder(installed) else PACKAGE.parent


def read(options: Options) -> SiteFiles:
    """Every file of the site as it is now."""
    files, problems = _scan(options.site)
    return SiteFiles(files, tuple(problems))


def load(options: Options, sources: SiteFiles, store: Store, progress: Progress | None = None) -> Site:
    """Parse and assemble the whole site; `checking` finds problems between records."""
    files, problems = sources.files, list(sources.problems)
    parsed_settings = parse("site.yaml", files["site.yaml"]) if "site.yaml" in files else None
    settings, wrong = settings_of(parsed_settings)
    if any(problem.where.path == "site.yaml" for problem in problems):
        wrong = ()  # it is there but cannot be read, which has been reported
    origin = Origin("site.yaml", parsed_settings.fields if parsed_settings else EMPTY)
    own, unloadable = _own_extensions(settings, origin, files, run=options.site_code)
    product = (*facts_floor.MODULES, *search.MODULES, *queries.MODULES, pages, *checks.MODULES)
    extensions, clashes = gather([*product, *own])
    problems += [*wrong, *unloadable, *clashes]
    tool = fingerprint(files, settings if options.site_code else None)  # code that is not run adds nothing
    content, layouts = _read_all(sources, settings, tool, options, store, progress)
    day = day_of(options, settings.time_zone if settings else "UTC")
    problems += [] if day else [_no_zone(settings, origin)]
    problems += _no_content(files, problems)
    if settings is None:
        problems += [problem for parsed in content for problem in parsed.problems]
        return Site(sources, None, extensions, tuple(problems))
    languages = (settings.language, *(lang for lang in settings.languages if lang != settings.language))
    theme, misshapen = make_theme(files, languages, layouts)
    problems += misshapen
    inputs = Inputs(options.base_url or settings.base_url, options.drafts, tool)
    snapshots = {path: data for path, data in files.items() if path.startswith(SNAPSHOTS)}
    facts, wrong = assemble(settings, origin, content, theme, snapshots, inputs, day or options.now.date())
    problems += wrong
    return Site(sources, facts, extensions, by_code(problems, settings))


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


def _own_extensions(
    settings: Settings | None, origin: Origin, files: Mapping[str, bytes], *, run: bool
) -> tuple[list[ModuleType], list[Problem]]:
    """The Python file that site.yaml names under `extensions:`. It is the site's own code, and is trusted."""
    if settings is None or not settings.extensions:
        return [], []
    name = settings.extensions
    where = origin.locate(("extensions",))
    if not run:
        message = f"The site's own code in {name} was not run, as --no-site-code says."
        hint = "What it adds is missing: checks, pages, and what layouts ask it for. Read it before you run it."
        return [], [warning("W612", where, message, hint)]
    if not name.startswith("layouts/") or name not in files:
        return [], [
            error(
                "E608",
                where,
                f'There is no file "{name}" in layouts/.',
                "Put the extensions in layouts/, such as layouts/extensions.py.",
            )
        ]
    module = ModuleType(name.removesuffix(".py").replace("/", "."))
    try:
        exec(compile(files[name], name, "exec"), vars(module))  # noqa: S102 - the site's own code, named by its settings
    except (Exception, SystemExit) as failure:
        return [], [failed_extension(failure, "The extensions cannot be loaded", name)]
    for function in vars(module).values():
        if callable(function) and getattr(function, "__module__", None) == "builtins":
            function.__module__ = module.__name__
    return [module], []


def fingerprint(files: Mapping[str, bytes], settings: Settings | None) -> Digest:
    """The digest of the tool: its source, libraries that make bytes, the Python version, the site's extensions."""
    extensions = files.get(settings.extensions, b"") if settings and settings.extensions else b""
    return digest((_program(), extensions))


@cache
def _program() -> Digest:
    """The digest of the program's files, taken once: the running program does not change with its files."""
    own = tuple((name, digest_bytes(data)) for name, data in disk.package_files(PACKAGE).items())
    libraries = tuple((name, importlib.metadata.version(name)) for name in _LIBRARIES)
    return digest((own, libraries, platform.python_version()))


def _read_all(
    sources: SiteFiles,
    settings: Settings | None,
    tool: Digest,
    options: Options,
    store: Store,
    progress: Progress | None,
) -> tuple[list[Parsed], dict[str, LayoutFile]]:
    """Every content file and layout, read now or remembered from an earlier build by its bytes."""
    raw_html = settings.markdown.raw_html if settings else False
    files = sources.files
    paths = [path for path in files if is_layout(path) or _is_content(path)]
    keys = {path: digest((path, sources.digests[path], tool, raw_html)) for path in paths}
    known = {} if options.clean else store.parsed(keys.values())
    read: dict[str, Parsed | LayoutFile] = {}
    for path in paths:
        if keys[path] in known:
            try:
                read[path] = _decoded(path, known[keys[path]])
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                continue  # the stored bytes are not what we wrote
    missing = [path for path in paths if path not in read]
    new: dict[str, tuple[bytes, bytes]] = {}
    fresh = map_in_order(lambda path: _encoded(path, files[path], raw_html=raw_html), missing, options.jobs)
    for number, (path, encoded) in enumerate(zip(missing, fresh, strict=True), 1):
        read[path] = _decoded(path, encoded)  # as it will be remembered, so that a first build is like any other
        new[keys[path]] = encoded
        if progress:
            progress("Reading", number, len(missing))
    if new:
        store.remember(new, keys.values())
    content = [item for path in paths if isinstance(item := read[path], Parsed)]
    return content, {path: item for path, item in read.items() if isinstance(item, LayoutFile)}


def _is_content(path: str) -> bool:
    return path.startswith("content/") and not path.startswith(SNAPSHOTS)


def _encoded(path: str, data: bytes, *, raw_html: bool) -> tuple[bytes, bytes]:
    return encode_layout(read_layout(path, data)) if is_layout(path) else encode(parse(path, data, raw_html=raw_html))


def _decoded(path: str, remembered: tuple[bytes, bytes]) -> Parsed | LayoutFile:
    return decode_layout(*remembered) if is_layout(path) else decode(path, *remembered)


def _no_content(files: Mapping[str, bytes], problems: Iterable[Problem]) -> list[Problem]:
    """E118 for a site without content: the folder is wrong or was lost, and a build would remove every page."""
    if any(path.startswith("content/") for path in files) or any(
        problem.where.path.partition("/")[0] == "content" for problem in problems
    ):
        return []
    hint = "Write the first record, such as content/pages/home.md; or name the site's folder with --site."
    return [error("E118", Location("content"), "There is nothing in the folder content/.", hint)]


def day_of(options: Options, zone: str) -> datetime.date | None:
    """The day for which the site is built; None if there is no such time zone."""
    try:
        today = options.now.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return options.as_of or today


def _no_zone(settings: Settings | None, origin: Origin) -> Problem:
    zone = settings.time_zone if settings else ""
    hint = "Write a name such as Europe/Paris, Asia/Shanghai or UTC."
    return error("E103", origin.locate(("time_zone",)), f'"{zone}" is not a time zone.', hint)
