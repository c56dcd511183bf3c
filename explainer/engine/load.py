"""From folders on the disk to facts: reading, remembering what was parsed, and the site's own extensions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from explainer import checks, queries, search
from explainer import facts as facts_floor
from explainer.content.parse import EMPTY, Parsed, parse
from explainer.content.schema import Origin
from explainer.content.theme import LayoutFile, make_theme
from explainer.engine.inputs import Options, Progress, SiteFiles, day_of
from explainer.engine.levels import by_code
from explainer.engine.opening import Reader, is_content
from explainer.engine.store import Store
from explainer.engine.unopened import Files, Rows, files_of_records, rows_of, unread
from explainer.engine.unopened import decode as decode_rows
from explainer.engine.unopened import encode as encode_rows
from explainer.extend import Extensions, failed_extension, gather
from explainer.facts.assemble import SNAPSHOTS, assemble, languages_of, settings_of
from explainer.facts.contents import Inputs
from explainer.facts.covers import UnreadFile
from explainer.facts.entries import Entry
from explainer.facts.facts import Facts
from explainer.ground.problems import Location, Problem, error, warning
from explainer.model.settings import Settings
from explainer.pages import plan as pages


@dataclass(frozen=True, slots=True)
class Site:
    """A site's facts (None if site.yaml cannot be used), what extends it, and all problems."""

    sources: SiteFiles
    facts: Facts | None
    extensions: Extensions
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    """All files of content in their order, those that were read, and the layouts; with what is known of records."""

    content: Sequence[Parsed | UnreadFile]
    parsed: Mapping[str, Parsed]
    layouts: Mapping[str, LayoutFile]
    files: Files
    rows: Rows


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
    tool = sources.tool(settings if options.site_code else None)  # code that is not run adds nothing
    languages = languages_of(settings) if settings else ()
    reader = Reader(sources, tool, bool(settings and settings.markdown.raw_html), options, store, progress)
    opened = _opened(reader, languages)
    day = day_of(options, settings.time_zone if settings else "UTC")
    problems += [] if day else [_no_zone(settings, origin)]
    problems += _no_content(files, problems)
    if settings is None:
        problems += [problem for parsed in opened.parsed.values() for problem in parsed.problems]
        return Site(sources, None, extensions, tuple(problems))
    theme, misshapen = make_theme(files, languages, opened.layouts)
    problems += misshapen
    inputs = Inputs(options.base_url or settings.base_url, options.drafts, tool)
    snapshots = {path: data for path, data in files.items() if path.startswith(SNAPSHOTS)}
    facts, wrong = assemble(settings, origin, opened.content, theme, snapshots, inputs, day or options.now.date())
    problems += wrong
    _remember_rows(reader, opened, facts.contents.entries)
    return Site(sources, facts, extensions, by_code(problems, settings))


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


def _opened(reader: Reader, languages: Sequence[str]) -> _Opened:
    """Read every layout, and every content file that has to be."""
    paths = [path for path in reader.keys if is_content(path)]
    files = files_of_records(paths, languages) if languages else {}
    rows = {} if reader.options.clean else decode_rows(reader.store.covers())
    closed = unread(files, rows, reader.keys, reader.read_later)
    read = reader.read([path for path in reader.keys if path not in closed])
    layouts = {path: file for path, file in read.items() if isinstance(file, LayoutFile)}
    parsed = {path: file for path, file in read.items() if isinstance(file, Parsed)}
    return _Opened([closed.get(path) or parsed[path] for path in paths], parsed, layouts, files, rows)


def _remember_rows(reader: Reader, opened: _Opened, entries: Mapping[str, Entry]) -> None:
    rows = rows_of(opened.files, opened.rows, reader.keys, opened.parsed, entries)
    if rows != opened.rows:
        reader.store.remember_covers(encode_rows(rows))


def _no_content(files: Mapping[str, bytes], problems: Iterable[Problem]) -> list[Problem]:
    """E118 for a site without content: the folder is wrong or was lost, and a build would remove every page."""
    if any(path.startswith("content/") for path in files) or any(
        problem.where.path.partition("/")[0] == "content" for problem in problems
    ):
        return []
    hint = "Write the first record, such as content/pages/home.md; or name the site's folder with --site."
    return [error("E118", Location("content"), "There is nothing in the folder content/.", hint)]


def _no_zone(settings: Settings | None, origin: Origin) -> Problem:
    zone = settings.time_zone if settings else ""
    hint = "Write a name such as Europe/Paris, Asia/Shanghai or UTC."
    return error("E103", origin.locate(("time_zone",)), f'"{zone}" is not a time zone.', hint)
